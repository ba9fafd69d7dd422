import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDICATOR_FILES, readFiles } from '../cli/reference-data.ts';
import { fixedClock } from '../platform/clock.ts';
import { connectAsAdmin } from '../platform/database/connection.ts';
import { recordSubjects } from '../platform/history/record.ts';
import { silentLogger } from '../platform/log.ts';
import { openOrm } from '../platform/orm.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { recordIndicators } from '../subgraphs/indicators/commands/record-indicators.ts';
import { recordMandates } from '../subgraphs/indicators/commands/record-mandates.ts';
import { recordObservations } from '../subgraphs/indicators/commands/record-observations.ts';
import { recordTargets } from '../subgraphs/indicators/commands/record-targets.ts';
import { ENTITIES, OverrideFact } from '../subgraphs/indicators/entities.ts';
import { recordsOf } from '../subgraphs/indicators/seed/records.ts';
import { type IndicatorFiles, seedIndicators } from '../subgraphs/indicators/seed.ts';
import { openIndicators } from '../subgraphs/indicators/subgraph.ts';
import { asking } from './support/asking.ts';
import { type HubDatabase, openHubDatabase, TODAY } from './support/hub.ts';

const HUB = viewerOf({ subject: 'hub', roles: ['operator'] });
const OPERATOR = viewerOf({ subject: 'an operator', roles: ['operator'] });

let hub: HubDatabase;
let files: IndicatorFiles;
beforeAll(async () => {
  hub = await openHubDatabase();
  files = await readFiles(INDICATOR_FILES);
});
afterAll(() => hub[Symbol.asyncDispose]());

async function asAdmin<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const admin = await connectAsAdmin(hub.adminUrl);
  try {
    return (await admin.query<Row>(text, values)).rows;
  } finally {
    await admin.end();
  }
}

async function write<Result>(viewer: Viewer, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
  await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
  return await orm.write(viewer, work);
}

/** Load files as the hub does when it starts. */
const load = (changed: Partial<IndicatorFiles> = {}) =>
  write(HUB, (em) => seedIndicators(em, { ...files, ...changed }));

/** The records of a file, some of them otherwise. */
const changing = <Item extends { readonly key: string }>(
  items: readonly Item[],
  changes: Readonly<Record<string, Partial<Item>>>,
): readonly Item[] => items.map((item) => ({ ...item, ...changes[item.key] }));

const records = () => recordsOf(files);
const idOf = (items: readonly { readonly id: string; readonly key: string }[], key: string) =>
  items.find((item) => item.key === key)!.id;

