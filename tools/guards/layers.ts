import type { Guard } from './list.ts';

const LAYERS = ['test/access-layers.test.ts'];

/** What each of the three layers keeps by itself, noticed where the layer that says the same is off. */
export const ACCESS_LAYERS: readonly Guard[] = [
  {
    name: 'layers: the gateway refuses by what the field demands',
    file: 'gateway/access/places.ts',
    find: 'const own = [this.#number(this.#rules.ofField(typeName, fieldName)), ',
    replace: 'const own = [',
    tests: ['test/gateway/access.test.ts'],
  },
  {
    name: 'layers: the gateway lets no part of a refused command run',
    file: 'gateway/access/guard.ts',
    find: "if (kind === 'query' || refusedRoots.length === 0) {",
    replace: 'if (true) {',
    tests: ['test/access-matrix.test.ts'],
  },
  {
    name: 'layers: the subgraph shows those grants that are seen',
    file: 'subgraphs/agencies/loaders/grants.ts',
    find: "const SEEN = '($2::boolean or",
    replace: "const SEEN = '(true or $2::boolean or",
    tests: LAYERS,
  },
  {
    name: 'layers: the subgraph lists those grants that are seen',
    file: 'subgraphs/agencies/loaders/grants.ts',
    find: "    '(g.subject = $3::text or g.agency_id = any($4::uuid[])) and not $2::boolean",
    replace: "    '(true or g.subject = $3::text or g.agency_id = any($4::uuid[])) and not $2::boolean",
    tests: LAYERS,
  },
  {
    name: 'layers: the subgraph judges stewards by the present',
    file: 'subgraphs/agencies/loaders/reach.ts',
    find: 'join agency_parent r on r.parent_id = below.agency_id and r.closed_seq is null',
    replace: 'join agency_parent r on r.parent_id = below.agency_id',
    tests: LAYERS,
  },
  {
    name: 'layers: the subgraph lets stewards give what is of their reach',
    file: 'subgraphs/agencies/rules/grants.ts',
    find: 'return GIVEN_BY_STEWARDS.has(role) && agencyId !== null && stewardReach.includes(agencyId);',
    replace: 'return true;',
    tests: LAYERS,
  },
  {
    name: 'layers: the subgraph shows the caller’s own receipts',
    file: 'subgraphs/directives/loaders/receipts.ts',
    find: 'where r.viewer = app.viewer_subject() and',
    replace: 'where',
    tests: LAYERS,
  },
  {
    name: 'layers: a command is answered by the caller’s own receipt',
    file: 'platform/receipt.ts',
    find: 'where viewer = ? and idempotency_key = ?',
    replace: 'where (true or viewer = ?) and idempotency_key = ?',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL shows those grants that are seen',
    file: 'subgraphs/agencies/migrations/002-grants.ts',
    find: `using (\${SEES_GRANT})`,
    replace: 'using (true)',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL judges stewards by the present',
    file: 'subgraphs/agencies/migrations/002-grants.ts',
    find: 'where below.depth < 16 and r.closed_seq is null',
    replace: 'where below.depth < 16',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL lets stewards give what is of their reach',
    file: 'subgraphs/agencies/migrations/002-grants.ts',
    find: `for insert to agencies_viewer with check (\${GIVES_GRANT}`,
    replace: 'for insert to agencies_viewer with check (true',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL shows keys to those who see them',
    file: 'subgraphs/agencies/migrations/002-grants.ts',
    find: `create policy seen on api_key_fact for select to agencies_viewer using (\${SEES_KEYS})`,
    replace: 'create policy seen on api_key_fact for select to agencies_viewer using (true)',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL shows the audit record to auditors',
    file: 'platform/audit/tables.ts',
    find: "from audit_record where (select app.viewer_has_scope('audit:read'));",
    replace: 'from audit_record;',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL shows the caller’s own receipts',
    file: 'platform/receipt.ts',
    find: 'using (viewer = (select app.viewer_subject())) with',
    replace: 'using (true) with',
    tests: LAYERS,
  },
  {
    name: 'layers: SQL asks who writes to public tables',
    file: 'platform/history/writers.ts',
    find: "if tg_argv[0] = 'scope' and app.viewer_has_scope(tg_argv[1]) then return null; end if;",
    replace: "if tg_argv[0] = 'scope' then return null; end if;",
    tests: ['test/writers.test.ts'],
  },
  {
    name: 'layers: SQL asks for whom a directive is written',
    file: 'subgraphs/directives/migrations/004-writers.ts',
    find: 'or coalesce(new.issuer_id = any (app.viewer_agencies()), false) then',
    replace: 'or true then',
    tests: ['test/writers.test.ts'],
  },
];
