import fc, { type GeneratorValue } from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface RandomQuery {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const IDS = ['a1', 'a2', 'a3', 'o1', 'p2', 't1', 't4', 'none'];
const ALIASES = ['one', 'two', 'toString', 'id', 'name', 'size'];

/** Makes a query that is valid but for fields that may not be merged: the caller leaves those out by validating. */
export function randomQuery(schema: GraphQLSchema, gen: GeneratorValue): RandomQuery {
  return new QueryMaker(schema, gen).make();
}

class QueryMaker {
  readonly #schema: GraphQLSchema;
  readonly #gen: GeneratorValue;
  readonly #fragments: string[] = [];
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};

  constructor(schema: GraphQLSchema, gen: GeneratorValue) {
    this.#schema = schema;
    this.#gen = gen;
  }

  make(): RandomQuery {
    const selection = this.#selection(this.#schema.getQueryType()!, 5);
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    return { text: [`query ${definitions}${selection}`, ...this.#fragments].join('\n'), variables: this.#variables };
  }

  #int(max: number): number {
    return this.#gen(fc.integer, { min: 0, max });
  }

  #chance(percent: number): boolean {
    return this.#int(99) < percent;
  }

  #pick<T>(items: readonly T[]): T {
    return items[this.#int(items.length - 1)] as T;
  }

  #selection(type: GraphQLNamedOutputType, depth: number): string {
    const parts: string[] = [];
    const count = 1 + this.#int(depth > 3 ? 3 : 2);
    for (let i = 0; i < count; i++) parts.push(this.#part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLNamedOutputType, depth: number): string {
    if (this.#chance(8)) return `${this.#alias()}__typename${this.#condition()}`;
    if (depth > 1 && this.#chance(25)) return this.#fragment(type, depth);
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const suitable = depth > 1 ? fields : fields.filter((field) => isLeafType(getNamedType(field.type)));
    if (suitable.length === 0) return isAbstractType(type) && depth > 1 ? this.#fragment(type, depth) : '__typename';
    return this.#field(this.#pick(suitable), depth);
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const below = isLeafType(type) ? '' : ` ${this.#selection(type, depth - 1)}`;
    return `${this.#alias()}${field.name}${this.#arguments(field)}${this.#condition()}${below}`;
  }

  #fragment(type: GraphQLNamedOutputType, depth: number): string {
    const possible = isAbstractType(type) ? [type, ...this.#schema.getPossibleTypes(type)] : [type];
    const own = isObjectType(type) ? [...possible, ...type.getInterfaces()] : possible;
    const condition = this.#pick(own);
    const selection = this.#selection(condition, depth - 1);
    if (this.#chance(60)) return `... on ${condition.name}${this.#condition()} ${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${condition.name} ${selection}`);
    return this.#chance(30) ? `...${name} ...${name}${this.#condition()}` : `...${name}${this.#condition()}`;
  }

  #alias(): string {
    return this.#chance(25) ? `${this.#pick(ALIASES)}: ` : '';
  }

  #condition(): string {
    if (!this.#chance(12)) return '';
    const value = this.#chance(50);
    const given = this.#chance(50) ? String(value) : this.#variable('Boolean!', value);
    return ` @${this.#pick(['skip', 'include'])}(if: ${given})`;
  }

  #variable(type: string, value: unknown): string {
    const name =
      this.#chance(10) && !('representations' in this.#variables) ? 'representations' : `v${this.#definitions.length}`;
    this.#definitions.push(`$${name}: ${type}`);
    this.#variables[name] = value;
    return `$${name}`;
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args
      .filter((arg) => (isNonNullType(arg.type) && arg.defaultValue === undefined) || this.#chance(50))
      .map((arg) => {
        const value = this.#value(arg.type, 2);
        const asVariable = this.#chance(30) && arg.defaultValue === undefined;
        return `${arg.name}: ${asVariable ? this.#variable(String(arg.type), value) : literal(value, arg.type)}`;
      });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    if (!isNonNullType(type) && this.#chance(10)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: this.#int(2) }, () => this.#value(nullable.ofType, depth - 1));
    }
    if (isEnumType(nullable)) return this.#pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(() => depth > 0 && this.#chance(60));
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.type, depth - 1)]));
    }
    switch (nullable.name) {
      case 'Int':
        return this.#int(4);
      case 'Boolean':
        return this.#chance(50);
      case 'ID':
        return this.#pick(IDS);
      default:
        return this.#pick(['', 'Phú', 'o', 'say "no"\n']);
    }
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${(value as unknown[]).map((item) => literal(item, nullable.ofType)).join(', ')}]`;
  if (isEnumType(nullable)) return String(value);
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as object).map(
      ([name, member]) => `${name}: ${literal(member, nullable.getFields()[name]!.type)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}
