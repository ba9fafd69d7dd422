import { isBlank, isReadable } from '../../domain/plain-text.ts';
import { defineProblems, type Problem } from '../problems.ts';

/** What is wrong with a text that a command was given, whatever it is about. */
export const textProblems = defineProblems({
  TEXT_BLANK: {
    vi: (field: string) => `Trường "${field}" không được để trống.`,
    en: (field: string) => `Expected some words in "${field}", got none.`,
  },
  TEXT_TOO_LONG: {
    vi: (field: string, most: string, length: string) =>
      `Trường "${field}" được tối đa ${most} ký tự, hiện có ${length}. Hãy rút gọn.`,
    en: (field: string, most: string, length: string) =>
      `Expected at most ${most} characters in "${field}", got ${length}. Shorten it.`,
  },
  TEXT_UNREADABLE: {
    vi: (field: string) =>
      `Trường "${field}" có ký tự điều khiển, dấu đổi chiều chữ hoặc ký tự bị cắt đôi. Hãy bỏ chúng đi.`,
    en: (field: string) =>
      `Expected text in "${field}", got control characters, marks that turn the direction of writing, or half a character. Leave them out.`,
  },
});

/**
 * What can be said of a text by itself: TEXT_UNREADABLE, TEXT_BLANK or TEXT_TOO_LONG, or nothing. `most` is in UTF-16
 * units; `at` is the path to what the field is part of.
 */
export function problemsOfText(field: string, text: string, most: number, at: readonly string[] = []): Problem[] {
  const path = [...at, field];
  if (!isReadable(text)) return [textProblems.TEXT_UNREADABLE(path, field)];
  if (isBlank(text)) return [textProblems.TEXT_BLANK(path, field)];
  return text.length > most ? [textProblems.TEXT_TOO_LONG(path, field, String(most), String(text.length))] : [];
}
