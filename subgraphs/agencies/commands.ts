import type { EntityManager } from '@mikro-orm/postgresql';
import type { AgencyClassExpression } from '../../domain/agency-class.ts';
import { fold } from '../../domain/vietnamese.ts';
import { type FactTable, recordSubjects, type SubjectState } from '../../platform/history/record.ts';
import { AgencyClassFact } from './entities/classes.ts';
import {
  AgencyAlias,
  AgencyCode,
  AgencyFact,
  AgencyName,
  AgencyParent,
  AgencyPlace,
  SuccessionFact,
  SuccessionMember,
} from './entities.ts';
import { heldOn, nameOn } from './rules.ts';

interface Dated {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly verified: boolean;
}

/** All that is known of an agency. Days are inclusive; null is open or not known. */
export interface AgencyRecord {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly level: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly names: readonly (Dated & { readonly name: string })[];
  readonly aliases: readonly { readonly text: string; readonly kind: string; readonly verified: boolean }[];
  readonly codes: readonly (Dated & { readonly system: string; readonly code: string })[];
  readonly parents: readonly (Dated & { readonly parentId: string })[];
  /** Provinces where it stands, whether or not that is its parent. */
  readonly places: readonly (Dated & { readonly provinceId: string })[];
  readonly verified: boolean;
}

/** All that is known of a reorganisation. */
export interface SuccessionRecord {
  readonly id: string;
  readonly kind: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly on: string;
  readonly functions: readonly string[] | null;
  readonly legalBasis: string | null;
  readonly verified: boolean;
}

/** All that is known of a class of agencies: what domain/agency-class.ts expands, and what it is called. */
export interface AgencyClassRecord extends AgencyClassExpression {
  readonly id: string;
  /** Name in the reference data; null for what was recorded otherwise. */
  readonly key: string | null;
  readonly name: string;
  readonly holder: string;
  readonly rule: string | null;
  /** General classes that it is made of. */
  readonly covers: readonly string[];
}

const AGENCY_TABLES = {
  agency: { entity: AgencyFact, subject: 'agencyId' },
  names: { entity: AgencyName, subject: 'agencyId' },
  aliases: { entity: AgencyAlias, subject: 'agencyId' },
  codes: { entity: AgencyCode, subject: 'agencyId' },
  parents: { entity: AgencyParent, subject: 'agencyId' },
  places: { entity: AgencyPlace, subject: 'agencyId' },
} as const satisfies Record<string, FactTable>;

const SUCCESSION_TABLES = {
  succession: { entity: SuccessionFact, subject: 'successionId' },
  members: { entity: SuccessionMember, subject: 'successionId' },
} as const satisfies Record<string, FactTable>;

const CLASS_TABLES = {
  agencyClass: { entity: AgencyClassFact, subject: 'classId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record agencies as the records state them: new ones appear, changed facts take the place of old ones, equal ones stay.
 * Gives the ids of those that changed.
 */
export function recordAgencies(em: EntityManager, records: readonly AgencyRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', AGENCY_TABLES, records.map(agencyState));
}

/** Record reorganisations as the records state them. Gives the ids of those that changed. */
export function recordSuccessions(em: EntityManager, records: readonly SuccessionRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', SUCCESSION_TABLES, records.map(successionState));
}

/** Record classes of agencies as the records state them. Gives the ids of those that changed. */
export function recordAgencyClasses(em: EntityManager, records: readonly AgencyClassRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', CLASS_TABLES, records.map(classState));
}

/** A day after all that are known: what holds then is the latest. */
const LATEST = '9999-12-31';

function agencyState(record: AgencyRecord): SubjectState<keyof typeof AGENCY_TABLES> {
  const { id, key, kind, level, validFrom, validTo } = record;
  const name = nameOn(record.names, LATEST) ?? key;
  const nameFrom = heldOn(record.names, LATEST)?.validFrom ?? null;
  const shortName = record.aliases.find((alias) => alias.kind === 'SHORT_NAME')?.text ?? null;

  return {
    subject: id,
    kind: 'AGENCY_RECORDED',
    payload: {
      id,
      kind,
      level,
      name,
      validFrom,
      validTo,
      parents: record.parents.map((parent) => ({
        parentId: parent.parentId,
        validFrom: parent.validFrom,
        validTo: parent.validTo,
      })),
      places: record.places.map(({ provinceId, validFrom, validTo }) => ({ provinceId, validFrom, validTo })),
    },
    facts: {
      agency: [{ key, kind, level, name, nameFrom, shortName, validFrom, validTo, isVerified: record.verified }],
      names: record.names.map((held) => ({ name: held.name, nameFolded: fold(held.name), ...days(held) })),
      aliases: record.aliases.map((alias, ordinal) => ({
        ordinal,
        text: alias.text,
        textFolded: fold(alias.text),
        kind: alias.kind,
        isVerified: alias.verified,
      })),
      codes: record.codes.map((held) => ({ system: held.system, code: held.code, ...days(held) })),
      parents: record.parents.map((held) => ({ parentId: held.parentId, ...days(held) })),
      places: record.places.map((held) => ({ provinceId: held.provinceId, ...days(held) })),
    },
  };
}

/** The payload has all that whoever follows the feed needs to expand the class. */
function classState(record: AgencyClassRecord): SubjectState<keyof typeof CLASS_TABLES> {
  const { id, ...said } = record;
  return {
    subject: id,
    kind: 'AGENCY_CLASS_RECORDED',
    payload: { id, ...said },
    facts: { agencyClass: [{ ...said, nameFolded: fold(said.name) }] },
  };
}

function successionState(record: SuccessionRecord): SubjectState<keyof typeof SUCCESSION_TABLES> {
  const { id, kind, on, from, to, functions, legalBasis, verified } = record;
  return {
    subject: id,
    kind: 'SUCCESSION_RECORDED',
    payload: { id, kind, on, from, to, functions, legalBasis },
    facts: {
      succession: [{ kind, startsOn: on, functions, legalBasis, isVerified: verified }],
      members: [
        ...from.map((agencyId, ordinal) => ({ side: 'FROM', ordinal, agencyId })),
        ...to.map((agencyId, ordinal) => ({ side: 'TO', ordinal, agencyId })),
      ],
    },
  };
}

function days(held: Dated) {
  return { validFrom: held.validFrom, validTo: held.validTo, isVerified: held.verified };
}
