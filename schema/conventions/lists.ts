import { type FieldDefinitionNode, print } from 'graphql';
import type { Finding } from '../finding.ts';
import { argumentOf, broken, isList, namedType, outputPlaces, type SubgraphModel, type TypeModel } from './model.ts';

/** The most entries that a list may have without pages. */
const LIST_CAP = 100;

/**
 * LIST_UNBOUNDED: every list is cut into pages or says how long it can get: it is `nodes` or `edges` of a connection,
 * the `problems` of a payload (bounded by the input), or carries `@listSize(assumedSize: N)` with 1 ≤ N ≤ 100. The
 * gateway prices documents by these numbers.
 */
export function listsAreBounded(model: SubgraphModel): readonly Finding[] {
  return outputPlaces(model)
    .filter(({ type, field }) => isList(field.type) && !isPartOfConnection(type, field) && !isProblems(field))
    .filter(({ field }) => !isBounded(field))
    .map(({ coordinate, field }) =>
      broken(
        model,
        'LIST_UNBOUNDED',
        coordinate,
        `Expected ${coordinate}: ${print(field.type)} to be in pages or of a stated size; ${sizeGiven(field)}.`,
        `Return a connection with the argument page: PageInput, or add @listSize(assumedSize: N) with N from 1 to ${LIST_CAP}.`,
      ),
    );
}

/** CONNECTION_WITHOUT_PAGE: a field that returns a connection takes `page: PageInput`. */
export function connectionsTakeAPage(model: SubgraphModel): readonly Finding[] {
  return outputPlaces(model)
    .filter(({ field }) => isConnectionName(namedType(field.type)))
    .filter(
      ({ field }) => !field.arguments?.some((node) => node.name.value === 'page' && print(node.type) === 'PageInput'),
    )
    .map(({ coordinate, field }) =>
      broken(
        model,
        'CONNECTION_WITHOUT_PAGE',
        coordinate,
        `Expected ${coordinate}, which returns ${namedType(field.type)}, to take page: PageInput; it takes ${argumentsOf(field)}.`,
        'Add the argument page: PageInput.',
      ),
    );
}

/** CONNECTION_INCOMPLETE: a connection type is an object with `nodes` or `edges`, and `pageInfo: PageInfo!`. */
export function connectionsAreComplete(model: SubgraphModel): readonly Finding[] {
  return [...model.types.values()]
    .filter((type) => isConnectionName(type.name) && !isComplete(type))
    .map((type) =>
      broken(
        model,
        'CONNECTION_INCOMPLETE',
        type.name,
        `Expected ${type.name} to have nodes or edges, and pageInfo: PageInfo!; it has ${type.fields.map((field) => field.name.value).join(', ') || 'no fields'}.`,
        'Add what is missing, or give the type another name.',
      ),
    );
}

function isComplete(type: TypeModel): boolean {
  const parts = type.fields.filter((field) => isPartOfConnection(type, field));
  const pageInfo = type.fields.find((field) => field.name.value === 'pageInfo');
  return parts.length > 0 && pageInfo !== undefined && print(pageInfo.type) === 'PageInfo!';
}

function isConnectionName(name: string): boolean {
  return name.endsWith('Connection');
}

function isPartOfConnection(type: TypeModel, field: FieldDefinitionNode): boolean {
  return isConnectionName(type.name) && ['nodes', 'edges'].includes(field.name.value) && isList(field.type);
}

function isProblems(field: FieldDefinitionNode): boolean {
  return field.name.value === 'problems' && print(field.type) === '[Problem!]!';
}

function isBounded(field: FieldDefinitionNode): boolean {
  const size = assumedSize(field);
  return typeof size === 'number' && size >= 1 && size <= LIST_CAP;
}

function assumedSize(field: FieldDefinitionNode): unknown {
  const directive = field.directives?.find((candidate) => candidate.name.value === 'listSize');
  return directive && argumentOf(directive, 'assumedSize');
}

function sizeGiven(field: FieldDefinitionNode): string {
  const size = assumedSize(field);
  return size === undefined ? 'it states no size' : `it states ${size}`;
}

function argumentsOf(field: FieldDefinitionNode): string {
  return field.arguments?.map((node) => `${node.name.value}: ${print(node.type)}`).join(', ') || 'no arguments';
}
