import fc from 'fast-check';
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { jsonString, leafWriter } from './leaves.ts';

const ANY = new GraphQLScalarType({ name: 'Any' });
const ENUM = new GraphQLEnumType({ name: 'Order', values: { UP: {} } });

describe('a leaf', () => {
  it.each<[GraphQLLeafType, unknown, string | undefined]>([
    [GraphQLInt, 5, '5'],
    [GraphQLInt, 5.5, undefined],
    [GraphQLInt, '5', undefined],
    [GraphQLFloat, 5.5, '5.5'],
    [GraphQLFloat, '5.5', undefined],
    [GraphQLBoolean, false, 'false'],
    [GraphQLBoolean, 0, undefined],
    [GraphQLString, 'a', '"a"'],
    [GraphQLString, 5, undefined],
    [GraphQLID, 'a', '"a"'],
    [GraphQLID, 5, '"5"'],
    [GraphQLID, {}, undefined],
    [ENUM, 'UP', '"UP"'],
    [ENUM, 'HIDDEN', 'null'],
    [ENUM, 5, undefined],
    [ANY, { a: [1, 'x'] }, '{"a":[1,"x"]}'],
    [ANY, '89.90', '"89.90"'],
  ])('of %s given %j is written as %s', (type, value, text) => {
    expect(leafWriter(type)(value)).toBe(text);
  });
});

describe('jsonString', () => {
  it('writes any string as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(jsonString(text)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['', '"', '\\', '\n', '\u001f', '\ud800', 'Phú Thọ', '\u2028']) {
      expect(jsonString(text)).toBe(JSON.stringify(text));
    }
  });
});
