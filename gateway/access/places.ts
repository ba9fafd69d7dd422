import {
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { AccessRules, Requirement } from '../../schema/access.ts';

/** The tag of what is about a person: who reads it is recorded. */
const PERSONAL = 'personal';

/** A requirement by its place in the rules' list, and so in the key of every class of viewers. */
export type RequirementNumber = number;

/** What the rules say of one field as it is selected on one type. */
export interface Place {
  readonly coordinate: string;
  /** The field is refused to whom does not meet all of these. */
  readonly decides: readonly RequirementNumber[];
  /** Objects of these types may come and be hidden: by the name of the type, what seeing them demands. */
  readonly veils: ReadonlyMap<string, RequirementNumber>;
  readonly isPersonal: boolean;
}

/** The rules of a supergraph, as they meet fields of the schema that clients see. Each is looked up once. */
export class Places {
  readonly #schema: GraphQLSchema;
  readonly #rules: AccessRules;
  readonly #numbers: ReadonlyMap<Requirement, RequirementNumber>;
  readonly #places = new Map<string, Place>();

  constructor(schema: GraphQLSchema, rules: AccessRules) {
    this.#schema = schema;
    this.#rules = rules;
    this.#numbers = new Map(rules.requirements.map((requirement, number) => [requirement, number]));
  }

  /**
   * A field is judged by what it demands, which its parent type has part in, and by the type that it gives. A type that
   * may stand for several, of which some demand more than it does, is judged by those too when its place is never null:
   * such a place can hide nothing. Where it may be null, what may not be seen is not there.
   */
  of(typeName: string, fieldName: string): Place {
    const coordinate = `${typeName}.${fieldName}`;
    const known = this.#places.get(coordinate);
    if (known) return known;
    const place = this.#read(typeName, fieldName, coordinate);
    this.#places.set(coordinate, place);
    return place;
  }

  /** What values of a type demand; null when nothing. */
  ofType(typeName: string): RequirementNumber | null {
    return this.#number(this.#rules.ofType(typeName));
  }

  #read(typeName: string, fieldName: string, coordinate: string): Place {
    const parent = this.#schema.getType(typeName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`the schema has no field ${coordinate}`);
    const given = getNamedType(field.type);
    const own = [this.#number(this.#rules.ofField(typeName, fieldName)), this.ofType(given.name)];
    const members = this.#members(given);
    const decides = isNeverNull(field.type) ? [...own, ...members.values()] : own;
    return {
      coordinate,
      decides: [...new Set(decides.filter((number) => number !== null))].sort((a, b) => a - b),
      veils: members,
      isPersonal: this.#rules.tagsOf(typeName, fieldName).has(PERSONAL),
    };
  }

  #members(type: GraphQLNamedOutputType): Map<string, RequirementNumber> {
    const members = new Map<string, RequirementNumber>();
    if (!isAbstractType(type)) return members;
    for (const { name } of this.#schema.getPossibleTypes(type)) {
      const number = this.ofType(name);
      if (number !== null) members.set(name, number);
    }
    return members;
  }

  /** A requirement that is not in the rules' own list has a number that no class meets. */
  #number(requirement: Requirement): RequirementNumber | null {
    return requirement.length === 0 ? null : (this.#numbers.get(requirement) ?? -1);
  }
}

/** Whether no null may stand in the place of the object itself, whatever the lists around it allow. */
function isNeverNull(type: GraphQLOutputType): boolean {
  if (isListType(type)) return isNeverNull(type.ofType);
  if (!isNonNullType(type)) return false;
  return isListType(type.ofType) ? isNeverNull(type.ofType) : true;
}
