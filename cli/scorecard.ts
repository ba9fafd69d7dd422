import { formatPeriod, type Period, parsePeriod } from '../domain/period.ts';
import type { Quotient } from '../domain/ratio.ts';
import type {
  EmptyDenominatorRule,
  IndicatorUnit,
  QualityFlag,
  ScorecardReason,
  ValueBound,
} from '../subgraphs/indicators/generated/types.ts';
import {
  type ComponentInputs,
  type ComponentValue,
  type Score,
  type ScoredBy,
  scoreOf,
  shownPoints,
} from '../subgraphs/indicators/rules/scorecard.ts';
import type { Graph } from './graph.ts';

/** Names the form of an exported score; another form has another name. */
export const SCORECARD_FORMAT = 'lien-thong scorecard 1';

const OBSERVATION = `id from to unit bound asWritten value clause flags ratio { numerator denominator }
  directive { id symbol issuedOn } override { reason originalValue originalRatio { numerator denominator } }`;

/** All that a score follows from, and what the hub says that it is. Public: anybody may send it. */
export const SCORECARD_DOCUMENT = `query Scorecard($id: ID!, $key: String!, $period: String!) {
  agency(id: $id) { id name scorecard(key: $key, period: $period) {
    period from to judgedOn
    definition { id key name validFrom isValidFromKnown validTo remark maximum
      directive { id symbol issuedOn }
      groups { key parentKey name points isVerified }
      components { key groupKey name points arePointsVerified isScored fullMarksAtPercent emptyDenominator multipliedByKey
        isFormulaKnown isFormulaVerified indicator { id key name numerator denominator } }
      classes { name minimum isVerified } }
    components { definition { key } observation { ${OBSERVATION} } lastYear { ${OBSERVATION} }
      points exactPoints { numerator denominator } reasonNotScored isProvisional }
    groups { definition { key } points exactPoints { numerator denominator } maximumKnown unassigned }
    points exactPoints { numerator denominator } maximumKnown isComplete hasUnknownWeights isProvisional
    classification { name }
    officials { id partKey points source statedOn clause directive { id symbol } } } } }`;

interface ExportedObservation {
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly unit: IndicatorUnit;
  readonly bound: ValueBound;
  readonly value: string | null;
  readonly flags: readonly QualityFlag[];
  readonly ratio: Quotient | null;
}

/** A score as the graph gives it. */
export interface ExportedScorecard {
  readonly period: string;
  readonly judgedOn: string;
  readonly definition: {
    readonly groups: readonly {
      readonly key: string;
      readonly parentKey: string | null;
      readonly name: string;
      readonly points: string;
      readonly isVerified: boolean;
    }[];
    readonly components: readonly {
      readonly key: string;
      readonly groupKey: string;
      readonly name: string;
      readonly points: string | null;
      readonly arePointsVerified: boolean;
      readonly isScored: boolean;
      readonly fullMarksAtPercent: string;
      readonly emptyDenominator: EmptyDenominatorRule;
      readonly multipliedByKey: string | null;
      readonly isFormulaKnown: boolean;
      readonly isFormulaVerified: boolean;
      readonly indicator: { readonly id: string } | null;
    }[];
    readonly classes: readonly { readonly name: string; readonly minimum: string; readonly isVerified: boolean }[];
  };
  readonly components: readonly (ToldComponent & {
    readonly observation: ExportedObservation | null;
    readonly lastYear: ExportedObservation | null;
  })[];
  readonly groups: readonly (ToldPoints & { readonly definition: { readonly key: string } })[];
  readonly points: string;
  readonly exactPoints: Quotient;
  readonly maximumKnown: string;
  readonly isComplete: boolean;
  readonly hasUnknownWeights: boolean;
  readonly isProvisional: boolean;
  readonly classification: { readonly name: string } | null;
}

interface ToldPoints {
  readonly points: string | null;
  readonly exactPoints: Quotient | null;
}
interface ToldComponent extends ToldPoints {
  readonly definition: { readonly key: string };
  readonly reasonNotScored: ScorecardReason | null;
  readonly isProvisional: boolean;
}

/** An exported score: whose, as of which moment, with all its inputs. */
export interface ScorecardFile {
  readonly format: typeof SCORECARD_FORMAT;
  /** Repeats the answer on the hub that gave it. */
  readonly asOf: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly scorecard: ExportedScorecard;
}

/** Export the score of an agency as of a moment; null when the hub has no such agency, or no index for that period. */
export async function exportedScorecard(
  graph: Graph,
  asked: { readonly agencyId: string; readonly key: string; readonly period: string; readonly asOf: string },
): Promise<ScorecardFile | null> {
  const { agencyId: id, key, period } = asked;
  const { data, asOf } = await graph.ask<{
    agency: { id: string; name: string; scorecard: ExportedScorecard | null } | null;
  }>(SCORECARD_DOCUMENT, { id, key, period }, asked.asOf);
  if (!data.agency?.scorecard) return null;
  const { scorecard, ...agency } = data.agency;
  return { format: SCORECARD_FORMAT, asOf, agency, scorecard };
}

