import { describe, expect, it } from 'vitest';
import { agencyRegister, membersOn } from '../domain/agency-class.ts';
import {
  agencies,
  classes,
  directives,
  type Identified,
  indicators,
  type Mandate,
  mandates,
  observations,
  sources,
  type Target,
  targets,
} from './support/reference-data.ts';

const LETTER = '221/VPCP-KSTT@2024-01-10';
const PLAN = '617/KH-UBND@2025-02-13';

/** Indices that a document names, and nothing more of them. */
const YEARLY = ['par_index', 'sipas', 'ddci', 'egi'];

const byKey = <Item extends Identified>(items: readonly Item[]) => new Map(items.map((item) => [item.key, item]));
const indicatorByKey = byKey(indicators);
const mandateByKey = byKey(mandates);
const mandateOf = ({ mandate }: Target): Mandate => mandateByKey.get(mandate)!;
const indicatorOf = (target: Target): string => mandateOf(target).indicator;

const rowsOf = (evidence: string) =>
  mandates.filter((one) => one.evidence === evidence && one.part.startsWith('Phụ lục II'));
const targetsOf = (rows: readonly Mandate[]) => {
  const keys = new Set(rows.map(({ key }) => key));
  return targets.filter(({ mandate }) => keys.has(mandate));
};
const distinct = (items: readonly string[]) => [...new Set(items)];
const tally = (items: readonly (string | boolean)[]) =>
  Object.fromEntries([...Map.groupBy(items, String)].map(([item, all]) => [item, all.length]));

const missing = (references: readonly (string | null)[], known: readonly Identified[]) => {
  const keys = new Set(known.map(({ key }) => key));
  return references.filter((reference) => reference !== null && !keys.has(reference));
};

describe('references of indicators, mandates, targets and observations', () => {
  it('resolve', () => {
    expect(
      missing(
        [
          ...indicators.flatMap(({ similar }) => similar.map(({ indicator }) => indicator)),
          ...mandates.map(({ indicator }) => indicator),
          ...targets.map(({ cohort }) => cohort?.indicator ?? null),
          ...observations.map(({ indicator }) => indicator),
        ],
        indicators,
      ),
    ).toEqual([]);
    expect(
      missing(
        targets.map(({ mandate }) => mandate),
        mandates,
      ),
    ).toEqual([]);
    expect(
      missing(
        [
          ...indicators.flatMap(({ seriesBreaks }) => seriesBreaks.map(({ directive }) => directive)),
          ...mandates.flatMap(({ directive, evidence, standsIn, origin }) => [directive, evidence, standsIn, origin]),
          ...observations.map(({ directive }) => directive),
        ],
        directives,
      ),
    ).toEqual([]);
    expect(
      missing(
        [
          ...indicators.flatMap(({ owner, evaluator }) => [owner, evaluator]),
          ...mandates.map(({ evaluator }) => evaluator),
          ...targets.flatMap((target) => target.agencies),
          ...observations.flatMap(({ agency, members, missingMembers }) => [agency, ...members, ...missingMembers]),
        ],
        agencies,
      ),
    ).toEqual([]);
    expect(
      missing(
        targets.flatMap((target) => target.classes),
        classes,
      ),
    ).toEqual([]);
    const cited = JSON.stringify(indicators).matchAll(/"source":"([^"]+)"/g);
    expect(
      missing(
        [...cited].map(([, source]) => source!),
        sources,
      ),
    ).toEqual([]);
  });

  it('stand inside the text that they name', () => {
    const texts = new Map(directives.map(({ key, text }) => [key, text]));
    const isInside = (directive: string, line: number) => {
      const text = texts.get(directive);
      return text != null && text.firstLine <= line && line <= text.lastLine;
    };

    expect(mandates.filter(({ standsIn, line }) => !isInside(standsIn, line))).toEqual([]);
    expect(targets.filter((target) => !isInside(mandateOf(target).standsIn, target.line))).toEqual([]);
    expect(observations.filter(({ directive, line }) => !isInside(directive, line))).toEqual([]);
  });

  it('are in the order of the text within a document', () => {
    for (const rows of Map.groupBy(mandates, ({ evidence }) => evidence).values()) {
      expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).sort((a, b) => a - b));
    }
    for (const rows of Map.groupBy(targets, (target) => mandateOf(target).evidence).values()) {
      expect(rows.map(({ line }) => line)).toEqual(rows.map(({ line }) => line).sort((a, b) => a - b));
    }
  });
});

