import { HubError } from '../platform/errors.ts';

/** What a request may be like before anything is done for it. One set for all doors. */
export interface Limits {
  /** Bytes of a request's body. */
  readonly bodyBytes: number;
  /** Characters of a document. */
  readonly documentChars: number;
  /** Lexical tokens of a document. */
  readonly documentTokens: number;
  /** How deep fields may nest, fragments included. */
  readonly depth: number;
  /** Fields and fragments of an operation with every fragment written out. */
  readonly fields: number;
  readonly rootFields: number;
  /** Fields with an alias, with every fragment written out. */
  readonly aliases: number;
  /** How often one place of the answer may be asked for over and over: checking them costs the square of it. */
  readonly repeats: number;
  /** Directives on one field, fragment or operation. */
  readonly directives: number;
  readonly operations: number;
  /** How deep the JSON of variables may nest. */
  readonly variablesDepth: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 1_000_000,
  documentChars: 100_000,
  documentTokens: 10_000,
  depth: 30,
  fields: 5_000,
  rootFields: 100,
  aliases: 500,
  repeats: 100,
  directives: 10,
  operations: 50,
  variablesDepth: 50,
};

/** A GraphQL request as every door hands it on: the JSON of GraphQL over HTTP. */
export interface GraphQLRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Admits a request: every door calls this first, with the JSON it received. Nothing of the document is read yet; that
 * is done, within the same limits, by `Documents`.
 *
 * Refused with BODY_MALFORMED when it is not a GraphQL request, with PERSISTED_QUERY_NOT_SUPPORTED, DOCUMENT_TOO_LARGE,
 * and BAD_USER_INPUT for variables that nest too deep.
 */
export function admit(body: unknown, limits: Limits): GraphQLRequest {
  if (!isRecord(body)) {
    const came = Array.isArray(body) ? 'a list (batches are not taken)' : body === null ? 'null' : typeof body;
    throw new HubError('BODY_MALFORMED', `The body was expected to be a JSON object, but is ${came}.`);
  }
  const { query, operationName, variables } = body;
  const extensions = record('extensions', body.extensions);
  if (extensions.persistedQuery !== undefined) {
    throw new HubError('PERSISTED_QUERY_NOT_SUPPORTED', 'A document is not known here by its hash.');
  }
  if (typeof query !== 'string' || query.trim() === '') {
    throw new HubError('BODY_MALFORMED', 'The key "query" was expected to be the text of a GraphQL document.');
  }
  if (query.length > limits.documentChars) {
    throw new HubError(
      'DOCUMENT_TOO_LARGE',
      `The document has ${query.length} characters; at most ${limits.documentChars} are taken.`,
    );
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new HubError('BODY_MALFORMED', 'The key "operationName" was expected to be a string or null.');
  }
  const given = record('variables', variables);
  if (nestsDeeper(given, limits.variablesDepth)) {
    throw new HubError('BAD_USER_INPUT', `The variables nest more than ${limits.variablesDepth} levels deep.`);
  }
  return {
    query,
    operationName: operationName || undefined,
    variables: given,
    extensions,
  };
}

function record(key: string, value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw new HubError('BODY_MALFORMED', `The key "${key}" was expected to be a JSON object or null.`);
}

function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => nestsDeeper(member, levels - 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
