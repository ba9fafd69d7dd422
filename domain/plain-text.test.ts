import { expect, it } from 'vitest';
import { isBlank, isReadable } from './plain-text.ts';

it.each([
  ['Vietnamese text', 'Cổng Dịch vụ công', true],
  ['a character outside the basic plane', '𠀀', true],
  ['half of one', '\ud840', false],
  ['a NUL', 'a\0b', false],
  ['a bell', 'a\u0007b', false],
  ['a line break and a tab', 'a\n\tb', true],
  ['a mark that turns the direction of writing', 'a\u202eb', false],
])('%s can be kept: %s → %s', (_, text, expected) => {
  expect(isReadable(text)).toBe(expected);
});

it.each([
  ['nothing', '', true],
  ['blanks', ' \t\n', true],
  ['blanks that do not look like one', '\u00a0\u200b\u2003', true],
  ['a word', ' V/v ', false],
  ['a sign', '…', false],
])('%s is blank: %j → %s', (_, text, expected) => {
  expect(isBlank(text)).toBe(expected);
});
