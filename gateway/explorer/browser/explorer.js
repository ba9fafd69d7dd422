// Runs in the browser, after React, ReactDOM and GraphiQL have put themselves on `window`.
const { React, ReactDOM, GraphiQL } = window;
const { createElement: element } = React;
const { graphqlPath, hubName, nonce, markPath, examples } = JSON.parse(document.getElementById('settings').textContent);

// The libraries inside GraphiQL add styles with this nonce; the page's policy admits no others.
window.__webpack_nonce__ = nonce;

/** What the field below the answer says; empty means the present. */
let asOf = '';

async function ask(params, options) {
  const isAboutSchema = params.operationName === 'IntrospectionQuery';
  const extensions = asOf !== '' && !isAboutSchema ? { extensions: { asOf } } : {};
  const response = await fetch(graphqlPath, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...options?.headers,
    },
    body: JSON.stringify({ ...params, ...extensions }),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${response.status} ${response.statusText}: ${text.slice(0, 500)}`);
  }
}

function Moment() {
  const [value, setValue] = React.useState('');
  return element(
    'label',
    { className: 'moment' },
    element('span', { title: 'extensions.asOf' }, 'Thời điểm · asOf'),
    element('input', {
      value,
      spellCheck: false,
      autoComplete: 'off',
      placeholder: 'now · 2026-03-31T17:00:00+07:00 · token',
      onChange: (event) => {
        setValue(event.target.value);
        asOf = event.target.value.trim();
      },
    }),
  );
}

// A link such as /explore#PhuTho opens that example first, also where tabs of an earlier visit are kept.
const asked = examples.find(({ name }) => name === location.hash.slice(1));
const tabs = asked ? [asked, ...examples.filter((example) => example !== asked)] : examples;

ReactDOM.createRoot(document.getElementById('explorer')).render(
  element(
    GraphiQL,
    {
      fetcher: ask,
      defaultEditorToolsVisibility: false,
      defaultTabs: tabs.map(({ query }) => ({ query })),
      ...(asked ? { query: asked.query } : {}),
    },
    element(
      GraphiQL.Logo,
      null,
      element(
        'a',
        { className: 'graphiql-logo-link', href: '/', title: 'Trang đầu' },
        element('img', { src: markPath, alt: '', width: 24, height: 24 }),
        hubName,
      ),
    ),
    element(GraphiQL.Footer, null, element(Moment)),
  ),
);
