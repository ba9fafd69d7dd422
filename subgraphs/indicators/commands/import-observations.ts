import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { decimalOf } from '../../../domain/ratio.ts';
import type { Problem } from '../../../platform/problems.ts';
import { holdRegister } from '../../../platform/register.ts';
import { IndicatorFact } from '../entities.ts';
import type { IndicatorMethod, IndicatorUnit, ObservationScope, ValueBound } from '../generated/types.ts';
import { problems } from '../problems.ts';
import { correctedMembers, isBeforeTheEnd, withMembers } from '../rules/stated-number.ts';
import { lock, type Named, namedIn, OBSERVATIONS, registeredAgencies, strangersAmong } from './named.ts';
import { duringOf, statedRefusals } from './observation-judgement.ts';
import { type ObservationRecord, recordObservations } from './record-observations.ts';
import { eachOnce, malformedIn, problemsOf } from './sent.ts';
import { type IndicatorMeasure, identityOf, sameObservations, storedObservations } from './stored-observations.ts';

/** A number as a line of a file states it; what it names in words is looked up already. Numbers are decimals as text. */
export interface ImportedNumber {
  /** In the file, from 1. */
  readonly line: number;
  /** Key or id of the indicator. */
  readonly indicator: string;
  readonly scope: ObservationScope;
  readonly agencyId: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly periodAsWritten: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  /** Null where the file does not say: that of the indicator, of a known number its own. */
  readonly unit: IndicatorUnit | null;
  readonly bound: ValueBound | null;
  readonly isProvisional: boolean | null;
  /** Those that did what the indicator counts, and those that did not; null where the file does not say. */
  readonly memberIds: readonly string[] | null;
  readonly missingMemberIds: readonly string[] | null;
  /** The day on which its source stated it; null where the file does not say. */
  readonly statedOn: string | null;
  /** The document that states it; null when the file itself reports it. */
  readonly directiveId: string | null;
  readonly clause: string | null;
  /** Who published it; null where the file does not say. */
  readonly publishedBy: string | null;
}

/** What a file would change, by lines. */
export interface ImportPlan {
  readonly added: readonly PlannedNumber[];
  readonly changed: readonly (PlannedNumber & { readonly before: ObservationRecord })[];
  /** Lines that say what is recorded. */
  readonly same: readonly number[];
  readonly refused: readonly { readonly line: number; readonly problems: readonly Problem[] }[];
}
export interface PlannedNumber {
  readonly line: number;
  readonly record: ObservationRecord;
  readonly indicatorKey: string;
}

/**
 * What numbers of a file would change: new ones; known ones of the same indicator, agency, period and source that say something
 * else now; and those that cannot be recorded, with all that is wrong with each (as `judgeObservation` says, INDICATOR_NOT_FOUND,
 * OBSERVATION_TWICE within the file, what is wrong with texts). Writes nothing, and locks what it looked at until the
 * transaction ends, so that the plan holds when it is carried out.
 */
export async function planImport(
  em: EntityManager,
  numbers: readonly ImportedNumber[],
  today: string,
): Promise<ImportPlan> {
  await holdRegister(em, 'indicators');
  await lock(em, OBSERVATIONS);
  const indicators = await indicatorsNamed(em, numbers);
  const named = numbers.flatMap(namedAgencies).flatMap(({ id }) => id ?? []);
  const agencies = await registeredAgencies(em, [...new Set(named)]);

  const refused: { line: number; problems: Problem[] }[] = [];
  const read: { number: ImportedNumber; record: ObservationRecord; indicator: NamedIndicator }[] = [];
  for (const number of numbers) {
    const indicator = indicators.get(number.indicator);
    if (indicator) read.push({ number, indicator, record: newRecord(number, indicator, today) });
    else {
      const problem = problems.INDICATOR_NOT_FOUND(['indicator'], number.indicator.slice(0, 100));
      refused.push({ line: number.line, problems: [problem] });
    }
  }

  const known = await knownOnes(
    em,
    read.map(({ record }) => record),
  );
  const added: PlannedNumber[] = [];
  const changed: (PlannedNumber & { before: ObservationRecord })[] = [];
  const same: number[] = [];
  const firstLines = new Map<string, number>();
  for (const { number, record: fresh, indicator } of read) {
    const { line } = number;
    const identity = identityOf(fresh);
    const before = known.get(identity) ?? null;
    const record = before === null ? fresh : restated(before, number, today);
    const twice = firstLines.get(identity);
    firstLines.set(identity, twice ?? line);
    const wrong = [
      ...(twice === undefined ? [] : [problems.OBSERVATION_TWICE([], String(twice))]),
      ...malformedIn(number, { numbers: ['numerator', 'denominator'] }),
      ...problemsOf(statedRefusals(record, indicator.measure, today)),
      ...strangersAmong(agencies, namedAgencies(number), duringOf(record)),
    ];
    if (wrong.length > 0) refused.push({ line, problems: wrong });
    else if (before === null) added.push({ line, record, indicatorKey: indicator.key });
    else if (saysTheSame(before, record)) same.push(line);
    else changed.push({ line, record, before, indicatorKey: indicator.key });
  }
  return { added, changed, same, refused: refused.toSorted((a, b) => a.line - b.line) };
}

