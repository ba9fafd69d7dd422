import { describe, expect, it } from 'vitest';
import { addDecimals } from '../domain/ratio.ts';
import { definitionRefusals } from '../subgraphs/indicators/rules/scorecard-definition.ts';
import { agencies, directives, type Identified, indicators, read, sources } from './support/reference-data.ts';

interface Version extends Identified {
  readonly index: string;
  readonly directive: string;
  readonly evaluator: string;
  readonly validFrom: string;
  readonly validFromKnown: boolean;
  readonly validTo: string | null;
  readonly groups: readonly {
    readonly key: string;
    readonly parent: string | null;
    readonly name: string;
    readonly points: string;
    readonly verified: boolean;
  }[];
  readonly components: readonly {
    readonly key: string;
    readonly group: string;
    readonly name: string;
    readonly indicator: string;
    readonly points: string | null;
    readonly pointsVerified: boolean;
    readonly scored: boolean;
    readonly fullMarksAtPercent: string | null;
    readonly emptyDenominator: 'NOT_SCORED' | 'ZERO' | 'FULL' | 'LAST_YEAR';
    readonly multipliedBy: string | null;
    readonly formulaKnown: boolean;
    readonly formulaVerified: boolean;
  }[];
  readonly classes: readonly { readonly name: string; readonly minimum: string; readonly verified: boolean }[];
  readonly provenance: readonly { readonly source: string; readonly grade: string }[];
}

const versions = read<Version>('scorecards');
const version = (key: string) => versions.find((one) => one.key === key)!;
const keysOf = (items: readonly Identified[]) => new Set(items.map(({ key }) => key));
const sum = (points: readonly (string | null)[]) =>
  points.reduce<string>((all, one) => addDecimals(all, one ?? '0'), '0');

describe('the versions of the index of 766/QĐ-TTg', () => {
  it('are two: that of 2022, and that which the portal is known to use by the end of October 2026', () => {
    expect(
      versions.map(({ key, validFrom, validFromKnown, validTo }) => [key, validFrom, validFromKnown, validTo]),
    ).toEqual([
      ['766@2022', '2022-06-23', true, null],
      ['766@2026', '2026-10-31', false, null],
    ]);
  });

  it('name what there is, each component an indicator of its own number and name', () => {
    const [known, documents, bodies, texts] = [indicators, directives, agencies, sources].map(keysOf);
    for (const { directive, evaluator, provenance, components } of versions) {
      expect([documents!.has(directive), bodies!.has(evaluator)]).toEqual([true, true]);
      expect(provenance.filter(({ source }) => !texts!.has(source))).toEqual([]);
      expect(components.filter(({ indicator }) => !known!.has(indicator))).toEqual([]);
      expect(components.map(({ indicator }) => indicator)).toEqual(components.map(({ key }) => `766.${key}`));
      expect(components).toHaveLength(24);
      const names = new Map(indicators.map(({ key, name }) => [key, name]));
      expect(components.filter(({ indicator, name }) => names.get(indicator) !== name)).toEqual([]);
    }
  });

  it('are such as a command would take', () => {
    for (const { groups, components, classes } of versions) {
      const taken = definitionRefusals({
        groups: groups.map(({ verified, ...group }) => ({ ...group, isVerified: verified })),
        components: components.map(({ indicator, pointsVerified, scored, formulaKnown, formulaVerified, ...said }) => ({
          ...{ ...said, indicatorId: indicator, arePointsVerified: pointsVerified, isScored: scored },
          ...{ isFormulaKnown: formulaKnown, isFormulaVerified: formulaVerified },
        })),
        classes: classes.map(({ verified, ...one }) => ({ ...one, isVerified: verified })),
      });
      expect(taken).toEqual([]);
    }
  });

  it.each(['766@2022', '766@2026'])('%s has five verified groups with 100 points', (key) => {
    const groups = version(key).groups.filter(({ parent }) => parent === null);
    expect(groups.map(({ points }) => points)).toEqual(['18', '20', '22', '22', '18']);
    expect(groups.every(({ verified }) => verified)).toBe(true);
    expect(sum(groups.map(({ points }) => points))).toBe('100');
  });

  it('know three weights of 2022, and no formula of that year for sure', () => {
    const { components } = version('766@2022');
    const known = components.filter(({ points }) => points !== null);
    expect(known.map(({ key, points, pointsVerified }) => [key, points, pointsVerified])).toEqual([
      ['1.2', '4', true],
      ['2.1', '20', true],
      ['5.4', '6', true],
    ]);
    expect(components.filter(({ formulaVerified }) => formulaVerified)).toEqual([]);
  });

  it('know all weights of 2026 but those of 3.1 to 3.3, which come to 100 and to the points of each group', () => {
    const { groups, components } = version('766@2026');
    expect(components.filter(({ points }) => points === null).map(({ key }) => key)).toEqual(['3.1', '3.2', '3.3']);
    expect(sum(components.map(({ points }) => points))).toBe('100');
    for (const { key, points } of groups) {
      const within = [key, ...groups.filter(({ parent }) => parent === key).map((group) => group.key)];
      const own = components.filter(({ group, scored }) => scored && within.includes(group));
      expect([key, sum(own.map((component) => component.points))]).toEqual([key, points]);
    }
    expect(components.filter(({ scored }) => !scored).map(({ key }) => key)).toEqual(['2.2', '3.2', '5.1']);
    expect(components.filter(({ formulaVerified }) => !formulaVerified).map(({ key }) => key)).toEqual(['3.0', '4.2b']);
    expect(components.filter(({ formulaKnown }) => !formulaKnown).map(({ key }) => key)).toEqual(['4.2b']);
  });

  it('have the thresholds and rules of the description of the formulas', () => {
    for (const { components } of versions) {
      const thresholds = components.filter(({ fullMarksAtPercent }) => fullMarksAtPercent !== null);
      expect(thresholds.map(({ key, fullMarksAtPercent }) => `${key} ${fullMarksAtPercent}`)).toEqual([
        ...['3.1 80', '3.3 50', '3.5 80', '3.5b 80', '4.2 80', '4.3 80', '5.4 90'],
      ]);
      expect(components.filter((one) => one.emptyDenominator !== 'NOT_SCORED').map(({ key }) => key)).toEqual(['1.4']);
      expect(components.flatMap(({ key, multipliedBy }) => (multipliedBy ? [[key, multipliedBy]] : []))).toEqual([
        ['3.3', '1.4'],
      ]);
    }
  });

  it('have classes with cut-offs that nobody has verified', () => {
    for (const { classes } of versions) {
      expect(classes.map(({ name, minimum, verified }) => [name, minimum, verified])).toEqual([
        ['Xuất sắc', '90', false],
        ['Tốt', '80', false],
        ['Khá', '70', false],
        ['Trung bình', '50', false],
        ['Yếu', '0', false],
      ]);
    }
  });
});
