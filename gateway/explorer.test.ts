import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, titledQuery } from './explorer/examples.ts';
import { createPages, type Page } from './explorer.ts';

const pages = createPages({ graphqlPath: '/graphql', hubName: 'Hub <b>&"thử"' });

function get(path: string, acceptEncoding?: string): Page {
  const page = pages('GET', path, acceptEncoding);
  if (!page) throw new Error(`nothing at ${path}`);
  return page;
}

const text = (page: Page) => page.body.toString();

/** Everything that a page makes a browser load. */
function loadedBy(page: Page): string[] {
  const tags = text(page).match(/<(script|link|img|iframe|source|object|embed)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => [...tag.matchAll(/\s(?:src|href|srcset|data)="([^"]*)"/g)].map(([, url]) => url!));
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

describe.each(['/', '/explore'])('the page at %s', (path) => {
  it('loads only what is served here, each with its type and to be kept for ever', () => {
    const loaded = loadedBy(get(path));

    expect(loaded.length).toBeGreaterThan(1);
    for (const url of loaded) {
      const asset = get(url);
      expect(asset.status).toBe(200);
      expect(asset.headers['content-type']).toBe(TYPES[url.split('.').at(-1)!]);
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(asset.body.length).toBeGreaterThan(100);
    }
  });

  it('names no other host in its markup or its style sheets', () => {
    const sheets = loadedBy(get(path)).filter((url) => url.endsWith('.css'));
    const addresses = [path, ...sheets].flatMap(
      (url) => text(get(url)).match(/(?:url\(\s*["']?|["'])(?:https?:)?\/\/[^)"']*/g) ?? [],
    );

    expect(addresses).toEqual([]);
  });

  it('has a policy that admits no inline script, no other host and no frame', () => {
    const { headers } = get(path);
    const policy = headers['content-security-policy'];

    expect(policy).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; /);
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(text(get(path))).not.toMatch(/<script(?![^>]*(\ssrc=|application\/json))|\son\w+=|\sstyle=|javascript:/);
  });

  it('shows the name of the hub as text', () => {
    expect(text(get(path))).toContain('Hub &lt;b&gt;&amp;&quot;thử&quot;');
    expect(text(get(path))).not.toContain('<b>');
  });

  it('answers HEAD without a body, and other methods with 405', () => {
    const head = pages('HEAD', path, '');

    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head?.headers['content-length']).toBe(String(Buffer.byteLength(get(path).body)));
    expect(pages('POST', path, '')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

describe('pages', () => {
  it.each([
    '/explore/assets/',
    '/explore/assets/graphiql.js',
    '/explore/assets/../../package.json',
    '/explore/assets/..%2f..%2fpackage.json',
    '/explore/assets/graphiql.min.js.map',
    '/explore/assets//etc/passwd',
    '/explorer',
    '/__proto__',
    '/constructor',
    '//',
    '',
  ])('has nothing at %j', (path) => {
    expect(pages('GET', path)).toBeNull();
  });

  it('sends assets compressed to who takes it', () => {
    const [url] = loadedBy(get('/explore')).filter((loaded) => loaded.includes('graphiql') && loaded.endsWith('.js'));
    const plain = get(url!);
    const zipped = get(url!, 'br, gzip');

    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(get(url!, 'gzip;q=0, br').headers).not.toHaveProperty('content-encoding');
  });

  it('gives every explorer a nonce of its own, which its policy names', () => {
    const nonces = [get('/explore'), get('/explore')].map((page) => {
      const [, nonce] = /"nonce":"([^"]+)"/.exec(text(page))!;
      expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      return nonce;
    });

    expect(new Set(nonces).size).toBe(2);
  });

  it('keeps what an example says from ending its script', () => {
    const [, settings] = /<script type="application\/json" id="settings">(.*?)<\/script>/s.exec(text(get('/explore')))!;

    expect(settings).not.toContain('<');
    expect(JSON.parse(settings!)).toMatchObject({ graphqlPath: '/graphql', hubName: 'Hub <b>&"thử"' });
  });

  it('sends /explore/ to /explore', () => {
    expect(get('/explore/')).toMatchObject({ status: 308, headers: { location: '/explore' } });
  });
});

describe('examples', () => {
  const api = buildSchema(readFileSync(new URL('../schema/api/public.graphql', import.meta.url), 'utf8'));

  it.each(EXAMPLES.map((example) => [example.name, example] as const))(
    '%s is valid for the public',
    (name, example) => {
      const document = parse(titledQuery(example));

      expect(validate(api, document)).toEqual([]);
      expect(document.definitions[0]).toMatchObject({ name: { value: name } });
    },
  );
});
