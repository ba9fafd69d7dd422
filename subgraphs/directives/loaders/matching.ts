import type { FactReader } from '../../../platform/history.ts';
import { factStatement } from '../../../platform/history.ts';
import type { Confidence, MatchEvidenceKind } from '../generated/types.ts';
import { DIRECTIVE_COLUMNS, type DirectiveRow } from './directives.ts';

/** What a citation may mean. */
export interface DirectiveMatchRow {
  readonly number: string | null;
  readonly symbol: string | null;
  readonly year: number | null;
  readonly issuedOn: string | null;
  readonly candidates: readonly DirectiveCandidateRow[];
}
export interface DirectiveCandidateRow {
  readonly directive: DirectiveRow;
  readonly confidence: Confidence;
  readonly evidence: readonly { readonly kind: MatchEvidenceKind; readonly asWritten: string }[];
}

/** The directive in which a citation stands: day and issuer are those of the one it is attached to where it has none. */
export interface CitingRow {
  readonly id: string;
  readonly attachedToId: string | null;
  readonly day: string | null;
  /** The issuer and those above it. */
  readonly issuerIds: readonly string[];
}

/** A place in the citing directive, or in one that belongs to it, that names another. */
export interface NearbyRow {
  readonly toId: string;
  readonly asWritten: string;
}

/** What is to be looked up of a citation; null for what it does not say. */
export interface DirectiveSought {
  /** As symbolKey and numberKey in rules.ts have them. */
  readonly symbolKeys: readonly string[];
  readonly numberKey: string | null;
  readonly day: string | null;
  /** Day of the citing directive. */
  readonly before: string | null;
  /** First and last day of the year that is cited. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Directives that are looked at for each thing that a citation says. */
const LOOKED_AT = 40;

const SORTED_DAY = `coalesce(d.issued_on, '-infinity'::date)`;
const NEWEST = `order by ${SORTED_DAY} desc, d.directive_id desc limit ${LOOKED_AT}`;

/**
 * $2 symbols, $3 number, $4 day, $5 day of the citing directive, $6 and $7 first and last day of the year: those with such a symbol,
 * the latest of the number before that day and in that year, and those of the day.
 */
const SOUGHT = factStatement(
  'directives.directivesSought',
  (holds) => `select ${DIRECTIVE_COLUMNS} from directive_fact d where d.fact_id = any(array(
      select found.fact_id from unnest($2::text[]) k (symbol) cross join lateral (
        select d.fact_id from directive_fact d where d.symbol_key = k.symbol and ${holds('d')} ${NEWEST}) found
      union (select d.fact_id from directive_fact d
        where d.number_key = $3::text and ${SORTED_DAY} <= coalesce($5::date, 'infinity'::date) and ${holds('d')} ${NEWEST})
      union (select d.fact_id from directive_fact d
        where d.number_key = $3::text and ${SORTED_DAY} >= $6::date and ${SORTED_DAY} <= $7::date and ${holds('d')} ${NEWEST})
      union (select d.fact_id from directive_fact d where ${SORTED_DAY} = $4::date and ${holds('d')} ${NEWEST})))`,
);

/** What directives of the number $2 approve, and what was issued with them. */
const NICKNAMED = factStatement(
  'directives.directivesNicknamed',
  (holds) => `select ${DIRECTIVE_COLUMNS} from directive_fact d where d.directive_id = any(array(
      select approved.id from (
        select d.directive_id from directive_fact d where d.number_key = $2::text and ${holds('d')} ${NEWEST}) numbered
      cross join lateral (
        select c.to_id as id from citation_fact c
        where c.from_id = numbered.directive_id and c.relation = 'APPROVES' and ${holds('c')}
        union select c.from_id from citation_fact c
        where c.to_id = numbered.directive_id and c.relation = 'PROMULGATED_WITH' and ${holds('c')}) approved
    )) and ${holds('d')}`,
);

const CITING = factStatement(
  'directives.citingDirective',
  (
    holds,
  ) => `select d.directive_id as id, d.attached_to_id as "attachedToId", coalesce(d.issued_on, o.issued_on) as day, array(
      with recursive above (id, depth) as (
        select coalesce(d.issuer_id, o.issuer_id), 0
        union select p.parent_id, a.depth + 1 from above a
        join register_parent p on p.agency_id = a.id and ${holds('p')} where a.depth < 5)
      select distinct id from above where id is not null) as "issuerIds"
    from directive_fact d left join directive_fact o on o.directive_id = d.attached_to_id and ${holds('o')}
    where d.directive_id = $2::uuid and ${holds('d')}`,
);

/** What the directive $2 cites, and what does that it is attached to or that is attached to it. */
const NEARBY = factStatement(
  'directives.citedNearby',
  (holds) => `select c.to_id as "toId", c.as_written as "asWritten" from citation_fact c
    where c.to_id is not null and ${holds('c')} and c.from_id = any(array(
      select $2::uuid
      union select d.attached_to_id from directive_fact d where d.directive_id = $2::uuid and ${holds('d')}
      union select d.directive_id from directive_fact d where d.attached_to_id = $2::uuid and ${holds('d')}))
    order by c.ordinal, c.citation_id limit 1000`,
);

/** What the directive $2 is attached to, and what is attached to it. */
const BOUND = factStatement(
  'directives.directivesBound',
  (holds) => `select ${DIRECTIVE_COLUMNS} from directive_fact d where d.fact_id = any(array(
      select d.fact_id from directive_fact d where d.attached_to_id = $2::uuid and ${holds('d')}
      union select o.fact_id from directive_fact d join directive_fact o on o.directive_id = d.attached_to_id and ${holds('o')}
      where d.directive_id = $2::uuid and ${holds('d')}))`,
);

export function matchingLoaders({ read }: FactReader) {
  return {
    directivesSought: ({ symbolKeys, numberKey, day, before, from, to }: DirectiveSought) =>
      read<DirectiveRow>(SOUGHT, symbolKeys, numberKey, day, before, from, to),
    directivesNicknamed: (numberKey: string) => read<DirectiveRow>(NICKNAMED, numberKey),
    /** Null when there is no such directive. */
    async citingDirective(id: string): Promise<CitingRow | null> {
      const [row] = await read<CitingRow>(CITING, id);
      return row ?? null;
    },
    citedNearby: (id: string) => read<NearbyRow>(NEARBY, id),
    directivesBound: (id: string) => read<DirectiveRow>(BOUND, id),
  };
}
