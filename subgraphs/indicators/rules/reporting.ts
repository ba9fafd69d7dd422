import { boundAgencies, type KnownRegister } from './binding.ts';
import type { JudgedTarget, Time } from './evaluation.ts';

/**
 * The agencies of which a number about a time is to be expected, by id: those whom a target binds whose own time overlaps it, as of the last day
 * on which both run. So who ended before is not missed after it, and who was founded later not before. An earlier result
 * that decides which of several targets binds an agency does not matter: one of them does.
 */
export function expectedAgencies(
  targets: readonly Pick<JudgedTarget, 'from' | 'to' | 'classIds' | 'agencyIds'>[],
  time: Time,
  register: KnownRegister,
): string[] {
  const expected = new Set<string>();
  for (const { from, to, classIds, agencyIds } of targets) {
    const [first, last] = [later(from, time.from), earlier(to, time.to)];
    if (first > last) continue;
    const both = { from: first, to: last, boundOn: last };
    for (const id of boundAgencies({ ...both, classIds, agencyIds }, register)) expected.add(id);
  }
  return [...expected].sort();
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
