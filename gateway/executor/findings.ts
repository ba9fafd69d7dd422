import type { SubgraphResponse } from '../../platform/subgraph.ts';
import { isNullReason, type NullReason } from '../../schema/nulls.ts';
import type { FetchedFields } from './fetched-fields.ts';
import { type JsonObject, ownValue } from './paths.ts';
import { causeOfError } from './subgraph-error.ts';

/** What a client is told about an error; the path is added where the error turns out to show. */
export interface ReportedError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Why a value is null. */
export interface Cause {
  readonly subgraph: string | null;
  /** Null when only an error explains it. */
  readonly reason: NullReason | null;
  /** Null for a fact, which is data and no error. */
  readonly error: ReportedError | null;
  /** Whether the error is told once for each field however many nulls it made, as for a subgraph that is down. */
  readonly oncePerField: boolean;
  /** The cause whose error took this value with it, because the object that both are of became null in the subgraph. */
  readonly consequenceOf?: Cause;
}

type Key = string | number;

interface Failure {
  readonly targets: readonly JsonObject[];
  readonly fields: FetchedFields;
  readonly cause: Cause;
}

/** How many causes of one operation are kept; the rest are counted. Bounds what N entities with N errors can cost. */
const CAUSES_CAP = 1000;

/**
 * What went wrong or was explained during one operation, noted at the objects of the answer where it happened. Paths
 * are not kept: the response finds them when it walks the answer, so that a cause shows at every place that an entity
 * has in it, under the names that the client gave.
 */
export class Findings {
  readonly #causes = new Map<object, Map<Key, Cause>>();
  readonly #failures: Failure[] = [];
  readonly #unplaced = new Set<Cause>();
  #kept = 0;
  #omitted = 0;

  get isEmpty(): boolean {
    return this.#causes.size === 0 && this.#failures.length === 0 && this.#unplaced.size === 0 && this.#omitted === 0;
  }

  /** Errors that were beyond the cap and are only counted. */
  get omitted(): number {
    return this.#omitted;
  }

  causeOf(holder: object, key: Key): Cause | undefined {
    return this.#causes.get(holder)?.get(key);
  }

  /** Errors that the client has to be told of even when no null in the answer shows them. */
  get errors(): ReadonlySet<Cause> {
    return this.#unplaced;
  }

  /** Notes that a fetch brought nothing for these targets: all its fields there are null for this cause. */
  fail(targets: readonly JsonObject[], fields: FetchedFields, cause: Cause): void {
    if (cause.error) this.#unplaced.add(cause);
    const failure = { targets, fields, cause };
    this.#failures.push(failure);
    this.#spread(failure);
  }

  /** To be called when nothing more will be fetched: what failed may have been beside objects that came later. */
  settle(): void {
    for (const failure of this.#failures) this.#spread(failure);
  }

  /** Notes the errors and reasons of a subgraph's answer. `placesOf` gives the objects where a path of it begins. */
  receive(subgraph: string, response: SubgraphResponse, placesOf: PlacesOf): void {
    for (const error of response.errors ?? []) {
      if (this.#kept >= CAUSES_CAP) {
        this.#omitted++;
        continue;
      }
      this.#kept++;
      const cause = causeOfError(subgraph, error);
      this.#unplaced.add(cause);
      this.#place(placesOf(Array.isArray(error.path) ? error.path : null), cause);
    }
    for (const { path, reason } of response.extensions?.nulls ?? []) {
      if (!isNullReason(reason) || !Array.isArray(path)) continue;
      this.#place(placesOf(path), { subgraph, reason, error: null, oncePerField: false });
    }
  }

  #place(places: readonly Places[], cause: Cause): void {
    for (const { objects, rest, fields, isMissing } of places) {
      if (rest.length === 0) {
        this.#spread({ targets: objects, fields, cause });
        continue;
      }
      for (const object of objects) this.#noteAlong(object, rest, cause);
      if (!isMissing) continue;
      this.#spread({ targets: objects, fields, cause: { ...cause, error: null, consequenceOf: cause } });
    }
  }

  /** Follows a path until something is null, and notes the cause there: an error makes its nearest nullable place null. */
  #noteAlong(start: object, path: readonly Key[], cause: Cause): void {
    let holder: object = start;
    for (const key of path) {
      const value = ownValue(holder, key);
      if (typeof value !== 'object' || value === null) {
        if (value === null || value === undefined) this.#note(holder, key, cause);
        return;
      }
      holder = value;
    }
  }

  #spread({ targets, fields, cause }: Failure): void {
    for (const target of targets) this.#spreadOver(target, fields, cause);
  }

  #spreadOver(value: unknown, fields: FetchedFields, cause: Cause): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#spreadOver(item, fields, cause);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const object = value as JsonObject;
    for (const field of fields.of(object)) {
      const present = ownValue(object, field.key);
      if (present === null || present === undefined) this.#note(object, field.key, cause);
      else if (field.fields) this.#spreadOver(present, field.fields, cause);
    }
  }

  /** The first cause stands: what came later of it is a consequence. */
  #note(holder: object, key: Key, cause: Cause): void {
    const causes = this.#causes.get(holder);
    if (!causes) this.#causes.set(holder, new Map([[key, cause]]));
    else if (!causes.has(key)) causes.set(key, cause);
  }
}

/** Where a path of a subgraph's answer begins in ours. */
export interface Places {
  readonly objects: readonly JsonObject[];
  /** What remains of the path from there, in the client's keys; empty when it is the objects themselves. */
  readonly rest: readonly Key[];
  readonly fields: FetchedFields;
  /** Whether the subgraph gave null in place of the whole object. */
  readonly isMissing: boolean;
}

/** An error without a path concerns everything that the answer should have brought and did not. */
export type PlacesOf = (path: readonly Key[] | null) => readonly Places[];
