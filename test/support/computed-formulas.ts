import { readFile } from 'node:fs/promises';
import { type Computation, compute } from '../../cli/computation/run.ts';
import { parsePeriod } from '../../domain/period.ts';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { viewerOf } from '../../platform/viewer.ts';
import { formulaApi } from '../../schema/formula/api.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import { readFormulaApis } from '../../subgraphs/indicators/context/formula-apis.ts';
import { type ComputingHub, startComputingHub } from './computing.ts';
import { TODAY } from './hub.ts';
import { agencies, classes } from './reference-data.ts';

const idOf = (records: readonly { readonly id: string; readonly key: string }[], key: string) =>
  records.find((record) => record.key === key)!.id;
const PROVINCES = idOf(classes, 'class/ubnd-cap-tinh');
export const PHU_THO = idOf(agencies, 'province/phu-tho@2025');
export const HA_NOI = idOf(agencies, 'province/ha-noi');

/** Letters of the agency within the period, out of the letters of all within it. */
export const LETTERS = `query ($agencyId: ID!, $from: Date!, $to: Date!) {
  own: directives(filter: { issuerId: $agencyId, issuedFrom: $from, issuedTo: $to }) { totalCount }
  all: directives(filter: { issuedFrom: $from, issuedTo: $to }) { totalCount }
}`;

/** What a run told. */
export interface Told {
  readonly said: string[];
  readonly complained: string[];
}
/** What is told of one agency or group. */
export const linesOf = ({ said, complained }: Told, name: string) =>
  [...said, ...complained].filter((line) => line.includes(`  ${name}  `));

/** A value with what stands behind it. */
export interface ShownValue {
  readonly id: string;
  readonly agency: { readonly id: string } | null;
  readonly from: string;
  readonly to: string;
  readonly value: string | null;
  readonly ratio: { readonly numerator: string; readonly denominator: string } | null;
  readonly flags: readonly string[];
  readonly computation: {
    readonly formula: { readonly key: string };
    readonly document: string;
    readonly variables: readonly { readonly name: string; readonly value: string }[];
    readonly asOf: string;
    readonly numeratorAsAnswered: string;
    readonly denominatorAsAnswered: string | null;
  } | null;
}
const VALUES = `query ($of: ID!, $after: String) {
  observations(filter: { indicatorId: $of }, page: { first: 100, after: $after }) { pageInfo { hasNextPage endCursor }
    nodes { id agency { id } from to value ratio { numerator denominator } flags
      computation { formula { key } document variables { name value } asOf numeratorAsAnswered denominatorAsAnswered } } } }`;

