import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '../../domain/period.ts';
import { issueDevelopmentToken } from '../../gateway/authentication/development-token.ts';
import { viewerOf } from '../../platform/viewer.ts';
import { type Input, MUTATIONS } from './once-hub.ts';
import { startHubProcess } from './once-hub-process.ts';
import { type Acknowledged, countersOf, type OnceCounters } from './once-trial-counters.ts';
import { agencies } from './reference-data.ts';
import { TEST_SECRET } from './test-database.ts';

export interface OnceTrial {
  readonly adminUrl: string;
  readonly commands: number;
  /** How often one of the two hub processes is killed with SIGKILL and started again. */
  readonly kills: number;
  readonly clients: number;
  readonly seed: number;
}

export interface OnceTrialResult extends OnceCounters {
  commands: number;
  kills: number;
  /** Requests that got no answer, or one that says to try again. */
  retries: number;
  /** Commands sent once more though they were answered, while the others went on and when all had ended. */
  sentAgain: number;
  /** Of those, how many were answered otherwise than before: acknowledgements that were lost. */
  lostAcknowledgements: number;
}

const AGENCY = agencies.find(({ key }) => key === 'province/phu-tho@2025')!.id;
/** What a client tries again after: nothing was answered, or not in time. */
const PASSING = /^(SUBGRAPH_|REQUEST_TIMED_OUT|CREDENTIALS_UNVERIFIABLE)/;
const WAIT_MS = 20;
const TIMEOUT_MS = 20_000;

/**
 * Clients send commands under keys of their own to two hub processes over one database, which are killed at random
 * moments and started again. Each client sends a command until it is answered, to whichever hub there is: so that a
 * retry may come while what the killed one began still goes on in the database.
 */
export async function runOnceTrial(trial: OnceTrial): Promise<OnceTrialResult> {
  const { adminUrl, commands, kills, clients } = trial;
  const random = randomFrom(trial.seed);
  const hubs = [await startHubProcess(adminUrl), await startHubProcess(adminUrl)];
  const acknowledged: Acknowledged[] = [];
  let [started, done, retries, sentAgain, lostAcknowledgements] = [0, 0, 0, 0, 0];
  const dueAt = (kill: number) => Math.floor((commands * (kill + 1)) / (kills + 1));

  async function request(token: string, name: string, input: Input): Promise<string | null> {
    const urls = hubs.map((hub) => hub.url()).filter((url) => url !== null);
    const url = urls[Math.floor(random() * urls.length)];
    if (url === undefined) return null;
    let text: string;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query: MUTATIONS.get(name)!.document, variables: { input } }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await response.text();
    } catch {
      return null;
    }
    const { data, errors = [] } = JSON.parse(text) as {
      data?: Record<string, object> | null;
      errors?: { extensions: { code: string } }[];
    };
    const other = errors.find(({ extensions }) => !PASSING.test(extensions.code));
    if (other) throw new Error(`${name} was answered with ${text}`);
    return errors.length > 0 || !data?.[name] ? null : JSON.stringify(data[name]);
  }

  /** Sends until there is an answer; gives it, and when the request went out that got it. */
  async function persist(token: string, name: string, input: Input): Promise<{ payload: string; sentAt: number }> {
    for (;;) {
      const sentAt = Date.now();
      const payload = await request(token, name, input);
      if (payload !== null) return { payload, sentAt };
      retries += 1;
      await pause(WAIT_MS);
    }
  }

  async function repeat({ token, name, input, payload }: Acknowledged): Promise<void> {
    const again = await persist(token, name, input);
    sentAgain += 1;
    if (again.payload !== payload) lostAcknowledgements += 1;
  }

  async function client(number: number): Promise<void> {
    const subject = `once-${number}`;
    const viewer = viewerOf({ subject, roles: ['operator'] });
    const token = await issueDevelopmentToken(TEST_SECRET, viewer, new Date());
    const own = new OwnCommands(random);
    while (started < commands) {
      // The next kill first, if its victim takes long to start: what is under way goes on meanwhile.
      if (killed < kills && started > dueAt(killed) + 2 * clients) {
        await pause(WAIT_MS);
        continue;
      }
      started += 1;
      const key = randomUUID();
      const { name, input: said } = own.next(key);
      const input = { ...said, idempotencyKey: key };
      const { payload, sentAt } = await persist(token, name, input);
      const answer: Acknowledged = { subject: `dev:${subject}`, token, name, key, input, payload, sentAt };
      acknowledged.push(answer);
      own.learn(name, input, payload);
      done += 1;
      if (random() < 0.2) await repeat(answer);
    }
  }

  let killed = 0;
  async function kill(): Promise<void> {
    const starting = hubs.map(() => Promise.resolve());
    while (killed < kills) {
      while (done < dueAt(killed)) await pause(1);
      const victim = killed % hubs.length;
      await starting[victim];
      await pause(random() * 60);
      await hubs[victim]!.kill();
      starting[victim] = hubs[victim]!.start();
      starting[victim].catch(() => {});
      killed += 1;
    }
    await Promise.all(starting);
  }

  try {
    await Promise.all([kill(), ...Array.from({ length: clients }, (_, number) => client(number))]);
    for (let at = 0; at < acknowledged.length; at += clients) {
      await Promise.all(acknowledged.slice(at, at + clients).map(repeat));
    }
    const counters = await countersOf(adminUrl, acknowledged);
    return { commands: acknowledged.length, kills: killed, retries, sentAgain, lostAcknowledgements, ...counters };
  } finally {
    for (const hub of hubs) await hub[Symbol.asyncDispose]();
  }
}

/** The commands of one client, each marked with its key, so that its effect can be found. */
class OwnCommands {
  readonly #random: () => number;
  readonly #grants: { id: string; input: Input }[] = [];
  readonly #keys: string[] = [];
  #letters = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  next(mark: string): { name: string; input: Input } {
    const [grant, key] = [this.#grants.at(-1), this.#keys.at(-1)];
    const dice = this.#random();
    if (dice < 0.15 && grant) return { name: 'endGrant', input: { grantId: grant.id, reason: mark } };
    // Refused: there is such a grant, or the one above is ended by now.
    if (dice < 0.25 && grant) return { name: 'giveGrant', input: { ...grant.input, basis: mark } };
    if (dice < 0.35 && key) return { name: 'endApiKey', input: { apiKeyId: key, reason: mark } };
    if (dice < 0.5) {
      const expiresOn = addDays(new Date().toISOString().slice(0, 10), 300);
      const secretSha256 = mark.replaceAll('-', '').repeat(2);
      return { name: 'registerApiKey', input: { name: mark, secretSha256, scopes: [], expiresOn } };
    }
    if (dice < 0.6) return { name: 'revokeTokens', input: { subject: `person:${mark}`, reason: mark } };
    if (dice < 0.8) {
      this.#letters += 1;
      return { name: 'recordDirective', input: { type: 'Công văn', issuerId: AGENCY, subject: mark } };
    }
    return {
      name: 'giveGrant',
      input: { subject: `person:${mark}`, role: 'OFFICER', agencyId: AGENCY, basis: mark },
    };
  }

  learn(name: string, { idempotencyKey: _, ...input }: Input, payload: string): void {
    const { grant, apiKey, problems } = JSON.parse(payload) as {
      grant?: { id: string };
      apiKey?: { id: string };
      problems: object[];
    };
    if (problems.length > 0) return;
    if (name === 'giveGrant') this.#grants.push({ id: grant!.id, input });
    if (name === 'registerApiKey') this.#keys.push(apiKey!.id);
  }
}

/** Numbers from 0 up to 1, the same for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
