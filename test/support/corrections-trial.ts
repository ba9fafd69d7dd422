import { randomUUID } from 'node:crypto';
import { CORRECTIONS, type Correction } from './corrections-commands.ts';
import { FORMULA, PUBLICATION } from './corrections-counted.ts';
import { version } from './corrections-definitions.ts';
import {
  type About,
  OF_OPERATORS,
  ON_OWN_BOUNDARIES,
  QUESTION_NAMES,
  type QuestionName,
  questionOf,
} from './corrections-questions.ts';
import { REGISTER_CORRECTIONS, type RegisterCorrection } from './corrections-register.ts';
import { indicatorId, World } from './corrections-world.ts';
import { Dice } from './cube-questions.ts';
import { firstDifference } from './difference.ts';
import { type Answer, OPERATOR, type TestHub } from './hub.ts';
import { directives } from './reference-data.ts';

export interface CorrectionsTrialResult {
  /** Corrections that were done, by what they changed. */
  accepted: Record<string, number>;
  /** How often each command was done, and each code refused one that had to be refused. */
  byCommand: Record<string, number>;
  byCode: Record<string, number>;
  /** Commands that came to something else than they had to. */
  unexpected: number;
  /** Corrections that their own question did not show. */
  unseen: number;
  /** Answers with a token, and how often one was asked for again. */
  answers: number;
  repeats: number;
  /** Questions that were asked once more without a token at the end, and how many of them have another answer then. */
  askedAgain: number;
  changed: number;
  /** Repeats that were not the same bytes. */
  differences: number;
  /** How often each question was asked. */
  byQuestion: Record<string, number>;
  /** What was the matter with the first few. */
  findings: string[];
}

/** An answer that is to be repeated. */
interface Pinned {
  readonly name: QuestionName;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onBoundariesOf?: string;
  readonly token: string;
  readonly body: string;
}

/** What is shown that is no object. */
const LEAVES = ['observationId', 'recordedCount'];
/** So many ask at once in the end. */
const CLIENTS = 4;
const BOUNDARIES = [undefined, undefined, '2025-07-01', '2024-12-31'];
const SHOWN: Readonly<Record<string, string>> = {
  ...{ recordScorecardDefinition: 'definition', recordOfficialScore: 'officialScore', correctIndicator: 'indicator' },
  ...{ recordTarget: 'target', correctTarget: 'target', recordAgencyClass: 'agencyClass' },
  ...{
    correctMandate: 'mandate',
    recordFormula: 'formula',
    correctFormula: 'formula',
    recordCaseCounts: 'recordedCount',
  },
  ...{ withdrawObservation: 'observationId', correctDirective: 'directive', recordTask: 'task' },
};

/**
 * Random corrections of values, targets, definitions and the register, by those who may send them and some who may not. Before
 * and after each, the question that has to show it and another one are asked, and tokens of any earlier answer are asked for
 * again in between; `reopen` gives the same hub as it is after a restart on a later day, and there every token is asked for once more.
 */
export async function runCorrectionsTrial(
  hub: TestHub,
  reopen: () => Promise<TestHub>,
  { corrections, seed }: { readonly corrections: number; readonly seed: number },
): Promise<CorrectionsTrialResult> {
  const trial = new Trial(hub, new Dice(seed));
  await trial.prepare();
  // Each way to correct comes as often as any other, in any order.
  for (let done = 0; done < corrections; ) done += await trial.round(corrections - done);

  await using reopened = await reopen();
  await trial.repeatAll(reopened);
  await trial.askAgain();
  return trial.result;
}

class Trial {
  readonly result: CorrectionsTrialResult = {
    ...{
      accepted: {},
      byCommand: {},
      byCode: {},
      unexpected: 0,
      unseen: 0,
      answers: 0,
      repeats: 0,
      askedAgain: 0,
      changed: 0,
    },
    ...{ differences: 0, byQuestion: {}, findings: [] },
  };
  readonly #hub: TestHub;
  readonly #dice: Dice;
  readonly #world = new World();
  readonly #pinned: Pinned[] = [];
  /** Questions that are still to be asked before one is asked again. */
  #waiting: QuestionName[] = [];

  constructor(hub: TestHub, dice: Dice) {
    this.#hub = hub;
    this.#dice = dice;
  }

