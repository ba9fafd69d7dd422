// Written by `npm run generate` from schema.graphql; changes here are lost.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Problem as ProblemRow } from '../../../platform/problems.ts';
import type { AgencyRow, DirectiveRow, AgencyClassRow } from '../loaders.ts';
import type { CaseCountRow, CaseCountConnectionRow } from '../loaders/case-counts.ts';
import type { CaseMetricsRow, CaseMetricsConnectionRow, PublicationRow } from '../loaders/case-metrics.ts';
import type { TargetConflictRow, TargetConflictConnectionRow } from '../loaders/conflicts.ts';
import type { EvaluationRow, EvaluationConnectionRow } from '../loaders/evaluations.ts';
import type { FormulaRow, FormulaConnectionRow, FormulaApprovalRow, FormulaFaultRow, ComputationRow, RecordFormulaPayloadRow, CorrectFormulaPayloadRow, EndFormulaPayloadRow, ApproveFormulaPayloadRow, WithdrawFormulaApprovalPayloadRow } from '../loaders/formulas.ts';
import type { IndicatorRow, IndicatorConnectionRow, SeriesBreakRow, SimilarIndicatorRow } from '../loaders/indicators.ts';
import type { MandateRow, MandateConnectionRow } from '../loaders/mandates.ts';
import type { ObservationMetricsRow, ObservationMetricsConnectionRow } from '../loaders/observation-metrics.ts';
import type { ObservationRow, ObservationConnectionRow, ObservationOverrideRow } from '../loaders/observations.ts';
import type { RecordIndicatorPayloadRow, CorrectIndicatorPayloadRow, RecordTargetPayloadRow, CorrectTargetPayloadRow, CorrectMandatePayloadRow, RecordObservationPayloadRow, CorrectObservationPayloadRow, WithdrawObservationPayloadRow, OverrideObservationPayloadRow, EndOverridePayloadRow } from '../loaders/payloads.ts';
import type { ReportingRow } from '../loaders/reporting.ts';
import type { ScorecardDefinitionRow, ScorecardGroupDefinitionRow, ScorecardComponentDefinitionRow, ScorecardClassRow, OfficialScoreRow, ScorecardRow, ScorecardGroupRow, ScorecardComponentRow, RecordScorecardDefinitionPayloadRow, RecordOfficialScorePayloadRow, ScorecardConnectionRow } from '../loaders/scorecards.ts';
import type { TargetRow, TargetConnectionRow } from '../loaders/targets.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day of the calendar in Viet Nam's time zone, ISO 8601: 2026-03-31. */
  Date: { input: string; output: string; }
  /** An instant with offset, ISO 8601 / RFC 3339, given in UTC: 2026-03-31T10:00:00.000Z. */
  DateTime: { input: string; output: string | Date; }
  /** An exact decimal number as a JSON string: "89.9". Never a binary float. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /** One indicator by its id; null when there is none. */
  readonly indicator?: Maybe<Indicator>;
  /** One indicator by its key, such as "online_payment" or "766.2.1"; null when there is none. */
  readonly indicatorByKey?: Maybe<Indicator>;
  /** Indicators that meet the filter, by their key. */
  readonly indicators?: Maybe<IndicatorConnection>;
  /** One target by its id; null when there is none. */
  readonly target?: Maybe<Target>;
  /** Targets that meet the filter: the latest year first, then in the order of the text that sets them. */
  readonly targets?: Maybe<TargetConnection>;
  /** One observation by its id; null when there is none. */
  readonly observation?: Maybe<Observation>;
  /** Observations that meet the filter: the latest period first. */
  readonly observations?: Maybe<ObservationConnection>;
  /** Numbers about single agencies added up, by agency, period, indicator and how sure they are: one row for each group, or one of all. Only numbers that can be added are among them: those of one rank of agencies, about periods of one length, of each agency, indicator and period the one that counts. On the boundaries of a day that `onBoundariesOf` names, a merged unit has the sums of those that it was. */
  readonly observationMetrics?: Maybe<ObservationMetricsConnection>;
  /** Counts of cases as units recorded them, the latest month first: those of the units for which the caller acts and of all below them, for operators all. Numbers of one unit in one month can tell of persons, so they are for nobody else; what everybody may know is in `caseMetrics`. Null with NOT_AUTHORISED without the scope. */
  readonly caseCounts?: Maybe<CaseCountConnection>;
  /** How many cases there were and how many of them did what an indicator counts, as last published: by months, quarters and years, of provinces, of ministries and of all together, always of one indicator. The same for everybody, also for whoever recorded them; and the same for a token, whatever was published since. Null with NOT_REPORTED where nothing had been published. Other questions, those on the boundaries of a day included, are refused with QUESTION_NOT_PUBLISHED, which says what there is. */
  readonly caseMetrics?: Maybe<CaseMetricsConnection>;
  /** How those whom the targets of a year bind stand: one entry for each target and agency, or group of agencies of which a value is known. The widest miss first, shares before other units, those without a number last. Where both an indicator and an agency are asked for and no target binds it, one entry NO_TARGET. */
  readonly evaluations?: Maybe<EvaluationConnection>;
  /** Targets that do not go together, within one document and between documents, each with both clauses: those of the latest time first. */
  readonly targetConflicts?: Maybe<TargetConflictConnection>;
  /** What an index that is put together of scored components was made of on a day; null when no version of it is known to have been in force then. */
  readonly scorecardDefinition?: Maybe<ScorecardDefinition>;
  /** One formula by its id; null when there is none. */
  readonly formula?: Maybe<Formula>;
  /** Formulas that meet the filter, by their key. */
  readonly formulas?: Maybe<FormulaConnection>;
  /** Scores of agencies in a period, as the hub computes them, of agencies as they were: of those for which any value or published score is known, the most points first; among equals those that are out of less. */
  readonly scorecards?: Maybe<ScorecardConnection>;
};


export type QueryIndicatorArgs = {
  id: Scalars['ID']['input'];
};


export type QueryIndicatorByKeyArgs = {
  key: Scalars['String']['input'];
};