describe('the reference indicators', () => {
  it('are all there, with what their files say of them', async () => {
    const counts = await asAdmin(
      `select (select count(*)::int from indicators.indicator_fact where closed_seq is null) as indicators,
        (select count(*)::int from indicators.series_break_fact) as breaks,
        (select count(*)::int from indicators.similarity_fact) as similar,
        (select count(*)::int from indicators.mandate_fact) as mandates,
        (select count(*)::int from indicators.target_fact) as targets,
        (select count(*)::int from indicators.target_scope_fact) as scopes,
        (select count(*)::int from indicators.observation_fact) as observations,
        (select count(*)::int from indicators.observation_member_fact) as members,
        (select count(*)::int from indicators.override_fact) as overrides`,
    );
    expect(counts).toEqual([
      {
        indicators: files.indicators.length,
        breaks: files.indicators.flatMap(({ seriesBreaks }) => seriesBreaks).length,
        similar: files.indicators.flatMap(({ similar }) => similar).length,
        mandates: files.mandates.length,
        targets: files.targets.length,
        scopes: files.targets.flatMap(({ classes, agencies }) => [...classes, ...agencies]).length,
        observations: files.observations.length,
        members: files.observations.flatMap(({ members, missingMembers }) => [...members, ...missingMembers]).length,
        overrides: 0,
      },
    ]);
  });

  it('have numbers with the places that their sources write, and no parts where only a percentage is stated', async () => {
    const rows = await asAdmin<{ id: string }>(
      `select observation_id as id, numerator, denominator, value, unit from indicators.observation_fact
       where observation_id = any ($1)`,
      [
        ['1297/digitised-localities', '1297/reuse-localities', '1297/single-window', '1297/merged'].map((key) =>
          idOf(files.observations, key),
        ),
      ],
    );
    const said = Object.fromEntries(
      rows.map(({ id, ...row }) => [files.observations.find((one) => one.id === id)!.key, row]),
    );
    expect(said).toEqual({
      '1297/digitised-localities': { numerator: null, denominator: null, value: '50.8', unit: 'PERCENT' },
      '1297/reuse-localities': { numerator: null, denominator: null, value: '9.39', unit: 'PERCENT' },
      '1297/single-window': { numerator: '12', denominator: '250', value: '4.8', unit: 'PERCENT' },
      '1297/merged': { numerator: '62', denominator: '63', value: null, unit: 'PERCENT' },
    });
  });

  it('repeat in a target what its mandate demands, and where', async () => {
    const rows = await asAdmin(
      `select t.number, t.value, t.ordinal, t.indicator_id = m.indicator_id and t.directive_id = m.directive_id
         and t.evidence_id = m.evidence_id as "isMandated"
       from indicators.target_fact t join indicators.mandate_fact m using (mandate_id)
       where t.evidence_id = $1 order by t.ordinal`,
      [idOf(files.directives, '221/VPCP-KSTT@2024-01-10')],
    );
    expect(rows).toHaveLength(29);
    expect(rows.slice(0, 3)).toEqual([
      { number: '1', value: '100', ordinal: 0, isMandated: true },
      { number: '2.1', value: '10', ordinal: 1, isMandated: true },
      { number: '2.2', value: '5', ordinal: 2, isMandated: true },
    ]);
    expect(rows.filter((row) => !(row as { isMandated: boolean }).isMandated)).toEqual([]);
  });

  it('have no last day where the document sets no time', async () => {
    const rows = await asAdmin<{ day: string; count: number }>(
      `select ends_on::text as day, count(*)::int as count from indicators.target_fact group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { day: '2022-12-31', count: 1 },
      { day: '2024-12-31', count: 29 },
      { day: '2025-12-31', count: 18 },
      { day: '9999-12-31', count: 7 },
    ]);
  });
});

describe('a reader', () => {
  it('sees no last day of a duty that stands, and why', async () => {
    const opened = openIndicators({
      database: hub.database,
      clock: fixedClock(`${TODAY}T03:00:00Z`),
      logger: silentLogger,
    });
    try {
      const query = `query ($standing: ID!, $yearly: ID!) {
        standing: target(id: $standing) { from to } yearly: target(id: $yearly) { from to } }`;
      const { data, extensions } = await asking(opened.subgraph, []).ask(query, {
        variables: {
          standing: idOf(files.targets, '727/TTg-KSTT#2.a/1'),
          yearly: idOf(files.targets, '617/KH-UBND#PL-II.1/2'),
        },
      });

      expect(data).toEqual({
        standing: { from: '2024-10-01', to: null },
        yearly: { from: '2025-01-01', to: '2025-12-31' },
      });
      expect(extensions).toMatchObject({ nulls: [{ path: ['standing', 'to'], reason: 'NOT_APPLICABLE' }] });
    } finally {
      await opened.close();
    }
  });
});

describe('reference indicators that are loaded again', () => {
  it('change nothing', async () => {
    const before = await asAdmin('select seq, kind from indicators.feed_event order by seq');
    expect(await load()).toEqual({ changed: 0, leftOut: [] });
    expect(await asAdmin('select seq, kind from indicators.feed_event order by seq')).toEqual(before);
  });

  it('are refused as a whole when one names a key that no file has', async () => {
    const key = '1297/merged';
    const observations = changing(files.observations, { [key]: { indicator: 'no_such', value: '1' } });
    const targets = changing(files.targets, { '617/KH-UBND#PL-II.1/1': { value: '81' } });
    await expect(load({ observations, targets })).rejects.toThrow(
      'the reference data names the indicator "no_such", which it does not hold',
    );
    expect(await load()).toEqual({ changed: 0, leftOut: [] });
  });

  it('take the place of what was loaded before; what was before stays beside it', async () => {
    const key = '1297/reuse-ministries';
    const observations = changing(files.observations, { [key]: { value: '1.0' } });
    expect(await load({ observations })).toEqual({ changed: 1, leftOut: [] });
    expect(await load()).toEqual({ changed: 1, leftOut: [] });

    const values = await asAdmin(
      `select value, closed_seq is null as "holds" from indicators.observation_fact where observation_id = $1 order by seq`,
      [idOf(files.observations, key)],
    );
    expect(values).toEqual([
      { value: '1', holds: false },
      { value: '1.0', holds: false },
      { value: '1', holds: true },
    ]);
  });

  it('let targets follow a mandate that demands another indicator', async () => {
    const key = '617/KH-UBND#II.2.b1/3';
    const targetId = idOf(files.targets, key);
    const indicatorOfTarget = () =>
      asAdmin(
        'select indicator_id as id, value from indicators.target_fact where target_id = $1 and closed_seq is null',
        [targetId],
      );
    const mandate = { ...records().mandates.find(({ id }) => id === idOf(files.mandates, key))! };

    const other = idOf(files.indicators, 'synced_to_npsp');
    const changed = await write(HUB, (em) => recordMandates(em, [{ ...mandate, indicatorId: other }]));
    expect(changed).toEqual([mandate.id]);
    expect(await indicatorOfTarget()).toEqual([{ id: other, value: '100' }]);

    await load();
    expect(await indicatorOfTarget()).toEqual([{ id: mandate.indicatorId, value: '100' }]);
    expect(await load()).toEqual({ changed: 0, leftOut: [] });
  });

  it('leave what commands have corrected, and say so', async () => {
    const [indicator, target, observation] = ['satisfaction', '221/VPCP-KSTT#PL-II.2/II.12', '1297/online-on-time'];
    const known = records();
    const stored = <Item extends { readonly id: string }>(items: readonly Item[], id: string) =>
      items.find((item) => item.id === id)!;
    await write(OPERATOR, async (em) => {
      const one = stored(known.indicators, idOf(files.indicators, indicator!));
      await recordIndicators(em, [{ ...one, ownerId: idOf(files.agencies, 'ministry/noi-vu') }], 'Bổ sung chủ trì');
      await recordTargets(em, [{ ...stored(known.targets, idOf(files.targets, target!)), value: '91' }], 'Sửa lỗi');
      await recordObservations(
        em,
        [{ ...stored(known.observations, idOf(files.observations, observation!)), value: '88' }],
        'Sửa lỗi',
      );
    });

    expect(await load()).toEqual({ changed: 0, leftOut: [indicator, target, observation] });
    const [now] = await asAdmin(
      `select (select owner_id from indicators.indicator_fact where indicator_id = $1 and closed_seq is null) as owner,
        (select value from indicators.target_fact where target_id = $2 and closed_seq is null) as target,
        (select value from indicators.observation_fact where observation_id = $3 and closed_seq is null) as observation`,
      [idOf(files.indicators, indicator!), idOf(files.targets, target!), idOf(files.observations, observation!)],
    );
    expect(now).toEqual({ owner: idOf(files.agencies, 'ministry/noi-vu'), target: '91', observation: '88' });

    const reasons = await asAdmin<{ reason: string }>(
      `select distinct payload ->> 'correctedBecause' as reason from indicators.feed_event
       where payload ->> 'correctedBecause' is not null order by 1`,
    );
    expect(reasons).toEqual([{ reason: 'Bổ sung chủ trì' }, { reason: 'Sửa lỗi' }]);
  });

  it('leave overrides alone, which are not of the source', async () => {
    const observationId = idOf(files.observations, '1297/digitised-ministries');
    await write(OPERATOR, async (em) => {
      await recordSubjects(em, 'indicators', { override: { entity: OverrideFact, subject: 'observationId' } }, [
        {
          subject: observationId,
          kind: 'OBSERVATION_OVERRIDDEN',
          payload: { id: observationId, value: '64' },
          facts: { override: [{ value: '64', reason: 'Số liệu rà soát lại' }] },
        },
      ]);
    });
    const observations = changing(files.observations, { '1297/digitised-ministries': { clause: 'Mở đầu' } });

    expect(await load({ observations })).toMatchObject({ changed: 1 });
    await load();
    const rows = await asAdmin(
      'select value, reason from indicators.override_fact where observation_id = $1 and closed_seq is null',
      [observationId],
    );
    expect(rows).toEqual([{ value: '64', reason: 'Số liệu rà soát lại' }]);
  });
});
