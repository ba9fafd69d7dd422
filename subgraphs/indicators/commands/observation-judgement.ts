import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../../../platform/problems.ts';
import type { IndicatorUnit } from '../generated/types.ts';
import { problems } from '../problems.ts';
import {
  memberRefusals,
  numberRefusals,
  type Refusal,
  surveyRefusals,
  timeRefusals,
  unitRefusals,
} from '../rules/stated-number.ts';
import { namedIn, type Span, unknownAgencies } from './named.ts';
import type { ObservationRecord } from './record-observations.ts';
import { problemsOf } from './sent.ts';
import type { IndicatorMeasure } from './stored-observations.ts';

/**
 * What is wrong with an observation as it would be recorded, all of it: SCOPE_WITHOUT_AGENCY, SCOPE_WITH_AGENCY,
 * CLAUSE_WITHOUT_DOCUMENT, PERIOD_BACKWARDS, PERIOD_IN_FUTURE, STATED_IN_FUTURE, UNIT_NOT_OF_INDICATOR, NUMBER_MISSING,
 * PARTS_INCOMPLETE, NUMBER_NEGATIVE, PARTS_OF_NO_RATIO, RATIO_ABOVE_ONE, VALUE_CONTRADICTS_PARTS, MEMBER_ON_BOTH_SIDES,
 * MEMBERS_UNNAMED, MISSING_COUNT_TOO_SMALL, SURVEY_WITHOUT_PERIOD, SURVEY_NOT_OVER, SURVEY_WITHOUT_SOURCE, AGENCY_NOT_FOUND, AGENCY_NOT_IN_FORCE. Whether documents exist is not looked at:
 * another subgraph has them.
 */
export async function judgeObservation(
  em: EntityManager,
  record: ObservationRecord,
  measure: IndicatorMeasure,
  today: string,
): Promise<Problem[]> {
  const during = duringOf(record);
  const named = [
    { id: record.agencyId, at: ['agencyId'] },
    ...namedIn('memberIds', record.memberIds),
    ...namedIn('missingMemberIds', record.missingMemberIds),
  ];
  return [...problemsOf(statedRefusals(record, measure, today)), ...(await unknownAgencies(em, named, during))];
}

/** What can be said of an observation and its indicator by themselves. */
export function statedRefusals(record: ObservationRecord, measure: IndicatorMeasure, today: string): Refusal[] {
  const { scope, agencyId, directiveId, clause } = record;
  const unit = record.unit as IndicatorUnit;
  const found: Refusal[] = [];
  if (scope === 'AGENCY' && agencyId === null)
    found.push({ code: 'SCOPE_WITHOUT_AGENCY', at: ['agencyId'], named: [] });
  if (scope !== 'AGENCY' && agencyId !== null) found.push({ code: 'SCOPE_WITH_AGENCY', at: ['agencyId'], named: [] });
  if (clause !== null && directiveId === null)
    found.push({ code: 'CLAUSE_WITHOUT_DOCUMENT', at: ['clause'], named: [] });
  return [
    ...found,
    ...timeRefusals(record, today),
    ...surveyRefusals(record, measure.method, today),
    ...unitRefusals(unit, measure.unit),
    ...numberRefusals(record, unit, measure),
    ...memberRefusals(record),
  ];
}

/** The days on one of which agencies have to exist; null for a time that is none. */
export function duringOf({ from, to }: Pick<ObservationRecord, 'from' | 'to'>): Span | null {
  return from !== null && from > to ? null : { from: from ?? to, to };
}

/** Another observation has the same identity. */
export function existing(id: string | undefined): Problem[] {
  return id === undefined ? [] : [problems.OBSERVATION_EXISTS([], id)];
}
