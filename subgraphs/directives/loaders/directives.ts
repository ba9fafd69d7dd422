import { loaderByKey, loaderOfMany, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, type FactStatement, factStatement } from '../../../platform/history.ts';
import { type Order, startOf } from '../../../platform/page/order.ts';
import { type Connection, type PageRequest, requireId } from '../../../platform/page.ts';
import type { DirectiveEvidence, DirectiveFact } from '../entities.ts';
import type { Confidence, DirectiveFilter, DirectiveKind, EvidenceField } from '../generated/types.ts';
import { numberKey, symbolKey } from '../rules.ts';

/** A document as lists and references give it. */
export interface DirectiveRow
  extends Pick<
    DirectiveFact,
    | 'type'
    | 'number'
    | 'symbol'
    | 'issuerId'
    | 'issuerAsWritten'
    | 'issuedOn'
    | 'subject'
    | 'attachedToId'
    | 'ownNumberLine'
    | 'ownDateLine'
    | 'isOwnNumberBlank'
    | 'isOwnDateBlank'
  > {
  readonly id: string;
  readonly kind: DirectiveKind;
}

/** Where a fact of a document is stated. */
export interface DirectiveEvidenceRow extends Pick<DirectiveEvidence, 'directiveId' | 'statedInId' | 'asWritten'> {
  readonly field: EvidenceField;
  readonly confidence: Confidence;
}

/** A page of directives. */
export interface DirectiveConnectionRow extends Connection<DirectiveRow> {}

/** Newest first, those without a day last. */
export const NEWEST_FIRST: Order = ['latestDay', 'idDescending'];
export const newestFirstKey = (directive: DirectiveRow) => [directive.issuedOn ?? null, directive.id];

export const DIRECTIVE_COLUMNS = `d.directive_id as id, d.kind, d.type, d.number, d.symbol, d.issuer_id as "issuerId",
  d.issuer_as_written as "issuerAsWritten", d.issued_on as "issuedOn", d.subject, d.attached_to_id as "attachedToId",
  d.own_number_line as "ownNumberLine", d.own_date_line as "ownDateLine",
  d.is_own_number_blank as "isOwnNumberBlank", d.is_own_date_blank as "isOwnDateBlank"`;

/** SQL for: what a directive bears itself, else the document that it is attached to. */
export const borne = (alias: string, column: 'issuer_id' | 'issued_on', holds: (alias: string) => string) =>
  `coalesce(${alias}.${column}, (
    select w.${column} from directive_fact w where w.directive_id = ${alias}.attached_to_id and ${holds('w')}))`;

/** The day by which lists are sorted, as the indexes have it. */
const SORTED_DAY = `coalesce(d.issued_on, '-infinity'::date)`;

const DIRECTIVE_BY_ID = factStatement(
  'directives.directiveById',
  (holds) => `select ${DIRECTIVE_COLUMNS} from directive_fact d
    where d.directive_id = any($2::uuid[]) and ${holds('d')}`,
);

const EVIDENCE_BY_DIRECTIVE = factStatement(
  'directives.evidenceByDirective',
  (holds) => `select e.directive_id as "directiveId", e.field, e.stated_in_id as "statedInId",
      e.as_written as "asWritten", e.confidence
    from directive_evidence e where e.directive_id = any($2::uuid[]) and ${holds('e')}
    order by e.directive_id, e.ordinal`,
);

/** $3 day and $4 id of the last entry before the page, $5 how many. */
const ISSUED_BY_AGENCY = factStatement(
  'directives.issuedByAgency',
  (holds) => `select page.* from unnest($2::uuid[]) o (id) cross join lateral (
      select ${DIRECTIVE_COLUMNS} from directive_fact d
      where d.issuer_id = o.id and ${holds('d')} and (${SORTED_DAY}, d.directive_id) < ($3::date, $4::uuid)
      order by ${SORTED_DAY} desc, d.directive_id desc limit $5
    ) page`,
);
const ISSUED_BY_AGENCY_COUNT = factStatement(
  'directives.issuedByAgencyCount',
  (holds) => `select o.id as "ofId", (
      select count(*)::int from directive_fact d where d.issuer_id = o.id and ${holds('d')}
    ) as count from unnest($2::uuid[]) o (id)`,
);

