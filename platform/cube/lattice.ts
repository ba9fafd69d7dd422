export { type Lattice, type LatticeDeclaration, publishedCells } from './lattice/declaration.ts';
export { publishNow } from './lattice/job.ts';
export { type PublishedConnection, type PublishedSource, publishedPage, requireOwnBoundaries } from './lattice/page.ts';
export { type Publication, type PublishingTransaction, publish } from './lattice/publishing.ts';
export {
  type PublishedPage,
  type PublishedRow,
  type PublishedVersion,
  publishedStatement,
  publishedVersion,
  readPublished,
} from './lattice/reading.ts';
export { recordSuppressionRules, SuppressionRuleFact, type SuppressionRuleRecord } from './lattice/rules.ts';
export { decide, type SuppressionReason, type SuppressionRule } from './lattice/suppression.ts';
export { publishedTables } from './lattice/tables.ts';
