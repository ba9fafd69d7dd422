import { loaderOfMany } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AliasKind } from '../generated/types.ts';

/** Something an agency had from one day to another, both inclusive; null is open or not known. */
interface HeldRow {
  readonly agencyId: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
export interface AgencyNameRow extends HeldRow {
  readonly name: string;
  readonly verified: boolean;
}
export interface AgencyCodeRow extends HeldRow {
  readonly system: 'MA_DINH_DANH' | 'GSO';
  readonly code: string;
  readonly verified: boolean;
}
export interface AgencyParentRow extends HeldRow {
  readonly parentId: string;
}
export interface AgencyAliasRow {
  readonly agencyId: string;
  readonly text: string;
  readonly kind: AliasKind;
  readonly verified: boolean;
}

const NAMES_BY_AGENCY = factStatement(
  'agencies.namesByAgency',
  (holds) => `select n.agency_id as "agencyId", n.name, n.valid_from as "validFrom", n.valid_to as "validTo",
      n.is_verified as verified
    from agency_name n where n.agency_id = any($2::uuid[]) and ${holds('n')} order by n.valid_from nulls first, n.name`,
);
const ALIASES_BY_AGENCY = factStatement(
  'agencies.aliasesByAgency',
  (holds) => `select l.agency_id as "agencyId", l.text, l.kind, l.is_verified as verified
    from agency_alias l where l.agency_id = any($2::uuid[]) and ${holds('l')} order by l.ordinal`,
);
const CODES_BY_AGENCY = factStatement(
  'agencies.codesByAgency',
  (holds) => `select c.agency_id as "agencyId", c.system, c.code, c.valid_from as "validFrom", c.valid_to as "validTo",
      c.is_verified as verified
    from agency_code c where c.agency_id = any($2::uuid[]) and ${holds('c')}
    order by c.system, c.valid_from nulls first, c.code`,
);
const PARENTS_BY_AGENCY = factStatement(
  'agencies.parentsByAgency',
  (
    holds,
  ) => `select r.agency_id as "agencyId", r.parent_id as "parentId", r.valid_from as "validFrom", r.valid_to as "validTo"
    from agency_parent r where r.agency_id = any($2::uuid[]) and ${holds('r')} order by r.valid_from nulls first, r.parent_id`,
);

/** What agencies have from one day to another: names, codes, parents, and other forms of their names. */
export function heldLoaders({ read }: FactReader) {
  return {
    namesByAgency: loaderOfMany(
      (ids) => read<AgencyNameRow>(NAMES_BY_AGENCY, ids),
      (name) => name.agencyId,
    ),
    aliasesByAgency: loaderOfMany(
      (ids) => read<AgencyAliasRow>(ALIASES_BY_AGENCY, ids),
      (alias) => alias.agencyId,
    ),
    codesByAgency: loaderOfMany(
      (ids) => read<AgencyCodeRow>(CODES_BY_AGENCY, ids),
      (code) => code.agencyId,
    ),
    parentsByAgency: loaderOfMany(
      (ids) => read<AgencyParentRow>(PARENTS_BY_AGENCY, ids),
      (parent) => parent.agencyId,
    ),
  };
}
