import { buildSchema, findBreakingChanges } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formatChange } from './compare/change.ts';
import { compare } from './compare.ts';

const QUERY = 'type Query { a: Int }';

/** What comes of a change inside a schema that is otherwise the same: level, code and place. */
function changes(before: string, after: string): string[] {
  return compare(`${QUERY} ${before}`, `${QUERY} ${after}`).map(
    ({ level, code, coordinate }) => `${level} ${code} ${coordinate}`,
  );
}

describe('comparison of two API schemas', () => {
  it.each([
    ['a new type', '', 'type T { a: Int }', ['SAFE TYPE_ADDED T']],
    ['a type removed', 'type T { a: Int }', '', ['BREAKING TYPE_REMOVED T']],
    ['a type of another kind', 'type T { a: Int }', 'enum T { A }', ['BREAKING TYPE_CHANGED_KIND T']],

    ['a new field', 'type T { a: Int }', 'type T { a: Int b: Int }', ['SAFE FIELD_ADDED T.b']],
    ['a field removed', 'type T { a: Int b: Int }', 'type T { a: Int }', ['BREAKING FIELD_REMOVED T.b']],
    [
      'a field removed from an interface',
      'interface T { a: Int b: Int }',
      'interface T { a: Int }',
      ['BREAKING FIELD_REMOVED T.b'],
    ],
    ['a field of another type', 'type T { a: Int }', 'type T { a: String }', ['BREAKING FIELD_CHANGED_KIND T.a']],
    ['a field that may be null now', 'type T { a: Int! }', 'type T { a: Int }', ['BREAKING FIELD_CHANGED_KIND T.a']],
    ['a field that is never null now', 'type T { a: Int }', 'type T { a: Int! }', ['SAFE FIELD_TYPE_NARROWED T.a']],
    [
      'a list whose items are never null now',
      'type T { a: [Int] }',
      'type T { a: [Int!]! }',
      ['SAFE FIELD_TYPE_NARROWED T.a'],
    ],
    [
      'a list whose items may be null now',
      'type T { a: [Int!] }',
      'type T { a: [Int] }',
      ['BREAKING FIELD_CHANGED_KIND T.a'],
    ],
    ['a list that was a single value', 'type T { a: Int }', 'type T { a: [Int] }', ['BREAKING FIELD_CHANGED_KIND T.a']],

    ['an optional argument', 'type T { a: Int }', 'type T { a(b: Int): Int }', ['SAFE OPTIONAL_ARG_ADDED T.a(b:)']],
    ['a required argument', 'type T { a: Int }', 'type T { a(b: Int!): Int }', ['BREAKING REQUIRED_ARG_ADDED T.a(b:)']],
    [
      'a non-null argument with default',
      'type T { a: Int }',
      'type T { a(b: Int! = 1): Int }',
      ['SAFE OPTIONAL_ARG_ADDED T.a(b:)'],
    ],
    ['an argument removed', 'type T { a(b: Int): Int }', 'type T { a: Int }', ['BREAKING ARG_REMOVED T.a(b:)']],
    [
      'an argument that is required now',
      'type T { a(b: Int): Int }',
      'type T { a(b: Int!): Int }',
      ['BREAKING ARG_CHANGED_KIND T.a(b:)'],
    ],
    [
      'an argument that is optional now',
      'type T { a(b: Int!): Int }',
      'type T { a(b: Int): Int }',
      ['SAFE ARG_TYPE_WIDENED T.a(b:)'],
    ],
    [
      'another default',
      'type T { a(b: Int = 1, c: Int, d: Int = 1): Int }',
      'type T { a(b: Int = 2, c: Int = 1, d: Int): Int }',
      ['b', 'c', 'd'].map((name) => `DANGEROUS ARG_DEFAULT_VALUE_CHANGE T.a(${name}:)`),
    ],

    [
      'an optional input field',
      'input I { a: Int }',
      'input I { a: Int b: Int }',
      ['SAFE OPTIONAL_INPUT_FIELD_ADDED I.b'],
    ],
    [
      'a required input field',
      'input I { a: Int }',
      'input I { a: Int b: Int! }',
      ['BREAKING REQUIRED_INPUT_FIELD_ADDED I.b'],
    ],
    ['an input field removed', 'input I { a: Int b: Int }', 'input I { a: Int }', ['BREAKING FIELD_REMOVED I.b']],
    [
      'an input field that is required now',
      'input I { a: Int }',
      'input I { a: Int! }',
      ['BREAKING FIELD_CHANGED_KIND I.a'],
    ],
    [
      'an input field that is optional now',
      'input I { a: [Int!]! }',
      'input I { a: [Int] }',
      ['SAFE INPUT_FIELD_TYPE_WIDENED I.a'],
    ],
    [
      'another default of an input field',
      'input I { a: Int = 1 }',
      'input I { a: Int = 2 }',
      ['DANGEROUS INPUT_FIELD_DEFAULT_VALUE_CHANGE I.a'],
    ],

    [
      'a value that clients may receive',
      'enum E { A } type T { e: E! }',
      'enum E { A B } type T { e: E! }',
      ['DANGEROUS VALUE_ADDED_TO_ENUM E.B'],
    ],
    [
      'a value that clients only send',
      'enum E { A } input I { e: E }',
      'enum E { A B } input I { e: E }',
      ['SAFE VALUE_ADDED_TO_INPUT_ENUM E.B'],
    ],
    ['a value removed', 'enum E { A B }', 'enum E { A }', ['BREAKING VALUE_REMOVED_FROM_ENUM E.B']],

    [
      'a new member of a union',
      'type A { a: Int } type B { a: Int } union U = A',
      'type A { a: Int } type B { a: Int } union U = A | B',
      ['DANGEROUS TYPE_ADDED_TO_UNION U'],
    ],
    [
      'a member of a union removed',
      'type A { a: Int } type B { a: Int } union U = A | B',
      'type A { a: Int } type B { a: Int } union U = A',
      ['BREAKING TYPE_REMOVED_FROM_UNION U'],
    ],
    [
      'an interface more',
      'interface I { a: Int } type T { a: Int }',
      'interface I { a: Int } type T implements I { a: Int }',
      ['DANGEROUS IMPLEMENTED_INTERFACE_ADDED T'],
    ],
    [
      'an interface less',
      'interface I { a: Int } type T implements I { a: Int }',
      'interface I { a: Int } type T { a: Int }',
      ['BREAKING IMPLEMENTED_INTERFACE_REMOVED T'],
    ],

    ['a deprecation', 'type T { a: Int }', 'type T { a: Int @deprecated(reason: "Use b.") }', ['SAFE DEPRECATED T.a']],
    ['a deprecation lifted', 'enum E { A @deprecated B }', 'enum E { A B }', ['SAFE DEPRECATION_LIFTED E.A']],
    [
      'another reason to deprecate',
      'input I { a: Int @deprecated(reason: "x") }',
      'input I { a: Int @deprecated(reason: "y") }',
      ['SAFE DEPRECATION_REASON_CHANGED I.a'],
    ],
    [
      'another description',
      '"One." type T { "x" a("y" b: Int): Int }',
      '"Two." type T { "x" a("z" b: Int): Int }',
      ['SAFE DESCRIPTION_CHANGED T', 'SAFE DESCRIPTION_CHANGED T.a(b:)'],
    ],
    ['another order', 'type T { a: Int b: Int } enum E { A B }', 'enum E { B A } type T { b: Int a: Int }', []],
  ] as const)('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);

    // graphql-js judges breaking changes alike: what it finds, we find, and no other.
    const [old, now] = [buildSchema(`${QUERY} ${before}`), buildSchema(`${QUERY} ${after}`)];
    const breaking = expected.filter((line) => line.startsWith('BREAKING')).map((line) => line.split(' ')[1]);
    expect(breaking).toEqual(findBreakingChanges(old, now).map((change) => change.type));
  });

  it('puts breaking changes first and then goes by place', () => {
    const before = 'type T { a: Int b: Int c: Int }';
    const after = 'type T { b: String d: Int } type S { a: Int }';

    expect(changes(before, after)).toEqual([
      'BREAKING FIELD_REMOVED T.a',
      'BREAKING FIELD_CHANGED_KIND T.b',
      'BREAKING FIELD_REMOVED T.c',
      'SAFE TYPE_ADDED S',
      'SAFE FIELD_ADDED T.d',
    ]);
  });

  it('says what was and what is, and whether clients were warned', () => {
    const before = `${QUERY} type T { a: Int b: Int @deprecated(reason: "Use a.") c: Int }`;

    expect(compare(before, `${QUERY} type T { a: String }`).map(formatChange)).toEqual([
      'BREAKING  T.a: Type was Int, is String. (FIELD_CHANGED_KIND)',
      'BREAKING  T.b: The field is gone; it was deprecated: Use a. (FIELD_REMOVED)',
      'BREAKING  T.c: The field is gone and was not deprecated before. (FIELD_REMOVED)',
    ]);
  });
});
