import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/period.ts';
import type { AssignmentFacts, TaskWork } from '../../subgraphs/directives/rules/work.ts';

/** Histories of work that chance makes, the same in each run but for their ids. */

const next = ((state: number) => (below: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
})(11);
const oneOf = <Item>(items: readonly Item[]): Item => items[next(items.length)]!;
/** Later than all that reference data say. */
export const dayOf = (count: number) => addDays('2040-01-01', count);
const day = () => dayOf(next(40));
export const AGENCIES = Array.from({ length: 5 }, () => randomUUID());
export const DIRECTIVES = Array.from({ length: 6 }, () => randomUUID());
export const PARENT = DIRECTIVES[0]!;
/** Attached to the parent. */
export const ATTACHMENT = DIRECTIVES[1]!;

function deadline(): TaskWork['deadline'] {
  const lastOn = next(5) === 0 ? null : day();
  const kind = next(6) === 0 ? 'RECURRING' : lastOn === null ? 'NONE' : 'DATE';
  const words = { asWritten: kind === 'NONE' ? null : 'chậm nhất', kind, period: null };
  return {
    ...words,
    lastOn,
    softLastOn: null,
    strength: lastOn === null ? null : oneOf(['HARD', 'HARD', 'SOFT', null]),
  };
}

function facts(toAssignmentId: string): AssignmentFacts {
  const some = <Item>(make: (nth: number) => Item, most: number) =>
    Array.from({ length: next(most) }, (_, nth) => make(nth));
  return {
    decisions: some(() => ({ isMeant: next(2) === 0, decidedOn: day() }), 3),
    extensions: some((nth) => ({ ...deadline(), id: String(nth), decidedOn: day() }), 3),
    redatings: some(() => ({ extensionId: null, dueOn: day(), softDueOn: null, actIssuedOn: day() }), 2),
    reports: some((nth) => {
      const verification = {
        verdict: oneOf(['ACCEPTED', 'RETURNED'] as const),
        decidedOn: day(),
        isSelfVerified: false,
      };
      return {
        ...({ id: String(nth), outcome: 'DONE', completedOn: day(), period: null } as const),
        verification: next(2) === 0 ? verification : null,
      };
    }, 3),
    transfer: next(5) === 0 ? { toAssignmentId, toAgencyId: oneOf(AGENCIES), decidedOn: day() } : null,
    withdrawals: some(() => ({ decidedOn: day() }), 2).slice(next(2)),
  };
}

/** Tasks with all that happened to their assignments: some without addressees, some with classes with and without members. */
export function randomWorks(): TaskWork[] {
  return Array.from({ length: 90 }, (_, nth): TaskWork => {
    const ids = Array.from({ length: 8 }, () => randomUUID());
    const addressees = Array.from({ length: nth % 9 === 0 ? 0 : 1 + next(3) }, (_item, ordinal) => {
      const isClass = next(3) === 0;
      return {
        ...{ id: ids[ordinal]!, ordinal, agencyId: isClass ? null : oneOf(AGENCIES), agencyAsWritten: 'Cơ quan' },
        ...{ classId: isClass ? randomUUID() : null, role: oneOf(['LEAD', 'COORDINATE']), condition: null },
        basis: isClass ? oneOf(['CLASS', 'CLASS_IF_CONCERNED']) : 'NAMED',
      };
    });
    const members = addressees
      .filter(({ classId, ordinal }) => classId !== null && ordinal % 2 === 0)
      .flatMap(({ id, basis }) =>
        AGENCIES.slice(0, 1 + next(3)).map((agencyId, place) => ({
          ...{ assignmentId: randomUUID(), addresseeId: id, agencyId, name: `Sở ${place}`, source: 'CLASS' as const },
          concern: basis === 'CLASS' ? ('BOUND' as const) : ('POTENTIAL' as const),
        })),
      );
    const held = [
      ...addressees.filter(({ agencyId }) => agencyId !== null).map(({ id }) => id),
      ...members.map((m) => m.assignmentId),
    ];
    return {
      ...{ taskId: randomUUID(), directiveId: oneOf(DIRECTIVES), issuedOn: next(6) === 0 ? null : dayOf(next(15)) },
      ...{ deadline: deadline(), inherited: null, addressees, members },
      facts: new Map(held.flatMap((id) => (next(4) === 0 ? [] : [[id, facts(randomUUID())] as const]))),
    };
  });
}
