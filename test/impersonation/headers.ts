import { type Attack, authorization, bearer, type House, QUERY, type Sent, VICTIM } from './house.ts';

const own = ({ issuer }: House) => `Bearer ${issuer.token()}`;
const victims = ({ issuer }: House) => `Bearer ${issuer.token({ sub: VICTIM })}`;
const two = (first: [string, string], second: [string, string]): Sent => ({ headers: [first, second] });

/** Ways to be read as two by two, all but one of them with credentials that are good by themselves. */
export const AMBIGUITIES: readonly Attack[] = [
  [
    'two tokens in two headers',
    (house) => two(['Authorization', own(house)], ['Authorization', victims(house)]),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'two headers in other letters',
    (house) => two(['authorization', own(house)], ['AUTHORIZATION', victims(house)]),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'one token twice',
    (house) => two(['Authorization', own(house)], ['Authorization', own(house)]),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'a token and an empty header',
    (house) => two(['Authorization', own(house)], ['Authorization', '']),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'an empty header and a token',
    (house) => two(['Authorization', ''], ['Authorization', own(house)]),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'a token and a key in two headers',
    (house) => two(['Authorization', own(house)], ['Authorization', `Bearer ${house.keys.operator}`]),
    'CREDENTIALS_AMBIGUOUS',
  ],
  ['two tokens with a comma', (house) => authorization(`${own(house)}, ${victims(house)}`), 'CREDENTIALS_AMBIGUOUS'],
  [
    'two tokens with a comma and one scheme',
    (house) => authorization(`${own(house)},${house.issuer.token()}`),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'another scheme and a token with a comma',
    (house) => authorization(`Basic b3A6b3A=, ${victims(house)}`),
    'CREDENTIALS_AMBIGUOUS',
  ],
  [
    'two tokens with a blank',
    (house) => authorization(`${own(house)} ${house.issuer.token()}`),
    'CREDENTIALS_AMBIGUOUS',
  ],
  ['a token and a parameter', (house) => authorization(`${own(house)} sub=${VICTIM}`), 'CREDENTIALS_AMBIGUOUS'],
];

const SCHEMES = [
  'Basic b3A6b3A=',
  `Basic ${VICTIM}`,
  `Digest username="${VICTIM}"`,
  'Negotiate YII=',
  'NTLM TlRM',
  `Token ${VICTIM}`,
  `Bearer: ${VICTIM}`,
  'Bearer',
  'Bearer  ',
  '',
  'null',
  `Bearer\t${VICTIM}`,
  `Bearer "${VICTIM}"`,
  `Bearer${VICTIM}`,
];

/** Ways to say who one is that are none. */
export const SCHEMES_REFUSED: readonly Attack[] = [
  ...SCHEMES.map(
    (value): Attack => [`Authorization: ${JSON.stringify(value)}`, () => authorization(value), 'UNAUTHENTICATED'],
  ),
  ['a token without a scheme', ({ issuer }) => authorization(issuer.token({ sub: VICTIM })), 'UNAUTHENTICATED'],
  ['a proof of possession', ({ issuer }) => authorization(`DPoP ${issuer.token({ sub: VICTIM })}`), 'UNAUTHENTICATED'],
  [
    'a header that goes on in the next line',
    ({ issuer }) => authorization(`Bearer\r\n ${issuer.token({ sub: VICTIM })}`),
    'REQUEST_MALFORMED',
  ],
  ['a blank before the colon', (house) => ({ headers: [['Authorization ', victims(house)]] }), 'REQUEST_MALFORMED'],
];

