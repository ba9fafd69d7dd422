import type { Database } from '../database.ts';
import { HubError } from '../errors.ts';
import { type ChainPlace, readHead, sealingKey } from './chain.ts';
import { LOCK, lockName, MOVE_HEAD } from './seal.ts';
import type { BreakKind } from './verify/diagnosis.ts';
import { verifyChain } from './verify.ts';
import type { Mark } from './witness.ts';

export interface ResealOptions {
  readonly database: Database;
  readonly subgraph: string;
  /** The hub's signing key. */
  readonly hubKey: string;
  /** Where the chain ends, as somebody has noted it outside of the hub: the hash proves everything before it. */
  readonly expected: ChainPlace;
  readonly mark: Mark | null;
}

export interface Resealed {
  readonly mark: Mark;
  /** What was wrong before. */
  readonly was: BreakKind;
  readonly keyBefore: string | null;
  readonly key: string;
}

/** What an operator can answer for: the records are in order, and only the word of this hub for them is missing. */
const ANSWERABLE: ReadonlySet<BreakKind> = new Set([
  'OTHER_KEY',
  'SEAL_MISSING',
  'SEAL_INVALID',
  'ROLLED_BACK',
  'OTHER_CHAIN',
]);

/**
 * Put this hub's seal on a chain whose records are in order, after the signing key has changed or a backup was restored.
 * An operator answers for it, with the place and hash at which the chain has to end.
 *
 * Refused with AUDIT_BROKEN when the records are not in order or the chain ends otherwise, and with COMMAND_INVALID when
 * there is nothing to mend.
 */
export async function resealChain(options: ResealOptions): Promise<Resealed> {
  const { database, subgraph, hubKey, expected, mark } = options;
  const key = sealingKey(hubKey, subgraph);
  const report = await verifyChain({ database, subgraph, hubKey, mark });
  const { broken, last } = report;
  if (broken === null) {
    throw new HubError('COMMAND_INVALID', `The audit record of ${subgraph} is in order and bears this hub’s seal.`);
  }
  if (!ANSWERABLE.has(broken.kind)) {
    throw new HubError('AUDIT_BROKEN', `${subgraph} at ${broken.position}: ${broken.message}`);
  }
  if (last.position !== expected.position || last.hash !== expected.hash) {
    throw new HubError(
      'AUDIT_BROKEN',
      `Expected the audit record of ${subgraph} to end at ${expected.position}:${expected.hash}, it ends at ${last.position}:${last.hash}.`,
    );
  }
  return database.job(subgraph, async (tx) => {
    await tx.query(LOCK, [lockName(subgraph)]);
    const head = await readHead(tx);
    if (head === null || head.position !== report.head?.position || head.seal !== report.head.seal) {
      throw new HubError('AUDIT_BROKEN', `The audit record of ${subgraph} has changed meanwhile.`);
    }
    const seal = key.sealOf(head.chainId, expected);
    await tx.query(MOVE_HEAD, [expected.position, expected.hash, seal, key.fingerprint]);
    const placed = { chainId: head.chainId, position: expected.position, hash: expected.hash };
    return { mark: placed, was: broken.kind, keyBefore: head.key, key: key.fingerprint };
  });
}
