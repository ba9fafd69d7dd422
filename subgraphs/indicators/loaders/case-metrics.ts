import DataLoader from 'dataloader';
import type { Period } from '../../../domain/period.ts';
import { loadersByArguments } from '../../../platform/batch.ts';
import { NO_FILTER, readFilter } from '../../../platform/cube/filter.ts';
import {
  type PublishedConnection,
  type PublishedRow,
  type PublishedSource,
  type PublishedVersion,
  publishedCells,
  publishedPage,
  publishedVersion,
  readPublished,
  requireOwnBoundaries,
} from '../../../platform/cube/lattice.ts';
import type { AgencyValue } from '../../../platform/cube/rows.ts';
import type { SelectionInfo } from '../../../platform/cube/selection.ts';
import {
  agencyDimension,
  type CubeArguments,
  defineCube,
  entityDimension,
  periodDimension,
  ratio,
  sumOf,
} from '../../../platform/cube.ts';

export interface CaseMetricsRow extends PublishedRow {}
export interface CaseMetricsConnectionRow extends PublishedConnection {}
export interface PublicationRow extends PublishedVersion {}

/**
 * Counts of cases that units recorded, month by month. How many units have recorded any is no measure of it: where a count came to
 * nothing, the number of units would say so of what is withheld.
 */
export const caseMetrics = defineCube({
  subgraph: 'indicators',
  name: 'CaseMetrics',
  description:
    'How many cases units had, and how many of them did what an indicator counts, as published for everybody: numbers from which persons could be told are withheld, and others that would give them away.',
  parameters: [],
  rows: (holds) => `select c.agency_id, c.month, c.month_end, c.indicator_id, c.cases, c.counted
    from case_count_fact c where ${holds('c')}`,
  dimensions: {
    agency: agencyDimension('agency_id', 'month_end', 'Whose cases they are.'),
    period: periodDimension('month', 'period', 'NOT_APPLICABLE', 'When they were.'),
    indicator: entityDimension(
      'indicator_id',
      { type: 'Indicator', absent: 'NOT_REPORTED' },
      'What is counted of them. Cases of one indicator and of another are never added up: they may be the same.',
    ),
  },
  measures: {
    cases: sumOf('cases', 'How many cases there were.'),
    counted: sumOf('counted', 'Of these, how many did what the indicator counts.'),
  },
  ratios: { rate: ratio('counted', 'cases', 'How many of the cases did what the indicator counts.') },
  isPublished: true,
});

/**
 * What is published of them: provinces and ministries, no lower, for of communes most months would be withheld, and with them what stands
 * above; and no indicators together, for their cases are often the same ones.
 */
export const publishedCases = publishedCells({
  cube: caseMetrics.declaration,
  levels: ['NATIONAL', 'PROVINCE'],
  grains: ['MONTH', 'QUARTER', 'YEAR'],
  dimensions: ['indicator'],
  apart: ['indicator'],
  protects: [{ whole: 'cases', parts: ['counted'] }],
  changedBy: ['CASE_COUNT_RECORDED'],
  parameters: [],
});

/** One indicator in one period. */
export interface AskedCases {
  readonly indicatorId: string;
  readonly period: Period;
}

export function caseMetricsLoaders(source: PublishedSource) {
  return {
    /** Null while nothing is published. */
    caseMetrics: (args: CubeArguments, info: SelectionInfo): Promise<CaseMetricsConnectionRow | null> =>
      publishedPage(caseMetrics, publishedCases, source, { args, info }),

    /** By agency: what is published of it at its own level; null where nothing is. */
    caseMetricsOf: loadersByArguments(
      (asked: AskedCases) => new DataLoader<string, CaseMetricsRow | null>((ids) => casesOf(source, asked, ids)),
      (asked) => JSON.stringify(asked),
    ),
  };
}

async function casesOf(
  source: PublishedSource,
  { indicatorId, period: { grain, firstOn, lastOn } }: AskedCases,
  agencyIds: readonly string[],
): Promise<(CaseMetricsRow | null)[]> {
  requireOwnBoundaries(publishedCases, source);
  const { declaration } = caseMetrics;
  const question = {
    groups: [
      { kind: 'WITHIN', name: 'agency', agencyIds },
      { kind: 'PERIOD', name: 'period', grain },
    ] as const,
    rank: null,
    where: readFilter(declaration, { indicatorIds: [indicatorId], periodFrom: firstOn, periodTo: lastOn }),
    aggregates: Object.keys(declaration.measures).map((measure) => ({ measure, filter: NO_FILTER })),
    ...{ having: [], orderBy: [], wantsTotal: false },
  };
  const publication = await publishedVersion(publishedCases, source);
  if (publication === null) return agencyIds.map(() => null);
  const { rows } = await readPublished(publishedCases, source, question, null, publication.version);
  const byId = new Map(rows.map((row) => [(row.dimension('agency') as AgencyValue).id, row]));
  return agencyIds.map((id) => byId.get(id) ?? null);
}
