import type { Queries } from '../../database.ts';
import { type ChainPlace, hashOf, recordsFollowing, type SealedRecord, sealedRecords } from '../chain.ts';

/** What was done to a chain, as far as can be told. */
export type BreakKind =
  /** A record says something else than when it was sealed. */
  | 'ALTERED'
  /** Records are gone. */
  | 'REMOVED'
  /** A record stands where the hub has put none. */
  | 'INSERTED'
  /** A record stands at another's place. */
  | 'REORDERED'
  | 'HEAD_MISSING'
  | 'BEYOND_HEAD'
  | 'SEAL_MISSING'
  | 'SEAL_INVALID'
  | 'OTHER_KEY'
  | 'OTHER_CHAIN'
  | 'ROLLED_BACK';

/** The first place at which a chain does not fit. */
export interface ChainBreak {
  readonly kind: BreakKind;
  /** In the chain, counted from 1. */
  readonly position: string;
  /** One sentence for the person who has to find out. */
  readonly message: string;
}

export interface Misfit {
  readonly subgraph: string;
  /** The last place that is in order. */
  readonly previous: ChainPlace;
  /** The record that comes next and does not fit; null when the chain ends before its head. */
  readonly misfit: SealedRecord | null;
  readonly headPosition: number;
}

/**
 * Say what happened at the first place that does not fit. A record is genuine at a place when its hash is that of its
 * content there: so one that was moved is told from one that was changed, and one that was put in from both.
 */
export async function diagnose(tx: Queries, found: Misfit): Promise<ChainBreak> {
  const { subgraph, previous, misfit, headPosition } = found;
  const expected = previous.position + 1;
  const at = (record: SealedRecord, position: number, previousHash = record.previousHash) =>
    hashOf(subgraph, { ...record, position, previousHash }) === record.hash;

  if (misfit !== null && misfit.position < expected) {
    return { ...broken('INSERTED', misfit.position), message: `${named(misfit)} stands beside the chain.` };
  }
  // Who belongs here, wherever it stands now.
  const rightful = (await recordsFollowing(tx, previous.hash)).find((record) => at(record, expected));
  if (misfit === null || misfit.position > expected) {
    if (rightful) return moved(rightful, expected);
    const end = misfit === null ? headPosition : misfit.position - 1;
    const which = end > expected ? `The records ${expected} to ${end} are` : `The record ${expected} is`;
    const where = misfit === null ? `the chain was sealed up to ${headPosition}` : `${named(misfit)} comes next`;
    return { ...broken('REMOVED', expected), message: `${which} gone: ${where}.` };
  }

  if (rightful && rightful.recordId !== misfit.recordId) {
    if ((await genuinePlace(tx, subgraph, misfit, headPosition)) !== null) return moved(rightful, expected, misfit);
    return { ...broken('INSERTED', expected), message: `${named(misfit)} was put before ${named(rightful)}.` };
  }
  if (misfit.previousHash === previous.hash || at(misfit, expected, previous.hash)) {
    return { ...broken('ALTERED', expected), message: `${named(misfit)} is not as it was sealed.` };
  }

  const place = await genuinePlace(tx, subgraph, misfit, headPosition);
  if (place === expected && previous.position > 0) {
    return {
      ...broken('ALTERED', previous.position),
      message: `${named(misfit)} was chained to another record than the one that stands at ${previous.position} now.`,
    };
  }
  if (place !== null && place > expected) {
    const gone = place - expected;
    const which = gone === 1 ? `A record is gone at ${expected}` : `${gone} records are gone from ${expected} on`;
    return { ...broken('REMOVED', expected), message: `${which}: ${named(misfit)} was sealed at ${place}.` };
  }
  if (place !== null && place < expected) {
    return {
      ...broken('INSERTED', place),
      message: `${named(misfit)} was sealed at ${place}: something was put in before it.`,
    };
  }
  return { ...broken('ALTERED', expected), message: `${named(misfit)} is not as it was sealed.` };
}

function broken(kind: BreakKind, position: number): { kind: BreakKind; position: string } {
  return { kind, position: String(position) };
}

function moved(rightful: SealedRecord, expected: number, instead?: SealedRecord): ChainBreak {
  const there = instead ? `, where ${named(instead)} stands` : '';
  return {
    ...broken('REORDERED', expected),
    message: `${named(rightful)} belongs at ${expected}${there}; it stands at ${rightful.position}.`,
  };
}

function named({ recordId, recordedAt, kind }: SealedRecord): string {
  return `The record ${recordId} (${kind}, ${recordedAt})`;
}

/** The place at which a record was sealed, found by trying: null when it is as it was sealed at none of the chain's. */
async function genuinePlace(
  tx: Queries,
  subgraph: string,
  record: SealedRecord,
  headPosition: number,
): Promise<number | null> {
  let count = 1;
  for await (const _ of sealedRecords(tx)) count += 1;
  for (let position = 1; position <= Math.max(count, headPosition); position += 1) {
    if (hashOf(subgraph, { ...record, position }) === record.hash) return position;
  }
  return null;
}
