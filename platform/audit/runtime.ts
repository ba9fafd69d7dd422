import type { Database } from '../database.ts';
import type { Sequencer } from '../feed.ts';
import type { Logger } from '../log.ts';
import { type Sealer, startSealer } from './seal.ts';
import { createAuditSink, type OpenAuditSink } from './sink.ts';
import type { Witness } from './witness.ts';

export interface AuditRuntimeOptions {
  readonly database: Database;
  /** The subgraphs whose chains this process seals; with `hub` among them it records for the gateway too. */
  readonly subgraphs: readonly string[];
  /** The hub's signing key. */
  readonly hubKey: string;
  readonly witness: Witness | null;
  readonly logger: Logger;
}

/** Everything that works for the audit record in one process. */
export interface AuditRuntime extends AsyncDisposable {
  /** Where the gateway records. */
  readonly sink: OpenAuditSink;
  /** The sequencer of a subgraph's feed, which a writer calls after its commit: its record is sealed soon after. */
  sealing(subgraph: string, sequencer: Sequencer): Sequencer;
  /** Resolves when everything committed by now is sealed. */
  sealed(): Promise<void>;
  /** Writes and seals what there is, and ends. To be called before the database is closed. */
  close(): Promise<void>;
}

export function openAudit({ database, subgraphs, hubKey, witness, logger }: AuditRuntimeOptions): AuditRuntime {
  const sealers = new Map<string, Sealer>(
    subgraphs.map((subgraph) => [subgraph, startSealer({ database, subgraph, hubKey, witness, logger })]),
  );
  const sink = createAuditSink(database, logger, { recorded: () => sealers.get('hub')?.nudge() });

  const close = async () => {
    await sink.close();
    await Promise.all([...sealers.values()].map((sealer) => sealer.stop()));
  };
  return {
    sink,
    sealing: (subgraph, sequencer) => ({
      ...sequencer,
      place: () => {
        sealers.get(subgraph)?.nudge();
        return sequencer.place();
      },
    }),
    async sealed() {
      await Promise.all([...sealers.values()].map((sealer) => sealer.sealed()));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
