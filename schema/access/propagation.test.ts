import { describe, expect, it } from 'vitest';
import { readAccess } from '../access.ts';
import { compose } from '../compose.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy"])';
const SECURITY = ['authenticated', 'requiresScopes', 'policy']
  .map((name) => `@link(url: "https://specs.apollo.dev/${name}/v0.1", for: SECURITY)`)
  .join(' ');

const authenticated = { kind: 'authenticated' };
const scopes = (...anyOf: string[][]) => ({ kind: 'scopes', anyOf });
const policies = (...anyOf: string[][]) => ({ kind: 'policies', anyOf });

/** The rules of a supergraph that the hub composes, in which composition has copied demands up to interfaces. */
function composedRules(sdl: string) {
  const composition = compose([{ name: 'a', sdl: `${LINK}\n${sdl}` }]);
  if (!composition.ok) throw new Error(JSON.stringify(composition.findings));
  return readAccess(composition.supergraphSdl);
}

describe('what composition copies up to an interface', () => {
  const rules = composedRules(`
    type Query { post: Post }
    interface Node { id: ID! }
    interface Post implements Node { id: ID! text: String day: Int }
    type Draft implements Post & Node { id: ID! text: String @requiresScopes(scopes: [["a"], ["b"]]) day: Int }
    type Note implements Post & Node { id: ID! text: String @requiresScopes(scopes: [["c"]]) day: Int @authenticated }
    type Memo implements Post & Node @policy(policies: [["p"]]) { id: ID! text: String day: Int }
  `);

  it('does not come down to the other types that implement it', () => {
    expect(rules.ofType('Draft')).toEqual([]);
    expect(rules.ofField('Draft', 'day')).toEqual([]);
    expect(rules.ofField('Draft', 'text')).toEqual([scopes(['a'], ['b'])]);
    expect(rules.ofField('Note', 'text')).toEqual([scopes(['c'])]);
    expect(rules.ofField('Note', 'day')).toEqual([authenticated]);
    expect(rules.ofField('Memo', 'text')).toEqual([policies(['p'])]);
  });

  it('is still demanded of the interface itself', () => {
    expect(rules.ofType('Post')).toEqual([policies(['p'])]);
    expect(rules.ofType('Node')).toEqual([policies(['p'])]);
    expect(rules.ofField('Post', 'day')).toEqual([authenticated, policies(['p'])]);
    expect(rules.ofField('Post', 'text')).toEqual([policies(['p']), scopes(['a'], ['b']), scopes(['c'])]);
  });
});

describe('what was written on an interface', () => {
  const ofDraft = (onInterface: string, onDraft: string, onMemo: string) =>
    readAccess(`schema ${SECURITY} { query: Query } type Query { post: Post }
      interface Post { text: String ${onInterface} }
      type Draft implements Post { text: String ${onDraft} }
      type Memo implements Post { text: String ${onMemo} }`).ofField('Draft', 'text');

  it.each([
    ['none of them demands', '@authenticated', '', '', [authenticated]],
    [
      'they demand less',
      '@requiresScopes(scopes: [["a", "b"]])',
      '',
      '@requiresScopes(scopes: [["a"]])',
      [scopes(['a', 'b'])],
    ],
    [
      'they demand more',
      '@requiresScopes(scopes: [["a"]])',
      '',
      '@requiresScopes(scopes: [["a", "b"]])',
      [scopes(['a'])],
    ],
    [
      'they demand of another kind',
      '@policy(policies: [["a"]])',
      '',
      '@requiresScopes(scopes: [["a"]])',
      [policies(['a'])],
    ],
    ['they demand in part', '@authenticated @policy(policies: [["a"]])', '', '@authenticated', [policies(['a'])]],
    ['nobody can meet', '@requiresScopes(scopes: [])', '', '', [scopes()]],
  ])('holds for every type that implements it when %s', (_, onInterface, onDraft, onMemo, expected) => {
    expect(ofDraft(onInterface, onDraft, onMemo)).toEqual(expected);
  });

  it('is taken as written when it is too long to compare', () => {
    const many = (letter: string) => JSON.stringify(Array.from({ length: 40 }, (_, i) => [`${letter}${i}`]));
    const own = `@requiresScopes(scopes: ${many('a')}) @requiresScopes(scopes: ${many('b')})`;

    expect(ofDraft(own, '', own)).toHaveLength(2);
    expect(ofDraft(`@requiresScopes(scopes: ${many('a')})`, '', `@requiresScopes(scopes: ${many('a')})`)).toEqual([]);
  });
});
