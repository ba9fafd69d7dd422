import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file as it is served: `path` names its content, so that it may be kept for ever. */
export interface Asset {
  readonly path: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
}

const ASSETS_PATH = '/explore/assets/';

const CONTENT_TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const;

/** Every file that a page may ask for, and where it is: of an npm package, or of the folder `browser` beside this file. */
const FILES = {
  'react.js': { package: 'react', file: 'umd/react.production.min.js' },
  'react-dom.js': { package: 'react-dom', file: 'umd/react-dom.production.min.js' },
  'graphiql.js': { package: 'graphiql', file: 'graphiql.min.js' },
  'graphiql.css': { package: 'graphiql', file: 'graphiql.min.css' },
  'explorer.js': { package: null, file: 'explorer.js' },
  'explorer.css': { package: null, file: 'explorer.css' },
  'start.css': { package: null, file: 'start.css' },
  'mark.svg': { package: null, file: 'mark.svg' },
} as const satisfies Record<string, { readonly package: string | null; readonly file: string }>;

export type AssetName = keyof typeof FILES;

/**
 * Read all assets, compressed for the wire too. A request only ever picks one of these by its whole path: no path of a
 * request reaches the file system.
 */
export function loadAssets(): Readonly<Record<AssetName, Asset>> {
  const entries = Object.entries(FILES).map(([name, place]) => {
    const body = withoutSourceMap(readFileSync(locate(place)));
    const dot = name.lastIndexOf('.');
    const extension = name.slice(dot + 1) as keyof typeof CONTENT_TYPES;
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const asset: Asset = {
      path: `${ASSETS_PATH}${name.slice(0, dot)}.${hash}.${extension}`,
      contentType: CONTENT_TYPES[extension],
      body,
      gzipped: gzipSync(body),
    };
    return [name, asset];
  });
  return Object.fromEntries(entries) as Record<AssetName, Asset>;
}

function locate(place: { readonly package: string | null; readonly file: string }): string {
  if (place.package === null) return join(import.meta.dirname, 'browser', place.file);
  // The browser builds are not among the packages' exports, so the way is by the folder.
  const manifest = createRequire(import.meta.url).resolve(`${place.package}/package.json`);
  return join(dirname(manifest), place.file);
}

/** A browser's tools would ask for the source map, which is not served. */
function withoutSourceMap(body: Buffer): Buffer {
  return Buffer.from(body.toString('utf8').replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, '\n'));
}
