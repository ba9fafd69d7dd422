import type { EntityManager } from '@mikro-orm/postgresql';
import { recordSuppressionRules, type SuppressionRuleRecord } from '../../platform/cube/lattice.ts';
import { recordIndicators } from './commands/record-indicators.ts';
import { recordMandates } from './commands/record-mandates.ts';
import { recordObservations } from './commands/record-observations.ts';
import { recordScorecardDefinitions } from './commands/record-scorecards.ts';
import { recordTargets } from './commands/record-targets.ts';
import { type Kept, touchedByCommands } from './commands/touched.ts';
import { type IndicatorFiles, recordsOf } from './seed/records.ts';

export type { IndicatorFiles } from './seed/records.ts';

/** What loading the files came to. */
export interface SeededIndicators {
  /** How many indicators, mandates, targets, observations, versions of indices and cubes with rules of suppression were new or changed. */
  readonly changed: number;
  /** Keys of records that stay as commands have recorded them. */
  readonly leftOut: readonly string[];
}

/**
 * Load the reference indicators through their commands, in the caller's transaction: wholly or not at all. Loading the same
 * files again changes nothing. What a command has corrected stays as it is, whatever the files say; overrides stay in any
 * case. Throws, before anything is written, when a record names a key that no record has.
 */
export async function seedIndicators(em: EntityManager, files: IndicatorFiles): Promise<SeededIndicators> {
  const records = recordsOf(files);
  const changed: string[] = [];
  const left: string[] = [];

  async function load<Item extends { readonly id: string }>(
    kind: Kept,
    items: readonly Item[],
    record: (em: EntityManager, items: readonly Item[]) => Promise<string[]>,
  ): Promise<void> {
    const ids = items.map(({ id }) => id);
    const touched = await touchedByCommands(em, kind, ids);
    left.push(...ids.filter((id) => touched.has(id)));
    changed.push(
      ...(await record(
        em,
        items.filter(({ id }) => !touched.has(id)),
      )),
    );
  }

  await load('indicators', records.indicators, recordIndicators);
  await load('mandates', records.mandates, recordMandates);
  await load('targets', records.targets, recordTargets);
  await load('observations', records.observations, recordObservations);
  await load('scorecards', records.scorecards, recordScorecardDefinitions);

  const rules = files.suppressionRules.map(
    ({ cube, validFrom, smallestCount, width, smallestChange, reason }): SuppressionRuleRecord => ({
      ...{ cube, validFrom, smallestCount, width, smallestChange, reason },
    }),
  );
  changed.push(...(await recordSuppressionRules(em, 'indicators', rules)));

  const keyOf = new Map(
    [files.indicators, files.mandates, files.targets, files.observations, files.scorecards]
      .flat()
      .map(({ id, key }) => [id, key]),
  );
  return { changed: changed.length, leftOut: left.map((id) => keyOf.get(id)!) };
}
