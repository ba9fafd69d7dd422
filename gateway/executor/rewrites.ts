import type { Rewrite } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';
import { type JsonObject, matches } from './paths.ts';

type Apply = (value: unknown) => void;

/** The changes a plan asks for to what is sent or received, as one function that makes them in place; null for none. */
export function compileRewrites(rewrites: readonly Rewrite[], supergraph: Supergraph): Apply | null {
  if (rewrites.length === 0) return null;
  const all = rewrites.map((rewrite) => compileRewrite(rewrite, supergraph));
  return (value) => {
    for (const apply of all) apply(value);
  };
}

/** Gives the client's name of a key that the planner may have invented, by the keys that lead to it and itself. */
export type ClientKey = (keys: readonly string[]) => string;

/** How the renaming rewrites of a fetch call its keys; any other key keeps its name. */
export function clientKeys(rewrites: readonly Rewrite[]): ClientKey {
  const byPath = new Map<string, string>();
  const byLastKey = new Map<string, string>();
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'rename') continue;
    const keys = rewrite.path.flatMap((step) => ('key' in step ? [step.key] : []));
    byPath.set(keys.join('.'), rewrite.to);
    byLastKey.set(keys.at(-1) ?? '', rewrite.to);
  }
  return (keys) => {
    const last = keys.at(-1) ?? '';
    if (!byLastKey.has(last)) return last;
    return byPath.get(keys.join('.')) ?? byLastKey.get(last) ?? last;
  };
}

function compileRewrite(rewrite: Rewrite, supergraph: Supergraph): Apply {
  let visit = change(rewrite);
  for (const step of rewrite.path.slice(0, -1).toReversed()) {
    const next = visit;
    if ('key' in step) {
      visit = (object) => inEach(object[step.key], next);
    } else {
      const types = new Set(step.types.flatMap((name) => [...supergraph.runtimeTypes(name)]));
      visit = (object) => {
        if (matches(object, types)) next(object);
      };
    }
  }
  return (value) => inEach(value, visit);
}

/** What is done at the end of the path: the last step is always a key. */
function change(rewrite: Rewrite): (object: JsonObject) => void {
  const last = rewrite.path.at(-1);
  if (!last || !('key' in last)) return () => {};
  const { key } = last;
  if (rewrite.kind === 'set') {
    return (object) => {
      object[key] = rewrite.value;
    };
  }
  return (object) => {
    if (!Object.hasOwn(object, key)) return;
    object[rewrite.to] = object[key];
    delete object[key];
  };
}

/** Calls `visit` for an object, or for each object of a list. */
function inEach(value: unknown, visit: (object: JsonObject) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) inEach(item, visit);
    return;
  }
  visit(value as JsonObject);
}

/** A path of a fetch's answer in the client's keys. */
export function clientPath(path: readonly (string | number)[], clientKey: ClientKey): (string | number)[] {
  const keys: string[] = [];
  return path.map((key) => {
    if (typeof key === 'number') return key;
    keys.push(key);
    return clientKey(keys);
  });
}
