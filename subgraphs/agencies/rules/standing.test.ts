import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SuccessionKind } from '../generated/types.ts';
import { grantHoldsOn, type HeldGrant, standingOn, type Takeover, withPredecessors } from './standing.ts';

/** The reorganisations of the reference data, agencies by their keys. */
const TAKEOVERS: Takeover[] = (
  JSON.parse(readFileSync(new URL('../../../data/successions.json', import.meta.url), 'utf8')) as {
    kind: SuccessionKind;
    on: string;
    from: string[];
    to: string[];
  }[]
).flatMap(({ kind, on, from, to }) => from.flatMap((fromId) => to.map((toId) => ({ kind, on, fromId, toId }))));

const ALWAYS = { validFrom: null, validTo: null };
const grant = (over: Partial<HeldGrant>): HeldGrant => ({
  role: 'OFFICER',
  agencyId: 'province/phu-tho@2025',
  agency: { validFrom: '2025-07-01', validTo: null },
  validFrom: '2025-01-01',
  validTo: null,
  ...over,
});

describe('a grant holds', () => {
  const old = { agencyId: 'province/phu-tho', agency: { validFrom: null, validTo: '2025-06-30' } };
  it.each<[string, Partial<HeldGrant>, string, boolean]>([
    ['on its first day', { agency: ALWAYS }, '2025-01-01', true],
    ['not on the day before', { agency: ALWAYS }, '2024-12-31', false],
    ['on its last day', { agency: ALWAYS, validTo: '2025-12-31' }, '2025-12-31', true],
    ['not on the day after', { agency: ALWAYS, validTo: '2025-12-31' }, '2026-01-01', false],
    ['on the last day of its agency', old, '2025-06-30', true],
    ['not on the day after, when the agency is merged', old, '2025-07-01', false],
    ['on the first day of its agency', {}, '2025-07-01', true],
    ['not on the day before', {}, '2025-06-30', false],
    ['for the whole hub', { role: 'ANALYST', agencyId: null, agency: null }, '2026-03-31', true],
    ['not for an agency that the register does not know', { agency: null }, '2026-03-31', false],
    ['never when it was ended before it began', { agency: ALWAYS, validTo: '2024-12-31' }, '2025-01-01', false],
  ])('%s', (_, over, day, expected) => {
    expect(grantHoldsOn(grant(over), day)).toBe(expected);
  });
});

describe('papers are read', () => {
  it.each<[string, string, string, string[]]>([
    ['of nobody before the merger', 'province/phu-tho@2025', '2025-06-30', []],
    [
      'of the three provinces from the merger on',
      'province/phu-tho@2025',
      '2025-07-01',
      ['province/hoa-binh', 'province/phu-tho', 'province/vinh-phuc'],
    ],
    ['of nobody by a province that was merged', 'province/phu-tho', '2025-07-01', []],
    ['of nobody before another was absorbed', 'ministry/tai-chinh', '2025-02-28', []],
    [
      'of the absorbed ministry, and not of whose functions came',
      'ministry/tai-chinh',
      '2025-03-01',
      ['ministry/ke-hoach-va-dau-tu'],
    ],
    ['of nobody for functions that came', 'ministry/cong-an', '2026-03-31', []],
    ['of nobody more after a change of name', 'province/hue', '2026-03-31', []],
    [
      'of the committee that became a ministry, and not of whose functions came',
      'ministry/dan-toc-va-ton-giao',
      '2026-03-31',
      ['ministry-level/uy-ban-dan-toc'],
    ],
  ])('%s: %s on %s', (_, agency, day, predecessors) => {
    expect(withPredecessors([agency], TAKEOVERS, day)).toEqual([...predecessors, agency].sort());
  });

  it.each<[SuccessionKind, boolean]>([
    ['MERGE', true],
    ['ABSORB', true],
    ['RENAME', true],
    ['SPLIT', false],
    ['TRANSFER', false],
    ['ABOLISH', false],
  ])('after %s: %s', (kind, expected) => {
    const takeovers = [{ kind, on: '2025-07-01', fromId: 'before', toId: 'after' }];
    expect(withPredecessors(['after'], takeovers, '2025-07-01')).toEqual(expected ? ['after', 'before'] : ['after']);
  });

  it('through several reorganisations, each from its own day', () => {
    const takeovers: Takeover[] = [
      { kind: 'MERGE', on: '2020-01-01', fromId: 'a', toId: 'b' },
      { kind: 'ABSORB', on: '2025-07-01', fromId: 'b', toId: 'c' },
    ];
    expect(withPredecessors(['c'], takeovers, '2025-06-30')).toEqual(['c']);
    expect(withPredecessors(['c'], takeovers, '2025-07-01')).toEqual(['a', 'b', 'c']);
    expect(withPredecessors(['b'], takeovers, '2025-07-01')).toEqual(['a', 'b']);
  });

  it('and a round in the register comes to an end', () => {
    const round: Takeover[] = [
      { kind: 'MERGE', on: '2020-01-01', fromId: 'a', toId: 'b' },
      { kind: 'MERGE', on: '2020-01-01', fromId: 'b', toId: 'a' },
    ];
    expect(withPredecessors(['a'], round, '2025-07-01')).toEqual(['a', 'b']);
  });
});

describe('the grants of one subject', () => {
  it('come to roles and agencies, each once, and to nothing of what monitors oversee', () => {
    const grants = [
      grant({}),
      grant({ role: 'STEWARD' }),
      grant({ role: 'OFFICER', agencyId: 'ministry/tai-chinh', agency: ALWAYS }),
      grant({ role: 'MONITOR', agencyId: 'ministry/xay-dung', agency: ALWAYS }),
      grant({ role: 'ANALYST', agencyId: null, agency: null }),
      grant({ role: 'OPERATOR', agencyId: null, agency: null, validTo: '2025-12-31' }),
    ];
    expect(standingOn(grants, TAKEOVERS, '2026-03-31')).toEqual({
      roles: ['ANALYST', 'MONITOR', 'OFFICER', 'STEWARD'],
      agencyIds: ['ministry/tai-chinh', 'province/phu-tho@2025'],
      readsAgencyIds: [
        ...['ministry/ke-hoach-va-dau-tu', 'ministry/tai-chinh', 'province/hoa-binh'],
        ...['province/phu-tho', 'province/phu-tho@2025', 'province/vinh-phuc'],
      ],
      overseesAgencyIds: ['ministry/xay-dung'],
    });
  });

  it('come to nothing where there are none', () => {
    const nothing = { roles: [], agencyIds: [], readsAgencyIds: [], overseesAgencyIds: [] };
    expect(standingOn([], TAKEOVERS, '2026-03-31')).toEqual(nothing);
  });
});
