import { GraphQLError } from 'graphql';
import { everythingIsDescribed } from './conventions/descriptions.ts';
import { entityIdsAreIds, idsAreNoNumbers, keysAreOpaque } from './conventions/keys.ts';
import { connectionsAreComplete, connectionsTakeAPage, listsAreBounded } from './conventions/lists.ts';
import { isStub, type Rule, readSubgraph } from './conventions/model.ts';
import { inputsHaveIdempotencyKeys, mutationsTakeOneInput, payloadsHaveProblems } from './conventions/mutations.ts';
import {
  daysEndInOn,
  enumValuesAreUpperCase,
  fieldNamesAreCamelCase,
  instantsEndInAt,
  typeNamesAreSingular,
} from './conventions/names.ts';
import {
  contributedFieldsAreNullable,
  foreignEntitiesAreNullable,
  queryFieldsAreNullable,
} from './conventions/nullability.ts';
import { type Finding, sortedFindings } from './finding.ts';

const RULES: readonly Rule[] = [
  everythingIsDescribed,
  foreignEntitiesAreNullable,
  contributedFieldsAreNullable,
  queryFieldsAreNullable,
  listsAreBounded,
  connectionsTakeAPage,
  connectionsAreComplete,
  keysAreOpaque,
  entityIdsAreIds,
  idsAreNoNumbers,
  mutationsTakeOneInput,
  inputsHaveIdempotencyKeys,
  payloadsHaveProblems,
  typeNamesAreSingular,
  fieldNamesAreCamelCase,
  enumValuesAreUpperCase,
  daysEndInOn,
  instantsEndInAt,
];

export interface ConventionOptions {
  /**
   * Which subgraph owns which entity (type name → subgraph name), such as `entityOwners` answers. Without it an entity
   * counts as another's when it is a stub (`resolvable: false`) or stands here only as `extend type`.
   */
  readonly entityOwners?: Readonly<Record<string, string>>;
}

/**
 * What of a subgraph's complete SDL breaks a convention of the hub, in a stable order; empty when all hold. Each rule
 * has one code and says in its docstring what it asks and why. SDL that cannot be read is one finding, SDL_UNREADABLE.
 */
export function checkConventions(subgraph: string, sdl: string, options: ConventionOptions = {}): readonly Finding[] {
  try {
    const model = readSubgraph(subgraph, sdl, options.entityOwners);
    return sortedFindings(RULES.flatMap((rule) => rule(model)));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [unreadable(subgraph, error)];
  }
}

/**
 * Who owns each entity: the one subgraph that defines it with `type` and a resolvable key. Others name it as a stub
 * (`@key(fields: "id", resolvable: false)`) or add fields with `extend type`. Findings: ENTITY_OWNED_TWICE when two
 * define it (it has no owner then), ENTITY_OWNED_BY_NONE when all only refer to it.
 */
export function entityOwners(subgraphs: readonly { readonly name: string; readonly sdl: string }[]): {
  readonly owners: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
} {
  const claims = new Map<string, string[]>();
  for (const { name, sdl } of subgraphs) {
    for (const type of readSubgraph(name, sdl).types.values()) {
      if (type.keys.length === 0) continue;
      const owning = claims.get(type.name) ?? [];
      claims.set(type.name, type.isExtension || isStub(type) ? owning : [...owning, name]);
    }
  }
  const entries = [...claims].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    owners: Object.fromEntries(entries.filter(([, by]) => by.length === 1).map(([type, by]) => [type, by[0]!])),
    findings: entries.filter(([, by]) => by.length !== 1).map(([type, by]) => notOwnedOnce(type, by)),
  };
}

function notOwnedOnce(type: string, owners: readonly string[]): Finding {
  const shared = { severity: 'ERROR', subgraph: null, coordinate: type } as const;
  if (owners.length === 0) {
    return {
      ...shared,
      code: 'ENTITY_OWNED_BY_NONE',
      message: `Expected one subgraph to define the entity ${type}; all only refer to it.`,
      remedy: `Define it with type ${type} @key(fields: "id") in the subgraph that owns it, or correct the name.`,
    };
  }
  return {
    ...shared,
    code: 'ENTITY_OWNED_TWICE',
    message: `Expected one subgraph to define the entity ${type}; ${owners.join(' and ')} do.`,
    remedy: `Where fields are only added to it, write extend type ${type} @key(fields: "id") without a description above it.`,
  };
}

function unreadable(subgraph: string, error: GraphQLError): Finding {
  const at = error.locations?.[0];
  return {
    code: 'SDL_UNREADABLE',
    severity: 'ERROR',
    message: at ? `${error.message} Line ${at.line}, column ${at.column}.` : error.message,
    subgraph,
    coordinate: null,
    remedy: 'Correct the syntax at the place named.',
  };
}
