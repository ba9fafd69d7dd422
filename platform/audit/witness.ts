import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { makeDataDirectory } from '../database/data-directory.ts';
import type { Database } from '../database.ts';
import type { ChainPlace } from './chain.ts';

/** A place that a chain is known to have had. */
export interface Mark extends ChainPlace {
  readonly chainId: string;
}

/**
 * What a machine keeps of chains outside the database. A head of earlier that is put back, with everything after it gone,
 * is in order by itself: only somebody who has seen more can tell.
 */
export interface Witness {
  /** Null when nothing was seen yet. */
  markOf(subgraph: string): Mark | null;
  /** Throws when the mark cannot be kept. A mark that is further, or of another chain, stays. */
  keep(subgraph: string, mark: Mark): void;
  /** Take another mark from now on, whatever was seen: an operator has said that it is right. */
  replace(subgraph: string, mark: Mark): void;
}

/**
 * A witness that keeps each mark in a file of its own in `folder`, replaced as a whole. `installation` says which database
 * is meant, for several may share a folder. Processes on one machine share the files; the further mark stays.
 */
export function fileWitness(folder: string, installation: string): Witness {
  const place = createHash('sha256').update(installation).digest('hex').slice(0, 12);
  const pathOf = (subgraph: string) => join(folder, `${place}-${subgraph}.json`);

  function markOf(subgraph: string): Mark | null {
    try {
      return JSON.parse(readFileSync(pathOf(subgraph), 'utf8')) as Mark;
    } catch {
      // Gone or damaged: whoever could do that has this machine, and the signing key with it.
      return null;
    }
  }

  function replace(subgraph: string, { chainId, position, hash }: Mark): void {
    makeDataDirectory(folder);
    const draft = `${pathOf(subgraph)}.${randomBytes(6).toString('hex')}`;
    const mark = { installation, subgraph, chainId, position, hash };
    writeFileSync(draft, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
    renameSync(draft, pathOf(subgraph));
  }

  return {
    markOf,
    replace,
    keep(subgraph, mark) {
      const before = markOf(subgraph);
      const isFurther = before === null || (before.chainId === mark.chainId && before.position < mark.position);
      if (isFurther) replace(subgraph, mark);
    },
  };
}

/** Where a process keeps its marks: beside the other data of this machine, and not in the database. */
export function witnessOf(config: Config, { place }: Pick<Database, 'place'>): Witness {
  // The embedded server has another port at each start.
  const installation = config.databaseUrl === null ? 'embedded' : `${place.host}:${place.port}/${place.database}`;
  return fileWitness(join(config.dataDir, 'audit-marks'), installation);
}
