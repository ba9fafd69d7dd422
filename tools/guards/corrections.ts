import type { Guard } from './list.ts';

/** Always the present, whatever moment is asked for. */
const present = (alias: string) => `${alias}.closed_seq is null and ($1::bigint is null or true)`;
const TRIAL = ['test/indicators-corrections.test.ts'];
const OBSERVATIONS = 'where o.observation_id = any($2::uuid[]) and ';
const TARGETS = 'from target_fact t where t.target_id = any($2::uuid[]) and ';

/** What makes a token of `indicators` read its own moment. */
export const CORRECTIONS: readonly Guard[] = [
  {
    name: 'corrections: a value is read at its moment',
    file: 'subgraphs/indicators/loaders/observations.ts',
    find: `${OBSERVATIONS}\${holds('o')}`,
    replace: `${OBSERVATIONS}${present('o')}`,
    tests: TRIAL,
  },
  {
    name: 'corrections: a target is read at its moment',
    file: 'subgraphs/indicators/loaders/targets.ts',
    find: `${TARGETS}\${holds('t')}`,
    replace: `${TARGETS}${present('t')}`,
    tests: TRIAL,
  },
  {
    name: 'corrections: classes are expanded by their moment',
    file: 'subgraphs/indicators/loaders/bindings.ts',
    find: `from register_class c where \${holds('c')}`,
    replace: `from register_class c where ${present('c')}`,
    tests: TRIAL,
  },
];
