import type { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarEntry } from '../../domain/working-days/entries.ts';
import { type FactTable, recordSubjects } from '../history/record.ts';
import {
  RegisterAgency,
  RegisterCalendar,
  RegisterClass,
  RegisterParent,
  RegisterPlace,
  RegisterSuccession,
} from './entities.ts';

/** What the register's feed says of an agency; days are inclusive, null is open or not known. */
export interface RegisterAgencyRecord {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly name: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly parents: readonly {
    readonly parentId: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  /** Provinces where it stands although its parent is another; older events do not speak of them. */
  readonly places?: readonly {
    readonly provinceId: string;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
}

/** What it says of a reorganisation. */
export interface RegisterSuccessionRecord {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly functions: readonly string[] | null;
  readonly legalBasis: string | null;
}

const AGENCY_TABLES = {
  agency: { entity: RegisterAgency, subject: 'agencyId' },
  parents: { entity: RegisterParent, subject: 'agencyId' },
  places: { entity: RegisterPlace, subject: 'agencyId' },
} as const satisfies Record<string, FactTable>;

const SUCCESSION_TABLES = {
  succession: { entity: RegisterSuccession, subject: 'successionId' },
} as const satisfies Record<string, FactTable>;

const CLASS_TABLES = {
  agencyClass: { entity: RegisterClass, subject: 'classId' },
} as const satisfies Record<string, FactTable>;

const CALENDAR_TABLES = {
  act: { entity: RegisterCalendar, subject: 'actId' },
} as const satisfies Record<string, FactTable>;

/** Copy agencies as the register states them. Gives the ids of those that changed; as do the others here. */
export function recordRegisterAgencies(
  em: EntityManager,
  subgraph: string,
  records: readonly RegisterAgencyRecord[],
): Promise<string[]> {
  return recordSubjects(
    em,
    subgraph,
    AGENCY_TABLES,
    records.map(({ id, kind, level, name, validFrom, validTo, parents, places = [] }) => ({
      subject: id,
      kind: 'REGISTER_AGENCY_COPIED',
      payload: { id, kind, level, name, validFrom, validTo, parents, places },
      facts: { agency: [{ kind, level, name, validFrom, validTo }], parents, places },
    })),
  );
}

/** Copy reorganisations. */
export function recordRegisterSuccessions(
  em: EntityManager,
  subgraph: string,
  records: readonly RegisterSuccessionRecord[],
): Promise<string[]> {
  return recordSubjects(
    em,
    subgraph,
    SUCCESSION_TABLES,
    records.map(({ id, kind, on, from, to, functions, legalBasis }) => ({
      subject: id,
      kind: 'REGISTER_SUCCESSION_COPIED',
      payload: { id, kind, on, from, to, functions, legalBasis },
      facts: { succession: [{ kind, startsOn: on, fromIds: from, toIds: to, functions, legalBasis }] },
    })),
  );
}

/** Copy classes of agencies. */
export function recordRegisterClasses(
  em: EntityManager,
  subgraph: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  return recordSubjects(
    em,
    subgraph,
    CLASS_TABLES,
    records.map(({ subject, ...definition }) => ({
      subject: String(subject),
      kind: 'REGISTER_CLASS_COPIED',
      payload: definition,
      facts: { agencyClass: [{ definition }] },
    })),
  );
}

/** Copy acts on working days, each with its entries. */
export function recordRegisterCalendar(
  em: EntityManager,
  subgraph: string,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  return recordSubjects(
    em,
    subgraph,
    CALENDAR_TABLES,
    records.map(({ subject, ...act }) => ({
      subject: String(subject),
      kind: 'REGISTER_CALENDAR_COPIED',
      payload: act,
      facts: { act: [{ entries: (act.entries ?? []) as readonly unknown[] }] },
    })),
  );
}

/** What all acts on working days say that the copy holds now. */
export async function calendarEntries(em: EntityManager): Promise<CalendarEntry[]> {
  const rows: { entries: readonly CalendarEntry[] }[] = await em.execute(
    'select entries from register_calendar where closed_seq is null order by act_id',
  );
  return rows.flatMap(({ entries }) => entries);
}
