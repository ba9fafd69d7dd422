import { ERRORS } from '../../platform/errors.ts';
import { isFault, type NullReason } from '../../schema/nulls.ts';
import type { Cause, Findings, ReportedError } from '../executor/findings.ts';
import { ownValue } from '../executor/paths.ts';
import type { ObjectShape, ValueShape } from './shape.ts';

type Key = string | number;

export interface AnswerError extends ReportedError {
  readonly path?: readonly Key[];
}

/** Why a field is null, once for all the places where it is null for the same reason. */
export interface NullGroup {
  /** The first of these places. */
  readonly path: readonly Key[];
  readonly reason: NullReason;
  readonly subgraph: string | null;
  /** How many places there are. */
  count: number;
}

export interface Explanation {
  readonly errors: readonly AnswerError[];
  /** Errors beyond the cap, which are only counted. */
  readonly errorsOmitted: number;
  readonly nulls: readonly NullGroup[];
  readonly nullsOmitted: number;
  /** Whether something failed, so that the answer must not be kept by any cache. */
  readonly isFaulty: boolean;
}

const ERRORS_CAP = 100;
const GROUPS_CAP = 100;

/** The outcome of looking at a value: it is there, or it is null and this is why as far as is known. */
type Verdict = null | { readonly cause: Cause | null; readonly isExplained: boolean };

const UNEXPLAINED: Verdict = { cause: null, isExplained: false };
const NULLED: Verdict = { cause: null, isExplained: true };
const REFUSED: Verdict = {
  cause: { subgraph: null, reason: 'NOT_AUTHORISED', error: null, oncePerField: false },
  isExplained: true,
};

interface NullEntry {
  readonly path: readonly Key[];
  readonly cause: Cause;
}

/**
 * Walks the answer as the writer wrote it and says for each null that has a cause what the client is told: errors with
 * the path the client knows, at every place they show, and the reasons of nulls. A null where none may stand goes up to
 * its nearest nullable parent, as in the writer, and takes its reason along; one that nothing explains becomes an error.
 */
export function explain(shape: ObjectShape, data: Readonly<Record<string, unknown>>, findings: Findings): Explanation {
  return new Explainer(findings).explain(shape, data);
}

