import { ROLL_UP_FLAGS } from './agency-roll-up.ts';
import { type CheckedCube, constantOf, type Dimension, flagsField } from './declaration.ts';
import { filterFields } from './filter.ts';

/**
 * The SDL of a cube: a row and its pages, and what may be grouped, filtered, compared and sorted by. Where the field stands that gives
 * rows, and what else it takes, the subgraph's own schema says.
 */
export function cubeSdl(cube: CheckedCube): string {
  return `${[rowSdl(cube), connectionSdl(cube), groupBySdl(cube), filterSdl(cube), measureSdl(cube), havingSdl(cube), columnSdl(cube), orderSdl(cube)].join('\n\n')}\n`;
}

function rowSdl({ name, description, dimensions, measures, ratios, isPublished }: CheckedCube): string {
  const chosen = `("Of these only the rows that this lets through; all of the group when left out." where: ${name}Filter)`;
  const [where, needed] = isPublished ? ['', ''] : [chosen, '!'];
  const saying = (own: string) =>
    isPublished ? `${own} Null with SUPPRESSED where the number could tell of persons.` : own;
  const fields = [
    ...Object.entries(dimensions).flatMap(([field, dimension]) => dimensionFields(field, dimension)),
    ...Object.entries(measures).map(([field, measure]) =>
      described(
        saying(measure.description),
        `${field}${where}: ${measure.kind === 'COUNT' ? 'Int' : 'Decimal'}${needed}`,
      ),
    ),
    ...Object.entries(ratios).map(([field, { description: text }]) =>
      described(saying(text), `${field}${where}: Ratio${needed}`),
    ),
  ];
  return `${text(description)}\ntype ${name} {\n${fields.join('\n')}\n}`;
}

function dimensionFields(field: string, dimension: Dimension): readonly string[] {
  const notGrouped = 'Null with NOT_APPLICABLE when rows are not grouped by it';
  switch (dimension.kind) {
    case 'AGENCY':
      return [
        described(
          `${dimension.description} ${notGrouped}, and where there is none: \`${flagsField(field)}\` then says why.`,
          `${field}: Agency`,
        ),
        described(
          `What is to be known of the group beside its agency, and why it has none. Empty for most, and when rows are not grouped by it.`,
          `${flagsField(field)}: [AgencyGroupFlag!]! @listSize(assumedSize: ${ROLL_UP_FLAGS.length})`,
        ),
      ];
    case 'PERIOD':
      return [described(absentText(dimension, notGrouped), `${field}: Period`)];
    case 'ENUM':
    case 'ENTITY':
      return [described(absentText(dimension, notGrouped), `${field}: ${dimension.type}`)];
    case 'FLAG':
      return [described(`${dimension.description} ${notGrouped}.`, `${field}: Boolean`)];
  }
}

function absentText({ description, absent }: { description: string; absent: string }, notGrouped: string): string {
  return absent === 'NOT_APPLICABLE'
    ? `${description} ${notGrouped}, and for those that have none.`
    : `${description} ${notGrouped}, with ${absent} for those of which it is not known.`;
}

function connectionSdl({ name, isPublished }: CheckedCube): string {
  const publication = isPublished
    ? `\n  "Which published version answers, how new it is, and by which rule numbers are withheld."\n  publication: Publication!`
    : '';
  return `"A page of groups and what was counted in each."
type ${name}Connection {
  "The groups of this page with their cursors."
  edges: [${name}Edge!]!
  "The groups of this page."
  nodes: [${name}!]!
  "Where the page ends."
  pageInfo: PageInfo!
  "Groups of all pages."
  totalCount: Int!${publication}
}

"A group in a page."
type ${name}Edge {
  "Pass as \`after\` to go on behind this group."
  cursor: String!
  "The group."
  node: ${name}!
}`;
}

function groupBySdl({ name, dimensions, limits }: CheckedCube): string {
  const fields = Object.entries(dimensions).map(([field, dimension]) => {
    if (dimension.kind === 'AGENCY') return described('For which agency rows are counted.', `${field}: AgencyGrouping`);
    if (dimension.kind === 'PERIOD') return described('How long the periods are.', `${field}: PeriodGrain`);
    return described('Whether there is a row for each value.', `${field}: Boolean = false`);
  });
  return `"What rows are put together by, at most ${limits.groupBy} of these: one row for each combination that there is. Without any there is one row, of all."
input ${name}GroupBy {\n${fields.join('\n')}\n}`;
}

function filterSdl(cube: CheckedCube): string {
  const fields = filterFields(cube).map(({ name, type, description }) => described(description, `${name}: ${type}`));
  return `"Which rows count; all conditions hold. A list has at most ${cube.limits.values} values; an empty one lets nothing through."
input ${cube.name}Filter {\n${fields.join('\n')}\n}`;
}

function measureSdl({ name, measures, ratios }: CheckedCube): string {
  const values = Object.entries({ ...measures, ...ratios }).map(([field, { description }]) =>
    described(description, constantOf(field)),
  );
  return `"What groups can be compared by."\nenum ${name}Measure {\n${values.join('\n')}\n}`;
}

const ONLY_THESE_ROWS = (name: string) => `
  "Counting only these rows of the group; all when left out."
  where: ${name}Filter`;

function havingSdl({ name, isPublished }: CheckedCube): string {
  return `"A condition on groups. It is exact: a rate is compared by its two numbers and not by a rounded percent."
input ${name}Having {
  "What is compared."
  measure: ${name}Measure!
  "How."
  comparison: Comparison!
  "With what; of a rate in percent, 0 to 100. A rate of nothing meets no condition${isPublished ? ', and what is withheld meets none' : ''}."
  value: Decimal!${isPublished ? '' : ONLY_THESE_ROWS(name)}
}`;
}

function columnSdl({ name, dimensions, measures, ratios }: CheckedCube): string {
  const values = Object.entries({ ...dimensions, ...measures, ...ratios }).map(([field, part]) =>
    described(
      'kind' in part && part.kind === 'AGENCY' ? `${part.description} By its id.` : part.description,
      constantOf(field),
    ),
  );
  return `"What groups can be sorted by."\nenum ${name}Column {\n${values.join('\n')}\n}`;
}

function orderSdl({ name, isPublished }: CheckedCube): string {
  return `"How groups are sorted. What is equal in all of it follows by what rows are grouped by."
input ${name}Order {
  "By what; a dimension has to be one that rows are grouped by. Groups without a value, and rates of nothing, stand last."
  by: ${name}Column!
  "From the smallest, or from the largest."
  direction: SortDirection! = ASC${isPublished ? '' : ONLY_THESE_ROWS(name)}
}`;
}

function described(description: string, definition: string): string {
  return `  ${text(description)}\n  ${definition}`;
}

function text(description: string): string {
  return JSON.stringify(description);
}
