import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import type { Connection, PageRequest } from '../../../platform/page.ts';
import type { CitationFact } from '../entities.ts';
import type { CitationRelation } from '../generated/types.ts';

/** A place in one directive that names another. */
export interface CitationRow
  extends Pick<
    CitationFact,
    'fromId' | 'fromIssuedOn' | 'toId' | 'ordinal' | 'clause' | 'provision' | 'asWritten' | 'resolvedBy'
  > {
  readonly id: string;
  readonly relation: CitationRelation;
}

/** A page of citations. */
export interface CitationConnectionRow extends Connection<CitationRow> {}

/** What a directive cites, in the order of its text. */
export const IN_TEXT: Order = ['ordinal', 'id'];
export const inTextKey = (citation: CitationRow) => [String(citation.ordinal), citation.id];

/** Where others cite a directive: the latest document first, within one in the order of its text. */
export const LATEST_CITING_FIRST: Order = ['latestDay', 'idDescending', 'ordinal'];
export const latestCitingFirstKey = (citation: CitationRow) => [
  citation.fromIssuedOn ?? null,
  citation.fromId,
  String(citation.ordinal),
];

const CITATION_COLUMNS = `c.citation_id as id, c.from_id as "fromId", c.from_issued_on as "fromIssuedOn", c.to_id as "toId",
  c.ordinal, c.relation, c.clause, c.provision, c.as_written as "asWritten", c.resolved_by as "resolvedBy"`;

const SORTED_DAY = `coalesce(c.from_issued_on, '-infinity'::date)`;

const CITATION_BY_ID = factStatement(
  'directives.citationById',
  (holds) => `select ${CITATION_COLUMNS} from citation_fact c
    where c.citation_id = any($2::uuid[]) and ${holds('c')}`,
);

const CITATIONS_FROM = factStatement(
  'directives.citationsFrom',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${CITATION_COLUMNS} from citation_fact c
      where c.from_id = o.id and ${holds('c')} and (c.ordinal, c.citation_id) > ($3::int, $4::uuid)
      order by c.ordinal, c.citation_id limit $5
    ) page`,
);
/** Ordinals are negated so that all columns run one way, which a row comparison and its index need. */
const CITATIONS_TO = factStatement(
  'directives.citationsTo',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${CITATION_COLUMNS} from citation_fact c
      where c.to_id = o.id and ${holds('c')}
        and (${SORTED_DAY}, c.from_id, -c.ordinal) < ($3::date, $4::uuid, -($5::int))
      order by ${SORTED_DAY} desc, c.from_id desc, (-c.ordinal) desc limit $6
    ) page`,
);
const countBy = (column: 'from_id' | 'to_id') =>
  factStatement(
    `directives.citationsCount:${column}`,
    (holds) => `select o.id as "ofId", (
        select count(*)::int from citation_fact c where c.${column} = o.id and ${holds('c')}
      ) as count from unnest($2::uuid[]) o (id)`,
  );
const CITATIONS_FROM_COUNT = countBy('from_id');
const CITATIONS_TO_COUNT = countBy('to_id');

export function citationLoaders({ read }: FactReader) {
  return {
    citationById: loaderByKey(
      (ids) => read<CitationRow>(CITATION_BY_ID, ids),
      (citation) => citation.id,
    ),

    /** What a directive cites, a page at a time. */
    citationsFrom: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<CitationRow>(CITATIONS_FROM, ids, ...startOf(IN_TEXT, page), page.limit),
          (citation) => citation.fromId,
        ),
      (page) => JSON.stringify(page),
    ),
    citationsFromCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(CITATIONS_FROM_COUNT, ids),
      (row) => row.ofId,
    ),

    /** Where others cite a directive, a page at a time. */
    citationsTo: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<CitationRow>(CITATIONS_TO, ids, ...startOf(LATEST_CITING_FIRST, page), page.limit),
          (citation) => citation.toId!,
        ),
      (page) => JSON.stringify(page),
    ),
    citationsToCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(CITATIONS_TO_COUNT, ids),
      (row) => row.ofId,
    ),
  };
}