export type QueryIndicatorsArgs = {
  filter?: InputMaybe<IndicatorFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryTargetArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTargetsArgs = {
  filter?: InputMaybe<TargetFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryObservationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryObservationsArgs = {
  filter?: InputMaybe<ObservationFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryObservationMetricsArgs = {
  level: AgencyLevel;
  depth?: Scalars['Int']['input'];
  grain: PeriodGrain;
  groupBy?: InputMaybe<ObservationMetricsGroupBy>;
  where?: InputMaybe<ObservationMetricsFilter>;
  having?: InputMaybe<ReadonlyArray<ObservationMetricsHaving>>;
  orderBy?: InputMaybe<ReadonlyArray<ObservationMetricsOrder>>;
  page?: InputMaybe<PageInput>;
};


export type QueryCaseCountsArgs = {
  filter?: InputMaybe<CaseCountFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryCaseMetricsArgs = {
  groupBy?: InputMaybe<CaseMetricsGroupBy>;
  where?: InputMaybe<CaseMetricsFilter>;
  having?: InputMaybe<ReadonlyArray<CaseMetricsHaving>>;
  orderBy?: InputMaybe<ReadonlyArray<CaseMetricsOrder>>;
  page?: InputMaybe<PageInput>;
};


export type QueryEvaluationsArgs = {
  filter: EvaluationFilter;
  page?: InputMaybe<PageInput>;
};


export type QueryTargetConflictsArgs = {
  indicatorId?: InputMaybe<Scalars['ID']['input']>;
  year?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<PageInput>;
};


export type QueryScorecardDefinitionArgs = {
  key?: Scalars['String']['input'];
  on: Scalars['Date']['input'];
};


export type QueryFormulaArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFormulasArgs = {
  filter?: InputMaybe<FormulaFilter>;
  page?: InputMaybe<PageInput>;
};


export type QueryScorecardsArgs = {
  filter: ScorecardFilter;
  page?: InputMaybe<PageInput>;
};

/** What an indicator counts in. */
export type IndicatorUnit =
  /** A share of a whole, out of a hundred. */
  | 'PERCENT'
  /** A difference of two shares. */
  | 'PERCENTAGE_POINT'
  /** A number of things. */
  | 'COUNT'
  /** Points of a score. */
  | 'POINT'
  /** The source does not say: "tăng 35%" may be percent or percentage points. Nothing is computed from it until somebody has decided. */
  | 'UNKNOWN';

/** Which way an indicator gets better. */
export type IndicatorDirection =
  /** More is better. */
  | 'UP'
  /** Less is better. */
  | 'DOWN';

/** How the values of an indicator come about. */
export type IndicatorMethod =
  /** Counted from what agencies do: cases out of cases. */
  | 'COUNTED'
  /** Asked of people in a survey, once a year or so: never a live number. */
  | 'SURVEY'
  /** Put together by an evaluator from many parts, and published for a year. */
  | 'COMPOSITE';

/** Conditions on indicators that all have to hold. */
export type IndicatorFilter = {
  /** Words of the name; accents may be left out. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** With a target for a time in this year. */
  readonly targetYear?: InputMaybe<Scalars['Int']['input']>;
  /** With a target that binds this agency, as `TargetFilter.bindsId` says it. */
  readonly bindsId?: InputMaybe<Scalars['ID']['input']>;
  /** With a target of this directive, or of one that this directive sends out. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** With values that come about so. */
  readonly methods?: InputMaybe<ReadonlyArray<IndicatorMethod>>;
};

/** Something that is measured, one and the same however often it is demanded. What only looks alike is another indicator, joined by `similarTo`. */
export type Indicator = {
  readonly __typename?: 'Indicator';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name for programs, such as "online_payment". Not an identity: it may be corrected. */
  readonly key: Scalars['String']['output'];
  /** The name as the first document that demands it writes it; short words for it where no document has a name. */
  readonly name: Scalars['String']['output'];
  /** What its values count in. */
  readonly unit: IndicatorUnit;
  /** Which way is better. */
  readonly direction: IndicatorDirection;
  /** How values come about. */
  readonly method: IndicatorMethod;
  /** What is counted above the line, in words. Null with NOT_APPLICABLE when it is no ratio. */
  readonly numerator?: Maybe<Scalars['String']['output']>;
  /** Out of what, in words. Null with NOT_REPORTED where no document says so. */
  readonly denominator?: Maybe<Scalars['String']['output']>;
  /** Whether a document states the formula; else it is read out of the name. */
  readonly isFormulaStated: Scalars['Boolean']['output'];
  /** Whether more than the whole is possible: of what was planned, 120 percent may be done. Else a share above the whole is refused as a mistake. */
  readonly mayExceedWhole: Scalars['Boolean']['output'];
  /** Who is in charge of the definition. Null with NOT_REPORTED where no document names one. */
  readonly owner?: Maybe<Agency>;
  /** Who judges the results. Null with NOT_REPORTED where no document names one. */
  readonly evaluator?: Maybe<Agency>;
  /** First day of the definition; null with NOT_REPORTED when not known. */
  readonly validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day of the definition; null with NOT_APPLICABLE while it stands. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** Days from which values are no longer comparable with those before, oldest first. */
  readonly seriesBreaks: ReadonlyArray<SeriesBreak>;
  /** What looks alike and is not the same, with the difference. */
  readonly similarTo: ReadonlyArray<SimilarIndicator>;
  /** Clauses that demand it, in the order of time and text. */
  readonly mandates: ReadonlyArray<Mandate>;
  /** Its targets: the latest year first, then in the order of the text. */
  readonly targets?: Maybe<TargetConnection>;
  /** Its values: the latest period first. */
  readonly observations?: Maybe<ObservationConnection>;
  /** Who has stated numbers of it about periods within a time, and how late the last is: so that whoever reads a sum knows what is missing in it. Of agencies as they were, whatever day `onBoundariesOf` names. */
  readonly reporting: Reporting;
  /** Pairs of targets that do not go together and of which one is of this indicator: those of the latest time first. */
  readonly conflicts?: Maybe<TargetConflictConnection>;
  /** Formulas that compute values of it, by their key; also those that have ended. */
  readonly formulas: ReadonlyArray<Formula>;
};


/** Something that is measured, one and the same however often it is demanded. What only looks alike is another indicator, joined by `similarTo`. */
export type IndicatorTargetsArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<PageInput>;
};


/** Something that is measured, one and the same however often it is demanded. What only looks alike is another indicator, joined by `similarTo`. */
export type IndicatorObservationsArgs = {
  agencyId?: InputMaybe<Scalars['ID']['input']>;
  page?: InputMaybe<PageInput>;
};


/** Something that is measured, one and the same however often it is demanded. What only looks alike is another indicator, joined by `similarTo`. */
export type IndicatorReportingArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** Something that is measured, one and the same however often it is demanded. What only looks alike is another indicator, joined by `similarTo`. */
export type IndicatorConflictsArgs = {
  page?: InputMaybe<PageInput>;
};

/** How complete and how fresh the numbers of an indicator are, about periods within a time. */
export type Reporting = {
  readonly __typename?: 'Reporting';
  /** Agencies that stated a number, out of those whom targets for a time that overlaps it bind, by name or through a class, on the last day on which both run. Its percent is null with NO_ACTIVITY when nobody is bound. */
  readonly agencies: Ratio;
  /** Those of them that stated none: the first 100 by name, as lists of agencies are sorted. How many there are in all is what `agencies` lacks. */
  readonly missing: ReadonlyArray<Maybe<Agency>>;
  /** Last day of the latest period about which any agency, bound or not, stated a number. Null with NOT_REPORTED when none did. */
  readonly latestTo?: Maybe<Scalars['Date']['output']>;
  /** When this hub last recorded a number of an agency, bound or not, about the time. Null with NOT_REPORTED when it recorded none. */
  readonly latestRecordedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Days from the end of the latest period to the day of the question; 0 while that period is not over. Null with NOT_REPORTED when there is none. */
  readonly lagDays?: Maybe<Scalars['Int']['output']>;
};

/** A day from which values of an indicator are no longer comparable with those before. */
export type SeriesBreak = {
  readonly __typename?: 'SeriesBreak';
  /** The first day of the new series. */
  readonly on: Scalars['Date']['output'];
  /** What changed. */
  readonly reason: Scalars['String']['output'];
  /** The directive that changed it. Null with NOT_REPORTED when none is known. */
  readonly directive?: Maybe<Directive>;
};

/** How two indicators that look alike are related. */
export type SimilarityKind =
  /** They overlap: a value of one says something about the other, and is not the other. */
  | 'NEAR'
  /** What one counts is a part of what the other counts. */
  | 'PART_OF';

/** An indicator that looks alike and is another. */
export type SimilarIndicator = {
  readonly __typename?: 'SimilarIndicator';
  /** The other. */
  readonly indicator: Indicator;
  /** How they are related. */
  readonly kind: SimilarityKind;
  /** What one counts and the other does not. */
  readonly difference: Scalars['String']['output'];
  /** Whether both formulas were compared word by word. */
  readonly isVerified: Scalars['Boolean']['output'];
};

/** One numbered row or clause of a directive that demands an indicator. */
export type Mandate = {
  readonly __typename?: 'Mandate';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What is demanded. */
  readonly indicator: Indicator;
  /** The directive that demands it: the resolution, not the letter that sends it out. */
  readonly directive?: Maybe<Directive>;
  /** The document in which the row was read: the resolution itself, or the letter that sends it out. */
  readonly evidence?: Maybe<Directive>;
  /** Where in that document, such as "Phụ lục II.1". */
  readonly part: Scalars['String']['output'];
  /** Number of the row or clause as written there, such as "I.3". */
  readonly number: Scalars['String']['output'];
  /** The words of the row. */
  readonly asWritten: Scalars['String']['output'];
  /** Who leads, as the row writes it. Null with NOT_APPLICABLE where the table has no such column. */
  readonly leadAsWritten?: Maybe<Scalars['String']['output']>;
  /** Who judges the results. Null with NOT_APPLICABLE where the table has no such column. */
  readonly evaluator?: Maybe<Agency>;
  /** What it sets, in the order of the text: one target, or one for each group of agencies. */
  readonly targets: ReadonlyArray<Target>;
};

/** On which side of a value a target is met. */
export type TargetOperator =
  /** The value itself or more. */
  | 'AT_LEAST'
  /** The value itself or less. */
  | 'AT_MOST'
  /** More than the value. */
  | 'MORE_THAN'
  /** Less than the value. */
  | 'LESS_THAN'
  /** The value exactly. */
  | 'EQUAL_TO';

/** How binding a target is. */
export type TargetStrength =
  /** To be reached. */
  | 'ASSIGNED'
  /** To be striven for ("phấn đấu"). */
  | 'AIM';

/** Conditions on targets that all have to hold. */
export type TargetFilter = {
  /** Of this indicator. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Set by this directive, or by one that this directive sends out. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** For a time in this year. */
  readonly year?: InputMaybe<Scalars['Int']['input']>;
  /** That bind this agency, by name or through a class, on the last day of the target's time, as it was then. Where an earlier result decides which of several binds it, those that the result rules out are not among them; while the result is not known, all are that may. */
  readonly bindsId?: InputMaybe<Scalars['ID']['input']>;
  /** As binding as this. */
  readonly strength?: InputMaybe<TargetStrength>;
};

/** What an indicator is to reach, by whom, in which time. The next year's target is another one: none is ever overwritten. */
export type Target = {
  readonly __typename?: 'Target';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What is to reach it. */
  readonly indicator: Indicator;
  /** The row or clause that sets it. */
  readonly mandate: Mandate;
  /** Number of its own row, such as "2.1"; that of the mandate where it has none. */
  readonly number: Scalars['String']['output'];
  /** The value to be reached, in the unit of the target. */
  readonly value: Scalars['Decimal']['output'];
  /** What the value counts in. */
  readonly unit: IndicatorUnit;
  /** On which side it is met. */
  readonly operator: TargetOperator;
  /** Whether the document writes the operator ("tối thiểu 80"). A bare number is met by itself or what is better. */
  readonly isOperatorWritten: Scalars['Boolean']['output'];
  /** The cell or words. */
  readonly asWritten: Scalars['String']['output'];
  /** How binding it is. */
  readonly strength: TargetStrength;
  /** First day of the time in which it is to be reached. */
  readonly from: Scalars['Date']['output'];
  /** Last day of that time. Null with NOT_APPLICABLE for a duty that stands: its document names no time. */
  readonly to?: Maybe<Scalars['Date']['output']>;
  /** Classes of agencies that it binds, as of the last day of its time. */
  readonly classes: ReadonlyArray<Maybe<AgencyClass>>;
  /** Agencies that it binds by name. */
  readonly agencies: ReadonlyArray<Maybe<Agency>>;
  /** Units below these whose work counts, in words. Null with NOT_APPLICABLE when the row names none. */
  readonly subunitsAsWritten?: Maybe<Scalars['String']['output']>;
  /** The condition that an agency has to fulfil to be bound. Null with NOT_APPLICABLE when it binds all. */
  readonly cohort?: Maybe<TargetCohort>;
  /** How those whom it binds stand, the widest miss first. */
  readonly evaluations?: Maybe<EvaluationConnection>;
};


/** What an indicator is to reach, by whom, in which time. The next year's target is another one: none is ever overwritten. */
export type TargetEvaluationsArgs = {
  outcomes?: InputMaybe<ReadonlyArray<EvaluationOutcome>>;
  page?: InputMaybe<PageInput>;
};

/** A condition on an earlier result that decides which of several targets binds an agency. */
export type TargetCohort = {
  readonly __typename?: 'TargetCohort';
  /** The indicator whose result decides. */
  readonly indicator: Indicator;
  /** On which side of the value. */
  readonly operator: TargetOperator;
  /** The value, in the unit of that indicator. */
  readonly value: Scalars['Decimal']['output'];
  /** First day of the time that the result is about. */
  readonly from: Scalars['Date']['output'];
  /** Last day of that time. */
  readonly to: Scalars['Date']['output'];
  /** The condition in the words of the document. */
  readonly asWritten: Scalars['String']['output'];
};

/** How exact a number is. */
export type ValueBound =
  /** The number itself. */
  | 'EXACT'
  /** More than the number ("hơn 1.100"). */
  | 'MORE_THAN'
  /** Close to the number ("gần 8%"). */
  | 'NEARLY';

/** Whose work an observation is about. */
export type ObservationScope =
  /** That of one agency. */
  | 'AGENCY'
  /** That of the ministries and bodies of their rank, together ("bộ, ngành"). */
  | 'MINISTRIES'
  /** That of the provinces, together ("địa phương"). */
  | 'LOCALITIES'
  /** That of ministries and provinces, together. */
  | 'MINISTRIES_AND_LOCALITIES'
  /** That of the whole country. */
  | 'NATIONWIDE';

/** What has to be known about a number before it is used. */
export type QualityFlag =
  /** Its period had not ended, or its source calls it preliminary. */
  | 'PROVISIONAL'
  /** It replaces a number stated before. */
  | 'REVISED'
  /** It was stated more than 30 days after the end of its period. */
  | 'LATE'
  /** Its source estimates it. */
  | 'ESTIMATED'
  /** A person has overridden it; the stated number is still there. */
  | 'OVERRIDDEN'
  /** It stands for a unit of other boundaries than those on which it was stated: a sum over those that the unit was, or the number of the one that it was. Said of evaluations; what was stated stays as it was. */
  | 'RECAST'
  /** Its formula no longer fits the graph: nobody renews it. The value stays as it was computed. */
  | 'FORMULA_BROKEN';

/** Conditions on observations that all have to hold. */
export type ObservationFilter = {
  /** Of this indicator. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this agency. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** About work of these. */
  readonly scopes?: InputMaybe<ReadonlyArray<ObservationScope>>;
  /** Stated in this directive. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** About a period that ends on this day or later. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** About a period that ends on this day or earlier. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
};

/** One number that somebody stated about one period, with where it stands. A correction is kept beside what it corrects: ask as of an earlier position to see that. It is what was said of whom it was said: `onBoundariesOf` changes nothing about it; sums on the boundaries of a day are in `observationMetrics` and `evaluations`. */
export type Observation = {
  readonly __typename?: 'Observation';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** What was measured. */
  readonly indicator: Indicator;
  /** Whose work it is about. */
  readonly scope: ObservationScope;
  /** The agency that it was stated of. Null with NOT_APPLICABLE when it is about several together. */
  readonly agency?: Maybe<Agency>;
  /** First day of the period. Null with NOT_REPORTED where the source names only a day by which it stood so. */
  readonly from?: Maybe<Scalars['Date']['output']>;
  /** Last day of the period, or the day by which it stood so. */
  readonly to: Scalars['Date']['output'];
  /** The period in the words of the source. Null with NOT_REPORTED where it is silent. */
  readonly periodAsWritten?: Maybe<Scalars['String']['output']>;
  /** The parts, where they are known. Null with NOT_REPORTED when only a percentage was stated: none is made up. */
  readonly ratio?: Maybe<Ratio>;
  /** The number as it counts: that of an override where there is one; of a ratio its percentage. Null with NO_ACTIVITY when it is out of zero. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
  /** What the number counts in. */
  readonly unit: IndicatorUnit;
  /** How exact it is. */
  readonly bound: ValueBound;
  /** The words of the source. Null with NOT_REPORTED when it was sent as a number. */
  readonly asWritten?: Maybe<Scalars['String']['output']>;
  /** What has to be known before it is used. */
  readonly flags: ReadonlyArray<QualityFlag>;
  /** The document that states it. Null with NOT_APPLICABLE when it was reported to the hub or computed by it. */
  readonly directive?: Maybe<Directive>;
  /** The clause of that document. Null with NOT_APPLICABLE where there is no document. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** Who published it, such as "Bộ Nội vụ". Null with NOT_REPORTED where nobody is named. */
  readonly publishedBy?: Maybe<Scalars['String']['output']>;
  /** When this hub first recorded it. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Those that did what the indicator counts, where the source names them. */
  readonly members: ReadonlyArray<Maybe<Agency>>;
  /** Those that did not, where the source names them. */
  readonly missingMembers: ReadonlyArray<Maybe<Agency>>;
  /** How many did not. Null with NOT_REPORTED where neither a number nor a list says so. */
  readonly missingCount?: Maybe<Scalars['Int']['output']>;
  /** Whether the named ones are said to be those counted; else it is inferred, mostly from equal numbers. Null with NOT_APPLICABLE without names. */
  readonly areMembersStated?: Maybe<Scalars['Boolean']['output']>;
  /** What a person put in its place, and why. Null with NOT_APPLICABLE when nobody did. */
  readonly override?: Maybe<ObservationOverride>;
  /** What stands behind a number that the hub computed. Null with NOT_APPLICABLE for what somebody stated. */
  readonly computation?: Maybe<Computation>;
  /** How it stands against each target that its period and those it is about fall under, the widest miss first; one entry NO_TARGET when there is none. Empty when nothing can be computed from its unit. On the boundaries on which it was stated. */
  readonly evaluations: ReadonlyArray<Evaluation>;
};

/** A number that a person put in the place of a stated one, which stays. */
export type ObservationOverride = {
  readonly __typename?: 'ObservationOverride';
  /** The stated or computed number, as it was. Null with NOT_REPORTED when there was none. */
  readonly originalValue?: Maybe<Scalars['Decimal']['output']>;
  /** The parts as stated. Null with NOT_REPORTED when only a percentage was stated. */
  readonly originalRatio?: Maybe<Ratio>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** The document that authorises it. Null with NOT_REPORTED when none was named. */
  readonly authorisedBy?: Maybe<Directive>;
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** How an agency, or a group of agencies, stands against a target. */
export type EvaluationOutcome =
  /** The time is over and the target was reached, by a value about all of it. */
  | 'MET'
  /** The time is over and the target was not reached, by a value about all of it. */
  | 'NOT_MET'
  /** Not decided: the time is not over, or the latest value is not about all of it. What is known until then, provisional; the period of the value says until when. */
  | 'TO_DATE'
  /** Nothing was to be reached. */
  | 'NO_TARGET'
  /** Out of zero: nothing happened that could reach or miss it. */
  | 'NO_ACTIVITY'
  /** No value is known, or none exact enough to tell. */
  | 'NOT_REPORTED'
  /** Which target binds the agency depends on an earlier result that is not known. */
  | 'COHORT_UNKNOWN';

/** Of which targets and agencies evaluations are wanted. */
export type EvaluationFilter = {
  /** Targets for a time that overlaps this year. */
  readonly year: Scalars['Int']['input'];
  /** Of this indicator. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Set by this directive, or by one that this directive sends out. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this agency, as it stands on the boundaries asked for. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** Of agencies of this level. */
  readonly level?: InputMaybe<AgencyLevel>;
  /** With one of these outcomes. */
  readonly outcomes?: InputMaybe<ReadonlyArray<EvaluationOutcome>>;
};

/** How somebody stands against one target, by the latest value within its time. On the boundaries of a day that `onBoundariesOf` names, those whom the target bound are the units that stand for them then: a merged unit is judged by the sum of the numbers of those that the target bound. */
export type Evaluation = {
  readonly __typename?: 'Evaluation';
  /** What is measured. */
  readonly indicator: Indicator;
  /** Whom it is about. Null with NOT_APPLICABLE when the value is about several together. */
  readonly agency?: Maybe<Agency>;
  /** Whether `agency` is a unit of the boundaries asked for. False for one that cannot be shown on them, for it was split, lost a function or has no counterpart: it stands as it was, and `agencyFlags` says why. True when no day was named. */
  readonly isOnBoundaries: Scalars['Boolean']['output'];
  /** What is to be known of the agency on the boundaries asked for: why it is as it was, or which part of another would be its own and is not in its number. Empty for most. */
  readonly agencyFlags: ReadonlyArray<AgencyGroupFlag>;
  /** The target. Null with NO_TARGET; with COHORT_UNKNOWN when it depends on an earlier result that is not known. */
  readonly target?: Maybe<Target>;
  /** The value that counts: of those whose period lies within the target's time the latest to end, then the one about most of that time, then the one stated last. Null with NOT_REPORTED when none is known, with NOT_APPLICABLE when it is a sum: `observations` has what it was made of. */
  readonly observation?: Maybe<Observation>;
  /** What the number that counts was made of: that one value; of a unit that several became, one of each about one and the same period, the latest about which all have one. Empty when none is known, and when one of them has none or one that cannot be added up: a percentage without its parts, or a number that is not exact. */
  readonly observations: ReadonlyArray<Observation>;
  /** The parts that were compared, of a sum those of all together. Null with NOT_REPORTED where no parts are known, or no value is. */
  readonly ratio?: Maybe<Ratio>;
  /** What has to be known about the number: all that has to be of any that it was made of, and RECAST when those are of others than the agency as it was. */
  readonly flags: ReadonlyArray<QualityFlag>;
  /** How it stands. Compared by cross-multiplication: 899 of 1000 is not 90 percent. */
  readonly outcome: EvaluationOutcome;
  /** Whether what is known meets the target, also while its time is not over. Null with the reason that `outcome` gives when there is nothing to compare, and with NOT_REPORTED when the value is not exact enough to tell. */
  readonly isMet?: Maybe<Scalars['Boolean']['output']>;
  /** Value less target, in `marginUnit`: below zero is a miss where more is better. Of shares with their parts rounded to 6 places, for showing; of a value that is not exact, by the number as stated. Null as `isMet` is. */
  readonly margin?: Maybe<Scalars['Decimal']['output']>;
  /** Percentage points for shares; else the unit of the target. */
  readonly marginUnit: IndicatorUnit;
  /** Place among those of the same level and the same boundaries whom the same target binds and who have an exact value, best first; equals share a place. Null with NOT_REPORTED without an exact value or where a later one counts, with NOT_APPLICABLE for several together and for who cannot be shown on the boundaries asked for, and as `target` is. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  /** How many have a place there. Null as `rank` is. */
  readonly rankedCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of evaluations. */
export type EvaluationConnection = {
  readonly __typename?: 'EvaluationConnection';
  /** The evaluations with their cursors. */
  readonly edges: ReadonlyArray<EvaluationEdge>;
  /** The evaluations alone. */
  readonly nodes: ReadonlyArray<Evaluation>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An evaluation in a list. */
export type EvaluationEdge = {
  readonly __typename?: 'EvaluationEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The evaluation. */
  readonly node: Evaluation;
};

/** In which way two targets do not go together. */
export type TargetConflictKind =
  /** The same measure, the same agencies, two values to be reached in times that overlap; not a stricter one that is due later, which is the next step. */
  | 'SAME_MEASURE'
  /** The same measure: one value is the floor, the other an aim. Both can stand. */
  | 'AIM_VS_FLOOR'
  /** Two measures, one a part of the other: more is demanded of the part than of the whole, so that the values cannot both be minima. */
  | 'NEAR_MEASURE';

/** Two targets that do not go together. */
export type TargetConflict = {
  readonly __typename?: 'TargetConflict';
  /** In which way. */
  readonly kind: TargetConflictKind;
  /** The higher one. */
  readonly higher: Target;
  /** The lower one. */
  readonly lower: Target;
  /** Whether one directive sets both; where the hub does not know who sets them, whether both were read in one document. */
  readonly isWithinOneDirective: Scalars['Boolean']['output'];
};

/** A page of conflicts. */
export type TargetConflictConnection = {
  readonly __typename?: 'TargetConflictConnection';
  /** The conflicts with their cursors. */
  readonly edges: ReadonlyArray<TargetConflictEdge>;
  /** The conflicts alone. */
  readonly nodes: ReadonlyArray<TargetConflict>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A conflict in a list. */
export type TargetConflictEdge = {
  readonly __typename?: 'TargetConflictEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The conflict. */
  readonly node: TargetConflict;
};

/** A page of indicators. */
export type IndicatorConnection = {
  readonly __typename?: 'IndicatorConnection';
  /** The indicators with their cursors. */
  readonly edges: ReadonlyArray<IndicatorEdge>;
  /** The indicators alone. */
  readonly nodes: ReadonlyArray<Indicator>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An indicator in a list. */
export type IndicatorEdge = {
  readonly __typename?: 'IndicatorEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The indicator. */
  readonly node: Indicator;
};

/** A page of targets. */
export type TargetConnection = {
  readonly __typename?: 'TargetConnection';
  /** The targets with their cursors. */
  readonly edges: ReadonlyArray<TargetEdge>;
  /** The targets alone. */
  readonly nodes: ReadonlyArray<Target>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A target in a list. */
export type TargetEdge = {
  readonly __typename?: 'TargetEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The target. */
  readonly node: Target;
};

/** A page of observations. */
export type ObservationConnection = {
  readonly __typename?: 'ObservationConnection';
  /** The observations with their cursors. */
  readonly edges: ReadonlyArray<ObservationEdge>;
  /** The observations alone. */
  readonly nodes: ReadonlyArray<Observation>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An observation in a list. */
export type ObservationEdge = {
  readonly __typename?: 'ObservationEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The observation. */
  readonly node: Observation;
};

/** Where in the state an agency works. The district level ended on 30/06/2025. */
export type AgencyLevel =
  /** The whole country. */
  | 'NATIONAL'
  /** A province or centrally run city. */
  | 'PROVINCE'
  /** A district, to 30/06/2025. */
  | 'DISTRICT'
  /** A commune, ward or special zone. */
  | 'COMMUNE'
  /** A single unit, such as a school. */
  | 'UNIT';

export type Agency = {
  readonly __typename?: 'Agency';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Values of its work: the latest period first. */
  readonly observations?: Maybe<ObservationConnection>;
  /** What is published of cases of one indicator in one period: the row that `Query.caseMetrics` has for the agency where rows are put together by its level. Null with NOT_REPORTED where nothing is published of it, as of communes and departments. */
  readonly caseMetrics?: Maybe<CaseMetrics>;
  /** How it stands against the targets that bind it in a year, the widest miss first. */
  readonly evaluations?: Maybe<EvaluationConnection>;
  /** Numbers of it and of all agencies under it added up, as the row of `Query.observationMetrics` for it; zeros where there are none. Of its own number alone with its own level and depth. */
  readonly observationMetrics?: Maybe<ObservationMetrics>;
  /** Its score in a period, computed from what is known of the agency as it was, whatever day `onBoundariesOf` names. Null with NOT_APPLICABLE when no version of the index is known to have been in force on the last day of the period. */
  readonly scorecard?: Maybe<Scorecard>;
};


export type AgencyObservationsArgs = {
  indicatorId?: InputMaybe<Scalars['ID']['input']>;
  page?: InputMaybe<PageInput>;
};


export type AgencyCaseMetricsArgs = {
  indicatorId: Scalars['ID']['input'];
  period: Scalars['String']['input'];
};


export type AgencyEvaluationsArgs = {
  year: Scalars['Int']['input'];
  outcomes?: InputMaybe<ReadonlyArray<EvaluationOutcome>>;
  page?: InputMaybe<PageInput>;
};


export type AgencyObservationMetricsArgs = {
  level: AgencyLevel;
  depth?: Scalars['Int']['input'];
  grain: PeriodGrain;
  where?: InputMaybe<ObservationMetricsFilter>;
};


export type AgencyScorecardArgs = {
  key?: Scalars['String']['input'];
  period: Scalars['String']['input'];
};

export type Directive = {
  readonly __typename?: 'Directive';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Indicators that it demands or sends out, row by row in the order of the text. */
  readonly mandates?: Maybe<MandateConnection>;
};


export type DirectiveMandatesArgs = {
  page?: InputMaybe<PageInput>;
};

export type AgencyClass = {
  readonly __typename?: 'AgencyClass';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
};

/** A page of mandates. */
export type MandateConnection = {
  readonly __typename?: 'MandateConnection';
  /** The mandates with their cursors. */
  readonly edges: ReadonlyArray<MandateEdge>;
  /** The mandates alone. */
  readonly nodes: ReadonlyArray<Mandate>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A mandate in a list. */
export type MandateEdge = {
  readonly __typename?: 'MandateEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The mandate. */
  readonly node: Mandate;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Record an indicator that is not yet there. For operators, as are all commands on indicators and targets. */
  readonly recordIndicator: RecordIndicatorPayload;
  /** Correct what is recorded of an indicator. Unit, direction and method stay: with others it would be another indicator. */
  readonly correctIndicator: CorrectIndicatorPayload;
  /** Record a target, with the row or clause that sets it. It stands beside those of other years and takes the place of none. */
  readonly recordTarget: RecordTargetPayload;
  /** Correct what is recorded of a target: for slips of the record. What is to be reached at another time is another target. */
  readonly correctTarget: CorrectTargetPayload;
  /** Correct what is recorded of a row or clause that demands an indicator; its targets follow it. Which indicator it demands stays. */
  readonly correctMandate: CorrectMandatePayload;
  /** Record a number that somebody stated. Of one agency for its officers and for operators, of several together for operators. */
  readonly recordObservation: RecordObservationPayload;
  /** Correct a number, or say what its unit is where its source leaves that open. What stood before is kept: ask as of an earlier position. For operators, and for officers of the agency where it was reported to the hub or recorded by themselves. */
  readonly correctObservation: CorrectObservationPayload;
  /** Take back a number that is no number of its indicator, agency or time, with its names and, by operators alone, with what was put in its place. It is no longer there; ask as of an earlier position to see it. For those who may correct it. */
  readonly withdrawObservation: WithdrawObservationPayload;
  /** Put a number in the place of a stated one, which stays beneath it. For officers of who judges the results, and for operators; never for those of the agency that it is about. */
  readonly overrideObservation: OverrideObservationPayload;
  /** Take back an override: the stated number counts again. For the same as make one. */
  readonly endOverride: EndOverridePayload;
  /** Record a formula that computes values of an indicator. For operators; for officers of the indicator's owner where it is asked with everybody's rights. It is checked against the graph as it is now. */
  readonly recordFormula: RecordFormulaPayload;
  /** Correct a formula. Values that it came to stay until it is run again; with anything but another key or name its approvals end. For the same as record one. */
  readonly correctFormula: CorrectFormulaPayload;
  /** End a formula: it is run no more, and the values that it came to stay. For operators, and for officers of the indicator's owner. */
  readonly endFormula: EndFormulaPayload;
  /** Approve for an agency that what a formula comes to is published. Only for officers of that agency, and not by one person for both sides. */
  readonly approveFormula: ApproveFormulaPayload;
  /** Take back an approval: the formula is run no more until it is given again. For officers of the agency that gave it. */
  readonly withdrawFormulaApproval: WithdrawFormulaApprovalPayload;
  /** Record a version of an index, or correct one. For operators. Scores of the time before it stay as they were: ask as of an earlier position to see what a correction changed. */
  readonly recordScorecardDefinition: RecordScorecardDefinitionPayload;
  /** Record a score as somebody published it, or correct the record of one. For operators, and for officers of who judges the results; never for those of the agency that was scored. */
  readonly recordOfficialScore: RecordOfficialScorePayload;
  /** Record how many cases units had in a month: all that are sent or none. What is recorded already and said otherwise is replaced; what stood before is kept. For officers of each unit and of agencies above it, and for operators. */
  readonly recordCaseCounts: RecordCaseCountsPayload;
};


export type MutationRecordIndicatorArgs = {
  input: RecordIndicatorInput;
};


export type MutationCorrectIndicatorArgs = {
  input: CorrectIndicatorInput;
};


export type MutationRecordTargetArgs = {
  input: RecordTargetInput;
};


export type MutationCorrectTargetArgs = {
  input: CorrectTargetInput;
};


export type MutationCorrectMandateArgs = {
  input: CorrectMandateInput;
};


export type MutationRecordObservationArgs = {
  input: RecordObservationInput;
};


export type MutationCorrectObservationArgs = {
  input: CorrectObservationInput;
};


export type MutationWithdrawObservationArgs = {
  input: WithdrawObservationInput;
};


export type MutationOverrideObservationArgs = {
  input: OverrideObservationInput;
};


export type MutationEndOverrideArgs = {
  input: EndOverrideInput;
};


export type MutationRecordFormulaArgs = {
  input: RecordFormulaInput;
};


export type MutationCorrectFormulaArgs = {
  input: CorrectFormulaInput;
};


export type MutationEndFormulaArgs = {
  input: EndFormulaInput;
};


export type MutationApproveFormulaArgs = {
  input: ApproveFormulaInput;
};


export type MutationWithdrawFormulaApprovalArgs = {
  input: WithdrawFormulaApprovalInput;
};


export type MutationRecordScorecardDefinitionArgs = {
  input: RecordScorecardDefinitionInput;
};


export type MutationRecordOfficialScoreArgs = {
  input: RecordOfficialScoreInput;
};


export type MutationRecordCaseCountsArgs = {
  input: RecordCaseCountsInput;
};

/** An indicator to be recorded. */
export type RecordIndicatorInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Short name for programs: Latin letters, digits, and "_", ".", "/", "-" between them; at most 100 characters. */
  readonly key: Scalars['String']['input'];
  /** The name as the first document that demands it writes it; at most 2000 characters. */
  readonly name: Scalars['String']['input'];
  /** What its values count in. */
  readonly unit: IndicatorUnit;
  /** Which way is better. */
  readonly direction: IndicatorDirection;
  /** How values come about. */
  readonly method: IndicatorMethod;
  /** What is counted above the line, in words; at most 2000 characters. Left out when it is no ratio. */
  readonly numerator?: InputMaybe<Scalars['String']['input']>;
  /** Out of what, in words; at most 2000 characters. */
  readonly denominator?: InputMaybe<Scalars['String']['input']>;
  /** Whether a document states the formula. */
  readonly isFormulaStated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether more than the whole is possible: of what was planned, 120 percent may be done. */
  readonly mayExceedWhole?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who is in charge of the definition. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Who judges the results. */
  readonly evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** First day of the definition. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of the definition. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** Days from which values are no longer comparable; at most 20. */
  readonly seriesBreaks?: InputMaybe<ReadonlyArray<SeriesBreakInput>>;
  /** Indicators that look alike; at most 20. Said of one of two, it holds for both. */
  readonly similarTo?: InputMaybe<ReadonlyArray<SimilarIndicatorInput>>;
};

/** A day from which values of an indicator are no longer comparable with those before. */
export type SeriesBreakInput = {
  /** The first day of the new series. */
  readonly on: Scalars['Date']['input'];
  /** What changed; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** The directive that changed it. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
};

/** An indicator that looks alike and is another. */
export type SimilarIndicatorInput = {
  /** The other. */
  readonly indicatorId: Scalars['ID']['input'];
  /** How they are related. With PART_OF the indicator that is recorded is the part. */
  readonly kind: SimilarityKind;
  /** What one counts and the other does not; at most 2000 characters. */
  readonly difference: Scalars['String']['input'];
  /** Whether both formulas were compared word by word. */
  readonly isVerified?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of it. */
export type RecordIndicatorPayload = {
  readonly __typename?: 'RecordIndicatorPayload';
  /** The indicator as it was recorded; null when it was refused. */
  readonly indicator?: Maybe<Indicator>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right about an indicator: what is left out stays, null blanks, a list takes the place of the list before. */
export type CorrectIndicatorInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The indicator. */
  readonly indicatorId: Scalars['ID']['input'];
  /** Short name for programs. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** The name as the first document that demands it writes it. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** What is counted above the line, in words. */
  readonly numerator?: InputMaybe<Scalars['String']['input']>;
  /** Out of what, in words. */
  readonly denominator?: InputMaybe<Scalars['String']['input']>;
  /** Whether a document states the formula. */
  readonly isFormulaStated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether more than the whole is possible. */
  readonly mayExceedWhole?: InputMaybe<Scalars['Boolean']['input']>;
  /** Who is in charge of the definition. */
  readonly ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Who judges the results. */
  readonly evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** First day of the definition. */
  readonly validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of the definition. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** Days from which values are no longer comparable; at most 20. */
  readonly seriesBreaks?: InputMaybe<ReadonlyArray<SeriesBreakInput>>;
  /** Indicators that look alike; at most 20. What others say of this one stays. */
  readonly similarTo?: InputMaybe<ReadonlyArray<SimilarIndicatorInput>>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectIndicatorPayload = {
  readonly __typename?: 'CorrectIndicatorPayload';
  /** The indicator as it was then; null when it was not found. */
  readonly indicator?: Maybe<Indicator>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A target to be recorded. */
export type RecordTargetInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The row or clause that sets it, when it is recorded already. This or `mandate`. */
  readonly mandateId?: InputMaybe<Scalars['ID']['input']>;
  /** The row or clause that sets it, when it is not recorded yet. */
  readonly mandate?: InputMaybe<MandateInput>;
  /** Number of its own row; that of the mandate when left out. At most 100 characters. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** The value to be reached. */
  readonly value: Scalars['Decimal']['input'];
  /** What the value counts in; UNKNOWN is refused, for nobody could reach it. */
  readonly unit: IndicatorUnit;
  /** On which side it is met, where the document writes it. Left out for a bare number: the value itself or what is better. */
  readonly operator?: InputMaybe<TargetOperator>;
  /** The cell or words; at most 2000 characters. */
  readonly asWritten: Scalars['String']['input'];
  /** How binding it is. */
  readonly strength: TargetStrength;
  /** First day of the time in which it is to be reached. */
  readonly from: Scalars['Date']['input'];
  /** Last day of that time; left out for a duty that stands. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
  /** Classes of agencies that it binds; at most 10. */
  readonly agencyClassIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Agencies that it binds by name; at most 50. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Units below these whose work counts, in words; at most 2000 characters. */
  readonly subunitsAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** The condition that an agency has to fulfil to be bound. */
  readonly cohort?: InputMaybe<TargetCohortInput>;
};

/** A numbered row or clause that demands an indicator, to be recorded. */
export type MandateInput = {
  /** What is demanded. */
  readonly indicatorId: Scalars['ID']['input'];
  /** The directive that demands it. This or `evidenceId` has to be there. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** The document in which the row was read; `directiveId` when left out. */
  readonly evidenceId?: InputMaybe<Scalars['ID']['input']>;
  /** Where in that document; at most 200 characters. */
  readonly part: Scalars['String']['input'];
  /** Number of the row or clause as written there; at most 100 characters. */
  readonly number: Scalars['String']['input'];
  /** The words of the row; at most 2000 characters. */
  readonly asWritten: Scalars['String']['input'];
  /** Who leads, as the row writes it; at most 500 characters. */
  readonly leadAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** Who judges the results. */
  readonly evaluatorId?: InputMaybe<Scalars['ID']['input']>;
};

/** What is right about a row or clause: what is left out stays, null blanks. */
export type CorrectMandateInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The row or clause. */
  readonly mandateId: Scalars['ID']['input'];
  /** The directive that demands it. This or `evidenceId` has to stay. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** The document in which the row was read; of another document it becomes the last row. */
  readonly evidenceId?: InputMaybe<Scalars['ID']['input']>;
  /** Where in that document; at most 200 characters. */
  readonly part?: InputMaybe<Scalars['String']['input']>;
  /** Number of the row or clause as written there; at most 100 characters. Targets that bear the same number follow it. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** The words of the row; at most 2000 characters. */
  readonly asWritten?: InputMaybe<Scalars['String']['input']>;
  /** Who leads, as the row writes it; at most 500 characters. */
  readonly leadAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** Who judges the results. */
  readonly evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectMandatePayload = {
  readonly __typename?: 'CorrectMandatePayload';
  /** The row or clause as it was then; null when it was not found. */
  readonly mandate?: Maybe<Mandate>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A condition on an earlier result that decides which of several targets binds an agency. */
export type TargetCohortInput = {
  /** The indicator whose result decides. */
  readonly indicatorId: Scalars['ID']['input'];
  /** On which side of the value. */
  readonly operator: TargetOperator;
  /** The value, in the unit of that indicator. */
  readonly value: Scalars['Decimal']['input'];
  /** First day of the time that the result is about. */
  readonly from: Scalars['Date']['input'];
  /** Last day of that time. */
  readonly to: Scalars['Date']['input'];
  /** The condition in the words of the document; at most 2000 characters. */
  readonly asWritten: Scalars['String']['input'];
};

/** What became of it. */
export type RecordTargetPayload = {
  readonly __typename?: 'RecordTargetPayload';
  /** The target as it was recorded; null when it was refused. */
  readonly target?: Maybe<Target>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right about a target: what is left out stays, null blanks, a list takes the place of the list before. */
export type CorrectTargetInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The target. */
  readonly targetId: Scalars['ID']['input'];
  /** Number of its own row. */
  readonly number?: InputMaybe<Scalars['String']['input']>;
  /** The value to be reached. */
  readonly value?: InputMaybe<Scalars['Decimal']['input']>;
  /** What the value counts in. */
  readonly unit?: InputMaybe<IndicatorUnit>;
  /** On which side it is met, as the document writes it; null for a bare number. */
  readonly operator?: InputMaybe<TargetOperator>;
  /** The cell or words. */
  readonly asWritten?: InputMaybe<Scalars['String']['input']>;
  /** How binding it is. */
  readonly strength?: InputMaybe<TargetStrength>;
  /** First day of its time, which has to share days with the time recorded before and to end in the same year. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of that time; null for a duty that stands. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
  /** Classes of agencies that it binds; at most 10. */
  readonly agencyClassIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Agencies that it binds by name; at most 50. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Units below these whose work counts, in words. */
  readonly subunitsAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** The condition that an agency has to fulfil to be bound. */
  readonly cohort?: InputMaybe<TargetCohortInput>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectTargetPayload = {
  readonly __typename?: 'CorrectTargetPayload';
  /** The target as it was then; null when it was not found. */
  readonly target?: Maybe<Target>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A number to be recorded. */
export type RecordObservationInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What was measured. */
  readonly indicatorId: Scalars['ID']['input'];
  /** Whose work it is about. */
  readonly scope?: InputMaybe<ObservationScope>;
  /** The agency, of the scope AGENCY. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** First day of the period; left out where only a day is known by which it stood so. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of the period, or the day by which it stood so. Not after this year. */
  readonly to: Scalars['Date']['input'];
  /** The period in the words of the source; at most 500 characters. */
  readonly periodAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** What is counted above the line; together with `denominator`. */
  readonly numerator?: InputMaybe<Scalars['Decimal']['input']>;
  /** Out of how many. Zero when nothing happened. */
  readonly denominator?: InputMaybe<Scalars['Decimal']['input']>;
  /** The number where no parts are known; beside parts as the source rounds it. */
  readonly value?: InputMaybe<Scalars['Decimal']['input']>;
  /** What the number counts in. UNKNOWN where the source does not say. */
  readonly unit: IndicatorUnit;
  /** How exact it is. */
  readonly bound?: InputMaybe<ValueBound>;
  /** The words of the source; at most 2000 characters. */
  readonly asWritten?: InputMaybe<Scalars['String']['input']>;
  /** The day on which its source stated it; today when left out and no document is named. */
  readonly statedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Whether its source calls it preliminary. That of a period which has not ended is so in any case. */
  readonly isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether its source estimates it. */
  readonly isEstimated?: InputMaybe<Scalars['Boolean']['input']>;
  /** The document that states it; left out when it is reported to the hub. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** The clause of that document; at most 200 characters. */
  readonly clause?: InputMaybe<Scalars['String']['input']>;
  /** Who published it; at most 200 characters. What is surveyed or put together needs this or a document, and a period that is over. */
  readonly publishedBy?: InputMaybe<Scalars['String']['input']>;
  /** Those that did what the indicator counts; at most 100. */
  readonly memberIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Those that did not; at most 100. */
  readonly missingMemberIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** How many did not; as many as are named when left out. */
  readonly missingCount?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the named ones are said to be those counted; false when left out with names. */
  readonly areMembersStated?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of it. */
export type RecordObservationPayload = {
  readonly __typename?: 'RecordObservationPayload';
  /** The observation as it was recorded; null when it was refused. */
  readonly observation?: Maybe<Observation>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right about a number: what is left out stays, null blanks, a list takes the place of the list before. Indicator, scope and agency stay: with others it would be another number. */
export type CorrectObservationInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The observation. */
  readonly observationId: Scalars['ID']['input'];
  /** First day of the period. */
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of the period, or the day by which it stood so. */
  readonly to?: InputMaybe<Scalars['Date']['input']>;
  /** The period in the words of the source. */
  readonly periodAsWritten?: InputMaybe<Scalars['String']['input']>;
  /** What is counted above the line; together with `denominator`. */
  readonly numerator?: InputMaybe<Scalars['Decimal']['input']>;
  /** Out of how many. */
  readonly denominator?: InputMaybe<Scalars['Decimal']['input']>;
  /** The number where no parts are known; beside parts as the source rounds it. */
  readonly value?: InputMaybe<Scalars['Decimal']['input']>;
  /** What the number counts in: where it is UNKNOWN this is to decide what the source means. */
  readonly unit?: InputMaybe<IndicatorUnit>;
  /** How exact it is. */
  readonly bound?: InputMaybe<ValueBound>;
  /** The words of the source. */
  readonly asWritten?: InputMaybe<Scalars['String']['input']>;
  /** The day on which its source stated it. */
  readonly statedOn?: InputMaybe<Scalars['Date']['input']>;
  /** Whether its source calls it preliminary. */
  readonly isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether its source estimates it. */
  readonly isEstimated?: InputMaybe<Scalars['Boolean']['input']>;
  /** The document that states it. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** The clause of that document. */
  readonly clause?: InputMaybe<Scalars['String']['input']>;
  /** Who published it. */
  readonly publishedBy?: InputMaybe<Scalars['String']['input']>;
  /** Those that did what the indicator counts; at most 100. */
  readonly memberIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Those that did not; at most 100. */
  readonly missingMemberIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** How many did not. */
  readonly missingCount?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the named ones are said to be those counted. */
  readonly areMembersStated?: InputMaybe<Scalars['Boolean']['input']>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectObservationPayload = {
  readonly __typename?: 'CorrectObservationPayload';
  /** The observation as it was then; null when it was not found. */
  readonly observation?: Maybe<Observation>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A number to be taken back. */
export type WithdrawObservationInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The observation. */
  readonly observationId: Scalars['ID']['input'];
  /** Why; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type WithdrawObservationPayload = {
  readonly __typename?: 'WithdrawObservationPayload';
  /** Id of the number that was meant. */
  readonly observationId: Scalars['ID']['output'];
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A number that takes the place of a stated one. */
export type OverrideObservationInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The observation. */
  readonly observationId: Scalars['ID']['input'];
  /** What is counted above the line; together with `denominator`. */
  readonly numerator?: InputMaybe<Scalars['Decimal']['input']>;
  /** Out of how many. */
  readonly denominator?: InputMaybe<Scalars['Decimal']['input']>;
  /** The number where no parts are known, in the unit of the observation. */
  readonly value?: InputMaybe<Scalars['Decimal']['input']>;
  /** Why; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** The document that authorises it. */
  readonly authorisedById?: InputMaybe<Scalars['ID']['input']>;
};

/** What became of it. */
export type OverrideObservationPayload = {
  readonly __typename?: 'OverrideObservationPayload';
  /** The observation as it was then; null when it was not found. */
  readonly observation?: Maybe<Observation>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The end of an override. */
export type EndOverrideInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The observation. */
  readonly observationId: Scalars['ID']['input'];
  /** Why; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type EndOverridePayload = {
  readonly __typename?: 'EndOverridePayload';
  /** The observation as it was then; null when it was not found. */
  readonly observation?: Maybe<Observation>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What earns a component when nothing happened that could be counted: its denominator is zero. */
export type EmptyDenominatorRule =
  /** No points, and none that could have been earned: it is left out. */
  | 'NOT_SCORED'
  /** No points out of all that could have been earned. */
  | 'ZERO'
  /** All points. */
  | 'FULL'
  /** Counted out of the part of last year's denominator that falls to a period of this length, without which the rate is zero. */
  | 'LAST_YEAR';

/** What an index is made of, from one day on. Other weights are another version; the version before stays for its own time. */
export type ScorecardDefinition = {
  readonly __typename?: 'ScorecardDefinition';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Key of the index, such as "766"; that of all its versions. */
  readonly key: Scalars['String']['output'];
  /** The name of the index. */
  readonly name: Scalars['String']['output'];
  /** The directive that sets it. Null with NOT_REPORTED where none is known. */
  readonly directive?: Maybe<Directive>;
  /** Who runs it and judges the results. Null with NOT_REPORTED where nobody is known. */
  readonly evaluator?: Maybe<Agency>;
  /** First day on which it is known to have been in force. */
  readonly validFrom: Scalars['Date']['output'];
  /** Whether it began on that day. Else nobody knows since when it had been in force, and the version before answers until then. */
  readonly isValidFromKnown: Scalars['Boolean']['output'];
  /** Last day. Null with NOT_APPLICABLE while none is known; another version ends it, too. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
  /** What has to be known of this version: where it comes from, what is not sure. Null with NOT_REPORTED where nothing was said. */
  readonly remark?: Maybe<Scalars['String']['output']>;
  /** The most points of the whole. */
  readonly maximum: Scalars['Decimal']['output'];
  /** Its groups, each followed by the groups that it is divided into. */
  readonly groups: ReadonlyArray<ScorecardGroupDefinition>;
  /** Its components in the order of the index. */
  readonly components: ReadonlyArray<ScorecardComponentDefinition>;
  /** Classes of scores, the best first. Empty where none are known. */
  readonly classes: ReadonlyArray<ScorecardClass>;
};

/** A group of components of an index. */
export type ScorecardGroupDefinition = {
  readonly __typename?: 'ScorecardGroupDefinition';
  /** Short name for programs, such as "digitisation". */
  readonly key: Scalars['String']['output'];
  /** Key of the group that it is a part of. Null with NOT_APPLICABLE when it is a part of the whole. */
  readonly parentKey?: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** The most points of the group. */
  readonly points: Scalars['Decimal']['output'];
  /** Whether that is stated by a source. */
  readonly isVerified: Scalars['Boolean']['output'];
};

/** A component of an index: an indicator, and how many points its value earns. */
export type ScorecardComponentDefinition = {
  readonly __typename?: 'ScorecardComponentDefinition';
  /** Its number in the index, such as "1.2". */
  readonly key: Scalars['String']['output'];
  /** Key of its group. */
  readonly groupKey: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** What is measured. Null with NOT_REPORTED where no indicator stands for it. */
  readonly indicator?: Maybe<Indicator>;
  /** The most points that it earns. Null with NOT_REPORTED while nobody knows them: they are not guessed, nor spread over others. */
  readonly points?: Maybe<Scalars['Decimal']['output']>;
  /** Whether the points are stated by a source. */
  readonly arePointsVerified: Scalars['Boolean']['output'];
  /** Whether it earns points at all; some are only watched. */
  readonly isScored: Scalars['Boolean']['output'];
  /** The percentage from which it earns all points; below it they are in proportion. */
  readonly fullMarksAtPercent: Scalars['Decimal']['output'];
  /** What it earns when nothing happened that could be counted. */
  readonly emptyDenominator: EmptyDenominatorRule;
  /** Key of the component by whose rate its own is multiplied. Null with NOT_APPLICABLE for most. */
  readonly multipliedByKey?: Maybe<Scalars['String']['output']>;
  /** Whether anybody knows how it is measured; else a value of it earns nothing yet. */
  readonly isFormulaKnown: Scalars['Boolean']['output'];
  /** Whether a source states that for this version. */
  readonly isFormulaVerified: Scalars['Boolean']['output'];
};

/** A class of scores. */
export type ScorecardClass = {
  readonly __typename?: 'ScorecardClass';
  /** Its name, such as "Tốt". */
  readonly name: Scalars['String']['output'];
  /** The fewest points of the class, compared with the exact score: 89.999 is below 90. */
  readonly minimum: Scalars['Decimal']['output'];
  /** Whether a source states where it begins. */
  readonly isVerified: Scalars['Boolean']['output'];
};

/** An exact number as numerator / denominator, in lowest terms. */
export type Quotient = {
  readonly __typename?: 'Quotient';
  /** Above the line; a whole number. */
  readonly numerator: Scalars['Decimal']['output'];
  /** Below the line; a whole number above zero. */
  readonly denominator: Scalars['Decimal']['output'];
};

/** Of which scores. */
export type ScorecardFilter = {
  /** Key of the index. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Month, quarter, half-year or year: "2024-06", "2024-Q2", "2024-H1", "2024". */
  readonly period: Scalars['String']['input'];
  /** Of agencies of this level. */
  readonly level?: InputMaybe<AgencyLevel>;
};

/** Why a component has no points. */
export type ScorecardReason =
  /** It earns none: it is only watched. */
  | 'NOT_SCORED_BY_DEFINITION'
  /** Nobody knows how many it could earn. */
  | 'WEIGHT_UNKNOWN'
  /** Nobody knows how it is measured. */
  | 'DEFINITION_UNKNOWN'
  /** No value of this period is known, or none exact enough. */
  | 'NOT_REPORTED'
  /** Nothing happened that could be counted, and no rule says what that earns. */
  | 'NO_ACTIVITY';

/** The score of one agency in one period, computed from the values that the hub knows, by the version of the index that was in force on the last day of the period. */
export type Scorecard = {
  readonly __typename?: 'Scorecard';
  /** Whose score. */
  readonly agency?: Maybe<Agency>;
  /** The version of the index. */
  readonly definition: ScorecardDefinition;
  /** The period, such as "2024-06". */
  readonly period: Scalars['String']['output'];
  /** Its first day. */
  readonly from: Scalars['Date']['output'];
  /** Its last day. */
  readonly to: Scalars['Date']['output'];
  /** The day by which it was judged: whether the period was over. */
  readonly judgedOn: Scalars['Date']['output'];
  /** Its components in the order of the index. */
  readonly components: ReadonlyArray<ScorecardComponent>;
  /** The sums of its groups. */
  readonly groups: ReadonlyArray<ScorecardGroup>;
  /** The points known so far, rounded half up to 2 places, for showing. */
  readonly points: Scalars['Decimal']['output'];
  /** The points known so far, exactly. */
  readonly exactPoints: Quotient;
  /** The most points that the components with points could have earned: `points` are out of this. */
  readonly maximumKnown: Scalars['Decimal']['output'];
  /** Whether that is the most points of the whole, so that nothing is missing. */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Whether some points of the index stand at components of which nobody knows how many are whose. */
  readonly hasUnknownWeights: Scalars['Boolean']['output'];
  /** Whether it can still change by itself: the period is not over, or a value is preliminary or not about all of it. */
  readonly isProvisional: Scalars['Boolean']['output'];
  /** The class of the exact score. Null with NOT_REPORTED while the score is not complete, or is provisional, or no classes are known. */
  readonly classification?: Maybe<ScorecardClass>;
  /** The score as it was published last. Null with NOT_REPORTED when none is known. */
  readonly official?: Maybe<OfficialScore>;
  /** Every published score of the whole and of its parts, the latest first. */
  readonly officials: ReadonlyArray<OfficialScore>;
  /** Exact score less the published one, rounded to 2 places. Null with NOT_REPORTED when one of the two is not known, or the score is not complete. */
  readonly difference?: Maybe<Scalars['Decimal']['output']>;
};

/** The sum of a group. */
export type ScorecardGroup = {
  readonly __typename?: 'ScorecardGroup';
  /** The group. */
  readonly definition: ScorecardGroupDefinition;
  /** The points known so far, rounded half up to 2 places. */
  readonly points: Scalars['Decimal']['output'];
  /** The points known so far, exactly. */
  readonly exactPoints: Quotient;
  /** The most points that its components with points could have earned. */
  readonly maximumKnown: Scalars['Decimal']['output'];
  /** Points of the group that stand at components of which nobody knows how many are whose. */
  readonly unassigned: Scalars['Decimal']['output'];
  /** What was published of the group last. Null with NOT_REPORTED when nothing is known. */
  readonly official?: Maybe<OfficialScore>;
  /** Points less the published ones, rounded to 2 places. Null with NOT_REPORTED when one of the two is not known, or something of the group is missing. */
  readonly difference?: Maybe<Scalars['Decimal']['output']>;
};

/** What a component of an index earned. */
export type ScorecardComponent = {
  readonly __typename?: 'ScorecardComponent';
  /** The component. */
  readonly definition: ScorecardComponentDefinition;
  /** The value that counts: of those that begin with the period, one about all of it; while the period is not over, the latest. Null with NOT_REPORTED when none is known. */
  readonly observation?: Maybe<Observation>;
  /** The value of the year before, where its denominator takes the place of one that is zero. Null with NOT_APPLICABLE elsewhere, NOT_REPORTED when it is not known. */
  readonly lastYear?: Maybe<Observation>;
  /** The rate that counts, with all that the definition does to it. Null with the reason for which there are no points, where there is no rate. */
  readonly ratio?: Maybe<Ratio>;
  /** Its points, rounded half up to 2 places, for showing. Null with the nearest reason: `reasonNotScored` says it exactly. */
  readonly points?: Maybe<Scalars['Decimal']['output']>;
  /** Its points, exactly. Null as `points` are. */
  readonly exactPoints?: Maybe<Quotient>;
  /** Why it has no points. Null with NOT_APPLICABLE when it has. */
  readonly reasonNotScored?: Maybe<ScorecardReason>;
  /** Whether its points can still change by themselves. */
  readonly isProvisional: Scalars['Boolean']['output'];
  /** What was published of it last. Null with NOT_REPORTED when nothing is known. */
  readonly official?: Maybe<OfficialScore>;
  /** Points less the published ones, rounded to 2 places. Null with NOT_REPORTED when one of the two is not known. */
  readonly difference?: Maybe<Scalars['Decimal']['output']>;
};

/** A score as somebody published it. */
export type OfficialScore = {
  readonly __typename?: 'OfficialScore';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Key of the index. */
  readonly indexKey: Scalars['String']['output'];
  /** Whose score. */
  readonly agency?: Maybe<Agency>;
  /** The period, such as "2024-06". */
  readonly period: Scalars['String']['output'];
  /** Key of the group or component that it is about. Null with NOT_APPLICABLE when it is about the whole. */
  readonly partKey?: Maybe<Scalars['String']['output']>;
  /** The points as published. */
  readonly points: Scalars['Decimal']['output'];
  /** Who published it, such as "Cổng Dịch vụ công quốc gia". */
  readonly source: Scalars['String']['output'];
  /** The document that states it. Null with NOT_APPLICABLE where there is none. */
  readonly directive?: Maybe<Directive>;
  /** The clause of that document. Null with NOT_APPLICABLE where there is none. */
  readonly clause?: Maybe<Scalars['String']['output']>;
  /** The day on which it was published. */
  readonly statedOn: Scalars['Date']['output'];
};

/** A page of scorecards. */
export type ScorecardConnection = {
  readonly __typename?: 'ScorecardConnection';
  /** The scorecards with their cursors. */
  readonly edges: ReadonlyArray<ScorecardEdge>;
  /** The scorecards alone. */
  readonly nodes: ReadonlyArray<Scorecard>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A scorecard in a list. */
export type ScorecardEdge = {
  readonly __typename?: 'ScorecardEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The scorecard. */
  readonly node: Scorecard;
};

/** A version of an index to be recorded, whole: what is left out is not known of it. */
export type RecordScorecardDefinitionInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The version that is corrected, of which all is sent anew; left out for a new one. */
  readonly definitionId?: InputMaybe<Scalars['ID']['input']>;
  /** Why it is corrected; needed with `definitionId`, at most 2000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Key of the index: Latin letters, digits, and "_", ".", "/", "-" between them; at most 100 characters. */
  readonly key: Scalars['String']['input'];
  /** The name of the index; at most 2000 characters. */
  readonly name: Scalars['String']['input'];
  /** The directive that sets it. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** Who runs it and judges the results. */
  readonly evaluatorId?: InputMaybe<Scalars['ID']['input']>;
  /** First day on which it is known to be in force. */
  readonly validFrom: Scalars['Date']['input'];
  /** Whether it began on that day. */
  readonly isValidFromKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Last day, where one is set. */
  readonly validTo?: InputMaybe<Scalars['Date']['input']>;
  /** What has to be known of this version; at most 2000 characters. */
  readonly remark?: InputMaybe<Scalars['String']['input']>;
  /** Its groups; at most 30. Their points are those of the whole. */
  readonly groups: ReadonlyArray<ScorecardGroupInput>;
  /** Its components in order; at most 100. */
  readonly components: ReadonlyArray<ScorecardComponentInput>;
  /** Classes of scores; at most 20. */
  readonly classes?: InputMaybe<ReadonlyArray<ScorecardClassInput>>;
};

/** A group of components of an index. */
export type ScorecardGroupInput = {
  /** Short name for programs, unlike that of any other group or component. */
  readonly key: Scalars['String']['input'];
  /** Key of the group that it is a part of, which is a part of none. */
  readonly parentKey?: InputMaybe<Scalars['String']['input']>;
  /** Its name; at most 2000 characters. */
  readonly name: Scalars['String']['input'];
  /** The most points of the group; above zero. */
  readonly points: Scalars['Decimal']['input'];
  /** Whether that is stated by a source. */
  readonly isVerified?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A component of an index. */
export type ScorecardComponentInput = {
  /** Its number in the index, such as "1.2". */
  readonly key: Scalars['String']['input'];
  /** Key of its group. */
  readonly groupKey: Scalars['String']['input'];
  /** Its name; at most 2000 characters. */
  readonly name: Scalars['String']['input'];
  /** What is measured: an indicator that counts in percent. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** The most points that it earns; left out while nobody knows them. */
  readonly points?: InputMaybe<Scalars['Decimal']['input']>;
  /** Whether the points are stated by a source. */
  readonly arePointsVerified?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it earns points at all. */
  readonly isScored?: InputMaybe<Scalars['Boolean']['input']>;
  /** The percentage from which it earns all points, above 0 and at most 100. */
  readonly fullMarksAtPercent?: InputMaybe<Scalars['Decimal']['input']>;
  /** What it earns when nothing happened that could be counted. */
  readonly emptyDenominator?: InputMaybe<EmptyDenominatorRule>;
  /** Key of the component by whose rate its own is multiplied. */
  readonly multipliedByKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether anybody knows how it is measured. */
  readonly isFormulaKnown?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a source states that for this version. */
  readonly isFormulaVerified?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A class of scores. */
export type ScorecardClassInput = {
  /** Its name; at most 100 characters. */
  readonly name: Scalars['String']['input'];
  /** The fewest points of the class. */
  readonly minimum: Scalars['Decimal']['input'];
  /** Whether a source states where it begins. */
  readonly isVerified?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of it. */
export type RecordScorecardDefinitionPayload = {
  readonly __typename?: 'RecordScorecardDefinitionPayload';
  /** The version as it was recorded; null when it was refused. */
  readonly definition?: Maybe<ScorecardDefinition>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** A published score to be recorded. */
export type RecordOfficialScoreInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The record that is corrected, of which all is sent anew; left out for a new one. */
  readonly officialScoreId?: InputMaybe<Scalars['ID']['input']>;
  /** Why it is corrected; needed with `officialScoreId`, at most 2000 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Key of the index. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Whose score. */
  readonly agencyId: Scalars['ID']['input'];
  /** Month, quarter, half-year or year: "2024-06", "2024-Q2", "2024-H1", "2024". */
  readonly period: Scalars['String']['input'];
  /** Key of the group or component that it is about; left out for the whole. */
  readonly partKey?: InputMaybe<Scalars['String']['input']>;
  /** The points as published; from zero to the most that there are of the part. */
  readonly points: Scalars['Decimal']['input'];
  /** Who published it; at most 200 characters. */
  readonly source: Scalars['String']['input'];
  /** The document that states it. */
  readonly directiveId?: InputMaybe<Scalars['ID']['input']>;
  /** The clause of that document; at most 200 characters. */
  readonly clause?: InputMaybe<Scalars['String']['input']>;
  /** The day on which it was published; today when left out. */
  readonly statedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** What became of it. */
export type RecordOfficialScorePayload = {
  readonly __typename?: 'RecordOfficialScorePayload';
  /** The published score as it was recorded; null when it was refused. */
  readonly officialScore?: Maybe<OfficialScore>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** With which rights a formula is asked. */
export type FormulaRight =
  /** Those of everybody: it asks only for what everybody may see. */
  | 'PUBLIC'
  /** Those of the hub's job: what it comes to is published once the owner of the indicator and the owner of the data have approved. */
  | 'INTERNAL';

/** For whom a formula is approved. */
export type FormulaSide =
  /** The owner of the indicator. */
  | 'OWNER'
  /** The owner of the data that it asks for. */
  | 'DATA_OWNER';

/** Conditions on formulas that all have to hold. */
export type FormulaFilter = {
  /** Of this indicator. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether they no longer fit the graph. */
  readonly isBroken?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How values of an indicator are computed: a question to the graph, and two paths through its answer. A job asks it for each period, at one moment for all agencies. */
export type Formula = {
  readonly __typename?: 'Formula';
  /** Opaque and never reused. */
  readonly id: Scalars['ID']['output'];
  /** Short name for programs and people, such as "online_payment_2024". Not an identity: it may be corrected. */
  readonly key: Scalars['String']['output'];
  /** Its name in words. */
  readonly name: Scalars['String']['output'];
  /** What it computes. */
  readonly indicator: Indicator;
  /** The question, in GraphQL. It may declare $agencyId: ID!, and declares $from: Date! or $to: Date!, the first and last day of the period. */
  readonly document: Scalars['String']['output'];
  /** SHA-256 of the document in hex: that which each computed value names. */
  readonly queryHash: Scalars['String']['output'];
  /** SHA-256 in hex of all that decides what is asked and published: what an approval is of. */
  readonly definitionHash: Scalars['String']['output'];
  /** Where what is above the line stands in the answer: response keys and places in lists, from 0, joined by ".". */
  readonly numeratorPath: Scalars['String']['output'];
  /** Where what is below the line stands. Null with NOT_APPLICABLE where the indicator counts. */
  readonly denominatorPath?: Maybe<Scalars['String']['output']>;
  /** With which rights it is asked. */
  readonly rights: FormulaRight;
  /** Whose data it asks for. Null with NOT_APPLICABLE where it asks for what everybody may see. */
  readonly dataOwner?: Maybe<Agency>;
  /** Whose work its values are about. */
  readonly scope: ObservationScope;
  /** The class for whose members it is computed, those on the last day of each period. Null with NOT_APPLICABLE when it is about several together. */
  readonly agencyClass?: Maybe<AgencyClass>;
  /** How long its periods are. */
  readonly grain: PeriodGrain;
  /** Approvals that count: of the formula as it is, by whom it takes now. */
  readonly approvals: ReadonlyArray<FormulaApproval>;
  /** Whether it has what its rights need: nothing, or both approvals. */
  readonly isApproved: Scalars['Boolean']['output'];
  /** Why the graph no longer answers it. Null with NOT_APPLICABLE while it does. */
  readonly fault?: Maybe<FormulaFault>;
  /** The day on which it ended. Null with NOT_APPLICABLE while it is run. */
  readonly endedOn?: Maybe<Scalars['Date']['output']>;
};

/** That an agency agrees to publish what a formula comes to. */
export type FormulaApproval = {
  readonly __typename?: 'FormulaApproval';
  /** For whom. */
  readonly side: FormulaSide;
  /** The agency. */
  readonly agency?: Maybe<Agency>;
  /** By which decision or letter. */
  readonly basis: Scalars['String']['output'];
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** Why the graph does not answer a formula. */
export type FormulaFault = {
  readonly __typename?: 'FormulaFault';
  /** Stable code; codes are added, never renamed. */
  readonly code: Scalars['String']['output'];
  /** What was expected, what came, what to do. */
  readonly message: Scalars['String']['output'];
  /** Which part of the formula: document, numeratorPath or denominatorPath. */
  readonly part: Scalars['String']['output'];
  /** When it was found. */
  readonly foundAt: Scalars['DateTime']['output'];
};

/** What stands behind a computed number: enough to ask the same once more. */
export type Computation = {
  readonly __typename?: 'Computation';
  /** The formula, as it is at the moment asked for. */
  readonly formula: Formula;
  /** The question as it was asked. */
  readonly document: Scalars['String']['output'];
  /** SHA-256 of that in hex. */
  readonly queryHash: Scalars['String']['output'];
  /** What it was asked with, by name. */
  readonly variables: ReadonlyArray<ComputationVariable>;
  /** The token of the moment of which the answer was: asked as of it, the question gives the same numbers. */
  readonly asOf: Scalars['String']['output'];
  /** The path to what is above the line, as it was. */
  readonly numeratorPath: Scalars['String']['output'];
  /** The path to what is below the line, as it was. Null with NOT_APPLICABLE where the indicator counts. */
  readonly denominatorPath?: Maybe<Scalars['String']['output']>;
  /** What the graph answered there. */
  readonly numeratorAsAnswered: Scalars['String']['output'];
  /** What the graph answered there. Null with NOT_APPLICABLE where the indicator counts. */
  readonly denominatorAsAnswered?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly computedAt: Scalars['DateTime']['output'];
};

/** What a question was asked with. */
export type ComputationVariable = {
  readonly __typename?: 'ComputationVariable';
  /** Name of the variable. */
  readonly name: Scalars['String']['output'];
  /** Its value. */
  readonly value: Scalars['String']['output'];
};

/** A page of formulas. */
export type FormulaConnection = {
  readonly __typename?: 'FormulaConnection';
  /** The formulas with their cursors. */
  readonly edges: ReadonlyArray<FormulaEdge>;
  /** The formulas alone. */
  readonly nodes: ReadonlyArray<Formula>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A formula in a list. */
export type FormulaEdge = {
  readonly __typename?: 'FormulaEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The formula. */
  readonly node: Formula;
};

/** A formula to be recorded. */
export type RecordFormulaInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** Short name for programs and people: Latin letters, digits, and "_", ".", "/", "-" between them; at most 100 characters. */
  readonly key: Scalars['String']['input'];
  /** Its name in words; at most 2000 characters. */
  readonly name: Scalars['String']['input'];
  /** What it computes: an indicator that is counted, in percent or in number. */
  readonly indicatorId: Scalars['ID']['input'];
  /** One query in GraphQL, at most 10000 characters. It declares $from: Date! or $to: Date!, and with the scope AGENCY $agencyId: ID!. */
  readonly document: Scalars['String']['input'];
  /** Where what is above the line stands in the answer, such as "agency.taskMetrics.done"; it has to lead to an Int or a Decimal. At most 300 characters. */
  readonly numeratorPath: Scalars['String']['input'];
  /** Where what is below the line stands; left out for an indicator that counts in number. */
  readonly denominatorPath?: InputMaybe<Scalars['String']['input']>;
  /** With which rights it is asked. */
  readonly rights?: InputMaybe<FormulaRight>;
  /** Whose data it asks for; needed with the rights INTERNAL. */
  readonly dataOwnerId?: InputMaybe<Scalars['ID']['input']>;
  /** Whose work its values are about. */
  readonly scope?: InputMaybe<ObservationScope>;
  /** The class for whose members it is computed; needed with the scope AGENCY. */
  readonly agencyClassId?: InputMaybe<Scalars['ID']['input']>;
  /** How long its periods are: MONTH, QUARTER, HALF or YEAR. */
  readonly grain: PeriodGrain;
};

/** What became of it. */
export type RecordFormulaPayload = {
  readonly __typename?: 'RecordFormulaPayload';
  /** The formula as it was recorded; null when it was refused. */
  readonly formula?: Maybe<Formula>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** What is right about a formula: what is left out stays, null blanks. Its indicator stays: of another it would be another formula. */
export type CorrectFormulaInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The formula. */
  readonly formulaId: Scalars['ID']['input'];
  /** Short name for programs and people. */
  readonly key?: InputMaybe<Scalars['String']['input']>;
  /** Its name in words. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** One query in GraphQL. */
  readonly document?: InputMaybe<Scalars['String']['input']>;
  /** Where what is above the line stands in the answer. */
  readonly numeratorPath?: InputMaybe<Scalars['String']['input']>;
  /** Where what is below the line stands. */
  readonly denominatorPath?: InputMaybe<Scalars['String']['input']>;
  /** With which rights it is asked. */
  readonly rights?: InputMaybe<FormulaRight>;
  /** Whose data it asks for. */
  readonly dataOwnerId?: InputMaybe<Scalars['ID']['input']>;
  /** Whose work its values are about. */
  readonly scope?: InputMaybe<ObservationScope>;
  /** The class for whose members it is computed. */
  readonly agencyClassId?: InputMaybe<Scalars['ID']['input']>;
  /** How long its periods are. */
  readonly grain?: InputMaybe<PeriodGrain>;
  /** Why, in a few words. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type CorrectFormulaPayload = {
  readonly __typename?: 'CorrectFormulaPayload';
  /** The formula as it was then; null when it was not found. */
  readonly formula?: Maybe<Formula>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** The end of a formula. */
export type EndFormulaInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The formula. */
  readonly formulaId: Scalars['ID']['input'];
  /** Why; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type EndFormulaPayload = {
  readonly __typename?: 'EndFormulaPayload';
  /** The formula as it was then; null when it was not found. */
  readonly formula?: Maybe<Formula>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** An approval of a formula. */
export type ApproveFormulaInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The formula. */
  readonly formulaId: Scalars['ID']['input'];
  /** For whom. */
  readonly side: FormulaSide;
  /** The `definitionHash` that was read: what changed since is not approved. */
  readonly definitionHash: Scalars['String']['input'];
  /** By which decision or letter; at most 2000 characters. */
  readonly basis: Scalars['String']['input'];
};

/** What became of it. */
export type ApproveFormulaPayload = {
  readonly __typename?: 'ApproveFormulaPayload';
  /** The formula as it was then; null when it was not found. */
  readonly formula?: Maybe<Formula>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** An approval of a formula that is taken back. */
export type WithdrawFormulaApprovalInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The formula. */
  readonly formulaId: Scalars['ID']['input'];
  /** For whom it was given. */
  readonly side: FormulaSide;
  /** Why; at most 2000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What became of it. */
export type WithdrawFormulaApprovalPayload = {
  readonly __typename?: 'WithdrawFormulaApprovalPayload';
  /** The formula as it was then; null when it was not found. */
  readonly formula?: Maybe<Formula>;
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** Which counts of cases; all conditions hold. */
export type CaseCountFilter = {
  /** Of this indicator. */
  readonly indicatorId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this unit itself. */
  readonly agencyId?: InputMaybe<Scalars['ID']['input']>;
  /** From this month on, such as "2024-06". */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** To this month, it included. */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** How many cases a unit had in a month, and how many of them did what an indicator counts. */
export type CaseCount = {
  readonly __typename?: 'CaseCount';
  /** What is counted of the cases. */
  readonly indicator: Indicator;
  /** The unit; its own cases, without those of units below it. */
  readonly agency?: Maybe<Agency>;
  /** The month, such as "2024-06". */
  readonly month: Scalars['String']['output'];
  /** How many cases there were. */
  readonly cases: Scalars['Int']['output'];
  /** Of these, how many did what the indicator counts. */
  readonly counted: Scalars['Int']['output'];
  /** How many of the cases did. */
  readonly rate: Ratio;
  /** Why it took the place of an earlier count. Null with NOT_APPLICABLE for the first. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** When it was recorded. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** A page of counts of cases. */
export type CaseCountConnection = {
  readonly __typename?: 'CaseCountConnection';
  /** The counts with their cursors. */
  readonly edges: ReadonlyArray<CaseCountEdge>;
  /** The counts alone. */
  readonly nodes: ReadonlyArray<CaseCount>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages; counted only when asked for. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A count of cases in a list. */
export type CaseCountEdge = {
  readonly __typename?: 'CaseCountEdge';
  /** Where it stands in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The count. */
  readonly node: CaseCount;
};

/** Counts of cases to be recorded. */
export type RecordCaseCountsInput = {
  /** Chosen by the client, one for each intended command: sent again, it answers what it answered the first time. */
  readonly idempotencyKey: Scalars['ID']['input'];
  /** What is counted of the cases: an indicator in percent whose values are counted, and which cannot be more than the whole. */
  readonly indicatorId: Scalars['ID']['input'];
  /** The month, such as "2024-06"; it must have begun. */
  readonly month: Scalars['String']['input'];
  /** The units with their counts, each once; 1 to 500. */
  readonly counts: ReadonlyArray<CaseCountInput>;
  /** Why earlier counts are replaced; needed where there are some that say otherwise. At most 2000 characters. Only those who see the counts see it. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** How many cases a unit had. */
export type CaseCountInput = {
  /** The unit; its own cases, without those of units below it, which are counted for themselves. */
  readonly agencyId: Scalars['ID']['input'];
  /** How many cases there were. */
  readonly cases: Scalars['Int']['input'];
  /** Of these, how many did what the indicator counts. */
  readonly counted: Scalars['Int']['input'];
};

/** What became of it. */
export type RecordCaseCountsPayload = {
  readonly __typename?: 'RecordCaseCountsPayload';
  /** How many of the counts were new or replaced earlier ones; 0 when all of it was recorded already, or was refused. */
  readonly recordedCount: Scalars['Int']['output'];
  /** Why it was refused; empty when it was done. */
  readonly problems: ReadonlyArray<Problem>;
};

/** How many cases units had, and how many of them did what an indicator counts, as published for everybody: numbers from which persons could be told are withheld, and others that would give them away. */
export type CaseMetrics = {
  readonly __typename?: 'CaseMetrics';
  /** Whose cases they are. Null with NOT_APPLICABLE when rows are not grouped by it, and where there is none: `agencyFlags` then says why. */
  readonly agency?: Maybe<Agency>;
  /** What is to be known of the group beside its agency, and why it has none. Empty for most, and when rows are not grouped by it. */
  readonly agencyFlags: ReadonlyArray<AgencyGroupFlag>;
  /** When they were. Null with NOT_APPLICABLE when rows are not grouped by it, and for those that have none. */
  readonly period?: Maybe<Period>;
  /** What is counted of them. Cases of one indicator and of another are never added up: they may be the same. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly indicator?: Maybe<Indicator>;
  /** How many cases there were. Null with SUPPRESSED where the number could tell of persons. */
  readonly cases?: Maybe<Scalars['Decimal']['output']>;
  /** Of these, how many did what the indicator counts. Null with SUPPRESSED where the number could tell of persons. */
  readonly counted?: Maybe<Scalars['Decimal']['output']>;
  /** How many of the cases did what the indicator counts. Null with SUPPRESSED where the number could tell of persons. */
  readonly rate?: Maybe<Ratio>;
};

/** A page of groups and what was counted in each. */
export type CaseMetricsConnection = {
  readonly __typename?: 'CaseMetricsConnection';
  /** The groups of this page with their cursors. */
  readonly edges: ReadonlyArray<CaseMetricsEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<CaseMetrics>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Groups of all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /** Which published version answers, how new it is, and by which rule numbers are withheld. */
  readonly publication: Publication;
};

/** A group in a page. */
export type CaseMetricsEdge = {
  readonly __typename?: 'CaseMetricsEdge';
  /** Pass as `after` to go on behind this group. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: CaseMetrics;
};

/** What rows are put together by, at most 4 of these: one row for each combination that there is. Without any there is one row, of all. */
export type CaseMetricsGroupBy = {
  /** For which agency rows are counted. */
  readonly agency?: InputMaybe<AgencyGrouping>;
  /** How long the periods are. */
  readonly period?: InputMaybe<PeriodGrain>;
  /** Whether there is a row for each value. */
  readonly indicator?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which rows count; all conditions hold. A list has at most 100 values; an empty one lets nothing through. */
export type CaseMetricsFilter = {
  /** Only the groups of these agencies, where rows are put together by agency. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only periods from this day on, where rows are put together by period; the first day of one. */
  readonly periodFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only periods to this day, where rows are put together by period; the last day of one. */
  readonly periodTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only of these; of one, unless rows are put together by them. */
  readonly indicatorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What groups can be compared by. */
export type CaseMetricsMeasure =
  /** How many cases there were. */
  | 'CASES'
  /** Of these, how many did what the indicator counts. */
  | 'COUNTED'
  /** How many of the cases did what the indicator counts. */
  | 'RATE';

/** A condition on groups. It is exact: a rate is compared by its two numbers and not by a rounded percent. */
export type CaseMetricsHaving = {
  /** What is compared. */
  readonly measure: CaseMetricsMeasure;
  /** How. */
  readonly comparison: Comparison;
  /** With what; of a rate in percent, 0 to 100. A rate of nothing meets no condition, and what is withheld meets none. */
  readonly value: Scalars['Decimal']['input'];
};

/** What groups can be sorted by. */
export type CaseMetricsColumn =
  /** Whose cases they are. By its id. */
  | 'AGENCY'
  /** When they were. */
  | 'PERIOD'
  /** What is counted of them. Cases of one indicator and of another are never added up: they may be the same. */
  | 'INDICATOR'
  /** How many cases there were. */
  | 'CASES'
  /** Of these, how many did what the indicator counts. */
  | 'COUNTED'
  /** How many of the cases did what the indicator counts. */
  | 'RATE';

/** How groups are sorted. What is equal in all of it follows by what rows are grouped by. */
export type CaseMetricsOrder = {
  /** By what; a dimension has to be one that rows are grouped by. Groups without a value, and rates of nothing, stand last. */
  readonly by: CaseMetricsColumn;
  /** From the smallest, or from the largest. */
  readonly direction?: SortDirection;
};

/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetrics = {
  readonly __typename?: 'ObservationMetrics';
  /** Whose numbers they are, by where it stood on the last day of each. Null with NOT_APPLICABLE when rows are not grouped by it, and where there is none: `agencyFlags` then says why. */
  readonly agency?: Maybe<Agency>;
  /** What is to be known of the group beside its agency, and why it has none. Empty for most, and when rows are not grouped by it. */
  readonly agencyFlags: ReadonlyArray<AgencyGroupFlag>;
  /** Which period they are about. Null with NOT_APPLICABLE when rows are not grouped by it, and for those that have none. */
  readonly period?: Maybe<Period>;
  /** What was measured. Null with NOT_APPLICABLE when rows are not grouped by it, with NOT_REPORTED for those of which it is not known. */
  readonly indicator?: Maybe<Indicator>;
  /** Whether they are provisional: stated before the period had ended, or called preliminary by their source. Null with NOT_APPLICABLE when rows are not grouped by it. */
  readonly isProvisional?: Maybe<Scalars['Boolean']['output']>;
  /** Whether a person put them in the place of stated ones. Null with NOT_APPLICABLE when rows are not grouped by it. */
  readonly isOverridden?: Maybe<Scalars['Boolean']['output']>;
  /** Numbers: one for each agency, indicator and period that has any. */
  readonly observations: Scalars['Int']['output'];
  /** Numbers whose two parts are known exactly: those that are in `numerator` and `denominator`. */
  readonly withParts: Scalars['Int']['output'];
  /** Numbers that are in no rate, for nobody can add them up: bare percentages, what is not exact, points and differences. */
  readonly withoutParts: Scalars['Int']['output'];
  /** Of these, numbers of which only "more than" or "nearly" is known. */
  readonly inexact: Scalars['Int']['output'];
  /** Numbers that were stated more than 30 days after their period had ended. */
  readonly late: Scalars['Int']['output'];
  /** Sum of what stands above the line. Of one indicator. */
  readonly numerator: Scalars['Decimal']['output'];
  /** Sum of what it is out of. Of one indicator. */
  readonly denominator: Scalars['Decimal']['output'];
  /** Sum of numbers of things, with or without parts, of an indicator that counts things; 0 for others. Of one indicator. */
  readonly amount: Scalars['Decimal']['output'];
  /** Sum out of sum, of the numbers whose parts are known. Of one indicator. */
  readonly rate: Ratio;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsObservationsArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsWithPartsArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsWithoutPartsArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsInexactArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsLateArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsNumeratorArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsDenominatorArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsAmountArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};


/** Numbers about single agencies, added up: numerators to numerators and denominators to denominators, so that a rate is always sum out of sum. */
export type ObservationMetricsRateArgs = {
  where?: InputMaybe<ObservationMetricsFilter>;
};

/** A page of groups and what was counted in each. */
export type ObservationMetricsConnection = {
  readonly __typename?: 'ObservationMetricsConnection';
  /** The groups of this page with their cursors. */
  readonly edges: ReadonlyArray<ObservationMetricsEdge>;
  /** The groups of this page. */
  readonly nodes: ReadonlyArray<ObservationMetrics>;
  /** Where the page ends. */
  readonly pageInfo: PageInfo;
  /** Groups of all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A group in a page. */
export type ObservationMetricsEdge = {
  readonly __typename?: 'ObservationMetricsEdge';
  /** Pass as `after` to go on behind this group. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node: ObservationMetrics;
};

/** What rows are put together by, at most 4 of these: one row for each combination that there is. Without any there is one row, of all. */
export type ObservationMetricsGroupBy = {
  /** For which agency rows are counted. */
  readonly agency?: InputMaybe<AgencyGrouping>;
  /** How long the periods are. */
  readonly period?: InputMaybe<PeriodGrain>;
  /** Whether there is a row for each value. */
  readonly indicator?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether there is a row for each value. */
  readonly isOverridden?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Which rows count; all conditions hold. A list has at most 100 values; an empty one lets nothing through. */
export type ObservationMetricsFilter = {
  /** Only of these agencies themselves, as the row names them. */
  readonly agencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only of these agencies and of those under them on the day; with `onBoundariesOf`, of what they stand for. */
  readonly withinAgencyIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only from this day on, it included; what has no day is left out. */
  readonly periodFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only to this day, it included; what has no day is left out. */
  readonly periodTo?: InputMaybe<Scalars['Date']['input']>;
  /** Only of these. */
  readonly indicatorIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Only where it is so, or only where it is not. */
  readonly isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only where it is so, or only where it is not. */
  readonly isOverridden?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What groups can be compared by. */
export type ObservationMetricsMeasure =
  /** Numbers: one for each agency, indicator and period that has any. */
  | 'OBSERVATIONS'
  /** Numbers whose two parts are known exactly: those that are in `numerator` and `denominator`. */
  | 'WITH_PARTS'
  /** Numbers that are in no rate, for nobody can add them up: bare percentages, what is not exact, points and differences. */
  | 'WITHOUT_PARTS'
  /** Of these, numbers of which only "more than" or "nearly" is known. */
  | 'INEXACT'
  /** Numbers that were stated more than 30 days after their period had ended. */
  | 'LATE'
  /** Sum of what stands above the line. Of one indicator. */
  | 'NUMERATOR'
  /** Sum of what it is out of. Of one indicator. */
  | 'DENOMINATOR'
  /** Sum of numbers of things, with or without parts, of an indicator that counts things; 0 for others. Of one indicator. */
  | 'AMOUNT'
  /** Sum out of sum, of the numbers whose parts are known. Of one indicator. */
  | 'RATE';

/** A condition on groups. It is exact: a rate is compared by its two numbers and not by a rounded percent. */
export type ObservationMetricsHaving = {
  /** What is compared. */
  readonly measure: ObservationMetricsMeasure;
  /** How. */
  readonly comparison: Comparison;
  /** With what; of a rate in percent, 0 to 100. A rate of nothing meets no condition. */
  readonly value: Scalars['Decimal']['input'];
  /** Counting only these rows of the group; all when left out. */
  readonly where?: InputMaybe<ObservationMetricsFilter>;
};

/** What groups can be sorted by. */
export type ObservationMetricsColumn =
  /** Whose numbers they are, by where it stood on the last day of each. By its id. */
  | 'AGENCY'
  /** Which period they are about. */
  | 'PERIOD'
  /** What was measured. */
  | 'INDICATOR'
  /** Whether they are provisional: stated before the period had ended, or called preliminary by their source. */
  | 'IS_PROVISIONAL'
  /** Whether a person put them in the place of stated ones. */
  | 'IS_OVERRIDDEN'
  /** Numbers: one for each agency, indicator and period that has any. */
  | 'OBSERVATIONS'
  /** Numbers whose two parts are known exactly: those that are in `numerator` and `denominator`. */
  | 'WITH_PARTS'
  /** Numbers that are in no rate, for nobody can add them up: bare percentages, what is not exact, points and differences. */
  | 'WITHOUT_PARTS'
  /** Of these, numbers of which only "more than" or "nearly" is known. */
  | 'INEXACT'
  /** Numbers that were stated more than 30 days after their period had ended. */
  | 'LATE'
  /** Sum of what stands above the line. Of one indicator. */
  | 'NUMERATOR'
  /** Sum of what it is out of. Of one indicator. */
  | 'DENOMINATOR'
  /** Sum of numbers of things, with or without parts, of an indicator that counts things; 0 for others. Of one indicator. */
  | 'AMOUNT'
  /** Sum out of sum, of the numbers whose parts are known. Of one indicator. */
  | 'RATE';

/** How groups are sorted. What is equal in all of it follows by what rows are grouped by. */
export type ObservationMetricsOrder = {
  /** By what; a dimension has to be one that rows are grouped by. Groups without a value, and rates of nothing, stand last. */
  readonly by: ObservationMetricsColumn;
  /** From the smallest, or from the largest. */
  readonly direction?: SortDirection;
  /** Counting only these rows of the group; all when left out. */
  readonly where?: InputMaybe<ObservationMetricsFilter>;
};

/** Which part of a list to give. Pages are cut by key, so entries that come or go between two pages cause no skip and no repeat. */
export type PageInput = {
  /** How many entries at most, 1 to 100; more is refused with PAGE_TOO_LARGE. */
  readonly first?: Scalars['Int']['input'];
  /** The endCursor of the previous page; the filter must be the same. Left out for the first page. */
  readonly after?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page ends and whether more follows. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Whether entries follow after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Pass as `after` to get the next page; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** A number of things out of a number of things. Ratios of parts add up to the ratio of the whole; percentages do not. */
export type Ratio = {
  readonly __typename?: 'Ratio';
  /** How many of the denominator fulfil the condition. */
  readonly numerator: Scalars['Decimal']['output'];
  /** Out of how many. */
  readonly denominator: Scalars['Decimal']['output'];
  /** 100 × numerator / denominator, 0..100 for parts of a whole, rounded half up to 6 places, for showing only. Null with NO_ACTIVITY when the denominator is zero. */
  readonly percent?: Maybe<Scalars['Decimal']['output']>;
};

/** Why a command did not do what was asked, in a form that the caller can act on. */
export type Problem = {
  readonly __typename?: 'Problem';
  /** Stable code; codes are added, never renamed. */
  readonly code: Scalars['String']['output'];
  /** One sentence: what was expected, what came, what to do. */
  readonly message: Scalars['String']['output'];
  /** Path in the input, such as ["citations", "0", "toId"]; empty when it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A part of the calendar. */
export type Period = {
  readonly __typename?: 'Period';
  /** How long it is. */
  readonly grain: PeriodGrain;
  /** Its first day. */
  readonly firstOn: Scalars['Date']['output'];
  /** Its last day, which is part of it. */
  readonly lastOn: Scalars['Date']['output'];
  /** Its name: 2023, 2023-H1, 2023-Q1, 2023-03 or 2023-03-31. */
  readonly name: Scalars['String']['output'];
};

/** How long a period is. */
export type PeriodGrain =
  /** A day. */
  | 'DAY'
  /** A month of the calendar. */
  | 'MONTH'
  /** A quarter of the calendar. */
  | 'QUARTER'
  /** Half a year, from January or from July. */
  | 'HALF'
  /** A year of the calendar. */
  | 'YEAR';

/** For which agency rows are counted. */
export type AgencyGrouping =
  /** The agency itself. */
  | 'SELF'
  /** The agency of the whole country that it is or stands under, on the day of the row. */
  | 'NATIONAL'
  /** The province that it is or stands under, on the day of the row. */
  | 'PROVINCE'
  /** The district that it is or stands under, on the day of the row; to 30/06/2025. */
  | 'DISTRICT'
  /** The commune, ward or special zone that it is or stands under, on the day of the row. */
  | 'COMMUNE'
  /** The single unit that it is or stands under, on the day of the row. */
  | 'UNIT';

/** What is to be known of rows that are counted for an agency, or for none. */
export type AgencyGroupFlag =
  /** The rows name no agency: a class of agencies as such, or nobody. */
  | 'NO_AGENCY'
  /** The register did not know the agency. */
  | 'NOT_IN_REGISTER'
  /** Neither the agency nor one above it is of the level that was asked for. */
  | 'NOT_AT_LEVEL'
  /** The unit was split into several by the day of the boundaries, and no rule says how rows are shared out. */
  | 'SPLIT'
  /** Several units became one after the day of the boundaries, and of which of them a row was is not known. */
  | 'MERGED_FROM_SEVERAL'
  /** A part of the unit, or some of its functions, moved to another. */
  | 'PARTLY_MOVED'
  /** The unit ended and nothing is known to succeed it, or it was founded only after the day of the boundaries. */
  | 'NO_COUNTERPART'
  /** Shared out among several by the rule of the act that split the unit. */
  | 'APPORTIONED';

/** How a number is compared with another. */
export type Comparison =
  /** Equal or greater (tối thiểu, ít nhất). */
  | 'AT_LEAST'
  /** Equal or smaller (tối đa, không quá). */
  | 'AT_MOST'
  /** Greater (trên, hơn). */
  | 'MORE_THAN'
  /** Smaller (dưới). */
  | 'LESS_THAN'
  /** Equal. */
  | 'EQUAL_TO';

/** Which end of an order comes first. */
export type SortDirection =
  /** The smallest, the earliest. */
  | 'ASC'
  /** The largest, the latest. */
  | 'DESC';

/** A version of published totals. It stays as it is; what is corrected is in a later one. */
export type Publication = {
  readonly __typename?: 'Publication';
  /** Its number, counted from 1. */
  readonly version: Scalars['Int']['output'];
  /** What was recorded by then was counted. */
  readonly countedAt: Scalars['DateTime']['output'];
  /** When it was published. */
  readonly recordedAt: Scalars['DateTime']['output'];
  /** Counts from 1 up to, not including, this are withheld, and with them others of which they would follow. */
  readonly smallestCount: Scalars['Int']['output'];
  /** How many values beside the true one stay possible of what is withheld, to a reader of all versions. */
  readonly width: Scalars['Int']['output'];
  /** Numbers that differ from those shown before by less than this are withheld until they differ by more. Null with NOT_APPLICABLE where corrections may be seen. */
  readonly smallestChange?: Maybe<Scalars['Int']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Indicator: Indicator;
  Mandate: Mandate;
  Target: Target;
  Observation: Observation;
  Agency: Agency;
  Directive: Directive;
  AgencyClass: AgencyClass;
  Formula: Formula;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Indicator:
    ( { __typename: 'Indicator' }
    & GraphQLRecursivePick<FederationTypes['Indicator'], {"id":true}> );
  Mandate:
    ( { __typename: 'Mandate' }
    & GraphQLRecursivePick<FederationTypes['Mandate'], {"id":true}> );
  Target:
    ( { __typename: 'Target' }
    & GraphQLRecursivePick<FederationTypes['Target'], {"id":true}> );
  Observation:
    ( { __typename: 'Observation' }
    & GraphQLRecursivePick<FederationTypes['Observation'], {"id":true}> );
  Agency:
    ( { __typename: 'Agency' }
    & GraphQLRecursivePick<FederationTypes['Agency'], {"id":true}> );
  Directive:
    ( { __typename: 'Directive' }
    & GraphQLRecursivePick<FederationTypes['Directive'], {"id":true}> );
  AgencyClass:
    ( { __typename: 'AgencyClass' }
    & GraphQLRecursivePick<FederationTypes['AgencyClass'], {"id":true}> );
  Formula:
    ( { __typename: 'Formula' }
    & GraphQLRecursivePick<FederationTypes['Formula'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IndicatorUnit: IndicatorUnit;
  IndicatorDirection: IndicatorDirection;
  IndicatorMethod: IndicatorMethod;
  IndicatorFilter: IndicatorFilter;
  Indicator: ResolverTypeWrapper<IndicatorRow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Reporting: ResolverTypeWrapper<ReportingRow>;
  SeriesBreak: ResolverTypeWrapper<SeriesBreakRow>;
  SimilarityKind: SimilarityKind;
  SimilarIndicator: ResolverTypeWrapper<SimilarIndicatorRow>;
  Mandate: ResolverTypeWrapper<MandateRow>;
  TargetOperator: TargetOperator;
  TargetStrength: TargetStrength;
  TargetFilter: TargetFilter;
  Target: ResolverTypeWrapper<TargetRow>;
  TargetCohort: ResolverTypeWrapper<Omit<TargetCohort, 'indicator'> & { indicator: ResolversTypes['Indicator'] }>;
  ValueBound: ValueBound;
  ObservationScope: ObservationScope;
  QualityFlag: QualityFlag;
  ObservationFilter: ObservationFilter;
  Observation: ResolverTypeWrapper<ObservationRow>;
  ObservationOverride: ResolverTypeWrapper<ObservationOverrideRow>;
  EvaluationOutcome: EvaluationOutcome;
  EvaluationFilter: EvaluationFilter;
  Evaluation: ResolverTypeWrapper<EvaluationRow>;
  EvaluationConnection: ResolverTypeWrapper<EvaluationConnectionRow>;
  EvaluationEdge: ResolverTypeWrapper<Omit<EvaluationEdge, 'node'> & { node: ResolversTypes['Evaluation'] }>;
  TargetConflictKind: TargetConflictKind;
  TargetConflict: ResolverTypeWrapper<TargetConflictRow>;
  TargetConflictConnection: ResolverTypeWrapper<TargetConflictConnectionRow>;
  TargetConflictEdge: ResolverTypeWrapper<Omit<TargetConflictEdge, 'node'> & { node: ResolversTypes['TargetConflict'] }>;
  IndicatorConnection: ResolverTypeWrapper<IndicatorConnectionRow>;
  IndicatorEdge: ResolverTypeWrapper<Omit<IndicatorEdge, 'node'> & { node: ResolversTypes['Indicator'] }>;
  TargetConnection: ResolverTypeWrapper<TargetConnectionRow>;
  TargetEdge: ResolverTypeWrapper<Omit<TargetEdge, 'node'> & { node: ResolversTypes['Target'] }>;
  ObservationConnection: ResolverTypeWrapper<ObservationConnectionRow>;
  ObservationEdge: ResolverTypeWrapper<Omit<ObservationEdge, 'node'> & { node: ResolversTypes['Observation'] }>;
  AgencyLevel: AgencyLevel;
  Agency: ResolverTypeWrapper<AgencyRow>;
  Directive: ResolverTypeWrapper<DirectiveRow>;
  AgencyClass: ResolverTypeWrapper<AgencyClassRow>;
  MandateConnection: ResolverTypeWrapper<MandateConnectionRow>;
  MandateEdge: ResolverTypeWrapper<Omit<MandateEdge, 'node'> & { node: ResolversTypes['Mandate'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordIndicatorInput: RecordIndicatorInput;
  SeriesBreakInput: SeriesBreakInput;
  SimilarIndicatorInput: SimilarIndicatorInput;
  RecordIndicatorPayload: ResolverTypeWrapper<RecordIndicatorPayloadRow>;
  CorrectIndicatorInput: CorrectIndicatorInput;
  CorrectIndicatorPayload: ResolverTypeWrapper<CorrectIndicatorPayloadRow>;
  RecordTargetInput: RecordTargetInput;
  MandateInput: MandateInput;
  CorrectMandateInput: CorrectMandateInput;
  CorrectMandatePayload: ResolverTypeWrapper<CorrectMandatePayloadRow>;
  TargetCohortInput: TargetCohortInput;
  RecordTargetPayload: ResolverTypeWrapper<RecordTargetPayloadRow>;
  CorrectTargetInput: CorrectTargetInput;
  CorrectTargetPayload: ResolverTypeWrapper<CorrectTargetPayloadRow>;
  RecordObservationInput: RecordObservationInput;
  RecordObservationPayload: ResolverTypeWrapper<RecordObservationPayloadRow>;
  CorrectObservationInput: CorrectObservationInput;
  CorrectObservationPayload: ResolverTypeWrapper<CorrectObservationPayloadRow>;
  WithdrawObservationInput: WithdrawObservationInput;
  WithdrawObservationPayload: ResolverTypeWrapper<WithdrawObservationPayloadRow>;
  OverrideObservationInput: OverrideObservationInput;
  OverrideObservationPayload: ResolverTypeWrapper<OverrideObservationPayloadRow>;
  EndOverrideInput: EndOverrideInput;
  EndOverridePayload: ResolverTypeWrapper<EndOverridePayloadRow>;
  EmptyDenominatorRule: EmptyDenominatorRule;
  ScorecardDefinition: ResolverTypeWrapper<ScorecardDefinitionRow>;
  ScorecardGroupDefinition: ResolverTypeWrapper<ScorecardGroupDefinitionRow>;
  ScorecardComponentDefinition: ResolverTypeWrapper<ScorecardComponentDefinitionRow>;
  ScorecardClass: ResolverTypeWrapper<ScorecardClassRow>;
  Quotient: ResolverTypeWrapper<Quotient>;
  ScorecardFilter: ScorecardFilter;
  ScorecardReason: ScorecardReason;
  Scorecard: ResolverTypeWrapper<ScorecardRow>;
  ScorecardGroup: ResolverTypeWrapper<ScorecardGroupRow>;
  ScorecardComponent: ResolverTypeWrapper<ScorecardComponentRow>;
  OfficialScore: ResolverTypeWrapper<OfficialScoreRow>;
  ScorecardConnection: ResolverTypeWrapper<ScorecardConnectionRow>;
  ScorecardEdge: ResolverTypeWrapper<Omit<ScorecardEdge, 'node'> & { node: ResolversTypes['Scorecard'] }>;
  RecordScorecardDefinitionInput: RecordScorecardDefinitionInput;
  ScorecardGroupInput: ScorecardGroupInput;
  ScorecardComponentInput: ScorecardComponentInput;
  ScorecardClassInput: ScorecardClassInput;
  RecordScorecardDefinitionPayload: ResolverTypeWrapper<RecordScorecardDefinitionPayloadRow>;
  RecordOfficialScoreInput: RecordOfficialScoreInput;
  RecordOfficialScorePayload: ResolverTypeWrapper<RecordOfficialScorePayloadRow>;
  FormulaRight: FormulaRight;
  FormulaSide: FormulaSide;
  FormulaFilter: FormulaFilter;
  Formula: ResolverTypeWrapper<FormulaRow>;
  FormulaApproval: ResolverTypeWrapper<FormulaApprovalRow>;
  FormulaFault: ResolverTypeWrapper<FormulaFaultRow>;
  Computation: ResolverTypeWrapper<ComputationRow>;
  ComputationVariable: ResolverTypeWrapper<ComputationVariable>;
  FormulaConnection: ResolverTypeWrapper<FormulaConnectionRow>;
  FormulaEdge: ResolverTypeWrapper<Omit<FormulaEdge, 'node'> & { node: ResolversTypes['Formula'] }>;
  RecordFormulaInput: RecordFormulaInput;
  RecordFormulaPayload: ResolverTypeWrapper<RecordFormulaPayloadRow>;
  CorrectFormulaInput: CorrectFormulaInput;
  CorrectFormulaPayload: ResolverTypeWrapper<CorrectFormulaPayloadRow>;
  EndFormulaInput: EndFormulaInput;
  EndFormulaPayload: ResolverTypeWrapper<EndFormulaPayloadRow>;
  ApproveFormulaInput: ApproveFormulaInput;
  ApproveFormulaPayload: ResolverTypeWrapper<ApproveFormulaPayloadRow>;
  WithdrawFormulaApprovalInput: WithdrawFormulaApprovalInput;
  WithdrawFormulaApprovalPayload: ResolverTypeWrapper<WithdrawFormulaApprovalPayloadRow>;
  CaseCountFilter: CaseCountFilter;
  CaseCount: ResolverTypeWrapper<CaseCountRow>;
  CaseCountConnection: ResolverTypeWrapper<CaseCountConnectionRow>;
  CaseCountEdge: ResolverTypeWrapper<Omit<CaseCountEdge, 'node'> & { node: ResolversTypes['CaseCount'] }>;
  RecordCaseCountsInput: RecordCaseCountsInput;
  CaseCountInput: CaseCountInput;
  RecordCaseCountsPayload: ResolverTypeWrapper<Omit<RecordCaseCountsPayload, 'problems'> & { problems: ReadonlyArray<ResolversTypes['Problem']> }>;
  CaseMetrics: ResolverTypeWrapper<CaseMetricsRow>;
  CaseMetricsConnection: ResolverTypeWrapper<CaseMetricsConnectionRow>;
  CaseMetricsEdge: ResolverTypeWrapper<Omit<CaseMetricsEdge, 'node'> & { node: ResolversTypes['CaseMetrics'] }>;
  CaseMetricsGroupBy: CaseMetricsGroupBy;
  CaseMetricsFilter: CaseMetricsFilter;
  CaseMetricsMeasure: CaseMetricsMeasure;
  CaseMetricsHaving: CaseMetricsHaving;
  CaseMetricsColumn: CaseMetricsColumn;
  CaseMetricsOrder: CaseMetricsOrder;
  ObservationMetrics: ResolverTypeWrapper<ObservationMetricsRow>;
  ObservationMetricsConnection: ResolverTypeWrapper<ObservationMetricsConnectionRow>;
  ObservationMetricsEdge: ResolverTypeWrapper<Omit<ObservationMetricsEdge, 'node'> & { node: ResolversTypes['ObservationMetrics'] }>;
  ObservationMetricsGroupBy: ObservationMetricsGroupBy;
  ObservationMetricsFilter: ObservationMetricsFilter;
  ObservationMetricsMeasure: ObservationMetricsMeasure;
  ObservationMetricsHaving: ObservationMetricsHaving;
  ObservationMetricsColumn: ObservationMetricsColumn;
  ObservationMetricsOrder: ObservationMetricsOrder;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  PageInput: PageInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Ratio: ResolverTypeWrapper<Ratio>;
  Problem: ResolverTypeWrapper<ProblemRow>;
  Period: ResolverTypeWrapper<Period>;
  PeriodGrain: PeriodGrain;
  AgencyGrouping: AgencyGrouping;
  AgencyGroupFlag: AgencyGroupFlag;
  Comparison: Comparison;
  SortDirection: SortDirection;
  Publication: ResolverTypeWrapper<PublicationRow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  IndicatorFilter: IndicatorFilter;
  Indicator: IndicatorRow;
  Boolean: Scalars['Boolean']['output'];
  Reporting: ReportingRow;
  SeriesBreak: SeriesBreakRow;
  SimilarIndicator: SimilarIndicatorRow;
  Mandate: MandateRow;
  TargetFilter: TargetFilter;
  Target: TargetRow;
  TargetCohort: Omit<TargetCohort, 'indicator'> & { indicator: ResolversParentTypes['Indicator'] };
  ObservationFilter: ObservationFilter;
  Observation: ObservationRow;
  ObservationOverride: ObservationOverrideRow;
  EvaluationFilter: EvaluationFilter;
  Evaluation: EvaluationRow;
  EvaluationConnection: EvaluationConnectionRow;
  EvaluationEdge: Omit<EvaluationEdge, 'node'> & { node: ResolversParentTypes['Evaluation'] };
  TargetConflict: TargetConflictRow;
  TargetConflictConnection: TargetConflictConnectionRow;
  TargetConflictEdge: Omit<TargetConflictEdge, 'node'> & { node: ResolversParentTypes['TargetConflict'] };
  IndicatorConnection: IndicatorConnectionRow;
  IndicatorEdge: Omit<IndicatorEdge, 'node'> & { node: ResolversParentTypes['Indicator'] };
  TargetConnection: TargetConnectionRow;
  TargetEdge: Omit<TargetEdge, 'node'> & { node: ResolversParentTypes['Target'] };
  ObservationConnection: ObservationConnectionRow;
  ObservationEdge: Omit<ObservationEdge, 'node'> & { node: ResolversParentTypes['Observation'] };
  Agency: AgencyRow;
  Directive: DirectiveRow;
  AgencyClass: AgencyClassRow;
  MandateConnection: MandateConnectionRow;
  MandateEdge: Omit<MandateEdge, 'node'> & { node: ResolversParentTypes['Mandate'] };
  Mutation: Record<PropertyKey, never>;
  RecordIndicatorInput: RecordIndicatorInput;
  SeriesBreakInput: SeriesBreakInput;
  SimilarIndicatorInput: SimilarIndicatorInput;
  RecordIndicatorPayload: RecordIndicatorPayloadRow;
  CorrectIndicatorInput: CorrectIndicatorInput;
  CorrectIndicatorPayload: CorrectIndicatorPayloadRow;
  RecordTargetInput: RecordTargetInput;
  MandateInput: MandateInput;
  CorrectMandateInput: CorrectMandateInput;
  CorrectMandatePayload: CorrectMandatePayloadRow;
  TargetCohortInput: TargetCohortInput;
  RecordTargetPayload: RecordTargetPayloadRow;
  CorrectTargetInput: CorrectTargetInput;
  CorrectTargetPayload: CorrectTargetPayloadRow;
  RecordObservationInput: RecordObservationInput;
  RecordObservationPayload: RecordObservationPayloadRow;
  CorrectObservationInput: CorrectObservationInput;
  CorrectObservationPayload: CorrectObservationPayloadRow;
  WithdrawObservationInput: WithdrawObservationInput;
  WithdrawObservationPayload: WithdrawObservationPayloadRow;
  OverrideObservationInput: OverrideObservationInput;
  OverrideObservationPayload: OverrideObservationPayloadRow;
  EndOverrideInput: EndOverrideInput;
  EndOverridePayload: EndOverridePayloadRow;
  ScorecardDefinition: ScorecardDefinitionRow;
  ScorecardGroupDefinition: ScorecardGroupDefinitionRow;
  ScorecardComponentDefinition: ScorecardComponentDefinitionRow;
  ScorecardClass: ScorecardClassRow;
  Quotient: Quotient;
  ScorecardFilter: ScorecardFilter;
  Scorecard: ScorecardRow;
  ScorecardGroup: ScorecardGroupRow;
  ScorecardComponent: ScorecardComponentRow;
  OfficialScore: OfficialScoreRow;
  ScorecardConnection: ScorecardConnectionRow;
  ScorecardEdge: Omit<ScorecardEdge, 'node'> & { node: ResolversParentTypes['Scorecard'] };
  RecordScorecardDefinitionInput: RecordScorecardDefinitionInput;
  ScorecardGroupInput: ScorecardGroupInput;
  ScorecardComponentInput: ScorecardComponentInput;
  ScorecardClassInput: ScorecardClassInput;
  RecordScorecardDefinitionPayload: RecordScorecardDefinitionPayloadRow;
  RecordOfficialScoreInput: RecordOfficialScoreInput;
  RecordOfficialScorePayload: RecordOfficialScorePayloadRow;
  FormulaFilter: FormulaFilter;
  Formula: FormulaRow;
  FormulaApproval: FormulaApprovalRow;
  FormulaFault: FormulaFaultRow;
  Computation: ComputationRow;
  ComputationVariable: ComputationVariable;
  FormulaConnection: FormulaConnectionRow;
  FormulaEdge: Omit<FormulaEdge, 'node'> & { node: ResolversParentTypes['Formula'] };
  RecordFormulaInput: RecordFormulaInput;
  RecordFormulaPayload: RecordFormulaPayloadRow;
  CorrectFormulaInput: CorrectFormulaInput;
  CorrectFormulaPayload: CorrectFormulaPayloadRow;
  EndFormulaInput: EndFormulaInput;
  EndFormulaPayload: EndFormulaPayloadRow;
  ApproveFormulaInput: ApproveFormulaInput;
  ApproveFormulaPayload: ApproveFormulaPayloadRow;
  WithdrawFormulaApprovalInput: WithdrawFormulaApprovalInput;
  WithdrawFormulaApprovalPayload: WithdrawFormulaApprovalPayloadRow;
  CaseCountFilter: CaseCountFilter;
  CaseCount: CaseCountRow;
  CaseCountConnection: CaseCountConnectionRow;
  CaseCountEdge: Omit<CaseCountEdge, 'node'> & { node: ResolversParentTypes['CaseCount'] };
  RecordCaseCountsInput: RecordCaseCountsInput;
  CaseCountInput: CaseCountInput;
  RecordCaseCountsPayload: Omit<RecordCaseCountsPayload, 'problems'> & { problems: ReadonlyArray<ResolversParentTypes['Problem']> };
  CaseMetrics: CaseMetricsRow;
  CaseMetricsConnection: CaseMetricsConnectionRow;
  CaseMetricsEdge: Omit<CaseMetricsEdge, 'node'> & { node: ResolversParentTypes['CaseMetrics'] };
  CaseMetricsGroupBy: CaseMetricsGroupBy;
  CaseMetricsFilter: CaseMetricsFilter;
  CaseMetricsHaving: CaseMetricsHaving;
  CaseMetricsOrder: CaseMetricsOrder;
  ObservationMetrics: ObservationMetricsRow;
  ObservationMetricsConnection: ObservationMetricsConnectionRow;
  ObservationMetricsEdge: Omit<ObservationMetricsEdge, 'node'> & { node: ResolversParentTypes['ObservationMetrics'] };
  ObservationMetricsGroupBy: ObservationMetricsGroupBy;
  ObservationMetricsFilter: ObservationMetricsFilter;
  ObservationMetricsHaving: ObservationMetricsHaving;
  ObservationMetricsOrder: ObservationMetricsOrder;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  PageInput: PageInput;
  PageInfo: PageInfo;
  Ratio: Ratio;
  Problem: ProblemRow;
  Period: Period;
  Publication: PublicationRow;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType, RequireFields<QueryIndicatorArgs, 'id'>>;
  indicatorByKey?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType, RequireFields<QueryIndicatorByKeyArgs, 'key'>>;
  indicators?: Resolver<Maybe<ResolversTypes['IndicatorConnection']>, ParentType, ContextType, Partial<QueryIndicatorsArgs>>;
  target?: Resolver<Maybe<ResolversTypes['Target']>, ParentType, ContextType, RequireFields<QueryTargetArgs, 'id'>>;
  targets?: Resolver<Maybe<ResolversTypes['TargetConnection']>, ParentType, ContextType, Partial<QueryTargetsArgs>>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType, RequireFields<QueryObservationArgs, 'id'>>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, Partial<QueryObservationsArgs>>;
  observationMetrics?: Resolver<Maybe<ResolversTypes['ObservationMetricsConnection']>, ParentType, ContextType, RequireFields<QueryObservationMetricsArgs, 'level' | 'depth' | 'grain' | 'groupBy'>>;
  caseCounts?: Resolver<Maybe<ResolversTypes['CaseCountConnection']>, ParentType, ContextType, Partial<QueryCaseCountsArgs>>;
  caseMetrics?: Resolver<Maybe<ResolversTypes['CaseMetricsConnection']>, ParentType, ContextType, RequireFields<QueryCaseMetricsArgs, 'groupBy'>>;
  evaluations?: Resolver<Maybe<ResolversTypes['EvaluationConnection']>, ParentType, ContextType, RequireFields<QueryEvaluationsArgs, 'filter'>>;
  targetConflicts?: Resolver<Maybe<ResolversTypes['TargetConflictConnection']>, ParentType, ContextType, Partial<QueryTargetConflictsArgs>>;
  scorecardDefinition?: Resolver<Maybe<ResolversTypes['ScorecardDefinition']>, ParentType, ContextType, RequireFields<QueryScorecardDefinitionArgs, 'key' | 'on'>>;
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType, RequireFields<QueryFormulaArgs, 'id'>>;
  formulas?: Resolver<Maybe<ResolversTypes['FormulaConnection']>, ParentType, ContextType, Partial<QueryFormulasArgs>>;
  scorecards?: Resolver<Maybe<ResolversTypes['ScorecardConnection']>, ParentType, ContextType, RequireFields<QueryScorecardsArgs, 'filter'>>;
};

export type IndicatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Indicator'] = ResolversParentTypes['Indicator'], FederationReferenceType extends FederationReferenceTypes['Indicator'] = FederationReferenceTypes['Indicator']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Indicator']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['IndicatorUnit'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['IndicatorDirection'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['IndicatorMethod'], ParentType, ContextType>;
  numerator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  denominator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isFormulaStated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayExceedWhole?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  seriesBreaks?: Resolver<ReadonlyArray<ResolversTypes['SeriesBreak']>, ParentType, ContextType>;
  similarTo?: Resolver<ReadonlyArray<ResolversTypes['SimilarIndicator']>, ParentType, ContextType>;
  mandates?: Resolver<ReadonlyArray<ResolversTypes['Mandate']>, ParentType, ContextType>;
  targets?: Resolver<Maybe<ResolversTypes['TargetConnection']>, ParentType, ContextType, Partial<IndicatorTargetsArgs>>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, Partial<IndicatorObservationsArgs>>;
  reporting?: Resolver<ResolversTypes['Reporting'], ParentType, ContextType, RequireFields<IndicatorReportingArgs, 'from' | 'to'>>;
  conflicts?: Resolver<Maybe<ResolversTypes['TargetConflictConnection']>, ParentType, ContextType, Partial<IndicatorConflictsArgs>>;
  formulas?: Resolver<ReadonlyArray<ResolversTypes['Formula']>, ParentType, ContextType>;
};

export type ReportingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reporting'] = ResolversParentTypes['Reporting']> = {
  agencies?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType>;
  latestTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  latestRecordedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lagDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SeriesBreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeriesBreak'] = ResolversParentTypes['SeriesBreak']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
};

export type SimilarIndicatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SimilarIndicator'] = ResolversParentTypes['SimilarIndicator']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SimilarityKind'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MandateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mandate'] = ResolversParentTypes['Mandate'], FederationReferenceType extends FederationReferenceTypes['Mandate'] = FederationReferenceTypes['Mandate']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Mandate']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  part?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leadAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  targets?: Resolver<ReadonlyArray<ResolversTypes['Target']>, ParentType, ContextType>;
};

export type TargetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Target'] = ResolversParentTypes['Target'], FederationReferenceType extends FederationReferenceTypes['Target'] = FederationReferenceTypes['Target']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Target']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  mandate?: Resolver<ResolversTypes['Mandate'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['IndicatorUnit'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['TargetOperator'], ParentType, ContextType>;
  isOperatorWritten?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['TargetStrength'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['AgencyClass']>>, ParentType, ContextType>;
  agencies?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType>;
  subunitsAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cohort?: Resolver<Maybe<ResolversTypes['TargetCohort']>, ParentType, ContextType>;
  evaluations?: Resolver<Maybe<ResolversTypes['EvaluationConnection']>, ParentType, ContextType, Partial<TargetEvaluationsArgs>>;
};

export type TargetCohortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetCohort'] = ResolversParentTypes['TargetCohort']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['TargetOperator'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  asWritten?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation'], FederationReferenceType extends FederationReferenceTypes['Observation'] = FederationReferenceTypes['Observation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Observation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ObservationScope'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  periodAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['IndicatorUnit'], ParentType, ContextType>;
  bound?: Resolver<ResolversTypes['ValueBound'], ParentType, ContextType>;
  asWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['QualityFlag']>, ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType>;
  missingMembers?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Agency']>>, ParentType, ContextType>;
  missingCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  areMembersStated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  override?: Resolver<Maybe<ResolversTypes['ObservationOverride']>, ParentType, ContextType>;
  computation?: Resolver<Maybe<ResolversTypes['Computation']>, ParentType, ContextType>;
  evaluations?: Resolver<ReadonlyArray<ResolversTypes['Evaluation']>, ParentType, ContextType>;
};

export type ObservationOverrideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationOverride'] = ResolversParentTypes['ObservationOverride']> = {
  originalValue?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  originalRatio?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  authorisedBy?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type EvaluationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evaluation'] = ResolversParentTypes['Evaluation']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  isOnBoundaries?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  agencyFlags?: Resolver<ReadonlyArray<ResolversTypes['AgencyGroupFlag']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Target']>, ParentType, ContextType>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  observations?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['QualityFlag']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['EvaluationOutcome'], ParentType, ContextType>;
  isMet?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  margin?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  marginUnit?: Resolver<ResolversTypes['IndicatorUnit'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EvaluationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvaluationConnection'] = ResolversParentTypes['EvaluationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EvaluationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Evaluation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EvaluationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvaluationEdge'] = ResolversParentTypes['EvaluationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Evaluation'], ParentType, ContextType>;
};

export type TargetConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetConflict'] = ResolversParentTypes['TargetConflict']> = {
  kind?: Resolver<ResolversTypes['TargetConflictKind'], ParentType, ContextType>;
  higher?: Resolver<ResolversTypes['Target'], ParentType, ContextType>;
  lower?: Resolver<ResolversTypes['Target'], ParentType, ContextType>;
  isWithinOneDirective?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type TargetConflictConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetConflictConnection'] = ResolversParentTypes['TargetConflictConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TargetConflictEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TargetConflict']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TargetConflictEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetConflictEdge'] = ResolversParentTypes['TargetConflictEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TargetConflict'], ParentType, ContextType>;
};

export type IndicatorConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IndicatorConnection'] = ResolversParentTypes['IndicatorConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IndicatorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Indicator']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type IndicatorEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IndicatorEdge'] = ResolversParentTypes['IndicatorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
};

export type TargetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetConnection'] = ResolversParentTypes['TargetConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TargetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Target']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TargetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetEdge'] = ResolversParentTypes['TargetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Target'], ParentType, ContextType>;
};

export type ObservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationConnection'] = ResolversParentTypes['ObservationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ObservationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ObservationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationEdge'] = ResolversParentTypes['ObservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Observation'], ParentType, ContextType>;
};

export type AgencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Agency'] = ResolversParentTypes['Agency'], FederationReferenceType extends FederationReferenceTypes['Agency'] = FederationReferenceTypes['Agency']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Agency']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, Partial<AgencyObservationsArgs>>;
  caseMetrics?: Resolver<Maybe<ResolversTypes['CaseMetrics']>, ParentType, ContextType, RequireFields<AgencyCaseMetricsArgs, 'indicatorId' | 'period'>>;
  evaluations?: Resolver<Maybe<ResolversTypes['EvaluationConnection']>, ParentType, ContextType, RequireFields<AgencyEvaluationsArgs, 'year'>>;
  observationMetrics?: Resolver<Maybe<ResolversTypes['ObservationMetrics']>, ParentType, ContextType, RequireFields<AgencyObservationMetricsArgs, 'level' | 'depth' | 'grain'>>;
  scorecard?: Resolver<Maybe<ResolversTypes['Scorecard']>, ParentType, ContextType, RequireFields<AgencyScorecardArgs, 'key' | 'period'>>;
};

export type DirectiveResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Directive'] = ResolversParentTypes['Directive'], FederationReferenceType extends FederationReferenceTypes['Directive'] = FederationReferenceTypes['Directive']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Directive']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mandates?: Resolver<Maybe<ResolversTypes['MandateConnection']>, ParentType, ContextType, Partial<DirectiveMandatesArgs>>;
};

export type AgencyClassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgencyClass'] = ResolversParentTypes['AgencyClass'], FederationReferenceType extends FederationReferenceTypes['AgencyClass'] = FederationReferenceTypes['AgencyClass']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AgencyClass']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MandateConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MandateConnection'] = ResolversParentTypes['MandateConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MandateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Mandate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MandateEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MandateEdge'] = ResolversParentTypes['MandateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Mandate'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordIndicator?: Resolver<ResolversTypes['RecordIndicatorPayload'], ParentType, ContextType, RequireFields<MutationRecordIndicatorArgs, 'input'>>;
  correctIndicator?: Resolver<ResolversTypes['CorrectIndicatorPayload'], ParentType, ContextType, RequireFields<MutationCorrectIndicatorArgs, 'input'>>;
  recordTarget?: Resolver<ResolversTypes['RecordTargetPayload'], ParentType, ContextType, RequireFields<MutationRecordTargetArgs, 'input'>>;
  correctTarget?: Resolver<ResolversTypes['CorrectTargetPayload'], ParentType, ContextType, RequireFields<MutationCorrectTargetArgs, 'input'>>;
  correctMandate?: Resolver<ResolversTypes['CorrectMandatePayload'], ParentType, ContextType, RequireFields<MutationCorrectMandateArgs, 'input'>>;
  recordObservation?: Resolver<ResolversTypes['RecordObservationPayload'], ParentType, ContextType, RequireFields<MutationRecordObservationArgs, 'input'>>;
  correctObservation?: Resolver<ResolversTypes['CorrectObservationPayload'], ParentType, ContextType, RequireFields<MutationCorrectObservationArgs, 'input'>>;
  withdrawObservation?: Resolver<ResolversTypes['WithdrawObservationPayload'], ParentType, ContextType, RequireFields<MutationWithdrawObservationArgs, 'input'>>;
  overrideObservation?: Resolver<ResolversTypes['OverrideObservationPayload'], ParentType, ContextType, RequireFields<MutationOverrideObservationArgs, 'input'>>;
  endOverride?: Resolver<ResolversTypes['EndOverridePayload'], ParentType, ContextType, RequireFields<MutationEndOverrideArgs, 'input'>>;
  recordFormula?: Resolver<ResolversTypes['RecordFormulaPayload'], ParentType, ContextType, RequireFields<MutationRecordFormulaArgs, 'input'>>;
  correctFormula?: Resolver<ResolversTypes['CorrectFormulaPayload'], ParentType, ContextType, RequireFields<MutationCorrectFormulaArgs, 'input'>>;
  endFormula?: Resolver<ResolversTypes['EndFormulaPayload'], ParentType, ContextType, RequireFields<MutationEndFormulaArgs, 'input'>>;
  approveFormula?: Resolver<ResolversTypes['ApproveFormulaPayload'], ParentType, ContextType, RequireFields<MutationApproveFormulaArgs, 'input'>>;
  withdrawFormulaApproval?: Resolver<ResolversTypes['WithdrawFormulaApprovalPayload'], ParentType, ContextType, RequireFields<MutationWithdrawFormulaApprovalArgs, 'input'>>;
  recordScorecardDefinition?: Resolver<ResolversTypes['RecordScorecardDefinitionPayload'], ParentType, ContextType, RequireFields<MutationRecordScorecardDefinitionArgs, 'input'>>;
  recordOfficialScore?: Resolver<ResolversTypes['RecordOfficialScorePayload'], ParentType, ContextType, RequireFields<MutationRecordOfficialScoreArgs, 'input'>>;
  recordCaseCounts?: Resolver<ResolversTypes['RecordCaseCountsPayload'], ParentType, ContextType, RequireFields<MutationRecordCaseCountsArgs, 'input'>>;
};

export type RecordIndicatorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordIndicatorPayload'] = ResolversParentTypes['RecordIndicatorPayload']> = {
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectIndicatorPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectIndicatorPayload'] = ResolversParentTypes['CorrectIndicatorPayload']> = {
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectMandatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectMandatePayload'] = ResolversParentTypes['CorrectMandatePayload']> = {
  mandate?: Resolver<Maybe<ResolversTypes['Mandate']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordTargetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordTargetPayload'] = ResolversParentTypes['RecordTargetPayload']> = {
  target?: Resolver<Maybe<ResolversTypes['Target']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectTargetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectTargetPayload'] = ResolversParentTypes['CorrectTargetPayload']> = {
  target?: Resolver<Maybe<ResolversTypes['Target']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordObservationPayload'] = ResolversParentTypes['RecordObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectObservationPayload'] = ResolversParentTypes['CorrectObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type WithdrawObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawObservationPayload'] = ResolversParentTypes['WithdrawObservationPayload']> = {
  observationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type OverrideObservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OverrideObservationPayload'] = ResolversParentTypes['OverrideObservationPayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type EndOverridePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndOverridePayload'] = ResolversParentTypes['EndOverridePayload']> = {
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ScorecardDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardDefinition'] = ResolversParentTypes['ScorecardDefinition']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  evaluator?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isValidFromKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  remark?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['ScorecardGroupDefinition']>, ParentType, ContextType>;
  components?: Resolver<ReadonlyArray<ResolversTypes['ScorecardComponentDefinition']>, ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<ResolversTypes['ScorecardClass']>, ParentType, ContextType>;
};

export type ScorecardGroupDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardGroupDefinition'] = ResolversParentTypes['ScorecardGroupDefinition']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScorecardComponentDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardComponentDefinition'] = ResolversParentTypes['ScorecardComponentDefinition']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  groupKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  arePointsVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isScored?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fullMarksAtPercent?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  emptyDenominator?: Resolver<ResolversTypes['EmptyDenominatorRule'], ParentType, ContextType>;
  multipliedByKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isFormulaKnown?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isFormulaVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ScorecardClassResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardClass'] = ResolversParentTypes['ScorecardClass']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QuotientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quotient'] = ResolversParentTypes['Quotient']> = {
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ScorecardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Scorecard'] = ResolversParentTypes['Scorecard']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['ScorecardDefinition'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  judgedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  components?: Resolver<ReadonlyArray<ResolversTypes['ScorecardComponent']>, ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['ScorecardGroup']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  exactPoints?: Resolver<ResolversTypes['Quotient'], ParentType, ContextType>;
  maximumKnown?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasUnknownWeights?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isProvisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  classification?: Resolver<Maybe<ResolversTypes['ScorecardClass']>, ParentType, ContextType>;
  official?: Resolver<Maybe<ResolversTypes['OfficialScore']>, ParentType, ContextType>;
  officials?: Resolver<ReadonlyArray<ResolversTypes['OfficialScore']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ScorecardGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardGroup'] = ResolversParentTypes['ScorecardGroup']> = {
  definition?: Resolver<ResolversTypes['ScorecardGroupDefinition'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  exactPoints?: Resolver<ResolversTypes['Quotient'], ParentType, ContextType>;
  maximumKnown?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unassigned?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  official?: Resolver<Maybe<ResolversTypes['OfficialScore']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ScorecardComponentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardComponent'] = ResolversParentTypes['ScorecardComponent']> = {
  definition?: Resolver<ResolversTypes['ScorecardComponentDefinition'], ParentType, ContextType>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  lastYear?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
  ratio?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  exactPoints?: Resolver<Maybe<ResolversTypes['Quotient']>, ParentType, ContextType>;
  reasonNotScored?: Resolver<Maybe<ResolversTypes['ScorecardReason']>, ParentType, ContextType>;
  isProvisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  official?: Resolver<Maybe<ResolversTypes['OfficialScore']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type OfficialScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfficialScore'] = ResolversParentTypes['OfficialScore']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  directive?: Resolver<Maybe<ResolversTypes['Directive']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type ScorecardConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardConnection'] = ResolversParentTypes['ScorecardConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ScorecardEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Scorecard']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ScorecardEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScorecardEdge'] = ResolversParentTypes['ScorecardEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Scorecard'], ParentType, ContextType>;
};

export type RecordScorecardDefinitionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordScorecardDefinitionPayload'] = ResolversParentTypes['RecordScorecardDefinitionPayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['ScorecardDefinition']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RecordOfficialScorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOfficialScorePayload'] = ResolversParentTypes['RecordOfficialScorePayload']> = {
  officialScore?: Resolver<Maybe<ResolversTypes['OfficialScore']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type FormulaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Formula'] = ResolversParentTypes['Formula'], FederationReferenceType extends FederationReferenceTypes['Formula'] = FederationReferenceTypes['Formula']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Formula']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queryHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  definitionHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numeratorPath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  denominatorPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rights?: Resolver<ResolversTypes['FormulaRight'], ParentType, ContextType>;
  dataOwner?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['ObservationScope'], ParentType, ContextType>;
  agencyClass?: Resolver<Maybe<ResolversTypes['AgencyClass']>, ParentType, ContextType>;
  grain?: Resolver<ResolversTypes['PeriodGrain'], ParentType, ContextType>;
  approvals?: Resolver<ReadonlyArray<ResolversTypes['FormulaApproval']>, ParentType, ContextType>;
  isApproved?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['FormulaFault']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type FormulaApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormulaApproval'] = ResolversParentTypes['FormulaApproval']> = {
  side?: Resolver<ResolversTypes['FormulaSide'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FormulaFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormulaFault'] = ResolversParentTypes['FormulaFault']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  part?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ComputationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Computation'] = ResolversParentTypes['Computation']> = {
  formula?: Resolver<ResolversTypes['Formula'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  queryHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  variables?: Resolver<ReadonlyArray<ResolversTypes['ComputationVariable']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numeratorPath?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  denominatorPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  numeratorAsAnswered?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  denominatorAsAnswered?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  computedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ComputationVariableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComputationVariable'] = ResolversParentTypes['ComputationVariable']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FormulaConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormulaConnection'] = ResolversParentTypes['FormulaConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FormulaEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Formula']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FormulaEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FormulaEdge'] = ResolversParentTypes['FormulaEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Formula'], ParentType, ContextType>;
};

export type RecordFormulaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordFormulaPayload'] = ResolversParentTypes['RecordFormulaPayload']> = {
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CorrectFormulaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CorrectFormulaPayload'] = ResolversParentTypes['CorrectFormulaPayload']> = {
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type EndFormulaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndFormulaPayload'] = ResolversParentTypes['EndFormulaPayload']> = {
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ApproveFormulaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveFormulaPayload'] = ResolversParentTypes['ApproveFormulaPayload']> = {
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type WithdrawFormulaApprovalPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawFormulaApprovalPayload'] = ResolversParentTypes['WithdrawFormulaApprovalPayload']> = {
  formula?: Resolver<Maybe<ResolversTypes['Formula']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CaseCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseCount'] = ResolversParentTypes['CaseCount']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cases?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CaseCountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseCountConnection'] = ResolversParentTypes['CaseCountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CaseCountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CaseCount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CaseCountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseCountEdge'] = ResolversParentTypes['CaseCountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CaseCount'], ParentType, ContextType>;
};

export type RecordCaseCountsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCaseCountsPayload'] = ResolversParentTypes['RecordCaseCountsPayload']> = {
  recordedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CaseMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseMetrics'] = ResolversParentTypes['CaseMetrics']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyFlags?: Resolver<ReadonlyArray<ResolversTypes['AgencyGroupFlag']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  cases?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  counted?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Ratio']>, ParentType, ContextType>;
};

export type CaseMetricsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseMetricsConnection'] = ResolversParentTypes['CaseMetricsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CaseMetricsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CaseMetrics']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publication?: Resolver<ResolversTypes['Publication'], ParentType, ContextType>;
};

export type CaseMetricsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CaseMetricsEdge'] = ResolversParentTypes['CaseMetricsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CaseMetrics'], ParentType, ContextType>;
};

export type ObservationMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationMetrics'] = ResolversParentTypes['ObservationMetrics']> = {
  agency?: Resolver<Maybe<ResolversTypes['Agency']>, ParentType, ContextType>;
  agencyFlags?: Resolver<ReadonlyArray<ResolversTypes['AgencyGroupFlag']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['Period']>, ParentType, ContextType>;
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  isProvisional?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isOverridden?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  observations?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ObservationMetricsObservationsArgs>>;
  withParts?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ObservationMetricsWithPartsArgs>>;
  withoutParts?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ObservationMetricsWithoutPartsArgs>>;
  inexact?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ObservationMetricsInexactArgs>>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<ObservationMetricsLateArgs>>;
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType, Partial<ObservationMetricsNumeratorArgs>>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType, Partial<ObservationMetricsDenominatorArgs>>;
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType, Partial<ObservationMetricsAmountArgs>>;
  rate?: Resolver<ResolversTypes['Ratio'], ParentType, ContextType, Partial<ObservationMetricsRateArgs>>;
};

export type ObservationMetricsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationMetricsConnection'] = ResolversParentTypes['ObservationMetricsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ObservationMetricsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ObservationMetrics']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ObservationMetricsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationMetricsEdge'] = ResolversParentTypes['ObservationMetricsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ObservationMetrics'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RatioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ratio'] = ResolversParentTypes['Ratio']> = {
  numerator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  denominator?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Period'] = ResolversParentTypes['Period']> = {
  grain?: Resolver<ResolversTypes['PeriodGrain'], ParentType, ContextType>;
  firstOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  lastOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PublicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Publication'] = ResolversParentTypes['Publication']> = {
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  smallestCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  smallestChange?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Indicator?: IndicatorResolvers<ContextType>;
  Reporting?: ReportingResolvers<ContextType>;
  SeriesBreak?: SeriesBreakResolvers<ContextType>;
  SimilarIndicator?: SimilarIndicatorResolvers<ContextType>;
  Mandate?: MandateResolvers<ContextType>;
  Target?: TargetResolvers<ContextType>;
  TargetCohort?: TargetCohortResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  ObservationOverride?: ObservationOverrideResolvers<ContextType>;
  Evaluation?: EvaluationResolvers<ContextType>;
  EvaluationConnection?: EvaluationConnectionResolvers<ContextType>;
  EvaluationEdge?: EvaluationEdgeResolvers<ContextType>;
  TargetConflict?: TargetConflictResolvers<ContextType>;
  TargetConflictConnection?: TargetConflictConnectionResolvers<ContextType>;
  TargetConflictEdge?: TargetConflictEdgeResolvers<ContextType>;
  IndicatorConnection?: IndicatorConnectionResolvers<ContextType>;
  IndicatorEdge?: IndicatorEdgeResolvers<ContextType>;
  TargetConnection?: TargetConnectionResolvers<ContextType>;
  TargetEdge?: TargetEdgeResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationEdge?: ObservationEdgeResolvers<ContextType>;
  Agency?: AgencyResolvers<ContextType>;
  Directive?: DirectiveResolvers<ContextType>;
  AgencyClass?: AgencyClassResolvers<ContextType>;
  MandateConnection?: MandateConnectionResolvers<ContextType>;
  MandateEdge?: MandateEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  RecordIndicatorPayload?: RecordIndicatorPayloadResolvers<ContextType>;
  CorrectIndicatorPayload?: CorrectIndicatorPayloadResolvers<ContextType>;
  CorrectMandatePayload?: CorrectMandatePayloadResolvers<ContextType>;
  RecordTargetPayload?: RecordTargetPayloadResolvers<ContextType>;
  CorrectTargetPayload?: CorrectTargetPayloadResolvers<ContextType>;
  RecordObservationPayload?: RecordObservationPayloadResolvers<ContextType>;
  CorrectObservationPayload?: CorrectObservationPayloadResolvers<ContextType>;
  WithdrawObservationPayload?: WithdrawObservationPayloadResolvers<ContextType>;
  OverrideObservationPayload?: OverrideObservationPayloadResolvers<ContextType>;
  EndOverridePayload?: EndOverridePayloadResolvers<ContextType>;
  ScorecardDefinition?: ScorecardDefinitionResolvers<ContextType>;
  ScorecardGroupDefinition?: ScorecardGroupDefinitionResolvers<ContextType>;
  ScorecardComponentDefinition?: ScorecardComponentDefinitionResolvers<ContextType>;
  ScorecardClass?: ScorecardClassResolvers<ContextType>;
  Quotient?: QuotientResolvers<ContextType>;
  Scorecard?: ScorecardResolvers<ContextType>;
  ScorecardGroup?: ScorecardGroupResolvers<ContextType>;
  ScorecardComponent?: ScorecardComponentResolvers<ContextType>;
  OfficialScore?: OfficialScoreResolvers<ContextType>;
  ScorecardConnection?: ScorecardConnectionResolvers<ContextType>;
  ScorecardEdge?: ScorecardEdgeResolvers<ContextType>;
  RecordScorecardDefinitionPayload?: RecordScorecardDefinitionPayloadResolvers<ContextType>;
  RecordOfficialScorePayload?: RecordOfficialScorePayloadResolvers<ContextType>;
  Formula?: FormulaResolvers<ContextType>;
  FormulaApproval?: FormulaApprovalResolvers<ContextType>;
  FormulaFault?: FormulaFaultResolvers<ContextType>;
  Computation?: ComputationResolvers<ContextType>;
  ComputationVariable?: ComputationVariableResolvers<ContextType>;
  FormulaConnection?: FormulaConnectionResolvers<ContextType>;
  FormulaEdge?: FormulaEdgeResolvers<ContextType>;
  RecordFormulaPayload?: RecordFormulaPayloadResolvers<ContextType>;
  CorrectFormulaPayload?: CorrectFormulaPayloadResolvers<ContextType>;
  EndFormulaPayload?: EndFormulaPayloadResolvers<ContextType>;
  ApproveFormulaPayload?: ApproveFormulaPayloadResolvers<ContextType>;
  WithdrawFormulaApprovalPayload?: WithdrawFormulaApprovalPayloadResolvers<ContextType>;
  CaseCount?: CaseCountResolvers<ContextType>;
  CaseCountConnection?: CaseCountConnectionResolvers<ContextType>;
  CaseCountEdge?: CaseCountEdgeResolvers<ContextType>;
  RecordCaseCountsPayload?: RecordCaseCountsPayloadResolvers<ContextType>;
  CaseMetrics?: CaseMetricsResolvers<ContextType>;
  CaseMetricsConnection?: CaseMetricsConnectionResolvers<ContextType>;
  CaseMetricsEdge?: CaseMetricsEdgeResolvers<ContextType>;
  ObservationMetrics?: ObservationMetricsResolvers<ContextType>;
  ObservationMetricsConnection?: ObservationMetricsConnectionResolvers<ContextType>;
  ObservationMetricsEdge?: ObservationMetricsEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  PageInfo?: PageInfoResolvers<ContextType>;
  Ratio?: RatioResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  Period?: PeriodResolvers<ContextType>;
  Publication?: PublicationResolvers<ContextType>;
};
