import { defineEntity, type EntityManager, p } from '@mikro-orm/postgresql';
import { factProperties } from '../../history/properties.ts';
import { recordSubjects } from '../../history/record.ts';
import type { SuppressionRule } from './suppression.ts';

// Without a schema: each subgraph's connections look first in its own, so that the same entity serves every one that publishes.

/** From which day on which numbers of a cube are withheld: see `SuppressionRule`. */
const SuppressionRuleFactSchema = defineEntity({
  name: 'SuppressionRuleFact',
  tableName: 'suppression_rule_fact',
  properties: {
    ...factProperties,
    cube: p.text(),
    validFrom: p.date(),
    smallestCount: p.integer(),
    width: p.integer(),
    smallestChange: p.integer().nullable(),
    reason: p.text(),
  },
});
export class SuppressionRuleFact extends SuppressionRuleFactSchema.class {}
SuppressionRuleFactSchema.setClass(SuppressionRuleFact);

/** A rule with the cube and the day from which it holds, until the next of the cube does. */
export interface SuppressionRuleRecord extends SuppressionRule {
  readonly cube: string;
  readonly validFrom: string;
  readonly reason: string;
}

/** Record all rules of the cubes that are named, in the caller's transaction. Gives the cubes whose rules changed. */
export function recordSuppressionRules(
  em: EntityManager,
  subgraph: string,
  records: readonly SuppressionRuleRecord[],
): Promise<string[]> {
  const tables = { rules: { entity: SuppressionRuleFact, subject: 'cube' } };
  const states = [...Map.groupBy(records, ({ cube }) => cube)].map(([cube, rules]) => {
    const facts = { rules: rules.map(({ cube: _, ...rule }) => rule) };
    return { subject: cube, kind: 'SUPPRESSION_RULES_RECORDED', payload: { rules: facts.rules }, facts };
  });
  return recordSubjects(em, subgraph, tables, states);
}
