/** Where two texts begin to differ, with what stands around. */
export function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 300), at + 200);
  return `  ${around(one)}\ninstead of\n  ${around(other)}`;
}
