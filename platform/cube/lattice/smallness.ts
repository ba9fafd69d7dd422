import type { SuppressionRule } from './suppression.ts';

/** A count as the parts that it is the sum of. */
export function sumOf(counts: readonly number[], parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + counts[part]!, 0);
}

/** Whether a count is above zero and below the smallest that is shown. */
export function isSmall(count: number, smallest: number): boolean {
  return count > 0 && count < smallest;
}

/** Whether a count that is to be protected differs by a small number from one of these; a cell that was not there had 0. */
export function isCorrection(
  counts: readonly number[],
  parts: readonly number[],
  references: readonly (readonly number[] | null)[],
  { smallestChange }: SuppressionRule,
): boolean {
  if (smallestChange === null) return false;
  const now = sumOf(counts, parts);
  // A zero is shown, whatever was there before.
  if (now === 0) return false;
  return references.some((then, place) => {
    // Only what was shown before it was withheld may be unknown; of the last version the count is 0 where there was none.
    if (then === null && place > 0) return false;
    return isSmall(Math.abs(now - (then === null ? 0 : sumOf(then, parts))), smallestChange);
  });
}
