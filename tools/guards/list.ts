import { AUDIT } from './audit.ts';
import { CORRECTIONS } from './corrections.ts';
import { DOORS } from './doors.ts';
import { FORMULAS } from './formulas.ts';
import { ACCESS_LAYERS } from './layers.ts';
import { MEASURES } from './measures.ts';
import { SIGNED_CALLS } from './signed-calls.ts';
import { SUMS } from './sums.ts';
import { TOKENS } from './tokens.ts';
import { WHO_ASKS } from './who-asks.ts';
import { ASSIGNED_WORK } from './work.ts';

/** A guard, and how the project looks without it. */
export interface Guard {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files that have to fail then. */
  readonly tests: readonly string[];
}

/** The text of a file without a guard. Throws when what stands for the guard is not there exactly once. */
export function withoutGuard(text: string, { name, file, find, replace }: Guard): string {
  const places = text.split(find).length - 1;
  if (places !== 1) throw new Error(`expected the guard "${name}" once in ${file}, found it ${places} times`);
  return text.replace(find, () => replace);
}

export const GUARDS: readonly Guard[] = [
  {
    name: 'production is refused unguarded',
    file: 'platform/config/guards.ts',
    find: "if (config.environment !== 'production') return;",
    replace: 'return;',
    tests: ['platform/config/guards.test.ts'],
  },
  {
    name: 'an access directive is found under the name it is imported by',
    file: 'schema/access/links.ts',
    find: 'if (meaning !== null) give(name, meaning, link.url);',
    replace: '',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'an access rule of an unknown version is not passed over',
    file: 'schema/access/links.ts',
    find: 'if (known === null && !link.isSecurity) continue;',
    replace: 'continue;',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'an access directive that no link explains is refused',
    file: 'schema/access/links.ts',
    find: '  refuseUnexplained(document, meanings);\n',
    replace: '',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'an interface demands what its implementations do',
    file: 'schema/access/reach.ts',
    find: 'for (const each of [type, ...parentsOf(type), ...implementationsOf(type)]) {',
    replace: 'for (const each of [type, ...parentsOf(type)]) {',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'an implementation demands what its interfaces do',
    file: 'schema/access/reach.ts',
    find: 'const related = new Set([type, ...parentsOf(type)]);',
    replace: 'const related = new Set([type]);',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'a field demands what it requires',
    file: 'schema/access/reach.ts',
    find: 'for (const fields of field.requires) yield* demandsOfSelection(type.name, fields, seen);',
    replace: '',
    tests: ['schema/access.test.ts'],
  },
  {
    name: 'a supergraph that lost an access rule is refused',
    file: 'schema/compose.ts',
    find: 'if (lost.length > 0) return { ok: false, findings: sortedFindings(lost) };',
    replace: '',
    tests: ['schema/compose/lost-rules.test.ts'],
  },
  {
    name: 'a field has a line in the policy',
    file: 'schema/access/policy.ts',
    find: 'findings.push(missing(coordinate, typeName, fieldName));',
    replace: '',
    tests: ['schema/access/policy.test.ts', 'test/access-rules.test.ts'],
  },
  {
    name: 'a subgraph keeps the access rules of its SDL',
    file: 'platform/subgraph.ts',
    find: '  enforceAccess(schema, sdl);\n',
    replace: '',
    tests: ['platform/subgraph/access.test.ts'],
  },
  {
    name: 'a subgraph does not resolve what it may not give out',
    file: 'platform/subgraph/access.ts',
    find: '...rules.ofType(getNamedType(field.type).name),',
    replace: '',
    tests: ['platform/subgraph/access.test.ts'],
  },
  {
    name: 'a subgraph does not load a protected entity',
    file: 'platform/subgraph/access.ts',
    find: 'protectReference(type, rules.ofType(type.name));',
    replace: '{}',
    tests: ['platform/subgraph/access.test.ts'],
  },
  {
    name: 'a subscription is refused before it reads the feed',
    file: 'platform/subgraph/access.ts',
    find: 'if (field.subscribe) field.subscribe = guarded(field.subscribe);',
    replace: '',
    tests: ['platform/subgraph/access.test.ts'],
  },
  {
    name: 'a command is refused though it could be null',
    file: 'platform/subgraph/access.ts',
    find: 'const mustThrow = isCommand || isNonNullType(field.type);',
    replace: 'const mustThrow = isNonNullType(field.type);',
    tests: ['platform/subgraph/access.test.ts'],
  },
  ...TOKENS,
  ...WHO_ASKS,
  ...SIGNED_CALLS,
  ...AUDIT,
  ...DOORS,
  ...ACCESS_LAYERS,
  ...ASSIGNED_WORK,
  ...CORRECTIONS,
  ...MEASURES,
  ...SUMS,
  ...FORMULAS,
];
