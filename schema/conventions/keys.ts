import { print } from 'graphql';
import type { Finding } from '../finding.ts';
import { broken, inputPlaces, namedType, outputPlaces, type SubgraphModel } from './model.ts';

/** KEY_NOT_ID: an entity has the key `id` and no other. Codes, numbers and names are dated facts, not identities. */
export function keysAreOpaque(model: SubgraphModel): readonly Finding[] {
  return [...model.types.values()].flatMap((type) =>
    type.keys
      .filter((key) => key.fields.trim() !== 'id')
      .map((key) =>
        broken(
          model,
          'KEY_NOT_ID',
          type.name,
          `Expected the key of ${type.name} to be "id"; it is "${key.fields}".`,
          'Write @key(fields: "id") and offer a Query field that finds the entity by its code.',
        ),
      ),
  );
}

/** ID_NOT_OPAQUE: the `id` of an entity is `ID!`: not a number that can be counted, not a text with a meaning. */
export function entityIdsAreIds(model: SubgraphModel): readonly Finding[] {
  return [...model.types.values()]
    .filter((type) => type.keys.length > 0)
    .flatMap((type) => {
      const id = type.fields.find((field) => field.name.value === 'id');
      const came = id === undefined ? 'there is none' : `it is ${print(id.type)}`;
      if (id !== undefined && print(id.type) === 'ID!') return [];
      return [
        broken(
          model,
          'ID_NOT_OPAQUE',
          `${type.name}.id`,
          `Expected ${type.name}.id of type ID!; ${came}.`,
          'Write id: ID! and mint an opaque id where the entity is first known.',
        ),
      ];
    });
}

/** ID_IS_NUMBER: nothing that names an entity (`id`, `taskId`, `ids`, `taskIds`) is an Int or a Float, in or out. */
export function idsAreNoNumbers(model: SubgraphModel): readonly Finding[] {
  const places = [
    ...outputPlaces(model).map(({ coordinate, field }) => ({ coordinate, node: field })),
    ...inputPlaces(model),
  ];
  return places
    .filter(({ node }) => /^ids?$|[a-z0-9]Ids?$/.test(node.name.value))
    .filter(({ node }) => ['Int', 'Float'].includes(namedType(node.type)))
    .map(({ coordinate, node }) =>
      broken(
        model,
        'ID_IS_NUMBER',
        coordinate,
        `Expected ${coordinate} to be an ID; it is ${print(node.type)}.`,
        `Replace ${namedType(node.type)} by ID.`,
      ),
    );
}
