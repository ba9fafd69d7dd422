import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { PUBLIC_VIEWER, type Viewer, viewerOf } from '../platform/viewer.ts';
import { type DirectivesSubgraph, OPERATOR, startDirectives } from './support/directives-subgraph.ts';

let hub: DirectivesSubgraph;
beforeAll(async () => {
  hub = await startDirectives();
});
afterAll(() => hub[Symbol.asyncDispose]());

const RECORD = `mutation ($input: RecordDirectiveInput!) { recordDirective(input: $input) {
  directive {
    id kind type number symbol issuer { id } issuedOn subject
    citations { nodes { to { symbol } status relation clause asWritten } }
  }
  problems { code message path }
} }`;

interface Payload {
  readonly directive: { readonly id: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

let keys = 0;
/** A letter of today's Phú Thọ province, under a key and a number of its own. */
function letter(over: Record<string, unknown> = {}): Record<string, unknown> {
  keys += 1;
  return {
    idempotencyKey: `key ${keys}`,
    type: 'Công văn',
    symbol: `${9000 + keys}/UBND-KSTT`,
    issuerId: hub.agencyId('province/phu-tho@2025'),
    issuedOn: '2026-03-30',
    subject: 'V/v triển khai Kế hoạch cải cách thủ tục hành chính',
    citations: [],
    ...over,
  };
}

async function record(input: Record<string, unknown>, viewer: Viewer = OPERATOR): Promise<Payload> {
  const { recordDirective } = await hub.data<{ recordDirective: Payload }>(RECORD, { variables: { input }, viewer });
  return recordDirective;
}

/** Rows that recording writes, and receipts beside them. */
async function rows() {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    const counted = await admin.query<{ facts: number; events: number; receipts: number }>(`select
      ((select count(*) from directives.directive_fact) + (select count(*) from directives.citation_fact))::int as facts,
      (select count(*)::int from directives.feed_event) as events,
      (select count(*)::int from directives.command_receipt) as receipts`);
    return counted.rows[0]!;
  } finally {
    await admin.end();
  }
}

const officerOf = (key: string): Viewer =>
  viewerOf({ subject: `officer of ${key}`, roles: ['officer'], agencyIds: [hub.agencyId(key)] });

describe('a document that is recorded', () => {
  it('is answered whole, with what it cites, and has one event in the feed', async () => {
    const before = await rows();
    const input = letter({
      symbol: 'Số: 09/ubnd-kstt',
      subject: '  V/v triển khai  ',
      citations: [
        {
          toId: hub.directiveId('131/NQ-CP@2022-10-06'),
          relation: 'IMPLEMENTS',
          clause: '1',
          asWritten: 'Nghị quyết 131',
        },
        { relation: 'REFERS_TO', clause: '2', asWritten: 'công văn số …/VPCP-KSTT' },
      ],
    });
    expect(await record(input, officerOf('province/phu-tho@2025'))).toEqual({
      directive: {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
        ...{ kind: 'DOCUMENT', type: 'Công văn', number: '09', symbol: '09/UBND-KSTT', issuedOn: '2026-03-30' },
        issuer: { id: input.issuerId },
        subject: 'V/v triển khai',
        citations: {
          nodes: [
            {
              ...{ to: { symbol: '131/NQ-CP' }, status: 'RESOLVED', relation: 'IMPLEMENTS' },
              ...{ clause: '1', asWritten: 'Nghị quyết 131' },
            },
            {
              ...{ to: null, status: 'OPEN', relation: 'REFERS_TO' },
              ...{ clause: '2', asWritten: 'công văn số …/VPCP-KSTT' },
            },
          ],
        },
      },
      problems: [],
    });
    expect(await rows()).toEqual({
      facts: before.facts + 3,
      events: before.events + 1,
      receipts: before.receipts + 1,
    });
  });

  it('may have neither number nor day, and two such papers are two documents', async () => {
    const blank = () => letter({ symbol: undefined, issuedOn: undefined });
    const [one, other] = [await record(blank()), await record(blank())];
    expect(one).toMatchObject({ directive: { number: null, symbol: null, issuedOn: null }, problems: [] });
    expect(other.directive?.id).not.toBe(one.directive?.id);
  });

  it('is held by the position of the moment at which its recorder is told, and by none before', async () => {
    const before = await hub.now();
    const { directive } = await record(letter());
    const after = await hub.now();

    const query = 'query ($id: ID!) { directive(id: $id) { id } }';
    const variables = { id: directive!.id };
    expect(await hub.data(query, { variables, position: before })).toEqual({ directive: null });
    expect(await hub.data(query, { variables, position: after })).toEqual({ directive: variables });
    expect(await hub.data(query, { variables })).toEqual({ directive: variables });
  });

  it('is seen by the rest of its own request, also when that records another', async () => {
    const twice = `mutation ($one: RecordDirectiveInput!, $other: RecordDirectiveInput!) {
      one: recordDirective(input: $one) { directive { symbol issuer { id } } }
      other: recordDirective(input: $other) { directive { symbol citations { nodes { to { symbol } } } } problems { code } }
    }`;
    const [one, other] = [letter(), letter()];
    const { data, errors } = await hub.ask(twice, { variables: { one, other }, viewer: OPERATOR });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      one: { directive: { symbol: one.symbol, issuer: { id: one.issuerId } } },
      other: { directive: { symbol: other.symbol, citations: { nodes: [] } }, problems: [] },
    });
  });

