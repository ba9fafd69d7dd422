import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { FilterInput } from './filter.ts';

/** What of a resolver's info tells what was selected below its field; graphql-jit gives it as graphql-js does. */
export type SelectionInfo = Pick<
  GraphQLResolveInfo,
  'fieldNodes' | 'fragments' | 'returnType' | 'schema' | 'variableValues'
>;

/** A field of a row that was asked for, with the rows that it is to count. */
export interface SelectedMeasure {
  readonly field: string;
  readonly where: FilterInput | null;
}

export interface Selection {
  readonly measures: readonly SelectedMeasure[];
  /** Whether the field `totalCount` of the connection was asked for. */
  readonly wantsTotal: boolean;
}

/**
 * What is asked of the rows of a type below a field, under any alias, in any fragment, with variables put in and what
 * `@skip` and `@include` leave out left out: so that one statement can answer all of it.
 */
export function selectionOf(info: SelectionInfo, rowType: string, isMeasure: (field: string) => boolean): Selection {
  const measures: SelectedMeasure[] = [];
  let wantsTotal = false;

  function walk(selectionSet: SelectionSetNode, type: GraphQLObjectType): void {
    for (const selection of selectionSet.selections) {
      if (isLeftOut(selection, info)) continue;
      if (selection.kind === 'InlineFragment') walk(selection.selectionSet, type);
      else if (selection.kind === 'FragmentSpread') walk(info.fragments[selection.name.value]!.selectionSet, type);
      else visit(selection, type);
    }
  }

  function visit(node: FieldNode, type: GraphQLObjectType): void {
    const definition = type.getFields()[node.name.value];
    // `__typename` stands in no type.
    if (!definition) return;
    if (type.name === rowType) {
      if (!isMeasure(definition.name)) return;
      const { where } = getArgumentValues(definition, node, info.variableValues);
      measures.push({ field: definition.name, where: (where as FilterInput | undefined) ?? null });
      return;
    }
    if (definition.name === 'totalCount') wantsTotal = true;
    const below = getNamedType(definition.type);
    if (node.selectionSet && isObjectType(below)) walk(node.selectionSet, below);
  }

  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`expected an object of the type ${rowType} below the field`);
  for (const { selectionSet } of info.fieldNodes) if (selectionSet) walk(selectionSet, type);
  return { measures, wantsTotal };
}

function isLeftOut(
  node: Parameters<typeof getDirectiveValues>[1],
  { variableValues }: Pick<SelectionInfo, 'variableValues'>,
): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if === false
  );
}
