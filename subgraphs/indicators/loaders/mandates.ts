import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { MandateFact } from '../entities.ts';

/** One numbered row or clause that demands an indicator. */
export interface MandateRow
  extends Pick<
    MandateFact,
    | 'indicatorId'
    | 'directiveId'
    | 'evidenceId'
    | 'part'
    | 'number'
    | 'ordinal'
    | 'asWritten'
    | 'leadAsWritten'
    | 'evaluatorId'
  > {
  readonly id: string;
}

/** A page of mandates. */
export interface MandateConnectionRow extends Connection<MandateRow> {}

/** In the order of the text. */
export const MANDATE_ORDER: Order = ['ordinal', 'id'];
export const mandateSortKey = ({ ordinal, id }: MandateRow): [string, string] => [String(ordinal), id];

const MANDATE_COLUMNS = `m.mandate_id as id, m.indicator_id as "indicatorId", m.directive_id as "directiveId",
  m.evidence_id as "evidenceId", m.part, m.number, m.ordinal, m.as_written as "asWritten",
  m.lead_as_written as "leadAsWritten", m.evaluator_id as "evaluatorId"`;

const MANDATE_BY_ID = factStatement(
  'indicators.mandateById',
  (holds) => `select ${MANDATE_COLUMNS} from mandate_fact m where m.mandate_id = any($2::uuid[]) and ${holds('m')}`,
);
/** Of several documents by their first target's time: what was demanded earlier first. */
const MANDATES_BY_INDICATOR = factStatement(
  'indicators.mandatesByIndicator',
  (holds) => `select ${MANDATE_COLUMNS} from mandate_fact m
    where m.indicator_id = any($2::uuid[]) and ${holds('m')}
    order by m.indicator_id, (select min(t.ends_on) from target_fact t where t.mandate_id = m.mandate_id and ${holds('t')}),
      m.directive_id, m.ordinal, m.mandate_id`,
);

/** What a directive demands, or sends out. */
const ofDirective = (holds: (alias: string) => string) =>
  `from mandate_fact m where (m.directive_id = o.id or m.evidence_id = o.id) and ${holds('m')}`;
/** $3 ordinal and $4 id of the last entry before the page, $5 how many. */
const MANDATES_BY_DIRECTIVE = factStatement(
  'indicators.mandatesByDirective',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select o.id as "ofId", ${MANDATE_COLUMNS} ${ofDirective(holds)}
        and (m.ordinal, m.mandate_id) > ($3::int, $4::uuid)
      order by m.ordinal, m.mandate_id limit $5
    ) page`,
);
const MANDATES_BY_DIRECTIVE_COUNT = factStatement(
  'indicators.mandatesByDirectiveCount',
  (holds) =>
    `select o.id as "ofId", (select count(*)::int ${ofDirective(holds)}) as count from unnest($2::uuid[]) o (id)`,
);

export function mandateLoaders({ read }: FactReader) {
  return {
    mandateById: loaderByKey(
      (ids) => read<MandateRow>(MANDATE_BY_ID, ids),
      ({ id }) => id,
    ),
    mandatesByIndicator: loaderOfMany(
      (ids) => read<MandateRow>(MANDATES_BY_INDICATOR, ids),
      ({ indicatorId }) => indicatorId,
    ),
    /** What a directive demands or sends out, a page at a time. */
    mandatesByDirective: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) =>
            read<MandateRow & { ofId: string }>(
              MANDATES_BY_DIRECTIVE,
              ...[ids, ...startOf(MANDATE_ORDER, page), page.limit],
            ),
          ({ ofId }) => ofId,
        ),
      (page) => JSON.stringify(page),
    ),
    mandatesByDirectiveCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(MANDATES_BY_DIRECTIVE_COUNT, ids),
      ({ ofId }) => ofId,
    ),
  };
}
