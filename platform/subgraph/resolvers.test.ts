import { expect, it } from 'vitest';
import { joinResolvers } from './resolvers.ts';

const resolver = () => null;
const other = () => 1;

it('puts the fields of one type together', () => {
  const joined = joinResolvers({ Query: { a: resolver } }, { Query: { b: other }, Task: { id: other } });
  expect(joined).toEqual({ Query: { a: resolver, b: other }, Task: { id: other } });
});

it('refuses two resolvers of one field', () => {
  expect(() => joinResolvers({ Query: { a: resolver } }, { Query: { a: other } })).toThrow(/one resolver of Query\.a/);
});
