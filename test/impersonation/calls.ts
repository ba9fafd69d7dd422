import { createHmac, type KeyObject } from 'node:crypto';
import { decodeJwt } from 'jose';
import { issueDevelopmentToken } from '../../gateway/authentication/development-token.ts';
import { fixedClock } from '../../platform/clock.ts';
import { derivedKey } from '../../platform/viewer/derived-key.ts';
import { createCallSigner, type SignedCall } from '../../platform/viewer/signed-call.ts';
import { type Viewer, viewerOf } from '../../platform/viewer.ts';
import { encoded, signedToken } from '../support/issuer.ts';
import { TEST_SECRET } from '../support/test-database.ts';
import { AGENCY, type Attack, type House, NOW, QUERY, SECONDS, type Sent, TODAY, VICTIM } from './house.ts';

const OPERATOR: Viewer = viewerOf({ subject: `person:${VICTIM}`, roles: ['operator'] });
const CALL: SignedCall = { viewer: OPERATOR, readAt: { position: null, today: TODAY }, language: 'en' };
const BODY = JSON.stringify({ query: QUERY });
const MUTATION = JSON.stringify({ query: 'mutation { sign }' });
const KEY = derivedKey(TEST_SECRET, 'call:who');

export const called = (token: string, body = BODY, more: Partial<Sent> = {}): Sent => ({
  headers: [['Authorization', `Bearer ${token}`]],
  body,
  ...more,
});
const signedFor = (subgraph: string, key = TEST_SECRET, at = 0, call = CALL, body = BODY) =>
  createCallSigner(key, subgraph, fixedClock(new Date((SECONDS + at) * 1000).toISOString())).sign(call, body);
/** What the gateway signed last, as somebody read it who sits between. */
const stolen = ({ signed }: House) => signed.at(-1)!;
const claimsOf = (token: string) => ({ ...decodeJwt(token) });

