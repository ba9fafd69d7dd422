import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** What leads to objects that are there. */
export interface Samples {
  /**
   * Arguments of fields, by coordinate, as they stand in a document: `id: "…"`. Every argument that is required has to have
   * one, so that a new field cannot stay outside the matrix.
   */
  readonly arguments: Readonly<Record<string, string>>;
  /** Others for the way to one type, by its name: those above lead to nothing of it. */
  readonly argumentsTo: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Fields behind which these arguments find nothing: they are asked for, and ways to other types lead around them. */
  readonly deadEnds: readonly string[];
}

/** A value that a way leads to. */
export interface Leaf {
  /** Where it stands in the answer, without places in lists. */
  readonly path: string;
  /** The coordinates on the way, from the root to the value itself. */
  readonly chain: readonly string[];
}

/** A document that leads to one type along its shortest path and asks for all its fields. */
export interface Way {
  /** The type that it leads to. */
  readonly type: string;
  readonly leaves: readonly Leaf[];
  /** The document, whole or with those leaves only that are wanted; null when none is. */
  document(wanted?: (leaf: Leaf) => boolean): string | null;
}

/** A selection before it is written down. */
interface Node {
  readonly text: string;
  readonly leaf?: Leaf;
  readonly below: readonly Node[];
}

/** A field on the way to a type. */
interface Step {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

type Where = { readonly keys: readonly string[]; readonly chain: readonly string[] };

/** What federation adds to a subgraph's own schema; `toEntities` asks for it. */
const FEDERATION_FIELDS = ['_entities', '_service'];
/** Open to whoever may call a subgraph: what stands behind it is not. */
export const ENTITIES = 'Query._entities';

/** Types that only lead to others are passed through, so that lists are asked for with what they hold. */
const LEADING_FIELDS = ['nodes', 'edges', 'node', 'pageInfo'];

/**
 * Types that say something about many rows at once. One that comes has to be given a way of its own: whoever may not see a
 * row must not see it in a total either.
 */
export const AGGREGATE_TYPE = /(Metrics|Aggregates?|Statistics|Summary|Cube|Cell|Bucket)$/;

/** The ways of a schema from its roots to every object type that can be reached from them. */
export class Ways {
  readonly #schema: GraphQLSchema;
  readonly #samples: Samples;

  constructor(schema: GraphQLSchema, samples: Samples) {
    this.#schema = schema;
    this.#samples = samples;
  }

