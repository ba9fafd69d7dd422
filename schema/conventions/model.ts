import {
  type DirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Finding } from '../finding.ts';

/** A key of an entity, as `@key` gives it. */
export interface KeyModel {
  readonly fields: string;
  readonly resolvable: boolean;
}

/** A type of one subgraph: its definition and its extensions taken together. */
export interface TypeModel {
  readonly name: string;
  readonly kind: 'object' | 'interface' | 'input' | 'enum' | 'union' | 'scalar';
  readonly description: string | null;
  /** Only `extend type …` stands in this subgraph: it adds to what another defines. */
  readonly isExtension: boolean;
  readonly keys: readonly KeyModel[];
  readonly fields: readonly FieldDefinitionNode[];
  readonly inputFields: readonly InputValueDefinitionNode[];
  readonly values: readonly EnumValueDefinitionNode[];
  readonly members: readonly string[];
  readonly interfaces: readonly string[];
}

/** A subgraph as the rules read it. */
export interface SubgraphModel {
  readonly name: string;
  readonly types: ReadonlyMap<string, TypeModel>;
  /** Which subgraph owns an entity, where that is known from outside: type name → subgraph name. */
  readonly entityOwners: Readonly<Record<string, string>>;
}

/** One convention: reads a subgraph, gives what breaks it. */
export type Rule = (model: SubgraphModel) => readonly Finding[];

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

const KIND_OF = {
  ObjectTypeDefinition: 'object',
  ObjectTypeExtension: 'object',
  InterfaceTypeDefinition: 'interface',
  InterfaceTypeExtension: 'interface',
  InputObjectTypeDefinition: 'input',
  InputObjectTypeExtension: 'input',
  EnumTypeDefinition: 'enum',
  EnumTypeExtension: 'enum',
  UnionTypeDefinition: 'union',
  UnionTypeExtension: 'union',
  ScalarTypeDefinition: 'scalar',
  ScalarTypeExtension: 'scalar',
} as const;

/** The subgraph's types out of its complete SDL. Throws the parser's GraphQLError for text that is not SDL. */
export function readSubgraph(
  name: string,
  sdl: string,
  entityOwners: Readonly<Record<string, string>> = {},
): SubgraphModel {
  return { name, types: readTypes(parse(sdl)), entityOwners };
}

function readTypes(document: DocumentNode): ReadonlyMap<string, TypeModel> {
  const types = new Map<string, TypeModel>();
  for (const node of document.definitions) {
    const isDefinition = isTypeDefinitionNode(node);
    if (!isDefinition && !isTypeExtensionNode(node)) continue;

    const name = node.name.value;
    const before = types.get(name);
    const isInput = node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION;
    const fields = !isInput && 'fields' in node ? node.fields : undefined;
    types.set(name, {
      name,
      kind: KIND_OF[node.kind],
      description: (isDefinition ? node.description?.value : undefined) ?? before?.description ?? null,
      isExtension: !isDefinition && (before?.isExtension ?? true),
      keys: [...(before?.keys ?? []), ...keysOf(node.directives ?? [])],
      fields: [...(before?.fields ?? []), ...(fields ?? [])],
      inputFields: [...(before?.inputFields ?? []), ...(isInput ? (node.fields ?? []) : [])],
      values: [...(before?.values ?? []), ...('values' in node ? (node.values ?? []) : [])],
      members: [
        ...(before?.members ?? []),
        ...('types' in node ? (node.types ?? []).map((type) => type.name.value) : []),
      ],
      interfaces: [
        ...(before?.interfaces ?? []),
        ...('interfaces' in node ? (node.interfaces ?? []).map((type) => type.name.value) : []),
      ],
    });
  }
  return types;
}

function keysOf(directives: readonly DirectiveNode[]): KeyModel[] {
  return directives
    .filter((directive) => directive.name.value === 'key')
    .map((directive) => ({
      fields: String(argumentOf(directive, 'fields') ?? ''),
      resolvable: argumentOf(directive, 'resolvable') !== false,
    }));
}

/** The plain value of an argument of a directive; undefined when it is left out. */
export function argumentOf(directive: DirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}

/** Whether the type is one of the three roots, which belong to no subgraph. */
export function isRoot(type: TypeModel): boolean {
  return ROOT_TYPES.has(type.name);
}

/** Whether the type is another subgraph's entity of which only the key stands here: nothing of it can be asked here. */
export function isStub(type: TypeModel): boolean {
  return type.keys.length > 0 && type.keys.every((key) => !key.resolvable);
}

/** Whether the entity belongs to another subgraph: a stub, an extension, or known from outside to be owned elsewhere. */
export function isForeign(model: SubgraphModel, type: TypeModel): boolean {
  if (type.keys.length === 0) return false;
  const owner = model.entityOwners[type.name];
  if (owner !== undefined) return owner !== model.name;
  return type.isExtension || isStub(type);
}

/** Whether the field belongs to a key of its type. */
export function isKeyField(type: TypeModel, field: FieldDefinitionNode): boolean {
  return type.keys.some((key) => key.fields.split(/[\s{},]+/).includes(field.name.value));
}

/** The name at the bottom of a type, below lists and non-null. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Whether the type is a list, nullable or not. */
export function isList(type: TypeNode): boolean {
  return (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE;
}

/** Every argument of every field, and every input field: all places where a caller hands in a value. */
export function inputPlaces(model: SubgraphModel): { coordinate: string; node: InputValueDefinitionNode }[] {
  return [...model.types.values()].flatMap((type) => [
    ...type.inputFields.map((node) => ({ coordinate: `${type.name}.${node.name.value}`, node })),
    ...type.fields.flatMap((field) =>
      (field.arguments ?? []).map((node) => ({
        coordinate: `${type.name}.${field.name.value}(${node.name.value}:)`,
        node,
      })),
    ),
  ]);
}

/** Every field of every object and interface type. */
export function outputPlaces(
  model: SubgraphModel,
): { coordinate: string; type: TypeModel; field: FieldDefinitionNode }[] {
  return [...model.types.values()].flatMap((type) =>
    type.fields.map((field) => ({ coordinate: `${type.name}.${field.name.value}`, type, field })),
  );
}

/** A finding of a rule: conventions are errors, because a published schema cannot be taken back. */
export function broken(
  model: SubgraphModel,
  code: string,
  coordinate: string,
  message: string,
  remedy: string,
): Finding {
  return { code, severity: 'ERROR', message, subgraph: model.name, coordinate, remedy };
}
