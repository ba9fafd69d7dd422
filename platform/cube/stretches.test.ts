import { describe, expect, it } from 'vitest';
import type { AgencyRollUp } from './agency-roll-up.ts';
import { onlyIn, restrictedTo } from './stretches.ts';

/** "agency from..to target" for each stretch. */
function rollUpOf(...stretches: readonly string[]): AgencyRollUp {
  const parts = stretches.map((text) => /^(\S+) (\S*)\.\.(\S*) (\S+)$/.exec(text)!.slice(1));
  return {
    agencyIds: parts.map(([agencyId]) => agencyId!),
    froms: parts.map(([, from]) => from || null),
    tos: parts.map(([, , to]) => to || null),
    targetIds: parts.map(([, , , target]) => (target === '?' ? null : target!)),
    flags: parts.map(([, , , target]) => (target === '?' ? 'SPLIT' : null)),
  };
}

describe('stretches cut to those of others', () => {
  it('hold on the days that both have, for whom they counted', () => {
    const rollUp = rollUpOf('a ..2025-06-30 p', 'a 2025-07-01.. q', 'b .. ?', 'c .. p');
    const others = rollUpOf('a 2025-01-01..2025-07-01 a', 'a 2025-07-03.. a', 'b ..2025-06-30 b', 'd .. d');

    expect(restrictedTo(rollUp, others)).toEqual(
      rollUpOf('a 2025-01-01..2025-06-30 p', 'a 2025-07-01..2025-07-01 q', 'a 2025-07-03.. q', 'b ..2025-06-30 ?'),
    );
  });

  it('count a day once that others name twice', () => {
    const others = rollUpOf('a ..2025-06-30 x', 'a 2025-06-01.. y');
    expect(restrictedTo(rollUpOf('a .. p'), others)).toEqual(rollUpOf('a .. p'));
  });

  it('are made once for the same two', () => {
    const [rollUp, others] = [rollUpOf('a .. p'), rollUpOf('a .. a')];
    expect(restrictedTo(rollUp, others)).toBe(restrictedTo(rollUp, others));
  });
});

describe('rows of some agencies only', () => {
  const dimension = { column: 'agency_id', dayColumn: 'on' };

  it('begin with the agencies where these are few', () => {
    expect(onlyIn('stretch d', 'd', dimension, false)).toEqual({
      join: 'join stretch d on d.agency_id = r.agency_id and r.on between d.starts_on and d.ends_on',
      condition: null,
    });
  });

  it('begin with the rows where these are many: no condition lets PostgreSQL turn the join round', () => {
    expect(onlyIn('stretch d', 'd', dimension, true)).toEqual({
      join: 'left join stretch d on d.agency_id = r.agency_id and r.on between d.starts_on and d.ends_on',
      condition: 'case when d.agency_id is null then false else true end',
    });
  });
});
