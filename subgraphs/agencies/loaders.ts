import type { FactReader } from '../../platform/history.ts';
import { agencyLoaders } from './loaders/agencies.ts';
import { heldLoaders } from './loaders/held.ts';
import { successionLoaders } from './loaders/successions.ts';
import { treeLoaders } from './loaders/tree.ts';

/** Made anew for every operation, over that operation's viewer and moment: nothing read for one caller is served to another. */
export function createLoaders(facts: FactReader) {
  return {
    ...agencyLoaders(facts),
    ...heldLoaders(facts),
    ...treeLoaders(facts),
    ...successionLoaders(facts),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
