import { readFileSync } from 'node:fs';
import type { Viewer } from '../../platform/viewer.ts';
import { formulaApi } from '../../schema/formula/api.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import { type ComputedValue, planComputed, recordComputed } from '../../subgraphs/indicators/commands/computing.ts';
import { writeIndicators } from './indicator-values.ts';
import { type IndicatorsSubgraph, TODAY } from './indicators-subgraph.ts';

/** Who owns the indicators of these tests, whose data some formulas ask for, and somebody else. */
export const OWNER = 'ministry-level/van-phong-chinh-phu';
export const DATA_OWNER = 'ministry/noi-vu';
export const OTHER = 'ministry/quoc-phong';
export const PROVINCES = 'class/dia-phuong';
/** The agency whose values are computed unless told otherwise. */
export const COMPUTED_OF = 'province/phu-tho@2025';

/** What agencies have done of their tasks by the end of a period. */
export const BY_AGENCY = `query ($agencyId: ID!, $to: Date!) {
  agency(id: $agencyId) { taskMetrics(on: $to) { done assignments } }
}`;
export const TASKS_DONE = {
  ...{ name: 'Tỷ lệ nhiệm vụ đã hoàn thành', document: BY_AGENCY, grain: 'QUARTER' },
  ...{ numeratorPath: 'agency.taskMetrics.done', denominatorPath: 'agency.taskMetrics.assignments' },
} as const;
/** What only some may see: how many roles were given at an agency. */
export const GRANTS_OF_AGENCY = `query ($agencyId: ID!, $to: Date!) {
  agency(id: $agencyId) { grants(existence: EVER) { totalCount } taskMetrics(on: $to) { assignments } }
}`;
export const ROLES_GIVEN = {
  ...{ name: 'Vai trò đã giao', document: GRANTS_OF_AGENCY, grain: 'YEAR', rights: 'INTERNAL' },
  ...{ numeratorPath: 'agency.grants.totalCount', denominatorPath: 'agency.taskMetrics.assignments' },
} as const;

let made = 0;

/** Formulas of an indicator that the Government Office owns, and what they come to. */
export async function formulaWorld(hub: IndicatorsSubgraph) {
  const indicator = (over: object = {}) => {
    made += 1;
    return hub.done('recordIndicator', {
      ...{ key: `computed_${made}`, name: 'Tỷ lệ tính được', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' },
      ...{ ownerId: hub.agencyId(OWNER), mayExceedWhole: true, ...over },
    });
  };
  const indicatorId = await indicator();
  const input = (over: object = {}) => {
    made += 1;
    return {
      ...{ key: `formula_${made}`, indicatorId, agencyClassId: hub.classId(PROVINCES), ...TASKS_DONE },
      ...over,
    };
  };
  const internal = (over: object = {}) => input({ ...ROLES_GIVEN, dataOwnerId: hub.agencyId(DATA_OWNER), ...over });
  const codes = async (name: string, sent: object, viewer?: Viewer) => {
    const { problems } = await hub.send(name, sent, viewer ? { viewer } : {});
    return problems.map(({ code, path }) => [code, ...path].join(' '));
  };
  const shown = async (formulaId: string, fields: string, position: string | null = null) => {
    const query = `query ($id: ID!) { formula(id: $id) { ${fields} } }`;
    const options = { variables: { id: formulaId }, position };
    return (await hub.data<{ formula: Record<string, unknown> | null }>(query, options)).formula;
  };
  const approve = async (formulaId: string, side: string, viewer: Viewer, definitionHash?: string) => {
    const hash = definitionHash ?? (await shown(formulaId, 'definitionHash'))!.definitionHash;
    return codes('approveFormula', { formulaId, side, definitionHash: hash, basis: 'Công văn 12/VP' }, viewer);
  };
  const value = async (formulaId: string, over: Partial<ComputedValue> = {}): Promise<ComputedValue> => {
    const { definitionHash } = (await shown(formulaId, 'definitionHash'))! as { definitionHash: string };
    const agencyId = hub.agencyId(COMPUTED_OF);
    return {
      ...{ formulaId, definitionHash, agencyId, period: '2025-Q4', variables: { agencyId, to: '2025-12-31' } },
      ...{ asOf: 'a-token', numerator: '7', denominator: '8', ...over },
    };
  };
  const compute = (values: readonly ComputedValue[], today = TODAY) =>
    writeIndicators(hub.database, async (em) => {
      const plan = await planComputed(em, values, today);
      await recordComputed(em, plan, 'Tính lại');
      return plan;
    });
  return { indicator, indicatorId, input, internal, codes, shown, approve, value, compute };
}
export type FormulaWorld = Awaited<ReturnType<typeof formulaWorld>>;

/** The graph of this release, with the words of its schema changed. */
export function apisWith(change: (sdl: string) => string = (sdl) => sdl): FormulaApis {
  const read = (path: string) => readFileSync(new URL(`../../schema/${path}`, import.meta.url), 'utf8');
  return {
    PUBLIC: formulaApi(change(read('api/public.graphql')), read('supergraph.graphql')),
    INTERNAL: formulaApi(change(read('api/internal.graphql')), null),
  };
}

/** A release in which counts of tasks have another name. */
export const renamedTasks = (sdl: string) => sdl.replaceAll('  taskMetrics(', '  taskTotals(');
