import { hash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { Lru } from '../../platform/cache.ts';
import { HubError } from '../../platform/errors.ts';
import { DOCUMENT_RULES } from '../../platform/subgraph/validation.ts';
import type { Limits } from '../admission.ts';
import { type PreparedOperation, type Preparing, prepareOperation } from '../planner/prepared-operation.ts';
import { Refused } from '../response/refusal.ts';
import { checkDocument } from './document-limits.ts';

/** Characters of all documents that are kept parsed. A document takes some 30 times its text in memory. */
const KEPT_CHARS = 4_000_000;
/** What a document takes whatever its length, in the same measure: else short ones would be kept without bound. */
const ENTRY_CHARS = 100;
const ERRORS_SHOWN = 20;

/** A document that is within the limits and valid. */
export interface ValidDocument {
  readonly ast: DocumentNode;
  /** The operation to run, prepared once. Refused with OPERATION_RESOLUTION_FAILURE when it is not clear which. */
  operation(name: string | undefined): PreparedOperation;
}

/** The documents seen, each read and validated once. Bounded; one that is refused is not kept. */
export class Documents {
  readonly #preparing: Preparing;
  readonly #limits: Limits;
  readonly #kept = new Lru<string, ValidDocument>(KEPT_CHARS);

  constructor(preparing: Preparing, limits: Limits) {
    this.#preparing = preparing;
    this.#limits = limits;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** A document read before, by the SHA-256 of its text in hex. */
  byHash(textHash: string): ValidDocument | undefined {
    return this.#kept.get(textHash);
  }

  /**
   * Refused with GRAPHQL_PARSE_FAILED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP or GRAPHQL_VALIDATION_FAILED, in this
   * order: what is costly to find out comes after what bounds the cost.
   */
  read(text: string): ValidDocument {
    const textHash = hash('sha256', text);
    const known = this.#kept.get(textHash);
    if (known) return known;
    const document = validDocument(this.#preparing, this.#parse(text));
    this.#kept.set(textHash, document, text.length + ENTRY_CHARS);
    return document;
  }

  #parse(text: string): DocumentNode {
    try {
      const ast = parse(text, { maxTokens: this.#limits.documentTokens });
      checkDocument(ast, this.#limits);
      return ast;
    } catch (thrown) {
      if (thrown instanceof HubError) throw thrown;
      if (thrown instanceof RangeError) throw new HubError('DOCUMENT_TOO_DEEP', 'The document nests too deep to read.');
      if (!(thrown instanceof GraphQLError)) throw thrown;
      if (thrown.message.includes('Document contains more that')) {
        const message = `The document has more than ${this.#limits.documentTokens} tokens.`;
        throw new HubError('DOCUMENT_TOO_LARGE', message);
      }
      throw new Refused('GRAPHQL_PARSE_FAILED', [thrown]);
    }
  }
}

function validDocument(preparing: Preparing, ast: DocumentNode): ValidDocument {
  const errors = validate(preparing.schema, ast, DOCUMENT_RULES, {
    maxErrors: ERRORS_SHOWN,
    hideSuggestions: preparing.hidesNames,
  });
  if (errors.length > 0) throw new Refused('GRAPHQL_VALIDATION_FAILED', errors);
  const prepared = new Map<OperationDefinitionNode, PreparedOperation>();
  return {
    ast,
    operation(name) {
      const operation = operationNamed(ast, name);
      const known = prepared.get(operation) ?? prepareOperation(preparing, ast, operation);
      prepared.set(operation, known);
      return known;
    },
  };
}

function operationNamed(ast: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(ast, name);
  if (operation) return operation;
  throw new HubError('OPERATION_RESOLUTION_FAILURE', whyNoOperation(ast, name));
}

function whyNoOperation(ast: DocumentNode, name: string | undefined): string {
  if (name !== undefined) return `The document has no operation named "${name}".`;
  const count = ast.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  return count === 0
    ? 'The document has no operation, only fragments.'
    : `The document has ${count} operations and operationName says none of them.`;
}
