import { randomUUID } from 'node:crypto';
import { formatPeriod, type Period, periodOf, previousPeriod } from '../../domain/period.ts';
import { HUB_VIEWER, recordInTransaction } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/database.ts';
import { HubError } from '../../platform/errors.ts';
import { placeEvents } from '../../platform/feed/runtime.ts';
import { type Orm, openOrm } from '../../platform/orm.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import type { FormulaApis } from '../../schema/formula.ts';
import {
  type ComputedPlan,
  type FormulasToRun,
  planComputed,
  type RunnableFormula,
  recordComputed,
} from '../../subgraphs/indicators/commands/computing.ts';
import { ENTITIES } from '../../subgraphs/indicators/entities.ts';
import { numberTold } from '../observation.ts';
import { type Answers, answersOf } from './answers.ts';
import { type CheckedFormulas, checkedFormulas } from './formula-check.ts';
import type { GraphDoor } from './graph-door.ts';
import { isOfThisHub, pinnedMoment } from './moment.ts';

/** What is computed, over which database, and of which graph. */
export interface Computation {
  readonly database: Database;
  /** The subgraph `indicators` over it; its copy of the register is taken over already. */
  readonly indicators: Pick<Subgraph, 'name' | 'resolvePosition'>;
  readonly door: GraphDoor;
  /** What formulas are checked against. */
  readonly apis: FormulaApis;
  readonly today: string;
  /** Null: of each formula the last whole period of its grain. */
  readonly period: Period | null;
  /** Of these formulas only; all when empty. */
  readonly keys: readonly string[];
  /** The credential for INTERNAL formulas; null without one. */
  readonly bearer: string | null;
  /** Record it; else only what would change is told. */
  readonly apply: boolean;
  readonly teller: Teller;
}

/** Where a run tells what it does, a line at a time. */
export interface Teller {
  say(...parts: string[]): void;
  /** What somebody has to look at. */
  complain(...parts: string[]): void;
}

/**
 * Compute what formulas ask for: check them all, pin a moment, ask each over HTTP as of it, and record what differs from what is
 * recorded, one transaction for each formula. Whatever is wrong with a formula or with one answer is told and keeps no other from
 * being computed; nothing is recorded for it. Gives how many values are new or changed.
 *
 * Refused with COMMAND_INVALID for a key that is none and for a graph of another hub, with GRAPH_UNREACHABLE.
 */
export async function compute(computation: Computation): Promise<number> {
  const { database, indicators, door, apis, apply, teller } = computation;
  await using orm = openOrm({ database, subgraph: 'indicators', entities: ENTITIES });
  const checked = await checkedFormulas(orm, apis, { record: apply });
  if (apply) await placeEvents(database, 'indicators');
  requireKnown(computation.keys, checked.toRun);
  tellCheck(checked, computation);
  const asked = toAsk(checked, computation);
  if (asked.length === 0) {
    teller.say('no formula to compute');
    return 0;
  }

  const asOf = await pinnedMoment(door);
  if (!(await isOfThisHub(asOf, indicators))) {
    throw new HubError('COMMAND_INVALID', `Expected at ${door.url} the hub over this database, got another.`);
  }
  teller.say('as of', asOf);
  let changes = 0;
  for (const { formula, period } of asked) {
    const { bearer, today } = computation;
    const answers = await answersOf(door, formula, { period, asOf, today, bearer });
    const plan = await carriedOut(orm, { formula, period, asOf, answers }, computation);
    if (apply) await placeEvents(database, 'indicators');
    tellOutcome({ formula, period, answers, plan }, computation);
    changes += plan.added.length + plan.changed.length;
  }
  return changes;
}

interface AskedFormula {
  readonly formula: RunnableFormula;
  readonly period: Period;
}

function requireKnown(keys: readonly string[], { run, leftOut }: FormulasToRun): void {
  const known = new Set([...run, ...leftOut].map(({ key }) => key));
  const unknown = keys.find((key) => !known.has(key));
  if (unknown === undefined) return;
  const named = known.size === 0 ? 'there is none' : `one of ${[...known].sort().join(', ')}`;
  throw new HubError('COMMAND_INVALID', `Expected the key of a formula after --formula (${named}), got "${unknown}".`);
}

