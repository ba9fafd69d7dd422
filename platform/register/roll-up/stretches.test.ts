import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/period.ts';
import type { RollUpQuestion } from '../../cube/agency-roll-up.ts';
import { type RegisterState, stretchesOf } from './stretches.ts';

type Days = readonly [from: string | null, to: string | null];
const OPEN: Days = [null, null];

/** "id KIND LEVEL" with its days. */
const agency = (text: string, [validFrom, validTo]: Days = OPEN) => {
  const [id = '', kind = '', level = ''] = text.split(' ');
  return { id, kind, level, validFrom, validTo };
};
const under = (agencyId: string, parentId: string, [validFrom, validTo]: Days = OPEN) => ({
  ...{ agencyId, parentId, validFrom, validTo },
});
const change = (kind: string, on: string, from: string, to: string) => ({
  ...{ kind, on, from: from.split(' ').filter(Boolean), to: to.split(' ').filter(Boolean) },
});

/** Two provinces with departments and a commune each, merged on 01/07/2025 into one. */
const PROVINCES: RegisterState = {
  agencies: [
    agency('gov GOVERNMENT NATIONAL'),
    agency('a PROVINCE PROVINCE', [null, '2025-06-30']),
    agency('b PROVINCE PROVINCE', [null, '2025-06-30']),
    agency('c PROVINCE PROVINCE', ['2025-07-01', null]),
    agency('k PROVINCE PROVINCE'),
    agency('a-finance DEPARTMENT PROVINCE', [null, '2025-06-30']),
    agency('a-commune COMMUNE COMMUNE'),
    agency('school SCHOOL UNIT'),
    agency('stray ENTERPRISE UNIT'),
  ],
  parents: [
    ...['a', 'b', 'c', 'k'].map((id) => under(id, 'gov')),
    under('a-finance', 'a'),
    under('a-commune', 'a', [null, '2025-06-30']),
    under('a-commune', 'k', ['2025-07-01', null]),
    under('school', 'a-finance', ['2020-01-01', '2024-12-31']),
    under('school', 'k', ['2025-01-10', null]),
  ],
  successions: [change('MERGE', '2025-07-01', 'a b', 'c')],
};

/** "from..to target flag" for each stretch of an agency. */
function told(state: RegisterState, question: RollUpQuestion, agencyId: string): string[] {
  const { agencyIds, froms, tos, targetIds, flags } = stretchesOf(state)(question);
  return agencyIds.flatMap((id, i) => {
    if (id !== agencyId) return [];
    const flag = flags[i] === null ? '' : ` ${flags[i]}`;
    return [`${froms[i] ?? ''}..${tos[i] ?? ''} ${targetIds[i] ?? 'nobody'}${flag}`];
  });
}
const level = (name: 'NATIONAL' | 'PROVINCE' | 'COMMUNE' | 'UNIT', boundariesOn: string | null = null) =>
  ({ to: 'LEVEL', level: name, boundariesOn }) as const;
const self = (boundariesOn: string | null) => ({ to: 'SELF', boundariesOn }) as const;
const within = (ids: string, boundariesOn: string | null = null) =>
  ({ to: 'WITHIN', agencyIds: ids.split(' '), boundariesOn }) as const;

