import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.ts';
import type { Subgraph } from '../subgraph.ts';

type AsOfPoint = Parameters<Subgraph['resolvePosition']>[0];

/**
 * The text of a call. Refused with BODY_TOO_LARGE: too large a body is read to its end and not kept, since a client that
 * is still sending would not hear a refusal.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit) throw new HubError('BODY_TOO_LARGE', `Expected at most ${limit} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}

/** Refused with BODY_MALFORMED when it is no JSON object. */
export function parseJson(text: string): Readonly<Record<string, unknown>> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new HubError('BODY_MALFORMED', 'Expected a JSON object; the body is not JSON.', { cause });
  }
  if (isRecord(body)) return body;
  throw new HubError('BODY_MALFORMED', 'Expected a JSON object; the body is other JSON.');
}

/** What a call asks to be run. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Refused with BODY_MALFORMED. */
export function operationOf(body: Readonly<Record<string, unknown>>): Operation {
  const { query, operationName, variables } = body;
  const isOperation =
    typeof query === 'string' &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isRecord(variables));
  if (isOperation) return { query, operationName: operationName ?? null, variables: variables ?? {} };
  throw new HubError('BODY_MALFORMED', 'Expected "query" to be a text, "operationName" one, "variables" an object.');
}

/** What /position is asked for. Refused with BODY_MALFORMED. */
export function pointOf({ kind, at, position }: Readonly<Record<string, unknown>>): AsOfPoint {
  if (kind === 'now') return { kind };
  if (kind === 'instant' && typeof at === 'string') return { kind, at };
  if (kind === 'position' && typeof position === 'string') return { kind, position };
  throw new HubError('BODY_MALFORMED', 'Expected "kind" to be now, instant with "at", or position with "position".');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