  it('does not make requests that record several wait for each other for ever', async () => {
    const twice = `mutation ($one: RecordDirectiveInput!, $other: RecordDirectiveInput!) {
      one: recordDirective(input: $one) { directive { id } } other: recordDirective(input: $other) { directive { id } }
    }`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        hub.ask(twice, { variables: { one: letter(), other: letter() }, viewer: OPERATOR }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
  });
});

describe('a document that is refused', () => {
  const citation = (over: Record<string, unknown>) => [
    { relation: 'IMPLEMENTS', clause: '1', asWritten: 'Nghị quyết', ...over },
  ];
  const nobody = '00000000-0000-4000-8000-000000000000';

  it.each<[code: string, over: () => Record<string, unknown>, path: string[]]>([
    ['AGENCY_NOT_FOUND', () => ({ issuerId: nobody }), ['issuerId']],
    ['AGENCY_NOT_IN_FORCE', () => ({ issuedOn: '2025-06-30' }), ['issuerId']],
    ['AGENCY_NOT_IN_FORCE', () => ({ issuerId: hub.agencyId('province/phu-tho') }), ['issuerId']],
    ['SYMBOL_UNREADABLE', () => ({ symbol: 'Công văn hoả tốc' }), ['symbol']],
    ['SYMBOL_UNREADABLE', () => ({ symbol: '/UBND-KSTT' }), ['symbol']],
    ['ISSUED_IN_FUTURE', () => ({ issuedOn: '2026-04-01' }), ['issuedOn']],
    ['TEXT_BLANK', () => ({ subject: ' \t ' }), ['subject']],
    ['TEXT_BLANK', () => ({ type: '' }), ['type']],
    ['TEXT_BLANK', () => ({ citations: citation({ asWritten: '' }) }), ['citations', '0', 'asWritten']],
    ['TEXT_TOO_LONG', () => ({ subject: 'a'.repeat(2001) }), ['subject']],
    ['TEXT_TOO_LONG', () => ({ symbol: `1/${'A'.repeat(100)}` }), ['symbol']],
    ['TEXT_UNREADABLE', () => ({ subject: 'a\0b' }), ['subject']],
    ['TEXT_UNREADABLE', () => ({ citations: citation({ clause: '\ud800' }) }), ['citations', '0', 'clause']],
    ['CITED_DIRECTIVE_NOT_FOUND', () => ({ citations: citation({ toId: nobody }) }), ['citations', '0', 'toId']],
    ['CITATIONS_TOO_MANY', () => ({ citations: Array(101).fill(citation({})[0]) }), ['citations']],
  ])('%s leaves a receipt and nothing else', async (code, over, path) => {
    const before = await rows();
    const { directive, problems } = await record(letter(over()));
    expect({ directive, problems }).toEqual({
      directive: null,
      problems: [{ code, message: expect.stringMatching(/^Expected .+\.$/), path }],
    });
    expect(await rows()).toEqual({ ...before, receipts: before.receipts + 1 });
  });

  it('is told all that is wrong with it', async () => {
    const { problems } = await record(
      letter({ issuerId: nobody, issuedOn: '2026-04-01', citations: citation({ toId: nobody }) }),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'AGENCY_NOT_FOUND',
      'ISSUED_IN_FUTURE',
      'CITED_DIRECTIVE_NOT_FOUND',
    ]);
  });

  it('is known already: the answer names the document', async () => {
    const first = letter();
    const { directive } = await record(first);
    const before = await rows();

    const again = await record({ ...letter(first), idempotencyKey: 'another key', symbol: ` ${first.symbol} ` });
    expect(again).toEqual({
      directive: null,
      problems: [{ code: 'DIRECTIVE_EXISTS', message: expect.stringContaining(directive!.id), path: [] }],
    });
    expect(await rows()).toEqual({ ...before, receipts: before.receipts + 1 });
  });

  it('is not known already when only its symbol is: 02/NQ-CP of a fourth day is a fourth document', async () => {
    const issuerId = hub.agencyId('government/chinh-phu');
    const resolution = { type: 'Nghị quyết', symbol: '02/NQ-CP', issuerId };
    const known = await record(letter({ ...resolution, issuedOn: '2025-01-08' }));
    expect(known.problems.map(({ code }) => code)).toEqual(['DIRECTIVE_EXISTS']);
    expect(known.problems[0]?.message).toContain(hub.directiveId('02/NQ-CP@2025-01-08'));

    expect(await record(letter({ ...resolution, issuedOn: '2026-01-08' }))).toMatchObject({ problems: [] });
    const query = '{ directives(filter: { symbol: "02/NQ-CP" }) { totalCount } }';
    expect(await hub.data(query)).toEqual({ directives: { totalCount: 4 } });
  });

  it('is not that of an officer of another agency', async () => {
    const before = await rows();
    const { directive, problems } = await record(letter({ subject: '' }), officerOf('province/binh-dinh'));
    expect({ directive, codes: problems.map(({ code }) => code) }).toEqual({ directive: null, codes: ['NOT_YOURS'] });
    expect(await rows()).toEqual({ ...before, receipts: before.receipts + 1 });
  });

  it.each<[string, string, () => Viewer]>([
    ['the public', 'UNAUTHENTICATED', () => PUBLIC_VIEWER],
    ['a citizen', 'FORBIDDEN', () => viewerOf({ subject: 'a citizen', roles: ['citizen'] })],
    ['a machine whose key does not let it write', 'FORBIDDEN', () => ({ ...OPERATOR, scopes: ['grants:read'] })],
  ])(
    'by %s is refused with %s before anything is looked at, at every sight of the document',
    async (_, code, viewer) => {
      const before = await rows();
      for (let sight = 1; sight <= 3; sight += 1) {
        const input = { ...letter(), issuerId: 'no id', idempotencyKey: '' };
        const { data, errors } = await hub.ask(RECORD, { variables: { input }, viewer: viewer() });
        expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
        expect(data).toBeNull();
        expect(hub.statements).toEqual([]);
      }
      expect(await rows()).toEqual(before);
    },
  );

  it('is an error when an id is none', async () => {
    const before = await rows();
    const malformed = { input: letter({ citations: citation({ toId: '131/NQ-CP' }) }) };
    const answer = await hub.ask(RECORD, { variables: malformed, viewer: OPERATOR });
    expect(answer.errors?.map(({ extensions }) => [extensions?.code, extensions?.argument])).toEqual([
      ['ID_MALFORMED', 'input.citations.0.toId'],
    ]);
    expect(await rows()).toEqual(before);
  });
});

