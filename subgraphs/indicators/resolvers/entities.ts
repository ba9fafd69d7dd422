/** An entity of another subgraph by its id; null without one. */
export function entity<Name extends string>(typeName: Name, id: string | null | undefined) {
  return id == null ? null : { __typename: typeName, id };
}

/** Entities of another subgraph by their ids, in that order. */
export function entities<Name extends string>(typeName: Name, ids: readonly (string | null | undefined)[]) {
  return ids.flatMap((id) => (id == null ? [] : [{ __typename: typeName, id }]));
}
