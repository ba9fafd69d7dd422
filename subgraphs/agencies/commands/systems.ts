import type { EntityManager } from '@mikro-orm/postgresql';
import { fold } from '../../../domain/vietnamese.ts';
import { type FactTable, recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import {
  LinkAgency,
  LinkEnd,
  LinkFact,
  LinkRequirement,
  LinkStatement,
  SystemFact,
  SystemOwner,
  SystemPredecessor,
} from '../entities/systems.ts';
import { type Demand, deadlineOf, latestFirst, type Owner } from '../rules/systems.ts';

/** All that is known of an information system. Days are inclusive; null is open or not known. */
export interface SystemRecord {
  readonly id: string;
  /** Name in the reference data; null for what a command recorded. */
  readonly key: string | null;
  readonly name: string;
  readonly kind: string;
  readonly scope: string;
  readonly owners: readonly Owner[];
  readonly ownerClassId: string | null;
  readonly instanceOfId: string | null;
  readonly predecessorIds: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
  readonly isVerified: boolean;
}

/** All that is known of a link but for how it stands. */
export interface LinkRecord {
  readonly id: string;
  readonly key: string | null;
  readonly relation: string;
  readonly fromId: string | null;
  readonly fromAlsoIds: readonly string[];
  readonly toId: string;
  readonly viaId: string | null;
  readonly purpose: string;
  readonly agencyIds: readonly string[];
  readonly classIds: readonly string[];
  readonly demands: readonly Demand[];
  readonly note: string | null;
  readonly isVerified: boolean;
}

/** How a link stands, as a document says (`statedInId`, `clause`) or an agency reports (`reportedById`). */
export interface StatementRecord {
  readonly id: string;
  readonly linkId: string;
  readonly status: string;
  readonly mayAlsoMean: readonly string[];
  readonly asWritten: string;
  readonly statedOn: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly counted: string | null;
  readonly statedInId: string | null;
  readonly clause: string | null;
  readonly reportedById: string | null;
}

const SYSTEM_TABLES = {
  system: { entity: SystemFact, subject: 'systemId' },
  owners: { entity: SystemOwner, subject: 'systemId' },
  predecessors: { entity: SystemPredecessor, subject: 'systemId' },
} as const satisfies Record<string, FactTable>;

const LINK_TABLES = {
  link: { entity: LinkFact, subject: 'linkId' },
  ends: { entity: LinkEnd, subject: 'linkId' },
  agencies: { entity: LinkAgency, subject: 'linkId' },
  requirements: { entity: LinkRequirement, subject: 'linkId' },
} as const satisfies Record<string, FactTable>;

/** Each statement is a subject of its own: recording what documents say leaves alone what agencies report. */
const STATEMENT_TABLES = {
  statement: { entity: LinkStatement, subject: 'statementId' },
} as const satisfies Record<string, FactTable>;

/**
 * Record information systems as the records state them: new ones appear, changed facts take the place of old ones, equal
 * ones stay. Gives the ids of those that changed. Its events are SYSTEM_RECORDED, about the system.
 */
export function recordSystems(em: EntityManager, records: readonly SystemRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', SYSTEM_TABLES, records.map(systemState));
}

/** As `recordSystems`, of links; what is said of how they stand is not touched. Its events are LINK_RECORDED. */
export function recordLinks(em: EntityManager, records: readonly LinkRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', LINK_TABLES, records.map(linkState));
}

/**
 * Record statements of how links stand; those that are not among the records stay. Gives the ids of those that changed. Its
 * events are LINK_REPORTED, about the statement, with the id of the link in the payload.
 */
export function recordStatements(em: EntityManager, records: readonly StatementRecord[]): Promise<string[]> {
  return recordSubjects(em, 'agencies', STATEMENT_TABLES, records.map(statementState));
}

function systemState(record: SystemRecord): SubjectState<keyof typeof SYSTEM_TABLES> {
  const { id, key, owners, predecessorIds, ...said } = record;
  return {
    subject: id,
    kind: 'SYSTEM_RECORDED',
    payload: { id, ...said, owners, predecessorIds },
    facts: {
      system: [{ key, ...said, nameFolded: fold(said.name) }],
      owners: owners.map((owner) => ({ ...owner })),
      predecessors: predecessorIds.map((predecessorId, ordinal) => ({ ordinal, predecessorId })),
    },
  };
}

function linkState(record: LinkRecord): SubjectState<keyof typeof LINK_TABLES> {
  const { id, key, fromAlsoIds, agencyIds, classIds, demands, ...said } = record;
  const deadline = deadlineOf(demands);
  const { dueOn } = deadline;
  const from = [said.fromId, ...fromAlsoIds].filter((systemId) => systemId !== null);
  return {
    subject: id,
    kind: 'LINK_RECORDED',
    payload: { id, ...said, fromAlsoIds, agencyIds, classIds, demands, ...deadline },
    facts: {
      link: [{ key, ...said, ...deadline }],
      ends: [
        ...from.map((systemId, ordinal) => ({ side: 'FROM', ordinal, systemId, dueOn })),
        { side: 'TO', ordinal: 0, systemId: said.toId, dueOn },
      ],
      agencies: [
        ...agencyIds.map((agencyId, ordinal) => ({ ordinal, agencyId, classId: null, dueOn })),
        ...classIds.map((classId, ordinal) => ({ ordinal, agencyId: null, classId, dueOn })),
      ],
      requirements: latestFirst(demands).map((demand, ordinal) => ({ ordinal, ...demand, linkDueOn: dueOn })),
    },
  };
}

function statementState(record: StatementRecord): SubjectState<keyof typeof STATEMENT_TABLES> {
  const { id, ...said } = record;
  return {
    subject: id,
    kind: 'LINK_REPORTED',
    payload: { id, ...said },
    facts: { statement: [said] },
  };
}
