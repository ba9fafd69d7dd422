import type { Transaction } from '../../platform/database.ts';

export interface LoadedSource {
  readonly name: string;
  readonly subgraph: string;
  readonly recordCount: number;
  readonly sha256: string;
}

const RECORD_SOURCE = {
  name: 'hub.recordSource',
  text: `insert into source (name, subgraph, record_count, sha256, loaded_at) values ($1, $2, $3, $4, now())
    on conflict (name) do update set subgraph = excluded.subgraph, record_count = excluded.record_count,
      sha256 = excluded.sha256, loaded_at = excluded.loaded_at
    where source.sha256 <> excluded.sha256`,
};

/** Note which version of a reference file has been loaded. The same version again changes nothing. */
export async function recordSource(tx: Transaction, source: LoadedSource): Promise<void> {
  await tx.query(RECORD_SOURCE, [source.name, source.subgraph, source.recordCount, source.sha256]);
}

/** SHA-256 of the loaded version of each file. */
export async function loadedVersions(tx: Transaction): Promise<Map<string, string>> {
  const rows = await tx.query<{ name: string; sha256: string }>({
    name: 'hub.loadedVersions',
    text: 'select name, sha256 from source',
  });
  return new Map(rows.map((row) => [row.name, row.sha256]));
}
