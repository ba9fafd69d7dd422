import { ENTITIES, type Leaf, type Way } from './access-matrix.ts';
import type { Told } from './access-matrix-hub.ts';
import type { Person, Secret } from './who.ts';

/** Who may see each field, as schema/policy.json says it was meant. */
export interface Intent {
  /** Whether somebody may see a field. Throws for one without a line, and for a class that cannot be judged here. */
  allows(person: Person, coordinate: string): boolean;
  /** Fields of a schema without a line; given as coordinates. */
  undecided(coordinates: Iterable<string>): string[];
}

interface PolicyFile {
  readonly classes: Readonly<
    Record<
      string,
      { readonly authenticated?: true; readonly scopes?: readonly (readonly string[])[]; readonly policies?: unknown }
    >
  >;
  readonly fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function readIntent(policyText: string): Intent {
  const { classes, fields } = JSON.parse(policyText) as PolicyFile;
  const classOf = (coordinate: string) => {
    const [type = '', field = ''] = coordinate.split('.');
    return fields[type]?.[field]?.split(' ')[0];
  };
  return {
    allows(person, coordinate) {
      if (coordinate === ENTITIES) return true;
      const name = classOf(coordinate);
      const demanded = name === undefined ? undefined : classes[name];
      if (!demanded) throw new Error(`schema/policy.json says nothing about ${coordinate}`);
      if (demanded.policies !== undefined) throw new Error(`the matrix cannot judge the class ${name} yet`);
      if (demanded.authenticated && !person.isKnown) return false;
      return demanded.scopes?.some((all) => all.every((scope) => person.may.includes(scope))) ?? true;
    },
    undecided: (coordinates) => [...coordinates].filter((coordinate) => classOf(coordinate) === undefined),
  };
}

export function allowsAll(intent: Intent, person: Person): (leaf: Leaf) => boolean {
  return ({ chain }) => chain.every((coordinate) => intent.allows(person, coordinate));
}

/** What was asked of whom while a matrix ran, so that one that asks for nothing cannot pass. */
export class Coverage {
  readonly #shown = new Set<string>();
  readonly #refused = new Set<string>();

  /** A field of an object that was there, whether it had a value or not. */
  show(coordinate: string): void {
    this.#shown.add(coordinate);
  }

  refuse(coordinate: string, person: Person): void {
    this.#refused.add(`${coordinate} to ${person.name}`);
  }

  isShown(coordinate: string): boolean {
    return this.#shown.has(coordinate);
  }

