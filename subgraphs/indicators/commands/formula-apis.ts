import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { readAccess } from '../../../schema/access.ts';
import type { FormulaApi } from '../../../schema/formula.ts';

/** A graph that formulas are asked of, in one release of it. */
export interface ReleasedApi extends FormulaApi {
  /** SHA-256 in hex of the text that it was read from. */
  readonly hash: string;
}

/** What formulas are judged by, by the rights with which they are asked. */
export interface FormulaApis {
  readonly PUBLIC: ReleasedApi;
  readonly INTERNAL: ReleasedApi;
}

/**
 * A graph as formulas are asked of it. With a supergraph only what everybody may see in it can be asked, whatever the API shows; what
 * the supergraph does not have, nobody may see. Without one everything can: for formulas that need approvals.
 */
export function releasedApi(apiSdl: string, supergraphSdl: string | null): ReleasedApi {
  const schema = buildSchema(apiSdl, { noLocation: true });
  const hash = createHash('sha256')
    .update(apiSdl)
    .update(supergraphSdl ?? '')
    .digest('hex');
  if (supergraphSdl === null) return { schema, hash, isPublic: null };

  const access = readAccess(supergraphSdl);
  const demandsNothing = (typeName: string, fieldName: string): boolean => {
    if (access.ofField(typeName, fieldName).length > 0) return false;
    const type = schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
    return field === undefined || access.ofType(getNamedType(field.type).name).length === 0;
  };
  const isPublic = (typeName: string, fieldName: string): boolean => {
    try {
      return demandsNothing(typeName, fieldName);
    } catch {
      // A supergraph of another release: what is not in it is not known to be open.
      return false;
    }
  };
  return { schema, hash, isPublic };
}

/** The graph of this release, as `npm run generate` wrote it. Read anew at each call. */
export function readReleasedApis(): FormulaApis {
  const read = (path: string) => readFileSync(new URL(`../../../schema/${path}`, import.meta.url), 'utf8');
  return {
    PUBLIC: releasedApi(read('api/public.graphql'), read('supergraph.graphql')),
    INTERNAL: releasedApi(read('api/internal.graphql'), null),
  };
}
