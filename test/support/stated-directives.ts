import { randomUUID } from 'node:crypto';
import { placeEvents } from '../../platform/feed/runtime.ts';
import { openOrm } from '../../platform/orm.ts';
import {
  type DirectiveRecord,
  recordDirectives,
  recordTasks,
  type TaskRecord,
} from '../../subgraphs/directives/commands.ts';
import { ENTITIES } from '../../subgraphs/directives/entities.ts';
import { type DirectivesSubgraph, OPERATOR } from './directives-subgraph.ts';

/** The data of an answer, as far as a test looks into it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's
  readonly [field: string]: any;
}

/** Record documents and tasks as they are stated, past the commands. */
export async function record(
  hub: DirectivesSubgraph,
  directives: readonly DirectiveRecord[],
  tasks: readonly TaskRecord[],
): Promise<void> {
  await using orm = openOrm({ database: hub.database, subgraph: 'directives', entities: ENTITIES });
  await orm.write(OPERATOR, async (em) => {
    await recordDirectives(em, directives);
    await recordTasks(em, tasks);
  });
  await placeEvents(hub.database, 'directives');
}

/** A document of which only what the test is about is known. */
export function document(record: Partial<DirectiveRecord> & Pick<DirectiveRecord, 'id'>): DirectiveRecord {
  return {
    ...{ key: null, kind: 'DOCUMENT', type: 'Công văn', typeCode: null, number: null, symbol: null, issuerId: null },
    ...{ issuerAsWritten: null, issuedOn: null, subject: null, attachedToId: null, ownCopy: null },
    ...{ evidence: [], citations: [], countStatements: [], ...record },
  };
}

/** A place in a document that names another. */
export function cites(toId: string, relation: string, more: { planned?: boolean; provision?: string } = {}) {
  const { planned = false, provision = null } = more;
  return { id: randomUUID(), toId, relation, clause: '1', provision, asWritten: '…', resolvedBy: null, planned };
}

/** A task without a deadline, set to one agency by name. */
export function task(directiveId: string, agencyId: string, more: Partial<TaskRecord> = {}): TaskRecord {
  const none = { asWritten: null, kind: 'NONE', period: null, lastDay: null, softLastDay: null };
  const named = { agencyId, agencyAsWritten: '…', classId: null, role: 'LEAD', basis: 'NAMED', condition: null };
  return {
    ...{ id: randomUUID(), key: null, directiveId, ordinal: 0, clause: '1', title: 'Việc', product: null },
    ...{ scope: 'SPECIFIC', strength: 'ASSIGNED', reportedToAsWritten: null, reportedToId: null, parent: null },
    deadline: { ...none, recurrenceRules: [], strength: null, startsOn: null },
    assignments: [{ id: randomUUID(), ...named }],
    ...more,
  };
}
