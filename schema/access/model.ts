import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
  visit,
} from 'graphql';
import type { Demand } from '../access.ts';
import { type AccessDirective, demandOf } from './demands.ts';
import { type Meaning, meaningsOf } from './links.ts';
import { unreadable } from './unreadable.ts';

/** A field, with what stands on itself. */
export interface AccessField {
  readonly demands: Demand[];
  readonly tags: Set<string>;
  /** Name of what it returns, without lists and non-null. */
  returns: string;
  /** Field sets on its own type that answering it reads: @requires. */
  readonly requires: SelectionSetNode[];
  /** Field sets on the types that offer the context named: @fromContext. */
  readonly fromContext: { readonly context: string; readonly fields: SelectionSetNode }[];
}

/** A type, with what stands on itself in all its definitions and extensions. */
export interface AccessType {
  readonly name: string;
  isInterface: boolean;
  readonly demands: Demand[];
  readonly tags: Set<string>;
  readonly interfaces: Set<string>;
  readonly fields: Map<string, AccessField>;
  /** Names of the contexts that its values offer: @context. */
  readonly contexts: Set<string>;
}

export interface AccessModel {
  readonly types: ReadonlyMap<string, AccessType>;
}

const FOR_ACCESS: readonly (Meaning | undefined)[] = ['authenticated', 'requiresScopes', 'policy'];

/** Where an access directive can be enforced: on what gives values, and not on what takes them. */
const ENFORCED: readonly Kind[] = [
  Kind.FIELD_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
];

/** The types of a document with the access directives, tags and dependencies as they stand on each place. */
export function readModel(document: DocumentNode): AccessModel {
  const meanings = meaningsOf(document);
  refuseUnenforced(document, meanings);
  const types = new Map<string, AccessType>();
  for (const definition of document.definitions) {
    if (isTypeDefinitionNode(definition) || isTypeExtensionNode(definition)) addType(types, definition, meanings);
  }
  return { types };
}

function refuseUnenforced(document: DocumentNode, meanings: ReadonlyMap<string, Meaning>): void {
  visit(document, {
    enter(node: ASTNode) {
      if (!('directives' in node) || ENFORCED.includes(node.kind)) return;
      const misplaced = node.directives?.find(({ name }) => FOR_ACCESS.includes(meanings.get(name.value)));
      if (misplaced === undefined) return;
      const name = 'name' in node && node.name ? ` ${node.name.value}` : '';
      throw unreadable(
        `Expected @${misplaced.name.value} on a type or on a field that gives values; it stands on ${node.kind}${name}.`,
        'Put it on the field that takes the argument or input.',
      );
    },
  });
}

function addType(
  types: Map<string, AccessType>,
  definition: TypeDefinitionNode | TypeExtensionNode,
  meanings: ReadonlyMap<string, Meaning>,
): void {
  const name = definition.name.value;
  const type: AccessType = types.get(name) ?? {
    name,
    isInterface: false,
    demands: [],
    tags: new Set(),
    interfaces: new Set(),
    fields: new Map(),
    contexts: new Set(),
  };
  types.set(name, type);
  for (const directive of definition.directives ?? []) {
    const meaning = meanings.get(directive.name.value);
    addDirective(type, directive, meaning, name);
    if (meaning === 'context') addText(type.contexts, directive, 'name');
  }

  const isInterface =
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_EXTENSION;
  const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION;
  if (!isInterface && !isObject) return;
  type.isInterface ||= isInterface;
  for (const { name } of definition.interfaces ?? []) type.interfaces.add(name.value);
  for (const field of definition.fields ?? []) addField(type, field, meanings);
}

function addField(type: AccessType, node: FieldDefinitionNode, meanings: ReadonlyMap<string, Meaning>): void {
  const name = node.name.value;
  const place = `${type.name}.${name}`;
  const field: AccessField = type.fields.get(name) ?? {
    demands: [],
    tags: new Set(),
    returns: '',
    requires: [],
    fromContext: [],
  };
  field.returns = nameOf(node.type);
  type.fields.set(name, field);

  for (const directive of node.directives ?? []) {
    const meaning = meanings.get(directive.name.value);
    addDirective(field, directive, meaning, place);
    if (meaning === 'requires') field.requires.push(...fieldSets(directive, 'fields', place));
    if (meaning === 'joinField') {
      field.requires.push(...fieldSets(directive, 'requires', place));
      field.fromContext.push(...joinedContexts(directive, place));
    }
  }
  for (const directive of node.arguments?.flatMap((argument) => argument.directives ?? []) ?? []) {
    if (meanings.get(directive.name.value) === 'fromContext') field.fromContext.push(contextOf(directive, place));
  }
}

function addDirective(
  place: Pick<AccessField, 'demands' | 'tags'>,
  directive: ConstDirectiveNode,
  meaning: Meaning | undefined,
  name: string,
): void {
  if (FOR_ACCESS.includes(meaning)) place.demands.push(demandOf(meaning as AccessDirective, directive, name));
  if (meaning === 'tag') addText(place.tags, directive, 'name');
}

function addText(names: Set<string>, directive: ConstDirectiveNode, argument: string): void {
  const text = textOf(directive, argument);
  if (text !== null) names.add(text);
}

function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = directive.arguments?.find((each) => each.name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

function fieldSets(directive: ConstDirectiveNode, argument: string, place: string): SelectionSetNode[] {
  const text = textOf(directive, argument);
  return text === null || text.trim() === '' ? [] : [fieldSetOf(`{ ${text} }`, place)];
}

/** `@join__field(contextArguments: [{ context: "a__user", selection: " { locale }", … }])` of a supergraph. */
function joinedContexts(directive: ConstDirectiveNode, place: string): AccessField['fromContext'] {
  const value = directive.arguments?.find((each) => each.name.value === 'contextArguments')?.value;
  if (value === undefined || value.kind === Kind.NULL) return [];
  const elements = value.kind === Kind.LIST ? value.values : [value];
  return elements.map((element) => {
    const fields = element.kind === Kind.OBJECT ? element.fields : [];
    const text = (name: string) => {
      const found = fields.find((each) => each.name.value === name)?.value;
      return found?.kind === Kind.STRING ? found.value : null;
    };
    return fromContext(text('context'), text('selection'), place);
  });
}

/** `@fromContext(field: "$user { locale }")` of a subgraph. */
function contextOf(directive: ConstDirectiveNode, place: string): AccessField['fromContext'][number] {
  const [, context, selection] = /^\s*\$(\w+)\s*(.*)$/s.exec(textOf(directive, 'field') ?? '') ?? [];
  return fromContext(context ?? null, selection ?? null, place);
}

function fromContext(context: string | null, selection: string | null, place: string) {
  if (context !== null && selection !== null) return { context, fields: contextFields(selection, place) };
  throw unreadable(
    `Expected ${place} to name the context that it takes an argument from, and the field there.`,
    'Write @fromContext(field: "$name { field }").',
  );
}

/** A context's selection may be one field set in braces, or conditions on types: `... on User { locale }`. */
function contextFields(selection: string, place: string): SelectionSetNode {
  return fieldSetOf(selection.trim().startsWith('{') ? selection : `{ ${selection} }`, place);
}

function fieldSetOf(text: string, place: string): SelectionSetNode {
  try {
    const [operation, ...more] = parse(text, { noLocation: true }).definitions;
    if (operation?.kind === Kind.OPERATION_DEFINITION && more.length === 0) return operation.selectionSet;
  } catch {
    // Said below, with the place.
  }
  throw unreadable(`Expected ${place} to require a set of fields; came "${text}".`, 'Write it as "id name { text }".');
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
