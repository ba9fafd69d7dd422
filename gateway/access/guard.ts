import { hash } from 'node:crypto';
import type { AuditKind, AuditSink } from '../../platform/audit.ts';
import { HubError, hubErrorOf } from '../../platform/errors.ts';
import type { Logger } from '../../platform/log.ts';
import { isPublic, type Viewer } from '../../platform/viewer.ts';
import type { Calls } from '../executor/calls.ts';
import type { OperationVariant, PreparedOperation } from '../planner/prepared-operation.ts';
import { type IntrospectionPolicy, mayIntrospect } from '../response/introspection.ts';

/** Who asks for what, as the audit record has it. */
export interface Asked {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The text of the document. */
  readonly query: string;
}

export interface GuardOptions {
  readonly audit: AuditSink | undefined;
  readonly introspection: IntrospectionPolicy | undefined;
  readonly logger: Logger;
}

/** What the audit record keeps of a name that a client chose. */
const NAME_CAP = 200;

/** Refuses operations as a whole, and has recorded what is refused and what personal data is given out. */
export class Guard {
  readonly #audit: AuditSink | undefined;
  readonly #introspection: IntrospectionPolicy;
  readonly #logger: Logger;
  readonly #underWay = new Set<Promise<void>>();

  constructor({ audit, introspection = 'open', logger }: GuardOptions) {
    this.#audit = audit;
    this.#introspection = introspection;
    this.#logger = logger;
  }

  /** Whether messages may not name what a caller could have meant. For all callers, because doors check documents before they know who asks. */
  get hidesNames(): boolean {
    return this.#introspection !== 'open';
  }

  /** Refused with INTROSPECTION_REFUSED when the operation asks for the schema and the viewer may not, whatever else it asks for. */
  checkIntrospection({ introspection }: PreparedOperation, viewer: Viewer): void {
    if (!introspection || mayIntrospect(this.#introspection, viewer)) return;
    throw new HubError(
      'INTROSPECTION_REFUSED',
      'The schema is not told to this caller: leave __schema and __type out.',
    );
  }

  /**
   * Refuses a mutation or subscription of which any field at the root is refused, so that no part of it runs: with
   * UNAUTHENTICATED for the public, FORBIDDEN for others. Records that, and fields of any operation that are refused.
   */
  checkAccess({ kind }: PreparedOperation, { name, sight }: OperationVariant, asked: Asked): void {
    const { refusedFields, refusedRoots } = sight;
    if (refusedFields.length === 0) return;
    if (kind === 'query' || refusedRoots.length === 0) {
      this.#noteRefusal(asked, name, 'NOT_AUTHORISED', refusedFields);
      return;
    }
    const code = isPublic(asked.viewer) ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    this.#noteRefusal(asked, name, code, refusedRoots);
    throw new HubError(code, `The caller’s roles do not cover ${refusedRoots.join(', ')}; nothing was done.`);
  }

  /**
   * To be awaited before an answer with personal values is given out. Rejects with AUDIT_UNAVAILABLE when that could not
   * be recorded in the time the operation has: the answer is then not given out.
   */
  async checkPersonal(
    { name }: Pick<OperationVariant, 'name'>,
    values: ReadonlyMap<string, number>,
    asked: Asked,
    calls: Pick<Calls, 'until'>,
  ): Promise<void> {
    if (!this.#audit) return;
    let total = 0;
    for (const count of values.values()) total += count;
    try {
      const facts = { coordinates: [...values.keys()].sort(), values: total };
      await calls.until(this.#record('PERSONAL_READ', asked, name, facts));
    } catch (cause) {
      if (hubErrorOf(cause)?.code === 'REQUEST_CANCELLED') throw cause;
      throw new HubError('AUDIT_UNAVAILABLE', 'The answer has personal data, and to whom it goes cannot be recorded.', {
        cause,
      });
    }
  }

  /** Resolves when all refusals so far are recorded, or could not be. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** A refusal stands whether it can be recorded or not, and nobody waits for that. */
  #noteRefusal(asked: Asked, name: string | undefined, code: string, coordinates: readonly string[]): void {
    if (!this.#audit) return;
    const noting: Promise<void> = this.#record('ACCESS_REFUSED', asked, name, { code, coordinates })
      .catch((error: unknown) => {
        this.#logger.error('a refused access could not be recorded', { requestId: asked.requestId, error });
      })
      .finally(() => this.#underWay.delete(noting));
    this.#underWay.add(noting);
  }

  async #record(
    kind: AuditKind,
    { viewer, requestId, query }: Asked,
    name: string | undefined,
    facts: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const operationName = name?.slice(0, NAME_CAP) ?? null;
    const documentSha256 = hash('sha256', query);
    await this.#audit?.record({ kind, viewer, requestId, facts: { ...facts, operationName, documentSha256 } });
  }
}
