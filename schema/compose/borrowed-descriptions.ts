import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

/**
 * The document without what it says about another subgraph's entity: the description of a stub, and of the key of a
 * stub or of an extension. Composition keeps the description of whichever subgraph comes first in the alphabet, so a
 * reader would else see "the key of Agency" where the owner explains what an agency is.
 */
export function withoutBorrowedDescriptions(document: DocumentNode): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind === Kind.OBJECT_TYPE_EXTENSION) return withBareKey(definition);
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || !isStub(definition)) return definition;
      const { description: _, ...bare } = withBareKey(definition);
      return bare;
    }),
  };
}

function isStub(type: ObjectTypeDefinitionNode): boolean {
  const keys = keysOf(type);
  return keys.length > 0 && keys.every(isUnresolvable);
}

function withBareKey<T extends ObjectTypeDefinitionNode | ObjectTypeExtensionNode>(type: T): T {
  const names = new Set(keysOf(type).flatMap(fieldNames));
  const fields = type.fields?.map((field) => {
    if (!names.has(field.name.value)) return field;
    const { description: _, ...bare } = field;
    return bare;
  });
  return fields === undefined ? type : { ...type, fields };
}

function keysOf(type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode): readonly DirectiveNode[] {
  return (type.directives ?? []).filter((directive) => directive.name.value === 'key');
}

function isUnresolvable(key: DirectiveNode): boolean {
  const value = key.arguments?.find((argument) => argument.name.value === 'resolvable')?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}

function fieldNames(key: DirectiveNode): readonly string[] {
  const value = key.arguments?.find((argument) => argument.name.value === 'fields')?.value;
  return value?.kind === Kind.STRING ? value.value.split(/[\s{},]+/) : [];
}
