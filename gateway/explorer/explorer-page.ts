import type { Asset, AssetName } from './assets.ts';
import { EXAMPLES, titledQuery } from './examples.ts';
import { escapeHtml, escapeJson } from './html.ts';

export interface ExplorerPageOptions {
  readonly assets: Readonly<Record<AssetName, Asset>>;
  readonly graphqlPath: string;
  readonly hubName: string;
  /** Lets the libraries inside GraphiQL add their few styles, and nobody else. New for every answer. */
  readonly nonce: string;
}

/** The page at `/explore`: GraphiQL, with the examples as its first tabs. */
export function explorerPage({ assets, graphqlPath, hubName, nonce }: ExplorerPageOptions): string {
  const name = escapeHtml(hubName);
  const settings = {
    graphqlPath,
    hubName,
    nonce,
    markPath: assets['mark.svg'].path,
    examples: EXAMPLES.map((example) => ({ name: example.name, query: titledQuery(example) })),
  };
  const scripts = (['react.js', 'react-dom.js', 'graphiql.js', 'explorer.js'] as const)
    .map((script) => `<script defer src="${assets[script].path}"></script>`)
    .join('\n  ');

  return `<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Trình khám phá · ${name}</title>
  <link rel="icon" type="image/svg+xml" href="${assets['mark.svg'].path}">
  <link rel="stylesheet" href="${assets['graphiql.css'].path}">
  <link rel="stylesheet" href="${assets['explorer.css'].path}">
  <script type="application/json" id="settings">${escapeJson(settings)}</script>
  ${scripts}
</head>
<body>
  <div id="explorer">
    <p class="waiting">Đang mở trình khám phá…</p>
    <noscript>
      <p class="waiting">Trình khám phá cần JavaScript. <a href="/">Trang đầu</a> có câu hỏi mẫu và địa chỉ để gửi.<br>
        <span lang="en">The explorer needs JavaScript; the <a href="/">start page</a> has an example and the endpoint.</span></p>
    </noscript>
  </div>
</body>
</html>
`;
}
