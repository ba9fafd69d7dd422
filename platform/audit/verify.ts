import type { Database, Queries } from '../database.ts';
import {
  type ChainHead,
  type ChainPlace,
  GENESIS,
  hashOf,
  readHead,
  type SealedRecord,
  sealedRecords,
  sealFault,
  sealingKey,
} from './chain.ts';
import { type ChainBreak, diagnose } from './verify/diagnosis.ts';
import type { Mark } from './witness.ts';

/** What a verification found of one chain. */
export interface ChainReport {
  readonly subgraph: string;
  /** The last record up to which everything is in order: the last of all when nothing is broken. */
  readonly last: ChainPlace;
  /** How far the chain says it is sealed; null when its head is gone. */
  readonly head: ChainHead | null;
  /** Records that wait to be sealed. */
  readonly waiting: number;
  /** Some of them for longer than a minute: no sealer runs, or it does not go on. */
  readonly isWaitingLong: boolean;
  /** The first thing that does not fit; null when the chain is in order. */
  readonly broken: ChainBreak | null;
}

export interface VerifyOptions {
  readonly database: Database;
  readonly subgraph: string;
  /** The hub's signing key. */
  readonly hubKey: string;
  /** A place that somebody has noted of the chain, outside of the hub. */
  readonly expected?: ChainPlace | null;
  /** What this machine has seen of it. */
  readonly mark?: Mark | null;
  /** Records read at a time; default 1000. */
  readonly batch?: number;
}

const UNDEFINED_TABLE = '42P01';
const SNAPSHOT = {
  name: 'audit.snapshot',
  text: 'set transaction isolation level repeatable read, read only',
};
const WAITING = {
  name: 'audit.waitingSince',
  text: `select count(*)::int as waiting, coalesce(min(recorded_at) < clock_timestamp() - interval '1 minute', false) as "isWaitingLong"
    from audit_record where position is null`,
};

/**
 * Compute a chain anew, record by record, in constant memory, and compare it with what is stored, with the sealed head and
 * with what others have noted of it. One snapshot: what is written and sealed meanwhile does not disturb.
 */
export async function verifyChain(options: VerifyOptions): Promise<ChainReport> {
  try {
    return await verifySnapshot(options);
  } catch (cause) {
    if ((cause as { code?: string }).code !== UNDEFINED_TABLE) throw cause;
    const broken = { kind: 'HEAD_MISSING', position: '0', message: 'The tables of the record are gone.' } as const;
    return { subgraph: options.subgraph, last: GENESIS, head: null, waiting: 0, isWaitingLong: false, broken };
  }
}

function verifySnapshot(options: VerifyOptions): Promise<ChainReport> {
  const { database, subgraph } = options;
  return database.job(subgraph, async (tx) => {
    await tx.query(SNAPSHOT);
    const [waiting] = await tx.query<{ waiting: number; isWaitingLong: boolean }>(WAITING);
    const head = await readHead(tx);
    const known = knownPlaces(options);
    const { last, broken } = await walk(tx, options, head, known);
    return {
      subgraph,
      last: { position: last.position, hash: last.hash },
      head,
      ...waiting!,
      broken: broken ?? headBreak(options, head, last, known) ?? knownBreak(head, last, known),
    };
  });
}

/** A place that was noted before, and what stands there now. */
interface KnownPlace extends ChainPlace {
  readonly by: 'EXPECTED' | 'MARK';
  readonly chainId: string | null;
  found: string | null;
}

function knownPlaces({ expected, mark }: VerifyOptions): KnownPlace[] {
  const places: KnownPlace[] = [];
  if (expected) places.push({ ...expected, by: 'EXPECTED', chainId: null, found: null });
  if (mark) places.push({ ...mark, by: 'MARK', found: null });
  for (const place of places) if (place.position === 0) place.found = GENESIS.hash;
  return places;
}

interface Walked {
  /** The last record that is in order. */
  readonly last: ChainPlace & { readonly hashAtHead: string | null };
  readonly broken: ChainBreak | null;
}