class Explainer {
  readonly #findings: Findings;
  readonly #path: Key[] = [];
  readonly #errors: AnswerError[] = [];
  #omitted: number;
  readonly #nulls: NullEntry[] = [];
  readonly #shown = new Set<Cause>();
  /** Where a consequence of a cause shows, for a cause that shows nowhere itself. */
  readonly #tracePaths = new Map<Cause, readonly Key[]>();
  /** Field path and cause of the errors that are told once per field, with their number of places. */
  readonly #perField = new Map<string, { error: AnswerError; count: number }>();
  readonly #causeNumbers = new Map<Cause, number>();

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#omitted = findings.omitted;
  }

  explain(shape: ObjectShape, data: Readonly<Record<string, unknown>>): Explanation {
    const verdict = this.#object(shape, data);
    if (verdict?.cause?.reason) this.#nulls.push({ path: [], cause: verdict.cause });
    for (const cause of this.#findings.errors) {
      if (cause.error && !this.#shown.has(cause)) this.#report(cause.error, this.#tracePaths.get(cause));
    }
    const errors = this.#errors.map((error) => this.#counted(error));
    const { groups, omitted } = grouped(this.#nulls);
    return {
      errors,
      errorsOmitted: this.#omitted,
      nulls: groups,
      nullsOmitted: omitted,
      isFaulty: errors.length > 0 || groups.some(({ reason }) => isFault(reason)),
    };
  }

  #object(shape: ObjectShape, object: Readonly<Record<string, unknown>>): Verdict {
    const before = this.#nulls.length;
    for (const field of shape.fields) {
      const verdict = this.#member(field.value, object, field.dataKey, field.key, field.coordinate);
      if (verdict === null || field.value.nullable) continue;
      // What was null below an object that becomes null itself is no longer there to be explained.
      this.#nulls.length = before;
      return verdict;
    }
    return null;
  }

  /** Looks at a member of an object or list, `shownAs` to the client; notes its null where that null stays. */
  #member(shape: ValueShape, holder: object, key: Key, shownAs: Key, coordinate: string): Verdict {
    this.#path.push(shownAs);
    const verdict = this.#value(shape, ownValue(holder, key), holder, key, coordinate);
    let told = verdict;
    if (verdict !== null && shape.nullable) {
      if (verdict.cause?.reason) this.#nulls.push({ path: [...this.#path], cause: verdict.cause });
    } else if (verdict !== null && !verdict.isExplained) {
      this.#reportCode('SUBGRAPH_ANSWER_INVALID', `A value is missing that is never null: ${coordinate}.`);
      told = NULLED;
    }
    this.#path.pop();
    return told;
  }

  #value(shape: ValueShape, value: unknown, holder: object, key: Key, coordinate: string): Verdict {
    if (shape.kind === 'typename') return null;
    if (shape.kind === 'refused') return REFUSED;
    if (value === null || value === undefined) return this.#absent(holder, key);
    switch (shape.kind) {
      case 'introspection':
        return null;
      case 'leaf':
        return this.#leaf(shape, value, coordinate);
      case 'list':
        return Array.isArray(value) ? this.#list(shape, value, coordinate) : this.#mistyped(coordinate);
      case 'object':
        return isObject(value) ? this.#object(shape.shape, value) : this.#mistyped(coordinate);
      case 'abstract': {
        if (!isObject(value)) return this.#mistyped(coordinate);
        const objectShape = shape.shapeOf(value.__typename);
        return objectShape ? this.#object(objectShape, value) : UNEXPLAINED;
      }
    }
  }

  #list(shape: ValueShape & { kind: 'list' }, list: readonly unknown[], coordinate: string): Verdict {
    const before = this.#nulls.length;
    for (let i = 0; i < list.length; i++) {
      const verdict = this.#member(shape.item, list, i, i, coordinate);
      if (verdict === null || shape.item.nullable) continue;
      this.#nulls.length = before;
      return verdict;
    }
    return null;
  }

  #leaf(shape: ValueShape & { kind: 'leaf' }, value: unknown, coordinate: string): Verdict {
    const text = shape.write(value);
    if (text === undefined) return this.#mistyped(coordinate);
    return text === 'null' ? UNEXPLAINED : null;
  }

  #mistyped(coordinate: string): Verdict {
    this.#reportCode('SUBGRAPH_ANSWER_INVALID', `A value came that is not of the type of ${coordinate}.`);
    return NULLED;
  }

  #absent(holder: object, key: Key): Verdict {
    const cause = this.#findings.causeOf(holder, key);
    if (!cause) return UNEXPLAINED;
    this.#show(cause);
    return { cause, isExplained: true };
  }

  #show(cause: Cause): void {
    const { consequenceOf } = cause;
    if (consequenceOf && !this.#tracePaths.has(consequenceOf)) {
      this.#tracePaths.set(consequenceOf, this.#path.slice(0, -1));
    }
    if (!cause.error) return;
    this.#shown.add(cause);
    if (!cause.oncePerField) {
      this.#report(cause.error, this.#path);
      return;
    }
    const place = `${this.#numberOf(cause)} ${fieldPath(this.#path)}`;
    const told = this.#perField.get(place);
    if (told) {
      told.count++;
      return;
    }
    const error = this.#report(cause.error, this.#path);
    if (error) this.#perField.set(place, { error, count: 1 });
  }

  #numberOf(cause: Cause): number {
    const known = this.#causeNumbers.get(cause) ?? this.#causeNumbers.size;
    this.#causeNumbers.set(cause, known);
    return known;
  }

  #reportCode(code: keyof typeof ERRORS, message: string): void {
    this.#report({ message, extensions: { code, remedy: ERRORS[code].remedy } }, this.#path);
  }

  #report(error: ReportedError, path?: readonly Key[]): AnswerError | null {
    if (this.#errors.length >= ERRORS_CAP) {
      this.#omitted++;
      return null;
    }
    const told = { message: error.message, ...(path ? { path: [...path] } : {}), extensions: error.extensions };
    this.#errors.push(told);
    return told;
  }

  /** Adds to an error that is told once per field in how many places that field is missing, when in several. */
  #counted(error: AnswerError): AnswerError {
    for (const { error: told, count } of this.#perField.values()) {
      if (told === error && count > 1) return { ...error, extensions: { ...error.extensions, count } };
    }
    return error;
  }
}

function grouped(entries: readonly NullEntry[]): { groups: NullGroup[]; omitted: number } {
  const groups = new Map<string, NullGroup>();
  let omitted = 0;
  for (const { path, cause } of entries) {
    const { reason, subgraph } = cause;
    if (!reason) continue;
    const key = `${reason} ${subgraph} ${fieldPath(path)}`;
    const group = groups.get(key);
    if (group) group.count++;
    else if (groups.size < GROUPS_CAP) groups.set(key, { path, reason, subgraph, count: 1 });
    else omitted++;
  }
  return { groups: [...groups.values()], omitted };
}

/** A path without the places in lists: which field it is, not where. */
function fieldPath(path: readonly Key[]): string {
  return path.filter((key) => typeof key === 'string').join('.');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