  /** To each object type, shortest first, the root itself among them. */
  fromQuery(): Way[] {
    const root = this.#schema.getQueryType()!;
    const paths = this.#shortest(root, []);
    return [...paths].map(([type, steps]) => this.#way(type, steps, 'query'));
  }

  /** From one field of the root type of mutations or subscriptions to each type behind it. */
  fromField(root: 'mutation' | 'subscription', fieldName: string, header = ''): Way[] {
    const parent = root === 'mutation' ? this.#schema.getMutationType() : this.#schema.getSubscriptionType();
    const field = parent?.getFields()[fieldName];
    if (!parent || !field) throw new Error(`there is no ${root} ${fieldName}`);
    const paths = this.#shortest(objectOf(field, parent), [{ parent, field }]);
    return [...paths].map(([type, steps]) => this.#way(type, steps, `${root}${header}`));
  }

  /** To each type of which a subgraph answers entities, by what others know of them. */
  toEntities(): Way[] {
    const union = this.#schema.getType('_Entity');
    const types = union && 'getTypes' in union ? union.getTypes() : [];
    return types.map((type) => {
      const below = this.#fields(type, { keys: ['_entities'], chain: [ENTITIES] });
      const node = { text: `... on ${type.name}`, below };
      const root = { text: '_entities(representations: $representations)', below: [node] };
      return wayOf(type, root, 'query ($representations: [_Any!]!)');
    });
  }

  /** Object types that a client can see and no way leads to. */
  unreached(ways: readonly Way[]): string[] {
    const reached = new Set(ways.map(({ type }) => type));
    return Object.values(this.#schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('_') && !reached.has(type.name))
      .map(({ name }) => name)
      .filter((name) => !['Query', 'Mutation', 'Subscription'].includes(name));
  }

  #shortest(start: GraphQLObjectType, first: readonly Step[]): Map<GraphQLObjectType, readonly Step[]> {
    const paths = new Map<GraphQLObjectType, readonly Step[]>([[start, first]]);
    // The map grows while it is walked, and holds each type once.
    for (const [parent, steps] of paths) {
      for (const field of Object.values(parent.getFields())) {
        if (FEDERATION_FIELDS.includes(field.name) || isLeafType(getNamedType(field.type))) continue;
        if (this.#samples.deadEnds.includes(`${parent.name}.${field.name}`)) continue;
        const type = objectOf(field, parent);
        if (!paths.has(type)) paths.set(type, [...steps, { parent, field }]);
      }
    }
    return paths;
  }

  #way(type: GraphQLObjectType, steps: readonly Step[], head: string): Way {
    let where: Where = { keys: [], chain: [] };
    for (const { parent, field } of steps) where = reaching(where, parent, field);
    let nodes = this.#fields(type, where);
    const others = this.#samples.argumentsTo[type.name];
    for (const { parent, field } of steps.toReversed()) {
      nodes = [{ text: this.#text(parent, field, others), below: nodes }];
    }
    return wayOf(type, { text: '', below: nodes }, head);
  }

  /** All fields of a type, and of those that give objects the values of these. */
  #fields(type: GraphQLObjectType, where: Where): Node[] {
    return Object.values(type.getFields())
      .filter(({ name }) => !FEDERATION_FIELDS.includes(name))
      .map((field) => {
        const at = reaching(where, type, field);
        const text = this.#text(type, field);
        if (isLeafType(getNamedType(field.type))) return { text, leaf: leafOf(at), below: [] };
        return { text, below: this.#values(objectOf(field, type), at) };
      });
  }

  #values(type: GraphQLObjectType, where: Where): Node[] {
    const nodes: Node[] = [];
    for (const field of Object.values(type.getFields())) {
      const at = reaching(where, type, field);
      if (isLeafType(getNamedType(field.type))) {
        nodes.push({ text: this.#text(type, field), leaf: leafOf(at), below: [] });
      } else if (LEADING_FIELDS.includes(field.name)) {
        nodes.push({ text: this.#text(type, field), below: this.#values(objectOf(field, type), at) });
      }
    }
    return nodes;
  }

  #text(
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    others: Readonly<Record<string, string>> = {},
  ): string {
    const coordinate = `${type.name}.${field.name}`;
    const sample = others[coordinate] ?? this.#samples.arguments[coordinate];
    if (sample !== undefined) return `${field.name}(${sample})`;
    const missing = field.args.find(isRequiredArgument);
    if (missing) throw new Error(`${coordinate}(${missing.name}:) has no sample argument in the matrix`);
    return field.args.some(({ name }) => name === 'page') ? `${field.name}(page: { first: 3 })` : field.name;
  }
}

function reaching({ keys, chain }: Where, type: GraphQLObjectType, field: { readonly name: string }): Where {
  return { keys: [...keys, field.name], chain: [...chain, `${type.name}.${field.name}`] };
}

function leafOf({ keys, chain }: Where): Leaf {
  return { path: keys.join('.'), chain };
}

function objectOf(field: GraphQLField<unknown, unknown>, parent: GraphQLObjectType): GraphQLObjectType {
  const type: GraphQLNamedOutputType = getNamedType(field.type);
  if (isObjectType(type)) return type;
  throw new Error(`${parent.name}.${field.name} gives one of several types, which the matrix has no ways to yet`);
}

function wayOf(type: GraphQLObjectType, root: Node, head: string): Way {
  return {
    type: type.name,
    leaves: leavesOf(root),
    document(wanted = () => true) {
      const text = written(root, wanted);
      return text === null ? null : `${head} ${root.text === '' ? text : `{ ${text} }`}`;
    },
  };
}

function leavesOf({ leaf, below }: Node): Leaf[] {
  return leaf ? [leaf] : below.flatMap(leavesOf);
}

function written({ text, leaf, below }: Node, wanted: (leaf: Leaf) => boolean): string | null {
  if (leaf) return wanted(leaf) ? text : null;
  const kept = below.flatMap((node) => written(node, wanted) ?? []);
  return kept.length === 0 ? null : `${text} { ${kept.join(' ')} }`;
}
