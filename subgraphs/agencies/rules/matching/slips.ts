/**
 * Whether two names in bare words differ by slips alone: the same number of words, at most one letter wrong, missing, too
 * many or swapped in a word of three letters or more, and no more than one such word in four (one in a short name). Words
 * that were written together, or torn apart, are the same. Gives how many slips; null when the names differ.
 */
export function slipsBetween(a: string, b: string): number | null {
  if (a === b) return 0;
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 1;
  const wordsOfA = a.split(' ');
  const wordsOfB = b.split(' ');
  if (wordsOfA.length !== wordsOfB.length || wordsOfA.length < 2) return null;

  let slips = 0;
  for (const [i, word] of wordsOfA.entries()) {
    const other = wordsOfB[i]!;
    if (word === other) continue;
    if (Math.min(word.length, other.length) < 3 || !isOneSlip(word, other)) return null;
    slips += 1;
  }
  return slips <= Math.max(1, Math.floor(wordsOfA.length / 4)) ? slips : null;
}

/** Whether one letter makes the difference: another one, one too many, or two that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;

  const restOfA = a.slice(start, a.length - end);
  const restOfB = b.slice(start, b.length - end);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0];
}
