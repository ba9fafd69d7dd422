import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { Supergraph } from '../supergraph.ts';
import { type JsonObject, matches } from './paths.ts';
import type { ClientKey } from './rewrites.ts';

/** A field that a fetch brings, under the key that it has in the answer; `fields` are those below it. */
export interface FetchedField {
  readonly key: string;
  readonly fields: FetchedFields | null;
}

/** What a fetch brings to an object, so that it is known what is missing when the fetch fails. */
export interface FetchedFields {
  of(object: JsonObject): Iterable<FetchedField>;
}

/**
 * Reads from a fetch's operation what it brings. The operation is parsed when first needed, which is when a fetch fails.
 *
 * @param entityAlias the key under which `_entities` stands in the operation; null for a fetch of root fields.
 */
export function fetchedFields(
  operation: string,
  entityAlias: string | null,
  clientKey: ClientKey,
  supergraph: Supergraph,
): FetchedFields {
  let fields: FetchedFields | null = null;
  return {
    of(object) {
      fields ??= readFields(operation, entityAlias, clientKey, supergraph);
      return fields.of(object);
    },
  };
}

function readFields(
  operation: string,
  entityAlias: string | null,
  clientKey: ClientKey,
  supergraph: Supergraph,
): FetchedFields {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let root: SelectionSetNode = NOTHING;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) root = definition.selectionSet;
  }
  const start = entityAlias === null ? root : entitySelection(root, entityAlias);
  return fieldsOf([{ types: null, selectionSet: start }], [], { fragments, clientKey, supergraph });
}

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

function entitySelection(root: SelectionSetNode, alias: string): SelectionSetNode {
  for (const selection of root.selections) {
    if (selection.kind !== Kind.FIELD || !selection.selectionSet) continue;
    if ((selection.alias ?? selection.name).value === alias) return selection.selectionSet;
  }
  return NOTHING;
}

interface Reading {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly clientKey: ClientKey;
  readonly supergraph: Supergraph;
}

/** A selection that applies to objects of these types only; null for all. */
interface Conditional {
  readonly types: ReadonlySet<string> | null;
  readonly selectionSet: SelectionSetNode;
}

function fieldsOf(start: readonly Conditional[], keys: readonly string[], reading: Reading): FetchedFields {
  const parts: { types: ReadonlySet<string> | null; field: FetchedField }[] = [];
  const pending = [...start];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const { types, selectionSet } = part;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (key === '__typename') continue;
        const path = [...keys, key];
        const below = selection.selectionSet
          ? fieldsOf([{ types: null, selectionSet: selection.selectionSet }], path, reading)
          : null;
        parts.push({ types, field: { key: reading.clientKey(path), fields: below } });
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : reading.fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? types : reading.supergraph.runtimeTypes(condition);
      pending.push({ types: narrowed, selectionSet: fragment.selectionSet });
    }
  }
  return {
    *of(object) {
      for (const { types, field } of parts) {
        if (types === null || matches(object, types)) yield field;
      }
    },
  };
}