/** The filter's conditions that single documents out. The list is read along an index over one of them, or along the days. */
const NARROWING = {
  symbolKey: 'd.symbol_key = $2::text',
  numberKey: 'd.number_key = $3::text',
  issuerId: 'd.issuer_id = $4::uuid',
} as const;
type Access = keyof typeof NARROWING | 'day';

/**
 * $2 symbol, $3 number, $4 issuer, $5 kinds, $6 first and $7 last day. A statement for each way in, because a plan that
 * has to hold for a condition left out as well cannot use that condition's index.
 */
function listed(access: Access, holds: (alias: string) => string): string {
  const narrowing = Object.entries(NARROWING).map(([name, condition]) => {
    const parameter = condition.slice(condition.indexOf('$'));
    return name === access ? condition : `(${parameter} is null or ${condition})`;
  });
  return `from directive_fact d where ${holds('d')} and ${narrowing.join(' and ')}
    and ($5::text[] is null or d.kind = any($5)) and ${SORTED_DAY} >= $6::date and ${SORTED_DAY} <= $7::date`;
}

/** $8 day and $9 id of the last entry before the page, $10 how many. */
const pageOf = (access: Access) =>
  factStatement(
    `directives.directives:${access}`,
    (holds) => `select ${DIRECTIVE_COLUMNS} ${listed(access, holds)}
      and (${SORTED_DAY}, d.directive_id) < ($8::date, $9::uuid)
      order by ${SORTED_DAY} desc, d.directive_id desc limit $10`,
  );
const countOf = (access: Access) =>
  factStatement(
    `directives.directivesCount:${access}`,
    (holds) => `select count(*)::int as count ${listed(access, holds)}`,
  );

const ACCESSES: readonly Access[] = ['symbolKey', 'numberKey', 'issuerId', 'day'];
const byAccess = (make: (access: Access) => FactStatement) => new Map(ACCESSES.map((access) => [access, make(access)]));
const DIRECTIVES = byAccess(pageOf);
const DIRECTIVES_COUNT = byAccess(countOf);

/** A day before all that documents bear: with it as the first day, documents without a day are left out. */
const FIRST_DAY = '0001-01-01';

function listParameters(filter: DirectiveFilter | null) {
  const { symbol, number, issuerId, kinds, issuedFrom, issuedTo } = filter ?? {};
  const narrowing = {
    symbolKey: symbol == null ? null : symbolKey(symbol),
    numberKey: number == null ? null : numberKey(number),
    issuerId: issuerId == null ? null : requireId(issuerId, 'filter.issuerId'),
  };
  const first = issuedFrom ?? (issuedTo == null ? '-infinity' : FIRST_DAY);
  const access = ACCESSES.find((name) => name === 'day' || narrowing[name] !== null) ?? 'day';
  return { access, values: [...Object.values(narrowing), kinds ?? null, first, issuedTo ?? 'infinity'] };
}

export function directiveLoaders({ read }: FactReader) {
  return {
    directiveById: loaderByKey(
      (ids) => read<DirectiveRow>(DIRECTIVE_BY_ID, ids),
      (directive) => directive.id,
    ),

    evidenceByDirective: loaderOfMany(
      (ids) => read<DirectiveEvidenceRow>(EVIDENCE_BY_DIRECTIVE, ids),
      (evidence) => evidence.directiveId,
    ),

    /** What an agency issued, newest first, a page at a time. */
    issuedByAgency: loadersByArguments(
      (page: PageRequest) =>
        loaderOfMany(
          (ids) => read<DirectiveRow>(ISSUED_BY_AGENCY, ids, ...startOf(NEWEST_FIRST, page), page.limit),
          (directive) => directive.issuerId!,
        ),
      (page) => JSON.stringify(page),
    ),
    issuedByAgencyCount: loaderByKey(
      (ids) => read<{ ofId: string; count: number }>(ISSUED_BY_AGENCY_COUNT, ids),
      (row) => row.ofId,
    ),

    /** A page of all directives, newest first, one row more than asked for when there are more. */
    directives(filter: DirectiveFilter | null, page: PageRequest): Promise<DirectiveRow[]> {
      const { access, values } = listParameters(filter);
      return read<DirectiveRow>(DIRECTIVES.get(access)!, ...values, ...startOf(NEWEST_FIRST, page), page.limit);
    },

    async directivesCount(filter: DirectiveFilter | null): Promise<number> {
      const { access, values } = listParameters(filter);
      const [row] = await read<{ count: number }>(DIRECTIVES_COUNT.get(access)!, ...values);
      return row!.count;
    },
  };
}
