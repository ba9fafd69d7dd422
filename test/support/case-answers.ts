import { formatPeriod, periodOf } from '../../domain/period.ts';
import type { Atom, CellKey } from '../../platform/cube/lattice/table.ts';
import type { UnitCases } from './case-counts.ts';
import type { Answer, AskOptions, TestHub } from './hub.ts';
import type { PublishedVersion } from './published-lattice.ts';

/** A group of published totals, as anybody is answered. */
export interface ShownCases {
  readonly agency: { readonly id: string } | null;
  readonly agencyFlags: readonly string[];
  readonly period: { readonly name: string } | null;
  readonly cases: string | null;
  readonly counted: string | null;
  readonly rate: { readonly numerator: string; readonly denominator: string; readonly percent: string | null } | null;
}

const LEVELS = [null, 'NATIONAL', 'PROVINCE'] as const;
const GRAINS = [null, 'MONTH', 'QUARTER', 'YEAR'] as const;

const CASES = `query ($groupBy: CaseMetricsGroupBy, $where: CaseMetricsFilter, $after: String) {
  caseMetrics(groupBy: $groupBy, where: $where, page: { first: 100, after: $after }) { totalCount
    pageInfo { hasNextPage endCursor }
    nodes { agency { id } agencyFlags period { name } cases counted rate { numerator denominator percent } } } }`;

/** All pages of a grouping of one indicator, asked by nobody in particular. */
export async function shownCases(
  hub: Pick<TestHub, 'ask'>,
  indicatorId: string,
  groupBy: object,
  options: Pick<AskOptions, 'asOf'> = {},
): Promise<ShownCases[]> {
  type Page = {
    readonly caseMetrics: {
      readonly nodes: readonly ShownCases[];
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
  const rows: ShownCases[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { groupBy, where: { indicatorIds: [indicatorId] }, after };
    const { data, errors }: Answer<Page> = await hub.ask<Page>(CASES, { ...options, variables });
    if (errors) throw new Error(JSON.stringify(errors));
    const { nodes, pageInfo, totalCount } = data.caseMetrics;
    rows.push(...nodes);
    if (!pageInfo.hasNextPage) {
      if (totalCount !== rows.length) throw new Error(`expected ${totalCount} groups, got ${rows.length}`);
      return rows;
    }
    after = pageInfo.endCursor;
  }
}

/** What is true of an indicator: counts, and of which body and province each unit is; null for none at the level. */
export interface TrueCases {
  readonly counts: readonly UnitCases[];
  readonly nationalOf: (agencyId: string) => string;
  readonly provinceOf: (agencyId: string) => string | null;
}

/** Counts by unit and month, as an outsider would write them down: leaves are its body and province, its month, quarter and year. */
export function trueAtoms({ counts, nationalOf, provinceOf }: TrueCases): Atom[] {
  const atoms = new Map<string, { leaves: string[][]; parts: number[] }>();
  for (const { agencyId, month, cases, counted } of counts) {
    const periods = (['MONTH', 'QUARTER', 'YEAR'] as const).map((grain) =>
      formatPeriod(periodOf(`${month}-01`, grain)),
    );
    const leaves = [[nationalOf(agencyId), provinceOf(agencyId) ?? 'none'], periods];
    const atom = atoms.get(leaves.join()) ?? { leaves, parts: [0, 0] };
    atoms.set(leaves.join(), atom);
    atom.parts[0]! += counted;
    atom.parts[1]! += cases - counted;
  }
  return [...atoms.values()];
}

/**
 * A version as a reader has it: every grouping of an indicator asked of the public field, beside what is true. The cells know of withheld
 * numbers only that they are; of shown ones what was answered.
 */
export async function readVersion(
  hub: Pick<TestHub, 'ask'>,
  indicatorId: string,
  truth: TrueCases,
  options: Pick<AskOptions, 'asOf'> = {},
): Promise<
  PublishedVersion & { readonly wrong: readonly string[]; readonly withheld: number; readonly shown: number }
> {
  const atoms = trueAtoms(truth);
  const sums = new Map<CellKey, [number, number]>();
  for (const { leaves, parts } of atoms) {
    for (const agency of ['*', `0:${leaves[0]![0]}`, `1:${leaves[0]![1]}`]) {
      for (const period of ['*', ...leaves[1]!.map((name, grain) => `${grain}:${name}`)]) {
        const sum = sums.get(`${agency}\t${period}`) ?? [0, 0];
        sums.set(`${agency}\t${period}`, [sum[0] + parts[0]!, sum[1] + parts[1]!]);
      }
    }
  }
  const cells = new Map<CellKey, { counts: readonly number[]; reason: 'SMALL' | null }>();
  const wrong: string[] = [];
  for (const level of LEVELS) {
    for (const grain of GRAINS) {
      const groupBy = { ...(level ? { agency: level } : {}), ...(grain ? { period: grain } : {}) };
      for (const row of await shownCases(hub, indicatorId, groupBy, options)) {
        const agency = level === null ? '*' : `${LEVELS.indexOf(level) - 1}:${row.agency?.id ?? 'none'}`;
        const period = grain === null ? '*' : `${GRAINS.indexOf(grain) - 1}:${row.period!.name}`;
        const key = `${agency}\t${period}`;
        const counts = sums.get(key) ?? [0, 0];
        cells.set(key, { counts, reason: row.cases === null ? 'SMALL' : null });
        const told = [row.cases, row.counted, row.rate?.numerator ?? null, row.rate?.denominator ?? null];
        const [counted, rest] = counts;
        const right =
          row.cases === null
            ? [null, null, null, null]
            : [counted + rest, counted, counted, counted + rest].map(String);
        if (told.join() !== right.join()) wrong.push(`${key}: ${told.join()} and not ${right.join()}`);
      }
    }
  }
  for (const [key, counts] of sums) {
    if (counts[0] + counts[1] > 0 && !cells.has(key)) wrong.push(`${key} is missing`);
  }
  const withheld = [...cells.values()].filter(({ reason }) => reason !== null).length;
  return { atoms, decision: { cells }, wrong, withheld, shown: cells.size - withheld };
}
