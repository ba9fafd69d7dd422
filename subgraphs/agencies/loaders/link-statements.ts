import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { LinkStatus } from '../generated/types.ts';

/** What was said of how a link stands. */
export interface LinkStatementRow {
  readonly id: string;
  readonly linkId: string;
  readonly status: LinkStatus;
  readonly mayAlsoMean: readonly LinkStatus[];
  readonly asWritten: string;
  readonly statedOn: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly counted: string | null;
  readonly statedInId: string | null;
  readonly clause: string | null;
  readonly reportedById: string | null;
  readonly recordedAt: Date;
  /** To the microsecond: what the list is sorted by. */
  readonly recordedMicros: string;
}

/** A document as this subgraph knows it to readers: its id alone. */
export interface DirectiveRow {
  readonly __typename: 'Directive';
  readonly id: string;
}

/** A page of statements. */
export interface LinkStatementConnectionRow extends Connection<LinkStatementRow> {}

/** How a link stands on a day, as the statements by then say. */
export interface LinkStandingRow {
  readonly linkId: string;
  readonly status: LinkStatus | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The latest day first, of one day what was recorded last: the first of them by a day is what holds on it. */
export const LATEST_STATEMENT_FIRST = ['latestDay', 'latestInstant', 'idDescending'] as const satisfies Order;
export const latestStatementFirstKey = ({
  statedOn,
  recordedMicros,
  id,
}: LinkStatementRow): [string, string, string] => [statedOn, recordedMicros, id];

const LATEST_FIRST = 's.stated_on desc, s.recorded_at desc, s.statement_id desc';

/** SQL for: how the link in a column stands on the day in a parameter; null while no statement by then says. */
export const statusOn = (link: string, day: string, holds: (alias: string) => string) =>
  `(select s.status from link_statement s where s.link_id = ${link} and s.stated_on <= ${day} and ${holds('s')}
      order by ${LATEST_FIRST} limit 1)`;

const STATEMENT_COLUMNS = `s.statement_id as id, s.link_id as "linkId", s.status, s.may_also_mean as "mayAlsoMean",
  s.as_written as "asWritten", s.stated_on as "statedOn", s.numerator, s.denominator, s.counted,
  s.stated_in_id as "statedInId", s.clause, s.reported_by_id as "reportedById", s.recorded_at as "recordedAt",
  to_char(s.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedMicros"`;

const STATEMENT_BY_ID = factStatement(
  'agencies.linkStatementById',
  (holds) => `select ${STATEMENT_COLUMNS} from link_statement s
    where s.statement_id = any($2::uuid[]) and ${holds('s')}`,
);
/** $3 day, $4 instant and $5 id of the last entry before the page, $6 how many. */
const STATEMENTS_BY_LINK = factStatement(
  'agencies.statementsByLink',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${STATEMENT_COLUMNS} from link_statement s
      where s.link_id = o.id and ${holds('s')}
        and (s.stated_on, s.recorded_at, s.statement_id) < ($3::date, $4::timestamptz, $5::uuid)
      order by ${LATEST_FIRST} limit $6
    ) page`,
);
const STATEMENTS_BY_LINK_COUNT = factStatement(
  'agencies.statementsByLinkCount',
  (holds) => `select o.id as "ofId", (
      select count(*)::int from link_statement s where s.link_id = o.id and ${holds('s')}
    ) as count from unnest($2::uuid[]) o (id)`,
);
/** $3 day. The count is that of the latest statement that counts, or of none where one since says that all or nothing works. */
const STANDING_BY_LINK = factStatement(
  'agencies.standingByLink',
  (holds) => `select o.id as "linkId", ${statusOn('o.id', '$3::date', holds)} as status, c.numerator, c.denominator
    from unnest($2::uuid[]) o (id) left join lateral (
      select s.numerator, s.denominator from link_statement s
      where s.link_id = o.id and s.stated_on <= $3::date and ${holds('s')}
        and (s.numerator is not null or s.status in ('CONNECTED', 'NOT_CONNECTED'))
      order by ${LATEST_FIRST} limit 1
    ) c on true`,
);

export function statementLoaders({ read }: FactReader) {
  return {
    linkStatementById: loaderByKey(
      (ids) => read<LinkStatementRow>(STATEMENT_BY_ID, ids),
      (statement) => statement.id,
    ),

    /** What was said of a link, a page at a time. */
    statementsByLink: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) =>
            read<LinkStatementRow>(STATEMENTS_BY_LINK, ids, ...startOf(LATEST_STATEMENT_FIRST, page), page.limit),
          (statement) => statement.linkId,
        ),
      (page) => JSON.stringify(page),
    ),
    statementsByLinkCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(STATEMENTS_BY_LINK_COUNT, ids),
      (row) => row.ofId,
    ),

    /** How links stand on a day: the latest statement by then, and what was counted last of what works in part. */
    standingOn: loadersByArguments(
      (day: string) =>
        loaderByKey(
          (ids) => read<LinkStandingRow>(STANDING_BY_LINK, ids, day),
          (standing) => standing.linkId,
        ),
      (day) => day,
    ),
  };
}
