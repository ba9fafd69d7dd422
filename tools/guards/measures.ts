import type { Guard } from './list.ts';

const EVALUATION = ['subgraphs/indicators/rules/evaluation.test.ts'];
const WRITERS = {
  file: 'subgraphs/indicators/migrations/003-writers.ts',
  tests: ['test/indicators-commands-writers.test.ts'],
};
const AUTHORITY = {
  file: 'subgraphs/indicators/rules/authority.ts',
  tests: ['test/indicators-commands-writers.test.ts'],
};
const CUBE = ['test/cube-answers.test.ts'];
const LATTICE = ['test/published-lattice.test.ts'];
const ROLL_UP = ['test/register-roll-up.test.ts'];

/** What keeps numbers from saying more than is known, and from being known by whom they should not. */
export const MEASURES: readonly Guard[] = [
  {
    name: 'measures: a year that is not over is not decided',
    file: 'subgraphs/indicators/rules/evaluation.ts',
    find: 'if (today <= target.to || !isAboutAllOf(target, value))',
    replace: 'if (!isAboutAllOf(target, value))',
    tests: EVALUATION,
  },
  {
    name: 'measures: a number about a part of the time decides nothing',
    file: 'subgraphs/indicators/rules/evaluation.ts',
    find: 'if (today <= target.to || !isAboutAllOf(target, value))',
    replace: 'if (today <= target.to)',
    tests: EVALUATION,
  },
  {
    name: 'measures: nothing is computed from a number whose unit is not known',
    file: 'subgraphs/indicators/rules/comparison.ts',
    find: "if (unit === 'UNKNOWN' || number.unit === 'UNKNOWN') return null;",
    replace: '',
    tests: EVALUATION,
  },
  {
    name: 'measures: "more than" tells only on its side',
    file: 'subgraphs/indicators/rules/comparison.ts',
    find: "const isMet = bound === 'EXACT' ? exact.met : metOnSide(operator, bound, side);",
    replace: 'const isMet = exact.met;',
    tests: EVALUATION,
  },
  {
    name: 'measures: points that nobody knows are not earned',
    file: 'subgraphs/indicators/rules/scorecard.ts',
    find: "if (component.points === null) return { ...rateOnly(component, asked), reason: 'WEIGHT_UNKNOWN' };",
    replace: '',
    tests: ['subgraphs/indicators/rules/scorecard.test.ts'],
  },
  {
    name: 'measures: a score that is not complete has no class',
    file: 'subgraphs/indicators/rules/scorecard.ts',
    find: 'classification: isComplete && !isProvisional ?',
    replace: 'classification: !isProvisional ?',
    tests: ['subgraphs/indicators/rules/scorecard.test.ts'],
  },
  {
    ...AUTHORITY,
    name: 'measures: an agency does not override its own number',
    find: `  evaluatorId: string | null,
): boolean {
  if (actsFor(viewer, agencyId)) return false;`,
    replace: `  evaluatorId: string | null,
): boolean {`,
  },
  {
    ...WRITERS,
    name: 'measures: SQL lets no agency override its own number',
    find: 'coalesce(of_agency = any (app.viewer_agencies()), false) is false\n          and ',
    replace: '',
  },
  {
    ...WRITERS,
    name: 'measures: SQL lets nobody correct what a document states',
    find: "(latest.source in ('REPORTED', 'IMPORTED') or is_recorded_by_viewer(latest.seq))",
    replace: 'true',
  },
  {
    ...WRITERS,
    name: 'measures: SQL lets operators alone write targets',
    find: '  override up(): void {\n',
    replace: '  override up(): void {\n    OF_OPERATORS.length = 0;\n',
  },
  {
    name: 'cube: a rate out of nothing meets no condition',
    file: 'platform/cube/statement.ts',
    find: ' <> 0 and ',
    replace: ' is not null and ',
    tests: CUBE,
  },
  {
    name: 'cube: a page goes on where the last one ended',
    file: 'platform/cube/statement.ts',
    find: 'const after = page?.after == null ? null : pageCondition(order, page.after, added);',
    replace: 'const after = null as string | null;',
    tests: CUBE,
  },
  {
    name: 'boundaries: the register is that of the position',
    file: 'platform/register/roll-up.ts',
    find: ' and e.position <= $1::bigint',
    replace: ' and $1::bigint is not null',
    tests: ROLL_UP,
  },
  {
    name: 'boundaries: what was read while the register changed is kept for nobody',
    file: 'platform/register/roll-up.ts',
    find: 'if (after === change) {',
    replace: 'if (true) {',
    tests: ROLL_UP,
  },
  {
    name: 'boundaries: what is split stands for nobody',
    file: 'domain/boundaries.ts',
    find: 'if (only !== undefined && units.size === 1)',
    replace: 'if (only !== undefined)',
    tests: ['domain/boundaries.test.ts'],
  },
  {
    name: 'published cells: what small counts follow from is withheld, too',
    file: 'platform/cube/lattice/suppression.ts',
    find: "take(move, changes.keys(), 'COMPLEMENTARY');",
    replace: '',
    tests: LATTICE,
  },
  {
    name: 'published cells: a version is decided with those before',
    file: 'platform/cube/lattice/suppression.ts',
    find: "if (extended !== null) take(extended.move, extended.changes.keys(), 'BY_VERSION');",
    replace: '',
    tests: LATTICE,
  },
  {
    name: 'published cells: why a cell is withheld is not for the public',
    file: 'platform/cube/lattice/tables.ts',
    find: 'grant select (cube, version, shape, keys, agency_flags, measures) on published_cell',
    replace: 'grant select on published_cell',
    tests: ['test/published-cells.test.ts'],
  },
];
