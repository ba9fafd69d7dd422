import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';

/** The most characters of a reason: a line, not a document. */
export const REASON_LENGTH = 500;

/** What a command comes to that wrote nothing. */
export function refused(found: readonly Problem[]): Outcome {
  return { made: {}, problems: found };
}

/** A text of a caller's in a sentence: escaped, and cut so that the sentence stays one. */
export function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
