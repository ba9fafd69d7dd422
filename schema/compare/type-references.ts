import {
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Whether a client that expects the old type copes with the new one: the same, or non-null where it was nullable. */
export function isOutputStillGood(old: GraphQLType, now: GraphQLType): boolean {
  if (isNonNullType(now)) return isOutputStillGood(isNonNullType(old) ? old.ofType : old, now.ofType);
  if (isNonNullType(old)) return false;
  if (isListType(old) && isListType(now)) return isOutputStillGood(old.ofType, now.ofType);
  return String(old) === String(now);
}

/** Whether what clients send as the old type is accepted as the new one: the same, or nullable where it was non-null. */
export function isInputStillGood(old: GraphQLType, now: GraphQLType): boolean {
  if (isNonNullType(old)) return isInputStillGood(old.ofType, isNonNullType(now) ? now.ofType : now);
  if (isNonNullType(now)) return false;
  if (isListType(old) && isListType(now)) return isInputStillGood(old.ofType, now.ofType);
  return String(old) === String(now);
}

/** Names of the types that fields return: those whose new values a client may receive. */
export function receivedTypeNames(schema: GraphQLSchema): ReadonlySet<string> {
  const fielded = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  return new Set(
    fielded.flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type).name)),
  );
}
