import { GraphQLError } from 'graphql';

/**
 * The faults and refusals that stop a request as a whole. Codes are API: added freely, renamed never. `status` is the
 * HTTP status when nothing of the request could be answered; `remedy` tells the caller what to do.
 * Each has its Vietnamese in errors/texts.ts, and its row in docs/problems.md by `npm run generate`.
 */
export const ERRORS = {
  // The request itself
  BODY_MALFORMED: {
    status: 400,
    remedy: 'Send a JSON object with the keys query, variables, operationName, extensions.',
  },
  BODY_TOO_LARGE: { status: 413, remedy: 'Send a smaller document, or move long values into several requests.' },
  CONTENT_TYPE_UNSUPPORTED: { status: 415, remedy: 'Send Content-Type: application/json.' },
  NOT_ACCEPTABLE: { status: 406, remedy: 'Send Accept: application/graphql-response+json or application/json.' },
  REQUEST_MALFORMED: {
    status: 400,
    remedy:
      'Send one HTTP/1.1 request of plain form: an address that begins with a slash, each header once, one length.',
  },
  REQUEST_TOO_SLOW: { status: 408, remedy: 'Send the request in one go, within 30 seconds.' },
  HEADERS_TOO_LARGE: { status: 431, remedy: 'Send fewer or shorter headers, and a long query by POST.' },
  METHOD_NOT_ALLOWED: { status: 405, remedy: 'Use POST for GraphQL requests.' },
  NOT_FOUND: { status: 404, remedy: 'The graph is at /graphql, the explorer at /explore.' },
  DOCUMENT_TOO_LARGE: { status: 400, remedy: 'Ask for fewer fields, or split the document into several.' },
  DOCUMENT_TOO_DEEP: { status: 400, remedy: 'Nest fewer levels, or ask for the deeper part in a second request.' },
  GRAPHQL_PARSE_FAILED: { status: 400, remedy: 'Correct the syntax at the place named.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, remedy: 'Compare the document with the schema: open /explore.' },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    remedy: 'Name in operationName which operation of the document to run.',
  },
  BAD_USER_INPUT: { status: 400, remedy: 'Correct the variable or argument named.' },
  CSRF_BLOCKED: {
    status: 400,
    remedy:
      'Send a GET from a page of this hub, from an origin on its list, or from no browser; and with no other Content-Type than application/json.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, remedy: 'Send the document itself in query.' },
  // Arguments
  ID_MALFORMED: { status: 400, remedy: 'Pass an id exactly as an earlier answer gave it.' },
  DATE_IMPOSSIBLE: { status: 400, remedy: 'Write a day of the calendar as YYYY-MM-DD.' },
  CURSOR_MALFORMED: { status: 400, remedy: 'Pass the endCursor of the previous page, with the same filter and order.' },
  PAGE_TOO_LARGE: { status: 400, remedy: 'Ask for at most 100 at a time and follow pageInfo.endCursor.' },
  PAGE_SIZE_INVALID: { status: 400, remedy: 'Ask for 1 to 100 at a time.' },
  ASOF_MALFORMED: {
    status: 400,
    remedy: 'Pass "now", an instant such as 2026-03-31T17:00:00+07:00, or a token from extensions.asOf.',
  },
  ASOF_IN_FUTURE: { status: 400, remedy: 'Ask for an instant that has passed.' },
  ASOF_UNKNOWN: {
    status: 400,
    remedy: 'The token is not of this hub, or asks for more than it has recorded: pass one that it gave.',
  },
  ASOF_NOT_FOR_WRITES: { status: 400, remedy: 'Leave extensions.asOf out of a mutation.' },
  ASOF_NOT_FOR_SUBSCRIPTIONS: {
    status: 400,
    remedy: 'Leave extensions.asOf out of a subscription; extensions.resumeAfter says from where it goes on.',
  },
  BOUNDARIES_MALFORMED: { status: 400, remedy: 'Write the day in extensions.onBoundariesOf as YYYY-MM-DD.' },
  BOUNDARIES_NOT_FOR_WRITES: { status: 400, remedy: 'Leave extensions.onBoundariesOf out of a mutation.' },
  QUESTION_NOT_PUBLISHED: {
    status: 400,
    remedy:
      'Ask by the levels, periods and dimensions of which the field’s description says that they are published, of all rows or of whole groups.',
  },
  // Subscriptions
  SUBSCRIPTION_UNKNOWN: { status: 400, remedy: 'Subscribe to a field that the schema has under Subscription.' },
  SUBSCRIPTION_OVER_THIS_DOOR: {
    status: 405,
    remedy: 'Subscribe with Accept: text/event-stream, or over a WebSocket with the protocol graphql-transport-ws.',
  },
  SUBSCRIPTIONS_TOO_MANY: { status: 503, remedy: 'Close a subscription that is no longer needed, or try again later.' },
  SUBSCRIPTION_OUTDATED: {
    status: 400,
    remedy: 'The schema has changed under the subscription: read it again and subscribe anew from the last position.',
  },
  POSITION_MALFORMED: { status: 400, remedy: 'Pass a position exactly as an event of this subscription gave it.' },
  PERSISTED_DOCUMENT_NOT_FOUND: {
    status: 404,
    remedy: 'Send the document once by POST; after that GET answers it by its hash or its text.',
  },
  // Who asks
  UNAUTHENTICATED: {
    status: 401,
    remedy: 'Send Authorization: Bearer with a valid token, or no such header to ask as the public.',
  },
  CREDENTIALS_AMBIGUOUS: { status: 400, remedy: 'Send one Authorization header with one credential, and no other.' },
  CREDENTIALS_UNVERIFIABLE: {
    status: 503,
    remedy: 'The issuer’s keys or the register of grants cannot be read just now. Try again shortly.',
  },
  TOKEN_MALFORMED: { status: 401, remedy: 'Send the access token as the issuer gave it, whole and unchanged.' },
  TOKEN_ALGORITHM_REFUSED: { status: 401, remedy: 'Get a token that is signed with an algorithm this hub takes.' },
  TOKEN_KEY_UNKNOWN: { status: 401, remedy: 'Get a token that is signed with a key the issuer publishes.' },
  TOKEN_SIGNATURE_INVALID: { status: 401, remedy: 'Get a new token from the issuer.' },
  TOKEN_ISSUER_UNKNOWN: { status: 401, remedy: 'Get a token from the issuer that this hub trusts.' },
  TOKEN_AUDIENCE_WRONG: { status: 401, remedy: 'Get a token that is meant for this hub.' },
  TOKEN_EXPIRED: { status: 401, remedy: 'Get a new token; check this machine’s clock if it was new.' },
  TOKEN_NOT_YET_VALID: { status: 401, remedy: 'Wait until the token begins to hold; check this machine’s clock.' },
  TOKEN_CLAIMS_MISSING: { status: 401, remedy: 'Get an access token with sub, iat, exp, iss and aud.' },
  TOKEN_REVOKED: { status: 401, remedy: 'The token was called back. Sign in again, or ask an operator.' },
  API_KEY_UNKNOWN: { status: 401, remedy: 'Check the key; ask an operator for a new one if it is lost.' },
  API_KEY_EXPIRED: { status: 401, remedy: 'Ask an operator for a new key.' },
  API_KEY_REVOKED: { status: 401, remedy: 'The key was ended. Ask an operator.' },
  FORBIDDEN: { status: 403, remedy: 'Ask an operator for a role that covers this.' },
  INTROSPECTION_REFUSED: { status: 403, remedy: 'Read the schema from the documentation, or ask as a known caller.' },
  ORIGIN_REFUSED: { status: 403, remedy: 'Ask the operator to add this origin to CORS_ORIGINS.' },
  PROXY_UNDECLARED: { status: 403, remedy: 'Connect through the proxy that this hub declares, over TLS.' },
  VIEWER_MISSING: { status: 401, remedy: 'Call the subgraph through the gateway, which signs who asks.' },
  VIEWER_REFUSED: {
    status: 401,
    remedy: 'The signed viewer is expired, altered or meant for another subgraph: call through the gateway.',
  },
  VIEWER_REPLAYED: { status: 401, remedy: 'Each call has a token of its own: sign it anew.' },
  AUDIT_UNAVAILABLE: { status: 503, remedy: 'What has to be recorded cannot be just now. Try again shortly.' },
  // The hub and its parts
  SUBGRAPH_DOWN: { status: 200, remedy: 'Only the fields of this subgraph are missing. Try again shortly.' },
  SUBGRAPH_TIMED_OUT: {
    status: 200,
    remedy: 'Only the fields of this subgraph are missing. Ask for less, or try again.',
  },
  SUBGRAPH_ANSWER_INVALID: {
    status: 200,
    remedy: 'Only the fields of this subgraph are missing. Its operator has to mend it.',
  },
  SUBGRAPH_ERROR: {
    status: 200,
    remedy: 'Only the field named is missing. The message is the subgraph’s own; its operator can tell more.',
  },
  REQUEST_TIMED_OUT: { status: 200, remedy: 'Ask for less at once.' },
  REQUEST_CANCELLED: { status: 499, remedy: 'The client closed the connection; nothing to do.' },
  PLAN_FAILED: {
    status: 400,
    remedy:
      'The document is valid but cannot be planned over the joined subgraphs: ask for fewer fields and report it.',
  },
  INTERNAL_ERROR: { status: 500, remedy: 'Report the requestId; the log has the rest.' },
  // Starting
  COMMAND_INVALID: { status: 500, remedy: 'See npm run hub -- help.' },
  PRODUCTION_UNGUARDED: {
    status: 500,
    remedy: 'Set what is named, see docs/operating.md; or start with NODE_ENV=development on a machine of your own.',
  },
  AUDIT_BROKEN: {
    status: 500,
    remedy: 'Keep the database as it is, and compare it with a backup from before the record named.',
  },
  CONFIG_INVALID: { status: 500, remedy: 'Correct the variables named and start again.' },
  PORT_TAKEN: { status: 500, remedy: 'Stop the other program or set PORT to a free one.' },
  ADDRESS_UNUSABLE: {
    status: 500,
    remedy: 'Set HOST to an address of this machine and PORT to one that this user may listen on.',
  },
  DATABASE_UNREACHABLE: { status: 500, remedy: 'Check DATABASE_URL, and that the server runs and accepts this user.' },
  DATABASE_UNSUITABLE: {
    status: 500,
    remedy: 'Use PostgreSQL 15 or newer with a user that may create roles and schemas.',
  },
  DATABASE_NEWER: {
    status: 500,
    remedy: 'Start the version of the hub that migrated it, or restore a backup of this version.',
  },
  DATABASE_CONNECTIONS_SHORT: { status: 500, remedy: 'Raise max_connections of the server or lower POOL_SIZE.' },
  DATA_DIRECTORY_IN_USE: { status: 500, remedy: 'Stop the other hub, or set DATA_DIR to another folder.' },
  DATA_DIRECTORY_DAMAGED: {
    status: 500,
    remedy: 'Restore the folder from a backup, or set DATA_DIR to a new one. The hub deletes nothing.',
  },
  DATA_DIRECTORY_UNREACHABLE: {
    status: 500,
    remedy: 'Give the user that PostgreSQL runs as access to the folder, or set DATA_DIR to another.',
  },
  DATABASE_START_FAILED: {
    status: 500,
    remedy: "Mend what the message names; the rest is in the data folder's postgres.log.",
  },
  GRAPH_UNREACHABLE: {
    status: 500,
    remedy: 'Start the hub, and name with --url where its graph answers: through the proxy where there is one.',
  },
  SUPERGRAPH_INVALID: {
    status: 500,
    remedy: 'Compose the subgraphs again and start with the document that comes out.',
  },
  PLATFORM_UNSUPPORTED: { status: 500, remedy: 'Run on Linux with glibc (x64, arm64) or macOS.' },
} as const satisfies Record<string, { status: number; remedy: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Whether what came from elsewhere is a code of this list. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

export interface HubErrorOptions {
  readonly cause?: unknown;
  /** Further facts for the client, shown under `extensions`. Never a stack, a host or personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * A fault or refusal with a stable code. `message` says what was expected, what came and where; the remedy comes with
 * the code. Thrown anywhere and shown to the client as it is: anything else that is thrown is a bug and is masked.
 */
export class HubError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options: HubErrorOptions = {}) {
    super(message, {
      extensions: { code, remedy: ERRORS[code].remedy, ...options.details },
      ...(options.cause instanceof Error ? { originalError: options.cause } : {}),
    });
    this.name = 'HubError';
    this.code = code;
  }
}

/** The HubError behind what was thrown, also when an executor has wrapped it to add a path; null for a bug. */
export function hubErrorOf(thrown: unknown): HubError | null {
  if (thrown instanceof HubError) return thrown;
  // graphql-jit has an error class of its own, so this goes by shape.
  const inner = (thrown as { originalError?: unknown } | null | undefined)?.originalError;
  return inner === undefined || inner === null ? null : hubErrorOf(inner);
}
