import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { decimalOf } from '../../../domain/ratio.ts';
import { lockSubjects } from '../../../platform/feed.ts';
import { problemsOfText } from '../../../platform/problems/text.ts';
import type { Problem } from '../../../platform/problems.ts';
import type { Outcome } from '../../../platform/receipt.ts';
import { holdRegister } from '../../../platform/register.ts';
import type { Context } from '../context.ts';
import { IndicatorFact, ScorecardDefinitionFact } from '../entities.ts';
import type { RecordScorecardDefinitionInput } from '../generated/types.ts';
import { scorecardProblems } from '../problems/scorecards.ts';
import { problems } from '../problems.ts';
import { isOperator } from '../rules/authority.ts';
import { type DefinitionRefusal, definitionRefusals } from '../rules/scorecard-definition.ts';
import { lock, unknownAgencies, unknownIndicators } from './named.ts';
import { recordScorecardDefinitions, type ScorecardDefinitionRecord } from './record-scorecards.ts';
import { asSent, kept, refused, requireIds, requireWriter } from './sent.ts';

/** The most entries of a list, and the most characters of a text. */
const LIST_CAPS = { groups: 30, components: 100, classes: 20 } as const;
const LENGTH_CAPS = { name: 2000, remark: 2000, reason: 2000, className: 100 } as const;
const KEY = /^[a-z0-9](?:[a-z0-9_./-]{0,98}[a-z0-9])?$/i;

/**
 * Record a version of an index, or correct one, for operators. Scores of every period of its time are computed by it from then on;
 * as of an earlier position they are what they were.
 *
 * Refused with SCORECARD_NOT_YOURS, with what is wrong with texts, keys and lists, or with all of these that apply: DAYS_BACKWARDS,
 * what `definitionRefusals` finds, AGENCY_NOT_FOUND, INDICATOR_NOT_FOUND, SCORECARD_INDICATOR_UNFIT, SCORECARD_VERSION_EXISTS; a
 * correction with SCORE_REASON_MISSING, SCORECARD_DEFINITION_NOT_FOUND, SCORECARD_KEY_CHANGED. Errors: UNAUTHENTICATED, FORBIDDEN,
 * ID_MALFORMED.
 */
export async function recordScorecardDefinition(
  context: Context,
  input: RecordScorecardDefinitionInput,
): Promise<Outcome> {
  const { viewer } = context;
  requireWriter(viewer);
  requireIds(input);
  const { idempotencyKey, definitionId = null } = input;
  const record = recordOf(definitionId ?? randomUUID(), input, kept);
  // What is left out is the same as what the schema means by that; words are taken as they were sent.
  const said = { ...recordOf('', input, (text) => text), definitionId, reason: input.reason };
  const command = { name: 'recordScorecardDefinition', idempotencyKey, input: asSent(said) };
  return context.carryOut(command, async (em) => {
    if (!isOperator(viewer)) return refused([scorecardProblems.SCORECARD_NOT_YOURS([])]);
    const malformed = malformedIn(input);
    if (malformed.length > 0) return refused(malformed);

    await holdRegister(em, 'indicators');
    const found = [
      ...(definitionId === null ? [] : await correctionProblems(em, definitionId, input)),
      ...(await judged(em, record)),
    ];
    if (found.length > 0) return refused(found);
    await recordScorecardDefinitions(em, [record], kept(input.reason) ?? undefined);
    return { made: { definition: record.id }, problems: [] };
  });
}

/** The whole version that an input states; what is left out is as the schema says, and `words` is what becomes of a text. */
function recordOf(
  id: string,
  input: RecordScorecardDefinitionInput,
  words: (text: string) => string,
): ScorecardDefinitionRecord {
  const decimal = (value: string | null | undefined) => (value == null ? null : decimalOf(value));
  return {
    ...{ id, key: input.key, name: words(input.name), validFrom: input.validFrom, validTo: input.validTo ?? null },
    ...{ directiveId: input.directiveId ?? null, evaluatorId: input.evaluatorId ?? null },
    ...{ isValidFromKnown: input.isValidFromKnown ?? true, remark: input.remark == null ? null : words(input.remark) },
    groups: input.groups.map(({ key, parentKey, name, points, isVerified }) => ({
      ...{ key, parent: parentKey ?? null, name: words(name), points: decimalOf(points) },
      isVerified: isVerified ?? false,
    })),
    components: input.components.map((component) => ({
      ...{ key: component.key, group: component.groupKey, name: words(component.name) },
      ...{ indicatorId: component.indicatorId ?? null, points: decimal(component.points) },
      ...{ arePointsVerified: component.arePointsVerified ?? false, isScored: component.isScored ?? true },
      fullMarksAtPercent: decimal(component.fullMarksAtPercent),
      emptyDenominator: component.emptyDenominator ?? 'NOT_SCORED',
      multipliedBy: component.multipliedByKey ?? null,
      ...{ isFormulaKnown: component.isFormulaKnown ?? true, isFormulaVerified: component.isFormulaVerified ?? false },
    })),
    classes: (input.classes ?? []).map(({ name, minimum, isVerified }) => ({
      ...{ name: words(name), minimum: decimalOf(minimum), isVerified: isVerified ?? false },
    })),
  };
}

