import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind, visit } from 'graphql';
import type { AccessDirective } from './demands.ts';
import { unreadable } from './unreadable.ts';

/** What a directive of the document means for access, whatever name it goes by there. */
export type Meaning = AccessDirective | 'tag' | 'requires' | 'context' | 'fromContext' | 'joinField';

/** One `@link` (or `@core`) of the document: https://specs.apollo.dev/link/v1.0. */
interface Link {
  readonly url: string;
  /** What the url names, without its version: "specs.apollo.dev/authenticated". */
  readonly identity: string;
  readonly version: string;
  readonly as: string | null;
  readonly isSecurity: boolean;
  /** Name in the specification → name in the document, both without "@"; directives only. */
  readonly imports: readonly (readonly [string, string])[];
}

const ACCESS: readonly AccessDirective[] = ['authenticated', 'requiresScopes', 'policy'];

/** What the hub knows of the specifications that access depends on: their versions, and what their directives mean. */
const SPECIFICATIONS: Readonly<
  Record<string, { readonly version: RegExp; readonly directives: Readonly<Record<string, Meaning>> }>
> = {
  'specs.apollo.dev/authenticated': { version: /^0\.1$/, directives: { authenticated: 'authenticated' } },
  'specs.apollo.dev/requiresScopes': { version: /^0\.1$/, directives: { requiresScopes: 'requiresScopes' } },
  'specs.apollo.dev/policy': { version: /^0\.1$/, directives: { policy: 'policy' } },
  'specs.apollo.dev/tag': { version: /^0\.\d+$/, directives: { tag: 'tag' } },
  'specs.apollo.dev/context': { version: /^0\.1$/, directives: { context: 'context', fromContext: 'fromContext' } },
  'specs.apollo.dev/join': { version: /^0\.\d+$/, directives: { field: 'joinField' } },
  // What it hides is not in the API schema at all, which the gateway validates against.
  'specs.apollo.dev/inaccessible': { version: /^0\.[12]$/, directives: {} },
  'specs.apollo.dev/federation': {
    version: /^2\.\d+$/,
    directives: {
      authenticated: 'authenticated',
      requiresScopes: 'requiresScopes',
      policy: 'policy',
      tag: 'tag',
      requires: 'requires',
      context: 'context',
      fromContext: 'fromContext',
    },
  },
};

/** These mean the same in a document without links, as Federation 1 has it. */
const UNLINKED: readonly Meaning[] = ['tag', 'requires'];

/**
 * What the directives of a document mean, by the names they have in it: imported, renamed, under the prefix of their
 * specification or of the `as` of its link.
 *
 * Refused with ACCESS_UNREADABLE: a link for SECURITY, or of an access directive, that is of a specification or version
 * the hub does not know; and a directive that is named like an access directive but that no link explains.
 */
export function meaningsOf(document: DocumentNode): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const give = (name: string, meaning: Meaning, url: string) => {
    if ((meanings.get(name) ?? meaning) !== meaning) {
      throw unreadable(
        `Expected @${name} to mean one thing; ${url} gives it a second meaning.`,
        'Import one of the two under another name.',
      );
    }
    meanings.set(name, meaning);
  };
  for (const link of linksOf(document)) {
    const known = Object.hasOwn(SPECIFICATIONS, link.identity) ? SPECIFICATIONS[link.identity]! : null;
    if (known === null || !known.version.test(link.version)) {
      if (known === null && !link.isSecurity) continue;
      throw unreadable(
        `Expected access rules of a specification that this hub knows; came ${link.url}.`,
        'Link authenticated, requiresScopes and policy v0.1, or federation v2, or update the hub.',
      );
    }
    const specification = link.identity.slice(link.identity.lastIndexOf('/') + 1);
    const prefix = link.as ?? specification;
    for (const [directive, meaning] of Object.entries(known.directives)) {
      give(`${prefix}__${directive}`, meaning, link.url);
      // A directive called like its specification goes by the bare prefix.
      if (directive === specification) give(prefix, meaning, link.url);
    }
    for (const [directive, name] of link.imports) {
      const meaning = Object.hasOwn(known.directives, directive) ? known.directives[directive]! : null;
      if (meaning !== null) give(name, meaning, link.url);
    }
  }
  for (const name of UNLINKED) if (!meanings.has(name)) meanings.set(name, name);
  refuseUnexplained(document, meanings);
  return meanings;
}

function refuseUnexplained(document: DocumentNode, meanings: ReadonlyMap<string, Meaning>): void {
  const check = ({ name }: { readonly name: { readonly value: string } }) => {
    const bare = name.value.slice(name.value.lastIndexOf('__') + 1).replace(/^_/, '');
    const looksLike = ACCESS.find((each) => each.toLowerCase() === bare.toLowerCase());
    const meaning = meanings.get(name.value);
    if (looksLike === undefined || ACCESS.some((each) => each === meaning)) return;
    throw unreadable(
      `Expected a @link that explains @${name.value}; none does, so nobody would enforce it.`,
      `Import "@${looksLike}" from https://specs.apollo.dev/federation/v2.9, or give the directive another name.`,
    );
  };
  visit(document, { Directive: check, DirectiveDefinition: check });
}

/** Every directive on the schema that names a specification by its url, whatever the directive itself is called. */
function linksOf(document: DocumentNode): readonly Link[] {
  return document.definitions
    .filter((each) => each.kind === Kind.SCHEMA_DEFINITION || each.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((schema) => schema.directives ?? [])
    .flatMap((directive) => linkOf(directive) ?? []);
}

function linkOf(directive: ConstDirectiveNode): Link | null {
  const argument = (name: string) => directive.arguments?.find((each) => each.name.value === name)?.value;
  const text = (name: string) => {
    const value = argument(name);
    return value?.kind === Kind.STRING ? value.value : null;
  };
  const url = text('url') ?? text('feature');
  if (url === null) return null;

  const [, identity, version] = /^(?:https?:\/\/)?(.*?)(?:\/v(\d+\.\d+))?\/?(?:[?#].*)?$/s.exec(url) ?? [];
  const purpose = argument('for');
  return {
    url,
    identity: identity ?? url,
    version: version ?? '',
    as: text('as'),
    isSecurity: purpose !== undefined && 'value' in purpose && purpose.value === 'SECURITY',
    imports: importsOf(argument('import'), url),
  };
}

function importsOf(value: ConstValueNode | undefined, url: string): (readonly [string, string])[] {
  if (value === undefined || value.kind === Kind.NULL) return [];
  const elements = value.kind === Kind.LIST ? value.values : [value];
  return elements.flatMap((element) => {
    const [name, as] = importOf(element);
    if (name === null || as === null) {
      throw unreadable(
        `Expected the imports of ${url} to be names, or objects with "name" and "as".`,
        'Write import: ["@authenticated"] or import: [{ name: "@authenticated", as: "@login" }].',
      );
    }
    return name.startsWith('@') ? [[name.slice(1), as.replace(/^@/, '')] as const] : [];
  });
}

function importOf(element: ConstValueNode): readonly [string | null, string | null] {
  if (element.kind === Kind.STRING) return [element.value, element.value];
  if (element.kind !== Kind.OBJECT) return [null, null];
  const field = (name: string) => element.fields.find((each) => each.name.value === name)?.value;
  const [name, as] = [field('name'), field('as')];
  if (name?.kind !== Kind.STRING || (as !== undefined && as.kind !== Kind.STRING)) return [null, null];
  return [name.value, as?.value ?? name.value];
}
