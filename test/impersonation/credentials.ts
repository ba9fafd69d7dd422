import { createHmac } from 'node:crypto';
import { decodeJwt } from 'jose';
import { DEVELOPMENT_ISSUER, issueDevelopmentToken } from '../../gateway/authentication/development-token.ts';
import { fixedClock } from '../../platform/clock.ts';
import { apiKeySha256, newApiKeySecret } from '../../platform/viewer/api-key.ts';
import { derivedKey } from '../../platform/viewer/derived-key.ts';
import { createCallSigner } from '../../platform/viewer/signed-call.ts';
import { viewerOf } from '../../platform/viewer.ts';
import { encoded } from '../support/issuer.ts';
import { TEST_SECRET } from '../support/test-database.ts';
import { type Attack, authorization, bearer, NOW, SECONDS, TODAY, VICTIM } from './house.ts';

const OPERATOR = viewerOf({ subject: VICTIM, roles: ['operator'] });
const CALL = { viewer: OPERATOR, readAt: { position: null, today: TODAY }, language: 'en' } as const;

const id = (key: string) => key.slice(4, 40);
const secret = (key: string) => key.slice(41);

/** Ways to be a machine by its key. */
export const API_KEYS: readonly Attack[] = [
  [
    'a key that is not registered',
    () => bearer(`lth_0a1b2c3d-0000-4000-8000-0000000000ff_${newApiKeySecret()}`),
    'API_KEY_UNKNOWN',
  ],
  ['another secret', ({ keys }) => bearer(`lth_${id(keys.operator)}_${newApiKeySecret()}`), 'API_KEY_UNKNOWN'],
  [
    'the id of one key and the secret of another',
    ({ keys }) => bearer(`lth_${id(keys.operator)}_${secret(keys.other)}`),
    'API_KEY_UNKNOWN',
  ],
  [
    'the hash of the secret',
    ({ keys }) => bearer(`lth_${id(keys.operator)}_${apiKeySha256(secret(keys.operator))}`),
    'API_KEY_UNKNOWN',
  ],
  [
    'the hash of the secret, cut to its length',
    ({ keys }) => bearer(`lth_${id(keys.operator)}_${apiKeySha256(secret(keys.operator)).slice(0, 43)}`),
    'API_KEY_UNKNOWN',
  ],
  ['a secret cut short', ({ keys }) => bearer(keys.operator.slice(0, -1)), 'API_KEY_UNKNOWN'],
  ['a secret with more after it', ({ keys }) => bearer(`${keys.operator}x`), 'API_KEY_UNKNOWN'],
  [
    'a secret in small letters',
    ({ keys }) => bearer(`lth_${id(keys.operator)}_${swapped(secret(keys.operator))}`),
    'API_KEY_UNKNOWN',
  ],
  ['no secret', ({ keys }) => bearer(`lth_${id(keys.operator)}_`), 'API_KEY_UNKNOWN'],
  ['the id alone', ({ keys }) => bearer(`lth_${id(keys.operator)}`), 'API_KEY_UNKNOWN'],
  [
    'the id in capitals',
    ({ keys }) => bearer(`lth_${id(keys.operator).toUpperCase()}_${secret(keys.operator)}`),
    'API_KEY_UNKNOWN',
  ],
  [
    'the id without its lines',
    ({ keys }) => bearer(`lth_${id(keys.operator).replaceAll('-', '')}_${secret(keys.operator)}`),
    'API_KEY_UNKNOWN',
  ],
  ['the beginning in capitals', ({ keys }) => bearer(keys.operator.replace('lth_', 'LTH_')), 'API_KEY_UNKNOWN'],
  ['the beginning twice', ({ keys }) => bearer(`lth_${keys.operator}`), 'API_KEY_UNKNOWN'],
  ['no beginning', ({ keys }) => bearer(keys.operator.slice(4)), 'TOKEN_MALFORMED'],
  ['the beginning of another', ({ keys }) => bearer(keys.operator.replace('lth_', 'sk_')), 'TOKEN_MALFORMED'],
  ['SQL for an id', ({ keys }) => authorization(`Bearer lth_'or'1'='1_${secret(keys.operator)}`), 'UNAUTHENTICATED'],
  ['any id', ({ keys }) => authorization(`Bearer lth_%_${secret(keys.operator)}`), 'UNAUTHENTICATED'],
  ['the key by another scheme', ({ keys }) => authorization(`ApiKey ${keys.operator}`), 'UNAUTHENTICATED'],
  [
    'the key as name and password',
    ({ keys }) =>
      authorization(`Basic ${Buffer.from(`${id(keys.operator)}:${secret(keys.operator)}`).toString('base64')}`),
    'UNAUTHENTICATED',
  ],
  ['a key after its last day', ({ keys }) => bearer(keys.expired), 'API_KEY_EXPIRED'],
  ['a key that was ended', ({ keys }) => bearer(keys.ended), 'API_KEY_REVOKED'],
  ['a key of a machine of which all was called back', ({ keys }) => bearer(keys.calledBack), 'API_KEY_REVOKED'],
  [
    'the wrong secret of a key that was ended, to learn that it was',
    ({ keys }) => bearer(`lth_${id(keys.ended)}_${newApiKeySecret()}`),
    'API_KEY_UNKNOWN',
  ],
];