/** As the gateway signs, with changes in header and claims and by whatever key. */
export function made(
  changes: object = {},
  header: object = {},
  key: KeyObject | Buffer | string = KEY,
  hash = 'sha256',
): string {
  const claims = { ...claimsOf(signedFor('who')), ...changes };
  const text = `${encoded({ alg: 'HS256', typ: 'JWT', ...header })}.${encoded(claims)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

/** The call that was read, with other claims under its old signature. */
function altered(house: House, changes: (claims: Record<string, unknown>) => object): Sent {
  const { token, body } = stolen(house);
  const [header, , signature] = token.split('.');
  const claims = claimsOf(token);
  return called(`${header}.${encoded({ ...claims, ...changes(claims) })}.${signature}`, body);
}

/** Ways past the gateway, to the subgraph's own door. */
export const CALLS: readonly Attack[] = [
  ['nothing', () => ({ body: BODY }), 'VIEWER_MISSING'],
  ['an empty header', () => ({ headers: [['Authorization', '']], body: BODY }), 'VIEWER_MISSING'],
  ['a name and a password', () => ({ headers: [['Authorization', 'Basic b3A6b3A=']], body: BODY }), 'VIEWER_MISSING'],
  ['a viewer in X-Viewer', () => ({ headers: [['X-Viewer', JSON.stringify(OPERATOR)]], body: BODY }), 'VIEWER_MISSING'],
  [
    'a signed call in another header',
    () => ({ headers: [['X-Authorization', `Bearer ${signedFor('who')}`]], body: BODY }),
    'VIEWER_MISSING',
  ],
  [
    'a signed call in the address',
    () => ({ path: `/?authorization=${signedFor('who')}`, body: BODY }),
    'VIEWER_MISSING',
  ],
  [
    'a signed call in a cookie',
    () => ({ headers: [['Cookie', `authorization=${signedFor('who')}`]], body: BODY }),
    'VIEWER_MISSING',
  ],
  [
    'a signed call after the body',
    () => ({ trailers: [['Authorization', `Bearer ${signedFor('who')}`]], body: BODY }),
    'VIEWER_MISSING',
  ],
  [
    'a signed call by another scheme',
    () => ({ headers: [['Authorization', `Token ${signedFor('who')}`]], body: BODY }),
    'VIEWER_MISSING',
  ],
  [
    'two signed calls with a comma',
    () => ({ headers: [['Authorization', `Bearer ${signedFor('who')}, Bearer ${signedFor('who')}`]], body: BODY }),
    'VIEWER_MISSING',
  ],
  ['one’s own access token', ({ issuer }) => called(issuer.token()), 'VIEWER_REFUSED'],
  [
    'an access token that holds a viewer',
    ({ issuer }) => called(issuer.token({ iss: 'gateway', aud: 'who', viewer: OPERATOR })),
    'VIEWER_REFUSED',
  ],
  ['a machine’s key', ({ keys }) => called(keys.operator), 'VIEWER_REFUSED'],
  [
    'a development token',
    async () => called(await issueDevelopmentToken(TEST_SECRET, { ...OPERATOR, subject: VICTIM }, new Date(NOW))),
    'VIEWER_REFUSED',
  ],
  ['a call that the gateway signed for another subgraph', () => called(signedFor('agencies')), 'VIEWER_REFUSED'],
  ['a call for a subgraph that is called nearly the same', () => called(signedFor('who ')), 'VIEWER_REFUSED'],
  ['a call that another hub signed', () => called(signedFor('who', `${TEST_SECRET}!`)), 'VIEWER_REFUSED'],
  ['a call that came before', (house) => called(stolen(house).token, stolen(house).body), 'VIEWER_REPLAYED'],
  [
    'a call that came before, for a position',
    (house) => called(stolen(house).token, stolen(house).body, { path: '/position' }),
    'VIEWER_REPLAYED',
  ],
  [
    'a call that came before, as a subscription',
    (house) =>
      called(stolen(house).token, stolen(house).body, {
        headers: [
          ['Authorization', `Bearer ${stolen(house).token}`],
          ['Accept', 'text/event-stream'],
        ],
      }),
    'VIEWER_REPLAYED',
  ],
  [
    'a call that came before, with another end to its signature',
    (house) => called(respelled(stolen(house).token), stolen(house).body),
    'VIEWER_REPLAYED',
  ],
  [
    'a signed query as a subscription',
    () => ({
      headers: [
        ['Authorization', `Bearer ${signedFor('who')}`],
        ['Accept', 'text/event-stream'],
      ],
      body: BODY,
    }),
    'VIEWER_REFUSED',
  ],
  [
    'another query under a signed call',
    () => called(signedFor('who'), JSON.stringify({ query: '{ viewer { subject } }' })),
    'VIEWER_REFUSED',
  ],
  ['a mutation under a signed query', () => called(signedFor('who'), MUTATION), 'VIEWER_REFUSED'],
  [
    'other variables under a signed call',
    () => called(signedFor('who'), JSON.stringify({ query: QUERY, variables: { id: 1 } })),
    'VIEWER_REFUSED',
  ],
  [
    'another operation under a signed call',
    () => called(signedFor('who'), JSON.stringify({ query: QUERY, operationName: 'other' })),
    'VIEWER_REFUSED',
  ],
  ['a blank more under a signed call', () => called(signedFor('who'), `${BODY} `), 'VIEWER_REFUSED'],
  [
    'the same meaning in other words under a signed call',
    () => called(signedFor('who'), BODY.replace('"query"', '"\\u0071uery"')),
    'VIEWER_REFUSED',
  ],
  [
    'two bodies in one under a signed call',
    () => called(signedFor('who'), `${BODY.slice(0, -1)},"query":"mutation { sign }"}`),
    'VIEWER_REFUSED',
  ],
  [
    'another viewer under the signature',
    (house) => altered(house, () => ({ sub: OPERATOR.subject, viewer: OPERATOR })),
    'VIEWER_REFUSED',
  ],
  [
    'another role under the signature',
    (house) => altered(house, ({ viewer }) => ({ viewer: { ...(viewer as object), roles: ['operator'] } })),
    'VIEWER_REFUSED',
  ],
  [
    'another agency under the signature',
    (house) => altered(house, ({ viewer }) => ({ viewer: { ...(viewer as object), agencyIds: [AGENCY] } })),
    'VIEWER_REFUSED',
  ],
  [
    'another moment under the signature',
    (house) => altered(house, () => ({ readAt: { position: 'feed.1', today: TODAY } })),
    'VIEWER_REFUSED',
  ],
  [
    'another day under the signature',
    (house) => altered(house, () => ({ readAt: { position: null, today: '2020-01-01' } })),
    'VIEWER_REFUSED',
  ],
  [
    'another id under the signature',
    (house) => altered(house, () => ({ jti: 'a-new-one-that-has-not-come' })),
    'VIEWER_REFUSED',
  ],
  [
    'a later end under the signature',
    (house) => altered(house, ({ exp }) => ({ exp: Number(exp) + 600 })),
    'VIEWER_REFUSED',
  ],
  [
    'the body of another under the signature',
    (house) => altered(house, () => ({ body: claimsOf(signedFor('who', TEST_SECRET, 0, CALL, MUTATION)).body })),
    'VIEWER_REFUSED',
  ],
  ['a call that has expired', () => called(made({ iat: SECONDS - 35, exp: SECONDS - 5 })), 'VIEWER_REFUSED'],
  ['a call of the future', () => called(signedFor('who', TEST_SECRET, 6)), 'VIEWER_REFUSED'],
  ['a call from before the server began', () => called(signedFor('who', TEST_SECRET, -1)), 'VIEWER_REFUSED'],
  ['a call that is good for an hour', () => called(made({ exp: SECONDS + 3600 })), 'VIEWER_REFUSED'],
  ['a call without an end', () => called(made({ exp: undefined })), 'VIEWER_REFUSED'],
  ['a call without an id', () => called(made({ jti: undefined })), 'VIEWER_REFUSED'],
  ['a call without a body', () => called(made({ body: undefined })), 'VIEWER_REFUSED'],
  ['a call of another issuer', () => called(made({ iss: 'who' })), 'VIEWER_REFUSED'],
  ['a call to several', () => called(made({ aud: ['who', 'agencies'] })), 'VIEWER_REFUSED'],
  ['a call whose subject is not its viewer', () => called(made({ sub: 'public' })), 'VIEWER_REFUSED'],
  ...(['none', 'None', 'NONE', 'nOnE', ''] as const).map(
    (alg): Attack => [
      `no signature, by the algorithm "${alg}"`,
      () => called(`${encoded({ alg, typ: 'JWT' })}.${signedFor('who').split('.')[1]}.`),
      'VIEWER_REFUSED',
    ],
  ),
  ['a signature taken away', () => called(`${signedFor('who').split('.').slice(0, 2).join('.')}.`), 'VIEWER_REFUSED'],
  [
    'the right signature under the name of another algorithm',
    () => called(made({}, { alg: 'HS512' })),
    'VIEWER_REFUSED',
  ],
  ['the right signature under the name of none', () => called(made({}, { alg: 'none' })), 'VIEWER_REFUSED'],
  ['HS512 with the right key', () => called(made({}, { alg: 'HS512' }, KEY, 'sha512')), 'VIEWER_REFUSED'],
  [
    'RS256 with the issuer’s key',
    ({ rsa }) => called(signedToken({ alg: 'RS256', typ: 'JWT' }, claimsOf(signedFor('who')), rsa)),
    'VIEWER_REFUSED',
  ],
  ['the hub’s key itself', () => called(made({}, {}, TEST_SECRET)), 'VIEWER_REFUSED'],
  [
    'the key of development tokens',
    () => called(made({}, {}, derivedKey(TEST_SECRET, 'lien-thong-development'))),
    'VIEWER_REFUSED',
  ],
  ['an empty key', () => called(made({}, {}, '')), 'VIEWER_REFUSED'],
  ['a key that the token names', () => called(made({}, { kid: '/dev/null' }, '')), 'VIEWER_REFUSED'],
  ['a key that the token brings', () => called(made({}, { jwk: { kty: 'oct', k: '' } }, '')), 'VIEWER_REFUSED'],
];

/** The last character of 32 bytes in base64url says four bits: the others make another text of the same signature. */
function respelled(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.at(-1)!);
  return `${token.slice(0, -1)}${alphabet[last + 1]}`;
}
