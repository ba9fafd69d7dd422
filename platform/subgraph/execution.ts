import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { Lru } from '../cache.ts';
import { HubError } from '../errors.ts';
import { variablesToCompile } from './compilable.ts';
import { DOCUMENT_RULES } from './validation.ts';

/** Compiled documents kept per subgraph. One costs about 84 KB and 0.7 ms to make: docs/decisions/002. */
const COMPILED_CAP = 200;
/** Parsed documents kept per subgraph: those seen once and not yet compiled. */
const PARSED_CAP = 1000;
/** Longer documents, in characters, are run and not kept: the caches count documents, not their size. */
const KEPT_LENGTH_CAP = 50_000;
/** As graphql-js does by itself: of a thousand bad representations fifty are named. */
const VARIABLE_ERRORS_CAP = 50;

export interface Executed {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLError[];
}

type Run = (variables: Readonly<Record<string, unknown>>, context: unknown) => Promise<Executed> | Executed;

/**
 * Run documents over an executable schema: a document seen for the first time by graphql-js, from its second sight on
 * compiled by graphql-jit, where that answers the same. Both caches are bounded and forget what was used longest ago.
 *
 * What cannot be run is answered as `errors` with a code and without `data`: GRAPHQL_PARSE_FAILED, DOCUMENT_TOO_DEEP,
 * GRAPHQL_VALIDATION_FAILED, OPERATION_RESOLUTION_FAILURE, and for variables BAD_USER_INPUT or what their scalar says.
 *
 * Resolvers must not put a Promise into a plain property of what they return: compiled code does not await those.
 */
export function createExecution(schema: GraphQLSchema) {
  const parsed = new Lru<string, DocumentNode>(PARSED_CAP);
  const compiled = new Lru<string, Run>(COMPILED_CAP);

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
    const interpret = interpreted(document, operationName);
    const operation = getOperationAST(document, operationName);
    const needed = operation && variablesToCompile(schema, document, operation);
    if (!needed) return interpret;
    const query = compileQuery(schema, document, operationName);
    // What graphql-jit cannot compile, graphql-js can still run.
    if (!isCompiledQuery(query)) return interpret;
    const definitions = operation.variableDefinitions ?? [];
    return (variables, context) => {
      // graphql-jit's own reading of variables knows no defaults of input fields, takes a list for an object and names
      // the wrong variable: graphql-js reads them.
      const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: VARIABLE_ERRORS_CAP });
      if (errors) return { errors };
      if (!needed.every((name) => Object.hasOwn(coerced, name))) return interpret(variables, context);
      return query.query({}, context, coerced) as Promise<Executed> | Executed;
    };
  }

  async function answer(run: Run, variables: Readonly<Record<string, unknown>>, context: unknown): Promise<Executed> {
    const executed = await run(variables, context);
    if (executed.data !== undefined || !executed.errors) return executed;
    return { errors: executed.errors.map((error) => coded(error, 'BAD_USER_INPUT')) };
  }

  return {
    /** Answers what GraphQL answers. */
    async run(
      query: string,
      operationName: string | undefined,
      variables: Readonly<Record<string, unknown>>,
      context: unknown,
    ): Promise<Executed> {
      // A name that is empty is another than none: it names no operation.
      const key = `${operationName === undefined ? '' : `"${operationName}"`}\n${query}`;
      const ready = compiled.get(key);
      if (ready) return answer(ready, variables, context);

      const seen = parsed.get(key);
      if (seen) {
        const run = compile(seen, operationName);
        compiled.set(key, run);
        parsed.delete(key);
        return answer(run, variables, context);
      }

      let document: DocumentNode;
      try {
        document = parse(query, { noLocation: true });
        const errors = validate(schema, document, DOCUMENT_RULES);
        if (errors.length > 0) return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
        // The parser calls itself for each level and runs out of stack.
        if (error instanceof RangeError) {
          return { errors: [new HubError('DOCUMENT_TOO_DEEP', 'The document nests too deep to be read.')] };
        }
        throw error;
      }
      const operation = getOperationAST(document, operationName);
      if (!operation) {
        const message =
          'Expected operationName to name one operation of the document, or the document to have only one.';
        return { errors: [new HubError('OPERATION_RESOLUTION_FAILURE', message)] };
      }
      if (operation.operation === 'subscription') {
        const message = 'A subscription is a stream of events, and this is one answer.';
        return { errors: [new HubError('SUBSCRIPTION_OVER_THIS_DOOR', message)] };
      }
      if (query.length <= KEPT_LENGTH_CAP) parsed.set(key, document);
      return answer(interpreted(document, operationName), variables, context);
    },

    /** How many documents are held, for tests and metrics. */
    sizes: () => ({ parsed: parsed.size, compiled: compiled.size }),
  };
}

/** The error under this code, unless it brings one of its own: a scalar says itself what is wrong with a value. */
function coded(error: GraphQLError, code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'BAD_USER_INPUT') {
  // The scalar's own words first: around them stands a name of a variable that the client may never have written.
  const own = [error.originalError, error].find(
    (each) => each instanceof GraphQLError && typeof each.extensions.code === 'string',
  );
  return (own as GraphQLError | undefined) ?? new HubError(code, error.message);
}
