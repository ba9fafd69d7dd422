import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../gateway/gateway.ts';
import { gatewayOver, memoryAudit, subgraph, VIEWERS } from './access-fixture.ts';

const { public: everyone, citizen, officer, auditor, operator } = VIEWERS;

function grants() {
  const done: string[] = [];
  const people = ['An', 'Bình', null].map((subject, i) => ({
    __typename: 'Grant',
    id: String(i),
    subject,
    role: 'officer',
  }));
  const all = subgraph(
    'grants',
    `type Query { grants: [Grant] anyOf: [Holder] broken: Grant open: Int viewer: Me }
    type Mutation { give: Grant @requiresScopes(scopes: [["grants:write"]]) note: Grant }
    interface Holder { id: ID! subject: String @tag(name: "personal") }
    type Grant implements Holder {
      id: ID! role: String subject: String @requiresScopes(scopes: [["grants:read"]]) @tag(name: "personal")
      names: [[String]] @requiresScopes(scopes: [["grants:read"]]) @tag(name: "personal")
      card: Card @authenticated @tag(name: "personal")
      must: String!
    }
    type Me implements Holder { id: ID! subject: String }
    type Card { no: Int }`,
    {
      Query: {
        grants: () => people.map((each) => ({ ...each, names: [['a', null], ['b']], card: { no: 1 } })),
        anyOf: () => [{ __typename: 'Me', id: 'm', subject: 'tôi' }, people[0]],
        broken: () => ({ id: '9', subject: 'Chi', must: null }),
        open: () => 1,
        viewer: () => ({ id: 'm', subject: 'tôi' }),
      },
      Mutation: { give: () => done.push('give') && people[0], note: () => done.push('note') && people[0] },
      Holder: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    },
  );
  return { all, done };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function audited(options: Partial<GatewayOptions> = {}) {
  const audit = memoryAudit();
  const { all, done } = grants();
  return { audit, done, grants: all, ...(await gatewayOver([all], { audit, ...options })) };
}

describe('a read of what is marked personal', () => {
  it('is recorded with who read what by which document, and how many values went out', async () => {
    const { audit, ask } = await audited();
    const query = 'query Who { grants { id subject names card { no } } open }';

    const answer = await ask(query, { viewer: officer, requestId: 'r1' });

    expect(answer.data).toMatchObject({ grants: [{ subject: 'An' }, { subject: 'Bình' }, { subject: null }] });
    expect(answer.isCacheable).toBe(false);
    expect(audit.entries).toEqual([
      {
        kind: 'PERSONAL_READ',
        viewer: officer,
        requestId: 'r1',
        facts: {
          coordinates: ['Grant.card', 'Grant.names', 'Grant.subject'],
          values: 2 + 3 * 2 + 3,
          operationName: 'Who',
          documentSha256: sha256(query),
        },
      },
    ]);
    expect(JSON.stringify(audit.entries)).not.toContain('Bình');
  });

  it('is on record before the answer is given out', async () => {
    const { audit, ask } = await audited();
    const recorded = Promise.withResolvers<void>();
    audit.record = () => recorded.promise;
    let isAnswered = false;

    const asking = ask('{ grants { subject } }', { viewer: officer }).finally(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isAnswered).toBe(false);

    recorded.resolve();
    expect((await asking).data).toMatchObject({ grants: [{ subject: 'An' }, {}, {}] });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('disk full'))],
    [
      'throws',
      () => {
        throw new Error('disk full');
      },
    ],
    ['never answers', () => new Promise<void>(() => {})],
  ])('is refused with AUDIT_UNAVAILABLE and without any data when the record %s', async (_, record) => {
    const { audit, ask } = await audited({ limits: { operationTimeoutMs: 300 } });
    audit.record = record;

    const answer = await ask('{ grants { subject } open }', { viewer: officer });

    expect(answer).toMatchObject({
      status: 503,
      isCacheable: false,
      errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/An|disk full|"data"/);
    expect((await ask('{ grants { id } open }', { viewer: officer })).data).toMatchObject({ open: 1 });
  });

  it.each([
    ['no such value is there', '{ none: broken { id must subject } open }', officer],
    ['nothing personal is asked for', '{ grants { id role } open }', officer],
    ['it is refused', '{ grants { subject } }', everyone],
    ['it is left out', '{ grants { id subject @skip(if: true) } }', officer],
    ['it is one’s own', '{ viewer { id } }', citizen],
  ])('is not recorded when %s', async (_, query, viewer) => {
    const { audit, ask } = await audited();

    await ask(query, { viewer });

    expect(audit.entries.filter(({ kind }) => kind === 'PERSONAL_READ')).toEqual([]);
  });

  it('counts what went out, and not what was lost with an object on the way', async () => {
    const { audit, ask } = await audited();

    const answer = await ask('{ broken { subject must } grants { subject } }', { viewer: officer });

    expect(answer.data).toMatchObject({ broken: null });
    expect(audit.entries[0]?.facts.values).toBe(2);
  });

  it('is noticed behind other names, through fragments, and where the interface alone is marked', async () => {
    const { audit, ask } = await audited();

    await ask('{ anyOf { ...H } } fragment H on Holder { s: subject ... on Grant { t: subject } }', {
      viewer: officer,
    });

    expect(audit.entries[0]?.facts).toMatchObject({ coordinates: ['Grant.subject', 'Me.subject'], values: 3 });
  });

  it('of a mutation’s answer is recorded too', async () => {
    const { audit, ask } = await audited();

    await ask('mutation { note { subject } }', { viewer: officer });

    expect(audit.entries).toMatchObject([{ kind: 'PERSONAL_READ', facts: { values: 1, operationName: null } }]);
  });

  it('leaves no cache with an answer of which a part is refused or personal', async () => {
    const { ask } = await audited();

    expect((await ask('{ open }')).isCacheable).toBe(true);
    expect((await ask('{ open grants { id } }', { viewer: officer })).isCacheable).toBe(true);
    expect((await ask('{ open grants { subject } }')).isCacheable).toBe(false);
    expect((await ask('{ open grants { subject } }', { viewer: officer })).isCacheable).toBe(false);
  });
});