describe('a command that is sent again', () => {
  it('answers what it answered first and writes nothing', async () => {
    const input = letter();
    const first = await record(input);
    const before = await rows();

    // The same fields in another order.
    const reversed = Object.fromEntries(Object.entries(input).toReversed());
    expect(await record(reversed)).toEqual(first);
    expect(await record(input)).toEqual(first);
    expect(await rows()).toEqual(before);
  });

  it('stays refused, though what stood in its way is gone', async () => {
    const input = letter({ issuedOn: '2026-04-01' });
    const first = await record(input);
    const tomorrow = await hub.ask(RECORD, { variables: { input }, viewer: OPERATOR, today: '2026-04-01' });
    expect(first.problems).toHaveLength(1);
    expect(tomorrow.data).toEqual({ recordDirective: first });
  });

  it('with another input is refused and writes nothing', async () => {
    const input = letter();
    await record(input);
    const before = await rows();
    const { directive, problems } = await record({ ...input, subject: 'Khác' });
    expect({ directive, problems }).toMatchObject({
      directive: null,
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }],
    });
    expect(await rows()).toEqual(before);
  });

  it('twenty times at once writes once', async () => {
    const before = await rows();
    const input = letter();
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(input)));
    expect(new Set(answers.map(({ directive }) => directive?.id)).size).toBe(1);
    expect(answers[0]?.directive).not.toBeNull();
    expect(await rows()).toEqual({ facts: before.facts + 1, events: before.events + 1, receipts: before.receipts + 1 });
  });

  it('under ten keys at once records the document once and names it to the others', async () => {
    const before = await rows();
    const input = letter();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => record({ ...input, idempotencyKey: `at once ${n}` })),
    );
    const made = answers.filter(({ directive }) => directive !== null);
    expect(made).toHaveLength(1);
    const others = answers.filter(({ directive }) => directive === null);
    expect(
      others.map(({ problems }) => [problems[0]?.code, problems[0]?.message.includes(made[0]!.directive!.id)]),
    ).toEqual(others.map(() => ['DIRECTIVE_EXISTS', true]));
    expect(await rows()).toEqual({
      facts: before.facts + 1,
      events: before.events + 1,
      receipts: before.receipts + 10,
    });
  });

  it.each([
    ['of no characters', '', 'IDEMPOTENCY_KEY_INVALID'],
    ['of 201 characters', 'k'.repeat(201), 'IDEMPOTENCY_KEY_INVALID'],
    ['with a NUL', 'k\0', 'IDEMPOTENCY_KEY_INVALID'],
  ])('under a key %s is refused without a receipt', async (_, idempotencyKey, code) => {
    const before = await rows();
    const { problems } = await record(letter({ idempotencyKey }));
    expect(problems).toMatchObject([{ code, path: ['idempotencyKey'] }]);
    expect(await rows()).toEqual(before);
  });
});

