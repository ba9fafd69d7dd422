import type { IncomingMessage } from 'node:http';
import { HubError } from '../../platform/errors.ts';

/**
 * The JSON of a request's body. Refused with CONTENT_TYPE_UNSUPPORTED, with BODY_TOO_LARGE as soon as more than
 * `limitBytes` are announced or have come, and with BODY_MALFORMED.
 */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    const came = contentType === '' ? 'none came' : 'another came';
    throw new HubError('CONTENT_TYPE_UNSUPPORTED', `Content-Type: application/json was expected; ${came}.`);
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);

  const chunks: Buffer[] = [];
  let bytes = 0;
  // Ending the loop by a throw would destroy the connection, and with it the refusal on its way out.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  try {
    return withAsOf(JSON.parse(Buffer.concat(chunks).toString()), request.headers);
  } catch {
    throw new HubError('BODY_MALFORMED', 'The body is not JSON.');
  }
}

/** The request with the moment that the header `x-as-of` names; one in the request's own extensions stands above it. */
function withAsOf(request: unknown, { 'x-as-of': asOf }: IncomingMessage['headers']): unknown {
  if (asOf === undefined || typeof request !== 'object' || request === null) return request;
  const { extensions = null } = request as { extensions?: unknown };
  if (extensions !== null && typeof extensions !== 'object') return request;
  return { ...request, extensions: { asOf, ...extensions } };
}

function tooLarge(limitBytes: number): HubError {
  return new HubError('BODY_TOO_LARGE', `A body may have at most ${limitBytes} bytes.`);
}

/** The request that a GET makes with its search parameters. Refused with BODY_MALFORMED. */
export function readSearch(search: URLSearchParams, headers: IncomingMessage['headers']): Record<string, unknown> {
  const request = {
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName') ?? undefined,
    variables: jsonParameter(search, 'variables'),
    extensions: jsonParameter(search, 'extensions') ?? {},
  };
  return withAsOf(request, headers) as Record<string, unknown>;
}

function jsonParameter(search: URLSearchParams, name: string): unknown {
  const text = search.get(name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HubError('BODY_MALFORMED', `The search parameter "${name}" is not JSON.`);
  }
}
