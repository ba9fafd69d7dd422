import fc from 'fast-check';

/** One request of somebody who means harm, or of a program gone wrong. */
export interface HostileRequest {
  readonly query: string;
  readonly variables: unknown;
  readonly operationName: unknown;
  readonly extensions: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the tests of real documents ask, and every command: the soil on which hostile ones grow. */
const DOCUMENTS: readonly string[] = [
  'query ($symbol: String, $on: Date) { directives(filter: { symbol: $symbol, issuedFrom: $on, issuedTo: $on }) { nodes { id } } }',
  `query ($id: ID!, $toId: ID) { directive(id: $id) { cascade(toId: $toId) {
    documentCount hopCount slowestStep { lagDays from { symbol } } steps { hop directive { symbol issuer { name(on: "2022-12-31") level } } } } } }`,
  `query ($id: ID!) { directive(id: $id) { citations(page: { first: 50 }) { nodes { relation to { tasks(page: { first: 50 }) { nodes {
    clause deadline { asWritten kind lastOn } assignments(role: LEAD) { nodes { agency { name(on: "2022-12-31") } } } } } } } } } }`,
  'query ($id: ID!) { task(id: $id) { id clause assignments(basis: NAMED) { totalCount nodes { agency { id kind } } } } }',
  `query ($code: String!, $on: Date) { before: agencyByCode(system: GSO, code: $code, on: $on) { ...shown } after: agencyByCode(system: MA_DINH_DANH, code: $code) { ...shown } }
   fragment shown on Agency { id name(on: "2025-07-01") predecessors { kind from { shortName } } successors { kind to { id } } }`,
  'query ($page: PageInput) { agencies(filter: { kinds: [PROVINCE] }, page: $page) { totalCount nodes { id name } pageInfo { endCursor hasNextPage } } }',
  'query ($first: Int, $after: String) { directives(page: { first: $first, after: $after }) { nodes { symbol } pageInfo { endCursor } } }',
  '{ hub { name version sources { name loadedAt } subgraphs { name schemaVersion } } }',
  'query ($id: ID!) { viewer { subject } grant(id: $id) { id } grants { nodes { id subject role } } apiKeys { nodes { id } } }',
  'query ($id: ID!) { auditRecords { totalCount } commandReceipt(idempotencyKey: $id) { __typename } agency(id: $id) { name } }',
  `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) { directive { id } problems { code message path } } }`,
  'mutation ($input: GiveGrantInput!) { giveGrant(input: $input) { grant { id } problems { code message path } } }',
  'mutation ($input: EndGrantInput!) { endGrant(input: $input) { problems { code message path } } }',
  'mutation ($input: RegisterApiKeyInput!) { registerApiKey(input: $input) { problems { code message path } } }',
  'mutation ($input: RevokeTokensInput!) { revokeTokens(input: $input) { problems { code message path } } }',
  'subscription ($id: ID) { directiveChanged(issuerId: $id) { __typename } }',
  '{ __schema { types { name fields { name } } } __type(name: "Agency") { name } }',
];

/** Where a document of a client is cut, and what it finds put in there. */
const SPLINTERS: readonly string[] = [
  ...'{ } ( ) [ ] ! $ @ : ... " # \\ & | on ...f mutation subscription null 1e999 -0 99999999999999999999'.split(' '),
  '"""',
  '\u0000',
  '\ufeff',
  '\ud800',
  'fragment f on Agency { ...f }',
  '_entities(representations: [{ __typename: "Agency", id: "1" }]) { __typename }',
  '_service { sdl }',
  '__proto__: id',
  'constructor',
  '@skip(if: true)',
  '@include(if: $missing)',
  '@authenticated',
  '@defer',
  '__schema { types { name } }',
  'a { '.repeat(60),
  'id '.repeat(150),
  'x: id '.repeat(120),
  '@skip(if: false) '.repeat(12),
];

/** Values that somebody tries on what stands behind a field. None holds a word that the answers are searched for. */
export const HOSTILE_TEXTS: readonly string[] = [
  "' or '1'='1",
  "'; drop table agency; --",
  '" union all values (1) --',
  '$1',
  '%00',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e txt',
  '../../../../etc/passwd',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as somebody would try it
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '\r\nx-viewer: operator',
  'null',
  '2023-02-29',
  '0000-00-00',
  '9999999-12-31',
  '2026-03-31T17:00:00+07:00',
  '-1',
  '1e400',
  'x'.repeat(5000),
  'ệ'.repeat(300),
  '00000000-0000-0000-0000-000000000000',
  'WzEsIjIwMjYtMDMtMzEiLFtbImFnZW5jaWVzIiwiOTk5OTk5OTkiXV1d',
  'WzEsIjIwMjYtMDMtMzEiLFtbImFnZW5jaWVzIiwiJzstLSJdLFsiZGlyZWN0aXZlcyIsIngiXV1d',
  'eyJhIjpbMV19',
];

const hostileText = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary', maxLength: 30 }));
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(0, -1, 1.5, 1e308, 2 ** 53, true, null, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const page = fc.record({ first: hostileValue, after: hostileValue }, { requiredKeys: [] });
const pageOfTexts = fc.record({ first: fc.constantFrom(-1, 0, 1, 100, 101, 2 ** 31 - 1), after: hostileText });
const input = fc.record(
  {
    idempotencyKey: hostileValue,
    type: fc.oneof(fc.constant('Công văn'), hostileValue),
    symbol: fc.oneof(fc.constant('12/UBND-VP'), hostileValue),
    issuerId: hostileValue,
    issuedOn: hostileValue,
    subject: hostileValue,
    citations: fc.array(hostileValue, { maxLength: 3 }),
    role: fc.oneof(fc.constantFrom('OFFICER', 'STEWARD', 'operator'), hostileValue),
    agencyId: hostileValue,
    from: hostileValue,
    basis: hostileValue,
    grantId: hostileValue,
    name: hostileValue,
    secretSha256: hostileValue,
    reason: hostileValue,
  },
  { requiredKeys: [] },
);
const variables = fc.oneof(
  { weight: 8, arbitrary: fc.record({ id: hostileText, code: hostileText, symbol: hostileText, input }) },
  {
    weight: 3,
    arbitrary: fc.record({ id: hostileText, code: hostileText, page: pageOfTexts, after: hostileText, input }),
  },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        id: hostileValue,
        toId: hostileValue,
        symbol: hostileValue,
        on: hostileValue,
        code: hostileValue,
        page,
        input,
        first: hostileValue,
        after: hostileValue,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: hostileValue },
);

/** A document with up to three wounds: a slice cut out, doubled, or something stuck in. */
const document = fc
  .tuple(
    fc.constantFrom(...DOCUMENTS),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 2,
        arbitrary: fc.array(
          fc.record({
            how: fc.constantFrom('cut', 'double', 'insert'),
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            length: fc.integer({ min: 1, max: 40 }),
            splinter: fc.oneof(
              { weight: 3, arbitrary: fc.constantFrom(...SPLINTERS) },
              { weight: 1, arbitrary: hostileText },
            ),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      },
    ),
  )
  .map(([text, wounds]) =>
    wounds.reduce((wounded, { how, at, length, splinter }) => {
      const start = Math.floor(at * wounded.length);
      const slice =
        how === 'insert' ? ` ${splinter} ` : how === 'double' ? wounded.slice(start, start + length).repeat(2) : '';
      return wounded.slice(0, start) + slice + wounded.slice(how === 'insert' ? start : start + length);
    }, text),
  );

/** Header values as HTTP can carry them. */
const headerText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS).map((text) => text.replace(/[^\t\x20-\x7e]/g, '?').slice(0, 500)),
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim()),
);
const seldom = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const headers = fc
  .record({
    'accept-language': fc.oneof(fc.constantFrom('vi', 'vi-VN,vi;q=0.9,en;q=0.5', 'en', 'fr'), headerText),
    accept: seldom(fc.oneof(fc.constantFrom('application/json', 'text/event-stream', 'text/html'), headerText)),
    authorization: seldom(
      fc.oneof(
        fc.constantFrom(
          'Bearer x.y.z',
          'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.',
          'Basic YTpi',
          'Bearer ',
        ),
        headerText,
      ),
    ),
    'x-as-of': seldom(headerText),
    'x-on-boundaries-of': seldom(headerText),
    'x-request-id': seldom(headerText),
    'x-forwarded-for': seldom(headerText),
    'x-viewer': seldom(headerText),
    origin: seldom(fc.oneof(fc.constant('https://evil.example'), headerText)),
    'apollo-require-preflight': seldom(headerText),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)))
  .map((given) => given as Readonly<Record<string, string>>);

/** Requests that no client of good will sends. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc.record({
  query: document,
  variables,
  operationName: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: hostileValue }),
  extensions: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.record({ asOf: fc.oneof(fc.constant('now'), hostileValue) }) },
    { weight: 1, arbitrary: fc.record({ onBoundariesOf: hostileValue }) },
    { weight: 1, arbitrary: hostileValue },
  ),
  headers,
});