function swapped(text: string): string {
  const small = text.toLowerCase();
  return small === text ? text.toUpperCase() : small;
}

const developer = () => issueDevelopmentToken(TEST_SECRET, OPERATOR, new Date(NOW));

function signedBy(key: Parameters<typeof createHmac>[1], header: object, claims: object, hash = 'sha256'): string {
  const text = `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(claims))}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

/** Tokens of one kind in the place of another, at a hub in production. */
export const KINDS_IN_PRODUCTION: readonly Attack[] = [
  ['a development token', async () => bearer(await developer()), 'TOKEN_ALGORITHM_REFUSED'],
  [
    'a development token in the issuer’s name',
    ({ issuer }) =>
      bearer(
        signedBy(
          derivedKey(TEST_SECRET, DEVELOPMENT_ISSUER),
          { alg: 'HS256', typ: 'at+jwt' },
          issuer.claims({ sub: VICTIM }),
        ),
      ),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a token of the issuer in the name of development',
    ({ issuer }) => bearer(issuer.token({ iss: DEVELOPMENT_ISSUER, aud: 'gateway', sub: VICTIM, roles: ['operator'] })),
    'TOKEN_ISSUER_UNKNOWN',
  ],
  [
    'a signed call to a subgraph',
    () => bearer(createCallSigner(TEST_SECRET, 'who', fixedClock(NOW)).sign(CALL, '')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  ['a signed call as it was read on the way', ({ signed }) => bearer(signed.at(-1)!.token), 'TOKEN_ALGORITHM_REFUSED'],
];

/** The same outside production, where development tokens are taken. */
export const KINDS_IN_DEVELOPMENT: readonly Attack[] = [
  [
    'a development token of a person',
    async () =>
      bearer(await issueDevelopmentToken(TEST_SECRET, { ...OPERATOR, subject: `person:${VICTIM}` }, new Date(NOW))),
    { subject: `dev:person:${VICTIM}` },
  ],
  [
    'a development token of the public',
    async () => bearer(await issueDevelopmentToken(TEST_SECRET, { ...OPERATOR, subject: 'public' }, new Date(NOW))),
    { subject: 'dev:public' },
  ],
  [
    'a development token of another hub',
    async () => bearer(await issueDevelopmentToken(`${TEST_SECRET}!`, OPERATOR, new Date(NOW))),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a development token signed with the hub’s key itself',
    async () =>
      bearer(signedBy(TEST_SECRET, { alg: 'HS256', typ: 'lien-thong-development+jwt' }, decodeJwt(await developer()))),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a development token signed with the key of a subgraph',
    async () =>
      bearer(
        signedBy(
          derivedKey(TEST_SECRET, 'call:who'),
          { alg: 'HS256', typ: 'lien-thong-development+jwt' },
          decodeJwt(await developer()),
        ),
      ),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a development token without a signature',
    async () =>
      bearer(`${encoded({ alg: 'none', typ: 'lien-thong-development+jwt' })}.${(await developer()).split('.')[1]}.`),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a development token of HS512',
    async () =>
      bearer(
        signedBy(
          derivedKey(TEST_SECRET, DEVELOPMENT_ISSUER),
          { alg: 'HS512', typ: 'lien-thong-development+jwt' },
          decodeJwt(await developer()),
          'sha512',
        ),
      ),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a development token that says it is an access token',
    async () =>
      bearer(
        signedBy(
          derivedKey(TEST_SECRET, DEVELOPMENT_ISSUER),
          { alg: 'HS256', typ: 'at+jwt' },
          decodeJwt(await developer()),
        ),
      ),
    'TOKEN_MALFORMED',
  ],
  [
    'a development token of yesterday',
    async () => bearer(await issueDevelopmentToken(TEST_SECRET, OPERATOR, new Date((SECONDS - 86_400) * 1000))),
    'TOKEN_EXPIRED',
  ],
  [
    'a token of the issuer in the name of development',
    ({ issuer }) => bearer(issuer.token({ iss: DEVELOPMENT_ISSUER, aud: 'gateway', sub: VICTIM, roles: ['operator'] })),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a development token in the issuer’s name',
    ({ issuer }) =>
      bearer(
        signedBy(
          derivedKey(TEST_SECRET, DEVELOPMENT_ISSUER),
          { alg: 'HS256', typ: 'at+jwt' },
          issuer.claims({ sub: VICTIM }),
        ),
      ),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a signed call to a subgraph',
    () => bearer(createCallSigner(TEST_SECRET, 'who', fixedClock(NOW)).sign(CALL, '')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a signed call to a subgraph that is called like development',
    () => bearer(createCallSigner(TEST_SECRET, DEVELOPMENT_ISSUER, fixedClock(NOW)).sign(CALL, '')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a signed call to the gateway',
    () => bearer(createCallSigner(TEST_SECRET, 'gateway', fixedClock(NOW)).sign(CALL, '')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
];
