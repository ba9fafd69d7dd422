import type { AgencyClassExpression, RegisteredAgency } from '../../../domain/agency-class.ts';
import { agencyRegister } from '../../../domain/agency-class.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AgencyLevel } from '../generated/types.ts';
import type { KnownRegister } from '../rules/binding.ts';

interface RegisterRow extends RegisteredAgency {
  readonly level: AgencyLevel;
}

/** The whole register with where each agency stood: some thousand rows at most, and classes may speak of any of them. */
const REGISTER = factStatement(
  'indicators.register',
  (
    holds,
  ) => `select a.agency_id as id, a.kind, a.level, a.valid_from as "validFrom", a.valid_to as "validTo", u.parents, l.places
    from register_agency a
    left join lateral (select coalesce(jsonb_agg(jsonb_build_object(
        'parentId', p.parent_id, 'validFrom', p.valid_from, 'validTo', p.valid_to)), '[]') as parents
      from register_parent p where p.agency_id = a.agency_id and ${holds('p')}) u on true
    left join lateral (select coalesce(jsonb_agg(jsonb_build_object(
        'provinceId', p.province_id, 'validFrom', p.valid_from, 'validTo', p.valid_to)), '[]') as places
      from register_place p where p.agency_id = a.agency_id and ${holds('p')}) l on true
    where ${holds('a')}`,
);
const CLASSES = factStatement(
  'indicators.registerClasses',
  (holds) => `select c.class_id as id, c.definition from register_class c where ${holds('c')}`,
);

export type BindingLoaders = ReturnType<typeof bindingLoaders>;

/** What decides whom a target binds, read once for an operation. */
export function bindingLoaders({ read }: FactReader) {
  let register: Promise<KnownRegister> | null = null;
  async function readRegister(): Promise<KnownRegister> {
    const [rows, classes] = await Promise.all([
      read<RegisterRow>(REGISTER),
      read<{ id: string; definition: AgencyClassExpression }>(CLASSES),
    ]);
    return {
      ...agencyRegister(rows),
      classes: new Map(classes.map(({ id, definition }) => [id, definition])),
      levels: new Map(rows.map(({ id, level }) => [id, level])),
    };
  }
  return {
    knownRegister(): Promise<KnownRegister> {
      register ??= readRegister();
      return register;
    },
  };
}
