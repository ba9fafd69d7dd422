import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { parsePeriod } from '../../../domain/period.ts';
import { recordSubjects, type SubjectState } from '../../../platform/history/record.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { RegisterAgency, RegisterParent } from '../../../platform/register/entities.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { Context } from '../context.ts';
import { CaseCountFact, IndicatorFact } from '../entities.ts';
import type { RecordCaseCountsInput } from '../generated/types.ts';
import { caseCountProblems } from '../problems/case-counts.ts';
import { problems } from '../problems.ts';
import { mayRecordCasesOf } from '../rules/authority.ts';
import { malformedCounts } from './case-count-judgement.ts';
import { lock, namedIn, unknownAgencies } from './named.ts';
import { asSent, kept, refused, requireIds, requireWriter } from './sent.ts';

const OPTIONS = { disableIdentityMap: true } as const;
const TABLES = { count: { entity: CaseCountFact, subject: 'caseCountId' } };
const MOST_COUNTS = 500;
const REASON_CAP = 2000;
/** No register is deeper; one that goes round ends here. */
const MOST_LEVELS = 16;

/**
 * Record how many cases units had in a month, for officers of each unit or of an agency above it and for operators. All or nothing;
 * what is said again and equal changes nothing, what is said otherwise takes the place of what was recorded.
 *
 * Refused with what is wrong with the counts by themselves (CASE_COUNT_MONTH_INVALID, CASE_COUNT_MISSING, CASE_COUNT_TWICE,
 * CASE_COUNT_NEGATIVE, CASE_COUNT_ABOVE_CASES, LIST_TOO_LONG); with CASE_COUNT_NOT_YOURS for each unit that is not the viewer's, before
 * anything is told of it; or with all of these that apply: CASE_COUNT_MONTH_TOO_LATE, INDICATOR_NOT_FOUND, CASE_COUNT_OF_NO_SHARE,
 * AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE, CASE_COUNT_REASON_MISSING. Errors: UNAUTHENTICATED, FORBIDDEN, ID_MALFORMED.
 *
 * Neither the feed nor the receipt holds a number of it, nor the reason, which may name some.
 */
export async function recordCaseCounts(context: Context, input: RecordCaseCountsInput): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { today } = context.present.readAt;
  const { idempotencyKey } = input;
  // The hash of the input is on record. With the key in it, which is not, nobody finds out small numbers by trying them.
  const command = { name: 'recordCaseCounts', idempotencyKey, input: { ...asSent(input), idempotencyKey } };
  return context.carryOut(command, async (em) => {
    const malformed = [
      ...(input.counts.length > MOST_COUNTS
        ? [problems.LIST_TOO_LONG(['counts'], 'counts', String(MOST_COUNTS), String(input.counts.length))]
        : malformedCounts(input)),
      ...(input.reason == null ? [] : problemsOfText('reason', input.reason, REASON_CAP)),
    ];
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const strange = await strangeUnits(em, viewer, input, today);
    if (strange.length > 0) return refused(strange);
    const unknown = await judged(em, input, today);
    if (unknown.length > 0) return refused(unknown);

    await lock(em, `cases ${input.indicatorId} ${input.month}`);
    const { changed, unexplained } = await changesOf(em, input);
    if (unexplained.length > 0) return refused(unexplained);
    await recordSubjects(em, 'indicators', TABLES, changed);
    return { made: { recorded: String(changed.length) }, problems: [] };
  });
}

/** Units that the viewer has no say in: CASE_COUNT_NOT_YOURS. */
async function strangeUnits(
  em: EntityManager,
  viewer: Viewer,
  { counts }: RecordCaseCountsInput,
  today: string,
): Promise<Problem[]> {
  const above = await agenciesAbove(
    em,
    counts.map(({ agencyId }) => agencyId),
    today,
  );
  return counts.flatMap(({ agencyId }, index) => {
    const own = [agencyId, ...(above.get(agencyId) ?? [])];
    if (mayRecordCasesOf(viewer, own)) return [];
    return [caseCountProblems.CASE_COUNT_NOT_YOURS(['counts', String(index), 'agencyId'])];
  });
}

