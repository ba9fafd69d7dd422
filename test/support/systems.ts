import { connectAsAdmin } from '../../platform/database/connection.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type AgenciesSubgraph, OPERATOR } from './agencies-subgraph.ts';
import { idsByKey } from './asking.ts';
import { classes, systemLinks, systems, tasks } from './reference-data.ts';

export const systemId = idsByKey(systems);
export const linkId = idsByKey(systemLinks);
export const taskId = idsByKey(tasks);
export const classId = idsByKey(classes);

/** What a command about systems answers. */
export interface SystemPayload<Made> {
  readonly made: Made | null;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const COMMANDS = {
  recordInformationSystem: {
    type: 'RecordInformationSystemInput',
    made: `informationSystem { id name kind scope owner { id } ownerClass { id } instanceOf { id } predecessors { id }
      validFrom validTo verified note }`,
  },
  recordSystemLink: {
    type: 'RecordSystemLinkInput',
    made: `systemLink { id relation from { id } fromAlso { id } to { id } via { id } purpose agencies { id }
      agencyClasses { id } requiredBy { id } requiredByAsWritten deadlineAsWritten dueOn dueOnSetBy originalDueOn softDueOn
      hasNewDeadline status note }`,
  },
  reportSystemLink: {
    type: 'ReportSystemLinkInput',
    made: `systemLink { id status progress { numerator denominator } daysOverdue statements { nodes {
      status asWritten statedOn counted reportedBy { id } statedIn { id } clause progress { numerator } } } }`,
  },
} as const;
export type SystemCommand = keyof typeof COMMANDS;

let keys = 0;

/** Sends commands about systems to the subgraph, each under a key of its own. */
export function systemCommands(hub: AgenciesSubgraph) {
  async function send<Made = { id: string }>(
    command: SystemCommand,
    input: object,
    viewer: Viewer = OPERATOR,
  ): Promise<SystemPayload<Made>> {
    keys += 1;
    const { type, made } = COMMANDS[command];
    const document = `mutation ($input: ${type}!) { payload: ${command}(input: $input) {
      made: ${made} problems { code path } } }`;
    const variables = { input: { idempotencyKey: `key ${keys}`, ...input } };
    const { payload } = await hub.data<{ payload: SystemPayload<Made> }>(document, { variables, viewer });
    return payload;
  }

  return {
    send,
    /** What a command made; throws when it is refused. */
    async done<Made = { id: string }>(command: SystemCommand, input: object, viewer?: Viewer): Promise<Made> {
      const { made, problems } = await send<Made>(command, input, viewer);
      if (made === null || problems.length > 0) throw new Error(`${command} refused: ${JSON.stringify(problems)}`);
      return made;
    },
    /** The codes with their paths of what refuses a command. */
    async refused(command: SystemCommand, input: object, viewer?: Viewer): Promise<string[]> {
      const { problems } = await send(command, input, viewer);
      return problems.map(({ code, path }) => [code, ...path].join(' '));
    },
    /** Rows of facts and events that are about systems. */
    async written(): Promise<number> {
      const tables = 'system_fact system_owner system_predecessor link_fact link_end link_agency link_requirement';
      const counted = `${tables} link_statement feed_event`.split(' ');
      const admin = await connectAsAdmin(hub.adminUrl);
      try {
        const sum = counted.map((table) => `(select count(*) from agencies.${table})`).join(' + ');
        return (await admin.query<{ n: number }>(`select (${sum})::int as n`)).rows[0]!.n;
      } finally {
        await admin.end();
      }
    },
  };
}
