import { loaderByKey } from '../../platform/batch.ts';
import type { Session } from '../../platform/database.ts';
import { auditRecordLoaders } from './loaders/audit-records.ts';

/** A reference file that was loaded. */
export interface SourceRow {
  readonly name: string;
  readonly subgraph: string;
  readonly recordCount: number;
  readonly sha256: string;
  readonly loadedAt: Date;
}

/** A joined subgraph, as the process knows it. */
export interface SubgraphStateRow {
  readonly name: string;
  readonly schemaVersion: string;
  readonly keepsHistory: boolean;
}

/** How far a subgraph's feed has come. */
interface FeedHeadRow {
  readonly subgraph: string;
  readonly position: string;
  readonly lastChangeAt: Date | null;
}

const SOURCES = {
  name: 'hub.sources',
  text: `select name, subgraph, record_count as "recordCount", sha256, loaded_at as "loadedAt" from source order by name`,
};

/** Made anew for every operation, over that operation's viewer. `chains`: the subgraphs whose audit records are shown. */
export function createLoaders(session: Session, chains: readonly string[]) {
  return {
    ...auditRecordLoaders(session, chains),

    sources: () => session.query<SourceRow>(SOURCES),

    /** Heads of feeds by subgraph, in one statement over the views that the subgraphs have granted. */
    feedHeadBySubgraph: loaderByKey(
      (subgraphs) => {
        const heads = [...subgraphs]
          .sort()
          .map(
            (name) => `select '${name}' as subgraph, position, sequenced_at as "lastChangeAt" from ${name}.feed_head`,
          );
        const name = `hub.feedHeadBySubgraph ${[...subgraphs].sort().join(' ')}`.slice(0, 63);
        return session.query<FeedHeadRow>({ name, text: heads.join(' union all ') });
      },
      (head) => head.subgraph,
    ),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
