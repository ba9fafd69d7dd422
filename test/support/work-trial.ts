import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { connectAsAdmin } from '../../platform/database/connection.ts';
import { contentOf } from '../../platform/history/content.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { firstDifference } from './difference.ts';
import { OPERATOR, type TestHub } from './hub.ts';
import { agencies, classes } from './reference-data.ts';
import { Commands } from './work-commands.ts';
import { modelOf, type WorkEvent } from './work-feed.ts';
import type { Model } from './work-model.ts';
import { STATE, type Told, toldBy, toldByModel, withoutIdleDecisions } from './work-told.ts';
import { AGENCIES, AUTHORITIES, CLASS, type Random, type TrialCommand } from './work-world.ts';

export interface WorkTrial {
  readonly histories: number;
  /** How many histories go on at the same time. */
  readonly clients: number;
  readonly seed: number;
}

export interface WorkTrialResult {
  histories: number;
  accepted: number;
  refused: number;
  /** How often each command was done, and each code refused one. */
  byCommand: Record<string, number>;
  byCode: Record<string, number>;
  /** Commands that were done or refused and the model expected otherwise. */
  unexpected: number;
  /** Moments read again by their token after all that came later, each on a day, against the model and against the feed. */
  tokens: number;
  differences: number;
  feedDifferences: number;
  /** Histories whose commands came in another order as well, and were all done in it; those that were not commute. */
  reordered: number;
  notCommuting: number;
  orderDifferences: number;
  /** What was the matter with the first few. */
  findings: string[];
}

const SHOWN: Readonly<Record<string, string>> = {
  ...{ recordDirective: 'directive', correctDirective: 'directive', nameFollowUpOffice: 'directive' },
  ...{ recordTask: 'task', correctTask: 'task', extendDeadline: 'task', withdrawTask: 'task', relateTasks: 'task' },
  ...{ assignTask: 'assignment', transferAssignment: 'assignment', confirmMembers: 'assignment' },
  ...{ reportAssignment: 'report', verifyReport: 'report' },
};
const TASKS = ['T0', 'T1', 'T2'] as const;
const COMMANDS_PER_HISTORY = 14;
const TOKENS_PER_HISTORY = 3;
const DAYS = ['2025-02-09', '2025-02-10', '2025-05-15', '2025-07-01', '2025-08-16', '2026-03-31'];
const NO_MODEL: Model = { directives: {}, tasks: {}, parts: {}, relations: [] };

/** A moment of a history: how the model stood then, and where the feeds were. */
interface Moment {
  readonly token: string;
  readonly position: string;
  readonly model: Model;
}

/**
 * Random histories of all commands through the gateway, by those who may send them and some who may not, on days that come in
 * any order. A model of its own folds what was done; at random tokens what is read must be what the model says and what the feed's
 * events come to, and where the same commands are done in another order, both ends are equal.
 */
