/** Control characters but line breaks and tabs, and those that turn the direction of writing. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u;

/** Whether a text can be kept and shown as it came: no control characters and no half of a surrogate pair. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !UNREADABLE.test(text);
}

/** Whether a text says nothing: it holds no letter, digit or sign, whatever blanks of Unicode there are. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
