import { createHmac } from 'node:crypto';
import { type Claims, encoded, keyObject, signedToken } from '../support/issuer.ts';
import { type Attack, bearer, type House, VICTIM } from './house.ts';

/** A token with the header as it is and the victim's claims, signed by whoever has the secret: HMAC. */
function shared(house: House, header: Claims, secret: Buffer | string, hash = 'sha256'): string {
  const signed = `${encoded(header)}.${encoded(house.issuer.claims({ sub: VICTIM }))}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

export const victims = (house: House, header: Claims = {}, claims: Claims = {}) =>
  house.issuer.token({ sub: VICTIM, ...claims }, header);
/** Of the victim, by a key that is not the issuer's. */
const forged = (house: House, header: Claims = {}, claims: Claims = {}) =>
  house.issuer.token({ sub: VICTIM, ...claims }, header, house.foreign);
const pem = (house: House, type: 'spki' | 'pkcs1' = 'spki') =>
  keyObject(house.rsa.publicKey).export({ type, format: 'pem' }) as string;

const algorithmless = ['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null', 'rs256', 'RS256\0', 'RS1', 'HS256', 'dir'];

/** Ways to have no signature, or one that the public can make. */
export const SIGNATURES: readonly Attack[] = [
  ...algorithmless.map(
    (alg): Attack => [
      `no signature, by the algorithm ${JSON.stringify(alg)}`,
      (house) => bearer(`${encoded({ alg, typ: 'at+jwt' })}.${encoded(house.issuer.claims({ sub: VICTIM }))}.`),
      'TOKEN_ALGORITHM_REFUSED',
    ],
  ),
  ...([undefined, null, 0, ['RS256'], { name: 'RS256' }, true] as const).map(
    (alg): Attack => [
      `an algorithm that is no name: ${JSON.stringify(alg)}`,
      (house) => bearer(victims(house, { alg })),
      'TOKEN_ALGORITHM_REFUSED',
    ],
  ),
  ...Object.entries({
    'its PEM': (house: House) => pem(house),
    'its PEM without the last line break': (house: House) => pem(house).trimEnd(),
    'its PEM in PKCS#1': (house: House) => pem(house, 'pkcs1'),
    'its DER': (house: House) => keyObject(house.rsa.publicKey).export({ type: 'spki', format: 'der' }),
    'its modulus': (house: House) => Buffer.from(house.rsa.jwk.n!, 'base64url'),
    'its modulus as text': (house: House) => house.rsa.jwk.n!,
    'its JWK': (house: House) => JSON.stringify(house.rsa.jwk),
  }).map(
    ([what, secret]): Attack => [
      `HS256 with the issuer’s public key as the secret: ${what}`,
      (house) => bearer(shared(house, { alg: 'HS256', typ: 'at+jwt', kid: house.rsa.kid }, secret(house))),
      'TOKEN_ALGORITHM_REFUSED',
    ],
  ),
  ['HS256 with an empty secret', (house) => bearer(shared(house, { alg: 'HS256' }, '')), 'TOKEN_ALGORITHM_REFUSED'],
  [
    'HS384 with the public key',
    (house) => bearer(shared(house, { alg: 'HS384' }, pem(house), 'sha384')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'HS512 with the public key',
    (house) => bearer(shared(house, { alg: 'HS512' }, pem(house), 'sha512')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'an HMAC under the name of RS256',
    (house) => bearer(shared(house, { alg: 'RS256', kid: house.rsa.kid }, pem(house))),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'an algorithm that the hub was not told to take',
    (house) => bearer(victims(house, { alg: 'RS512' })),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'the signature of another padding',
    (house) => bearer(victims(house, { alg: 'PS256', kid: undefined })),
    'TOKEN_KEY_UNKNOWN',
  ],
  [
    'a key of another algorithm',
    (house) => bearer(victims(house, { alg: 'ES256', kid: house.rsa.kid })),
    'TOKEN_KEY_UNKNOWN',
  ],
  [
    'an ECDSA signature of zeros',
    (house) => bearer(zeros(house, 'ES256', house.ec.kid, 64)),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'an EdDSA signature of zeros',
    (house) => bearer(zeros(house, 'EdDSA', house.ed.kid, 64)),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'an RSA signature of zeros',
    (house) => bearer(zeros(house, 'RS256', house.rsa.kid, 256)),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'an RSA signature of a one',
    (house) => bearer(zeros(house, 'RS256', house.rsa.kid, 256, 1)),
    'TOKEN_SIGNATURE_INVALID',
  ],
  ['a signature taken away', (house) => bearer(`${unsigned(victims(house))}.`), 'TOKEN_SIGNATURE_INVALID'],
  ['a signature cut short', (house) => bearer(victims(house).slice(0, -2)), 'TOKEN_SIGNATURE_INVALID'],
  [
    'the signature of one’s own token',
    (house) => bearer(`${unsigned(victims(house))}.${house.issuer.token().split('.')[2]}`),
    'TOKEN_SIGNATURE_INVALID',
  ],
  ['one’s own token with another’s name', (house) => bearer(renamed(house)), 'TOKEN_SIGNATURE_INVALID'],
  [
    'one’s own token with another’s name put after one’s own',
    (house) => bearer(renamed(house, `,"sub":"${VICTIM}"}`)),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a header with two algorithms, the last of which is none',
    (house) => bearer(twice(house, '"RS256"', '"none"')),
    'TOKEN_ALGORITHM_REFUSED',
  ],
  [
    'a header with two algorithms, the first of which is none',
    (house) => bearer(twice(house, '"none"', '"RS256"')),
    'TOKEN_SIGNATURE_INVALID',
  ],
];

function zeros(house: House, alg: string, kid: string, bytes: number, last = 0): string {
  const signature = Buffer.alloc(bytes);
  signature[bytes - 1] = last;
  const claims = encoded(house.issuer.claims({ sub: VICTIM }));
  return `${encoded({ alg, typ: 'at+jwt', kid })}.${claims}.${signature.toString('base64url')}`;
}

function unsigned(token: string): string {
  return token.slice(0, token.lastIndexOf('.'));
}

/** A token of one's own whose claims were written anew under the old signature. */
function renamed(house: House, end?: string): string {
  const [header, claims = '', signature] = house.issuer.token().split('.');
  const text = Buffer.from(claims, 'base64url').toString();
  const other = end === undefined ? text.replace('"sub":"an"', `"sub":"${VICTIM}"`) : `${text.slice(0, -1)}${end}`;
  return `${header}.${encoded(other)}.${signature}`;
}

function twice(house: House, first: string, second: string): string {
  const [, claims, signature] = victims(house).split('.');
  return `${encoded(`{"alg":${first},"alg":${second},"kid":"${house.rsa.kid}"}`)}.${claims}.${signature}`;
}

const kids = [
  '../../../../dev/null',
  "k' union select 'secret' --",
  'https://attacker.example/keys',
  'k-rsa\0',
  'K-RSA',
  '',
  '*',
  '__proto__',
  'constructor',
  '$(id)',
  '0',
];

/** Ways to choose the key. */
export const KEYS: readonly Attack[] = [
  ...kids.map(
    (kid): Attack => [
      `a key called ${JSON.stringify(kid)}`,
      (house) => bearer(forged(house, { kid })),
      'TOKEN_KEY_UNKNOWN',
    ],
  ),
  ...([['k-rsa'], { kid: 'k-rsa' }, 0, null, true, 'k'.repeat(201)] as const).map(
    (kid): Attack => [
      `a key called by what is no name: ${JSON.stringify(kid).slice(0, 20)}`,
      (house) => bearer(forged(house, { kid })),
      'TOKEN_MALFORMED',
    ],
  ),
  ['a key of one’s own', (house) => bearer(forged(house)), 'TOKEN_KEY_UNKNOWN'],
  [
    'a key of one’s own under the issuer’s name for its key',
    (house) => bearer(forged(house, { kid: house.rsa.kid })),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a key of one’s own without a name',
    (house) => bearer(forged(house, { kid: undefined })),
    'TOKEN_SIGNATURE_INVALID',
  ],
  [
    'a key that the issuer has withdrawn',
    (house) => bearer(house.issuer.token({ sub: VICTIM }, {}, house.retired)),
    'TOKEN_KEY_UNKNOWN',
  ],
  ...Object.entries({
    'its key (jwk)': (house: House) => ({ jwk: house.foreign.jwk }),
    'the address of its key (jku)': () => ({ jku: 'http://127.0.0.1:9/keys' }),
    'the address of its certificate (x5u)': () => ({ x5u: 'http://127.0.0.1:9/certificate' }),
    'its certificate (x5c)': () => ({ x5c: ['MIIB'] }),
  }).map(
    ([what, header]): Attack => [
      `a token that brings ${what}`,
      (house) => bearer(forged(house, { kid: house.rsa.kid, ...header(house) })),
      'TOKEN_MALFORMED',
    ],
  ),
];

/** Ways to be read otherwise than meant; all but one signed by the issuer itself. */
export const FORMS: readonly Attack[] = [
  [
    'a critical header that nobody here knows',
    (house) => bearer(victims(house, { crit: ['exp'], exp: 1 })),
    'TOKEN_MALFORMED',
  ],
  ['a critical header that is a text', (house) => bearer(victims(house, { crit: 'b64' })), 'TOKEN_MALFORMED'],
  [
    'claims that are not encoded (b64)',
    (house) => bearer(victims(house, { crit: ['b64'], b64: false })),
    'TOKEN_MALFORMED',
  ],
  [
    'claims that are encoded, said so',
    (house) => bearer(victims(house, { crit: ['b64'], b64: true })),
    'TOKEN_MALFORMED',
  ],
  ['claims that are packed', (house) => bearer(victims(house, { zip: 'DEF' })), 'TOKEN_MALFORMED'],
  ['a token of logging out', (house) => bearer(victims(house, { typ: 'logout+jwt' })), 'TOKEN_MALFORMED'],
  ['a proof of possession', (house) => bearer(victims(house, { typ: 'dpop+jwt' })), 'TOKEN_MALFORMED'],
  ['a type that is a list', (house) => bearer(victims(house, { typ: ['at+jwt'] })), 'TOKEN_MALFORMED'],
  ['an encrypted token', () => bearer('e30.e30.e30.e30.e30'), 'TOKEN_MALFORMED'],
  [
    'a token in a token',
    (house) => bearer(signedToken({ alg: 'RS256', cty: 'JWT', kid: house.rsa.kid }, victims(house), house.rsa)),
    'TOKEN_MALFORMED',
  ],
  [
    'a list of claims',
    (house) => bearer(signedToken({ alg: 'RS256', kid: house.rsa.kid }, '[]', house.rsa)),
    'TOKEN_MALFORMED',
  ],
  [
    'claims that are null',
    (house) => bearer(signedToken({ alg: 'RS256', kid: house.rsa.kid }, 'null', house.rsa)),
    'TOKEN_MALFORMED',
  ],
  [
    'claims after a mark of byte order',
    (house) => bearer(signedToken({ alg: 'RS256', kid: house.rsa.kid }, `\uFEFF\uFEFF{}`, house.rsa)),
    'TOKEN_MALFORMED',
  ],
  [
    'a header that is a list',
    (house) => bearer(signedToken('[]', house.issuer.claims(), house.rsa)),
    'TOKEN_MALFORMED',
  ],
  ['one part', () => bearer('token'), 'TOKEN_MALFORMED'],
  ['two parts', (house) => bearer(unsigned(victims(house))), 'TOKEN_MALFORMED'],
  ['four parts', (house) => bearer(`${victims(house)}.e30`), 'TOKEN_MALFORMED'],
  ['empty parts', () => bearer('..'), 'TOKEN_MALFORMED'],
  ['padding', (house) => bearer(`${victims(house)}==`), 'TOKEN_MALFORMED'],
  ['the alphabet of plain base64', (house) => bearer(`${unsigned(victims(house))}.++//`), 'TOKEN_MALFORMED'],
  ['bits beyond the end', () => bearer('e31.e31.e31'), 'TOKEN_MALFORMED'],
  ['more than any token', (house) => bearer(victims(house, {}, { pad: 'x'.repeat(20_000) })), 'HEADERS_TOO_LARGE'],
];
