import { describe, expect, it } from 'vitest';
import type { PathStep, PlanNode } from '../planner.ts';
import { sharingOf } from './sharing.ts';

/** `a.@.|T.b` as steps. */
function path(text: string): PathStep[] {
  return text.split('.').map((step): PathStep => {
    if (step === '@') return { kind: 'list' };
    return step.startsWith('|') ? { kind: 'type', names: [step.slice(1)] } : { kind: 'field', name: step };
  });
}

const fetchAt = (at: PathStep[]): PlanNode => ({
  kind: 'Flatten',
  path: at,
  node: {
    kind: 'Fetch',
    subgraph: 's',
    operation: '',
    operationKind: 'query',
    variableUsages: [],
    requires: [],
    inputRewrites: [],
    outputRewrites: [],
  },
});

describe('an entity that goes to several places', () => {
  it.each<[string, string[], string[], boolean]>([
    ['is shared when nothing is added below', ['a.@'], ['b'], false],
    ['is shared when what is added below is added through the same path', ['a.@'], ['a.@.c', 'a.@'], false],
    ['is copied when types part on the way below', ['a.@'], ['a.@.|T.c'], true],
    ['is copied for places on several paths when one of them gets more', ['a', 'b'], ['a.c'], true],
    ['is copied for places on several paths when another fetch adds to one of them', ['a', 'b'], ['b'], true],
    ['is shared by places on several paths when that is all', ['a', 'b'], ['c.d'], false],
    ['is not confused by a longer name', ['a', 'b'], ['ab'], false],
  ])('%s', (_, places, others, copies) => {
    const paths = places.map(path);
    const nodes = [...paths, ...others.map(path)].map(fetchAt);

    expect(sharingOf({ kind: 'Sequence', nodes }).needsCopies(paths)).toBe(copies);
  });
});
