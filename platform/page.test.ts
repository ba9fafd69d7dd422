import { describe, expect, it } from 'vitest';
import { connection, PAGE_CAP, readPage, requireId } from './page.ts';

const LIST = { name: 'letters', keyOf: (letter: string) => [letter] };
const none = async () => 0;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
}

describe('the size of a page', () => {
  it.each([
    ['one below the least', 0, 'PAGE_SIZE_INVALID'],
    ['negative', -1, 'PAGE_SIZE_INVALID'],
    ['one above the cap', PAGE_CAP + 1, 'PAGE_TOO_LARGE'],
    ['ten thousand', 10_000, 'PAGE_TOO_LARGE'],
  ])('%s is refused', (_, first, code) => {
    expect(codeOf(() => readPage({ first }, LIST.name, 1))).toBe(code);
  });

  it.each([1, PAGE_CAP])('%i is taken, and one more row is read to see whether there is a next page', (first) => {
    expect(readPage({ first }, LIST.name, 1)).toEqual({ first, limit: first + 1, after: null });
  });

  it('is 20 when nobody says', () => {
    expect(readPage(null, LIST.name, 1).first).toBe(20);
  });
});

describe('a cursor', () => {
  const page = connection(['a', 'b', 'c'], readPage({ first: 2 }, LIST.name, 1), LIST, none);

  it('leads to the entry after it', () => {
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(readPage({ after: page.pageInfo.endCursor }, LIST.name, 1).after).toEqual(['b']);
  });

  it('keeps nulls of a sort key apart from texts', () => {
    const list = { name: 'days', keyOf: () => [null, 'x'] };
    const [edge] = connection(['only'], readPage({}, list.name, 2), list, none).edges;
    expect(readPage({ after: edge!.cursor }, list.name, 2).after).toEqual([null, 'x']);
  });

  it('that was changed on the way is refused, for it would be no day or id', () => {
    const [checksum] = JSON.parse(Buffer.from(page.pageInfo.endCursor!, 'base64url').toString()) as string[];
    const changed = Buffer.from(JSON.stringify([checksum, '2026-02-30'])).toString('base64url');
    expect(codeOf(() => readPage({ after: changed }, LIST.name, 1))).toBe('CURSOR_MALFORMED');
  });

  it.each([
    ['of another list', () => readPage({ after: page.pageInfo.endCursor }, 'digits', 1)],
    ['that is no cursor', () => readPage({ after: 'hello' }, LIST.name, 1)],
    ['of the wrong length', () => readPage({ after: page.pageInfo.endCursor }, LIST.name, 2)],
    ['that holds no list', () => readPage({ after: Buffer.from('{}').toString('base64url') }, LIST.name, 1)],
  ])('%s is refused', (_, read) => {
    expect(codeOf(read)).toBe('CURSOR_MALFORMED');
  });

  it('is missing on an empty page', () => {
    const empty = connection([], readPage({}, LIST.name, 1), LIST, none);
    expect(empty.pageInfo.hasNextPage).toBe(false);
    expect(empty.pageInfo.endCursor).toBeNull();
  });

  it('stays good for ever: clients keep them', () => {
    expect(readPage({ after: 'WyJLMjVjUXZYdiIsIlBow7ogVGjhu40iLG51bGxd' }, LIST.name, 2).after).toEqual([
      'Phú Thọ',
      null,
    ]);
  });
});

it('has no getters of its own, in itself and its page info: each would cost a request microseconds', () => {
  const page = connection(['a'], readPage({}, LIST.name, 1), LIST, none);

  for (const part of [page, page.pageInfo]) {
    const own = Object.values(Object.getOwnPropertyDescriptors(part));
    expect(own.filter(({ get }) => get !== undefined)).toEqual([]);
  }
});

it('makes a cursor only when it is asked for', () => {
  const asked: string[] = [];
  const list = { name: 'letters', keyOf: (letter: string) => [asked.push(letter) ? letter : ''] };
  const page = connection(['a', 'b'], readPage({}, list.name, 1), list, none);
  expect(asked).toEqual([]);

  const { endCursor } = page.pageInfo;
  expect(asked).toEqual(['b']);
  expect(page.edges.map(({ cursor, node }) => [cursor === endCursor, node])).toEqual([
    [false, 'a'],
    [true, 'b'],
  ]);
});

it('counts all pages only when it is called', async () => {
  let counted = 0;
  const page = connection(['a'], readPage({}, LIST.name, 1), LIST, async () => {
    counted += 1;
    return 7;
  });

  expect(counted).toBe(0);
  expect(await page.countAll()).toBe(7);
});

it('refuses an id that is not one and names the argument', () => {
  expect(codeOf(() => requireId('131/NQ-CP'))).toBe('ID_MALFORMED');
  expect(() => requireId('x', 'filter.parentId')).toThrow(/filter\.parentId/);
  expect(requireId('68fed2f0-7529-4ca4-9466-3474bdc9f19c')).toBe('68fed2f0-7529-4ca4-9466-3474bdc9f19c');
});
