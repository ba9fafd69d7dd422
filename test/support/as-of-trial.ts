import { randomUUID } from 'node:crypto';
import type { Answer, TestHub } from './hub.ts';
import { OPERATOR } from './hub.ts';

/** What the trial asks: lists, counts, fields of two subgraphs, and what writers change. */
export const TRIAL_QUERY = `{
  directives(page: { first: 10 }) { totalCount nodes { id symbol issuedOn subject issuer { id name } citedBy { totalCount } } }
  agencies(filter: { kinds: [MINISTRY_LEVEL] }) { nodes {
    id name
    issuedDirectives(page: { first: 5 }) { totalCount nodes { id symbol subject citations { nodes { asWritten } } } }
    assignments(page: { first: 5 }) { totalCount nodes { id role task { title deadline { lastOn } } } }
  } }
}`;

const RECORD = `mutation ($input: RecordDirectiveInput!) {
  recordDirective(input: $input) { directive { id symbol } problems { code message } }
}`;

export interface AsOfTrialResult {
  /** Directives recorded by all writers. */
  written: number;
  /** Answers that were asked for again by their token, while writers went on and after they had ended. */
  repeated: number;
  /** Of those, how many were not the same bytes. */
  different: number;
  /** Distinct states that were pinned: shows that the writers did change what was asked. */
  states: number;
}

/**
 * Writers record directives that the query sees, while readers pin the present and ask for it again, and again at the
 * end. Every answer to a token must be the bytes of the first.
 */
export async function runAsOfTrial(
  hub: TestHub,
  { writers, writes }: { writers: number; writes: number },
): Promise<AsOfTrialResult> {
  const issuers = await issuersOf(hub);
  const pinned = new Map<string, string>();
  let repeated = 0;
  let different = 0;
  let started = 0;
  let written = 0;

  async function write(): Promise<void> {
    while (started < writes) {
      const number = 10_000 + started++;
      const input = {
        idempotencyKey: randomUUID(),
        type: 'Công văn',
        symbol: `${number}/VPCP-KSTT`,
        issuerId: issuers[number % issuers.length],
        issuedOn: '2026-03-01',
        subject: `V/v thử nghiệm số ${number}`,
        citations: [{ relation: 'REFERS_TO', clause: '0', asWritten: `văn bản ${number}` }],
      };
      const { data, errors } = await hub.ask<{ recordDirective: { directive: object | null } }>(RECORD, {
        variables: { input },
        viewer: OPERATOR,
      });
      if (errors || !data.recordDirective.directive)
        throw new Error(`a write was refused: ${JSON.stringify(errors ?? data)}`);
      written += 1;
    }
  }

  async function check(token: string): Promise<void> {
    repeated += 1;
    if ((await hub.askRaw(TRIAL_QUERY, { asOf: token })) !== pinned.get(token)) different += 1;
  }

  async function read(): Promise<void> {
    while (written < writes) {
      const raw = await hub.askRaw(TRIAL_QUERY, { asOf: 'now' });
      const { extensions, errors } = JSON.parse(raw) as Answer;
      if (errors || !extensions?.asOf) throw new Error(`a read failed: ${raw.slice(0, 500)}`);
      const known = pinned.get(extensions.asOf);
      if (known !== undefined && known !== raw) different += 1;
      pinned.set(extensions.asOf, raw);
      await check(extensions.asOf);
    }
  }

  await Promise.all([read(), read(), ...Array.from({ length: writers }, write)]);
  for (const token of pinned.keys()) await check(token);
  return { written, repeated, different, states: new Set([...pinned.values()].map((raw) => dataOf(raw))).size };
}

async function issuersOf(hub: TestHub): Promise<string[]> {
  const { data } = await hub.ask<{ agencies: { nodes: { id: string }[] } }>(
    '{ agencies(filter: { kinds: [MINISTRY_LEVEL] }) { nodes { id } } }',
  );
  return data.agencies.nodes.map(({ id }) => id);
}

function dataOf(raw: string): string {
  return JSON.stringify((JSON.parse(raw) as Answer).data);
}