describe('indicators', () => {
  it('are 90: 32 that documents demand, 1 earlier result, 29 that are only reported, 24 of the index of 766, 4 yearly indices', () => {
    const demanded = new Set(mandates.map(({ indicator }) => indicator));
    const reported = new Set(observations.map(({ indicator }) => indicator));
    const of766 = indicators.filter(({ key }) => key.startsWith('766.'));

    expect(indicators).toHaveLength(90);
    expect(demanded.size).toBe(32);
    expect([...reported].filter((key) => !demanded.has(key))).toHaveLength(29);
    expect(of766).toHaveLength(24);
    const others = indicators.filter(({ key }) => !demanded.has(key) && !reported.has(key) && !key.startsWith('766.'));
    expect(others.map(({ key }) => key)).toEqual(['regulation_cut_2020_2023', ...YEARLY]);
  });

  it('that look alike are joined once, and stay apart', () => {
    const pairs = indicators.flatMap(({ key, similar }) =>
      similar.map(({ indicator }) => [key, indicator].sort().join()),
    );

    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.filter((pair) => pair.includes('766.'))).toHaveLength(24);
    const parts = indicators.flatMap(({ key, similar }) =>
      similar.filter(({ kind }) => kind === 'PART_OF').map(({ indicator }) => [key, indicator]),
    );
    expect(parts).toEqual([['dossiers_fully_online', 'online_dossiers']]);
    expect(indicatorByKey.get('online_payment')!.similar.map(({ indicator }) => indicator)).toEqual([
      '766.3.6',
      '766.3.5',
      '766.3.5b',
    ]);
    const differences = indicators.flatMap(({ similar }) => similar.map(({ difference }) => difference));
    expect(differences.filter((text) => !/\.$/.test(text))).toEqual([]);
  });

  it('of an unknown unit have no target: a change that may be percent or points, a time, and indices', () => {
    const unknown = indicators.filter(({ unit }) => unit === 'UNKNOWN').map(({ key }) => key);
    const withTarget = new Set(targets.map(indicatorOf));

    expect(unknown).toEqual(['digitised_change', 'online_on_time_change', '766.2.2', ...YEARLY]);
    expect(unknown.filter((key) => withTarget.has(key))).toEqual([]);
  });

  it('that are published once a year are surveyed or put together, and nothing of them is known but what a task says', () => {
    const yearly = indicators.filter(({ key }) => YEARLY.includes(key));

    expect(yearly.map(({ key, method }) => [key, method])).toEqual([
      ['par_index', 'COMPOSITE'],
      ['sipas', 'SURVEY'],
      ['ddci', 'SURVEY'],
      ['egi', 'COMPOSITE'],
    ]);
    expect(
      yearly.filter(({ numerator, denominator, owner, evaluator }) => numerator ?? denominator ?? owner ?? evaluator),
    ).toEqual([]);
    expect(observations.filter(({ indicator }) => YEARLY.includes(indicator))).toEqual([]);
    expect(indicatorByKey.get('sipas')!.similar.map(({ indicator, kind }) => [indicator, kind])).toEqual([
      ['satisfaction', 'NEAR'],
      ['766.5.4', 'NEAR'],
    ]);
  });

  it('that are no share have no parts in words', () => {
    const counts = indicators.filter(({ unit }) => unit === 'COUNT');

    expect(counts).not.toEqual([]);
    expect(counts.filter(({ numerator, denominator }) => numerator !== null || denominator !== null)).toEqual([]);
  });
});

