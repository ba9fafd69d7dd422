import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { problems } from '../problems.ts';

type Input = Readonly<Record<string, unknown>>;

/** The most entries of a list, and the most assignments that one command is about. */
export const LIST_CAP = 100;

/** The most characters of a field, by its name; longer text is a document, not a line of one. */
const LENGTH_CAPS: Readonly<Record<string, number>> = {
  ...{ type: 100, symbol: 100, subject: 2000, clause: 200, title: 2000, product: 2000, deadline: 1000 },
  ...{ reportedToAsWritten: 500, asWritten: 2000, condition: 200, period: 40, summary: 4000, reason: 2000, note: 2000 },
};

/**
 * An input as its receipt knows it: the same is what says the same, so that the order of fields does not matter, nor that of
 * ids in a list. Null is as good as left out, but where `nullBlanks` says that it is to blank a field.
 */
export function asSent(input: object, { nullBlanks = false } = {}): Input {
  const { idempotencyKey: _, ...said } = input as Input;
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== undefined && (nullBlanks || value !== null))
      .map(([name, value]) => [name, isIdList(value) ? [...new Set(value)].sort() : inner(value)]),
  );
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? asSent(value) : value;
}

function isIdList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Refused with ID_MALFORMED, which names the field: every field whose name ends in "Id" or "Ids", in lists of objects too. */
export function requireIds(input: object, at = 'input'): void {
  for (const [name, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue;
    const place = `${at}.${name}`;
    if (/[a-z]Ids?$/.test(name)) {
      for (const [index, id] of [value].flat().entries()) {
        requireId(id as string, Array.isArray(value) ? `${place}.${index}` : place);
      }
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (typeof item === 'object' && item !== null) requireIds(item, `${place}.${index}`);
      }
    } else if (typeof value === 'object') requireIds(value, place);
  }
}

/** What is wrong with the texts of an input, by themselves: beyond this point every one can be kept and is of bounded length. */
export function malformedTexts(input: object, at: readonly string[] = []): Problem[] {
  return Object.entries(input).flatMap(([name, value]) => {
    const most = LENGTH_CAPS[name];
    return typeof value === 'string' && most !== undefined ? problemsOfText(name, value, most, at) : [];
  });
}

/** What is wrong with the lists of an input: LIST_TOO_LONG. */
export function longLists(input: object): Problem[] {
  return Object.entries(input).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > LIST_CAP
      ? [problems.LIST_TOO_LONG([name], name, String(LIST_CAP), String(value.length))]
      : [],
  );
}

/** A text as it is kept: in one form of Unicode, without blanks around it. */
export function kept(text: string): string;
export function kept(text: string | null | undefined): string | null;
export function kept(text: string | null | undefined): string | null {
  return text == null ? null : normaliseUnicode(text).trim();
}

/** What a command that is refused comes to: it has made nothing. */
export function refused(found: readonly Problem[]): Outcome {
  return { made: {}, problems: found };
}