  isRefused(coordinate: string, person: Person): boolean {
    return this.#refused.has(`${coordinate} to ${person.name}`);
  }
}

/** Refusals as errors: where nothing may be null, and of commands. */
const REFUSALS = ['FORBIDDEN', 'UNAUTHENTICATED'];

/**
 * What is wrong with an answer, one line each: a value that was not meant for the person, one that was meant and is
 * refused, and a null that is refused without saying so.
 */
export function judged(way: Way, told: Told, person: Person, intent: Intent, coverage = new Coverage()): string[] {
  const findings: string[] = [];
  const isAllowed = allowsAll(intent, person);
  if (told.nullsOmitted > 0) findings.push('the answer leaves out why something is null');
  const forbidden = new Set<string>();
  for (const { extensions, path = [] } of told.errors) {
    if (REFUSALS.includes(extensions?.code ?? ''))
      forbidden.add(path.filter((key) => typeof key === 'string').join('.'));
    else findings.push(`error ${extensions?.code} at ${path.join('.')}`);
  }
  const isSaidAt = (path: string) => told.refused.has(path) || forbidden.has(path);
  const isSaidBelow = (path: string) => isSaidAt(path) || [...forbidden].some((each) => each.startsWith(`${path}.`));

  for (const leaf of way.leaves) {
    const { holders, values, nullAt } = placesOf(told.data, leaf);
    const paths = prefixes(leaf.path);
    const nulls = nullAt.map((depth) => ({ path: paths[depth]!, chain: leaf.chain.slice(0, depth + 1) }));
    if (isAllowed(leaf)) {
      const isRefused = paths.some(isSaidAt) || nulls.some(({ path }) => isSaidBelow(path));
      if (isRefused) findings.push(`refused: ${leaf.path}`);
      for (const coordinate of leaf.chain.slice(0, holders)) coverage.show(coordinate);
      continue;
    }
    if (values.length > 0) findings.push(`SHOWN: ${leaf.path}`);
    const isMeant = ({ chain }: { readonly chain: readonly string[] }) =>
      chain.every((coordinate) => intent.allows(person, coordinate));
    if (nulls.some((each) => !isSaidBelow(each.path) && !isMeant(each))) {
      findings.push(`null without a word: ${leaf.path}`);
    }
    if (!nulls.some(({ path }) => isSaidBelow(path))) continue;
    for (const coordinate of leaf.chain) if (!intent.allows(person, coordinate)) coverage.refuse(coordinate, person);
  }
  return findings.map((finding) => `${person.name}, ${way.type}: ${finding}`);
}

/** What somebody is told of fields that are not meant for them, whatever else is wrong: 0 and false tell of nothing. */
export function shownUnmeant(way: Way, told: Told, person: Person, intent: Intent): string[] {
  const isAllowed = allowsAll(intent, person);
  return way.leaves
    .filter((leaf) => !isAllowed(leaf))
    .filter((leaf) => placesOf(told.data, leaf).values.some((value) => value !== 0 && value !== false))
    .map(({ path }) => `${person.name}, ${way.type}: SHOWN: ${path}`);
}

interface Places {
  /** How many objects of the path were there, one below the other. */
  readonly holders: number;
  readonly values: readonly unknown[];
  /** How deep on the path nulls stood, 0 for the root field. */
  readonly nullAt: readonly number[];
}

function placesOf(data: unknown, { path }: Leaf): Places {
  const keys = path.split('.');
  let holders = 0;
  const values: unknown[] = [];
  const nullAt: number[] = [];
  const walk = (value: unknown, depth: number) => {
    if (value === null || value === undefined) {
      if (depth > 0) nullAt.push(depth - 1);
    } else if (Array.isArray(value)) {
      for (const item of value) walk(item, depth);
    } else if (depth === keys.length) {
      values.push(value);
    } else {
      holders = Math.max(holders, depth + 1);
      walk((value as Record<string, unknown>)[keys[depth]!], depth + 1);
    }
  };
  walk(data, 0);
  return { holders, values, nullAt };
}

function prefixes(path: string): string[] {
  const keys = path.split('.');
  return keys.map((_, depth) => keys.slice(0, depth + 1).join('.'));
}

/** The secrets that somebody is told and may not be: in the bytes themselves, and in cursors. */
export function leaks(told: Pick<Told, 'raw' | 'sent'>, person: Person, secrets: readonly Secret[]): string[] {
  const texts = [told.raw, ...decodedIn(told.raw)];
  return secrets
    .filter(({ text, to }) => !to.has(person.name) && !told.sent.includes(text))
    .filter(({ text }) => texts.some((each) => each.includes(text)))
    .map(({ text }) => `${person.name} is told ${text}`);
}

/** What stands in an answer as base64: cursors hold the values that a list is sorted by. */
function decodedIn(raw: string): string[] {
  return [...raw.matchAll(/"([\w+/=-]{16,})"/g)].map(([, text]) => Buffer.from(text!, 'base64url').toString('utf8'));
}

/** Lists that count what they do not show: with a page that ends the list, the total is what the page holds. */
export function miscounts(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(miscounts);
  if (typeof data !== 'object' || data === null) return [];
  const { totalCount, nodes, pageInfo } = data as {
    readonly totalCount?: unknown;
    readonly nodes?: unknown;
    readonly pageInfo?: { readonly hasNextPage?: unknown } | null;
  };
  const isWhole = Array.isArray(nodes) && pageInfo?.hasNextPage === false;
  const found =
    isWhole && typeof totalCount === 'number' && totalCount !== nodes.length
      ? [`counts ${totalCount} and shows ${nodes.length}`]
      : [];
  return [...found, ...Object.values(data).flatMap(miscounts)];
}
