import { describe, expect, it } from 'vitest';
import { startOf } from './order.ts';

const ID = '68fed2f0-7529-4ca4-9466-3474bdc9f19c';
const startAfter = (text: string) => startOf(['text', 'id'], { first: 20, limit: 21, after: [text, ID] });

describe('a text that a page begins after', () => {
  it.each([
    ['a name', 'Ủy ban nhân dân tỉnh Phú Thọ'],
    ['as many marks on a letter as Unicode allows', `a${'\u0301'.repeat(30)}`],
  ])('is compared by the database: %s', (_, text) => {
    expect(startAfter(text)).toEqual([text, ID]);
  });

  it.each([
    ['the character NUL', 'a\0'],
    // Comparing one such text as in Vietnamese takes the square of its marks, and nothing stops PostgreSQL meanwhile.
    ['more marks on a letter', `a${'\u0301'.repeat(31)}`],
  ])('is refused with CURSOR_MALFORMED: %s', (_, text) => {
    expect(() => startAfter(text)).toThrow(expect.objectContaining({ code: 'CURSOR_MALFORMED' }));
  });
});
