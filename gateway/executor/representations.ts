import { Kind, type SelectionSetNode } from 'graphql';
import type { Requirement, Rewrite } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';
import type { Cause } from './findings.ts';
import { type JsonObject, matches } from './paths.ts';
import { compileRewrites } from './rewrites.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Which entities to ask a subgraph for, each once, and which of them belongs to each target. */
export interface Representations {
  readonly list: readonly JsonObject[];
  /** For each target the place of its representation in `list`; -1 when it cannot be asked for. */
  readonly indexes: Int32Array;
  /** The targets that cannot be asked for because an earlier fault left out what is required, by that fault. */
  readonly blocked: ReadonlyMap<Cause, readonly JsonObject[]> | null;
}

/** Tells the fault through which the value under a key of an object is missing; undefined when it is no fault's doing. */
export type FaultOf = (object: JsonObject, key: string) => Cause | undefined;

export type RepresentationBuilder = (
  targets: readonly JsonObject[],
  variables: Variables,
  faultOf: FaultOf | null,
) => Representations;

/** One pass over the targets: what selections read by, and the fault on which the last of them gave up. */
interface Reading {
  readonly variables: Variables;
  readonly faultOf: FaultOf | null;
  fault: Cause | null;
}

/**
 * Builds what `_entities` of one subgraph is given for a set of targets.
 *
 * A target is left out when none of the keys the subgraph resolves it by is complete: an entity with a null key does
 * not exist for it. It is left out too when a value that @requires names is missing through a fault: a subgraph must
 * not compute from a null that is none. Any other null is passed on as the value it is.
 */
export function compileRepresentations(
  requires: readonly Requirement[],
  inputRewrites: readonly Rewrite[],
  subgraph: string,
  supergraph: Supergraph,
): RepresentationBuilder {
  const select = compileSelection(requires, supergraph);
  const rewrite = compileRewrites(inputRewrites, supergraph);
  const isResolvable = keyCheck(subgraph, supergraph);

  const representationOf = (target: JsonObject, reading: Reading): JsonObject | null => {
    const representation: JsonObject = {};
    if (!select(target, representation, reading)) return null;
    representation.__typename ??= target.__typename;
    rewrite?.(representation);
    return isResolvable(representation) ? representation : null;
  };

  return (targets, variables, faultOf) => {
    const reading: Reading = { variables, faultOf, fault: null };
    const list: JsonObject[] = [];
    const indexes = new Int32Array(targets.length);
    // An object can be a target many times, because entities are shared; others say the same without being the same.
    const placeOfTarget = new Map<JsonObject, number>();
    const placeOfContent = new Map<string, number>();
    let blocked: Map<Cause, JsonObject[]> | null = null;

    const placeOf = (target: JsonObject): number => {
      const representation = representationOf(target, reading);
      if (representation === null) {
        if (!reading.fault) return -1;
        blocked ??= new Map();
        const others = blocked.get(reading.fault);
        if (others) others.push(target);
        else blocked.set(reading.fault, [target]);
        reading.fault = null;
        return -1;
      }
      const content = contentOf(representation);
      const known = placeOfContent.get(content);
      if (known !== undefined) return known;
      placeOfContent.set(content, list.length);
      return list.push(representation) - 1;
    };

    for (let i = 0; i < targets.length; i++) {
      const target = targets[i] as JsonObject;
      const place = placeOfTarget.get(target) ?? placeOf(target);
      placeOfTarget.set(target, place);
      indexes[i] = place;
    }
    return { list, indexes, blocked };
  };
}

/** A text that two representations share only when they are equal; made of every entity asked for, so made quickly. */
function contentOf(representation: JsonObject): string {
  let content = '';
  for (const key in representation) {
    const value = representation[key];
    content += typeof value === 'string' ? `${key} ${value.length} ${value}` : `${key} ${JSON.stringify(value)}`;
  }
  return content;
}

/** Copies what is required from `source` to `into`; false when a fault makes that impossible. */
type Select = (source: JsonObject, into: JsonObject, reading: Reading) => boolean;

function compileSelection(requires: readonly Requirement[], supergraph: Supergraph): Select {
  const parts = requires.map((requirement) =>
    requirement.kind === 'field' ? compileField(requirement, supergraph) : compileFragment(requirement, supergraph),
  );
  return (source, into, reading) => {
    for (const part of parts) {
      if (!part(source, into, reading)) return false;
    }
    return true;
  };
}

function compileFragment(fragment: Requirement & { kind: 'fragment' }, supergraph: Supergraph): Select {
  const types = supergraph.runtimeTypes(fragment.typeCondition);
  const select = compileSelection(fragment.selections, supergraph);
  const { skipIf, includeIf } = fragment;
  return (source, into, reading) => {
    if (skipIf !== null && reading.variables[skipIf] === true) return true;
    if (includeIf !== null && reading.variables[includeIf] !== true) return true;
    return !matches(source, types) || select(source, into, reading);
  };
}

function compileField(field: Requirement & { kind: 'field' }, supergraph: Supergraph): Select {
  const { name } = field;
  const sentAs = field.alias ?? name;
  const select = field.selections.length > 0 ? compileSelection(field.selections, supergraph) : null;
  return (source, into, reading) => {
    const value = source[name] ?? source[sentAs];
    if (value === undefined || value === null) {
      reading.fault = reading.faultOf?.(source, name) ?? null;
      if (reading.fault) return false;
      if (value === null) into[sentAs] = null;
      return true;
    }
    const selected = select === null ? value : selectFrom(value, select, reading);
    if (selected === undefined) return false;
    into[sentAs] = selected;
    return true;
  };
}

/** The selected part of an object or of a list of them; undefined when a fault makes it impossible. */
function selectFrom(value: unknown, select: Select, reading: Reading): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const item of value) {
      const selected = selectFrom(item, select, reading);
      if (selected === undefined) return undefined;
      list.push(selected);
    }
    return list;
  }
  const into: JsonObject = {};
  return select(value as JsonObject, into, reading) ? into : undefined;
}

/**
 * Tells whether one of the keys by which a subgraph resolves an entity is there in full. A subgraph that declares none
 * is taken at the planner's word.
 */
function keyCheck(subgraph: string, supergraph: Supergraph): (representation: JsonObject) => boolean {
  const keysOfType = new Map<unknown, readonly SelectionSetNode[]>();
  return (representation) => {
    const typeName = representation.__typename;
    let keys = keysOfType.get(typeName);
    if (!keys) {
      keys = supergraph.entityKeys(subgraph, String(typeName));
      if (keys.length === 0) return Object.keys(representation).some((name) => name !== '__typename');
      keysOfType.set(typeName, keys);
    }
    return keys.some((key) => isComplete(representation, key));
  };
}

function isComplete(value: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(value)) return value.every((item) => isComplete(item, key));
  if (typeof value !== 'object' || value === null) return false;
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) return true;
    const part = (value as JsonObject)[selection.name.value];
    if (part === null || part === undefined) return false;
    return selection.selectionSet === undefined || isComplete(part, selection.selectionSet);
  });
}