/** What can be said of texts, keys and lists by themselves. */
function malformedIn(input: RecordScorecardDefinitionInput): Problem[] {
  const long = Object.entries(LIST_CAPS).flatMap(([field, most]) => {
    const count = (input[field as keyof typeof LIST_CAPS] ?? []).length;
    return count > most ? [problems.LIST_TOO_LONG([field], field, String(most), String(count))] : [];
  });
  if (long.length > 0) return long;

  const text = (field: keyof typeof LENGTH_CAPS, said: string | null | undefined) =>
    said == null ? [] : problemsOfText(field, said, LENGTH_CAPS[field]);
  const parts = (field: 'groups' | 'components') =>
    input[field].flatMap(({ key, name }, index) => [
      ...keyProblems(key, [field, String(index), 'key']),
      ...problemsOfText('name', name, LENGTH_CAPS.name, [field, String(index)]),
    ]);
  return [
    ...keyProblems(input.key, ['key']),
    ...[...text('name', input.name), ...text('remark', input.remark), ...text('reason', input.reason)],
    ...[...parts('groups'), ...parts('components')],
    ...(input.classes ?? []).flatMap(({ name }, index) =>
      problemsOfText('name', name, LENGTH_CAPS.className, ['classes', String(index)]),
    ),
  ];
}

function keyProblems(key: string, at: readonly string[]): Problem[] {
  return KEY.test(key) ? [] : [scorecardProblems.SCORECARD_KEY_INVALID(at, JSON.stringify(key.slice(0, 60)))];
}

async function correctionProblems(
  em: EntityManager,
  definitionId: string,
  { key, reason }: RecordScorecardDefinitionInput,
): Promise<Problem[]> {
  await lockSubjects(em, 'indicators', [definitionId]);
  const where = { definitionId, closedSeq: null };
  const recorded = await em.findOne(ScorecardDefinitionFact, where, { disableIdentityMap: true });
  if (!recorded) return [scorecardProblems.SCORECARD_DEFINITION_NOT_FOUND(['definitionId'], definitionId)];
  return [
    ...(reason == null ? [scorecardProblems.SCORE_REASON_MISSING(['reason'])] : []),
    ...(recorded.key === key ? [] : [scorecardProblems.SCORECARD_KEY_CHANGED(['key'], recorded.key)]),
  ];
}

/** What is wrong with a version as it would be recorded; its index is locked. */
async function judged(em: EntityManager, record: ScorecardDefinitionRecord): Promise<Problem[]> {
  const { id, key, validFrom, validTo, components } = record;
  const backwards =
    validTo !== null && validTo < validFrom ? [problems.DAYS_BACKWARDS(['validTo'], validFrom, validTo)] : [];
  await lock(em, `index ${key}`);
  const where = { key, validFrom, closedSeq: null };
  const same = await em.findOne(ScorecardDefinitionFact, where, { disableIdentityMap: true });
  const twin = same && same.definitionId !== id ? same.definitionId : null;
  return [
    ...backwards,
    ...definitionRefusals(record).map(told),
    ...(await unknownAgencies(em, [{ id: record.evaluatorId, at: ['evaluatorId'] }])),
    ...(await indicatorProblems(em, components)),
    ...(twin === null ? [] : [scorecardProblems.SCORECARD_VERSION_EXISTS(['validFrom'], key, validFrom, twin)]),
  ];
}

function told({ code, at, named }: DefinitionRefusal): Problem {
  const make = scorecardProblems[code] as (path: readonly string[], ...named: readonly string[]) => Problem;
  return make(at, ...named);
}

/** What earns points counts in percent; what is only watched may count in anything. */
async function indicatorProblems(
  em: EntityManager,
  components: ScorecardDefinitionRecord['components'],
): Promise<Problem[]> {
  const named = components.map(({ indicatorId }, index) => ({
    ...{ id: indicatorId, at: ['components', String(index), 'indicatorId'] },
  }));
  const ids = components.flatMap(({ indicatorId }) => indicatorId ?? []);
  const where = { indicatorId: { $in: ids }, closedSeq: null };
  const found = await em.find(IndicatorFact, where, { disableIdentityMap: true });
  const unfit = new Map(found.filter(({ unit }) => unit !== 'PERCENT').map((one) => [one.indicatorId, one.key]));
  return [
    ...(await unknownIndicators(em, named)),
    ...components.flatMap(({ indicatorId, isScored }, index) => {
      const key = indicatorId === null || !isScored ? undefined : unfit.get(indicatorId);
      return key === undefined ? [] : [scorecardProblems.SCORECARD_INDICATOR_UNFIT(named[index]!.at, key)];
    }),
  ];
}
