import { connectAsAdmin } from '../../platform/database/connection.ts';
import { spansOf } from '../../subgraphs/directives/rules/spans.ts';
import { type Standing, standingOf } from '../../subgraphs/directives/rules/standing.ts';
import {
  countsOn,
  dutyOn,
  type HeldAssignment,
  heldAssignmentsOf,
  statesOf,
  type TaskWork,
} from '../../subgraphs/directives/rules/work.ts';
import type { DirectivesSubgraph } from './directives-subgraph.ts';
import { ATTACHMENT, DIRECTIVES, PARENT } from './random-work.ts';

const STRENGTHS = ['ASSIGNED', 'AIM', 'ENCOURAGED'];
export const strengthOf = ({ taskId }: TaskWork) => STRENGTHS[Number.parseInt(taskId.slice(0, 2), 16) % 3]!;

/** Keep tasks and their projections, past the commands: what made them is of no account here. */
export async function keepWorks(hub: Pick<DirectivesSubgraph, 'adminUrl'>, all: readonly TaskWork[]): Promise<void> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    await admin.query('set search_path = directives');
    const { rows } = await admin.query<{ seq: string }>(
      `insert into feed_event (subject, kind, payload, recorded_by) values (gen_random_uuid(), 'TEST', '{}', 'test') returning seq`,
    );
    const { seq } = rows[0]!;
    const insert = async (table: string, records: readonly object[]) => {
      const named = records.map((record) =>
        Object.fromEntries(
          Object.entries(record).map(([name, value]) => [name.replace(/[A-Z]/g, '_$&').toLowerCase(), value]),
        ),
      );
      const columns = Object.keys(named[0]!).join(', ');
      await admin.query(
        `insert into ${table} (seq, ${columns}) select $1, ${columns} from jsonb_populate_recordset(null::${table}, $2)`,
        [seq, JSON.stringify(named)],
      );
    };
    await insert(
      'directive_fact',
      DIRECTIVES.map((directiveId) => ({
        ...{
          directiveId,
          kind: directiveId === ATTACHMENT ? 'ATTACHMENT' : 'DOCUMENT',
          type: 'Công văn',
          isNormative: false,
        },
        attachedToId: directiveId === ATTACHMENT ? PARENT : null,
      })),
    );
    await insert(
      'task_fact',
      all.map((work) => ({
        ...{
          taskId: work.taskId,
          directiveId: work.directiveId,
          ordinal: 0,
          clause: '1',
          title: 'Thử',
          scope: 'SPECIFIC',
        },
        ...{ strength: strengthOf(work), deadlineKind: work.deadline.kind, dueOn: work.deadline.lastOn },
      })),
    );
    await insert(
      'assignment_state',
      all.flatMap((work) => statesOf(work)),
    );
    await insert(
      'assignment_span',
      all.flatMap((work) => spansOf(work)),
    );
    await admin.query('select sequence_feed()');
    await admin.query('analyze');
  } finally {
    await admin.end();
  }
}

/** An assignment on a day, as the rule judges one history. */
export interface Judged {
  readonly work: TaskWork;
  readonly held: HeldAssignment;
  readonly counts: boolean;
  readonly concern: string;
  readonly state: string;
  readonly isLate: boolean;
  readonly lastOn: string | null;
  readonly standing: Standing;
}

/** Everything that had been asked by a day, as the rule judges it. */
export function judgedOn(works: readonly TaskWork[], on: string): Judged[] {
  return works.flatMap((work) =>
    heldAssignmentsOf(work)
      .filter(({ takenOverOn }) => [work.issuedOn, takenOverOn].every((begun) => begun === null || begun <= on))
      .map((held) => {
        const duty = dutyOn(held.history, on);
        const { current, original, concern, state } = duty;
        const standing = standingOf(
          {
            ...{ ...duty, deadlineKind: current.kind, dueOn: current.lastOn, softDueOn: current.softLastOn },
            ...{
              deadlineStrength: current.strength,
              originalDueOn: original.lastOn,
              originalStrength: original.strength,
            },
          },
          on,
        );
        const hasMembers = work.members.some(({ addresseeId }) => addresseeId === held.assignmentId);
        const isOpen = state === 'OPEN' || state === 'RETURNED';
        return {
          ...{
            work,
            held,
            counts: !hasMembers && countsOn(held.history, on),
            concern,
            state,
            lastOn: current.lastOn,
            standing,
          },
          isLate: !hasMembers && isOpen && standing.deadlineStanding === 'OVERDUE',
        };
      }),
  );
}
