import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import type { Viewer } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import { DATA_OWNER, type FormulaWorld, formulaWorld, OTHER, OWNER } from './support/formulas.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

let hub: IndicatorsSubgraph;
let world: FormulaWorld;
beforeAll(async () => {
  hub = await startIndicators();
  world = await formulaWorld(hub);
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('the tables ask once more, whatever code writes', () => {
  const tried = async (viewer: Viewer, sql: string, values: readonly unknown[]) => {
    await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
    return orm
      .write(viewer, async (em) => {
        await em.execute(sql, [...values]);
        throw new Error('written');
      })
      .catch(({ cause, message }: Error) => (cause as Error | undefined)?.message ?? message);
  };
  const approval = `insert into formula_approval_fact (seq, formula_id, side, agency_id, basis, definition_hash)
    select 1, f.formula_id, ?, ?::uuid, '', f.definition_hash from formula_fact f where f.formula_id = ?::uuid and f.closed_seq is null`;

  it('an approval is of its agency, of the formula as it is, and of one person for one side', async () => {
    const id = await hub.done('recordFormula', world.internal());
    const [owner, dataOwner] = [hub.agencyId(OWNER), hub.agencyId(DATA_OWNER)];
    const refused = expect.stringContaining('NOT_A_WRITER: an approval');
    expect(await tried(OPERATOR, approval, ['OWNER', owner, id])).toEqual(refused);
    expect(await tried(hub.officer(OTHER), approval, ['OWNER', owner, id])).toEqual(refused);
    expect(await tried(hub.officer(OTHER), approval, ['OWNER', hub.agencyId(OTHER), id])).toEqual(refused);
    expect(await tried(hub.officer(OWNER), approval, ['DATA_OWNER', dataOwner, id])).toEqual(refused);
    const stale = approval.replace('f.definition_hash from', `'stale' from`);
    expect(await tried(hub.officer(OWNER), stale, ['OWNER', owner, id])).toEqual(refused);
    expect(await tried(hub.officer(OWNER), approval, ['OWNER', owner, id])).toBe('written');

    const both = hub.officer(OWNER, DATA_OWNER);
    expect(await world.approve(id, 'OWNER', both)).toEqual([]);
    expect(await tried(both, approval, ['DATA_OWNER', dataOwner, id])).toEqual(refused);
    expect(await tried(hub.officer(DATA_OWNER), approval, ['DATA_OWNER', dataOwner, id])).toBe('written');

    const closing = 'update formula_approval_fact set closed_seq = 1, recorded_to = now() where formula_id = ?::uuid';
    expect(await tried(hub.officer(OTHER), closing, [id])).toEqual(refused);
    expect(await tried(hub.officer(DATA_OWNER), closing, [id])).toEqual(refused);
    expect(await tried(hub.officer(OWNER), closing, [id])).toBe('written');
  });

  it('a formula is of who owns its indicator, and of operators where it asks for somebody’s data', async () => {
    const id = await hub.done('recordFormula', world.input());
    const copy = (rights: string, dataOwner: string | null) =>
      [
        `insert into formula_fact (seq, formula_id, key, name, indicator_id, document, query_hash, numerator_path, denominator_path,
          rights, data_owner_id, scope, class_id, grain, definition_hash)
        select 1, gen_random_uuid(), f.key || ' forged', f.name, f.indicator_id, f.document, f.query_hash, f.numerator_path,
          f.denominator_path, ?, ?::uuid, f.scope, f.class_id, f.grain, f.definition_hash
        from formula_fact f where f.formula_id = ?::uuid and f.closed_seq is null`,
        [rights, dataOwner, id],
      ] as const;
    const refused = expect.stringContaining('NOT_A_WRITER: a formula');
    expect(await tried(hub.officer(OTHER), ...copy('PUBLIC', null))).toEqual(refused);
    expect(await tried(hub.officer(OWNER), ...copy('PUBLIC', null))).toBe('written');
    expect(await tried(hub.officer(OWNER), ...copy('INTERNAL', hub.agencyId(OWNER)))).toEqual(refused);
    expect(await tried(OPERATOR, ...copy('INTERNAL', hub.agencyId(OWNER)))).toBe('written');
  });

  it('what is computed, and what is found wrong, the hub alone writes, and no operator', async () => {
    const formulaId = await hub.done('recordFormula', world.input());
    const id = (await world.compute([await world.value(formulaId)])).added[0]!.record.id;
    const refused = (what: string) => expect.stringContaining(`NOT_A_WRITER: what the hub ${what}`);
    const fault = `insert into formula_fault_fact (seq, formula_id, code, at, about) values (1, ?::uuid, 'X', 'document', '')`;
    const computation = `insert into computation_fact (seq, observation_id, formula_id, query_hash, variables, as_of, numerator_as_answered)
      values (1, ?::uuid, ?::uuid, '', '{}', '', '1')`;
    const observation = `insert into observation_fact (seq, observation_id, indicator_id, scope, agency_id, ends_on, value, unit, bound,
        is_provisional, is_estimated, source)
      select 1, gen_random_uuid(), o.indicator_id, o.scope, o.agency_id, o.ends_on, 99, o.unit, o.bound, false, false, o.source
      from observation_fact o where o.observation_id = ?::uuid and o.closed_seq is null`;
    const closing = `update computation_fact set closed_seq = 1, recorded_to = now() where observation_id = ?::uuid`;
    for (const viewer of [OPERATOR, hub.officer(OWNER)]) {
      expect(await tried(viewer, fault, [formulaId])).toEqual(refused('finds'));
      expect(await tried(viewer, computation, [formulaId, formulaId])).toEqual(refused('computes'));
      expect(await tried(viewer, closing, [id])).toEqual(refused('computes'));
    }
    const taken = `update observation_fact set closed_seq = 1, recorded_to = now() where observation_id = ?::uuid`;
    expect(await tried(OPERATOR, observation, [id])).toEqual(refused('computes'));
    expect(await tried(OPERATOR, taken, [id])).toEqual(refused('computes'));
  });
});
