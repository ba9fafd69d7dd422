export { type Lattice, type LatticeDeclaration, publishedCells } from './lattice/declaration.ts';
export { type Publication, type PublishingTransaction, publish } from './lattice/publishing.ts';
export {
  type PublishedPage,
  type PublishedRow,
  publishedStatement,
  publishedVersion,
  readPublished,
} from './lattice/reading.ts';
export { decide, type SuppressionReason, type SuppressionRule } from './lattice/suppression.ts';
export { publishedTables } from './lattice/tables.ts';
