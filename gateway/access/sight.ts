import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Places } from './places.ts';

/** What viewers of one class see of one operation, whose conditions are settled. */
export interface Sight {
  /** The operation and its fragments without what is refused: all that planning knows of. */
  readonly document: DocumentNode;
  /** The selections that are refused. What is selected below them is refused with them. */
  readonly refused: ReadonlySet<FieldNode>;
  /** Coordinates of what is refused, as `Grant.subject`; sorted, each once. */
  readonly refusedFields: readonly string[];
  /** Those of them that stand at the root of the operation. */
  readonly refusedRoots: readonly string[];
  /** Types whose objects may come where several types can, and are then as if they were not there; sorted. */
  readonly hiddenTypes: ReadonlySet<string>;
  /** Coordinates of what is seen and marked personal; sorted, each once. */
  readonly personal: readonly string[];
  /** Whether a field of an object of this type is marked personal. */
  isPersonal(typeName: string, fieldName: string): boolean;
}

/** Whether a class of viewers meets a requirement. */
export type IsMet = (number: number) => boolean;

/**
 * Takes out of an operation what viewers may not see. Each selection is judged by the type that it stands on, so that a
 * field of an interface may be refused and the same field, narrowed to one of its types, be seen.
 */
export function sightOf(schema: GraphQLSchema, document: DocumentNode, places: Places, isMet: IsMet): Sight {
  return new Pruning(schema, document, places, isMet).sight();
}

class Pruning {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #places: Places;
  readonly #isMet: IsMet;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  /** Fragments are pruned once, however often they are spread; where they stand makes no difference. */
  readonly #pruned = new Map<string, SelectionSetNode>();
  readonly #refused = new Map<FieldNode, string>();
  readonly #hidden = new Set<string>();
  readonly #personal = new Set<string>();

  constructor(schema: GraphQLSchema, document: DocumentNode, places: Places, isMet: IsMet) {
    this.#schema = schema;
    this.#document = document;
    this.#places = places;
    this.#isMet = isMet;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  sight(): Sight {
    const operation = this.#document.definitions.find(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operation && this.#schema.getRootType(operation.operation);
    if (!root) throw new Error('the document has no operation that the schema has a root type for');
    const selectionSet = this.#selectionSet(operation.selectionSet, root);
    const roots = this.#refused.size > 0 ? this.#rootFields(operation.selectionSet, new Set()) : [];
    return {
      document: this.#isPruned(operation, selectionSet) ? this.#without(operation, selectionSet) : this.#document,
      refused: new Set(this.#refused.keys()),
      refusedFields: sorted(this.#refused.values()),
      refusedRoots: sorted(roots.flatMap((field) => this.#refused.get(field) ?? [])),
      hiddenTypes: new Set(sorted(this.#hidden)),
      personal: sorted(this.#personal),
      isPersonal: (typeName, fieldName) => this.#places.of(typeName, fieldName).isPersonal,
    };
  }

  #selectionSet(set: SelectionSetNode, parent: GraphQLNamedType): SelectionSetNode {
    const selections = set.selections.flatMap((selection) => this.#selection(selection, parent) ?? []);
    const isSame =
      selections.length === set.selections.length && selections.every((each, i) => each === set.selections[i]);
    return isSame ? set : { ...set, selections };
  }

  #selection(selection: SelectionNode, parent: GraphQLNamedType): SelectionNode | null {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return this.#fragment(selection.name.value).selections.length > 0 ? selection : null;
    }
    const condition = selection.typeCondition?.name.value;
    const type = condition === undefined ? parent : this.#type(condition);
    const selectionSet = this.#selectionSet(selection.selectionSet, type);
    if (selectionSet === selection.selectionSet) return selection;
    return selectionSet.selections.length > 0 ? { ...selection, selectionSet } : null;
  }

  #fragment(name: string): SelectionSetNode {
    const known = this.#pruned.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) throw new Error(`the document has no fragment ${name}`);
    const pruned = this.#selectionSet(fragment.selectionSet, this.#type(fragment.typeCondition.name.value));
    this.#pruned.set(name, pruned);
    return pruned;
  }

  #field(node: FieldNode, parent: GraphQLNamedType): FieldNode | null {
    const name = node.name.value;
    // The name of a type is written without asking for it wherever an object of it is shown.
    if (name === '__typename') return this.#isSeen(this.#places.ofType(parent.name)) ? node : null;
    if (name.startsWith('__')) return node;
    const { coordinate, decides, veils, isPersonal } = this.#places.of(parent.name, name);
    if (!decides.every(this.#isMet)) {
      this.#refused.set(node, coordinate);
      return null;
    }
    if (isPersonal) this.#personal.add(coordinate);
    for (const [type, number] of veils) {
      if (!this.#isMet(number)) this.#hidden.add(type);
    }
    if (!node.selectionSet) return node;
    const selectionSet = this.#selectionSet(node.selectionSet, this.#given(parent, name));
    // One that loses all its selections stays: what it gives is still there or not there.
    return selectionSet === node.selectionSet ? node : { ...node, selectionSet };
  }

  #isSeen(number: number | null): boolean {
    return number === null || this.#isMet(number);
  }

  #given(parent: GraphQLNamedType, fieldName: string): GraphQLNamedType {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`the schema has no field ${parent.name}.${fieldName}`);
    return getNamedType(field.type);
  }

  #type(name: string): GraphQLNamedType {
    const type = this.#schema.getType(name);
    if (!type) throw new Error(`the schema has no type ${name}`);
    return type;
  }

  #rootFields(set: SelectionSetNode, seen: Set<string>): FieldNode[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.#rootFields(selection.selectionSet, seen);
      const fragment = this.#fragments.get(selection.name.value);
      if (!fragment || seen.has(fragment.name.value)) return [];
      seen.add(fragment.name.value);
      return this.#rootFields(fragment.selectionSet, seen);
    });
  }

  #isPruned(operation: OperationDefinitionNode, selectionSet: SelectionSetNode): boolean {
    if (selectionSet !== operation.selectionSet) return true;
    return [...this.#pruned].some(([name, pruned]) => pruned !== this.#fragments.get(name)?.selectionSet);
  }

  /** The document with what is left, its fragments that are still spread, and its variables that are still used. */
  #without(operation: OperationDefinitionNode, selectionSet: SelectionSetNode): DocumentNode {
    const fragments = [...this.#fragments.values()].flatMap((fragment): FragmentDefinitionNode[] => {
      const pruned = this.#pruned.get(fragment.name.value);
      return pruned && pruned.selections.length > 0 ? [{ ...fragment, selectionSet: pruned }] : [];
    });
    const used = variablesIn([selectionSet, ...fragments]);
    const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
      used.has(variable.name.value),
    );
    return {
      ...this.#document,
      definitions: [{ ...operation, variableDefinitions, selectionSet }, ...fragments],
    };
  }
}

function variablesIn(nodes: readonly (SelectionSetNode | FragmentDefinitionNode)[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    visit(node, {
      Variable({ name }) {
        names.add(name.value);
      },
    });
  }
  return names;
}

function sorted(names: Iterable<string>): string[] {
  return [...new Set(names)].sort();
}
