import type { GraphQLError } from 'graphql';
import { isForConsoleOnly } from '../../platform/errors/texts.ts';
import { ERRORS, type ErrorCode, HubError, hubErrorOf } from '../../platform/errors.ts';
import type { Language } from '../../platform/language.ts';
import type { Logger } from '../../platform/log.ts';
import { localised } from './localisation.ts';

/** An error of a request of which nothing could be answered, as GraphQL over HTTP writes it. */
export interface RefusalError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A document or its variables were refused for several mistakes at once. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly RefusalError[];

  constructor(code: ErrorCode, errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? code);
    this.name = 'Refused';
    this.code = code;
    this.errors = errors.map((error) => ({
      message: error.message,
      ...(error.locations ? { locations: error.locations } : {}),
      extensions: { code, remedy: ERRORS[code].remedy },
    }));
  }
}

export interface Refusal {
  readonly status: number;
  readonly errors: readonly RefusalError[];
}

/**
 * What a client is told, in its language, when a request could not be answered at all. A HubError is shown as it is;
 * anything else is a bug: the client gets INTERNAL_ERROR and the request id, the log gets everything. Of a fault it gets a
 * line; not of what strangers can bring about as often as they like.
 */
export function refusalOf(thrown: unknown, requestId: string, logger: Logger, language: Language): Refusal {
  const { status, errors } = stated(thrown, requestId, logger);
  return { status, errors: errors.map((error) => localised(error, language)) };
}

function stated(thrown: unknown, requestId: string, logger: Logger): Refusal {
  if (thrown instanceof Refused) return { status: ERRORS[thrown.code].status, errors: thrown.errors };
  const known = hubErrorOf(thrown);
  if (known && known.code !== 'INTERNAL_ERROR' && !isForConsoleOnly(known.code)) {
    const isFault = ERRORS[known.code].status >= 500 && known.code !== 'SUBSCRIPTIONS_TOO_MANY';
    if (isFault) logger.error('a request failed', { requestId, error: thrown });
    const { message, extensions } = known;
    return { status: ERRORS[known.code].status, errors: [{ message, extensions }] };
  }
  logger.error('a request failed in a way nobody foresaw', { requestId, error: thrown });
  const masked = new HubError('INTERNAL_ERROR', 'The hub made a mistake.', { details: { requestId } });
  return { status: 500, errors: [{ message: masked.message, extensions: masked.extensions }] };
}

/** The body of a refusal: no `data`, because nothing was executed. */
export function refusalBody({ errors }: Refusal): string {
  return JSON.stringify({ errors });
}
