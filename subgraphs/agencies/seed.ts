import type { EntityManager } from '@mikro-orm/postgresql';
import { type AgencyRecord, recordAgencies, recordSuccessions, type SuccessionRecord } from './commands.ts';

/** The records of data/agencies.json and data/successions.json that are loaded; the files name others by key. */
export interface AgencyFiles {
  readonly agencies: readonly (Omit<AgencyRecord, 'parents'> & {
    readonly parents: readonly {
      readonly parent: string;
      readonly validFrom: string | null;
      readonly validTo: string | null;
      readonly verified: boolean;
    }[];
  })[];
  readonly successions: readonly SuccessionRecord[];
}

/**
 * Load the register through its commands, in the caller's transaction: wholly or not at all. Loading the same files
 * again changes nothing. Throws when a record names a key that no record has.
 */
export async function seedAgencies(em: EntityManager, files: AgencyFiles): Promise<{ changed: number }> {
  const ids = new Map(files.agencies.map((agency) => [agency.key, agency.id]));
  const idOf = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data names an agency "${key}" that it does not hold`);
    return id;
  };

  const agencies = await recordAgencies(
    em,
    files.agencies.map((agency) => ({
      ...agency,
      parents: agency.parents.map((held) => ({ ...held, parentId: idOf(held.parent) })),
    })),
  );
  const successions = await recordSuccessions(
    em,
    files.successions.map((succession) => ({
      ...succession,
      from: succession.from.map(idOf),
      to: succession.to.map(idOf),
    })),
  );
  return { changed: agencies.length + successions.length };
}