describe('of a rank', () => {
  const rank = (name: 'NATIONAL' | 'PROVINCE' | 'UNIT', depth: number, boundariesOn: string | null = null) =>
    ({ to: 'RANK', level: name, depth, boundariesOn }) as const;
  const state: RegisterState = {
    agencies: [
      ...['gov GOVERNMENT NATIONAL', 'ministry MINISTRY NATIONAL', 'bureau DEPARTMENT NATIONAL'].map((text) =>
        agency(text),
      ),
      ...['p PROVINCE PROVINCE', 'so DEPARTMENT PROVINCE', 'chi-cuc DEPARTMENT PROVINCE', 'school SCHOOL UNIT'].map(
        (text) => agency(text),
      ),
    ],
    parents: [
      ...['ministry', 'p'].map((id) => under(id, 'gov')),
      under('bureau', 'ministry', [null, '2024-12-31']),
      under('bureau', 'gov', ['2025-01-01', null]),
      ...[under('so', 'p'), under('chi-cuc', 'so'), under('school', 'so')],
    ],
    successions: [change('RENAME', '2025-07-01', 'p', 'q')],
  };
  const those = (question: RollUpQuestion) =>
    state.agencies.flatMap(({ id }) => told(state, question, id).map((text) => `${id} ${text}`));

  it.each([
    [rank('NATIONAL', 0), ['ministry .. ministry', 'bureau 2025-01-01.. bureau']],
    [rank('NATIONAL', 1), ['bureau ..2024-12-31 bureau']],
    [rank('NATIONAL', 2), []],
    [rank('PROVINCE', 0), ['p .. p']],
    [rank('PROVINCE', 0, '2025-07-01'), ['p .. p']],
    [rank('PROVINCE', 1), ['so .. so']],
    [rank('PROVINCE', 2), ['chi-cuc .. chi-cuc']],
    [rank('UNIT', 0), ['school .. school']],
  ])('%j an agency is itself, on the days on which it is', (question, found) => {
    expect(those(question)).toEqual(found);
  });
});

describe('at a level, units as they were', () => {
  it.each([
    ['a province: itself, on all days', 'a', 'PROVINCE', ['.. a']],
    ['a department that works at the level of its province: the province', 'a-finance', 'PROVINCE', ['.. a']],
    [
      'who moved: each parent in its time, the first before, the last after',
      'a-commune',
      'PROVINCE',
      ['..2025-06-30 a', '2025-07-01.. k'],
    ],
    [
      'who had no parent for some days: the last one before',
      'school',
      'PROVINCE',
      ['..2025-01-09 a', '2025-01-10.. k'],
    ],
    ['who is of the level below', 'a-commune', 'COMMUNE', ['.. a-commune']],
    ['who has nobody above: nobody', 'stray', 'PROVINCE', ['.. nobody NOT_AT_LEVEL']],
    ['who is above the level: nobody', 'gov', 'PROVINCE', ['.. nobody NOT_AT_LEVEL']],
    ['the Government, when nobody else is of the level', 'a', 'NATIONAL', ['.. gov']],
  ] as const)('%s', (_, id, name, expected) => {
    expect(told(PROVINCES, level(name), id)).toEqual(expected);
  });

  it('departments of ministries count for the ministry, the ministry for itself, what the Prime Minister heads for itself', () => {
    const state: RegisterState = {
      agencies: [
        agency('gov GOVERNMENT NATIONAL'),
        agency('pm PRIME_MINISTER NATIONAL'),
        agency('ministry MINISTRY NATIONAL'),
        agency('department DEPARTMENT NATIONAL'),
        agency('team TASK_FORCE NATIONAL'),
      ],
      parents: [under('ministry', 'gov'), under('department', 'ministry'), under('pm', 'gov'), under('team', 'pm')],
      successions: [],
    };
    const targets = ['gov', 'pm', 'ministry', 'department', 'team'].map((id) => told(state, level('NATIONAL'), id)[0]);
    expect(targets).toEqual(['.. gov', '.. pm', '.. ministry', '.. ministry', '.. team']);
  });

  it('walks a circle once', () => {
    const state = {
      agencies: [agency('x DEPARTMENT UNIT'), agency('y DEPARTMENT UNIT')],
      parents: [under('x', 'y'), under('y', 'x')],
      successions: [],
    };
    expect(told(state, level('PROVINCE'), 'x')).toEqual(['.. nobody NOT_AT_LEVEL']);
  });
});

/** What counts for one of the merged: on days on which they are merged, a part of that unit is theirs, too. */
const ALSO_OF_C = ['..2025-06-30 a', '2025-07-01.. a MERGED_FROM_SEVERAL'];