/** The formulas of this run, each with its period; which are not is told. */
function toAsk({ check, toRun }: CheckedFormulas, computation: Computation): AskedFormula[] {
  const { keys, bearer, period, today, apply, teller } = computation;
  return toRun.run.flatMap((formula): AskedFormula[] => {
    const { id, key, grain, rights } = formula;
    if (keys.length > 0 && !keys.includes(key)) return [];
    if (!apply && check.mended.some((mended) => mended.id === id)) {
      teller.say('left out', key, 'it is recorded as broken: --apply records that it fits, and computes it');
      return [];
    }
    if (period !== null && period.grain !== grain) {
      const tell = keys.includes(key) ? teller.complain : teller.say;
      tell('left out', key, `it is computed by ${grain}, not for ${formatPeriod(period)}`);
      return [];
    }
    if (rights === 'INTERNAL' && bearer === null) {
      teller.complain('left out', key, 'it is INTERNAL: --token-env names the credential to ask with');
      return [];
    }
    return [{ formula, period: period ?? previousPeriod(periodOf(today, grain)) }];
  });
}

/** Plan what the answers change and, when it is to be, record it, in one transaction. */
function carriedOut(
  orm: Orm,
  { formula, period, asOf, answers }: AskedFormula & { readonly asOf: string; readonly answers: Answers },
  { apply, today }: Computation,
): Promise<ComputedPlan> {
  return orm.write(HUB_VIEWER, async (em) => {
    const plan = await planComputed(em, answers.values, today);
    if (!apply || plan.added.length + plan.changed.length === 0) return plan;
    await recordComputed(em, plan, `Tính lại theo công thức ${formula.key}`);
    const { key, definitionHash } = formula;
    const facts = {
      ...{ work: 'VALUES_COMPUTED', formula: key, definitionHash, period: formatPeriod(period), asOf },
      ...{ added: plan.added.length, changed: plan.changed.length, same: plan.same.length },
    };
    await recordInTransaction(em, { kind: 'MAINTENANCE', requestId: randomUUID(), facts });
    return plan;
  });
}

/** Broken formulas are told whichever were asked for: nobody else tells that their values are renewed no more. */
function tellCheck({ check, toRun }: CheckedFormulas, { keys, teller }: Computation): void {
  for (const { key, message } of check.broken) teller.complain('broken', key, message);
  for (const { key } of check.mended) teller.say('mended', key, 'it fits the graph again');
  for (const { key, because, message } of toRun.leftOut) {
    if (because === 'BROKEN' || (keys.length > 0 && !keys.includes(key))) continue;
    const tell = keys.includes(key) ? teller.complain : teller.say;
    tell('left out', key, message);
  }
}

function tellOutcome(
  { formula, period, answers, plan }: AskedFormula & { readonly answers: Answers; readonly plan: ComputedPlan },
  { apply, teller }: Computation,
): void {
  const nameOf = (agencyId: string | null) =>
    agencyId === null ? formula.scope : (answers.members.get(agencyId)?.name ?? agencyId);
  const place = [formula.key, formatPeriod(period)] as const;
  const { added, changed, same, refused } = plan;
  for (const { value, record } of added) teller.say('new', ...place, nameOf(value.agencyId), numberTold(record));
  for (const { value, record, before } of changed) {
    teller.say('changed', ...place, nameOf(value.agencyId), `${numberTold(before)} -> ${numberTold(record)}`);
  }
  for (const { member, reason } of answers.silent) {
    teller.say('no number', ...place, member?.name ?? formula.scope, reason);
  }
  for (const { member, reason } of answers.failed) {
    teller.complain('failed', ...place, member?.name ?? formula.scope, reason);
  }
  for (const { value, problems } of refused) {
    const { numerator, denominator } = value;
    const number = denominator === null ? numerator : `${numerator}/${denominator}`;
    for (const { code, messages } of problems) {
      teller.complain('refused', ...place, nameOf(value.agencyId), number, `${code}: ${messages.en}`);
    }
  }
  const counts = [`${added.length} new`, `${changed.length} changed`, `${same.length} as recorded`];
  const without = answers.silent.length + answers.failed.length + refused.length;
  const isWritten = apply && added.length + changed.length > 0;
  teller.say(...place, ...counts, `${without} without`, ...(isWritten ? ['recorded'] : []));
}
