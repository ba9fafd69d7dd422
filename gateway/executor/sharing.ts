import type { PathStep, PlanNode } from '../planner.ts';

type Path = readonly PathStep[];

/**
 * Knows which fetches of a plan may hand one entity to several places of the answer without copying it.
 *
 * An entity asked for once can belong to many targets. Sharing its nested objects among them is free and right as long
 * as whatever is added to them later is the same at all these places: when all are on one path and every fetch below
 * goes through that same path. With several paths, or where the types at the place part ways, later fetches may add
 * different things under the same key (two places, one alias, other arguments), and each place needs its own.
 */
export interface Sharing {
  needsCopies(paths: readonly Path[]): boolean;
}

export function sharingOf(plan: PlanNode): Sharing {
  const fetched: Path[] = [];
  addPaths(plan, null, fetched);
  return {
    needsCopies(paths) {
      const others = fetched.filter((path) => !paths.includes(path));
      const [only] = paths;
      if (only && paths.length === 1) return others.some((path) => isBelow(path, only) && !continues(path, only));
      return paths.some((place) => others.some((path) => isBelow(path, place) || fieldsOf(path) === fieldsOf(place)));
    },
  };
}

function addPaths(node: PlanNode, path: Path | null, into: Path[]): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const each of node.nodes) addPaths(each, path, into);
      break;
    case 'Condition':
      if (node.ifTrue) addPaths(node.ifTrue, path, into);
      if (node.ifFalse) addPaths(node.ifFalse, path, into);
      break;
    case 'Flatten':
      addPaths(node.node, node.path, into);
      break;
    case 'Fetch':
      if (path) into.push(path);
      break;
    case 'BatchFetch':
      for (const batch of node.batches) into.push(...batch.paths);
      break;
  }
}

/** The fields of a path, without lists and type conditions. */
function fieldsOf(path: Path): string {
  return path.flatMap((step) => (step.kind === 'field' ? [step.name] : [])).join('.');
}

function isBelow(path: Path, place: Path): boolean {
  return fieldsOf(path).startsWith(`${fieldsOf(place)}.`);
}

/** Whether `path` takes exactly the steps of `place`, and then a field of whatever type stands there. */
function continues(path: Path, place: Path): boolean {
  if (path[place.length]?.kind === 'type') return false;
  return JSON.stringify(path.slice(0, place.length)) === JSON.stringify(place);
}
