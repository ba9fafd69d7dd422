import { normaliseUnicode } from '../../../domain/vietnamese.ts';
import { HubError } from '../../../platform/errors.ts';
import { requireId } from '../../../platform/page.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { isPublic, type Viewer } from '../../../platform/viewer.ts';
import { FORMULA_CAPS } from '../../../schema/formula.ts';
import { surveyProblems } from '../problems/surveys.ts';
import { problems } from '../problems.ts';
import type { Refusal } from '../rules/stated-number.ts';

type Input = Readonly<Record<string, unknown>>;

/** The most characters of a field, by its name; longer text is a document, not a line of one. */
const LENGTH_CAPS: Readonly<Record<string, number>> = {
  ...{ name: 2000, numerator: 2000, denominator: 2000, reason: 2000, difference: 2000, part: 200, number: 100 },
  ...{
    asWritten: 2000,
    leadAsWritten: 500,
    subunitsAsWritten: 2000,
    periodAsWritten: 500,
    clause: 200,
    publishedBy: 200,
  },
  ...{ document: FORMULA_CAPS.document, numeratorPath: FORMULA_CAPS.path, denominatorPath: FORMULA_CAPS.path },
  basis: 2000,
};

/** The most entries of a list, by its name. */
const LIST_CAPS: Readonly<Record<string, number>> = {
  ...{ seriesBreaks: 20, similarTo: 20, agencyClassIds: 10, agencyIds: 50, memberIds: 100, missingMemberIds: 100 },
};

/**
 * Refused with UNAUTHENTICATED for the public, who could have no receipt, and with FORBIDDEN without the scope. The gateway
 * asks the same before a command comes here, and the triggers of the tables after it.
 */
export function requireWriter(viewer: Viewer): void {
  if (isPublic(viewer)) {
    throw new HubError('UNAUTHENTICATED', 'Expected a known viewer: commands are not for the public.');
  }
  if (!viewer.scopes.includes('indicators:write')) {
    throw new HubError('FORBIDDEN', 'Expected the scope indicators:write; it is missing.');
  }
}

/**
 * An input as its receipt knows it: the same is what says the same, so that neither the order of fields matters nor that of
 * ids in a list. Null is as good as left out, but where `nullBlanks` says that it is to blank a field. `defaults` are what
 * the schema means by leaving out.
 */
export function asSent(input: object, { nullBlanks = false, defaults = {} as Input } = {}): Input {
  const { idempotencyKey: _, ...said } = input as Input;
  const entries = Object.entries(said)
    .filter(([, value]) => value !== undefined && (nullBlanks || value !== null))
    .filter(([, value]) => nullBlanks || !Array.isArray(value) || value.length > 0)
    .map(([name, value]) => [name, isIdList(value) ? [...new Set(value)].sort() : inner(value)]);
  return { ...defaults, ...Object.fromEntries(entries) };
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  return typeof value === 'object' && value !== null ? asSent(value) : value;
}

function isIdList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Refused with ID_MALFORMED, which names the field: every field whose name ends in "Id" or "Ids", in objects and lists too. */
export function requireIds(input: object, at = 'input'): void {
  for (const [name, value] of Object.entries(input)) {
    if (value === null || value === undefined) continue;
    const place = `${at}.${name}`;
    if (/[a-z]Ids?$/.test(name)) {
      for (const [index, id] of [value].flat().entries()) {
        requireId(id as string, Array.isArray(value) ? `${place}.${index}` : place);
      }
    } else if (typeof value === 'object') requireIds(value, place);
  }
}

/**
 * What is wrong with texts and lists of an input by themselves, in objects and lists too: beyond this point each text can be
 * kept and is of bounded length. `numbers` are fields that are decimals here, and texts elsewhere.
 */
export function malformedIn(
  input: object,
  { at = [], numbers = [] }: { at?: readonly string[]; numbers?: readonly string[] } = {},
): Problem[] {
  return Object.entries(input).flatMap(([name, value]): Problem[] => {
    const most = LENGTH_CAPS[name];
    if (typeof value === 'string') {
      return most === undefined || numbers.includes(name) ? [] : problemsOfText(name, value, most, at);
    }
    if (typeof value !== 'object' || value === null) return [];
    const cap = Array.isArray(value) ? LIST_CAPS[name] : undefined;
    if (cap !== undefined && (value as readonly unknown[]).length > cap) {
      const count = String((value as readonly unknown[]).length);
      return [problems.LIST_TOO_LONG([...at, name], name, String(cap), count)];
    }
    return malformedIn(value, { at: [...at, name], numbers });
  });
}

/**
 * What is wrong with a correction by itself: CORRECTION_EMPTY where it names `subject` and a reason and nothing else,
 * FIELD_NOT_BLANKABLE of what is `needed`.
 */
export function emptinessOf(input: object, subject: string, needed: readonly string[]): Problem[] {
  const told = Object.entries(input).filter(
    ([name, value]) => value !== undefined && ![subject, 'idempotencyKey', 'reason'].includes(name),
  );
  if (told.length === 0) return [problems.CORRECTION_EMPTY([])];
  return told
    .filter(([name, value]) => value === null && needed.includes(name))
    .map(([name]) => problems.FIELD_NOT_BLANKABLE([name], name));
}

/** The value that a correction leaves: what is left out stays as it is, null blanks. */
export function corrected<Value>(said: Value | null | undefined, recorded: Value | null): Value | null {
  return said === undefined ? recorded : said;
}

/** A text as it is kept: in one form of Unicode, without blanks around it. */
export function kept(text: string): string;
export function kept(text: string | null | undefined): string | null;
export function kept(text: string | null | undefined): string | null {
  return text == null ? null : normaliseUnicode(text).trim();
}

/** Ids, each once. */
export function eachOnce(ids: readonly string[] | null | undefined): string[] {
  return [...new Set(ids ?? [])];
}

/** Refusals that rules found, in words. */
export function problemsOf(refusals: readonly Refusal[]): Problem[] {
  return refusals.map(({ code, at, named }) => {
    const make = { ...problems, ...surveyProblems }[code] as (
      path: readonly string[],
      ...named: readonly string[]
    ) => Problem;
    return make(at, ...named);
  });
}

/** What a command that is refused comes to: it has made nothing. */
export function refused(found: readonly Problem[]): Outcome {
  return { made: {}, problems: found };
}
