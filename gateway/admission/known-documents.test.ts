import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { KnownDocuments } from './known-documents.ts';

const idOf = (text: string) => `sha256:${hash('sha256', text)}`;
const code = (thrown: unknown) => (thrown as { code?: unknown }).code;

function refusalOf(act: () => unknown): unknown {
  try {
    act();
    return null;
  } catch (thrown) {
    return code(thrown);
  }
}

describe('a document', () => {
  it('is known by its text and its hash once it is given or learnt', () => {
    const known = new KnownDocuments(['{ given }']);
    known.learn('{ learnt }');

    for (const text of ['{ given }', '{ learnt }']) {
      expect(refusalOf(() => known.require(text))).toBeNull();
      expect(known.resolve({ documentId: idOf(text), variables: { a: 1 } })).toEqual({
        query: text,
        variables: { a: 1 },
      });
    }
    expect(refusalOf(() => known.require('{ other }'))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
    expect(refusalOf(() => known.resolve({ documentId: idOf('{ other }') }))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
  });

  it('is forgotten when it was learnt long ago, but never when it was given', () => {
    const known = new KnownDocuments(['{ given }']);
    known.learn('{ learnt }');
    for (let i = 0; i < 50; i++) known.learn(`{ a${i} } ${'#'.repeat(90_000)}`);

    expect(refusalOf(() => known.require('{ given }'))).toBeNull();
    expect(refusalOf(() => known.require('{ learnt }'))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
  });

  it('counts for more than its characters, so that short ones do not pile up', () => {
    const known = new KnownDocuments();
    for (let i = 0; i < 25_000; i++) known.learn(`{a${i}}`);

    expect(refusalOf(() => known.require('{a0}'))).toBe('PERSISTED_DOCUMENT_NOT_FOUND');
    expect(refusalOf(() => known.require('{a24999}'))).toBeNull();
  });
});

describe('a request', () => {
  const known = new KnownDocuments(['{ given }']);
  const id = idOf('{ given }');

  it('stays as it is without an id, whatever it is', () => {
    for (const body of [null, 5, 'text', [{ documentId: id }], {}, { query: '{ a }', documentId: null }]) {
      expect(known.resolve(body)).toBe(body);
    }
  });

  it('may leave its query empty beside an id', () => {
    expect(known.resolve({ documentId: id, query: '' })).toEqual({ query: '{ given }' });
    expect(known.resolve({ documentId: id, query: null })).toEqual({ query: '{ given }' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['a number', { documentId: 5 }],
    ['nothing in it', { documentId: '' }],
    ['no prefix', { documentId: id.slice(7) }],
    ['another hash', { documentId: `md5:${id.slice(7)}` }],
    ['capitals', { documentId: `sha256:${id.slice(7).toUpperCase()}` }],
    ['a digit too few', { documentId: id.slice(0, -1) }],
    ['a digit too many', { documentId: `${id}0` }],
    ['a line after it', { documentId: `${id}\n` }],
    ['a document beside it', { documentId: id, query: '{ given }' }],
    ['something else beside it', { documentId: id, query: 5 }],
  ])('is refused for an id with %s', (_, body) => {
    expect(refusalOf(() => known.resolve(body))).toBe('BODY_MALFORMED');
  });
});
