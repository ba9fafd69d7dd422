import { readFileSync } from 'node:fs';
import { formulaApi } from '../../../schema/formula/api.ts';
import type { FormulaApis } from '../../../schema/formula.ts';

/** The graph of this release as formulas are asked of it, from what `npm run generate` wrote. Read anew at each call. */
export function readFormulaApis(): FormulaApis {
  const read = (path: string) => readFileSync(new URL(`../../../schema/${path}`, import.meta.url), 'utf8');
  return {
    PUBLIC: formulaApi(read('api/public.graphql'), read('supergraph.graphql')),
    INTERNAL: formulaApi(read('api/internal.graphql'), null),
  };
}
