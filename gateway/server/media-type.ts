import { HubError } from '../../platform/errors.ts';

/** The forms of an answer that is one JSON text. */
export type JsonType = 'application/json' | 'application/graphql-response+json';

export const EVENT_STREAM = 'text/event-stream';

/** What a client takes, by its Accept header. */
export interface Accepted {
  /**
   * The form of a single answer, and of a refusal. For who takes events alone it is the newer one, in which the status
   * says what happened.
   */
  readonly json: JsonType;
  /** Whether events are taken: only when they are asked for by name, since a wildcard is what everything sends. */
  readonly takesStream: boolean;
  /** Whether events are taken rather than a single answer where both would do. */
  readonly prefersStream: boolean;
}

/** What is accepted where nothing is said. */
const ANYTHING = typesOf('*/*');

interface Range {
  readonly type: string;
  /** 0 to 1; 0 is "not this". */
  readonly weight: number;
}

/**
 * Reads an Accept header (RFC 9110, 12.5.1). Without one, and for a wildcard, the answer is application/json, as GraphQL over
 * HTTP wants it. Refused with NOT_ACCEPTABLE when it allows none of our forms: before anything is done, since a mutation
 * must not be done and its answer then withheld.
 */
export function acceptedTypes(accept: string | undefined): Accepted {
  return accept === undefined ? ANYTHING : typesOf(accept);
}

function typesOf(accept: string): Accepted {
  const ranges = rangesOf(accept);
  const plain = weightOf(ranges, 'application/json');
  const newer = weightOf(ranges, 'application/graphql-response+json');
  const stream = ranges.find(({ type }) => type === EVENT_STREAM)?.weight ?? 0;
  if (plain === 0 && newer === 0 && stream === 0) {
    throw new HubError(
      'NOT_ACCEPTABLE',
      'Answers are JSON or a stream of events, which the Accept header does not allow.',
    );
  }
  const namesNewer = ranges.some(({ type }) => type === 'application/graphql-response+json');
  const prefersNewer = newer > plain || (newer === plain && (namesNewer || newer === 0));
  return {
    json: prefersNewer ? 'application/graphql-response+json' : 'application/json',
    takesStream: stream > 0,
    prefersStream: stream > Math.max(plain, newer),
  };
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').map((part) => {
    // Not by a pattern with blanks in it: that takes the square of a header that is made of them.
    const [type = '', ...parameters] = part
      .toLowerCase()
      .split(';')
      .map((each) => each.trim());
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
  });
}

/** The weight of the range that says most about the type, as the RFC ranks them. */
function weightOf(ranges: readonly Range[], type: string): number {
  for (const name of [type, 'application/*', '*/*']) {
    const range = ranges.find((each) => each.type === name);
    if (range) return range.weight;
  }
  return 0;
}

/**
 * The HTTP status of a refusal in a form. In application/json, whoever asks cannot tell our 400 from that of something
 * between us, so GraphQL over HTTP wants 200 for whatever is a GraphQL request at all, however wrong; all other statuses
 * say something about the way and not about the document, and stay.
 */
export function statusIn(type: JsonType, status: number, isGraphQLRequest: boolean): number {
  return type === 'application/json' && isGraphQLRequest && status === 400 ? 200 : status;
}
