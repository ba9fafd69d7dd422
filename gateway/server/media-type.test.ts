import { describe, expect, it } from 'vitest';
import { acceptedTypes, statusIn } from './media-type.ts';

const JSON_TYPE = 'application/json';
const NEWER = 'application/graphql-response+json';

describe('the form of an answer', () => {
  it.each<[string | undefined, string]>([
    [undefined, JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['APPLICATION/JSON', JSON_TYPE],
    ['application/json; charset=utf-8', JSON_TYPE],
    [NEWER, NEWER],
    [`${NEWER}, application/json`, NEWER],
    [`application/json, ${NEWER}`, NEWER],
    [`${NEWER};q=0.9, application/json`, JSON_TYPE],
    [`${NEWER}, application/json;q=0.9`, NEWER],
    [`${NEWER}, */*`, NEWER],
    [`${NEWER};q=0.1, */*;q=0.2`, JSON_TYPE],
    ['application/json;q=0, */*', NEWER],
    ['text/html, application/xhtml+xml, */*;q=0.8', JSON_TYPE],
    ['text/event-stream', NEWER],
  ])('for Accept %j is %s', (accept, json) => {
    expect(acceptedTypes(accept).json).toBe(json);
  });

  it.each([
    'text/xml',
    'image/*',
    'application/xml',
    `${JSON_TYPE};q=0`,
    '*/*;q=0',
    '',
    ',',
    'json',
    `${JSON_TYPE};q=7`,
  ])('is none for Accept %j', (accept) => {
    expect(() => acceptedTypes(accept)).toThrow(expect.objectContaining({ code: 'NOT_ACCEPTABLE' }));
  });
});

describe('an Accept header made to take long', () => {
  it.each([
    ['blanks inside a range', (length: number) => `a${' '.repeat(length)}b`],
    ['blanks before a parameter', (length: number) => `${JSON_TYPE}${' '.repeat(length)}; q=0.5`],
    ['parameters without end', (length: number) => `${JSON_TYPE}${';'.repeat(length)}`],
    ['ranges without end', (length: number) => `${JSON_TYPE}${','.repeat(length)}`],
  ])('is read in proportion to its length: %s', (_, headerOf) => {
    const began = performance.now();
    acceptedTypes(`*/*,${headerOf(100_000)}`);
    // Some milliseconds. In proportion to the square of the length it would be half a minute.
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('events', () => {
  it.each<[string | undefined, boolean, boolean]>([
    [undefined, false, false],
    ['*/*', false, false],
    ['text/*, */*', false, false],
    ['text/event-stream', true, true],
    ['text/event-stream;q=0, */*', false, false],
    [`text/event-stream, ${JSON_TYPE}`, true, false],
    [`text/event-stream, ${JSON_TYPE};q=0.5`, true, true],
    [`${NEWER}, ${JSON_TYPE}, text/event-stream, multipart/mixed`, true, false],
  ])('for Accept %j: taken %s, preferred %s', (accept, takesStream, prefersStream) => {
    expect(acceptedTypes(accept)).toMatchObject({ takesStream, prefersStream });
  });
});

describe('the status of a refusal', () => {
  it.each([
    [JSON_TYPE, 400, true, 200],
    [JSON_TYPE, 400, false, 400],
    [JSON_TYPE, 401, true, 401],
    [JSON_TYPE, 500, true, 500],
    [NEWER, 400, true, 400],
  ] as const)('in %s for %i, when it is a GraphQL request: %s, is %i', (type, status, isGraphQLRequest, expected) => {
    expect(statusIn(type, status, isGraphQLRequest)).toBe(expected);
  });
});
