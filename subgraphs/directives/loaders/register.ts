import DataLoader from 'dataloader';
import { BATCH_CAP, loaderByKey, loadersByArguments } from '../../../platform/batch.ts';
import { type FactReader, factStatement } from '../../../platform/history.ts';
import type { AgencyLevel } from '../generated/types.ts';
import type { Reorganisation, Surroundings } from '../rules/successors.ts';

/** An agency as it is copied of the register. */
export interface RegisterAgencyRow {
  readonly id: string;
  readonly kind: string;
  readonly level: AgencyLevel;
  readonly name: string;
  readonly validTo: string | null;
}

const REGISTER_AGENCY_BY_ID = factStatement(
  'directives.registerAgencyById',
  (holds) => `select r.agency_id as id, r.kind, r.level, r.name, r.valid_to as "validTo"
    from register_agency r where r.agency_id = any($2::uuid[]) and ${holds('r')}`,
);

/** Who stood above whom last. */
const LAST_PARENTS = factStatement(
  'directives.lastParents',
  (holds) => `select distinct on (p.agency_id) p.agency_id as "agencyId", p.parent_id as "parentId"
    from register_parent p where p.agency_id = any($2::uuid[]) and ${holds('p')}
    order by p.agency_id, coalesce(p.valid_from, '-infinity'::date) desc, p.parent_id`,
);

/** Who stood under whom on the day $3. */
const CHILDREN_ON = factStatement(
  'directives.childrenOn',
  (holds) => `select p.parent_id as "parentId", p.agency_id as "agencyId" from register_parent p
    where p.parent_id = any($2::uuid[]) and ${holds('p')}
      and coalesce(p.valid_from, '-infinity'::date) <= $3::date and coalesce(p.valid_to, 'infinity'::date) >= $3::date
    order by p.parent_id, p.agency_id`,
);

/** Reorganisations that took from any of $2 by the day $3. */
const REORGANISATIONS_FROM = factStatement(
  'directives.reorganisationsFrom',
  (
    holds,
  ) => `select s.succession_id as id, s.kind, s.starts_on as "startsOn", s.from_ids as "fromIds", s.to_ids as "toIds",
      s.functions from register_succession s
    where s.from_ids && $2::uuid[] and ${holds('s')} and s.starts_on <= $3::date order by s.starts_on, s.succession_id`,
);

/** Rounds in which what is around ended agencies is gathered: each goes one reorganisation or one level up further. */
const ROUNDS_CAP = 8;

export function registerLoaders({ read }: FactReader) {
  /** At most two statements for each round of reorganisations, and two more, whatever the number of agencies. */
  async function surroundings(agencyIds: readonly string[], day: string): Promise<Surroundings> {
    const reorganisations = new Map<string, Reorganisation>();
    const parentOf = new Map<string, string>();
    const seen = new Set<string>();
    let asked = [...new Set(agencyIds)];
    for (let round = 0; asked.length > 0 && round < ROUNDS_CAP; round += 1) {
      for (const id of asked) seen.add(id);
      const [from, parents] = await Promise.all([
        read<Reorganisation>(REORGANISATIONS_FROM, asked, day),
        read<{ agencyId: string; parentId: string }>(LAST_PARENTS, asked),
      ]);
      for (const reorganisation of from) reorganisations.set(reorganisation.id, reorganisation);
      for (const { agencyId, parentId } of parents) parentOf.set(agencyId, parentId);
      const next = [...from.flatMap(({ toIds }) => toIds), ...parents.map(({ parentId }) => parentId)];
      asked = [...new Set(next)].filter((id) => !seen.has(id));
    }
    const takers = [...new Set([...reorganisations.values()].flatMap(({ toIds }) => toIds))];
    const children = await read<{ parentId: string; agencyId: string }>(CHILDREN_ON, takers, day);
    const childrenOf = Map.groupBy(children, ({ parentId }) => parentId);
    const named = [...new Set([...seen, ...asked, ...takers, ...children.map(({ agencyId }) => agencyId)])];
    const agencies = await read<RegisterAgencyRow>(REGISTER_AGENCY_BY_ID, named);
    return {
      reorganisations: [...reorganisations.values()],
      parentOf,
      childrenOf: new Map([...childrenOf].map(([id, rows]) => [id, rows.map(({ agencyId }) => agencyId)])),
      agencies: new Map(agencies.map(({ id, name, validTo }) => [id, { name, validTo }])),
    };
  }

  return {
    registerAgencyById: loaderByKey(
      (ids) => read<RegisterAgencyRow>(REGISTER_AGENCY_BY_ID, ids),
      (agency) => agency.id,
    ),
    /** What is to be known around an agency to find who took over from it by a day. */
    surroundingsOn: loadersByArguments(
      (day: string) =>
        new DataLoader<string, Surroundings>(
          async (agencyIds) => {
            const known = await surroundings(agencyIds, day);
            return agencyIds.map(() => known);
          },
          { maxBatchSize: BATCH_CAP },
        ),
      (day) => day,
    ),
  };
}
