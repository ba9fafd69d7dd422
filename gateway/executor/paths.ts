import type { PathStep } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';

export type JsonObject = Record<string, unknown>;

/** A PathStep made ready to be followed: type conditions know all names that satisfy them. */
export type CompiledStep =
  | { readonly field: string; readonly types: null }
  | { readonly field: null; readonly types: ReadonlySet<string> };

/** Finds the objects a fetch adds to. Lists are gone through wherever they stand, however deep they nest. */
export type CompiledPath = readonly CompiledStep[];

export function compilePath(path: readonly PathStep[], supergraph: Supergraph): CompiledPath {
  return path
    .filter((step) => step.kind !== 'list')
    .map((step) =>
      step.kind === 'field'
        ? { field: step.name, types: null }
        : { field: null, types: new Set(step.names.flatMap((name) => [...supergraph.runtimeTypes(name)])) },
    );
}

/** Appends to `found` every object that `path` leads to from `value`, in the order of the answer. */
export function collectTargets(value: unknown, path: CompiledPath, found: JsonObject[]): void {
  collectFrom(value, path, 0, found);
}

function collectFrom(value: unknown, path: CompiledPath, at: number, found: JsonObject[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collectFrom(item, path, at, found);
    return;
  }
  const object = value as JsonObject;
  const step = path[at];
  if (step === undefined) {
    found.push(object);
  } else if (step.field !== null) {
    collectFrom(object[step.field], path, at + 1, found);
  } else if (matches(object, step.types)) {
    collectFrom(object, path, at + 1, found);
  }
}

/** Whether an object is of one of the types; one that does not say its type is taken to be. */
export function matches(object: JsonObject, types: ReadonlySet<string>): boolean {
  const typeName = object.__typename;
  return typeof typeName !== 'string' || types.has(typeName);
}

/**
 * What an answer has under a key; undefined when nothing. A client may call a field `toString` or `constructor`: what
 * every JavaScript object has under such names is not meant.
 */
export function ownValue(holder: object, key: string | number): unknown {
  return Object.hasOwn(holder, key) ? (holder as Record<string | number, unknown>)[key] : undefined;
}