describe('appendix II of 221/VPCP-KSTT', () => {
  const rows = rowsOf(LETTER);

  it('has 25 numbered rows with 29 targets for 17 indicators, under two resolutions', () => {
    expect(rows).toHaveLength(25);
    expect(targetsOf(rows)).toHaveLength(29);
    expect(distinct(rows.map(({ indicator }) => indicator))).toHaveLength(17);
    expect(tally(rows.map(({ part, directive }) => `${part}: ${directive}`))).toEqual({
      'Phụ lục II.1: 01/NQ-CP@2024-01-05': 9,
      'Phụ lục II.2: 02/NQ-CP@2024-01-05': 16,
    });
  });

  it('demands 8 indicators twice, with the same values', () => {
    const twice = [...Map.groupBy(rows, ({ indicator }) => indicator)].filter(([, all]) => all.length === 2);

    expect(twice.map(([indicator]) => indicator).sort()).toEqual([
      'digitised',
      'draft_consulted',
      'full_online_provided',
      'hospital_payment',
      'online_dossiers',
      'online_payment',
      'regulation_cut',
      'synced_to_npsp',
    ]);
    for (const [, [first, second]] of twice) {
      const said = (row: Mandate) =>
        targetsOf([row]).map(({ value, asWritten, classes }) => [value, asWritten, classes]);
      expect(said(second!)).toEqual(said(first!));
    }
  });

  it('writes "tối thiểu" at 16 targets and a bare number at 13', () => {
    expect(tally(targetsOf(rows).map(({ operatorWritten }) => operatorWritten))).toEqual({ true: 16, false: 13 });
    const wrong = targets.filter(
      ({ asWritten, operatorWritten }) => /^tối thiểu /i.test(asWritten) !== operatorWritten,
    );
    expect(wrong).toEqual([]);
    expect(targets.filter(({ asWritten, value }) => !asWritten.includes(value))).toEqual([]);
  });

  it.each([
    ['a province', 'province/ha-noi', 13],
    ['a ministry', 'ministry/cong-an', 15],
    ['Bộ Y tế', 'ministry/y-te', 16],
    ['a body attached to the Government', 'government-attached/bao-hiem-xa-hoi-viet-nam', 14],
    ['a department of a province', 'department/phu-tho/van-phong-ubnd-tinh', 0],
  ])('binds %s by %s to %i indicators', (_, agency, count) => {
    const register = agencyRegister(
      agencies.map(({ key, kind, validFrom, validTo, parents, provinces }) => ({
        ...{ id: key, kind, validFrom, validTo },
        parents: parents.map((held) => ({ ...held, parentId: held.parent })),
        places: provinces.map((held) => ({ ...held, provinceId: held.province })),
      })),
    );
    const expressionOf = byKey(classes);
    const binds = ({ classes: bound, agencies: named, to }: Target) =>
      named.includes(agency) ||
      bound.some((key) => {
        const { members, provinces, within, ...expression } = expressionOf.get(key)!;
        const ids = { memberIds: members, provinceIds: provinces, withinId: within };
        return membersOn({ ...expression, ...ids }, register, to!).memberIds.includes(agency);
      });

    expect(distinct(targetsOf(rows).filter(binds).map(indicatorOf))).toHaveLength(count);
  });

  it('binds districts and communes to one indicator each, at 95 and 80 where those above have 100', () => {
    const levels = targetsOf(rows).filter((target) => indicatorOf(target) === 'e_documents');

    expect(levels.map(({ number, value, classes: bound }) => [number, value, bound])).toEqual([
      ['9.1', '100', ['class/bo-nganh', 'class/ubnd-cap-tinh']],
      ['9.2', '95', ['class/ubnd-cap-huyen']],
      ['9.3', '80', ['class/ubnd-cap-xa']],
    ]);
    const lower = new Set(['class/ubnd-cap-huyen', 'class/ubnd-cap-xa']);
    const below = targetsOf(rows).filter(({ classes: bound }) => bound.some((key) => lower.has(key)));
    expect(below).toHaveLength(2);
  });

  it('binds by an earlier result, which nobody has stated: 10 below 15 percent, 5 from there on', () => {
    const cohorts = targetsOf(rows).filter(({ cohort }) => cohort !== null);

    expect(cohorts.map(({ number, value, cohort }) => [number, value, cohort!.operator, cohort!.value])).toEqual([
      ['2.1', '10', 'LESS_THAN', '15'],
      ['2.2', '5', 'AT_LEAST', '15'],
      ['I.2.1', '10', 'LESS_THAN', '15'],
      ['I.2.2', '5', 'AT_LEAST', '15'],
    ]);
    expect(cohorts.map(({ mandate }) => mandateByKey.get(mandate)!.number)).toEqual(['2', '2', 'I.2', 'I.2']);
    const results = observations.filter(({ indicator }) => indicator === cohorts[0]!.cohort!.indicator);
    expect(results).toEqual([]);
  });
});

