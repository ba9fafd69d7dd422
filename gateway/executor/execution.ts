import type { Language } from '../../platform/language.ts';
import type { ReadAt, SubgraphResponse } from '../../platform/subgraph.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Transport } from '../transport.ts';
import type { Calls } from './calls.ts';
import type { Cause, Findings } from './findings.ts';
import type { JsonObject } from './paths.ts';
import type { FaultOf } from './representations.ts';

/** One operation under way: what its steps read and write. Made anew for each, kept by nobody. */
export interface Execution {
  /** The answer as it grows, under the keys of the client's document and some that only the plan needs. */
  readonly data: JsonObject;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly requestId: string;
  readonly calls: Calls;
  readonly findings: Findings;
  /** Of a subscription: what its subgraph says of the event that the operation is run for. */
  readonly event?: SubgraphResponse;
  readonly transports: ReadonlyMap<string, Transport>;
  /** The moment to read at, or why a subgraph cannot be asked at that moment. */
  readAt(subgraph: string): ReadAt | Cause;
}

/** A part of a plan made ready to run. Gives nothing back when there was nothing to wait for. Never rejects. */
export type Step = (execution: Execution) => Promise<void> | undefined;

/** For building representations: which nulls are no values. Null while nothing has gone wrong. */
export function faultLookup({ findings }: Execution): FaultOf | null {
  if (findings.isEmpty) return null;
  return (object, key) => {
    const cause = findings.causeOf(object, key);
    return cause && (cause.error !== null || cause.reason === 'NO_HISTORY') ? cause : undefined;
  };
}
