import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';
import { implies, keyOf } from '../access/demands.ts';
import { readModel } from '../access/model.ts';
import { type AccessRules, PERSONAL, readAccess } from '../access.ts';
import type { Finding } from '../finding.ts';

interface Read {
  readonly rules: AccessRules;
  /** Types of the document, and the names of their fields. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  /** A root type's usual name by the name it has in the document. */
  readonly roots: ReadonlyMap<string, string>;
}

/** What of one subgraph’s access rules cannot be read: nobody would enforce it. At most one finding, ACCESS_UNREADABLE. */
export function unreadableRules({ name, sdl }: { readonly name: string; readonly sdl: string }): Finding[] {
  const read = attempt(sdl, name);
  return 'findings' in read ? read.findings : [];
}

/**
 * Where the supergraph demands less of a caller than a subgraph’s own SDL does (ACCESS_RULE_LOST), or no longer marks a
 * field personal (PERSONAL_MARK_LOST); one finding a place. The subgraph still refuses, but the gateway would ask it for what it could have
 * refused itself, and would record nothing.
 */
export function lostRules(
  subgraphs: readonly { readonly name: string; readonly sdl: string }[],
  supergraphSdl: string,
): Finding[] {
  const supergraph = attempt(supergraphSdl, null);
  if ('findings' in supergraph) return supergraph.findings;
  return subgraphs.flatMap(({ name, sdl }) => {
    const own = attempt(sdl, name);
    return 'findings' in own ? own.findings : lostFrom(name, own, supergraph);
  });
}

function lostFrom(subgraph: string, own: Read, supergraph: Read): Finding[] {
  const lost = (coordinate: string, what: string, code = 'ACCESS_RULE_LOST'): Finding => ({
    code,
    severity: 'ERROR',
    message: `Expected the supergraph to ${what} at ${coordinate}, as ${subgraph} does; composition dropped it.`,
    subgraph,
    coordinate,
    remedy:
      'Import the directive from the federation specification under its own name, and write the same in every subgraph that has the field.',
  });

  return [...own.types].flatMap(([typeName, fieldNames]) => {
    const composedName = own.roots.get(typeName) ?? typeName;
    const composed = supergraph.types.get(composedName);
    // What is not in the supergraph, such as a member that a contract hides, cannot be asked for.
    if (composed === undefined) return [];
    const ofType = own.rules.ofType(typeName);
    const findings = implies(supergraph.rules.ofType(composedName), ofType)
      ? []
      : [lost(composedName, `demand ${keyOf(ofType)}`)];
    for (const fieldName of fieldNames.filter((each) => composed.includes(each))) {
      const coordinate = `${composedName}.${fieldName}`;
      const ofField = own.rules.ofField(typeName, fieldName);
      if (!implies(supergraph.rules.ofField(composedName, fieldName), ofField)) {
        findings.push(lost(coordinate, `demand ${keyOf(ofField)}`));
      }
      const isPersonal = own.rules.tagsOf(typeName, fieldName).has(PERSONAL);
      if (isPersonal && !supergraph.rules.tagsOf(composedName, fieldName).has(PERSONAL)) {
        findings.push(lost(coordinate, `keep @tag(name: "${PERSONAL}")`, 'PERSONAL_MARK_LOST'));
      }
    }
    return findings;
  });
}

function attempt(sdl: string, subgraph: string | null): Read | { readonly findings: Finding[] } {
  try {
    const document = parse(sdl, { noLocation: true });
    const types = [...readModel(document).types].map(([name, type]) => [name, [...type.fields.keys()]] as const);
    return { rules: readAccess(sdl), types: new Map(types), roots: rootsOf(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error;
    const remedy = String(extensions.remedy ?? 'Correct the SDL at the place named.');
    return {
      findings: [{ code: 'ACCESS_UNREADABLE', severity: 'ERROR', message, subgraph, coordinate: null, remedy }],
    };
  }
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

function rootsOf(document: DocumentNode): Map<string, string> {
  const operations = document.definitions.flatMap((each) =>
    each.kind === Kind.SCHEMA_DEFINITION || each.kind === Kind.SCHEMA_EXTENSION ? (each.operationTypes ?? []) : [],
  );
  return new Map(operations.map(({ operation, type }) => [type.name.value, ROOTS[operation]]));
}
