import type { SuppressionRuleRecord } from '../../../platform/cube/lattice.ts';
import type { IndicatorRecord } from '../commands/record-indicators.ts';
import type { MandateRecord } from '../commands/record-mandates.ts';
import type { ObservationRecord } from '../commands/record-observations.ts';
import type { ScorecardDefinitionRecord } from '../commands/record-scorecards.ts';
import type { TargetRecord } from '../commands/record-targets.ts';

interface Identified {
  readonly id: string;
  readonly key: string;
}

/** The records of the files in data/ that are loaded, as far as they are used. They name one another by key. */
export interface IndicatorFiles {
  /** agencies.json, agency-classes.json and directives.json: only for the ids of what the others name. */
  readonly agencies: readonly Identified[];
  readonly classes: readonly Identified[];
  readonly directives: readonly Identified[];
  /** indicators.json */
  readonly indicators: readonly (Identified &
    Omit<
      IndicatorRecord,
      'isFormulaStated' | 'mayExceedWhole' | 'ownerId' | 'evaluatorId' | 'seriesBreaks' | 'similar'
    > & {
      readonly formulaStated: boolean;
      readonly owner: string | null;
      readonly evaluator: string | null;
      readonly seriesBreaks: readonly {
        readonly on: string;
        readonly reason: string;
        readonly directive: string | null;
      }[];
      readonly similar: readonly {
        readonly indicator: string;
        readonly kind: string;
        readonly difference: string;
        readonly verified: boolean;
      }[];
    })[];
  /** mandates.json, within a document in the order of its text. */
  readonly mandates: readonly (Identified &
    Pick<MandateRecord, 'part' | 'number' | 'asWritten' | 'leadAsWritten'> & {
      readonly indicator: string;
      readonly directive: string | null;
      readonly evidence: string | null;
      readonly evaluator: string | null;
    })[];
  /** targets.json, within a document in the order of its text. */
  readonly targets: readonly (Identified &
    Omit<TargetRecord, 'mandateId' | 'ordinal' | 'isOperatorWritten' | 'classIds' | 'agencyIds' | 'cohort'> & {
      readonly mandate: string;
      readonly operatorWritten: boolean;
      readonly classes: readonly string[];
      readonly agencies: readonly string[];
      readonly cohort:
        | (Omit<NonNullable<TargetRecord['cohort']>, 'indicatorId'> & { readonly indicator: string })
        | null;
    })[];
  /** observations.json */
  readonly observations: readonly (Identified &
    Pick<
      ObservationRecord,
      | 'scope'
      | 'from'
      | 'to'
      | 'periodAsWritten'
      | 'numerator'
      | 'denominator'
      | 'value'
      | 'unit'
      | 'bound'
      | 'asWritten'
      | 'statedOn'
      | 'clause'
      | 'missingCount'
    > & {
      readonly indicator: string;
      readonly agency: string | null;
      readonly provisional: boolean;
      readonly estimated: boolean;
      readonly directive: string | null;
      readonly members: readonly string[];
      readonly missingMembers: readonly string[];
      readonly membersStated: boolean | null;
    })[];
  /** scorecards.json: versions of indices. */
  /** suppression-rules.json */
  readonly suppressionRules: readonly (Identified & SuppressionRuleRecord)[];
  readonly scorecards: readonly (Identified &
    Pick<ScorecardDefinitionRecord, 'name' | 'validFrom' | 'validTo' | 'remark'> & {
      readonly index: string;
      readonly directive: string | null;
      readonly evaluator: string | null;
      readonly validFromKnown: boolean;
      readonly groups: readonly (Omit<ScorecardDefinitionRecord['groups'][number], 'isVerified'> & Verified)[];
      readonly components: readonly (Pick<
        ScorecardDefinitionRecord['components'][number],
        'key' | 'group' | 'name' | 'points' | 'fullMarksAtPercent' | 'emptyDenominator' | 'multipliedBy'
      > & {
        readonly indicator: string | null;
        readonly pointsVerified: boolean;
        readonly scored: boolean;
        readonly formulaKnown: boolean;
        readonly formulaVerified: boolean;
      })[];
      readonly classes: readonly (Omit<ScorecardDefinitionRecord['classes'][number], 'isVerified'> & Verified)[];
    })[];
}

interface Verified {
  readonly verified: boolean;
}

/** The records of the files, each naming others by id. */
export interface IndicatorRecords {
  readonly indicators: readonly IndicatorRecord[];
  readonly mandates: readonly MandateRecord[];
  readonly targets: readonly TargetRecord[];
  readonly observations: readonly ObservationRecord[];
  readonly scorecards: readonly ScorecardDefinitionRecord[];
}

/** What the files hold, as commands take it. Throws when a record names a key that no record has. */
export function recordsOf(files: IndicatorFiles): IndicatorRecords {
  const known: Known = {
    agencyId: idsByKey('agency', files.agencies),
    classId: idsByKey('agency class', files.classes),
    directiveId: idsByKey('directive', files.directives),
    indicatorId: idsByKey('indicator', files.indicators),
    mandateId: idsByKey('mandate', files.mandates),
  };
  const mandateOrdinal = counter();
  const targetOrdinal = counter();
  const evidenceOf = new Map(files.mandates.map(({ key, evidence }) => [key, evidence]));
  return {
    indicators: files.indicators.map((indicator) => indicatorOf(indicator, known)),
    mandates: files.mandates.map((mandate) => mandateOf(mandate, mandateOrdinal(mandate.evidence), known)),
    targets: files.targets.map((target) =>
      targetOf(target, targetOrdinal(evidenceOf.get(target.mandate) ?? null), known),
    ),
    observations: files.observations.map((observation) => observationOf(observation, known)),
    scorecards: files.scorecards.map((version) => scorecardOf(version, known)),
  };
}

