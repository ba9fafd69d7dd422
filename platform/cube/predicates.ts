import type { AgencyRollUp, RollUp } from './agency-roll-up.ts';
import type { Condition, Filter } from './filter.ts';
import type { Parameters } from './parameters.ts';

type WithinCondition = Extract<Condition, { kind: 'WITHIN' }>;

/** Stretches of days of agencies, without their targets: those that a row has to be in. */
type Stretches = Pick<AgencyRollUp, 'agencyIds' | 'froms' | 'tos'>;

/** What the filters of a question ask of the register: for each list of agencies, who stood under them and when. */
export type Surroundings = ReadonlyMap<string, Stretches>;

/** Ask the register about every list of agencies in the filters, each once. */
export async function surroundingsOf(
  filters: readonly Filter[],
  rollUp: RollUp,
  boundariesOn: string | null,
): Promise<Surroundings> {
  const asked = new Map(filters.flatMap(withinConditions).map((condition) => [keyOf(condition), condition]));
  const found = [...asked].map(async ([key, { agencyIds }]) => {
    const answer = await rollUp({ to: 'WITHIN', agencyIds, boundariesOn });
    return [key, withoutOverlaps(answer)] as const;
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
        return `${column} >= ${this.#parameters.add(condition.day, 'date')}`;
      case 'TO':
        return `${column} <= ${this.#parameters.add(condition.day, 'date')}`;
      case 'WITHIN':
        return `${this.#joined(condition)}.agency_id is not null`;
    }
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

/** SQL for stretches as a relation with the columns agency_id, starts_on and ends_on, and more. */
export function unnested(
  parameters: Parameters,
  { agencyIds, froms, tos }: Stretches,
  alias: string,
  more: Readonly<Record<string, string>> = {},
): string {
  const columns = {
    agency_id: parameters.add(agencyIds, 'uuid[]'),
    starts_on: parameters.add(
      froms.map((day) => day ?? '-infinity'),
      'date[]',
    ),
    ends_on: parameters.add(
      tos.map((day) => day ?? 'infinity'),
      'date[]',
    ),
    ...more,
  };
  return `unnest(${Object.values(columns).join(', ')}) ${alias}(${Object.keys(columns).join(', ')})`;
}

/** SQL for: the stretch is of the row's agency and holds on the row's day. */
export function holdsOn(
  alias: string,
  { column, dayColumn }: { readonly column: string; readonly dayColumn: string },
): string {
  return `${alias}.agency_id = r.${column} and r.${dayColumn} between ${alias}.starts_on and ${alias}.ends_on`;
}

function withinConditions({ conditions }: Filter): WithinCondition[] {
  return conditions.filter((condition) => condition.kind === 'WITHIN');
}

function keyOf({ column, agencyIds }: WithinCondition): string {
  return JSON.stringify([column, agencyIds]);
}

/** An agency may stand under several of those asked for at once; a row of it counts once. */
function withoutOverlaps({ agencyIds, froms, tos }: AgencyRollUp): Stretches {
  const stretches = agencyIds.map((agencyId, index) => ({
    agencyId,
    from: froms[index] ?? null,
    to: tos[index] ?? null,
  }));
  const merged: { agencyId: string; from: string | null; to: string | null }[] = [];
  for (const next of stretches.toSorted((a, b) => order(a.agencyId, b.agencyId) || order(a.from ?? '', b.from ?? ''))) {
    const last = merged.at(-1);
    const touches =
      last?.agencyId === next.agencyId && (last.to === null || next.from === null || next.from <= last.to);
    if (!last || !touches) merged.push({ ...next });
    else if (last.to !== null && (next.to === null || next.to > last.to)) last.to = next.to;
  }
  return {
    agencyIds: merged.map(({ agencyId }) => agencyId),
    froms: merged.map(({ from }) => from),
    tos: merged.map(({ to }) => to),
  };
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
