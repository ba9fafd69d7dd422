import { randomUUID } from 'node:crypto';
import { HUB_VIEWER } from '../platform/audit/record.ts';
import { createAuditSink } from '../platform/audit/sink.ts';
import { dayInVietnam, systemClock } from '../platform/clock.ts';
import { HubError, isErrorCode } from '../platform/errors.ts';
import { openOrm } from '../platform/orm.ts';
import { ROLES, type Role } from '../platform/viewer.ts';
import { knownActs } from '../subgraphs/agencies/commands/calendar/acts.ts';
import { ENTITIES } from '../subgraphs/agencies/entities.ts';
import type { CalendarActRecord } from '../subgraphs/agencies/rules/calendar.ts';
import { openAgencies } from '../subgraphs/agencies/subgraph.ts';
import { openHubProcess } from './hub-process.ts';
import { migrateAll, pending } from './installation.ts';

/** The register of agencies as commands of the hub's operator use it: the subgraph itself, asked by the hub. */
export interface Register {
  /** The data of a document, or the error that it came to as a HubError. */
  ask<Data extends object>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** The acts on working days as they are known now. */
  calendarActs(): Promise<CalendarActRecord[]>;
  /** Put on record that personal data is read by hand, before it is. AUDIT_UNAVAILABLE when that is not possible. */
  recordReading(facts: Readonly<Record<string, unknown>>): Promise<void>;
}

/**
 * Work with the register, on the database itself: also before there is an operator, and beside a hub that runs. What is
 * printed is for a program or a person to read, so the log keeps out of it.
 */
export async function withRegister<T>(work: (register: Register) => Promise<T>): Promise<T> {
  await using hub = await openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
  const { database, logger } = hub;
  if ((await pending(database)).length > 0) await migrateAll(database);
  const agencies = openAgencies({ database, clock: systemClock, logger });
  try {
    return await work({
      ask: (document, variables = {}) => ask(agencies.subgraph, document, variables),
      async calendarActs() {
        await using orm = openOrm({ database, subgraph: 'agencies', entities: ENTITIES });
        return orm.write(HUB_VIEWER, knownActs);
      },
      async recordReading(facts) {
        await using sink = createAuditSink(database, logger);
        await sink.record({ kind: 'PERSONAL_READ', viewer: HUB_VIEWER, requestId: randomUUID(), facts });
      },
    });
  } finally {
    await agencies.close();
  }
}

/** What a subgraph answers to the hub: the data of a document, or the error that it came to as a HubError. */
export async function ask<Data extends object>(
  subgraph: Pick<ReturnType<typeof openAgencies>['subgraph'], 'execute'>,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Data> {
  const { data, errors } = await subgraph.execute({
    ...{ query, variables, viewer: HUB_VIEWER, language: 'en' },
    readAt: { position: null, today: dayInVietnam(systemClock.now()) },
    signal: new AbortController().signal,
    requestId: randomUUID(),
  });
  const [error] = errors ?? [];
  if (!error) return data as Data;
  const code = error.extensions?.code;
  throw new HubError(isErrorCode(code) ? code : 'INTERNAL_ERROR', error.message);
}

/** A problem of a command. */
export interface ToldProblem {
  readonly code: string;
  readonly message: string;
}

/** Say why a command was not carried out, a line each, and end with exit code 1. Gives whether there was anything to say. */
export function tellProblems(problems: readonly ToldProblem[]): boolean {
  for (const { code, message } of problems) process.stderr.write(`${code}: ${message}\n`);
  if (problems.length > 0) process.exitCode = 1;
  return problems.length > 0;
}

/** Roles that can be given, as they are written on the command line. */
export const GIVEN_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'public' && role !== 'citizen');

/** The role in the enum of the schema. COMMAND_INVALID for one that cannot be given. */
export function requireGivenRole(text: string): string {
  if (GIVEN_ROLES.some((role) => role === text)) return text.toUpperCase();
  throw new HubError('COMMAND_INVALID', `Expected one of ${GIVEN_ROLES.join(', ')} after --role, got "${text}".`);
}

/** What an option that has to be there says. COMMAND_INVALID without it. */
export function requireOption(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new HubError('COMMAND_INVALID', `Expected ${option}.`);
}

/** The actions of a command and what one of them is run with. COMMAND_INVALID for one that is none. */
export function actionOf<Action>(name: string, actions: Readonly<Record<string, Action>>, command: string): Action {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined) return action;
  const known = Object.keys(actions).join(', ');
  throw new HubError('COMMAND_INVALID', `Expected one of ${known} after ${command}, got "${name}".`);
}

/** A page of a list as the documents of these commands ask for it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One line of these parts, also when somebody has written lines of their own into one. */
export function lineOf(parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/\s+/g, ' ')).join('  ');
}

/** Print a list, a line for each node, page by page. */
export async function printPages<Node>(
  pageAfter: (page: { readonly first: number; readonly after: string | null }) => Promise<Page<Node>>,
  line: (node: Node) => string,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<Node> = await pageAfter({ first: 100, after });
    for (const node of nodes) process.stdout.write(`${line(node)}\n`);
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}
