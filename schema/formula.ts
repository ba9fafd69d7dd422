import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  TypeInfo,
  typeFromAST,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** A number as a question to the graph: a document, and where in its answer the parts stand. */
export interface Formula {
  readonly document: string;
  /** Response keys joined by ".", a place in a list as a number from 0: "taskMetrics.nodes.0.done". */
  readonly numeratorPath: string;
  /** Null where there is nothing below the line. */
  readonly denominatorPath: string | null;
}

/** The graph that a formula is asked of. */
export interface FormulaApi {
  readonly schema: GraphQLSchema;
  /** Whether everybody may ask for a field of a type and see what it gives. Null where approvals stand in the place of that. */
  readonly isPublic: ((typeName: string, fieldName: string) => boolean) | null;
}

/** With which rights a formula is asked: those of everybody, or those that its approvals stand for. */
export type FormulaRights = 'PUBLIC' | 'INTERNAL';
export type FormulaApis = Readonly<Record<FormulaRights, FormulaApi>>;

/** What a formula may be asked with, by name and as it has to be declared. The days are the first and the last of a period. */
export const FORMULA_VARIABLES = { agencyId: 'ID!', from: 'Date!', to: 'Date!' } as const;
export type FormulaVariable = keyof typeof FORMULA_VARIABLES;

/** The most characters of a document, and of a path. */
export const FORMULA_CAPS = { document: 10_000, path: 300 } as const;
/** What a question for two numbers never needs; comparing the fields of more takes its time. */
const MOST_TOKENS = 1_000;

/** Types of exact numbers. A Float has lost what was meant before it is read. */
const EXACT = ['Int', 'Decimal'];

/** What is wrong with a formula. Codes are added, never renamed. */
export type FormulaFaultCode =
  | 'FORMULA_TOO_LONG'
  | 'FORMULA_NOT_GRAPHQL'
  | 'FORMULA_NOT_ONE_QUERY'
  | 'FORMULA_VARIABLE_UNKNOWN'
  | 'FORMULA_INVALID'
  | 'FORMULA_FIELD_PROTECTED'
  | 'FORMULA_PATH_UNKNOWN'
  | 'FORMULA_PATH_NOT_A_NUMBER';

/** A fault: where in the formula, and what it is about, such as a field, a part of a path, or what GraphQL says. */
export interface FormulaFault {
  readonly code: FormulaFaultCode;
  readonly at: keyof Formula;
  readonly about: string;
}

/**
 * What is wrong with a formula, asked of an API; empty when it can be asked and both its paths lead to exact numbers. The
 * document is looked at as far as it can be: faults of paths are only told of one that is valid.
 */
export function checkFormula(formula: Formula, api: FormulaApi): readonly FormulaFault[] {
  const inDocument = (code: FormulaFaultCode, about: string): FormulaFault => ({ code, at: 'document', about });
  const { length } = formula.document;
  if (length > FORMULA_CAPS.document) return [inDocument('FORMULA_TOO_LONG', String(length))];
  const document = parsed(formula.document);
  if (document instanceof GraphQLError) return [inDocument('FORMULA_NOT_GRAPHQL', withPlace(document))];
  const operation = onlyQuery(document);
  if (operation === null) return [inDocument('FORMULA_NOT_ONE_QUERY', operationsIn(document))];

  const strange = strangeVariables(operation).map((about) => inDocument('FORMULA_VARIABLE_UNKNOWN', about));
  const invalid = validate(api.schema, document).map((error) => inDocument('FORMULA_INVALID', withPlace(error)));
  if (strange.length + invalid.length > 0) return [...strange, ...invalid];
  const hidden = protectedFields(document, api).map((about) => inDocument('FORMULA_FIELD_PROTECTED', about));
  if (hidden.length > 0) return hidden;

  const root = api.schema.getQueryType()!;
  return (['numeratorPath', 'denominatorPath'] as const).flatMap((at): FormulaFault[] => {
    const path = formula[at];
    if (path === null) return [];
    const fault = new PathWalk(api.schema, document).faultOf(path, [{ type: root, set: operation.selectionSet }]);
    return fault === null ? [] : [{ ...fault, at }];
  });
}

/**
 * The document in its one form: what differs in blanks, commas and comments alone is printed the same. What is no GraphQL stays
 * as it is written.
 */
export function printedFormula(document: string): string {
  const read = parsed(document);
  return read instanceof GraphQLError ? document : print(read);
}

/** The variables that a document declares, of those that there are. */
export function variablesOf(document: string): readonly FormulaVariable[] {
  const read = parsed(document);
  const operation = read instanceof GraphQLError ? null : onlyQuery(read);
  const declared = new Set(operation?.variableDefinitions?.map(({ variable }) => variable.name.value));
  return (Object.keys(FORMULA_VARIABLES) as FormulaVariable[]).filter((name) => declared.has(name));
}

/** Whether a document asks about one agency. */
export function usesAgency(document: string): boolean {
  return variablesOf(document).includes('agencyId');
}

/** The number at a path of an answer as decimal text. Null when the way ends before it, in null or in what is no exact number. */
export function numberAt(data: unknown, path: string): string | null {
  const { value } = follow(data, path);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && DECIMAL.test(value) ? value : null;
}

/** As far as an answer goes along a path: the whole path, or the place at which it is null or has no such part. */
export function wayEnd(data: unknown, path: string): readonly (string | number)[] {
  return follow(data, path).way;
}

