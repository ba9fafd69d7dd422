import { GraphQLError } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gateway } from '../gateway/gateway.ts';
import { createPlanner } from '../gateway/planner.ts';
import { ERROR_TEXTS } from '../platform/errors/texts.ts';
import { ERRORS, type ErrorCode, HubError } from '../platform/errors.ts';
import type { Language } from '../platform/language.ts';
import { silentLogger } from '../platform/log.ts';
import { defineSubgraph } from '../platform/subgraph.ts';
import { PUBLIC_VIEWER } from '../platform/viewer.ts';
import { composed, fixtureGateway, fixtureSubgraph } from './gateway/fixture.ts';

/** What a partner says of its own, with a code that is none of ours. */
const CLOSED = new GraphQLError('The dossier is closed.', {
  extensions: { code: 'DOSSIER_CLOSED', remedy: 'Open another.' },
});

const services = fixtureSubgraph(
  'services',
  `type Query { dossier(id: ID! = "d", on: Int): Dossier late: Late }
  type Dossier { id: ID! number: String! closed: String unknown: String elsewhere: String count: Int }
  type Late { word: String }`,
  {
    Query: { dossier: () => ({ id: 'd', number: null, count: 'many' }), late: () => ({ word: 'soon' }) },
    Dossier: {
      closed: () => {
        throw CLOSED;
      },
      unknown: () => {
        throw new HubError('ID_MALFORMED', 'Expected an id in "dossier", got "d".');
      },
      elsewhere: () => {
        throw new Error('Nobody foresaw this.');
      },
      count: () => 1,
    },
  },
);

let gateway: Gateway;
beforeAll(async () => {
  ({ gateway } = await fixtureGateway([services]));
});

interface Told {
  readonly status: number;
  readonly data?: unknown;
  readonly errors: readonly {
    message: string;
    path?: unknown;
    locations?: unknown;
    extensions: Record<string, unknown>;
  }[];
  readonly extensions?: { nulls?: unknown };
}

async function ask(request: Parameters<Gateway['execute']>[0], language: Language): Promise<Told> {
  const { status, body } = await gateway.execute({ ...request, language, requestId: 'r-1' });
  return { status, ...JSON.parse(body) };
}

describe.each<[what: string, code: ErrorCode, request: object]>([
  ['a body that is none', 'BODY_MALFORMED', { query: 7 }],
  ['a document that cannot be read', 'GRAPHQL_PARSE_FAILED', { query: '{ dossier { ' }],
  ['a document that does not fit the schema', 'GRAPHQL_VALIDATION_FAILED', { query: '{ dossier { a b } }' }],
  ['a document that is too deep', 'DOCUMENT_TOO_DEEP', { query: `{ ${'a { '.repeat(40)} b ${'}'.repeat(40)} }` }],
  [
    'an operation that is not there',
    'OPERATION_RESOLUTION_FAILURE',
    { query: '{ late { word } }', operationName: 'A' },
  ],
  ['a variable', 'BAD_USER_INPUT', { query: 'query ($on: Int) { dossier(on: $on) { id } }', variables: { on: 'x' } }],
  ['a moment', 'ASOF_MALFORMED', { query: '{ late { word } }', extensions: { asOf: 'then' } }],
])('a request refused for %s', (_, code, request) => {
  it('says in Vietnamese what the code means and what to do, and keeps in English what was the matter', async () => {
    const english = await ask(request as never, 'en');
    const vietnamese = await ask(request as never, 'vi');

    expect(english.status).toBe(ERRORS[code].status);
    expect(english.errors.length).toBeGreaterThan(0);
    for (const { extensions } of english.errors) {
      expect(extensions).toMatchObject({ code, remedy: ERRORS[code].remedy });
      expect(extensions).not.toHaveProperty('detail');
    }
    expect(vietnamese).toEqual({
      status: english.status,
      errors: english.errors.map(({ message, extensions, ...place }) => ({
        ...place,
        message: ERROR_TEXTS[code].vi,
        extensions: { ...extensions, remedy: ERROR_TEXTS[code].remedyVi, detail: message },
      })),
    });
  });
});

