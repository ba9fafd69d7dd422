import { loaderByKey, loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { ComputationFact, FormulaApprovalFact, FormulaFact, FormulaFaultFact } from '../entities.ts';
import type { FormulaFilter, FormulaRight, FormulaSide, ObservationScope, PeriodGrain } from '../generated/types.ts';

/** How values of an indicator are computed. */
export interface FormulaRow
  extends Pick<
    FormulaFact,
    | 'key'
    | 'name'
    | 'indicatorId'
    | 'document'
    | 'queryHash'
    | 'definitionHash'
    | 'numeratorPath'
    | 'denominatorPath'
    | 'dataOwnerId'
    | 'classId'
    | 'endedOn'
  > {
  readonly id: string;
  readonly rights: FormulaRight;
  readonly scope: ObservationScope;
  readonly grain: PeriodGrain;
}

/** A page of formulas. */
export interface FormulaConnectionRow extends Connection<FormulaRow> {}

/** That an agency agrees to publish what a formula comes to. */
export interface FormulaApprovalRow
  extends Pick<FormulaApprovalFact, 'formulaId' | 'agencyId' | 'definitionHash' | 'basis' | 'recordedAt'> {
  readonly side: FormulaSide;
}

/** Why the graph does not answer a formula. */
export interface FormulaFaultRow extends Pick<FormulaFaultFact, 'formulaId' | 'code' | 'at' | 'about' | 'recordedAt'> {}

/** What stands behind a computed number. */
export interface ComputationRow
  extends Pick<
    ComputationFact,
    | 'observationId'
    | 'formulaId'
    | 'queryHash'
    | 'variables'
    | 'asOf'
    | 'numeratorAsAnswered'
    | 'denominatorAsAnswered'
    | 'recordedAt'
  > {}

/** A formula as it was when a number was computed. */
export interface AskedFormulaRow extends Pick<FormulaFact, 'document' | 'numeratorPath' | 'denominatorPath'> {
  readonly observationId: string;
}

interface FormulaPayload {
  readonly formulaId: string | null;
  readonly problems: readonly Problem[];
}
export interface RecordFormulaPayloadRow extends FormulaPayload {}
export interface CorrectFormulaPayloadRow extends FormulaPayload {}
export interface EndFormulaPayloadRow extends FormulaPayload {}
export interface ApproveFormulaPayloadRow extends FormulaPayload {}
export interface WithdrawFormulaApprovalPayloadRow extends FormulaPayload {}

/** How formulas are sorted in every list. */
export const FORMULA_ORDER: Order = ['text', 'id'];
export const formulaSortKey = ({ key, id }: FormulaRow): [string, string] => [key, id];

const FORMULA_COLUMNS = `f.formula_id as id, f.key, f.name, f.indicator_id as "indicatorId", f.document,
  f.query_hash as "queryHash", f.definition_hash as "definitionHash", f.numerator_path as "numeratorPath",
  f.denominator_path as "denominatorPath", f.rights, f.data_owner_id as "dataOwnerId", f.scope, f.class_id as "classId",
  f.grain, f.ended_on as "endedOn"`;

const FORMULA_BY_ID = factStatement(
  'indicators.formulaById',
  (holds) => `select ${FORMULA_COLUMNS} from formula_fact f where f.formula_id = any($2::uuid[]) and ${holds('f')}`,
);
const FORMULAS_BY_INDICATOR = factStatement(
  'indicators.formulasByIndicator',
  (holds) => `select ${FORMULA_COLUMNS} from formula_fact f
    where f.indicator_id = any($2::uuid[]) and ${holds('f')}
    order by f.indicator_id, f.key collate "C", f.formula_id`,
);
const APPROVALS_BY_FORMULA = factStatement(
  'indicators.approvalsByFormula',
  (
    holds,
  ) => `select a.formula_id as "formulaId", a.side, a.agency_id as "agencyId", a.definition_hash as "definitionHash",
      a.basis, a.recorded_at as "recordedAt"
    from formula_approval_fact a where a.formula_id = any($2::uuid[]) and ${holds('a')}
    order by a.formula_id, a.side desc`,
);
const FAULT_BY_FORMULA = factStatement(
  'indicators.faultByFormula',
  (holds) => `select w.formula_id as "formulaId", w.code, w.at, w.about, w.recorded_at as "recordedAt"
    from formula_fault_fact w where w.formula_id = any($2::uuid[]) and ${holds('w')}`,
);
const COMPUTATION_BY_OBSERVATION = factStatement(
  'indicators.computationByObservation',
  (holds) => `select c.observation_id as "observationId", c.formula_id as "formulaId", c.query_hash as "queryHash",
      c.variables, c.as_of as "asOf", c.numerator_as_answered as "numeratorAsAnswered",
      c.denominator_as_answered as "denominatorAsAnswered", c.recorded_at as "recordedAt"
    from computation_fact c where c.observation_id = any($2::uuid[]) and ${holds('c')}`,
);
/** What was computed before a fact was recorded was asked with the last fact of the formula before that. */
const ASKED_FORMULA_BY_OBSERVATION = factStatement(
  'indicators.askedFormulaByObservation',
  (holds) => `select c.observation_id as "observationId", f.document, f.numerator_path as "numeratorPath",
      f.denominator_path as "denominatorPath"
    from computation_fact c cross join lateral (
      select e.document, e.numerator_path, e.denominator_path from formula_fact e
      where e.formula_id = c.formula_id and e.seq < c.seq order by e.seq desc limit 1
    ) f
    where c.observation_id = any($2::uuid[]) and ${holds('c')}`,
);

/** Ways into the list of formulas, each along an index; $2 is an indicator. */
const ENTRANCES = { all: '$2::uuid is null', indicatorId: 'f.indicator_id = $2::uuid' } as const;
type Entrance = keyof typeof ENTRANCES;

/** $3 whether they are broken; null for no such condition. Counted for each, so that nobody reads all faults for a few formulas. */
const listed = (entrance: Entrance, holds: (alias: string) => string) =>
  `from formula_fact f where ${ENTRANCES[entrance]} and ${holds('f')}
    and ($3::boolean is null or $3 = ((
      select count(*) from formula_fault_fact w where w.formula_id = f.formula_id and ${holds('w')}) > 0))`;
/** $4 key and $5 id of the last entry before the page, $6 how many. */
const pageOf = (entrance: Entrance) =>
  factStatement(
    `indicators.formulas:${entrance}`,
    (holds) => `select ${FORMULA_COLUMNS} ${listed(entrance, holds)}
      and (f.key collate "C", f.formula_id) > ($4, $5::uuid)
      order by f.key collate "C", f.formula_id limit $6`,
  );
const countOf = (entrance: Entrance) =>
  factStatement(
    `indicators.formulasCount:${entrance}`,
    (holds) => `select count(*)::int as count ${listed(entrance, holds)}`,
  );
const byEntrance = (make: (entrance: Entrance) => FactStatement) => ({
  all: make('all'),
  indicatorId: make('indicatorId'),
});
const FORMULAS = byEntrance(pageOf);
const FORMULAS_COUNT = byEntrance(countOf);

const entranceOf = ({ indicatorId }: FormulaFilter): Entrance => (indicatorId == null ? 'all' : 'indicatorId');

function listParameters({ indicatorId, isBroken }: FormulaFilter): readonly unknown[] {
  return [indicatorId == null ? null : requireId(indicatorId, 'filter.indicatorId'), isBroken ?? null];
}

export function formulaLoaders({ read }: FactReader) {
  return {
    formulaById: loaderByKey(
      (ids) => read<FormulaRow>(FORMULA_BY_ID, ids),
      ({ id }) => id,
    ),
    formulasByIndicator: loaderOfMany(
      (ids) => read<FormulaRow>(FORMULAS_BY_INDICATOR, ids),
      ({ indicatorId }) => indicatorId,
    ),
    /** All that are recorded; whether they count is asked of rules/formula.ts. */
    approvalsByFormula: loaderOfMany(
      (ids) => read<FormulaApprovalRow>(APPROVALS_BY_FORMULA, ids),
      ({ formulaId }) => formulaId,
    ),
    faultByFormula: loaderByKey(
      (ids) => read<FormulaFaultRow>(FAULT_BY_FORMULA, ids),
      ({ formulaId }) => formulaId,
    ),
    computationByObservation: loaderByKey(
      (ids) => read<ComputationRow>(COMPUTATION_BY_OBSERVATION, ids),
      ({ observationId }) => observationId,
    ),
    /** The formula as it was when a number was computed. */
    askedFormulaByObservation: loaderByKey(
      (ids) => read<AskedFormulaRow>(ASKED_FORMULA_BY_OBSERVATION, ids),
      ({ observationId }) => observationId,
    ),

    /** A page of formulas, one row more than asked for when there are more. */
    formulas(filter: FormulaFilter, page: PageRequest): Promise<FormulaRow[]> {
      const start = startOf(FORMULA_ORDER, page);
      return read<FormulaRow>(FORMULAS[entranceOf(filter)], ...listParameters(filter), ...start, page.limit);
    },
    async formulasCount(filter: FormulaFilter): Promise<number> {
      const [row] = await read<{ count: number }>(FORMULAS_COUNT[entranceOf(filter)], ...listParameters(filter));
      return row!.count;
    },
  };
}