const DECIMAL = /^-?\d{1,40}(?:\.\d{1,40})?$/;
const PLACE = /^(?:0|[1-9]\d{0,5})$/;
const KEY = /^[_A-Za-z][_0-9A-Za-z]*$/;

function follow(data: unknown, path: string): { readonly value: unknown; readonly way: readonly (string | number)[] } {
  const way: (string | number)[] = [];
  let value = data;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object') return { value: null, way };
    const isList = Array.isArray(value);
    way.push(isList ? Number(part) : part);
    if (isList ? !PLACE.test(part) : !Object.hasOwn(value, part)) return { value: null, way };
    value = (value as Record<string, unknown>)[part];
  }
  return { value, way };
}

function parsed(document: string): DocumentNode | GraphQLError {
  try {
    return parse(document, { maxTokens: MOST_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** What GraphQL says, and where: of an error with several places the first. */
function withPlace({ message, locations }: GraphQLError): string {
  const [place] = locations ?? [];
  return place ? `${message} (${place.line}:${place.column})` : message;
}

function onlyQuery({ definitions }: DocumentNode): OperationDefinitionNode | null {
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const isPlain = definitions.every(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION,
  );
  const [only] = operations;
  return isPlain && only && operations.length === 1 && only.operation === 'query' ? only : null;
}

/** What stands in a document in the place of one query. */
function operationsIn({ definitions }: DocumentNode): string {
  return definitions
    .filter(({ kind }) => kind !== Kind.FRAGMENT_DEFINITION)
    .map((each) => (each.kind === Kind.OPERATION_DEFINITION ? each.operation : each.kind))
    .slice(0, 5)
    .join(', ');
}

function strangeVariables({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions.flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const needed = Object.hasOwn(FORMULA_VARIABLES, name) ? FORMULA_VARIABLES[name as FormulaVariable] : undefined;
    const isAsNeeded = print(type) === needed && defaultValue === undefined;
    return isAsNeeded ? [] : [`$${name}: ${print(type)}${defaultValue ? ` = ${print(defaultValue)}` : ''}`];
  });
}

/** Fields that not everybody may ask for, each once, as "Type.field". */
function protectedFields(document: DocumentNode, { schema, isPublic }: FormulaApi): string[] {
  if (isPublic === null) return [];
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const parent = types.getParentType();
        const name = field.name.value;
        if (parent && !isPublic(parent.name, name)) found.add(`${parent.name}.${name}`);
      },
    }),
  );
  return [...found];
}

/** Selections of one type that together are a place in the answer. */
interface Selected {
  readonly type: GraphQLNamedType;
  readonly set: SelectionSetNode;
}
interface SelectedField {
  readonly type: GraphQLOutputType;
  readonly node: FieldNode;
}
type PathFault = Omit<FormulaFault, 'at'>;

/** Follows a path through a valid document, through aliases and fragments, without an answer. */
class PathWalk {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#document = document;
  }

  /** Why a path leads to no exact number; null when it does. */
  faultOf(path: string, from: readonly Selected[]): PathFault | null {
    const unknown = (about: string): PathFault => ({ code: 'FORMULA_PATH_UNKNOWN', about });
    if (path.length > FORMULA_CAPS.path) return unknown(`${path.slice(0, 60)}…`);
    let selected = from;
    let type: GraphQLOutputType | null = null;
    const gone: string[] = [];
    for (const part of path.split('.')) {
      gone.push(part);
      const item: GraphQLOutputType | null = type === null ? null : itemOf(type);
      if (item !== null) {
        if (!PLACE.test(part)) return unknown(gone.join('.'));
        type = item;
        continue;
      }
      const fields = KEY.test(part) ? selected.flatMap((each) => this.#fieldsOf(each, part)) : [];
      const [field] = fields;
      if (!field) return unknown(gone.join('.'));
      type = field.type;
      selected = fields.flatMap(({ type: its, node }) =>
        node.selectionSet ? [{ type: getNamedType(its), set: node.selectionSet }] : [],
      );
    }
    if (itemOf(type!) === null && EXACT.includes(getNamedType(type!).name)) return null;
    return { code: 'FORMULA_PATH_NOT_A_NUMBER', about: `${path}: ${type}` };
  }

  /** The fields that answer under a key. What is always left out answers nothing. */
  #fieldsOf({ type, set }: Selected, key: string): SelectedField[] {
    return set.selections.flatMap((node): SelectedField[] => {
      if (isLeftOut(node)) return [];
      if (node.kind === Kind.FIELD) {
        if ((node.alias ?? node.name).value !== key) return [];
        const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
        const field = fields[node.name.value];
        return field ? [{ type: field.type, node }] : [];
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragment(node.name.value);
      const condition = fragment.typeCondition && typeFromAST(this.#schema, fragment.typeCondition);
      return this.#fieldsOf({ type: isCompositeType(condition) ? condition : type, set: fragment.selectionSet }, key);
    });
  }

  #fragment(name: string) {
    const found = this.#document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
    );
    if (found?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`expected a fragment "${name}" in a valid document`);
    return found;
  }
}

/** What a list holds; null for what is no list. */
function itemOf(type: GraphQLOutputType): GraphQLOutputType | null {
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? bare.ofType : null;
}

/** Whether `@skip(if: true)` or `@include(if: false)` stand at it; no variable can decide it. */
function isLeftOut({ directives = [] }: Pick<FieldNode, 'directives'>): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const [condition] = given;
    if (condition?.value.kind !== Kind.BOOLEAN) return false;
    return condition.value.value === (name.value === 'skip');
  });
}