describe('errors within an answer', () => {
  it('are told in the language; data, paths and reasons are the same in both', async () => {
    services.behave = async () => {
      throw new HubError('SUBGRAPH_DOWN', 'The subgraph services could not be reached (ECONNREFUSED).');
    };
    const [english, vietnamese] = [
      await ask({ query: '{ late { word } }' }, 'en'),
      await ask({ query: '{ late { word } }' }, 'vi'),
    ];
    services.behave = null;

    expect(english.errors.map(({ message }) => message)).toEqual([
      'The subgraph services could not be reached (ECONNREFUSED).',
    ]);
    expect(vietnamese).toEqual({
      ...english,
      errors: [
        {
          message: ERROR_TEXTS.SUBGRAPH_DOWN.vi,
          path: ['late'],
          extensions: {
            code: 'SUBGRAPH_DOWN',
            remedy: ERROR_TEXTS.SUBGRAPH_DOWN.remedyVi,
            subgraph: 'services',
            detail: 'The subgraph services could not be reached (ECONNREFUSED).',
          },
        },
      ],
    });
    expect(vietnamese.extensions).toEqual({
      nulls: [{ path: ['late'], reason: 'DOWN', subgraph: 'services', count: 1 }],
    });
  });

  it('of a subgraph with a code of ours are told in the language', async () => {
    const { errors } = await ask({ query: '{ dossier { unknown } }' }, 'vi');

    expect(errors).toEqual([
      {
        message: ERROR_TEXTS.ID_MALFORMED.vi,
        path: ['dossier', 'unknown'],
        extensions: {
          code: 'ID_MALFORMED',
          remedy: ERROR_TEXTS.ID_MALFORMED.remedyVi,
          subgraph: 'services',
          detail: 'Expected an id in "dossier", got "d".',
        },
      },
    ]);
  });

  it('of a partner with a code of its own stay in its words', async () => {
    const expected = {
      message: 'The dossier is closed.',
      path: ['dossier', 'closed'],
      extensions: { code: 'DOSSIER_CLOSED', remedy: 'Open another.', subgraph: 'services' },
    };

    expect((await ask({ query: '{ dossier { closed } }' }, 'vi')).errors).toEqual([expected]);
    expect((await ask({ query: '{ dossier { closed } }' }, 'en')).errors).toEqual([expected]);
  });

  it('of a partner without a code keep its words as the detail', async () => {
    const { errors } = await ask({ query: '{ dossier { elsewhere } }' }, 'vi');

    expect(errors).toMatchObject([
      {
        message: ERROR_TEXTS.SUBGRAPH_ERROR.vi,
        extensions: { code: 'SUBGRAPH_ERROR', detail: 'Nobody foresaw this.' },
      },
    ]);
  });

  it('that the gateway finds itself are told in the language', async () => {
    services.behave = async () => ({ data: { dossier: { number: null } } });
    const { data, errors } = await ask({ query: '{ dossier { number } }' }, 'vi');
    services.behave = null;

    expect(data).toEqual({ dossier: null });
    expect(errors).toMatchObject([
      {
        message: ERROR_TEXTS.SUBGRAPH_ANSWER_INVALID.vi,
        extensions: { code: 'SUBGRAPH_ANSWER_INVALID', remedy: ERROR_TEXTS.SUBGRAPH_ANSWER_INVALID.remedyVi },
      },
    ]);
  });
});

describe('a bug', () => {
  /** A gateway in which planning fails with this. */
  async function broken(thrown: Error, logger = silentLogger) {
    const { apiSdl } = await createPlanner(composed([services]));
    const planner = { apiSdl, plan: () => Promise.reject(thrown), close: () => {} };
    return (await fixtureGateway([services], { planner, logger })).gateway;
  }

  it.each<[Language, string, string]>([
    ['en', 'The hub made a mistake.', ERRORS.INTERNAL_ERROR.remedy],
    ['vi', ERROR_TEXTS.INTERNAL_ERROR.vi, ERROR_TEXTS.INTERNAL_ERROR.remedyVi],
  ])('tells in "%s" nothing but the id that the log has too', async (language, message, remedy) => {
    const logged: unknown[] = [];
    const gateway = await broken(new Error('connect ECONNREFUSED 10.0.0.7:5432 at /srv/hub/planner.ts:7'), {
      ...silentLogger,
      error: (_message, facts) => void logged.push(facts),
    });

    const { status, body } = await gateway.execute({ query: '{ late { word } }', language, requestId: 'r-7' });

    const detail = language === 'vi' ? { detail: 'The hub made a mistake.' } : {};
    expect([status, JSON.parse(body)]).toEqual([
      500,
      { errors: [{ message, extensions: { code: 'INTERNAL_ERROR', remedy, requestId: 'r-7', ...detail } }] },
    ]);
    expect(logged).toEqual([
      { requestId: 'r-7', error: expect.objectContaining({ message: expect.stringContaining('ECONNREFUSED') }) },
    ]);
  });

  it('is what a client sees of an error for the console, whose message names hosts and folders', async () => {
    const gateway = await broken(new HubError('DATABASE_UNREACHABLE', 'Could not open "hub" at db.internal:5432.'));

    const { body } = await gateway.execute({ query: '{ late { word } }', requestId: 'r-8' });

    expect(JSON.parse(body).errors).toMatchObject([
      { message: 'The hub made a mistake.', extensions: { code: 'INTERNAL_ERROR', requestId: 'r-8' } },
    ]);
    expect(body).not.toContain('db.internal');
  });

  it.each([
    ['a bug', new Error('relation "task" does not exist')],
    ['an error for the console', new HubError('DATABASE_UNREACHABLE', 'Could not open "hub" at db.internal:5432.')],
  ])('in a subgraph does not leave it: %s', async (_, thrown) => {
    const logged: unknown[] = [];
    const { execute } = defineSubgraph({
      name: 'tasks',
      sdl: 'type Query { task: String }',
      resolvers: {
        Query: {
          task: () => {
            throw thrown;
          },
        },
      },
      keepsHistory: false,
      resolvePosition: async () => null,
      openContext: (context) => ({ context, close: async () => {} }),
      logger: { ...silentLogger, error: (_message, facts) => void logged.push(facts) },
    });

    const response = await execute({
      query: '{ task }',
      variables: {},
      viewer: PUBLIC_VIEWER,
      readAt: { position: null, today: '2026-03-31' },
      language: 'vi',
      signal: new AbortController().signal,
      requestId: 'r-9',
    });

    expect(JSON.parse(JSON.stringify(response))).toEqual({
      data: { task: null },
      errors: [
        {
          message: 'The hub made a mistake.',
          path: ['task'],
          extensions: { code: 'INTERNAL_ERROR', requestId: 'r-9' },
        },
      ],
    });
    expect(logged).toEqual([expect.objectContaining({ requestId: 'r-9', error: thrown })]);
  });
});
