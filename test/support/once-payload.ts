import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
} from 'graphql';

/** A command as the supergraph states it. */
export interface Mutation {
  readonly name: string;
  /** The subgraph that carries it out, as the supergraph's enum of graphs names it. */
  readonly graph: string;
  /** Names and types of its arguments, as SDL. */
  readonly arguments: readonly string[];
  /** Fields of its input with their types as SDL, such as ["idempotencyKey", "ID!"]. */
  readonly inputFields: ReadonlyMap<string, string>;
  /**
   * A document that sends it with the variable `input` and shows all that its own subgraph tells of its payload: every
   * field that needs no argument, to the depth of four objects, no type twice on one way.
   */
  readonly document: string;
  /** What `document` selects below the field. */
  readonly selection: string;
  /** A document that sends it and shows only its problems, and the ids of what it has made or changed. */
  readonly briefDocument: string;
}

const DEPTH = 4;

/** All commands of a supergraph, whoever carries them out. */
export function mutationsOf(supergraphSdl: string): Mutation[] {
  const supergraph = new Supergraph(parse(supergraphSdl));
  return supergraph.fieldsOf('Mutation').map((field) => {
    const name = field.name.value;
    const [input] = field.arguments ?? [];
    const graph = graphsOf(field)[0] ?? '';
    const selection = supergraph.selectionOf(namedType(field.type), graph, []);
    const brief = supergraph.idsOf(namedType(field.type));
    const documentOf = (selected: string) =>
      `mutation ($input: ${input ? print(input.type) : 'none'}) { ${name}(input: $input) ${selected} }`;
    return {
      ...{ name, graph, selection },
      arguments: (field.arguments ?? []).map((argument) => `${argument.name.value}: ${print(argument.type)}`),
      inputFields: input ? supergraph.inputFieldsOf(namedType(input.type)) : new Map(),
      document: documentOf(selection),
      briefDocument: documentOf(`{ ${brief} problems { code message path } }`),
    };
  });
}

class Supergraph {
  readonly #objects = new Map<string, ObjectTypeDefinitionNode>();
  readonly #inputs = new Map<string, InputObjectTypeDefinitionNode>();
  readonly #leaves = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) this.#objects.set(definition.name.value, definition);
      if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) this.#inputs.set(definition.name.value, definition);
      if (definition.kind === Kind.SCALAR_TYPE_DEFINITION || definition.kind === Kind.ENUM_TYPE_DEFINITION) {
        this.#leaves.add(definition.name.value);
      }
    }
  }

  fieldsOf(type: string): readonly FieldDefinitionNode[] {
    return this.#objects.get(type)?.fields ?? [];
  }

  inputFieldsOf(type: string): ReadonlyMap<string, string> {
    return new Map((this.#inputs.get(type)?.fields ?? []).map((field) => [field.name.value, print(field.type)]));
  }

  /** Of the entities that an object shows, their ids. */
  idsOf(type: string): string {
    return this.fieldsOf(type)
      .filter((field) => this.fieldsOf(namedType(field.type)).some(({ name }) => name.value === 'id'))
      .map((field) => `${field.name.value} { id }`)
      .join(' ');
  }

  selectionOf(type: string, graph: string, above: readonly string[]): string {
    if (!this.#objects.has(type)) throw new Error(`expected an object type, got ${type}: say here what is shown of it`);
    const shown = this.fieldsOf(type).flatMap((field) => {
      const needsArguments = field.arguments?.some(
        ({ type: argument, defaultValue }) => argument.kind === Kind.NON_NULL_TYPE && !defaultValue,
      );
      if (needsArguments || !isOf(field, graph)) return [];
      const of = namedType(field.type);
      if (this.#leaves.has(of)) return [field.name.value];
      if (above.length >= DEPTH || of === type || above.includes(of)) return [];
      return [`${field.name.value} ${this.selectionOf(of, graph, [...above, type])}`];
    });
    return `{ ${shown.length === 0 ? '__typename' : shown.join(' ')} }`;
  }
}

/** Whether a subgraph tells the field: one without a mark is told by all that know its type. */
function isOf(field: FieldDefinitionNode, graph: string): boolean {
  const graphs = graphsOf(field);
  return graphs.length === 0 || graphs.includes(graph);
}

function graphsOf({ directives = [] }: FieldDefinitionNode): string[] {
  return directives
    .filter((directive) => directive.name.value === 'join__field' && !isExternal(directive))
    .flatMap(({ arguments: given = [] }) => given)
    .flatMap(({ name, value }) => (name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : []));
}

function isExternal({ arguments: given = [] }: ConstDirectiveNode): boolean {
  return given.some(({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value);
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