type Ids = (key: string) => string;
interface Known {
  readonly agencyId: Ids;
  readonly classId: Ids;
  readonly directiveId: Ids;
  readonly indicatorId: Ids;
  readonly mandateId: Ids;
}

function indicatorOf(indicator: IndicatorFiles['indicators'][number], known: Known): IndicatorRecord {
  const { id, key, name, unit, direction, method, numerator, denominator, validFrom, validTo } = indicator;
  return {
    ...{ id, key, name, unit, direction, method, numerator, denominator, validFrom, validTo },
    isFormulaStated: indicator.formulaStated,
    // No document of the reference data lets a share pass its whole.
    mayExceedWhole: false,
    ownerId: idOr(known.agencyId, indicator.owner),
    evaluatorId: idOr(known.agencyId, indicator.evaluator),
    seriesBreaks: indicator.seriesBreaks.map(({ on, reason, directive }) => ({
      ...{ startsOn: on, reason },
      directiveId: idOr(known.directiveId, directive),
    })),
    similar: indicator.similar.map(({ indicator: other, kind, difference, verified }) => ({
      ...{ kind, difference, isVerified: verified },
      otherId: known.indicatorId(other),
    })),
  };
}

function mandateOf(mandate: IndicatorFiles['mandates'][number], ordinal: number, known: Known): MandateRecord {
  const { id, part, number, asWritten, leadAsWritten } = mandate;
  return {
    ...{ id, part, number, asWritten, leadAsWritten, ordinal },
    indicatorId: known.indicatorId(mandate.indicator),
    directiveId: idOr(known.directiveId, mandate.directive),
    evidenceId: idOr(known.directiveId, mandate.evidence),
    evaluatorId: idOr(known.agencyId, mandate.evaluator),
  };
}

function targetOf(target: IndicatorFiles['targets'][number], ordinal: number, known: Known): TargetRecord {
  const { id, number, value, unit, operator, asWritten, strength, from, to, subunitsAsWritten, cohort } = target;
  return {
    ...{ id, number, value, unit, operator, asWritten, strength, from, to, subunitsAsWritten, ordinal },
    mandateId: known.mandateId(target.mandate),
    isOperatorWritten: target.operatorWritten,
    classIds: target.classes.map(known.classId),
    agencyIds: target.agencies.map(known.agencyId),
    cohort: cohort && {
      indicatorId: known.indicatorId(cohort.indicator),
      operator: cohort.operator,
      value: cohort.value,
      from: cohort.from,
      to: cohort.to,
      asWritten: cohort.asWritten,
    },
  };
}

function observationOf(observation: IndicatorFiles['observations'][number], known: Known): ObservationRecord {
  const { id, scope, from, to, periodAsWritten, numerator, denominator, value, unit, bound } = observation;
  const { asWritten, statedOn, clause, missingCount, membersStated } = observation;
  return {
    ...{ id, scope, from, to, periodAsWritten, numerator, denominator, value, unit, bound },
    ...{ asWritten, statedOn, clause, missingCount },
    indicatorId: known.indicatorId(observation.indicator),
    agencyId: idOr(known.agencyId, observation.agency),
    isProvisional: observation.provisional,
    isEstimated: observation.estimated,
    source: 'DOCUMENT',
    publishedBy: null,
    directiveId: idOr(known.directiveId, observation.directive),
    memberIds: observation.members.map(known.agencyId),
    missingMemberIds: observation.missingMembers.map(known.agencyId),
    areMembersStated: membersStated,
  };
}

function scorecardOf(version: IndicatorFiles['scorecards'][number], known: Known): ScorecardDefinitionRecord {
  const { id, index, name, directive, evaluator, validFrom, validFromKnown, validTo, remark } = version;
  return {
    ...{ id, key: index, name, validFrom, isValidFromKnown: validFromKnown, validTo, remark },
    directiveId: idOr(known.directiveId, directive),
    evaluatorId: idOr(known.agencyId, evaluator),
    groups: version.groups.map(({ verified, ...group }) => ({ ...group, isVerified: verified })),
    components: version.components.map(
      ({ indicator, pointsVerified, scored, formulaKnown, formulaVerified, ...said }) => ({
        ...{ ...said, arePointsVerified: pointsVerified, isScored: scored },
        ...{ isFormulaKnown: formulaKnown, isFormulaVerified: formulaVerified },
        indicatorId: idOr(known.indicatorId, indicator),
      }),
    ),
    classes: version.classes.map(({ verified, ...one }) => ({ ...one, isVerified: verified })),
  };
}

/** The id behind a key. Throws for a key that no record has. */
function idsByKey(what: string, records: readonly Identified[]): Ids {
  const ids = new Map(records.map(({ id, key }) => [key, id]));
  return (key) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the reference data names the ${what} "${key}", which it does not hold`);
    return id;
  };
}

function idOr(ids: Ids, key: string | null): string | null {
  return key === null ? null : ids(key);
}

/** Counts from 0, for each document by itself. */
function counter(): (document: string | null) => number {
  const next = new Map<string | null, number>();
  return (document) => {
    const ordinal = next.get(document) ?? 0;
    next.set(document, ordinal + 1);
    return ordinal;
  };
}
