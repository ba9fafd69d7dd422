import { Kind, print, type TypeNode } from 'graphql';
import type { Finding } from '../finding.ts';
import { broken, isForeign, isKeyField, namedType, outputPlaces, type SubgraphModel } from './model.ts';

/**
 * FOREIGN_ENTITY_NON_NULL: a field whose type is an entity of another subgraph is nullable, in a list the item too.
 * That subgraph may be down; the null has to stop there and not take this subgraph's answer with it. A union or
 * interface counts when one of its members here is such an entity.
 */
export function foreignEntitiesAreNullable(model: SubgraphModel): readonly Finding[] {
  const foreign = foreignNames(model);
  return outputPlaces(model)
    .filter(({ field }) => foreign.has(namedType(field.type)) && isItemNonNull(field.type))
    .map(({ coordinate, field }) =>
      broken(
        model,
        'FOREIGN_ENTITY_NON_NULL',
        coordinate,
        `Expected ${coordinate} to be nullable, because another subgraph resolves ${namedType(field.type)}; it is ${print(field.type)}.`,
        `Drop the ! directly after ${namedType(field.type)}.`,
      ),
    );
}

/**
 * CONTRIBUTED_FIELD_NON_NULL: a field added to another subgraph's entity is nullable, except the key. Else this
 * subgraph, being down, would take away what the owner answers.
 */
export function contributedFieldsAreNullable(model: SubgraphModel): readonly Finding[] {
  return outputPlaces(model)
    .filter(({ type, field }) => isForeign(model, type) && !isKeyField(type, field) && isNonNull(field.type))
    .map(({ coordinate, type, field }) =>
      broken(
        model,
        'CONTRIBUTED_FIELD_NON_NULL',
        coordinate,
        `Expected ${coordinate} to be nullable, because ${type.name} belongs to another subgraph; it is ${print(field.type)}.`,
        'Drop the ! at the end of the type.',
      ),
    );
}

/**
 * QUERY_FIELD_NON_NULL: every field of Query is nullable. Query belongs to nobody: root fields of all subgraphs stand
 * side by side in one answer, and a non-null one whose subgraph is down turns the whole `data` into null. Mutation
 * fields may be non-null: they run alone or in turn, and a command that failed has no answer to keep.
 */
export function queryFieldsAreNullable(model: SubgraphModel): readonly Finding[] {
  return outputPlaces(model)
    .filter(({ type, field }) => type.name === 'Query' && isNonNull(field.type))
    .map(({ coordinate, field }) =>
      broken(
        model,
        'QUERY_FIELD_NON_NULL',
        coordinate,
        `Expected ${coordinate} to be nullable, so that it does not null the answers of other subgraphs; it is ${print(field.type)}.`,
        'Drop the ! at the end of the type.',
      ),
    );
}

function foreignNames(model: SubgraphModel): ReadonlySet<string> {
  const types = [...model.types.values()];
  const entities = new Set(types.filter((type) => isForeign(model, type)).map((type) => type.name));
  const abstract = types.filter((type) => type.members.some((member) => entities.has(member))).map((type) => type.name);
  const implemented = types.filter((type) => entities.has(type.name)).flatMap((type) => type.interfaces);
  return new Set([...entities, ...abstract, ...implemented]);
}

function isNonNull(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE;
}

function isItemNonNull(type: TypeNode): boolean {
  if (type.kind === Kind.NAMED_TYPE) return false;
  if (type.kind === Kind.NON_NULL_TYPE) return type.type.kind === Kind.NAMED_TYPE || isItemNonNull(type.type);
  return isItemNonNull(type.type);
}
