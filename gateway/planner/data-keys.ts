import { type FieldNode, type GraphQLSchema, isInterfaceType, isObjectType, print } from 'graphql';

/**
 * Gives the keys under which fields stand in the data while it is gathered. Mostly the client's, but so that a key says
 * all that the field is: the name of a field of the schema stands for that field without arguments and nothing else, so
 * that keys and @requires are found where their names say; and two fields of one key are the same field with the same
 * arguments, whatever types they are selected on. The client's keys are put on when the answer is written.
 *
 * This is more than neatness. Fields that share the client's key and differ in arguments may stand side by side on
 * different types, and the planner (0.0.38) breaks off on some of these.
 */
export class DataKeys {
  readonly #schema: GraphQLSchema;
  readonly #mutationType: string | undefined;
  readonly #keyByContent = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#mutationType = schema.getMutationType()?.name;
  }

  of(field: FieldNode, parentType: string | undefined): string {
    const name = field.name.value;
    const shownAs = (field.alias ?? field.name).value;
    if (name === '__typename') return name;
    // Nothing is beside the root fields of a mutation that they could be mistaken for.
    if (parentType !== undefined && parentType === this.#mutationType) return shownAs;
    const given = field.arguments ?? [];
    if (shownAs === name && given.length === 0) return name;
    const content = `${shownAs} ${name}(${given.map(print).join(',')})`;
    const key = this.#keyByContent.get(content) ?? this.#freeKey(shownAs);
    this.#keyByContent.set(content, key);
    this.#taken.add(key);
    return key;
  }

  #freeKey(shownAs: string): string {
    let key = shownAs;
    for (let number = 1; this.#taken.has(key) || this.#isField(key); number++) key = `${shownAs}__${number}`;
    return key;
  }

  #isField(name: string): boolean {
    return Object.values(this.#schema.getTypeMap()).some(
      (type) => (isObjectType(type) || isInterfaceType(type)) && Object.hasOwn(type.getFields(), name),
    );
  }
}