/** A hub with two indicators that are counted, and formulas of them. */
export interface FormulaHub extends ComputingHub {
  readonly apis: FormulaApis;
  /** A formula of the share by province and quarter, under a key of its own, unless said otherwise. */
  recorded(over?: Readonly<Record<string, unknown>>): Promise<{ readonly id: string; readonly key: string }>;
  /** What makes it one of the number for the whole country. */
  national(over?: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** Compute formulas and record it, unless said otherwise. */
  run(keys: readonly string[], over?: Partial<Computation> & { readonly quarter?: string }): Promise<Told>;
  /** The values that a formula gave, as the public sees them. */
  valuesOf(key: string, asOf?: string): Promise<ShownValue[]>;
  valueFor(key: string, agencyId: string, asOf?: string): Promise<ShownValue | undefined>;
  now(): Promise<string>;
  /** Who owns the indicators, and whose data INTERNAL formulas ask for here. */
  readonly owners: readonly [string, string];
  /** Approve a formula as it is, for one side or, left out, for both. */
  approved(formulaId: string, side?: 'OWNER' | 'DATA_OWNER'): Promise<void>;
  rows<Row extends object>(sql: string): Promise<Row[]>;
}

export async function startFormulaHub(): Promise<FormulaHub> {
  const graph = await startComputingHub();
  const { hub, done } = graph;
  const apis = readFormulaApis();
  const counted = { direction: 'UP', method: 'COUNTED', ownerId: PHU_THO };
  const share = { key: 'letters', name: 'Tỷ lệ công văn', unit: 'PERCENT', ...counted };
  const indicatorId = await done('recordIndicator', share);
  const count = { key: 'letter_count', name: 'Số công văn', unit: 'COUNT', ...counted };
  const countId = await done('recordIndicator', count);
  const indicators = hub.subgraphs.find(({ name }) => name === 'indicators')!;

  let formulas = 0;
  const pageOf = async (of: string, after: string | null, asOf?: string): Promise<Listed> => {
    const { data, errors } = await hub.ask<{ observations: Listed }>(VALUES, {
      variables: { of, after },
      ...(asOf === undefined ? {} : { asOf }),
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.observations;
  };
  const valuesOf: FormulaHub['valuesOf'] = async (key, asOf) => {
    const values: ShownValue[] = [];
    for (const of of [indicatorId, countId]) {
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo }: Listed = await pageOf(of, after, asOf);
        values.push(...nodes.filter(({ computation }) => computation?.formula.key === key));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
    }
    return values;
  };
  return {
    ...graph,
    ...{ apis, valuesOf },
    async recorded(over = {}) {
      formulas += 1;
      const key = `formula_${formulas}`;
      const id = await done('recordFormula', {
        ...{ key, name: 'Công thức', indicatorId, document: LETTERS, numeratorPath: 'own.totalCount' },
        ...{ denominatorPath: 'all.totalCount', agencyClassId: PROVINCES, grain: 'QUARTER', ...over },
      });
      return { id, key };
    },
    national: (over = {}) => ({
      ...{ indicatorId: countId, scope: 'NATIONWIDE', agencyClassId: null, denominatorPath: null },
      ...{ document: 'query ($to: Date!) { directives(filter: { issuedTo: $to }) { totalCount } }' },
      ...{ numeratorPath: 'directives.totalCount', ...over },
    }),
    async run(keys, { quarter = '2025-Q3', ...over } = {}) {
      const told: Told = { said: [], complained: [] };
      await compute({
        ...{ database: hub.database, indicators, door: graph.door(), apis, today: TODAY },
        ...{ period: parsePeriod(quarter), keys, bearer: null, apply: true },
        teller: {
          say: (...parts) => void told.said.push(parts.join('  ')),
          complain: (...parts) => void told.complained.push(parts.join('  ')),
        },
        ...over,
      });
      return told;
    },
    async valueFor(key, agencyId, asOf) {
      return (await valuesOf(key, asOf)).find(({ agency }) => agency?.id === agencyId);
    },
    owners: [PHU_THO, HA_NOI],
    async approved(formulaId, side) {
      const read = `query ($id: ID!) { formula(id: $id) { definitionHash } }`;
      const { data } = await hub.ask<{ formula: { definitionHash: string } }>(read, { variables: { id: formulaId } });
      const { definitionHash } = data.formula;
      for (const each of side === undefined ? (['OWNER', 'DATA_OWNER'] as const) : [side]) {
        const agencyIds = [each === 'OWNER' ? PHU_THO : HA_NOI];
        const officer = viewerOf({ subject: `person:${each}`, roles: ['officer'], agencyIds });
        await done('approveFormula', { formulaId, side: each, definitionHash, basis: 'Công văn 12/VP' }, officer);
      }
    },
    async now() {
      const read = `{ agencies(page: { first: 1 }) { nodes { id } } indicators(page: { first: 1 }) { nodes { id } } }`;
      return (await hub.ask(read, { asOf: 'now' })).extensions!.asOf!;
    },
    async rows<Row extends object>(sql: string) {
      const admin = await connectAsAdmin(hub.adminUrl);
      try {
        return (await admin.query<Row>(sql)).rows;
      } finally {
        await admin.end();
      }
    },
  };
}

interface Listed {
  readonly nodes: readonly ShownValue[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The graph of a version that calls a field of its own something else. */
export async function apisWithout(field: string): Promise<FormulaApis> {
  const text = (path: string) => readFile(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
  const renamed = (sdl: string) => sdl.replaceAll(new RegExp(`^(\\s+)${field}(?=[:(])`, 'gm'), `$1${field}Anew`);
  return {
    PUBLIC: formulaApi(renamed(await text('api/public.graphql')), renamed(await text('supergraph.graphql'))),
    INTERNAL: formulaApi(renamed(await text('api/internal.graphql')), null),
  };
}
