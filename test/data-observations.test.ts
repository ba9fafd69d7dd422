import { describe, expect, it } from 'vitest';
import { indicators, type Observation, observations } from './support/reference-data.ts';

const indicatorByKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
const observationByKey = new Map(observations.map((observation) => [observation.key, observation]));
const tally = (items: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(items, String)].map(([item, all]) => [item, all.length]));

describe('observations', () => {
  it('are 37, as four documents state them', () => {
    expect(tally(observations.map(({ directive }) => directive))).toEqual({
      '131/NQ-CP@2022-10-06': 14,
      '1297/VPCP-KSTT@2024-02-29': 21,
      '221/VPCP-KSTT@2024-01-10': 1,
      'Danh-muc@6958/UBND-KSTT': 1,
    });
    expect(tally(observations.map(({ unit }) => unit))).toEqual({ COUNT: 21, PERCENT: 13, UNKNOWN: 3 });
    expect(tally(observations.map(({ bound }) => bound))).toEqual({ EXACT: 31, MORE_THAN: 4, NEARLY: 2 });
  });

  it('count in the unit of their indicator, and have both parts or a value', () => {
    const strange = observations.filter(({ indicator, unit }) => indicatorByKey.get(indicator)!.unit !== unit);
    const halves = observations.filter(({ numerator, denominator }) => (numerator === null) !== (denominator === null));

    expect([strange, halves]).toEqual([[], []]);
    expect(observations.filter(({ numerator, value }) => numerator === null && value === null)).toEqual([]);
    expect(observations.filter(({ scope, agency }) => (scope === 'AGENCY') !== (agency !== null))).toEqual([]);
  });

  it('have periods that end after they begin, and were stated when they had ended or are provisional', () => {
    expect(observations.filter(({ from, to }) => from !== null && to < from)).toEqual([]);
    const early = observations.filter(({ from, to, statedOn }) => from !== null && statedOn <= to);
    expect(early.filter(({ provisional }) => !provisional).map(({ key }) => key)).toEqual(['221/targets']);
    expect(observations.filter(({ provisional }) => provisional).map(({ key }) => key)).toEqual([
      '1297/digitised-ministries',
      '1297/digitised-ministries-change',
      '1297/digitised-localities',
      '1297/digitised-localities-change',
    ]);
  });

  it('that are shares of bodies or things keep both numbers, and how many are left', () => {
    const parts = observations.filter(({ numerator }) => numerator !== null);
    const said = ({ key, numerator, denominator, missingCount }: Observation) => [
      key,
      `${numerator}/${denominator}`,
      missingCount,
    ];

    expect(parts.map(said)).toEqual([
      ['131/centres', '56/63', 7],
      ['131/merged', '53/63', 10],
      ['131/essential', '21/25', 4],
      ['131/reports', '69/179', 110],
      ['1297/merged', '62/63', 1],
      ['1297/vault', '50/63', 13],
      ['1297/security', '11/22', 11],
      ['1297/single-window', '12/250', 238],
    ]);
    const words = parts.map(({ indicator }) => indicatorByKey.get(indicator)!);
    expect(words.filter(({ numerator, denominator }) => numerator === null || denominator === null)).toEqual([]);
    expect(words.filter(({ key }) => key === 'system_merged')).toHaveLength(2);
  });

  it('name as many as they count, but for the one that the document contradicts itself about', () => {
    const named = observations.filter(({ members, missingMembers }) => members.length + missingMembers.length > 0);
    const counted = ({ members, missingMembers, numerator, value, missingCount }: Observation) =>
      missingMembers.length > 0 ? [missingMembers.length, missingCount] : [members.length, Number(numerator ?? value)];

    expect(named).toHaveLength(8);
    expect(
      named.filter(
        ({ members, missingMembers }) =>
          new Set([...members, ...missingMembers]).size !== members.length + missingMembers.length,
      ),
    ).toEqual([]);
    const unequal = named.filter((one) => counted(one)[0] !== counted(one)[1]);
    expect(unequal.map((one) => [one.key, ...counted(one)])).toEqual([['1297/lists', 17, 18]]);
    expect(observationByKey.get('1297/lists-item4')!.members).toEqual(observationByKey.get('1297/lists')!.members);
    expect(named.map(({ key, membersStated }) => [key, membersStated])).toEqual([
      ['1297/vault', false],
      ['1297/security', false],
      ['1297/lists', false],
      ['1297/vault-ministries', true],
      ['1297/vault-provinces', true],
      ['1297/lists-item4', true],
      ['1297/fee-reduction', true],
      ['1297/promotion-service', true],
    ]);
    expect(observations.filter((one) => !named.includes(one) && one.membersStated !== null)).toEqual([]);
  });

  it('of a change have an indicator of their own, with what they are compared with', () => {
    const changes = observations.filter(({ comparedWith }) => comparedWith !== null);

    expect(changes.map(({ indicator, value, unit, asWritten }) => [indicator, value, unit, asWritten])).toEqual([
      ['digitised_change', '35', 'UNKNOWN', 'tăng 35% so với năm 2023'],
      ['digitised_change', '8', 'UNKNOWN', 'tăng gần 8% so với năm 2023'],
      ['online_on_time_change', '32', 'UNKNOWN', 'tăng 32% so với tháng 12 năm 2023'],
    ]);
    expect(observations.filter(({ indicator }) => indicator === 'digitised').map(({ value }) => value)).toEqual([
      '63.8',
      '50.8',
    ]);
  });
});
