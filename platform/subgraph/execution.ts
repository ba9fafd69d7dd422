import {
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/** Compiled documents kept per subgraph. One costs about 84 KB and 0.7 ms to make: docs/decisions/002. */
const COMPILED_CAP = 200;
/** Parsed documents kept per subgraph: those seen once and not yet compiled. */
const PARSED_CAP = 1000;

export interface Executed {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
}

type Run = (variables: Readonly<Record<string, unknown>>, context: unknown) => Promise<Executed> | Executed;

/**
 * Run documents over an executable schema: a document seen for the first time by graphql-js, from its second sight on
 * compiled by graphql-jit. Both caches are bounded and forget what was used longest ago.
 *
 * Resolvers must not put a Promise into a plain property of what they return: compiled code does not await those.
 */
export function createExecution(schema: GraphQLSchema) {
  const parsed = new Lru<DocumentNode>(PARSED_CAP);
  const compiled = new Lru<Run>(COMPILED_CAP);

  function interpreted(document: DocumentNode, operationName: string | undefined): Run {
    return (variables, context) =>
      execute({
        schema,
        document,
        variableValues: variables,
        contextValue: context,
        ...(operationName === undefined ? {} : { operationName }),
      }) as Promise<Executed> | Executed;
  }

  function compile(document: DocumentNode, operationName: string | undefined): Run {
    const query = compileQuery(schema, document, operationName);
    // What graphql-jit cannot compile, graphql-js can still run.
    if (!isCompiledQuery(query)) return interpreted(document, operationName);
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    return (variables, context) => {
      // graphql-jit's own reading of variables knows no defaults of input fields: graphql-js reads them.
      const { coerced, errors } = getVariableValues(schema, definitions, variables);
      return errors ? { errors } : (query.query({}, context, coerced) as Promise<Executed> | Executed);
    };
  }

  return {
    /** Answers what GraphQL answers; parse and validation errors come as `errors` without `data`. */
    async run(
      query: string,
      operationName: string | undefined,
      variables: Readonly<Record<string, unknown>>,
      context: unknown,
    ): Promise<Executed> {
      const key = `${operationName ?? ''}\n${query}`;
      const ready = compiled.get(key);
      if (ready) return ready(variables, context);

      const seen = parsed.get(key);
      if (seen) {
        const run = compile(seen, operationName);
        compiled.set(key, run);
        parsed.delete(key);
        return run(variables, context);
      }

      let document: DocumentNode;
      try {
        document = parse(query, { noLocation: true });
      } catch (error) {
        return { errors: [error as GraphQLError] };
      }
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      parsed.set(key, document);
      return interpreted(document, operationName)(variables, context);
    },

    /** How many documents are held, for tests and metrics. */
    sizes: () => ({ parsed: parsed.size, compiled: compiled.size }),
  };
}

/** A bounded map that forgets what was used longest ago. */
class Lru<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #cap: number;

  constructor(cap: number) {
    this.#cap = cap;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#cap) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
