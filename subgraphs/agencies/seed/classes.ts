import type { EntityManager } from '@mikro-orm/postgresql';
import { type AgencyClassRecord, recordAgencyClasses } from '../commands.ts';
import { AgencyClassFact } from '../entities/classes.ts';

/** agency-classes.json: classes name agencies and one another by key. */
export type ClassFile = readonly (Omit<AgencyClassRecord, 'key' | 'withinId' | 'memberIds' | 'provinceIds'> & {
  readonly key: string;
  readonly within: string | null;
  readonly members: readonly string[];
  readonly provinces: readonly string[];
})[];

/**
 * Load classes of agencies, in the caller's transaction. What a command has recorded since is not taken back: such a class has
 * no key any more, and `leftOut` names its record. Gives the ids of those that changed.
 */
export async function seedClasses(
  em: EntityManager,
  file: ClassFile,
  known: { agencyId(key: string): string; classId(key: string): string },
): Promise<{ changed: readonly string[]; leftOut: readonly string[] }> {
  const records = file.map(
    ({ id, key, name, kinds, memberKinds, parentKinds, withDescendants, membership, holder, rule, ...record }) => ({
      ...{ id, key, name, kinds, memberKinds, parentKinds, withDescendants, membership, holder, rule },
      withinId: record.within === null ? null : known.agencyId(record.within),
      memberIds: record.members.map(known.agencyId),
      provinceIds: record.provinces.map(known.agencyId),
      validTo: record.validTo,
      covers: record.covers.map(known.classId),
    }),
  );
  const corrected = await em.find(
    AgencyClassFact,
    { classId: { $in: records.map(({ id }) => id) }, key: null, closedSeq: null },
    { fields: ['classId'], disableIdentityMap: true },
  );
  const isCorrected = new Set(corrected.map(({ classId }) => classId));
  const changed = await recordAgencyClasses(
    em,
    records.filter(({ id }) => !isCorrected.has(id)),
  );
  return { changed, leftOut: records.filter(({ id }) => isCorrected.has(id)).map(({ key }) => key) };
}
