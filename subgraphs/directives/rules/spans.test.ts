import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/period.ts';
import { type SpanValues, spansOf } from './spans.ts';
import {
  type AddresseeFacts,
  type AssignmentFacts,
  dutyOn,
  heldAssignmentsOf,
  NOTHING_HAPPENED,
  type TaskWork,
} from './work.ts';

/** Numbers that look random and are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ISSUED_ON = '2026-01-10';
const dayOf = (count: number) => addDays('2026-01-01', count);
const deadlineOn = (lastOn: string | null, strength: 'HARD' | 'SOFT' = 'HARD') => ({
  ...{ asWritten: lastOn, kind: lastOn === null ? 'NONE' : 'DATE', period: null, lastOn, softLastOn: null, strength },
});

/** What may have happened to one assignment within two months, in any order. */
function happened(next: (below: number) => number, toAssignmentId: string): AssignmentFacts {
  const some = <Item>(make: (nth: number) => Item, most = 3) =>
    Array.from({ length: next(most) }, (_, nth) => make(nth));
  const day = () => dayOf(next(60));
  return {
    decisions: some(() => ({ isMeant: next(2) === 0, decidedOn: day() })),
    extensions: some((nth) => ({
      ...deadlineOn(day(), next(3) === 0 ? 'SOFT' : 'HARD'),
      ...{ id: String(nth), decidedOn: day() },
    })),
    redatings: some(() => ({
      ...{ dueOn: day(), softDueOn: null, actIssuedOn: day() },
      extensionId: next(2) === 0 ? null : String(next(3)),
    })),
    reports: some((nth) => {
      const isDone = next(3) > 0;
      const verdict = next(2) === 0 ? ('ACCEPTED' as const) : ('RETURNED' as const);
      return {
        id: String(nth),
        outcome: isDone ? ('DONE' as const) : ('IMPEDED' as const),
        completedOn: isDone ? day() : null,
        period: null,
        verification: isDone && next(2) === 0 ? { verdict, decidedOn: day(), isSelfVerified: next(2) === 0 } : null,
      };
    }, 4),
    transfer: next(4) === 0 ? { toAssignmentId, toAgencyId: 'another', decidedOn: day() } : null,
    withdrawals: next(4) === 0 ? [{ decidedOn: day() }] : [],
  };
}

const addressee = (over: Partial<AddresseeFacts>): AddresseeFacts => ({
  ...{ id: 'a', ordinal: 0, agencyId: 'agency', agencyAsWritten: 'Sở', classId: null, role: 'LEAD', basis: 'NAMED' },
  condition: null,
  ...over,
});

const taskWith = (over: Partial<TaskWork>): TaskWork => ({
  ...{ taskId: 't', directiveId: 'd', issuedOn: ISSUED_ON, deadline: deadlineOn('2026-02-01'), inherited: null },
  ...{ addressees: [addressee({})], members: [], facts: new Map() },
  ...over,
});

const covers = (span: SpanValues, day: string) =>
  (span.validFrom === null || span.validFrom <= day) && (span.validTo === null || day <= span.validTo);