export async function runWorkTrial(hub: TestHub, { histories, clients, seed }: WorkTrial): Promise<WorkTrialResult> {
  const result: WorkTrialResult = {
    ...{ histories: 0, accepted: 0, refused: 0, byCommand: {}, byCode: {}, unexpected: 0, tokens: 0, differences: 0 },
    ...{ feedDifferences: 0, reordered: 0, notCommuting: 0, orderDifferences: 0, findings: [] },
  };
  const authorities = await authoritiesOf(hub);
  let next = 0;
  const client = async () => {
    const admin = await connectAsAdmin(hub.adminUrl);
    try {
      while (next < histories) {
        const number = next;
        next += 1;
        await runHistory(hub, admin, authorities, randomFrom(seed + number * 7919), result, `${seed}/${number}`);
      }
    } finally {
      await admin.end();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return result;
}

async function runHistory(
  hub: TestHub,
  admin: pg.Client,
  authorities: ReadonlyMap<string, string>,
  random: Random,
  result: WorkTrialResult,
  name: string,
): Promise<void> {
  const note = (finding: string) => {
    if (result.findings.length < 10) result.findings.push(`${name}: ${finding}`);
  };
  const commands = new Commands(random);
  const history = new History(hub, authorities);
  const moments: Moment[] = [];
  const done: TrialCommand[] = [];
  const marks = new Set(Array.from({ length: TOKENS_PER_HISTORY }, () => Math.floor(random() * COMMANDS_PER_HISTORY)));

  const send = async (command: TrialCommand) => {
    const isExpected = command.isExpected(history.model);
    const codes = await history.send(command);
    if (codes.length === 0) {
      result.accepted += 1;
      result.byCommand[command.name] = (result.byCommand[command.name] ?? 0) + 1;
      done.push(command);
    } else {
      result.refused += 1;
      for (const code of codes) result.byCode[code] = (result.byCode[code] ?? 0) + 1;
    }
    if (isExpected !== (codes.length === 0)) {
      result.unexpected += 1;
      note(
        `${command.name} by ${command.viewer} came to ${codes.join() || 'be done'}: ${JSON.stringify(command.input)}`,
      );
    }
  };

  for (const command of commands.beginning()) await send(command);
  for (let step = 0; step < COMMANDS_PER_HISTORY; step += 1) {
    await send(commands.next(history.model));
    if (marks.has(step)) moments.push(await history.moment());
  }
  moments.push(await history.moment());

  for (const moment of moments) {
    const on = DAYS[Math.floor(random() * DAYS.length)]!;
    const expected = contentOf(toldByModel(moment.model, TASKS, on));
    const read = contentOf(await history.read(on, moment.token));
    const folded = contentOf(toldByModel(await history.fold(admin, moment.position), TASKS, on));
    result.tokens += 1;
    if (read !== expected) {
      result.differences += 1;
      note(`on ${on} reads\n${firstDifference(read, expected)}\nafter ${describe(done)}`);
    }
    if (folded !== expected) {
      result.feedDifferences += 1;
      note(`on ${on} the feed comes to\n${firstDifference(folded, expected)}\nafter ${describe(done)}`);
    }
  }
  await runInAnotherOrder(hub, authorities, done, history, random, result, note);
  result.histories += 1;
}

/** The same commands as were done, in another order that keeps what needs what. */
async function runInAnotherOrder(
  hub: TestHub,
  authorities: ReadonlyMap<string, string>,
  done: readonly TrialCommand[],
  history: History,
  random: Random,
  result: WorkTrialResult,
  note: (finding: string) => void,
): Promise<void> {
  const order = reordered(done, random);
  if (order.every((command, index) => command === done[index])) return;
  const other = new History(hub, authorities);
  for (const command of order) {
    if ((await other.send(command)).length === 0) continue;
    result.notCommuting += 1;
    return;
  }
  result.reordered += 1;
  for (const on of [DAYS[Math.floor(random() * DAYS.length)]!, '2026-03-31']) {
    const [one, two] = [await history.read(on), await other.read(on)].map((told) =>
      contentOf(withoutIdleDecisions(told)),
    ) as [string, string];
    if (one === two) continue;
    result.orderDifferences += 1;
    note(`on ${on} two orders end as\n${firstDifference(two, one)}\nafter ${describe(done)} and ${describe(order)}`);
  }
}

/** Neighbours change places, where neither needs the other and neither changes what is asked. */
function reordered(commands: readonly TrialCommand[], random: Random): TrialCommand[] {
  const order = [...commands];
  for (let swap = 0; swap < 3 * order.length; swap += 1) {
    const at = Math.floor(random() * (order.length - 1));
    const [first, second] = [order[at]!, order[at + 1]!];
    if (first.isStructural || second.isStructural) continue;
    if (first.makes !== null && (second.needs.includes(first.makes) || second.makes === first.makes)) continue;
    [order[at], order[at + 1]] = [second, first];
  }
  return order;
}

/** One history: what was sent, what the model makes of it, and the ids behind the labels. */
class History {
  readonly #hub: TestHub;
  readonly #ids: Map<string, string>;
  readonly #labels = new Map<string, string>();
  model: Model = structuredClone(NO_MODEL);

  constructor(hub: TestHub, authorities: ReadonlyMap<string, string>) {
    this.#hub = hub;
    this.#ids = new Map([...authorities, ...PLACES]);
    for (const [label, id] of this.#ids) this.#labels.set(id, label);
  }

  /** The codes with which it was refused; none when it was done. */
  async send(command: TrialCommand): Promise<readonly string[]> {
    const { name, viewer, input } = command;
    const shown = SHOWN[name]!;
    const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { ${shown} { id } problems { code } } }`;
    const variables = { input: { idempotencyKey: randomUUID(), ...(this.#resolved(input) as object) } };
    type Payload = Readonly<Record<string, { id: string } | null>> & { readonly problems: { code: string }[] };
    const { data, errors } = await this.#hub.ask<Record<string, Payload>>(query, {
      variables,
      viewer: viewerNamed(viewer),
    });
    if (errors) throw new Error(`${name} failed: ${JSON.stringify(errors)}`);
    const payload = data[name]!;
    if (payload.problems.length > 0) return payload.problems.map(({ code }) => code);
    command.apply(this.model);
    await this.#learn(command, payload[shown]!.id);
    return [];
  }

  async moment(): Promise<Moment> {
    const { extensions } = await this.#hub.ask('query ($id: ID!) { task(id: $id) { id } }', {
      variables: { id: this.#ids.get('T0') },
      asOf: 'now',
    });
    const directives = this.#hub.subgraphs.find(({ name }) => name === 'directives')!;
    const position = (await directives.resolvePosition({ kind: 'now' }))!.split('.')[1]!;
    return { token: extensions!.asOf!, position, model: structuredClone(this.model) };
  }

  async read(on: string, asOf?: string): Promise<Told> {
    const [t0, t1, t2] = TASKS.map((label) => this.#ids.get(label));
    const ids = ['A', 'B'].map((label) => this.#ids.get(label));
    const moment = asOf === undefined ? {} : { asOf };
    const { data, errors } = await this.#hub.ask(STATE, { variables: { ids, on, t0, t1, t2 }, ...moment });
    if (errors) throw new Error(JSON.stringify(errors));
    return toldBy(data, this.#labelOf);
  }

  async fold(admin: pg.Client, position: string): Promise<Model> {
    const ids = [...this.#ids].filter(([label]) => !PLACES.has(label)).map(([, id]) => id);
    const { rows } = await admin.query<WorkEvent>(
      `select subject, kind, payload from directives.feed_log where position <= $1::bigint and (subject = any($2::text[])
         or (kind = 'TASK_RELATION_RECORDED' and payload ->> 'fromTaskId' = any($2::text[]))) order by position`,
      [position, ids],
    );
    const own = rows.filter(
      ({ kind, subject }) => kind !== 'DIRECTIVE_RECORDED' || !(this.#labels.get(subject)! in AUTHORITIES),
    );
    return modelOf(own, this.#labelOf);
  }

  #labelOf = (id: string): string => {
    const label = this.#labels.get(id);
    if (label === undefined) throw new Error(`nothing of the history has the id ${id}`);
    return label;
  };

  #resolved(value: unknown): unknown {
    if (typeof value === 'string' && value.startsWith('@')) {
      const id = this.#ids.get(value.slice(1));
      if (id === undefined) throw new Error(`nothing of the history is called ${value}`);
      return id;
    }
    if (Array.isArray(value)) return value.map((item) => this.#resolved(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#resolved(item)]));
  }

  /** The ids of what a command made. */
  async #learn({ name, makes }: TrialCommand, id: string): Promise<void> {
    if (makes === null || this.#ids.has(makes)) return;
    if (name === 'confirmMembers') return this.#learnMembers(id, makes.split('/')[0]!);
    this.#know(makes, id);
    if (name !== 'recordTask') return;
    const query =
      'query ($id: ID!) { task(id: $id) { assignments { nodes { id agencyAsWritten agencyClass { id } } } } }';
    type Found = { task: { assignments: { nodes: { id: string; agencyClass: object | null }[] } } };
    const { data } = await this.#hub.ask<Found>(query, { variables: { id } });
    for (const [index, assignment] of data.task.assignments.nodes.entries()) {
      this.#know(`${makes}#${index}`, assignment.id);
      if (assignment.agencyClass !== null) await this.#learnMembers(assignment.id, `${makes}#${index}`);
    }
  }

  async #learnMembers(id: string, label: string): Promise<void> {
    const query = `query ($id: ID!) { taskAssignment(id: $id) {
      members(page: { first: 100 }) { nodes { id agency { id } transferredFrom { id } } } } }`;
    type Member = { id: string; agency: { id: string }; transferredFrom: object | null };
    const { data } = await this.#hub.ask<{ taskAssignment: { members: { nodes: Member[] } } }>(query, {
      variables: { id },
    });
    for (const member of data.taskAssignment.members.nodes) {
      if (member.transferredFrom === null) this.#know(`${label}/${this.#labelOf(member.agency.id)}`, member.id);
    }
  }

  #know(label: string, id: string): void {
    this.#ids.set(label, id);
    this.#labels.set(id, label);
  }
}

