import {
  type ConstValueNode,
  type DocumentNode,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

export interface LiftedDocument {
  readonly document: DocumentNode;
  /** The values of the variables that took the literals' places. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The new names of the client's variables whose names the planner keeps for itself. */
  readonly names: ReadonlyMap<string, string>;
}

/** Names that the planner or this file gives to variables of its own. */
const RESERVED = /^(representations$|__|lifted_|client_)/;

/**
 * Makes the literals in field arguments variables, so that documents that differ in nothing else share one plan.
 *
 * Equal literals of one type become one variable: two selections of a field that could be merged before still can be.
 * Literals stay where lifting could change their meaning: in directives, in default values, null, and numbers or
 * structures given to a scalar of the schema's own, whose text a subgraph may read more exactly than its JSON.
 */
export function liftLiterals(schema: GraphQLSchema, document: DocumentNode): LiftedDocument {
  const names = new Map<string, string>();
  const lifting = new Lifting();
  const typeInfo = new TypeInfo(schema);
  const rewritten = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Argument(node) {
        const type = typeInfo.getArgument()?.type;
        if (!type || typeInfo.getDirective()) return undefined;
        const value = lifting.lift(node.value, type);
        return value === node.value ? undefined : { ...node, value };
      },
      Variable(node) {
        const { value } = node.name;
        if (!RESERVED.test(value) || lifting.made(node)) return undefined;
        names.set(value, `client_${value}`);
        return { ...node, name: { ...node.name, value: `client_${value}` } };
      },
    }),
  );
  return { document: withVariables(rewritten, lifting.definitions), values: lifting.values, names };
}

function withVariables(document: DocumentNode, added: readonly VariableDefinitionNode[]): DocumentNode {
  if (added.length === 0) return document;
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const operation: OperationDefinitionNode = {
      ...definition,
      variableDefinitions: [...(definition.variableDefinitions ?? []), ...added],
    };
    return operation;
  });
  return { ...document, definitions };
}

class Lifting {
  readonly values: Record<string, unknown> = {};
  readonly definitions: VariableDefinitionNode[] = [];
  readonly #nameByContent = new Map<string, string>();
  readonly #made = new Set<VariableNode>();

  /** Whether a variable was put in here: the visitor meets those too. */
  made(variable: VariableNode): boolean {
    return this.#made.has(variable);
  }

  lift(value: ValueNode, type: GraphQLInputType): ValueNode {
    if (value.kind === Kind.VARIABLE || value.kind === Kind.NULL) return value;
    const json = isConstant(value) ? jsonOf(value, type) : undefined;
    if (json !== undefined) return this.#variable(json, type);
    const nullable = getNullableType(type);
    if (value.kind === Kind.LIST && isListType(nullable)) {
      return { ...value, values: value.values.map((item) => this.lift(item, nullable.ofType)) };
    }
    if (value.kind === Kind.OBJECT && isInputObjectType(nullable)) {
      const fields = value.fields.map((field) => {
        const fieldType = nullable.getFields()[field.name.value]?.type;
        return fieldType ? { ...field, value: this.lift(field.value, fieldType) } : field;
      });
      return { ...value, fields };
    }
    return value;
  }

  #variable(json: unknown, type: GraphQLInputType): ValueNode {
    // Non-null, because the value is not null: so the variable fits wherever the literal stood.
    const typeName = String(new GraphQLNonNull(getNullableType(type)));
    const content = `${typeName} ${JSON.stringify(json)}`;
    const name = this.#nameByContent.get(content) ?? `lifted_${this.#nameByContent.size}`;
    if (!this.#nameByContent.has(content)) {
      this.#nameByContent.set(content, name);
      this.values[name] = json;
      this.definitions.push({
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
        type: parseType(typeName, { noLocation: true }),
      });
    }
    const variable: VariableNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    this.#made.add(variable);
    return variable;
  }
}

function isConstant(value: ValueNode): value is ConstValueNode {
  if (value.kind === Kind.VARIABLE) return false;
  if (value.kind === Kind.LIST) return value.values.every(isConstant);
  if (value.kind === Kind.OBJECT) return value.fields.every((field) => isConstant(field.value));
  return true;
}

/** A literal as the JSON that means the same for the type; undefined when there may be none. */
function jsonOf(value: ConstValueNode, type: GraphQLInputType): unknown {
  if (value.kind === Kind.NULL) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = value.kind === Kind.LIST ? value.values : [value];
    const list = items.map((item) => jsonOf(item, nullable.ofType));
    return list.includes(undefined) ? undefined : list;
  }
  if (isInputObjectType(nullable)) {
    if (value.kind !== Kind.OBJECT) return undefined;
    const object: Record<string, unknown> = {};
    for (const field of value.fields) {
      const fieldType = nullable.getFields()[field.name.value]?.type;
      const json = fieldType && jsonOf(field.value, fieldType);
      if (json === undefined) return undefined;
      object[field.name.value] = json;
    }
    return object;
  }
  switch (value.kind) {
    case Kind.STRING:
      return value.value;
    case Kind.BOOLEAN:
      return value.value;
    case Kind.ENUM:
      return isEnumType(nullable) ? value.value : undefined;
    case Kind.INT:
    case Kind.FLOAT:
      if (!isSpecifiedScalarType(nullable)) return undefined;
      if (nullable.name === 'ID') return value.value;
      return Number.isFinite(Number(value.value)) ? Number(value.value) : undefined;
    default:
      return undefined;
  }
}
