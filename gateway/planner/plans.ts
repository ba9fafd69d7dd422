import { hash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { Lru } from '../../platform/cache.ts';
import { HubError } from '../../platform/errors.ts';
import type { Sight } from '../access/sight.ts';
import { type CompiledPlan, compilePlan } from '../executor/compile.ts';
import type { Planner } from '../planner.ts';
import { type ObjectShape, shapeOf } from '../response/shape.ts';
import { type AnswerWriter, compileWriter } from '../response/writer.ts';
import type { Supergraph } from '../supergraph.ts';
import type { OperationVariant } from './prepared-operation.ts';

/** An operation planned and compiled: what to fetch, what of it is seen, and how the answer is written. */
export interface CompiledOperation {
  readonly plan: CompiledPlan;
  readonly sight: Sight;
  readonly shape: ObjectShape;
  readonly write: AnswerWriter;
}

/** How many operations are remembered that no plan was found for: each would cost the same again. */
const FAILED_CAP = 500;
/** Characters of all operations that are kept planned. A compiled one takes some 50 times its text in memory. */
const KEPT_CHARS = 2_000_000;

/** The plans of one supergraph, each made once and bounded in number; operations that differ in literals share one. See OperationVariant.text. */
export class Plans {
  readonly #kept = new Lru<string, CompiledOperation>(KEPT_CHARS);
  readonly #failed = new Lru<string, HubError>(FAILED_CAP);
  readonly #underWay = new Map<string, Promise<CompiledOperation>>();
  readonly #planner: Planner;
  readonly #supergraph: Supergraph;
  readonly #schema: GraphQLSchema;

  constructor(planner: Planner, supergraph: Supergraph, schema: GraphQLSchema) {
    this.#planner = planner;
    this.#supergraph = supergraph;
    this.#schema = schema;
  }

  get size(): number {
    return this.#kept.size;
  }

  /** At once when it is known; throws PLAN_FAILED when that is known. Requests for the same while it is being planned wait for the one planning. */
  for(variant: OperationVariant): CompiledOperation | Promise<CompiledOperation> {
    const { text } = variant;
    const known = this.#kept.get(text) ?? this.#underWay.get(text);
    if (known) return known;
    const failed = this.#failed.get(hash('sha256', text));
    if (failed) throw failed;
    return this.#make(variant);
  }

  #make(variant: OperationVariant): Promise<CompiledOperation> {
    const { text } = variant;
    const making = this.#compile(variant)
      .then((compiled) => {
        this.#kept.set(text, compiled, text.length);
        return compiled;
      })
      .catch((thrown: unknown) => {
        if (thrown instanceof HubError) this.#failed.set(hash('sha256', text), thrown);
        throw thrown;
      })
      .finally(() => this.#underWay.delete(text));
    this.#underWay.set(text, making);
    return making;
  }

  async #compile({ document, name, sight, planText, keys }: OperationVariant): Promise<CompiledOperation> {
    const plan = planText === null ? null : await this.#planner.plan(planText, name);
    const shape = shapeOf(this.#schema, document, name, keys, sight);
    return { plan: compilePlan(plan, this.#supergraph), sight, shape, write: compileWriter(shape) };
  }
}
