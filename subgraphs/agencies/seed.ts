import type { EntityManager } from '@mikro-orm/postgresql';
import { type CalendarFile, seedCalendar } from './commands/calendar/seed.ts';
import { type AgencyRecord, recordAgencies, recordSuccessions, type SuccessionRecord } from './commands.ts';
import { type ClassFile, seedClasses } from './seed/classes.ts';
import { type SystemFiles, seedSystems } from './seed/systems.ts';

interface Dated {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly verified: boolean;
}

/** The records of the files in data/ that are loaded, as far as they are used. They name one another by key. */
export interface AgencyFiles extends SystemFiles {
  /** agencies.json */
  readonly agencies: readonly (Omit<AgencyRecord, 'parents' | 'places'> & {
    readonly parents: readonly (Dated & { readonly parent: string })[];
    readonly provinces: readonly (Dated & { readonly province: string })[];
  })[];
  /** successions.json */
  readonly successions: readonly SuccessionRecord[];
  /** agency-classes.json */
  readonly classes: ClassFile;
  /** calendar.json */
  readonly calendar: CalendarFile;
}

/**
 * Load the register through its commands, in the caller's transaction: wholly or not at all. Loading the same files
 * again changes nothing. Throws when a record names a key that no record has. What commands have recorded
 * of classes, systems and the calendar stays; `leftOut` names the records that would have changed it.
 */
export async function seedAgencies(
  em: EntityManager,
  files: AgencyFiles,
): Promise<{ changed: number; leftOut: readonly string[] }> {
  const agencyId = idsByKey('agency', files.agencies);
  const classId = idsByKey('agency class', files.classes);

  const agencies = await recordAgencies(
    em,
    files.agencies.map((agency) => ({
      ...agency,
      parents: agency.parents.map((held) => ({ ...held, parentId: agencyId(held.parent) })),
      places: agency.provinces.map((held) => ({ ...held, provinceId: agencyId(held.province) })),
    })),
  );
  const successions = await recordSuccessions(
    em,
    files.successions.map((succession) => ({
      ...succession,
      from: succession.from.map(agencyId),
      to: succession.to.map(agencyId),
    })),
  );
  const classes = await seedClasses(em, files.classes, { agencyId, classId });
  const systems = await seedSystems(em, files, { agencyId, classId });
  const calendar = await seedCalendar(em, files.calendar);
  const changed =
    agencies.length + successions.length + classes.changed.length + systems.changed + calendar.changed.length;
  return { changed, leftOut: [...classes.leftOut, ...systems.leftOut, ...calendar.leftOut] };
}

/** The id behind a key; throws for a key that no record has. */
function idsByKey(
  what: string,
  records: readonly { readonly id: string; readonly key: string }[],
): (key: string) => string {
  const ids = new Map(records.map(({ id, key }) => [key, id]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data names the ${what} "${key}", which it does not hold`);
    return id;
  };
}
