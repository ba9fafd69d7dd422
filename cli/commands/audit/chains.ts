import { randomUUID } from 'node:crypto';
import type { ChainPlace } from '../../../platform/audit/chain.ts';
import { HUB_VIEWER } from '../../../platform/audit/record.ts';
import { createAuditSink } from '../../../platform/audit/sink.ts';
import type { AuditKind } from '../../../platform/audit.ts';
import { HubError } from '../../../platform/errors.ts';
import { type HubProcess, openHubProcess } from '../../hub-process.ts';
import { pending, SUBGRAPHS } from '../../installation.ts';

/** Also beside a hub that runs. What these commands print is for a program or a person to read, so the log keeps out of it. */
export function openQuietly(): Promise<HubProcess> {
  return openHubProcess({ ...process.env, LOG_LEVEL: 'silent' }, { besideRunning: true });
}

/** The chains that a command is about: the one that was named, else all. COMMAND_INVALID for a name that is none. */
export function chainsOf(subgraph: string | undefined): readonly string[] {
  if (subgraph === undefined) return SUBGRAPHS;
  if (SUBGRAPHS.includes(subgraph)) return [subgraph];
  throw new HubError('COMMAND_INVALID', `Expected one of ${SUBGRAPHS.join(', ')} after --subgraph, got "${subgraph}".`);
}

/** `12:` and a hash. COMMAND_INVALID for anything else. */
export function placeOf(text: string): ChainPlace {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text);
  if (match) return { position: Number(match[1]), hash: match[2]! };
  throw new HubError('COMMAND_INVALID', `Expected POSITION:HASH after --expect, as verify prints it, got "${text}".`);
}

/** COMMAND_INVALID when the database has no audit record yet. */
export async function requireRecord({ database }: HubProcess, chains: readonly string[]): Promise<void> {
  const waiting = (await pending(database)).filter((name) => name.endsWith('-audit'));
  const missing = chains.filter((chain) => waiting.some((name) => name.startsWith(`${chain}/`)));
  if (missing.length === 0) return;
  throw new HubError(
    'COMMAND_INVALID',
    `There is no audit record of ${missing.join(', ')} yet: run npm run hub -- migrate.`,
  );
}

/** Record what is done by hand, before it is done. AUDIT_UNAVAILABLE when that is not possible. */
export async function recordByHand(
  { database, logger }: HubProcess,
  kind: AuditKind,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await using sink = createAuditSink(database, logger);
  await sink.record({ kind, viewer: HUB_VIEWER, requestId: randomUUID(), facts });
}