describe('a refused access', () => {
  it.each([
    [
      'fields of a query, for the public',
      '{ grants { subject card { no } } }',
      everyone,
      'NOT_AUTHORISED',
      ['Grant.card', 'Grant.subject'],
    ],
    [
      'fields of a query, for known viewers',
      '{ grants { subject card { no } } }',
      citizen,
      'NOT_AUTHORISED',
      ['Grant.subject'],
    ],
    ['fields below the root of a mutation', 'mutation { note { id subject } }', auditor, null, []],
    [
      'fields below the root of a mutation',
      'mutation { note { id subject } }',
      citizen,
      'NOT_AUTHORISED',
      ['Grant.subject'],
    ],
    ['a mutation, for the public', 'mutation { give { id } }', everyone, 'UNAUTHENTICATED', ['Mutation.give']],
    [
      'a mutation, for known viewers',
      'mutation { note { id } give { subject } }',
      citizen,
      'FORBIDDEN',
      ['Mutation.give'],
    ],
  ] as const)('is recorded: %s', async (_, query, viewer, code, coordinates) => {
    const { audit, ask } = await audited();

    await ask(query, { viewer, requestId: 'r2' });

    const refused = audit.entries.filter(({ kind }) => kind === 'ACCESS_REFUSED');
    expect(refused).toEqual(
      code === null
        ? []
        : [
            {
              kind: 'ACCESS_REFUSED',
              viewer,
              requestId: 'r2',
              facts: { code, coordinates, operationName: null, documentSha256: sha256(query) },
            },
          ],
    );
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('disk full'))],
    ['never answers', () => new Promise<void>(() => {})],
  ])('stands when the record %s, which the log is told', async (how, record) => {
    const logged: unknown[] = [];
    const log = (...entry: unknown[]) => logged.push(entry);
    const logger = { debug: log, info: log, warn: log, error: log } as never;
    const { audit, ask, done } = await audited({ logger });
    audit.record = record;

    expect((await ask('mutation { give { id } }')).status).toBe(401);
    expect((await ask('{ open grants { subject } }')).data).toMatchObject({ open: 1 });

    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    expect(logged).toHaveLength(how === 'rejects' ? 2 : 0);
  });

  it('is on record when the gateway has stopped', async () => {
    const { audit, ask, gateway } = await audited();
    const written: string[] = [];
    audit.record = async ({ kind }) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      written.push(kind);
    };

    await ask('{ grants { subject } }');
    expect(written).toEqual([]);
    await gateway.stop();

    expect(written).toEqual(['ACCESS_REFUSED']);
  });

  it('keeps no more of a name that a client chose than fits', async () => {
    const { audit, ask } = await audited();

    await ask(`query ${'N'.repeat(5000)} { grants { subject } }`);

    expect(String(audit.entries[0]?.facts.operationName)).toHaveLength(200);
  });
});

describe('a gateway without an audit record', () => {
  it('answers and refuses all the same', async () => {
    const { ask } = await gatewayOver([grants().all]);

    expect((await ask('{ grants { subject } }', { viewer: operator })).data).toMatchObject({
      grants: [{ subject: 'An' }, {}, {}],
    });
    expect((await ask('{ grants { subject } }')).data).toMatchObject({ grants: [{ subject: null }, {}, {}] });
  });
});
