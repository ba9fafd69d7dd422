import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const OWN = 'province/phu-tho@2025';
const OTHER = 'province/gia-lai@2025';
const EVALUATOR = 'ministry-level/van-phong-chinh-phu';

let hub: IndicatorsSubgraph;
let indicatorId: string;
beforeAll(async () => {
  hub = await startIndicators();
  const said = { name: 'Thử', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' };
  const evaluatorId = hub.agencyId(EVALUATOR);
  indicatorId = await hub.done('recordIndicator', { ...said, key: 'observed', evaluatorId });
});
afterAll(() => hub[Symbol.asyncDispose]());

const officer = (key = OWN) => hub.officer(key);
let periods = 0;
/** Each of a month of its own, of the years before 2026. */
function input(over: object = {}) {
  periods += 1;
  const [year, month] = [2010 + Math.floor(periods / 12), String((periods % 12) + 1).padStart(2, '0')];
  return {
    ...{ indicatorId, agencyId: hub.agencyId(OWN), from: `${year}-${month}-01`, to: `${year}-${month}-28` },
    // Phú Thọ of today was founded on 01/07/2025; what is said of months before is of several together.
    ...{ scope: 'LOCALITIES' },
    ...{ numerator: '899', denominator: '1000', unit: 'PERCENT' },
    ...('agencyId' in over || 'scope' in over ? {} : { agencyId: undefined }),
    ...over,
  };
}
let days = 0;
/** Of one agency, about a day of its own since it was founded. */
const ofAgency = (over: object = {}) => {
  days += 1;
  const day = new Date(Date.UTC(2025, 6, 1) + days * 86_400_000).toISOString().slice(0, 10);
  return input({ scope: 'AGENCY', agencyId: hub.agencyId(OWN), from: day, to: day, ...over });
};

const codesOf = async (name: string, over: object, viewer: Viewer = OPERATOR) =>
  (await hub.send(name, over, { viewer })).codes;

describe('who may', () => {
  /** An observation that was reported, one that a document states, and one of several together; all by an operator. */
  async function some() {
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    return {
      reported: await hub.done('recordObservation', ofAgency()),
      document: await hub.done('recordObservation', ofAgency({ directiveId })),
      group: await hub.done('recordObservation', input({ from: null })),
    };
  }
  const correction = (observationId: string) => ({ observationId, bound: 'NEARLY', reason: 'Nhầm' });
  const override = (observationId: string) => ({ observationId, value: '50', reason: 'Nhầm' });

  it('record: officers of the agency and operators, and nobody else', async () => {
    expect(await codesOf('recordObservation', ofAgency(), officer(OTHER))).toEqual(['NOT_YOURS']);
    expect(await codesOf('recordObservation', input(), officer())).toEqual(['NOT_YOURS']);
    expect(
      await codesOf('recordObservation', input({ scope: 'NATIONWIDE', agencyId: hub.agencyId(OWN) }), officer()),
    ).toEqual(['NOT_YOURS']);
    expect(await codesOf('recordObservation', ofAgency(), officer())).toEqual([]);
  });

  it('correct: what was reported the agency; what a document states who recorded it; else operators', async () => {
    const { reported, document, group } = await some();
    const tried = async (viewer: Viewer) =>
      Promise.all(
        [reported, document, group].map(async (id) => (await codesOf('correctObservation', correction(id), viewer))[0]),
      );
    expect(await tried(officer(OTHER))).toEqual(['NOT_YOURS', 'NOT_YOURS', 'NOT_YOURS']);
    expect(await tried(officer(EVALUATOR))).toEqual(['NOT_YOURS', 'NOT_YOURS', 'NOT_YOURS']);
    expect(await tried(officer())).toEqual([undefined, 'DOCUMENT_NOT_YOURS', 'NOT_YOURS']);
    expect(await tried(OPERATOR)).toEqual([undefined, undefined, undefined]);

    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const own = await hub.done('recordObservation', ofAgency({ directiveId }), { viewer: officer() });
    expect(await codesOf('correctObservation', correction(own), officer())).toEqual([]);
    await hub.done('correctObservation', { ...correction(own), bound: 'EXACT' });
    expect(await codesOf('correctObservation', correction(own), officer())).toEqual(['DOCUMENT_NOT_YOURS']);
  });

  it('override: who judges and operators, and nobody who acts for the agency itself', async () => {
    const { reported, group } = await some();
    const both = viewerOf({ ...officer(), subject: 'person:both', roles: ['operator', 'officer'] });
    const judgeOfItself = hub.officer(EVALUATOR, OWN);
    const tries: [Viewer, string | undefined, string | undefined][] = [
      [officer(), 'OVERRIDE_OF_OWN', 'OVERRIDE_NOT_YOURS'],
      [officer(OTHER), 'OVERRIDE_NOT_YOURS', 'OVERRIDE_NOT_YOURS'],
      [both, 'OVERRIDE_OF_OWN', undefined],
      [judgeOfItself, 'OVERRIDE_OF_OWN', undefined],
      [officer(EVALUATOR), undefined, undefined],
      [OPERATOR, undefined, undefined],
    ];
    for (const [viewer, ...expected] of tries) {
      const codes = [reported, group].map(
        async (id) => (await codesOf('overrideObservation', override(id), viewer))[0],
      );
      expect([viewer.subject, ...(await Promise.all(codes))]).toEqual([viewer.subject, ...expected]);
    }
    expect(await codesOf('endOverride', { observationId: reported, reason: 'Thôi' }, officer())).toEqual([
      'OVERRIDE_OF_OWN',
    ]);
  });

  it('without the scope nobody, whatever the role; the public is asked who it is', async () => {
    const send = async (viewer: Viewer | undefined) => {
      const query = `mutation ($input: RecordObservationInput!) { recordObservation(input: $input) { problems { code } } }`;
      const variables = { input: { ...ofAgency(), idempotencyKey: randomUUID() } };
      return (await hub.ask(query, { variables, ...(viewer ? { viewer } : {}) })).errors?.[0]?.extensions?.code;
    };
    expect(await send(viewerOf({ ...officer(), scopes: ['directives:write'] }))).toBe('FORBIDDEN');
    expect(await send(undefined)).toBe('UNAUTHENTICATED');
  });
});

describe('the tables ask once more, whatever code writes', () => {
  async function tried(viewer: Viewer, sql: string, values: readonly unknown[] = []): Promise<string> {
    await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
    try {
      await orm.write(viewer, async (em) => {
        await em.execute(sql, [...values]);
        throw new Error('written');
      });
    } catch (thrown) {
      const { message } = ((thrown as Error).cause ?? thrown) as Error;
      return /NOT_A_WRITER[^\n]*/.exec(message)?.[0] ?? message;
    }
    return 'written';
  }

  it('an officer closes no number of another agency or of a document, and no indicator or target', async () => {
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const own = await hub.done('recordObservation', ofAgency());
    const document = await hub.done('recordObservation', ofAgency({ directiveId }));
    const close = (table: string, column: string) =>
      `update ${table} set closed_seq = seq, recorded_to = now() where ${column} = ? and closed_seq is null`;
    const observation = close('observation_fact', 'observation_id');
    expect(await tried(officer(), observation, [document])).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(OTHER), observation, [own])).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(EVALUATOR), observation, [own])).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(), observation, [own])).not.toContain('NOT_A_WRITER');
    for (const table of [
      'indicator_fact',
      'series_break_fact',
      'similarity_fact',
      'mandate_fact',
      'target_fact',
      'target_scope_fact',
    ]) {
      const column = /mandate|target/.exec(table) ? `${/mandate|target/.exec(table)![0]}_id` : 'indicator_id';
      expect([table, await tried(officer(), close(table, column), [indicatorId])]).toEqual([
        table,
        `NOT_A_WRITER: update into ${table} refused`,
      ]);
    }
  });

  it('an officer writes no number of another agency, none as computed, and no override of its own', async () => {
    const insert = (agency: string, source: string) =>
      `insert into observation_fact (observation_id, indicator_id, scope, agency_id, ends_on, value, unit, bound, is_provisional,
        is_estimated, source, seq) select gen_random_uuid(), '${indicatorId}', 'AGENCY', '${hub.agencyId(agency)}', '2026-01-01', 1,
        'PERCENT', 'EXACT', false, false, '${source}', 1`;
    expect(await tried(officer(), insert(OTHER, 'REPORTED'))).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(), insert(OWN, 'COMPUTED'))).toContain('NOT_A_WRITER: a number of another agency');
    expect(await tried(officer(), insert(OWN, 'REPORTED'))).not.toContain('NOT_A_WRITER: a number');

    const id = await hub.done('recordObservation', ofAgency());
    const override = `insert into override_fact (observation_id, value, reason, seq) values ('${id}', 99, 'x', 1)`;
    const both = viewerOf({ ...officer(), subject: 'person:both', roles: ['operator', 'officer'] });
    for (const viewer of [officer(), officer(OTHER), both]) {
      expect(await tried(viewer, override)).toContain('NOT_A_WRITER: an override');
    }
    expect(await tried(officer(EVALUATOR), override)).not.toContain('NOT_A_WRITER: an override');
    const member = `insert into observation_member_fact (observation_id, agency_id, is_missing, seq)
      values ('${id}', '${hub.agencyId(OTHER)}', false, 1)`;
    expect(await tried(officer(OTHER), member)).toContain('NOT_A_WRITER: members');
    expect(await tried(officer(), member)).not.toContain('NOT_A_WRITER: members');
  });
});
