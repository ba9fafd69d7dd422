import { randomBytes } from 'node:crypto';
import { type Asset, loadAssets } from './explorer/assets.ts';
import { explorerPage } from './explorer/explorer-page.ts';
import { startPage } from './explorer/start-page.ts';

/** An answer to a browser, complete but for what the server adds to every answer. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

export interface PagesOptions {
  /** Where the graph is asked. */
  readonly graphqlPath: string;
  /** What the installation calls itself. */
  readonly hubName?: string;
}

/** `path` is without a query; `acceptEncoding` is the request's header of that name. */
export type Pages = (method: string, path: string, acceptEncoding?: string) => Page | null;

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

const NOTHING_BY_DEFAULT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const START_POLICY = `${NOTHING_BY_DEFAULT}; style-src 'self'; img-src 'self'`;
/** GraphiQL's style sheet holds its fonts and icons as data, and the libraries in it add styles while it runs. */
const explorerPolicy = (nonce: string) =>
  `${NOTHING_BY_DEFAULT}; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src data:; connect-src 'self'`;

/** A year, as RFC 9111 has it for what never changes: the address of an asset names its content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The pages for people: `/` says what this is, `/explore` is GraphiQL, `/explore/assets/…` is what the two load. Nothing
 * comes from another host. Answers null for every other path, also for an asset that there is not; 405 for a method
 * other than GET and HEAD. Reads the files once, when it is called.
 */
export function createPages({ graphqlPath, hubName = 'Liên Thông' }: PagesOptions): Pages {
  const assets = loadAssets();
  const start = startPage({ assets, graphqlPath, hubName });
  const explore = () => {
    const nonce = randomBytes(16).toString('base64');
    return htmlPage(explorerPage({ assets, graphqlPath, hubName, nonce }), explorerPolicy(nonce));
  };

  const pages = new Map<string, (acceptEncoding: string) => Page>([
    ['/', () => htmlPage(start, START_POLICY)],
    ['/explore', explore],
    ['/explore/', () => ({ status: 308, headers: { ...SECURITY_HEADERS, location: '/explore' }, body: '' })],
  ]);
  for (const asset of Object.values(assets)) {
    pages.set(asset.path, (acceptEncoding) => assetPage(asset, acceptEncoding));
  }

  return (method, path, acceptEncoding = '') => {
    const page = pages.get(path);
    if (!page) return null;
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, headers: { ...SECURITY_HEADERS, allow: 'GET, HEAD' }, body: '' };
    }
    const answer = withLength(page(acceptEncoding));
    return method === 'HEAD' ? { ...answer, body: '' } : answer;
  };
}

function htmlPage(body: string, policy: string): Page {
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body };
}

function assetPage(asset: Asset, acceptEncoding: string): Page {
  const isZipped = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(acceptEncoding);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': asset.contentType,
    'content-security-policy': NOTHING_BY_DEFAULT,
    'cache-control': FOR_EVER,
    vary: 'accept-encoding',
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
  };
  return { status: 200, headers, body: isZipped ? asset.gzipped : asset.body };
}

function withLength(page: Page): Page {
  return { ...page, headers: { ...page.headers, 'content-length': String(Buffer.byteLength(page.body)) } };
}