describe('at a level, on the boundaries of a day', () => {
  it.each([
    ['a merged province, after', 'a', '2025-07-01', ['.. c']],
    ['a merged province, before', 'a', '2025-06-30', ALSO_OF_C],
    ['what it became, after', 'c', '2025-07-01', ['.. c']],
    ['what it became, before', 'c', '2025-06-30', ['.. nobody MERGED_FROM_SEVERAL']],
    ['a kept one', 'k', '2025-07-01', ['.. k']],
    ['a department that ended with its province: what the province became', 'a-finance', '2025-07-01', ['.. c']],
    ['the same before', 'a-finance', '2025-06-30', ALSO_OF_C],
    ['a commune that went elsewhere: where it is on that day', 'a-commune', '2025-07-01', ['.. k']],
    ['the same before', 'a-commune', '2025-06-30', ALSO_OF_C],
    ['a unit under another since', 'school', '2024-12-31', ALSO_OF_C],
  ] as const)('%s', (_, id, on, expected) => {
    expect(told(PROVINCES, level('PROVINCE', on), id)).toEqual(expected);
  });

  it('looks at what stands for those above where they are no more, and says so where nobody does', () => {
    const state: RegisterState = {
      agencies: [
        agency('p PROVINCE PROVINCE', [null, '2007-12-31']),
        agency('q PROVINCE PROVINCE', ['2008-01-01', null]),
        agency('r PROVINCE PROVINCE', ['2008-01-01', null]),
        agency('renamed PROVINCE PROVINCE', [null, '2007-12-31']),
        agency('new-name PROVINCE PROVINCE', ['2008-01-01', null]),
        agency('of-p COMMUNE COMMUNE'),
        agency('of-renamed COMMUNE COMMUNE'),
        agency('of-both COMMUNE COMMUNE', [null, '2007-12-31']),
        agency('one COMMUNE COMMUNE', ['2008-01-01', null]),
        agency('two COMMUNE COMMUNE', ['2008-01-01', null]),
        agency('founded COMMUNE COMMUNE', ['2008-01-01', null]),
      ],
      parents: [
        ...[under('of-p', 'p'), under('of-renamed', 'renamed'), under('of-both', 'renamed')],
        ...[under('one', 'q'), under('two', 'q'), under('founded', 'q')],
      ],
      successions: [
        change('SPLIT', '2008-01-01', 'p', 'q r'),
        change('RENAME', '2008-01-01', 'renamed', 'new-name'),
        change('SPLIT', '2008-01-01', 'of-both', 'one two'),
      ],
    };
    const on = level('PROVINCE', '2008-01-01');
    expect(told(state, on, 'p')).toEqual(['.. nobody SPLIT']);
    expect(told(state, on, 'of-p')).toEqual(['.. nobody SPLIT']);
    expect(told(state, on, 'of-renamed')).toEqual(['.. new-name']);
    // Both parts are under one province, whichever a row was of.
    expect(told(state, on, 'of-both')).toEqual(['..2007-12-31 q SPLIT', '2008-01-01.. q']);
    expect(told(state, level('COMMUNE', '2008-01-01'), 'of-both')).toEqual(['.. nobody SPLIT']);
    expect(told(state, level('COMMUNE', '2007-12-31'), 'founded')).toEqual(['.. nobody NO_COUNTERPART']);
  });
});

/** On 01/03/2025 old was absorbed by big, but for what went to other; closed was abolished, and gave something to other. */
const MINISTRIES: RegisterState = {
  agencies: [
    agency('gov GOVERNMENT NATIONAL'),
    agency('old MINISTRY NATIONAL', [null, '2025-02-28']),
    agency('big MINISTRY NATIONAL'),
    agency('other MINISTRY NATIONAL'),
    agency('closed GOVERNMENT_ATTACHED NATIONAL', [null, '2025-02-28']),
    agency('ended TASK_FORCE NATIONAL', [null, '2025-05-14']),
    agency('department DEPARTMENT NATIONAL'),
  ],
  parents: [
    ...['old', 'big', 'other', 'closed', 'ended'].map((id) => under(id, 'gov')),
    under('department', 'old', [null, '2025-02-28']),
    under('department', 'big', ['2025-03-01', null]),
  ],
  successions: [
    change('ABSORB', '2025-03-01', 'old', 'big'),
    change('TRANSFER', '2025-03-01', 'old', 'other'),
    change('ABOLISH', '2025-03-01', 'closed', ''),
    change('TRANSFER', '2025-03-01', 'closed', 'other'),
  ],
};

