import type { GraphQLError } from 'graphql';
import type { Finding } from '../finding.ts';

/** What to do about an error of the composition library, by its code. */
const REMEDIES: Readonly<Record<string, string>> = {
  AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE:
    'Put the directive on the types that implement the interface, and on their fields.',
  DEFAULT_VALUE_USES_INACCESSIBLE: 'Leave the value visible, or choose another default.',
  ENUM_VALUE_MISMATCH: 'Give the enum the same values in every subgraph that uses it both as input and as output.',
  EXTENSION_WITH_NO_BASE: 'Correct the name, or define the type in the subgraph that owns it.',
  EXTERNAL_ARGUMENT_MISSING: 'Declare the @external field with the same arguments as its owner does.',
  EXTERNAL_MISSING_ON_BASE: 'Remove the @external field, or have its owner define it.',
  EXTERNAL_TYPE_MISMATCH: 'Give the @external field the type that its owner gives it.',
  EXTERNAL_UNUSED: 'Remove the field, or name it in a @key, @requires or @provides.',
  FIELD_ARGUMENT_DEFAULT_MISMATCH: 'Give the argument the same default in every subgraph.',
  FIELD_ARGUMENT_TYPE_MISMATCH: 'Give the argument the same type in every subgraph.',
  FIELD_TYPE_MISMATCH: 'Give the field the same type in every subgraph; the owner decides which.',
  INPUT_FIELD_DEFAULT_MISMATCH: 'Give the input field the same default in every subgraph.',
  INTERFACE_FIELD_NO_IMPLEM: 'Add the field to every type that implements the interface, or take it off the interface.',
  INVALID_FIELD_SHARING:
    'Let one subgraph answer the field; only a value that all compute alike is marked @shareable, in each of them.',
  INVALID_GRAPHQL: 'Correct the SDL at the place named.',
  INVALID_LINK_DIRECTIVE_USAGE: 'Link the federation specification once, as https://specs.apollo.dev/federation/v2.9.',
  INVALID_LINK_IDENTIFIER: 'Link the federation specification as https://specs.apollo.dev/federation/v2.9.',
  INVALID_SUBGRAPH_NAME: 'Choose a name of letters, digits, - and _ that begins with a letter.',
  KEY_FIELDS_HAS_ARGS: 'Use a field without arguments as key: id.',
  KEY_INVALID_FIELDS: 'Add the key field to the type in this subgraph: id: ID!.',
  KEY_INVALID_FIELDS_TYPE: 'Write the key as a string: @key(fields: "id").',
  KEY_FIELDS_SELECT_INVALID_TYPE: 'Use a plain field as key: id.',
  LIST_SIZE_APPLIED_TO_NON_LIST: 'Put @listSize on a field that is a list.',
  LIST_SIZE_INVALID_ASSUMED_SIZE: 'State assumedSize as a whole number from 1 to 100.',
  MISSING_TRANSITIVE_AUTH_REQUIREMENTS: 'Give the field the access directives of what it requires.',
  NO_QUERIES: 'Give at least one subgraph a field on Query.',
  ONLY_INACCESSIBLE_CHILDREN: 'Tag the whole type too, or leave one of its members visible.',
  OVERRIDE_FROM_SELF_ERROR: 'Name in @override(from:) the subgraph that answered the field until now.',
  PROVIDES_FIELDS_MISSING_EXTERNAL: 'Mark the provided fields @external, or remove @provides.',
  PROVIDES_INVALID_FIELDS: 'Name in @provides fields that the returned type has.',
  REFERENCED_INACCESSIBLE: 'Tag the field that returns the hidden type as well, or leave the type visible.',
  REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH: 'Make the argument optional, or declare it in every subgraph.',
  REQUIRED_INACCESSIBLE: 'Make the hidden argument or input field optional.',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH: 'Make the input field optional, or declare it in every subgraph.',
  REQUIRES_FIELDS_MISSING_EXTERNAL: 'Mark the required fields @external in this subgraph.',
  REQUIRES_INVALID_FIELDS: 'Declare the required fields with @external on the type in this subgraph.',
  SATISFIABILITY_ERROR: 'Give the type @key(fields: "id") in the subgraph that answers the field.',
  TYPE_KIND_MISMATCH: 'Define the type as the same kind in every subgraph, or rename one.',
};

const DEFAULT_REMEDY = 'Compare the definitions that the message names, and make them agree.';

/** The words of the library's prefix: `[agencies] On type "Agency", …`. */
const PREFIX = /^\[([^\]]+)\]\s*/;

/** Messages that name one subgraph as the cause among several. */
const CAUSES = [
  /has no @key defined in subgraph "([^"]+)"/,
  /the key field\(s\) cannot be resolved from subgraph "([^"]+)"/,
] as const;

/** A name that the message quotes: a type, a field, an argument or an enum value. */
const QUOTED = /"([A-Z]\w*(?:\.[A-Za-z_]\w*)?(?:\([A-Za-z_]\w*:\))?)"/g;

/**
 * An error of the composition library or of the parser as a finding. `subgraphs` are the names of all that were
 * composed: the subgraph is named when the error concerns exactly one of them.
 */
export function findingOf(error: Error, subgraphs: readonly string[]): Finding {
  const extensions = isGraphQLError(error) ? error.extensions : {};
  const code = codeOf(error, extensions.code);
  const message = error.message.replace(PREFIX, '');
  return {
    code,
    severity: 'ERROR',
    message: withPlace(message, error),
    subgraph: subgraphOf(error.message, extensions.subgraphName, subgraphs),
    coordinate: coordinateOf(message, code, subgraphs),
    remedy: REMEDIES[code] ?? DEFAULT_REMEDY,
  };
}

function codeOf(error: Error, code: unknown): string {
  if (typeof code === 'string') return code;
  return isGraphQLError(error) ? 'INVALID_GRAPHQL' : 'COMPOSITION_FAILED';
}

function subgraphOf(message: string, stated: unknown, subgraphs: readonly string[]): string | null {
  if (typeof stated === 'string') return stated;
  if (subgraphs.length === 1) return subgraphs[0]!;
  const culprit = [PREFIX, ...CAUSES].map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
  if (culprit !== undefined && subgraphs.includes(culprit)) return culprit;
  const named = subgraphs.filter((name) => message.includes(`"${name}"`));
  return named.length === 1 ? named[0]! : null;
}

/** The place that the message is about: the first field or argument that it quotes, else the first type. */
function coordinateOf(message: string, code: string, subgraphs: readonly string[]): string | null {
  if (message.startsWith('Syntax Error')) return null;
  const inFieldSet = /Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (inFieldSet) return `${inFieldSet[2]}.${inFieldSet[1]}`;
  const unknownType = /^Unknown type (\w+)/.exec(message);
  if (unknownType) return unknownType[1]!;

  const quoted = [...message.matchAll(QUOTED)].map((match) => match[1]!).filter((name) => !subgraphs.includes(name));
  // This one names the enum first and then, as examples, the fields that use it.
  if (code === 'ENUM_VALUE_MISMATCH') return quoted[0] ?? null;
  return quoted.find((name) => name.includes('.')) ?? quoted[0] ?? null;
}

function withPlace(message: string, error: Error): string {
  const at = isGraphQLError(error) && message.startsWith('Syntax Error') ? error.locations?.[0] : undefined;
  return at ? `${message} Line ${at.line}, column ${at.column}.` : message;
}

/** By shape, not by class: a bundler or test runner may have loaded graphql a second time for the library. */
function isGraphQLError(error: Error): error is GraphQLError {
  return 'extensions' in error;
}