describe('appendix II of 617/KH-UBND', () => {
  const rows = rowsOf(PLAN);

  it('has 15 rows with a target each, for 15 indicators, 9 of them those of 221/VPCP-KSTT', () => {
    const known = new Set(rowsOf(LETTER).map(({ indicator }) => indicator));
    const own = distinct(rows.map(({ indicator }) => indicator));

    expect([rows.length, targetsOf(rows).length, own.length]).toEqual([15, 15, 15]);
    expect(own.filter((indicator) => known.has(indicator))).toHaveLength(9);
    expect(new Set([...known, ...own]).size).toBe(23);
    expect(tally(targetsOf(rows).map(({ operatorWritten }) => operatorWritten))).toEqual({ false: 13, true: 2 });
    expect(distinct(targetsOf(rows).flatMap((target) => target.agencies))).toEqual(['province/phu-tho']);
    expect(tally(rows.map(({ origin }) => String(origin)))).toEqual({
      '01/NQ-CP@2025-01-08': 11,
      '02/NQ-CP@2025-01-08': 4,
    });
  });

  it('raises two of the targets of 2024 and leaves 7 as they were', () => {
    const before = new Map(targetsOf(rowsOf(LETTER)).map((target) => [indicatorOf(target), target.value]));
    const both = targetsOf(rows).filter((target) => before.has(indicatorOf(target)));
    const moved = both.map((target) => [indicatorOf(target), before.get(indicatorOf(target)), target.value]);

    expect(moved.filter(([, then, now]) => then !== now)).toEqual([
      ['online_payment', '45', '60'],
      ['online_dossiers', '50', '60'],
    ]);
    expect(moved.filter(([, then, now]) => then === now)).toHaveLength(7);
  });

  it('stands beside a text that aims at 100 where it has 80, and wants 80 handled wholly online where it has 60 filed', () => {
    const said = (indicator: string) =>
      targets
        .filter((target) => mandateOf(target).directive === PLAN && indicatorOf(target) === indicator)
        .map(({ number, value, strength }) => [number, value, strength]);

    expect(said('full_online_provided')).toEqual([
      ['II.2.b3', '100', 'AIM'],
      ['1', '80', 'ASSIGNED'],
    ]);
    expect(said('online_dossiers')).toEqual([['3', '60', 'ASSIGNED']]);
    expect(said('dossiers_fully_online')).toEqual([['II.2.b3', '80', 'AIM']]);
  });
});

describe('targets', () => {
  it('are 55: 44 of tables, 11 in the text, of which two are aims and seven have no time', () => {
    const inText = targets.filter((target) => !mandateOf(target).part.startsWith('Phụ lục II'));

    expect([targets.length, inText.length, mandates.length]).toEqual([55, 11, 51]);
    expect(tally(inText.map(({ strength }) => strength))).toEqual({ ASSIGNED: 9, AIM: 2 });
    const standing = targets.filter(({ to }) => to === null);
    expect(tally(standing.map((target) => mandateOf(target).directive))).toEqual({
      '131/NQ-CP@2022-10-06': 6,
      '727/TTg-KSTT@2024-10-01': 1,
    });
    expect(standing.filter((target) => !mandateOf(target).directive.endsWith(target.from))).toEqual([]);
  });

  it('have a time that ends after it begins, and bind somebody', () => {
    expect(targets.filter(({ from, to }) => to !== null && to < from)).toEqual([]);
    expect(targets.filter((target) => target.classes.length + target.agencies.length === 0)).toEqual([]);
    expect(distinct(targets.map(({ unit, operator }) => `${unit} ${operator}`))).toEqual(['PERCENT AT_LEAST']);
  });
});
