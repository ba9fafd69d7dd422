import type { SubgraphResponse } from '../../platform/subgraph.ts';
import type { BatchFetch, Fetch, PathStep } from '../planner.ts';
import type { Supergraph } from '../supergraph.ts';
import { callSubgraph, hasFindings, isObject, noAnswer, usedVariables } from './call-subgraph.ts';
import type { Outcome } from './calls.ts';
import { type Execution, faultLookup, type Step } from './execution.ts';
import { type FetchedFields, fetchedFields } from './fetched-fields.ts';
import type { Places } from './findings.ts';
import { copyOf, mergeInto } from './merge.ts';
import { type CompiledPath, collectTargets, compilePath, type JsonObject } from './paths.ts';
import { compileRepresentations, type RepresentationBuilder } from './representations.ts';
import { type ClientKey, clientKeys, clientPath, compileRewrites } from './rewrites.ts';
import type { Sharing } from './sharing.ts';

/** One `_entities` selection of a fetch: where its targets are, what they are asked by and what it brings. */
interface EntitySelection {
  readonly alias: string;
  readonly representationsVariable: string;
  readonly paths: readonly CompiledPath[];
  readonly build: RepresentationBuilder;
  readonly rewrite: ((entities: unknown) => void) | null;
  readonly clientKey: ClientKey;
  readonly fields: FetchedFields;
  /** Whether an entity that goes to several places is copied for each: see sharing.ts. */
  readonly copies: boolean;
}

/** The targets of a selection in one execution, and which entity of the answer belongs to each. */
interface EntityRequest {
  readonly selection: EntitySelection;
  readonly targets: readonly JsonObject[];
  /** For each target the place of its entity in the answer's list; -1 for one that is not asked for. */
  readonly indexes: Int32Array;
}

/** A fetch that adds to the objects at `path`. */
export function compileEntityFetch(
  fetch: Fetch,
  path: readonly PathStep[],
  supergraph: Supergraph,
  sharing: Sharing,
): Step {
  const batch = { ...fetch, alias: '_entities', representationsVariable: 'representations', paths: [path] };
  return compileBatchFetch({ ...fetch, kind: 'BatchFetch', batches: [batch] }, supergraph, sharing);
}

/** A fetch that adds to objects at several places, or several different things, in one call. */
export function compileBatchFetch(fetch: BatchFetch, supergraph: Supergraph, sharing: Sharing): Step {
  const { subgraph, operation, variableUsages } = fetch;
  const selections = fetch.batches.map((batch): EntitySelection => {
    const clientKey = clientKeys(batch.outputRewrites);
    return {
      alias: batch.alias,
      representationsVariable: batch.representationsVariable,
      paths: batch.paths.map((path) => compilePath(path, supergraph)),
      build: compileRepresentations(batch.requires, batch.inputRewrites, subgraph, supergraph),
      rewrite: compileRewrites(batch.outputRewrites, supergraph),
      clientKey,
      fields: fetchedFields(operation, batch.alias, clientKey, supergraph),
      copies: sharing.needsCopies(batch.paths),
    };
  });

  return (execution) => {
    const variables = usedVariables(variableUsages, execution);
    const requests = selections.map((selection) => request(selection, execution, variables));
    if (selections.every((selection) => isEmpty(variables[selection.representationsVariable]))) return undefined;
    return callSubgraph(execution, subgraph, operation, variables).then((outcome) =>
      receive(execution, subgraph, requests, outcome),
    );
  };
}

function isEmpty(representations: unknown): boolean {
  return !Array.isArray(representations) || representations.length === 0;
}

/** Finds a selection's targets and adds their representations to the variables of the call. */
function request(selection: EntitySelection, execution: Execution, variables: JsonObject): EntityRequest {
  const targets: JsonObject[] = [];
  for (const path of selection.paths) collectTargets(execution.data, path, targets);
  const { list, indexes, blocked } = selection.build(targets, execution.variables, faultLookup(execution));
  for (const [cause, missed] of blocked ?? []) {
    execution.findings.fail(missed, selection.fields, cause);
  }

  const earlier = variables[selection.representationsVariable];
  if (!Array.isArray(earlier)) {
    variables[selection.representationsVariable] = list;
    return { selection, targets, indexes };
  }
  const shifted = indexes.map((index) => (index < 0 ? -1 : index + earlier.length));
  earlier.push(...list);
  return { selection, targets, indexes: shifted };
}

function receive(
  execution: Execution,
  subgraph: string,
  requests: readonly EntityRequest[],
  outcome: Outcome<SubgraphResponse>,
): void {
  const { findings } = execution;
  if (outcome.fault) {
    for (const each of requests) findings.fail(asked(each), each.selection.fields, outcome.fault);
    return;
  }
  const response = outcome.value;
  const answers = requests.map((each) => ({ each, entities: entitiesOf(each, response) }));
  for (const { each, entities } of answers) {
    if (entities) mergeEntities(each, entities);
  }
  if (hasFindings(response)) findings.receive(subgraph, response, (path) => placesOf(path, answers));
  if (response.errors?.length) return;
  for (const { each, entities } of answers) {
    if (!entities) findings.fail(asked(each), each.selection.fields, noAnswer(subgraph));
  }
}

interface EntityAnswer {
  readonly each: EntityRequest;
  /** Null when the subgraph gave no list. */
  readonly entities: unknown[] | null;
}

function entitiesOf({ selection }: EntityRequest, { data }: SubgraphResponse): unknown[] | null {
  const entities = isObject(data) ? data[selection.alias] : null;
  return Array.isArray(entities) ? entities : null;
}

function mergeEntities({ selection, targets, indexes }: EntityRequest, entities: unknown[]): void {
  selection.rewrite?.(entities);
  const given = selection.copies ? new Set<unknown>() : null;
  for (let i = 0; i < targets.length; i++) {
    const entity = entities[indexes[i] ?? -1];
    if (!isObject(entity)) continue;
    const isTaken = given?.has(entity) === true;
    mergeInto(targets[i] as JsonObject, isTaken ? copyOf(entity) : entity);
    given?.add(entity);
  }
}

function asked({ targets, indexes }: EntityRequest): JsonObject[] {
  return targets.filter((_, i) => (indexes[i] ?? -1) >= 0);
}

/** A path such as `_entities, 3, tasks, 0, title` begins at every target that entity 3 stands for. */
function placesOf(path: readonly (string | number)[] | null, answers: readonly EntityAnswer[]): Places[] {
  const [alias, index, ...rest] = path ?? [];
  return answers.flatMap(({ each, entities }): Places[] => {
    const { selection, targets, indexes } = each;
    const { fields, clientKey } = selection;
    if (alias !== undefined && alias !== selection.alias) return [];
    if (typeof index !== 'number') {
      // Nothing more is said than that the whole failed.
      return entities ? [] : [{ objects: asked(each), rest: [], fields, isMissing: true }];
    }
    const objects = targets.filter((_, i) => indexes[i] === index);
    return [{ objects, rest: clientPath(rest, clientKey), fields, isMissing: !isObject(entities?.[index]) }];
  });
}