const idOf = (all: readonly { readonly id: string; readonly key: string }[], wanted: string) =>
  all.find(({ key }) => key === wanted)!.id;
const PLACES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(AGENCIES).map(([label, { key }]) => [label, idOf(agencies, key)] as const),
  ['CLASS', idOf(classes, CLASS)],
]);

function viewerNamed(name: string): Viewer {
  if (name === 'operator') return OPERATOR;
  return viewerOf({ subject: `person:${name}`, roles: ['officer'], agencyIds: [PLACES.get(name)!] });
}

/** The documents that authorise what is decided, the same for all histories. */
async function authoritiesOf(hub: TestHub): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const query = `mutation ($input: RecordDirectiveInput!) {
    recordDirective(input: $input) { directive { id } problems { code } } }`;
  for (const [label, issuedOn] of Object.entries(AUTHORITIES)) {
    const issuerId = idOf(agencies, 'government/chinh-phu');
    const input = {
      idempotencyKey: randomUUID(),
      type: 'Nghị quyết',
      issuerId,
      issuedOn,
      subject: `Cho phép ${label}`,
    };
    const { data } = await hub.ask<{ recordDirective: { directive: { id: string } } }>(query, {
      ...{ variables: { input }, viewer: OPERATOR },
    });
    found.set(label, data.recordDirective.directive.id);
  }
  return found;
}

function describe(commands: readonly TrialCommand[]): string {
  return commands.map(({ name, viewer, input }) => `${name} ${viewer} ${JSON.stringify(input)}`).join('\n  ');
}

/** Numbers from 0 up to 1, the same for a seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
