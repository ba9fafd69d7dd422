import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ERRORS } from '../platform/errors.ts';
import { scopesOf } from '../platform/viewer.ts';
import { CALLS, called, made } from './impersonation/calls.ts';
import { CLAIMS } from './impersonation/claims.ts';
import { API_KEYS, KINDS_IN_DEVELOPMENT, KINDS_IN_PRODUCTION } from './impersonation/credentials.ts';
import { AMBIGUITIES, BESIDE_ONES_OWN, SCHEMES_REFUSED, WITHOUT_MEANING } from './impersonation/headers.ts';
import { type Attack, bearer, type Door, type House, knock, openHouse, VICTIM } from './impersonation/house.ts';
import { FORMS, KEYS, SIGNATURES } from './impersonation/tokens.ts';

const TABLES: readonly (readonly [group: string, door: Door, attacks: readonly Attack[]])[] = [
  ['signatures', 'production', SIGNATURES],
  ['keys of signatures', 'production', KEYS],
  ['forms of tokens', 'production', FORMS],
  ['claims', 'production', CLAIMS],
  ['keys of machines', 'production', API_KEYS],
  ['one kind of token for another, in production', 'production', KINDS_IN_PRODUCTION],
  ['one kind of token for another, outside it', 'development', KINDS_IN_DEVELOPMENT],
  ['several credentials', 'production', AMBIGUITIES],
  ['credentials that are none', 'production', SCHEMES_REFUSED],
  ['what means nothing', 'production', WITHOUT_MEANING],
  ['what means nothing beside one’s own token', 'production', BESIDE_ONES_OWN],
  ['signed calls', 'subgraph', CALLS],
];

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house[Symbol.asyncDispose]());
beforeEach(async () => {
  // A call of somebody known has just gone by: what the table's thieves have read.
  await knock(house, 'production', bearer(house.issuer.token()));
  house.seen.length = 0;
});

describe('those who are who they say', () => {
  const agencyIds: string[] = [];
  const operator = { roles: ['operator'], scopes: scopesOf(['operator']), agencyIds };

  it.each<[string, Door, (house: House) => string, object]>([
    [
      'by a token signed with RSA',
      'production',
      ({ issuer }) => issuer.token({ sub: VICTIM }),
      { subject: `person:${VICTIM}`, ...operator },
    ],
    [
      'by a token signed with an elliptic curve',
      'production',
      ({ issuer, ec }) => issuer.token({ sub: VICTIM }, {}, ec),
      { subject: `person:${VICTIM}`, ...operator },
    ],
    [
      'by a token signed with Ed25519',
      'production',
      ({ issuer, ed }) => issuer.token({ sub: VICTIM }, {}, ed),
      { subject: `person:${VICTIM}`, ...operator },
    ],
    [
      'by a key',
      'production',
      ({ keys }) => keys.operator,
      { subject: 'machine:0a1b2c3d-0000-4000-8000-000000000001', ...operator, scopes: ['grants:write', 'keys:write'] },
    ],
    [
      'by a token, outside production',
      'development',
      ({ issuer }) => issuer.token(),
      { subject: 'person:an', roles: ['citizen'], scopes: [], agencyIds },
    ],
  ])('are let in %s', async (_, door, credential, viewer) => {
    const { status, body } = await knock(house, door, bearer(credential(house)));
    expect({ status, body }).toEqual({ status: 200, body: { data: { viewer } } });
  });

  it.each(['Bearer', 'bearer', 'BEARER', 'bEaReR  '])('are let in by the scheme as "%s"', async (scheme) => {
    const { body } = await knock(house, 'production', {
      headers: [['authorization', `${scheme} ${house.issuer.token()}`]],
    });
    expect(body.data?.viewer?.subject).toBe('person:an');
  });
});

describe.each(TABLES)('nobody is somebody else by %s', (_, door, attacks) => {
  it.each(attacks)('%s', async (__, how, expected) => {
    const { status, headers, body } = await knock(house, door, await how(house));

    if (typeof expected === 'object') {
      // Whoever has no grant may do nothing, whatever they say of themselves.
      const roles = expected.subject === 'public' ? (['public'] as const) : (['citizen'] as const);
      const harmless = expected.subject.startsWith('dev:')
        ? { ...expected, roles: ['operator'] }
        : { ...expected, roles, scopes: [], agencyIds: [] };
      expect(status).toBe(200);
      expect(body.data?.viewer).toMatchObject(harmless);
      expect(house.seen).toHaveLength(1);
      return;
    }
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual([expected]);
    expect(body.data).toBeUndefined();
    expect(status).toBe(ERRORS[expected].status);
    expect(house.seen).toEqual([]);
    if (status === 401 && door !== 'subgraph') expect(headers['www-authenticate']).toMatch(/^Bearer/);
  });
});

it('at least a hundred ways are tried, each once', () => {
  const names = TABLES.flatMap(([group, , attacks]) => attacks.map(([name]) => `${group}: ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(100);
});

it('a call is taken that is signed as thieves would sign it, had they the key of the subgraph', async () => {
  const { status, body } = await knock(house, 'subgraph', called(made()));
  expect(status).toBe(200);
  expect(body.data?.viewer).toMatchObject({ subject: `person:${VICTIM}`, roles: ['operator'] });
});