describe('the spans of an assignment', () => {
  it('say of every day what the rule says, whatever happened, and of none before it began', () => {
    let days = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const next = numbers(seed);
      const facts = new Map([
        ['a', happened(next, 'b')],
        ['b', happened(next, 'c')],
      ]);
      const work = taskWith({ facts, issuedOn: seed % 5 === 0 ? null : ISSUED_ON });
      const spans = Map.groupBy(spansOf(work), ({ assignmentId }) => assignmentId);
      for (const { assignmentId, history, takenOverOn } of heldAssignmentsOf(work)) {
        const own = spans.get(assignmentId) ?? [];
        for (let nth = -5; nth < 65; nth += 1) {
          const day = dayOf(nth);
          const found = own.filter((span) => covers(span, day));
          const isBegun = [work.issuedOn, takenOverOn].every((first) => first === null || first <= day);
          expect(found.length, `${seed} ${assignmentId} ${day}`).toBe(isBegun ? 1 : 0);
          if (!isBegun) continue;
          days += 1;
          const { original, current, ...duty } = dutyOn(history, day);
          expect(found[0], `${seed} ${assignmentId} ${day}`).toMatchObject({
            ...duty,
            originalDueOn: original.lastOn,
            dueOn: current.lastOn,
            deadlineAsWritten: current.asWritten,
            deadlineStrength: current.strength,
          });
        }
      }
    }
    expect(days).toBeGreaterThan(10_000);
  });

  it('are one while nothing happens, from the day of issue on', () => {
    const own = spansOf(taskWith({}));
    expect(own.map(({ validFrom, validTo, state }) => [validFrom, validTo, state])).toEqual([
      [ISSUED_ON, null, 'OPEN'],
    ]);
  });

  it('begin on the first day that there is, also where something is said to have happened on it', () => {
    const reports = [
      { id: 'a', outcome: 'DONE', completedOn: '0001-01-01', period: null, verification: null } as const,
    ];
    const facts = new Map([['a', { ...NOTHING_HAPPENED, reports }]]);
    const own = spansOf(taskWith({ facts, issuedOn: null }));
    expect(own.map(({ validFrom, validTo, state }) => [validFrom, validTo, state])).toEqual([[null, null, 'REPORTED']]);
  });

  it('are the same in whatever order it was heard of', () => {
    const next = numbers(7);
    const facts = happened(next, 'b');
    const turned = Object.fromEntries(
      Object.entries(facts).map(([name, list]) => [name, Array.isArray(list) ? list.toReversed() : list]),
    ) as unknown as AssignmentFacts;
    expect(spansOf(taskWith({ facts: new Map([['a', turned]]) }))).toEqual(
      spansOf(taskWith({ facts: new Map([['a', facts]]) })),
    );
  });
});

describe('a class', () => {
  const named = addressee({ id: 'class', agencyId: null, classId: 'c', basis: 'CLASS' });
  const member = { addresseeId: 'class', concern: 'BOUND', source: 'CLASS' } as const;

  it('counts by itself while no member of it is known, and then each member does', () => {
    const counted = (members: TaskWork['members']) =>
      spansOf(taskWith({ addressees: [named], members })).map(({ assignmentId, isCounted }) => [
        assignmentId,
        isCounted,
      ]);

    expect(counted([])).toEqual([['class', true]]);
    expect(counted([{ ...member, assignmentId: 'm', agencyId: 'x', name: 'Sở Y tế' }])).toEqual([
      ['class', false],
      ['m', true],
    ]);
  });

  it('has no member counted twice whom the task names, day by day', () => {
    const byName = addressee({ id: 'name', agencyId: 'x', ordinal: 1 });
    const members = [{ ...member, assignmentId: 'm', agencyId: 'x', name: 'Sở Y tế' }];
    const counted = (facts: TaskWork['facts']) =>
      spansOf(taskWith({ addressees: [named, byName], members, facts }))
        .filter(({ isClass }) => !isClass)
        .map(({ assignmentId, validFrom, validTo, isCounted, concern, state }) =>
          [assignmentId, validFrom, validTo, isCounted, concern, state].join(' '),
        );
    const withdrawn = { ...NOTHING_HAPPENED, withdrawals: [{ decidedOn: '2026-01-20' }] };

    expect(counted(new Map())).toEqual([`m ${ISSUED_ON}  false EXCLUDED OPEN`, `name ${ISSUED_ON}  true BOUND OPEN`]);
    expect(counted(new Map([['name', withdrawn]]))).toEqual([
      `m ${ISSUED_ON} 2026-01-19 false EXCLUDED OPEN`,
      'm 2026-01-20  true BOUND OPEN',
      `name ${ISSUED_ON} 2026-01-19 true BOUND OPEN`,
      'name 2026-01-20  true BOUND WITHDRAWN',
    ]);
    const both = new Map([
      ['name', withdrawn],
      ['m', withdrawn],
    ]);
    expect(counted(both).filter((span) => span.includes('WITHDRAWN'))).toEqual([
      'm 2026-01-20  false EXCLUDED WITHDRAWN',
      'name 2026-01-20  true BOUND WITHDRAWN',
    ]);
  });

  it('has its spans and those of its members under itself', () => {
    const members = [{ ...member, assignmentId: 'm', agencyId: 'x', name: 'Sở Y tế' }];
    const spans = spansOf(taskWith({ addressees: [named], members }));
    expect(spans.map(({ addresseeId }) => addresseeId)).toEqual(['class', 'class']);
  });
});

it('a task that is addressed to nobody has one span, which counts nowhere', () => {
  expect(spansOf(taskWith({ addressees: [] }))).toMatchObject([
    { assignmentId: null, isCounted: false, validFrom: ISSUED_ON, validTo: null, dueOn: '2026-02-01' },
  ]);
});
