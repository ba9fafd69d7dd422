import { defineEntity, p } from '@mikro-orm/core';
import { factProperties } from '../../../platform/history/properties.ts';
import type { EmptyDenominatorRule } from '../generated/types.ts';

const schema = 'indicators';

/** A part of an index with its own points; `parent` is the group that it is a part of. Points are decimals as text. */
export interface ScorecardGroupFact {
  readonly key: string;
  readonly parent: string | null;
  readonly name: string;
  readonly points: string;
  readonly isVerified: boolean;
}

/** What is scored: an indicator with its points. Numbers are decimals as text. */
export interface ScorecardComponentFact {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly indicatorId: string | null;
  /** Null while nobody knows them. */
  readonly points: string | null;
  readonly arePointsVerified: boolean;
  readonly isScored: boolean;
  /** The percentage that earns all points; null when it is 100. */
  readonly fullMarksAtPercent: string | null;
  readonly emptyDenominator: EmptyDenominatorRule;
  /** Key of the component whose rate this one's is multiplied by. */
  readonly multipliedBy: string | null;
  readonly isFormulaKnown: boolean;
  readonly isFormulaVerified: boolean;
}

/** A class of scores, from `minimum` points on. */
export interface ScorecardClassFact {
  readonly name: string;
  readonly minimum: string;
  readonly isVerified: boolean;
}

/** What an index was made of in a time: one version of it. */
const ScorecardDefinitionFactSchema = defineEntity({
  name: 'ScorecardDefinitionFact',
  schema,
  tableName: 'scorecard_definition_fact',
  properties: {
    ...factProperties,
    definitionId: p.uuid(),
    key: p.text(),
    name: p.text(),
    directiveId: p.uuid().nullable(),
    evaluatorId: p.uuid().nullable(),
    /** Where `isValidFromKnown` is false: a day on which it was in force, for nobody knows since when. */
    validFrom: p.date(),
    isValidFromKnown: p.boolean(),
    validTo: p.date().nullable(),
    remark: p.text().nullable(),
    groups: p.json<readonly ScorecardGroupFact[]>(),
    components: p.json<readonly ScorecardComponentFact[]>(),
    classes: p.json<readonly ScorecardClassFact[]>(),
  },
});
export class ScorecardDefinitionFact extends ScorecardDefinitionFactSchema.class {}
ScorecardDefinitionFactSchema.setClass(ScorecardDefinitionFact);

/** A score as somebody published it. */
const OfficialScoreFactSchema = defineEntity({
  name: 'OfficialScoreFact',
  schema,
  tableName: 'official_score_fact',
  properties: {
    ...factProperties,
    scoreId: p.uuid(),
    definitionKey: p.text(),
    agencyId: p.uuid(),
    /** As domain/period.ts names it. */
    period: p.text(),
    /** Key of a group or of a component; null for the whole. */
    partKey: p.text().nullable(),
    points: p.decimal().columnType('numeric'),
    source: p.text(),
    directiveId: p.uuid().nullable(),
    clause: p.text().nullable(),
    statedOn: p.date(),
  },
});
export class OfficialScoreFact extends OfficialScoreFactSchema.class {}
OfficialScoreFactSchema.setClass(OfficialScoreFact);
