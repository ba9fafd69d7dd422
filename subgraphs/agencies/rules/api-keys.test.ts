import { expect, it } from 'vitest';
import { latestExpiry, sha256Of } from './api-keys.ts';

it.each([
  ['2026-03-31', '2028-03-31'],
  ['2028-02-28', '2030-02-28'],
  ['2028-02-29', '2030-02-28'],
])('a key that is registered on %s works at most to %s', (today, expected) => {
  expect(latestExpiry(today)).toBe(expected);
});

it.each([
  ['64 digits', 'a'.repeat(64), 'a'.repeat(64)],
  ['64 digits in capitals', 'A'.repeat(64), 'a'.repeat(64)],
  ['63 digits', 'a'.repeat(63), null],
  ['65 digits', 'a'.repeat(65), null],
  ['a letter that is no digit', `${'a'.repeat(63)}g`, null],
  ['a line break after them', `${'a'.repeat(64)}\n`, null],
])('a hash of %s is read as %s', (_, text, expected) => {
  expect(sha256Of(text)).toBe(expected);
});
