import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { HubError } from '../../platform/errors.ts';
import { isJsonInUtf8 } from './origin.ts';

/**
 * The JSON of a request's body. Refused with CONTENT_TYPE_UNSUPPORTED for anything else than plain JSON in UTF-8, with
 * BODY_TOO_LARGE as soon as more than `limitBytes` are announced or have come, and with BODY_MALFORMED.
 */
export async function readJson(request: IncomingMessage, limitBytes: number): Promise<unknown> {
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (!isJsonInUtf8(contentType)) {
    const came = contentType === '' ? 'none came' : 'another came';
    throw new HubError('CONTENT_TYPE_UNSUPPORTED', `Content-Type: application/json was expected; ${came}.`);
  }
  if (encoding.trim().toLowerCase() !== 'identity') {
    throw new HubError('CONTENT_TYPE_UNSUPPORTED', 'The body was expected as it is, without a Content-Encoding.');
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
  const body = Buffer.concat(chunks);
  if (!isUtf8(body)) throw new HubError('BODY_MALFORMED', 'The body is not UTF-8.');
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new HubError('BODY_MALFORMED', 'The body is not JSON.');
  }
}

function tooLarge(limitBytes: number): HubError {
  return new HubError('BODY_TOO_LARGE', `A body may have at most ${limitBytes} bytes.`);
}

const TEXT_PARAMETERS = ['query', 'documentId', 'operationName'] as const;
const JSON_PARAMETERS = ['variables', 'extensions'] as const;

/** The request that a GET makes with its search parameters. Refused with BODY_MALFORMED, also when one comes twice. */
export function readSearch(search: URLSearchParams): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  for (const name of TEXT_PARAMETERS) {
    const text = parameter(search, name);
    if (text !== undefined) request[name] = text;
  }
  for (const name of JSON_PARAMETERS) {
    const text = parameter(search, name);
    if (text === undefined) continue;
    try {
      request[name] = JSON.parse(text);
    } catch {
      throw new HubError('BODY_MALFORMED', `The search parameter "${name}" is not JSON.`);
    }
  }
  return request;
}

function parameter(search: URLSearchParams, name: string): string | undefined {
  const values = search.getAll(name);
  if (values.length > 1) throw new HubError('BODY_MALFORMED', `The search parameter "${name}" came more than once.`);
  return values[0];
}

/**
 * The request with what headers say in place of `extensions`: `x-as-of` the moment to read at, `x-on-boundaries-of` the day on
 * whose boundaries to count, and, of a request that takes events, `last-event-id` the position to go on from. What the request says itself stands above them.
 */
export function withHeaders(request: unknown, headers: IncomingHttpHeaders, takesStream: boolean): unknown {
  const { 'x-as-of': asOf, 'x-on-boundaries-of': onBoundariesOf, 'last-event-id': resumeAfter } = headers;
  const said = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(onBoundariesOf === undefined ? {} : { onBoundariesOf }),
    // A browser that has had no event yet sends none, or an empty one.
    ...(takesStream && resumeAfter ? { resumeAfter } : {}),
  };
  if (Object.keys(said).length === 0 || typeof request !== 'object' || request === null) return request;
  const { extensions = null } = request as { extensions?: unknown };
  // What is no object is left for admission to refuse.
  if (typeof extensions !== 'object' || Array.isArray(extensions)) return request;
  return { ...request, extensions: { ...said, ...extensions } };
}