async function walk(
  tx: Queries,
  { subgraph, batch = 1000 }: VerifyOptions,
  head: ChainHead | null,
  known: readonly KnownPlace[],
): Promise<Walked> {
  let previous: ChainPlace = GENESIS;
  let hashAtHead: string | null = head?.position === 0 ? GENESIS.hash : null;
  let misfit: SealedRecord | null = null;
  for await (const record of sealedRecords(tx, batch)) {
    if (!follows(subgraph, previous, record)) {
      misfit = record;
      break;
    }
    previous = record;
    if (head?.position === record.position) hashAtHead = record.hash;
    for (const place of known) if (place.position === record.position) place.found = record.hash;
  }
  const last = { position: previous.position, hash: previous.hash, hashAtHead };
  const isCutShort = misfit === null && head !== null && previous.position < head.position;
  if (misfit === null && !isCutShort) return { last, broken: null };
  return { last, broken: await diagnose(tx, { subgraph, previous, misfit, headPosition: head?.position ?? 0 }) };
}

function follows(subgraph: string, previous: ChainPlace, record: SealedRecord): boolean {
  return (
    record.position === previous.position + 1 &&
    record.previousHash === previous.hash &&
    record.hash === hashOf(subgraph, record)
  );
}

/** What is wrong with the head of a chain whose records follow each other. */
function headBreak(
  { subgraph, hubKey }: VerifyOptions,
  head: ChainHead | null,
  last: Walked['last'],
  known: readonly KnownPlace[],
): ChainBreak | null {
  const at = String(last.position);
  if (head === null) {
    return {
      kind: 'HEAD_MISSING',
      position: at,
      message: 'The head of the chain is gone; nothing says where it ends.',
    };
  }
  const key = sealingKey(hubKey, subgraph);
  const fault = sealFault(key, head);
  if (last.position > head.position && fault === null && last.hashAtHead === head.hash) {
    return {
      kind: 'BEYOND_HEAD',
      position: String(head.position + 1),
      message: `The head was sealed at ${head.position}, and records stand up to ${at}: the head of earlier was put back, or the records were put in without the hub.`,
    };
  }
  if (fault === 'OTHER_KEY') {
    return {
      kind: 'OTHER_KEY',
      position: at,
      message: `The head was sealed with the key ${head.key ?? 'of no name'}, and this hub has ${key.fingerprint}: start with the SIGNING_KEY of before, or seal anew with hub audit reseal.`,
    };
  }
  if (fault !== null || last.hash !== head.hash) {
    const first = known.find((place) => place.found !== null && place.found !== place.hash);
    return {
      kind: fault === 'SEAL_MISSING' ? 'SEAL_MISSING' : 'SEAL_INVALID',
      position: first ? String(first.position) : at,
      message: `The records fit each other, and the head does not bear this hub’s seal over them: the chain was made anew without the hub’s key, from ${first ? `${first.position} or before` : 'some record'} on.`,
    };
  }
  return null;
}

/** What was noted of a chain that is in order by itself, and is not there. */
function knownBreak(head: ChainHead | null, last: Walked['last'], known: readonly KnownPlace[]): ChainBreak | null {
  for (const { by, chainId, position, hash, found } of known) {
    const who = by === 'MARK' ? 'This machine has seen' : 'Expected';
    if (chainId !== null && chainId !== head?.chainId) {
      return {
        kind: 'OTHER_CHAIN',
        position: String(position),
        message: `${who} another chain, up to ${position}: the whole record was taken away and begun anew.`,
      };
    }
    if (found === hash) continue;
    const now = found === null ? `the chain ends at ${last.position}` : `the record there now has ${found}`;
    const why = found === null ? 'its end was cut off, with the head of earlier' : 'the chain was made anew';
    return {
      kind: 'ROLLED_BACK',
      position: String(position),
      message: `${who} the hash ${hash} at ${position}, and ${now}: ${why}.`,
    };
  }
  return null;
}
