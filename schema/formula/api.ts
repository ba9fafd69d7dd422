import { buildSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { readAccess } from '../access.ts';
import type { FormulaApi } from '../formula.ts';

/**
 * A graph as formulas are asked of it. With a supergraph only what everybody may see in it can be asked, whatever the API shows; what
 * the supergraph does not have, nobody may see. Without one everything can: for formulas that need approvals.
 */
export function formulaApi(apiSdl: string, supergraphSdl: string | null): FormulaApi {
  const schema = buildSchema(apiSdl, { noLocation: true });
  if (supergraphSdl === null) return { schema, isPublic: null };

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
  return { schema, isPublic };
}
