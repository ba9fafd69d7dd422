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
  readonly value: ValueShape;
}

/** What stands at a place of the answer. `nullable` decides where a null stops on its way up. */
export type ValueShape = { readonly nullable: boolean } & (
  | { readonly kind: 'typename'; readonly typeName: string }
  | { readonly kind: 'leaf'; readonly write: LeafWriter }
  /** The answer of introspection, which is written as it is. */
  | { readonly kind: 'introspection' }
  | { readonly kind: 'list'; readonly item: ValueShape }
  | { readonly kind: 'object'; readonly shape: ObjectShape }
  /** Null for an object of a type that clients do not see. */
  | { readonly kind: 'abstract'; shapeOf(typeName: unknown): ObjectShape | null }
);

/** The occurrences of one key in a selection, to be merged into one field. */
interface Occurrences {
  readonly node: FieldNode;
  readonly selectionSets: SelectionSetNode[];
}

/** Works out the shape of the answer to an operation that is valid in `schema`. It has no conditions any more. */
export function shapeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  keys: DataKeys,
): ObjectShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) throw new Error('the document has no operation that the schema has a root type for');
  return new ShapeCompiler(schema, fragments, keys).object(root, [operation.selectionSet]);
}

class ShapeCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  readonly #keys: DataKeys;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, keys: DataKeys) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#keys = keys;
  }

  object(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): ObjectShape {
    const ownNames = new Set([type.name, ...type.getInterfaces().map(({ name }) => name)]);
    return this.#composite(type.name, ownNames, selectionSets);
  }

  #composite(typeName: string, ownNames: ReadonlySet<string>, selectionSets: readonly SelectionSetNode[]): ObjectShape {
    const byKey = new Map<string, Occurrences>();
    for (const selectionSet of selectionSets) this.#collect(typeName, ownNames, selectionSet, byKey);
    return { typeName, fields: [...byKey].map(([key, occurrences]) => this.#field(typeName, key, occurrences)) };
  }

  #collect(
    typeName: string,
    ownNames: ReadonlySet<string>,
    selectionSet: SelectionSetNode,
    byKey: Map<string, Occurrences>,
  ): void {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const occurrences = byKey.get(key) ?? { node: selection, selectionSets: [] };
        byKey.set(key, occurrences);
        if (selection.selectionSet) occurrences.selectionSets.push(selection.selectionSet);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      if (condition !== undefined && !this.#applies(condition, typeName, ownNames)) continue;
      this.#collect(typeName, ownNames, fragment.selectionSet, byKey);
    }
  }

  #applies(condition: string, typeName: string, ownNames: ReadonlySet<string>): boolean {
    if (ownNames.has(condition)) return true;
    const type = this.#schema.getType(condition);
    const own = this.#schema.getType(typeName);
    return isAbstractType(type) && isObjectType(own) && this.#schema.isSubType(type, own);
  }

  #field(typeName: string, key: string, { node, selectionSets }: Occurrences): FieldShape {
    const name = node.name.value;
    const coordinate = `${typeName}.${name}`;
    if (name === '__typename') {
      return { key, dataKey: name, coordinate, value: { kind: 'typename', typeName, nullable: false } };
    }
    if (isIntrospection(node)) {
      return { key, dataKey: key, coordinate, value: { kind: 'introspection', nullable: name === '__type' } };
    }
    const parent = this.#schema.getType(typeName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) throw new Error(`the schema has no field ${coordinate}`);
    const dataKey = this.#keys.of(node, typeName);
    return { key, dataKey, coordinate, value: this.#value(field.type, selectionSets, true) };
  }

  #value(type: GraphQLOutputType, selectionSets: readonly SelectionSetNode[], nullable: boolean): ValueShape {
    if (isNonNullType(type)) return this.#value(type.ofType, selectionSets, false);
    if (isListType(type)) return { kind: 'list', nullable, item: this.#value(type.ofType, selectionSets, true) };
    if (isLeafType(type)) return { kind: 'leaf', nullable, write: leafWriter(type) };
    if (isObjectType(type)) return { kind: 'object', nullable, shape: this.object(type, selectionSets) };
    const shapes = new Map<string, ObjectShape>();
    return {
      kind: 'abstract',
      nullable,
      shapeOf: (typeName) => {
        const known = shapes.get(String(typeName ?? type.name));
        if (known) return known;
        const shape = this.#abstract(type.name, typeName, selectionSets);
        if (shape) shapes.set(String(typeName ?? type.name), shape);
        return shape;
      },
    };
  }

  /**
   * The shape for an object that says it is of a type. A subgraph that knows an interface only as an @interfaceObject
   * names the interface itself, or nothing: then only what is selected on the interface is known.
   */
  #abstract(abstractName: string, typeName: unknown, selectionSets: readonly SelectionSetNode[]): ObjectShape | null {
    const abstract = this.#schema.getType(abstractName);
    const type = typeof typeName === 'string' ? this.#schema.getType(typeName) : abstract;
    if (!isAbstractType(abstract)) return null;
    if (isObjectType(type)) return this.#schema.isSubType(abstract, type) ? this.object(type, selectionSets) : null;
    if (!isInterfaceType(type) || (type !== abstract && !this.#schema.isSubType(abstract, type))) return null;
    const names = new Set([type.name, abstractName, ...type.getInterfaces().map(({ name }) => name)]);
    return this.#composite(type.name, names, selectionSets);
  }
}