/** What a file says in the words of the graph, so that the two can be compared field by field. */
export type ToldScore = Pick<
  ExportedScorecard,
  'points' | 'exactPoints' | 'maximumKnown' | 'isComplete' | 'hasUnknownWeights' | 'isProvisional' | 'classification'
> & {
  readonly components: readonly ToldComponent[];
  readonly groups: readonly (ToldPoints & { readonly definition: { readonly key: string } })[];
};

/** The score that follows from the inputs of a file alone, by the rules of this version of the hub. Needs no database. */
export function recomputed({ scorecard }: Pick<ScorecardFile, 'scorecard'>): ToldScore {
  const period: Period = parsePeriod(scorecard.period);
  const inputs = new Map(
    scorecard.components.map(({ definition, observation, lastYear }): [string, ComponentInputs] => [
      definition.key,
      { value: componentValueOf(observation), lastYear: componentValueOf(lastYear) },
    ]),
  );
  return toldBy(scoreOf(definitionOf(scorecard), inputs, period, scorecard.judgedOn));
}

/** The same fields as the file says them. */
export function toldIn({ scorecard }: Pick<ScorecardFile, 'scorecard'>): ToldScore {
  const { points, exactPoints, maximumKnown, isComplete, hasUnknownWeights, isProvisional } = scorecard;
  return {
    ...{ points, exactPoints, maximumKnown, isComplete, hasUnknownWeights, isProvisional },
    classification: scorecard.classification && { name: scorecard.classification.name },
    components: scorecard.components.map((component) => ({
      ...{ definition: { key: component.definition.key }, points: component.points },
      ...{ exactPoints: component.exactPoints, reasonNotScored: component.reasonNotScored },
      isProvisional: component.isProvisional,
    })),
    groups: scorecard.groups.map((group) => ({
      ...{ definition: { key: group.definition.key }, points: group.points, exactPoints: group.exactPoints },
    })),
  };
}

function toldBy(score: Score): ToldScore {
  const shown = (points: Quotient | null) => ({ points: points && shownPoints(points), exactPoints: points });
  return {
    ...{ points: shownPoints(score.points), exactPoints: score.points, maximumKnown: score.maximumKnown },
    ...{ isComplete: score.isComplete, hasUnknownWeights: score.hasUnknownWeights },
    isProvisional: score.isProvisional,
    classification: score.classification && { name: score.classification.name },
    components: score.components.map(({ definition, points, reason, isProvisional }) => ({
      ...{ definition: { key: definition.key }, ...shown(points), reasonNotScored: reason, isProvisional },
    })),
    groups: score.groups.map(({ definition, points }) => ({ definition: { key: definition.key }, ...shown(points) })),
  };
}

function definitionOf({ definition }: ExportedScorecard): ScoredBy {
  return {
    groups: definition.groups.map(({ parentKey, ...group }) => ({ ...group, parent: parentKey })),
    components: definition.components.map(({ groupKey, multipliedByKey, indicator, ...component }) => ({
      ...component,
      ...{ group: groupKey, multipliedBy: multipliedByKey, indicatorId: indicator?.id ?? null },
    })),
    classes: definition.classes,
  };
}

function componentValueOf(observation: ExportedObservation | null): ComponentValue | null {
  if (observation === null) return null;
  const { id, from, to, unit, bound, value, flags, ratio } = observation;
  return {
    ...{ observationId: id, from, to, unit, value, statedOn: null, isProvisional: flags.includes('PROVISIONAL') },
    // What a person puts in the place of a stated number is exact, whatever that was.
    bound: flags.includes('OVERRIDDEN') ? 'EXACT' : bound,
    ...{ numerator: ratio?.numerator ?? null, denominator: ratio?.denominator ?? null },
  };
}

/** A score in lines for people. */
export function linesOf({ agency, scorecard, asOf }: ScorecardFile, score: ToldScore): string[] {
  const names = new Map(scorecard.definition.components.map(({ key, name }) => [key, name]));
  return [
    `${agency.name}  ${formatPeriod(parsePeriod(scorecard.period))}  as of ${asOf}`,
    ...score.components.map(({ definition, points, exactPoints, reasonNotScored }) => {
      const earned = points === null ? String(reasonNotScored) : `${points} = ${fractionOf(exactPoints!)}`;
      return `${definition.key}  ${earned}  ${names.get(definition.key)}`;
    }),
    `${score.points} = ${fractionOf(score.exactPoints)} of ${score.maximumKnown}`,
  ];
}

function fractionOf({ numerator, denominator }: Quotient): string {
  return `${numerator}/${denominator}`;
}