describe('ministries on the boundaries of a day', () => {
  it.each([
    ['of which a part went elsewhere: nobody', 'old', ['.. nobody PARTLY_MOVED']],
    [
      'to which the rest came: itself, not whole while the other existed',
      'big',
      ['..2025-02-28 big PARTLY_MOVED', '2025-03-01.. big'],
    ],
    ['to which parts came: the same', 'other', ['..2025-02-28 other PARTLY_MOVED', '2025-03-01.. other']],
    ['abolished: nobody', 'closed', ['.. nobody PARTLY_MOVED']],
    ['ended without a word: nobody, and not the Government', 'ended', ['.. nobody NO_COUNTERPART']],
    [
      'a department that went with the most: where it is',
      'department',
      ['..2025-02-28 big PARTLY_MOVED', '2025-03-01.. big'],
    ],
  ] as const)('%s', (_, id, expected) => {
    expect(told(MINISTRIES, level('NATIONAL', '2025-06-01'), id)).toEqual(expected);
  });
});

describe('agencies themselves, on the boundaries of a day', () => {
  it.each([
    ['a', '2025-07-01', ['.. c']],
    ['c', '2025-06-30', ['.. nobody MERGED_FROM_SEVERAL']],
    ['a-finance', '2025-06-30', ['.. a-finance']],
    ['a-finance', '2025-07-01', ['.. nobody NO_COUNTERPART']],
    ['a-commune', '2025-07-01', ['.. a-commune']],
  ] as const)('%s on %s', (id, on, expected) => {
    expect(told(PROVINCES, self(on), id)).toEqual(expected);
  });
});

describe('within agencies', () => {
  it.each([
    [
      'those that it is or stands under, each',
      'a-finance',
      within('a gov a-finance k'),
      ['.. a-finance', '.. a', '.. gov'],
    ],
    ['while it stood there', 'a-commune', within('a'), ['..2025-06-30 a']],
    ['not those beside it or under it', 'a', within('b a-finance'), []],
    ['what it became, with boundaries', 'a-finance', within('c a', '2025-07-01'), ['.. c']],
    ['where it is on that day', 'a-commune', within('a k c', '2025-07-01'), ['.. k']],
    ['not what cannot be told', 'c', within('a b', '2025-06-30'), []],
    ['but what holds for every part', 'c', within('gov', '2025-06-30'), ['.. gov']],
  ] as const)('%s', (_, id, question, expected) => {
    expect(told(PROVINCES, question, id)).toEqual(expected);
  });

  it('of a ministry of which parts went elsewhere: the Government alone', () => {
    expect(told(MINISTRIES, within('big other gov', '2025-06-01'), 'old')).toEqual(['.. gov']);
    expect(told(MINISTRIES, within('other gov', '2025-06-01'), 'closed')).toEqual(['.. gov']);
  });
});

it('covers every day of every agency once at a level and for itself, and never overlaps within', () => {
  for (const state of [PROVINCES, MINISTRIES]) {
    for (const on of [null, '2024-12-31', '2025-03-01', '2025-07-01', '2030-01-01']) {
      const questions: RollUpQuestion[] = [self(on), level('PROVINCE', on), level('NATIONAL', on)];
      for (const question of questions) {
        const { agencyIds, froms, tos } = stretchesOf(state)(question);
        for (const { id } of state.agencies) {
          const days = agencyIds.flatMap((each, i) => (each === id ? [[froms[i], tos[i]] as const] : []));
          expect(days[0]![0]).toBeNull();
          expect(days.at(-1)![1]).toBeNull();
          days.slice(1).forEach(([from], i) => {
            expect(addDays(days[i]![1]!, 1)).toBe(from);
          });
        }
      }
    }
  }
});
