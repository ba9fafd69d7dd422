import { describe, expect, it } from 'vitest';
import { MUTATIONS } from './support/once-hub.ts';
import { SAMPLES } from './support/once-samples.ts';

const NAMES = [...MUTATIONS.keys()];

describe('of every command of the supergraph', () => {
  it.each(NAMES)('%s there is a sample', (name) => {
    expect(SAMPLES).toHaveProperty(name);
  });

  it.each(NAMES)('%s is known by its one input with a key', (name) => {
    const { arguments: given, inputFields, selection } = MUTATIONS.get(name)!;
    expect(given).toEqual([expect.stringMatching(/^input: \w+Input!$/)]);
    expect(inputFields.get('idempotencyKey')).toBe('ID!');
    expect(selection).toContain('problems { code message path }');
  });

  it('there is no sample of anything else', () => {
    expect(Object.keys(SAMPLES).toSorted()).toEqual(NAMES.toSorted());
  });
});
