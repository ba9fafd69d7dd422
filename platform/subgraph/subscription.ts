import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { type Clock, dayInVietnam } from '../clock.ts';
import { ERRORS, type ErrorCode, HubError, hubErrorOf } from '../errors.ts';
import type { FeedItem, FeedSelection, FeedSource } from '../feed/source.ts';
import { createTurns } from '../feed/turns.ts';
import type { ReadAt, SubgraphEvent, SubgraphResponse, SubscriptionRequest } from '../subgraph.ts';
import type { Executed } from './execution.ts';
import { DOCUMENT_RULES } from './validation.ts';

/** How a subgraph answers subscriptions from its feed. */
export interface SubscriptionSources {
  readonly feed: FeedSource;
  /** Tells the day by which an event is judged when it is given out. */
  readonly clock: Clock;
  /**
   * For each field of the type Subscription: which events of the feed it shows, by its arguments. The rows that the
   * selection brings are what its type is resolved from. Throws what refuses the arguments.
   */
  readonly fields: Readonly<Record<string, (args: never) => FeedSelection>>;
}

/**
 * Events executed at once for all subscribers together. One change can be an event for each of a thousand: they take
 * turns, and leave callers their connections.
 */
const EVENTS_AT_ONCE = 4;

/** An item of the feed under the name of the field that shows it. */
interface FieldItem {
  readonly fieldName: string;
  readonly item: FeedItem;
}

/** Runs an operation in a context of its own, made for the moment, and masks what it throws. */
export type Answering = (
  request: SubscriptionRequest,
  readAt: ReadAt,
  run: (context: unknown) => Promise<Executed>,
) => Promise<SubgraphResponse>;

/**
 * `Subgraph.subscribe` over an executable schema, whose subscription fields get their `subscribe` here. The document is
 * read and its arguments are judged once; each event is then executed by graphql-js, at its own position.
 */
export function createSubscriptions(
  schema: GraphQLSchema,
  { feed, clock, fields }: SubscriptionSources,
  answer: Answering,
) {
  const turns = createTurns(EVENTS_AT_ONCE);
  const declared = schema.getSubscriptionType()?.getFields() ?? {};
  for (const [name, select] of Object.entries(fields)) {
    const field = declared[name];
    if (!field) throw new Error(`the schema has no field Subscription.${name}`);
    field.subscribe = async function* (_, args, request: SubscriptionRequest, { fieldName }: GraphQLResolveInfo) {
      const selection = select(args as never);
      const { viewer, signal, resumeAfter: after } = request;
      for await (const item of feed.read({ selection, viewer, after, signal })) yield { fieldName, item };
    };
  }

  return async function* subscribe(request: SubscriptionRequest): AsyncGenerator<SubgraphEvent, void, undefined> {
    const document = readSubscription(schema, request, fields);
    const operation = operationOf(request);
    const stream = await createSourceEventStream({
      schema,
      document,
      contextValue: request,
      variableValues: request.variables,
      ...operation,
    });
    if (!(Symbol.asyncIterator in stream)) throw refusalOf(stream.errors?.[0]);

    for await (const { fieldName, item } of stream as AsyncIterable<FieldItem>) {
      const { position, row } = item;
      if (row === null) {
        yield { position, response: null };
        continue;
      }
      const run = async (contextValue: unknown) =>
        execute({
          schema,
          document,
          rootValue: { [fieldName]: row },
          contextValue,
          variableValues: request.variables,
          ...operation,
        }) as Promise<Executed>;
      const readAt = { ...request.readAt, position, today: dayInVietnam(clock.now()) };
      yield { position, response: await turns.take(() => answer(request, readAt, run)) };
    }
  };
}

function operationOf({ operationName }: SubscriptionRequest): { operationName?: string } {
  return operationName === undefined ? {} : { operationName };
}

function readSubscription(
  schema: GraphQLSchema,
  { query, operationName }: SubscriptionRequest,
  fields: SubscriptionSources['fields'],
): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true });
  } catch (cause) {
    if (cause instanceof GraphQLError) throw new HubError('GRAPHQL_PARSE_FAILED', cause.message);
    // The parser calls itself for each level and runs out of stack.
    if (cause instanceof RangeError) throw new HubError('DOCUMENT_TOO_DEEP', 'The document nests too deep to be read.');
    throw cause;
  }
  const [error] = validate(schema, document, DOCUMENT_RULES);
  if (error) throw new HubError('GRAPHQL_VALIDATION_FAILED', error.message);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription' || Object.keys(fields).length === 0) {
    throw new HubError(
      'SUBSCRIPTION_UNKNOWN',
      'Expected a subscription to a field of this subgraph that gives events.',
    );
  }
  return document;
}

/** What is thrown when no stream came: what refuses arguments or variables, under its own code if it has one; a bug as it is. */
function refusalOf(error: GraphQLError | undefined): unknown {
  const known = hubErrorOf(error);
  if (known) return known;
  if (error?.originalError && !(error.originalError instanceof GraphQLError)) return error.originalError;
  const message = error?.message ?? 'The subscription asks for nothing.';
  const code = [error?.originalError, error].map(codeOf).find((each) => each !== undefined);
  return new HubError(code ?? 'BAD_USER_INPUT', message);
}

function codeOf(error: unknown): ErrorCode | undefined {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  return typeof code === 'string' && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : undefined;
}