  /** What corrections correct: an index, and a class with a target that binds it. */
  async prepare(): Promise<void> {
    const world = this.#world;
    const done = async (name: string, input: Readonly<Record<string, unknown>>) => {
      const { id, codes } = await this.#send({ name, viewer: OPERATOR, input });
      if (id === null) throw new Error(`${name} was refused: ${codes.join()}`);
      return id;
    };
    world.definitionId = await done('recordScorecardDefinition', version(this.#dice, world.next()));
    world.classId = await done('recordAgencyClass', { name: 'Nhóm thử', memberKinds: ['PROVINCE'] });
    await this.#hub.caughtUp();
    world.formulaId = await done('recordFormula', { ...FORMULA, agencyClassId: world.classId });
    world.classTargetId = await done('recordTarget', {
      mandate: {
        ...{ indicatorId: indicatorId('data_reuse'), directiveId: directives[0]!.id, part: 'Phụ lục', number: 'T' },
        asWritten: 'tỷ lệ',
      },
      ...{ value: '50', unit: 'PERCENT', asWritten: '50%', strength: 'ASSIGNED', agencyClassIds: [world.classId] },
      ...{ from: '2025-01-01', to: '2025-12-31' },
    });
  }

  /** One correction of each kind, in any order; gives how many were done. */
  async round(most: number): Promise<number> {
    const draws = [
      ...CORRECTIONS.map((draw) => () => this.#correct(draw(this.#dice, this.#world))),
      ...[...REGISTER_CORRECTIONS, PUBLICATION].map((correction) => () => this.#correctRegister(correction)),
    ];
    let done = 0;
    while (draws.length > 0 && done < most) {
      const [draw] = draws.splice(this.#dice.roll(draws.length), 1);
      if (await draw!()) done += 1;
      const again = [this.#dice.pick(this.#pinned), this.#dice.pick(this.#pinned)];
      await Promise.all(again.map((pinned) => this.#repeat(this.#hub, pinned)));
    }
    return done;
  }

  async #correct(correction: Correction): Promise<boolean> {
    const { concern, name, seenIn, refusedWith = null, learn } = correction;
    const about = this.#world.about(this.#dice, correction.about);
    const before = await this.#askAround(seenIn, about);
    const { id, codes } = await this.#send(correction);
    if (id === null || codes.length > 0) {
      for (const code of codes) this.result.byCode[code] = (this.result.byCode[code] ?? 0) + 1;
      if (codes.join() !== refusedWith) this.#unexpected(correction, codes);
      return false;
    }
    if (refusedWith !== null) this.#unexpected(correction, ['done']);
    learn?.(id);
    await this.#seen(name, concern, before, about);
    return true;
  }

  async #correctRegister({ concern, name, seenIn, about: given, most, record }: RegisterCorrection): Promise<boolean> {
    if (most !== undefined && (this.result.byCommand[name] ?? 0) >= most) return false;
    const about = this.#world.about(this.#dice, given);
    const before = await this.#askAround(seenIn, about);
    await record(this.#hub, this.#world.next());
    await this.#seen(name, concern, before, about);
    return true;
  }

  /** Ask again what was asked before a correction that was done, once every copy of it has arrived. */
  async #seen(name: string, concern: string, before: Pinned, about: About): Promise<void> {
    const { result } = this;
    result.accepted[concern] = (result.accepted[concern] ?? 0) + 1;
    result.byCommand[name] = (result.byCommand[name] ?? 0) + 1;
    await this.#hub.caughtUp();
    const after = await this.#askAround(before.name, about);
    if (dataOf(after.body) !== dataOf(before.body)) return;
    result.unseen += 1;
    this.#note(`${name} is not seen in ${before.name} ${JSON.stringify(before.variables)}`);
  }

  /** Ask a question and another one of the same things; gives the answer to the first. */
  async #askAround(name: QuestionName, about: About): Promise<Pinned> {
    if (this.#waiting.length === 0) this.#waiting = [...QUESTION_NAMES];
    const [other] = this.#waiting.splice(this.#dice.roll(this.#waiting.length), 1);
    const onBoundariesOf = ON_OWN_BOUNDARIES.includes(other!) ? undefined : this.#dice.pick(BOUNDARIES);
    const [asked] = await Promise.all([this.#ask(name, about), this.#ask(other!, about, onBoundariesOf)]);
    return asked;
  }

  async #ask(name: QuestionName, about: About, onBoundariesOf?: string): Promise<Pinned> {
    const { query, variables, hasPages } = questionOf(name, about);
    const first = await this.#pin({ name, query, variables, ...(onBoundariesOf ? { onBoundariesOf } : {}) });
    const next = /"hasNextPage":true,"endCursor":"([^"]+)"/.exec(first.body);
    if (hasPages && next) await this.#pin({ ...first, variables: { ...variables, after: next[1] } });
    return first;
  }

  async #pin(asked: Omit<Pinned, 'token' | 'body'>): Promise<Pinned> {
    const { query, variables, onBoundariesOf } = asked;
    const body = await this.#hub.askRaw(query, {
      ...{ variables, asOf: 'now', ...viewerOf(asked.name) },
      ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
    });
    const { errors, extensions } = JSON.parse(body) as Answer;
    if (errors || !extensions?.asOf) throw new Error(`${asked.name} failed: ${body.slice(0, 600)}`);
    const pinned = { ...asked, token: extensions.asOf, body };
    this.#pinned.push(pinned);
    this.result.answers += 1;
    this.result.byQuestion[asked.name] = (this.result.byQuestion[asked.name] ?? 0) + 1;
    return pinned;
  }

  async #repeat(hub: TestHub, pinned: Pinned): Promise<void> {
    const { query, variables, onBoundariesOf, token, body, name } = pinned;
    const again = await hub.askRaw(query, {
      ...{ variables, asOf: token, ...viewerOf(name) },
      ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
    });
    this.result.repeats += 1;
    if (again === body) return;
    this.result.differences += 1;
    this.#note(`${name} of ${JSON.stringify({ ...variables, onBoundariesOf })} reads\n${firstDifference(again, body)}`);
  }

  /** Every token, in another process as it were, by some clients at once. */
  async repeatAll(hub: TestHub): Promise<void> {
    await this.#eachOf(this.#pinned, (pinned) => this.#repeat(hub, pinned));
  }

  /** How many of some answers are others by now, on the same day and without a token. */
  async askAgain(): Promise<void> {
    const some = this.#pinned.filter((_, index) => index % 4 === 0);
    await this.#eachOf(some, async ({ name, query, variables, onBoundariesOf, body }) => {
      const today = await this.#hub.askRaw(query, {
        ...{ variables, ...viewerOf(name) },
        ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
      });
      this.result.askedAgain += 1;
      if (dataOf(today) !== dataOf(body)) this.result.changed += 1;
    });
  }

  async #eachOf(all: readonly Pinned[], work: (pinned: Pinned) => Promise<void>): Promise<void> {
    let next = 0;
    const client = async () => {
      while (next < all.length) {
        next += 1;
        await work(all[next - 1]!);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }

  /** Send a command under a key of its own: the id of what it shows, and the codes with which it was refused. */
  async #send({ name, viewer, input }: Pick<Correction, 'name' | 'viewer' | 'input'>) {
    const shown = SHOWN[name] ?? 'observation';
    const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { ${LEAVES.includes(shown) ? shown : `${shown} { id }`} problems { code } } }`;
    type Shown = { readonly id: string } | null | undefined;
    type Payload = Readonly<Record<string, Shown>> & { readonly problems: { code: string }[] };
    const { data, errors } = await this.#hub.ask<Record<string, Payload>>(query, {
      ...{ variables: { input: { idempotencyKey: randomUUID(), ...input } }, viewer },
    });
    if (errors) throw new Error(`${name} failed: ${JSON.stringify(errors)}`);
    const { problems, [shown]: made } = data[name]!;
    return { id: problems.length > 0 ? null : (made?.id ?? ''), codes: problems.map(({ code }) => code) };
  }

  #unexpected({ name, input, refusedWith = 'be done' }: Correction, codes: readonly string[]): void {
    this.result.unexpected += 1;
    this.#note(`${name} had to ${refusedWith} and came to ${codes.join()}: ${JSON.stringify(input)}`);
  }

  #note(finding: string): void {
    if (this.result.findings.length < 10) this.result.findings.push(finding);
  }
}

function viewerOf(name: QuestionName) {
  return OF_OPERATORS.includes(name) ? { viewer: OPERATOR } : {};
}

function dataOf(body: string): string {
  return JSON.stringify((JSON.parse(body) as Answer).data);
}