describe('a receipt', () => {
  const RECEIPT = `query ($key: ID!) { commandReceipt(idempotencyKey: $key) {
    idempotencyKey command recordedAt directive { symbol } problems { code path }
  } }`;

  it('tells its viewer what was answered, and nobody else that there is one', async () => {
    const done = letter();
    const refused = letter({ subject: '' });
    const officer = officerOf('province/phu-tho@2025');
    await record(done, officer);
    await record(refused, officer);
    const ask = (input: Record<string, unknown>, viewer?: Viewer) =>
      hub.ask(RECEIPT, { variables: { key: input.idempotencyKey }, ...(viewer ? { viewer } : {}) });

    expect((await ask(done, officer)).data).toEqual({
      commandReceipt: {
        idempotencyKey: done.idempotencyKey,
        command: 'recordDirective',
        recordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        directive: { symbol: done.symbol },
        problems: [],
      },
    });
    expect((await ask(refused, officer)).data).toMatchObject({
      commandReceipt: { directive: null, problems: [{ code: 'TEXT_BLANK', path: ['subject'] }] },
    });
    expect(await ask(done, OPERATOR)).toEqual({ data: { commandReceipt: null } });
    expect(await ask(done)).toEqual({
      data: { commandReceipt: null },
      extensions: { nulls: [{ path: ['commandReceipt'], reason: 'NOT_AUTHORISED' }] },
    });
    expect(hub.statements).toEqual([]);
  });

  it('of a key that the database cannot hold is none', async () => {
    expect(await hub.data(RECEIPT, { variables: { key: 'k\0' }, viewer: OPERATOR })).toEqual({ commandReceipt: null });
  });
});
