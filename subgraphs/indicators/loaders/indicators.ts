import { loaderByKey } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { IndicatorFact } from '../entities.ts';
import type { IndicatorDirection, IndicatorMethod, IndicatorUnit } from '../generated/types.ts';

/** Something that is measured. */
export interface IndicatorRow
  extends Pick<
    IndicatorFact,
    | 'key'
    | 'name'
    | 'numerator'
    | 'denominator'
    | 'isFormulaStated'
    | 'ownerId'
    | 'evaluatorId'
    | 'validFrom'
    | 'validTo'
  > {
  readonly id: string;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  readonly method: IndicatorMethod;
}

const INDICATOR_COLUMNS = `i.indicator_id as id, i.key, i.name, i.unit, i.direction, i.method, i.numerator, i.denominator,
  i.is_formula_stated as "isFormulaStated", i.owner_id as "ownerId", i.evaluator_id as "evaluatorId",
  i.valid_from as "validFrom", i.valid_to as "validTo"`;

const INDICATOR_BY_ID = factStatement(
  'indicators.indicatorById',
  (holds) => `select ${INDICATOR_COLUMNS} from indicator_fact i
    where i.indicator_id = any($2::uuid[]) and ${holds('i')}`,
);
const INDICATOR_BY_KEY = factStatement(
  'indicators.indicatorByKey',
  (holds) => `select ${INDICATOR_COLUMNS} from indicator_fact i where i.key = any($2::text[]) and ${holds('i')}`,
);

export function indicatorLoaders({ read }: FactReader) {
  return {
    indicatorById: loaderByKey(
      (ids) => read<IndicatorRow>(INDICATOR_BY_ID, ids),
      ({ id }) => id,
    ),
    indicatorByKey: loaderByKey(
      (keys) => read<IndicatorRow>(INDICATOR_BY_KEY, keys),
      ({ key }) => key,
    ),
  };
}