/** Record what was planned, in the transaction in which it was. Throws when a line was refused: nothing is recorded by halves. */
export async function carryOutImport(em: EntityManager, plan: ImportPlan, because: string): Promise<void> {
  if (plan.refused.length > 0)
    throw new Error(`expected a plan of which nothing is refused, got ${plan.refused.length}`);
  await recordObservations(
    em,
    plan.added.map(({ record }) => record),
  );
  await recordObservations(
    em,
    plan.changed.map(({ record }) => record),
    because,
  );
}

/** All agencies that a number names. */
function namedAgencies({ agencyId, memberIds, missingMemberIds }: ImportedNumber): Named[] {
  return [
    { id: agencyId, at: ['agency'] },
    ...namedIn('members', memberIds),
    ...namedIn('missing_members', missingMemberIds),
  ];
}

interface NamedIndicator {
  readonly id: string;
  readonly key: string;
  readonly measure: IndicatorMeasure;
}

/** The indicators that a file names, by the key or id that it uses. */
async function indicatorsNamed(
  em: EntityManager,
  numbers: readonly ImportedNumber[],
): Promise<ReadonlyMap<string, NamedIndicator>> {
  const names = new Set(numbers.map(({ indicator }) => indicator));
  const facts = await em.find(IndicatorFact, { closedSeq: null }, { disableIdentityMap: true });
  const found = new Map<string, NamedIndicator>();
  for (const { indicatorId, key, unit, method, mayExceedWhole, evaluatorId = null } of facts) {
    const kind = { unit: unit as IndicatorUnit, method: method as IndicatorMethod };
    const measure = { ...kind, mayExceedWhole, evaluatorId: evaluatorId ?? null };
    for (const name of [key, indicatorId]) if (names.has(name)) found.set(name, { id: indicatorId, key, measure });
  }
  return found;
}

async function knownOnes(
  em: EntityManager,
  records: readonly ObservationRecord[],
): Promise<ReadonlyMap<string, ObservationRecord>> {
  if (records.length === 0) return new Map();
  const ids = await sameObservations(em, records);
  const stored = await storedObservations(em, [...ids.values()]);
  return new Map([...ids].map(([identity, id]) => [identity, stored.get(id)!]));
}

function newRecord(number: ImportedNumber, indicator: NamedIndicator, today: string): ObservationRecord {
  const { scope, agencyId, from, to, periodAsWritten, numerator, denominator, value, directiveId, clause } = number;
  return {
    ...{ id: randomUUID(), indicatorId: indicator.id, scope, agencyId, from, to, periodAsWritten },
    ...{ numerator, denominator, value, unit: number.unit ?? indicator.measure.unit },
    ...{ bound: number.bound ?? 'EXACT', asWritten: null },
    statedOn: number.statedOn ?? (directiveId === null ? today : null),
    ...{ isProvisional: (number.isProvisional ?? false) || isBeforeTheEnd(number, today), isEstimated: false },
    ...{ source: directiveId === null ? 'IMPORTED' : 'DOCUMENT', directiveId, clause, publishedBy: number.publishedBy },
    ...withMembers({
      ...{ memberIds: eachOnce(number.memberIds), missingMemberIds: eachOnce(number.missingMemberIds) },
      ...{ missingCount: null, areMembersStated: null },
    }),
  };
}

/** A known number with what the file says of it; what files do not say stays. */
function restated(before: ObservationRecord, number: ImportedNumber, today: string): ObservationRecord {
  const { numerator, denominator, value, memberIds, missingMemberIds } = number;
  const isProvisional = number.isProvisional ?? before.isProvisional;
  return {
    ...before,
    ...{ numerator, denominator, value },
    unit: number.unit ?? before.unit,
    bound: number.bound ?? before.bound,
    isProvisional: isProvisional || isBeforeTheEnd(before, today),
    statedOn: number.statedOn ?? before.statedOn,
    ...(memberIds === null && missingMemberIds === null
      ? {}
      : correctedMembers(before, { memberIds, missingMemberIds })),
  };
}

function saysTheSame(a: ObservationRecord, b: ObservationRecord): boolean {
  const said = (record: ObservationRecord) => {
    const { numerator, denominator, value, unit, bound, isProvisional, statedOn, missingCount, areMembersStated } =
      record;
    return JSON.stringify([
      ...[numerator, denominator, value].map((number) => (number === null ? null : decimalOf(number))),
      ...[unit, bound, isProvisional, statedOn, missingCount, areMembersStated],
      ...[record.memberIds.toSorted(), record.missingMemberIds.toSorted()],
    ]);
  };
  return said(a) === said(b);
}
