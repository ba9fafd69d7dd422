import type { RollUp } from './agency-roll-up.ts';
import type { Condition, Filter } from './filter.ts';
import type { Parameters } from './parameters.ts';
import { holdsOn, placesIn, type StretchColumns, unnested } from './stretches.ts';

type DayCondition = Extract<Condition, { kind: 'FROM' | 'TO' }>;
type WithinCondition = Extract<Condition, { kind: 'WITHIN' }>;

/** What the filters of a question ask of the register: for each list of agencies, who stood under them and when. */
export type Surroundings = ReadonlyMap<string, StretchColumns>;

/** Ask the register about every list of agencies in the filters, each once. */
export async function surroundingsOf(
  filters: readonly Filter[],
  rollUp: RollUp,
  boundariesOn: string | null,
): Promise<Surroundings> {
  const asked = new Map(filters.flatMap(withinConditions).map((condition) => [keyOf(condition), condition]));
  const found = [...asked].map(async ([key, { agencyIds }]) => {
    return [key, placesIn(await rollUp({ to: 'WITHIN', agencyIds, boundariesOn }))] as const;
  });
  return new Map(await Promise.all(found));
}

/** Puts filters into SQL over the rows `r`, and gathers what has to be joined for it. */
export class Predicates {
  readonly #parameters: Parameters;
  readonly #surroundings: Surroundings;
  readonly #aliases = new Map<string, string>();
  readonly #joins: string[] = [];

  constructor(parameters: Parameters, surroundings: Surroundings) {
    this.#parameters = parameters;
    this.#surroundings = surroundings;
  }

  /** SQL that is true for what the filter lets through; null when it lets through all. */
  of({ conditions }: Filter): string | null {
    if (conditions.length === 0) return null;
    return conditions.map((condition) => this.#condition(condition)).join(' and ');
  }

  get joins(): readonly string[] {
    return this.#joins;
  }

  #condition(condition: Condition): string {
    const column = `r.${condition.column}`;
    switch (condition.kind) {
      case 'IDS':
        return `${column} = any(${this.#parameters.add(condition.values, 'uuid[]')})`;
      case 'VALUES':
        return `${column} = any(${this.#parameters.add(condition.values, 'text[]')})`;
      case 'FLAG':
        return condition.value ? column : `not ${column}`;
      case 'FROM':
        return this.#day(condition, '>=');
      case 'TO':
        return this.#day(condition, '<=');
      case 'WITHIN':
        return `${this.#joined(condition)}.agency_id is not null`;
    }
  }

  #day({ column, implied, day }: DayCondition, operator: '>=' | '<='): string {
    const bound = this.#parameters.add(day, 'date');
    return [...new Set([column, implied])].map((each) => `r.${each} ${operator} ${bound}`).join(' and ');
  }

  #joined(condition: WithinCondition): string {
    const key = keyOf(condition);
    const known = this.#aliases.get(key);
    if (known !== undefined) return known;
    const alias = `w${this.#aliases.size}`;
    this.#aliases.set(key, alias);
    const stretches = this.#surroundings.get(key)!;
    this.#joins.push(`left join ${unnested(this.#parameters, stretches, alias)} on ${holdsOn(alias, condition)}`);
    return alias;
  }
}

function withinConditions({ conditions }: Filter): WithinCondition[] {
  return conditions.filter((condition) => condition.kind === 'WITHIN');
}

function keyOf({ column, agencyIds }: WithinCondition): string {
  return JSON.stringify([column, agencyIds]);
}