const IGNORED_HEADERS = [
  'Proxy-Authorization',
  'X-Forwarded-Authorization',
  'X-Original-Authorization',
  'X-Authorization',
  'X-Access-Token',
  'X-Auth-Token',
  'X-Api-Key',
  'Authorization_',
  'Sec-WebSocket-Protocol',
];
const NAMING_HEADERS = [
  'X-User-Id',
  'X-User',
  'X-Viewer',
  'X-Forwarded-User',
  'X-Forwarded-Email',
  'X-Remote-User',
  'Remote-User',
  'X-Authenticated-Userid',
  'X-Auth-Request-User',
  'X-WEBAUTH-USER',
  'X-Consumer-Username',
  'X-Goog-Authenticated-User-Email',
  'X-MS-Client-Principal-Name',
  'X-Amzn-Oidc-Identity',
  'X-SSL-Client-S-DN',
  'X-Client-Cert',
  'From',
];
const ROLE_HEADERS = ['X-Role', 'X-Roles', 'X-Hasura-Role', 'X-Scopes', 'X-Forwarded-Groups', 'X-Agency-Id'];
const viewer = JSON.stringify({ subject: `person:${VICTIM}`, roles: ['operator'] });

/** Ways that mean nothing here: whoever goes them alone is the public. */
export const WITHOUT_MEANING: readonly Attack[] = [
  ...IGNORED_HEADERS.map(
    (name): Attack => [
      `a good token in ${name}`,
      (house) => ({ headers: [[name, victims(house)]] }),
      { subject: 'public' },
    ],
  ),
  ...NAMING_HEADERS.map(
    (name): Attack => [
      `the victim in ${name}`,
      () => ({ headers: [[name, `person:${VICTIM}`]] }),
      { subject: 'public' },
    ],
  ),
  ...ROLE_HEADERS.map(
    (name): Attack => [`a role in ${name}`, () => ({ headers: [[name, 'operator']] }), { subject: 'public' }],
  ),
  ['a viewer in X-Viewer', () => ({ headers: [['X-Viewer', viewer]] }), { subject: 'public' }],
  ['a key in X-Api-Key', ({ keys }) => ({ headers: [['X-Api-Key', keys.operator]] }), { subject: 'public' }],
  [
    'a good token in a cookie',
    ({ issuer }) => ({ headers: [['Cookie', `access_token=${issuer.token({ sub: VICTIM })}`]] }),
    { subject: 'public' },
  ],
  [
    'a good token in a cookie called like the header',
    (house) => ({ headers: [['Cookie', `Authorization=${victims(house)}`]] }),
    { subject: 'public' },
  ],
  [
    'a good token in the address',
    ({ issuer }) => ({ path: `/graphql?access_token=${issuer.token({ sub: VICTIM })}` }),
    { subject: 'public' },
  ],
  [
    'a good header in the address',
    (house) => ({ path: `/graphql?authorization=${encodeURIComponent(victims(house))}` }),
    { subject: 'public' },
  ],
  ['a key in the address', ({ keys }) => ({ path: `/graphql?api_key=${keys.operator}` }), { subject: 'public' }],
  [
    'a good token after the body',
    (house) => ({ trailers: [['Authorization', victims(house)]] }),
    { subject: 'public' },
  ],
  [
    'a good token in the extensions of the request',
    (house) => ({ body: { query: QUERY, extensions: { authorization: victims(house) } } }),
    { subject: 'public' },
  ],
  [
    'a viewer in the extensions of the request',
    () => ({ body: { query: QUERY, extensions: { viewer: JSON.parse(viewer) } } }),
    { subject: 'public' },
  ],
  ['a viewer beside the query', () => ({ body: { query: QUERY, viewer: JSON.parse(viewer) } }), { subject: 'public' }],
  [
    'a viewer as a variable',
    () => ({ body: { query: QUERY, variables: { viewer: JSON.parse(viewer) } } }),
    { subject: 'public' },
  ],
];

/** Beside good credentials of one's own, too. */
export const BESIDE_ONES_OWN: readonly Attack[] = [...NAMING_HEADERS.slice(0, 6), ...ROLE_HEADERS.slice(0, 3)].map(
  (name): Attack => [
    `${name}: person:${VICTIM}, operator`,
    ({ issuer }) => ({ headers: [...(bearer(issuer.token()).headers ?? []), [name, `person:${VICTIM}, operator`]] }),
    { subject: 'person:an' },
  ],
);
