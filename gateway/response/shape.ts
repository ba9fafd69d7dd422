import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getOperationAST,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Sight } from '../access/sight.ts';
import type { DataKeys } from '../planner/data-keys.ts';
import { isIntrospection } from './introspection.ts';
import { type LeafWriter, leafWriter } from './leaves.ts';

/** What the client selected of an object of one type: its fields in the order of the answer, each once. */
export interface ObjectShape {
  readonly typeName: string;
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  /** The key in the answer: the alias, or the field's name. */
  readonly key: string;
  /** The key in the data that was gathered: see data-keys.ts. */
  readonly dataKey: string;
  /** For messages: `Agency.name`. */
  readonly coordinate: string;
  /** Whether its values are about a person, so that giving them out is recorded. */
  readonly isPersonal: boolean;
  readonly value: ValueShape;
}

/** What stands at a place of the answer. `nullable` decides where a null stops on its way up. */
export type ValueShape = { readonly nullable: boolean } & (
  | { readonly kind: 'typename'; readonly typeName: string }
  | { readonly kind: 'leaf'; readonly write: LeafWriter }
  /** The answer of introspection, which is written as it is. */
  | { readonly kind: 'introspection' }
  /** What the viewer may not see: null, whatever the data has there. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'list'; readonly item: ValueShape }
  | { readonly kind: 'object'; readonly shape: ObjectShape }
  /** Null for an object of a type that clients do not see, or this viewer does not: it is as if it were not there. */
  | { readonly kind: 'abstract'; shapeOf(typeName: unknown): ObjectShape | null }
);

/** The selections below one occurrence of a field. Below a refused one everything is refused. */
interface Selected {
  readonly selectionSet: SelectionSetNode;
  readonly isRefused: boolean;
}

/** The occurrences of one key in a selection, to be merged into one field. It is refused when all of them are. */
interface Occurrences {
  /** The first that is seen; the first when none is. */
  node: FieldNode;
  isRefused: boolean;
  readonly below: Selected[];
}

/**
 * Works out the shape of the answer to an operation that is valid in `schema`. It has no conditions any more. What is
 * refused keeps its place.
 */
export function shapeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  keys: DataKeys,
  sight: Sight,
): ObjectShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) throw new Error('the document has no operation that the schema has a root type for');
  return new ShapeCompiler(schema, fragments, keys, sight).object(root, [
    { selectionSet: operation.selectionSet, isRefused: false },
  ]);
}

class ShapeCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #keys: DataKeys;
  readonly #sight: Sight;

  constructor(
    schema: GraphQLSchema,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    keys: DataKeys,
    sight: Sight,
  ) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#keys = keys;
    this.#sight = sight;
  }

  object(type: GraphQLObjectType, selected: readonly Selected[]): ObjectShape {
    const ownNames = new Set([type.name, ...type.getInterfaces().map(({ name }) => name)]);
    return this.#composite(type.name, ownNames, selected);
  }

  #composite(typeName: string, ownNames: ReadonlySet<string>, selected: readonly Selected[]): ObjectShape {
    const byKey = new Map<string, Occurrences>();
    for (const each of selected) this.#collect(typeName, ownNames, each, byKey);
    return { typeName, fields: [...byKey].map(([key, occurrences]) => this.#field(typeName, key, occurrences)) };
  }

  #collect(
    typeName: string,
    ownNames: ReadonlySet<string>,
    { selectionSet, isRefused }: Selected,
    byKey: Map<string, Occurrences>,
  ): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        this.#occur(selection, isRefused || this.#sight.refused.has(selection), byKey);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      if (condition !== undefined && !this.#applies(condition, typeName, ownNames)) continue;
      this.#collect(typeName, ownNames, { selectionSet: fragment.selectionSet, isRefused }, byKey);
    }
  }

  #occur(node: FieldNode, isRefused: boolean, byKey: Map<string, Occurrences>): void {
    const key = (node.alias ?? node.name).value;
    const occurrences = byKey.get(key) ?? { node, isRefused, below: [] };
    byKey.set(key, occurrences);
    if (occurrences.isRefused && !isRefused) {
      occurrences.node = node;
      occurrences.isRefused = false;
    }
    if (node.selectionSet) occurrences.below.push({ selectionSet: node.selectionSet, isRefused });
  }

  #applies(condition: string, typeName: string, ownNames: ReadonlySet<string>): boolean {
    if (ownNames.has(condition)) return true;
    const type = this.#schema.getType(condition);
    const own = this.#schema.getType(typeName);
    return isAbstractType(type) && isObjectType(own) && this.#schema.isSubType(type, own);
  }

  #field(typeName: string, key: string, { node, isRefused, below }: Occurrences): FieldShape {
    const name = node.name.value;
    const place = { key, coordinate: `${typeName}.${name}`, isPersonal: false };
    // Also below what is refused: where an object is shown, another selection shows it, and its type is no secret.
    if (name === '__typename') {
      return { ...place, dataKey: name, value: { kind: 'typename', typeName, nullable: false } };
    }
    if (isIntrospection(node)) {
      return { ...place, dataKey: key, value: { kind: 'introspection', nullable: name === '__type' } };
    }
    const parent = this.#schema.getType(typeName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) throw new Error(`the schema has no field ${place.coordinate}`);
    if (isRefused) {
      return { ...place, dataKey: key, value: { kind: 'refused', nullable: !isNonNullType(field.type) } };
    }
    return {
      ...place,
      dataKey: this.#keys.of(node, typeName),
      isPersonal: this.#sight.isPersonal(typeName, name),
      value: this.#value(field.type, below, true),
    };
  }

  #value(type: GraphQLOutputType, below: readonly Selected[], nullable: boolean): ValueShape {
    if (isNonNullType(type)) return this.#value(type.ofType, below, false);
    if (isListType(type)) return { kind: 'list', nullable, item: this.#value(type.ofType, below, true) };
    if (isLeafType(type)) return { kind: 'leaf', nullable, write: leafWriter(type) };
    if (isObjectType(type)) return { kind: 'object', nullable, shape: this.object(type, below) };
    const shapes = new Map<string, ObjectShape>();
    return {
      kind: 'abstract',
      nullable,
      shapeOf: (typeName) => {
        const known = shapes.get(String(typeName ?? type.name));
        if (known) return known;
        const shape = this.#abstract(type.name, typeName, below);
        if (shape) shapes.set(String(typeName ?? type.name), shape);
        return shape;
      },
    };
  }

  /**
   * The shape for an object that says it is of a type. A subgraph that knows an interface only as an @interfaceObject
   * names the interface itself, or nothing: then only what is selected on the interface is known. No type of an interface
   * is ever hidden: who may not see one of them may not see what gives the interface.
   */
  #abstract(abstractName: string, typeName: unknown, below: readonly Selected[]): ObjectShape | null {
    const abstract = this.#schema.getType(abstractName);
    const type = typeof typeName === 'string' ? this.#schema.getType(typeName) : abstract;
    if (!isAbstractType(abstract)) return null;
    const { hiddenTypes } = this.#sight;
    if (isObjectType(type)) {
      return this.#schema.isSubType(abstract, type) && !hiddenTypes.has(type.name) ? this.object(type, below) : null;
    }
    if (!isInterfaceType(type) || (type !== abstract && !this.#schema.isSubType(abstract, type))) return null;
    const names = new Set([type.name, abstractName, ...type.getInterfaces().map(({ name }) => name)]);
    return this.#composite(type.name, names, below);
  }
}
