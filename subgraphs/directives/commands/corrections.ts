import type { Problem } from '../../../platform/problems.ts';
import { problems } from '../problems.ts';
import { malformedTexts } from './sent.ts';

/** The value that a correction leaves: what is left out stays as it is, null blanks. */
export function corrected<Value>(said: Value | null | undefined, recorded: Value | null): Value | null {
  return said === undefined ? recorded : said;
}

/**
 * What is wrong with a correction by itself: CORRECTION_EMPTY where it names `subject` and a reason and nothing else,
 * FIELD_NOT_BLANKABLE, and what is wrong with its texts.
 */
export function correctionProblems(input: object, subject: readonly string[], needed: readonly string[]): Problem[] {
  const told = Object.entries(input).filter(
    ([name, value]) => value !== undefined && ![...subject, 'idempotencyKey', 'reason'].includes(name),
  );
  const blanked = told.filter(([name, value]) => value === null && needed.includes(name));
  return [
    ...(told.length === 0 ? [problems.CORRECTION_EMPTY([])] : []),
    ...blanked.map(([name]) => problems.FIELD_NOT_BLANKABLE([name], name)),
    ...malformedTexts(input),
  ];
}
