import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type LinkRecord,
  recordLinks,
  recordStatements,
  recordSystems,
  type StatementRecord,
  type SystemRecord,
} from '../commands/systems.ts';
import { LinkFact, SystemFact } from '../entities/systems.ts';
import { type Progress, progressOf } from '../rules/systems.ts';

interface Identified {
  readonly id: string;
  readonly key: string;
}

/** The records of the files in data/ on information systems, as far as they are used. They name one another by key. */
export interface SystemFiles {
  /** systems.json */
  readonly systems: readonly (Identified &
    Pick<SystemRecord, 'name' | 'kind' | 'scope' | 'validFrom' | 'validTo' | 'note'> & {
      readonly owners: readonly {
        readonly agency: string;
        readonly validFrom: string | null;
        readonly validTo: string | null;
        readonly verified: boolean;
      }[];
      readonly ownerClass: string | null;
      readonly instanceOf: string | null;
      readonly predecessors: readonly string[];
      readonly verified: boolean;
    })[];
  /** system-links.json */
  readonly systemLinks: readonly (Identified &
    Pick<LinkRecord, 'relation' | 'purpose' | 'note'> & {
      readonly from: string | null;
      readonly fromAlso: readonly string[];
      readonly to: string;
      readonly via: string | null;
      readonly agencies: readonly string[];
      readonly agencyClasses: readonly string[];
      readonly requiredBy: readonly {
        readonly task: string | null;
        readonly directive: string;
        readonly asWritten: string;
        readonly deadline: {
          readonly asWritten: string;
          readonly lastDay: string | null;
          readonly softLastDay: string | null;
        } | null;
      }[];
      readonly statements: readonly (Pick<StatementRecord, 'id' | 'status' | 'asWritten' | 'statedOn' | 'clause'> & {
        readonly statedIn: string;
        readonly mayAlsoBe: readonly string[];
        /** As stated: of how many, whether it counts what works or what is missing. */
        readonly progress: (Progress & { readonly counted: string; readonly countsMissing: boolean }) | null;
      })[];
      readonly verified: boolean;
    })[];
  /** tasks.json: only for the ids of the tasks that demand links. */
  readonly tasks: readonly Identified[];
  /** directives.json: only for the ids and days of the documents that demand links or tell of them. */
  readonly directives: readonly (Identified & {
    readonly issuedOn: string | null;
    readonly attachedTo: string | null;
  })[];
}

/** The ids behind the keys of other files; throw for a key that no record has. */
export interface KnownKeys {
  agencyId(key: string): string;
  classId(key: string): string;
}

/**
 * Load information systems, links and what documents say of them, in the caller's transaction. What a command has recorded
 * since is not taken back: such a system or link has no key any more, and `leftOut` names its record. Gives how many subjects
 * changed.
 */
export async function seedSystems(
  em: EntityManager,
  files: SystemFiles,
  known: KnownKeys,
): Promise<{ changed: number; leftOut: readonly string[] }> {
  const { systems, links, statements } = recordsOf(files, known);
  const corrected = await correctedIds(em);
  const isOfFile = ({ id }: Identified) => !corrected.has(id);
  const changed = [
    await recordSystems(em, systems.filter(isOfFile)),
    await recordLinks(em, links.filter(isOfFile)),
    await recordStatements(em, statements),
  ];
  const leftOut = [...systems, ...links].filter((record) => !isOfFile(record)).map(({ key }) => key);
  return { changed: changed.flat().length, leftOut };
}

/** The systems and links as commands have recorded them. */
async function correctedIds(em: EntityManager): Promise<ReadonlySet<string>> {
  const where = { key: null, closedSeq: null };
  const systems = await em.find(SystemFact, where, { disableIdentityMap: true });
  const links = await em.find(LinkFact, where, { disableIdentityMap: true });
  return new Set([...systems.map(({ systemId }) => systemId), ...links.map(({ linkId }) => linkId)]);
}

function recordsOf(files: SystemFiles, { agencyId, classId }: KnownKeys) {
  const systemId = byKey('information system', files.systems);
  const taskId = byKey('task', files.tasks);
  const directives = byKey('directive', files.directives);
  const idOf = <Item extends Identified>(find: (key: string) => Item, key: string | null) =>
    key === null ? null : find(key).id;
  // An attachment has the day of what it is attached to.
  const dayOf = (key: string): string | null => {
    const { issuedOn, attachedTo } = directives(key);
    return issuedOn ?? (attachedTo === null ? null : dayOf(attachedTo));
  };

  return {
    systems: files.systems.map(
      ({ id, key, name, kind, scope, validFrom, validTo, note, ...record }): SystemRecord & Identified => ({
        ...{ id, key, name, kind, scope, validFrom, validTo, note },
        owners: record.owners.map((owner) => ({
          agencyId: agencyId(owner.agency),
          validFrom: owner.validFrom,
          validTo: owner.validTo,
          isVerified: owner.verified,
        })),
        ownerClassId: record.ownerClass === null ? null : classId(record.ownerClass),
        instanceOfId: idOf(systemId, record.instanceOf),
        predecessorIds: record.predecessors.map((predecessor) => systemId(predecessor).id),
        isVerified: record.verified,
      }),
    ),
    links: files.systemLinks.map(({ id, key, relation, purpose, note, ...record }): LinkRecord & Identified => ({
      ...{ id, key, relation, purpose, note },
      fromId: idOf(systemId, record.from),
      fromAlsoIds: record.fromAlso.map((also) => systemId(also).id),
      toId: systemId(record.to).id,
      viaId: idOf(systemId, record.via),
      agencyIds: record.agencies.map(agencyId),
      classIds: record.agencyClasses.map(classId),
      demands: record.requiredBy.map(({ task, directive, asWritten, deadline }) => ({
        taskId: idOf(taskId, task),
        asWritten,
        demandedOn: dayOf(directive),
        deadlineAsWritten: deadline?.asWritten ?? null,
        dueOn: deadline?.lastDay ?? null,
        softDueOn: deadline?.softLastDay ?? null,
      })),
      isVerified: record.verified,
    })),
    statements: files.systemLinks.flatMap((link) =>
      link.statements.map(
        ({ id, status, asWritten, statedOn, clause, statedIn, mayAlsoBe, progress }): StatementRecord => ({
          ...{ id, linkId: link.id, status, mayAlsoMean: mayAlsoBe, asWritten, statedOn, clause },
          ...(progress ? progressOf(progress, progress.countsMissing) : { numerator: null, denominator: null }),
          counted: progress?.counted ?? null,
          statedInId: directives(statedIn).id,
          reportedById: null,
        }),
      ),
    ),
  };
}

/** The record behind a key; throws for a key that no record has. */
function byKey<Item extends Identified>(what: string, records: readonly Item[]): (key: string) => Item {
  const known = new Map(records.map((record) => [record.key, record]));
  return (key) => {
    const record = known.get(key);
    if (!record) throw new Error(`the reference data names the ${what} "${key}", which it does not hold`);
    return record;
  };
}