/** All agencies under which each of these stands on a day or, when it has ended, stood at its end. */
async function agenciesAbove(
  em: EntityManager,
  agencyIds: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const parentsOf = new Map<string, readonly string[]>();
  let asked = [...new Set(agencyIds)];
  for (let level = 0; asked.length > 0 && level < MOST_LEVELS; level += 1) {
    const where = { agencyId: { $in: asked }, closedSeq: null };
    const [agencies, parents] = [
      await em.find(RegisterAgency, where, OPTIONS),
      await em.find(RegisterParent, where, OPTIONS),
    ];
    const endOf = new Map(agencies.map(({ agencyId, validTo }) => [agencyId, validTo ?? null]));
    for (const agencyId of asked) {
      const end = endOf.get(agencyId) ?? null;
      const standing = parents.filter(
        (parent) =>
          parent.agencyId === agencyId &&
          (parent.validFrom == null || parent.validFrom <= today) &&
          (parent.validTo == null || parent.validTo >= today || (end !== null && parent.validTo >= end)),
      );
      parentsOf.set(
        agencyId,
        standing.map(({ parentId }) => parentId),
      );
    }
    asked = [...new Set(asked.flatMap((id) => parentsOf.get(id)!))].filter((id) => !parentsOf.has(id));
  }
  return new Map(
    agencyIds.map((agencyId) => {
      const above = new Set<string>();
      const look = (id: string) => {
        for (const parentId of parentsOf.get(id) ?? []) {
          if (above.has(parentId)) continue;
          above.add(parentId);
          look(parentId);
        }
      };
      look(agencyId);
      return [agencyId, above];
    }),
  );
}

async function judged(em: EntityManager, input: RecordCaseCountsInput, today: string): Promise<Problem[]> {
  const { indicatorId, month, counts } = input;
  const { firstOn, lastOn } = parsePeriod(month);
  const indicator = await em.findOne(IndicatorFact, { indicatorId, closedSeq: null }, OPTIONS);
  const isShare = indicator?.method === 'COUNTED' && indicator.unit === 'PERCENT' && !indicator.mayExceedWhole;
  const units = namedIn(
    'counts',
    counts.map(({ agencyId }) => agencyId),
  ).map(({ id, at }) => ({ id, at: [...at, 'agencyId'] }));
  return [
    ...(firstOn > today ? [caseCountProblems.CASE_COUNT_MONTH_TOO_LATE(['month'], month, today)] : []),
    ...(indicator === null ? [problems.INDICATOR_NOT_FOUND(['indicatorId'], indicatorId)] : []),
    ...(indicator !== null && !isShare ? [caseCountProblems.CASE_COUNT_OF_NO_SHARE(['indicatorId'])] : []),
    ...(await unknownAgencies(em, units, { from: firstOn, to: lastOn })),
  ];
}

/** What is new or says something else, as it is to be recorded; and what replaces an earlier count without a reason. */
async function changesOf(em: EntityManager, { indicatorId, month, counts, reason }: RecordCaseCountsInput) {
  const { firstOn, lastOn } = parsePeriod(month);
  const where = {
    indicatorId,
    month: firstOn,
    agencyId: { $in: counts.map(({ agencyId }) => agencyId) },
    closedSeq: null,
  };
  const recorded = new Map((await em.find(CaseCountFact, where, OPTIONS)).map((count) => [count.agencyId, count]));
  const changed: SubjectState<'count'>[] = [];
  const unexplained: Problem[] = [];
  for (const [index, { agencyId, cases, counted }] of counts.entries()) {
    const before = recorded.get(agencyId);
    if (before?.cases === cases && before.counted === counted) continue;
    if (before && reason == null) {
      unexplained.push(caseCountProblems.CASE_COUNT_REASON_MISSING(['counts', String(index)], month));
    }
    const id = before?.caseCountId ?? randomUUID();
    const said = { indicatorId, agencyId, month: firstOn, monthEnd: lastOn, cases, counted };
    changed.push({
      ...{ subject: id, kind: 'CASE_COUNT_RECORDED', payload: { id, indicatorId, agencyId, month } },
      facts: { count: [{ ...said, reason: before ? kept(reason) : null }] },
    });
  }
  return { changed, unexplained };
}
