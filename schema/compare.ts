import {
  buildSchema,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { breaking, type Change, safe, sortedChanges } from './compare/change.ts';
import {
  documentChanges,
  enumValueChanges,
  fieldChanges,
  inputFieldChanges,
  interfaceChanges,
  unionMemberChanges,
} from './compare/members.ts';
import { receivedTypeNames } from './compare/type-references.ts';

/**
 * What changed from one API schema to another, breaking changes first, then by coordinate: the same two schemas always
 * give the same list. It reads API schemas (`publicSdl`), not supergraphs: directives are not compared.
 *
 * Judges as graphql-js does, with one difference: an optional argument or input field that is added is SAFE here.
 * Throws a GraphQLError for text that is not a schema.
 */
export function compare(oldSdl: string, newSdl: string): readonly Change[] {
  const [before, after] = [buildSchema(oldSdl), buildSchema(newSdl)];
  const received = receivedTypeNames(after);
  const names = new Set([...typeNames(before), ...typeNames(after)]);
  const changes = [...names].flatMap((name) => {
    const [old, now] = [before.getType(name), after.getType(name)];
    if (old === undefined) return [safe('TYPE_ADDED', name, `New ${kindOf(now)}.`)];
    if (now === undefined) return [breaking('TYPE_REMOVED', name, `The ${kindOf(old)} is gone.`)];
    return [...documentChanges(name, old, now), ...typeChanges(old, now, received.has(name))];
  });
  return sortedChanges(changes);
}

function typeChanges(old: GraphQLNamedType, now: GraphQLNamedType, isReceived: boolean): readonly Change[] {
  if (kindOf(old) !== kindOf(now)) {
    return [breaking('TYPE_CHANGED_KIND', now.name, `Was ${kindOf(old)}, is ${kindOf(now)}.`)];
  }
  if (isFielded(old) && isFielded(now)) return [...interfaceChanges(old, now), ...fieldChanges(old, now)];
  if (isInputObjectType(old) && isInputObjectType(now)) return inputFieldChanges(old, now);
  if (isEnumType(old) && isEnumType(now)) return enumValueChanges(old, now, isReceived);
  if (isUnionType(old) && isUnionType(now)) return unionMemberChanges(old, now);
  return [];
}

function typeNames(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .map((type) => type.name);
}

function isFielded(type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}

function kindOf(type: GraphQLNamedType | undefined): string {
  if (isObjectType(type)) return 'object type';
  if (isInterfaceType(type)) return 'interface';
  if (isInputObjectType(type)) return 'input type';
  if (isEnumType(type)) return 'enum';
  return isUnionType(type) ? 'union' : 'scalar';
}
