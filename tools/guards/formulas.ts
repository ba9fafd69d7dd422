import type { Guard } from './list.ts';

const COMMANDS = 'subgraphs/indicators/commands';
const MIGRATION = 'subgraphs/indicators/migrations/005-formulas.ts';

/** What keeps numbers from being published that somebody has not agreed to, and computed numbers what the graph answered. */
export const FORMULAS: readonly Guard[] = [
  {
    name: 'a formula with everybody’s rights asks for nothing that only some may see',
    file: 'schema/formula.ts',
    find: '  if (isPublic === null) return [];\n',
    replace: '  if (isPublic === null || isPublic !== null) return [];\n',
    tests: ['schema/formula.test.ts'],
  },
  {
    name: 'a formula of somebody’s data is recorded by operators',
    file: 'subgraphs/indicators/rules/authority.ts',
    find: "(rights === 'PUBLIC' && actsFor(viewer, ownerId))",
    replace: 'actsFor(viewer, ownerId)',
    tests: ['test/formulas.test.ts'],
  },
  {
    name: 'an approval is of the formula as it is',
    file: 'subgraphs/indicators/rules/formula.ts',
    find: 'definitionHash === formula.definitionHash && agencyId',
    replace: 'agencyId',
    tests: ['subgraphs/indicators/rules/formula.test.ts'],
  },
  {
    name: 'one person does not approve a formula for both sides, asked of the tables',
    file: MIGRATION,
    find: '              and is_recorded_by_viewer(a.seq)) then',
    replace: '              and false) then',
    tests: ['test/formulas-writers.test.ts'],
  },
  {
    name: 'what a formula comes to the hub alone writes',
    file: MIGRATION,
    find: "or app.viewer_subject() = 'hub' then return new; end if;\n        raise exception 'NOT_A_WRITER: what the hub computes'",
    replace: "or true then return new; end if;\n        raise exception 'NOT_A_WRITER: what the hub computes'",
    tests: ['test/formulas-writers.test.ts'],
  },
  {
    name: 'nothing is recorded of a formula that was corrected since it was asked',
    file: `${COMMANDS}/computing.ts`,
    find: 'definitionHash === value.definitionHash',
    replace: 'definitionHash.length === value.definitionHash.length',
    tests: ['test/formulas-computed.test.ts'],
  },
];
