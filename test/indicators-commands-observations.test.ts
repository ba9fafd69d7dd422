import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrm } from '../platform/orm.ts';
import { type Viewer, viewerOf } from '../platform/viewer.ts';
import { recordObservations } from '../subgraphs/indicators/commands/record-observations.ts';
import { storedObservations } from '../subgraphs/indicators/commands/stored-observations.ts';
import { ENTITIES } from '../subgraphs/indicators/entities.ts';
import type { IndicatorUnit } from '../subgraphs/indicators/generated/types.ts';
import { numberRefusals, timeRefusals, unitRefusals } from '../subgraphs/indicators/rules/stated-number.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators, TODAY } from './support/indicators-subgraph.ts';

const OWN = 'province/phu-tho@2025';
const OTHER = 'province/gia-lai@2025';
const EVALUATOR = 'ministry-level/van-phong-chinh-phu';

let hub: IndicatorsSubgraph;
let indicatorId: string;
let changing: string;
beforeAll(async () => {
  hub = await startIndicators();
  const said = { name: 'Thử', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' };
  const evaluatorId = hub.agencyId(EVALUATOR);
  indicatorId = await hub.done('recordIndicator', { ...said, key: 'observed', evaluatorId });
  changing = await hub.done('recordIndicator', { ...said, key: 'planned', mayExceedWhole: true });
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

const SHOWN = `scope agency { id } from to periodAsWritten ratio { numerator denominator percent } value unit bound asWritten
  flags directive { id } clause members { id } missingMembers { id } missingCount areMembersStated
  override { originalValue originalRatio { numerator denominator } reason authorisedBy { id } }`;
async function shown(id: string, position: string | null = null) {
  const { observation } = await hub.data<{ observation: Record<string, unknown> }>(
    `query ($id: ID!) { observation(id: $id) { ${SHOWN} } }`,
    { variables: { id }, position },
  );
  return observation;
}
const codesOf = async (name: string, over: object, viewer: Viewer = OPERATOR) =>
  (await hub.send(name, over, { viewer })).codes;

describe('a number', () => {
  it('is recorded by an officer of the agency, as reported today', async () => {
    const said = ofAgency({ from: '2026-01-01', to: '2026-03-31', periodAsWritten: 'Quý I/2026' });
    const id = await hub.done('recordObservation', said, { viewer: officer() });
    expect(await shown(id)).toEqual({
      ...{ scope: 'AGENCY', agency: { id: hub.agencyId(OWN) }, from: '2026-01-01', to: '2026-03-31' },
      ...{ periodAsWritten: 'Quý I/2026', ratio: { numerator: '899', denominator: '1000', percent: '89.9' } },
      // Its period has not ended on its own last day.
      ...{ value: '89.9', unit: 'PERCENT', bound: 'EXACT', asWritten: null, flags: ['PROVISIONAL'] },
      ...{ directive: null, clause: null, members: [], missingMembers: [], missingCount: null },
      ...{ areMembersStated: null, override: null },
    });
    const [fact] = await hub.rows(
      `select source, stated_on::text as stated from indicators.observation_fact where observation_id = $1`,
      [id],
    );
    expect(fact).toEqual({ source: 'REPORTED', stated: TODAY });
  });

  it('of several together is recorded with its document and with those who did and did not', async () => {
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const [member, missing] = [hub.agencyId('province/ha-noi'), hub.agencyId('province/da-nang@2025')];
    const id = await hub.done('recordObservation', {
      ...{ indicatorId, scope: 'LOCALITIES', to: '2026-02-28', numerator: '33', denominator: '34', unit: 'PERCENT' },
      ...{ value: '97.05', bound: 'NEARLY', asWritten: 'gần 97,05%', directiveId, clause: '3.b', isEstimated: true },
      ...{ memberIds: [member, member], missingMemberIds: [missing], statedOn: '2026-03-05' },
    });
    expect(await shown(id)).toMatchObject({
      ...{ scope: 'LOCALITIES', agency: null, from: null, to: '2026-02-28', bound: 'NEARLY', flags: ['ESTIMATED'] },
      ...{
        directive: { id: directiveId },
        clause: '3.b',
        members: [{ id: member }],
        missingMembers: [{ id: missing }],
      },
      ...{ missingCount: 1, areMembersStated: false },
    });
  });

  it('out of zero is one: nothing happened', async () => {
    const id = await hub.done('recordObservation', ofAgency({ numerator: '0', denominator: '0' }));
    expect(await shown(id)).toMatchObject({ value: null, ratio: { numerator: '0', denominator: '0', percent: null } });
  });

  it('keeps every digit', async () => {
    const parts = { numerator: '12345678901234567.123456789', denominator: '98765432109876543210.000000001' };
    const id = await hub.done('recordObservation', ofAgency(parts));
    expect(await shown(id)).toMatchObject({ ratio: parts });
  });

  it('is no binary float', async () => {
    const { errors } = await hub.ask(
      `mutation { recordObservation(input: { idempotencyKey: "f", indicatorId: "${indicatorId}", to: "2026-01-31",
        scope: NATIONWIDE, value: 0.1, unit: PERCENT }) { problems { code } } }`,
      { viewer: OPERATOR },
    );
    expect(errors?.[0]?.message).toContain('Expected a decimal number as a string, came 0.1');
  });

  it.each<[string, () => object, readonly (readonly [string, string])[]]>([
    ['without a number', () => ({ numerator: null, denominator: null }), [['NUMBER_MISSING', '']]],
    ['with one part', () => ({ denominator: null }), [['PARTS_INCOMPLETE', 'denominator']]],
    ['below zero', () => ({ numerator: '-1' }), [['NUMBER_NEGATIVE', 'numerator']]],
    ['above the whole', () => ({ numerator: '1000.01' }), [['RATIO_ABOVE_ONE', 'numerator']]],
    ['of something out of nothing', () => ({ denominator: '0' }), [['RATIO_ABOVE_ONE', 'numerator']]],
    ['with another value than its parts', () => ({ value: '90.9' }), [['VALUE_CONTRADICTS_PARTS', 'value']]],
    ['in a unit of others', () => ({ unit: 'COUNT' }), [['UNIT_NOT_OF_INDICATOR', 'unit']]],
    ['of a difference with parts', () => ({ unit: 'PERCENTAGE_POINT' }), [['PARTS_OF_NO_RATIO', 'numerator']]],
    ['of no agency', () => ({ agencyId: null }), [['SCOPE_WITHOUT_AGENCY', 'agencyId']]],
    ['of all and of one', () => ({ scope: 'NATIONWIDE' }), [['SCOPE_WITH_AGENCY', 'agencyId']]],
    ['of a clause of nothing', () => ({ clause: '3' }), [['CLAUSE_WITHOUT_DOCUMENT', 'clause']]],
    ['of a time that runs backwards', () => ({ from: '2026-01-02', to: '2026-01-01' }), [['PERIOD_BACKWARDS', 'from']]],
    ['of next year', () => ({ to: '2027-01-01' }), [['PERIOD_IN_FUTURE', 'to']]],
    ['of a period to come', () => ({ from: '2026-04-01', to: '2026-06-30' }), [['PERIOD_IN_FUTURE', 'from']]],
    ['by a day to come', () => ({ from: null, to: '2026-04-01' }), [['PERIOD_IN_FUTURE', 'to']]],
    ['said tomorrow', () => ({ statedOn: '2026-04-01' }), [['STATED_IN_FUTURE', 'statedOn']]],
    [
      'of an agency before it was founded',
      () => ({ from: '2025-06-01', to: '2025-06-30' }),
      [['AGENCY_NOT_IN_FORCE', 'agencyId']],
    ],
    ['of an agency that is not there', () => ({ agencyId: randomUUID() }), [['AGENCY_NOT_FOUND', 'agencyId']]],
    [
      'with one on both sides',
      () => ({ memberIds: [hub.agencyId(OTHER)], missingMemberIds: [hub.agencyId(OTHER)] }),
      [['MEMBER_ON_BOTH_SIDES', 'missingMemberIds']],
    ],
    ['of names without names', () => ({ areMembersStated: true }), [['MEMBERS_UNNAMED', 'areMembersStated']]],
    [
      'of fewer missing than are named',
      () => ({ missingMemberIds: [hub.agencyId(OTHER)], missingCount: 0 }),
      [['MISSING_COUNT_TOO_SMALL', 'missingCount']],
    ],
    ['of no indicator', () => ({ indicatorId: randomUUID() }), [['INDICATOR_NOT_FOUND', 'indicatorId']]],
  ])('%s is refused', async (_, over, expected) => {
    const { id, problems } = await hub.send('recordObservation', ofAgency(over()));
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual(expected);
    expect(id).toBeNull();
  });

  it.each<[string, () => object]>([
    ['of exactly the whole', () => ({ numerator: '1000' })],
    ['that its source has rounded', () => ({ value: '90' })],
    ['that its source has cut off', () => ({ value: '89' })],
    [
      'of a change for the worse, not yet decided',
      () => ({ numerator: null, denominator: null, value: '-3', unit: 'UNKNOWN' }),
    ],
    ['above the whole where the indicator allows it', () => ({ indicatorId: changing, numerator: '1200' })],
    ['of a period that began before the agency', () => ({ from: '2025-01-01', to: '2025-12-31' })],
    ['to the last day of the year', () => ({ from: '2026-01-01', to: '2026-12-31' })],
    ['by today', () => ({ from: null, to: TODAY })],
    ['of a period that begins today', () => ({ from: TODAY, to: TODAY })],
  ])('%s is recorded', async (_, over) => {
    expect(await codesOf('recordObservation', ofAgency(over()))).toEqual([]);
  });

  it('of one source is there once, and its id is told; of another clause it is another', async () => {
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const said = ofAgency();
    const id = await hub.done('recordObservation', said);
    const again = await hub.ask(
      `mutation ($input: RecordObservationInput!) { recordObservation(input: $input) { observation { id } problems { code message } } }`,
      { variables: { input: { ...said, idempotencyKey: randomUUID(), numerator: '1' } }, viewer: officer() },
    );
    expect(again.data).toMatchObject({
      recordObservation: {
        observation: null,
        problems: [{ code: 'OBSERVATION_EXISTS', message: expect.stringContaining(id) }],
      },
    });
    for (const clause of ['1', '2'])
      expect(await codesOf('recordObservation', { ...said, directiveId, clause })).toEqual([]);
    expect(await codesOf('recordObservation', { ...said, directiveId, clause: '2' })).toEqual(['OBSERVATION_EXISTS']);
  });

  it('of two sent at once is there once', async () => {
    const said = ofAgency();
    const codes = await Promise.all([1, 2, 3, 4].map(() => codesOf('recordObservation', said, officer())));
    expect(codes.map((each) => each.join()).toSorted()).toEqual(['', ...Array(3).fill('OBSERVATION_EXISTS')]);
  });
});

describe('a correction', () => {
  it('keeps what stood before, and the event says why', async () => {
    const id = await hub.done('recordObservation', ofAgency(), { viewer: officer() });
    const before = await hub.now();
    const recorded = await shown(id);
    await hub.done(
      'correctObservation',
      { observationId: id, numerator: '950', reason: 'Đếm sót' },
      { viewer: officer() },
    );
    expect(await shown(id)).toMatchObject({ value: '95', flags: expect.arrayContaining(['REVISED']) });
    expect(await shown(id, before)).toEqual(recorded);
    const [event] = await hub.rows(
      `select payload->>'correctedBecause' as because from indicators.feed_event where subject = $1 order by seq desc limit 1`,
      [id],
    );
    expect(event).toEqual({ because: 'Đếm sót' });
  });

  it('decides what "tăng 35%" means: from then on something can be computed from it', async () => {
    const id = hub.observationId('1297/digitised-ministries-change');
    expect(await shown(id)).toMatchObject({ unit: 'UNKNOWN', value: '35' });
    await hub.done('correctObservation', { observationId: id, unit: 'PERCENTAGE_POINT', reason: 'Theo giải trình' });
    expect(await shown(id)).toMatchObject({
      unit: 'PERCENTAGE_POINT',
      value: '35',
      asWritten: 'tăng 35% so với năm 2023',
    });
  });

  it('of names counts them anew, and blanks what is null', async () => {
    const [a, b] = [hub.agencyId('province/ha-noi'), hub.agencyId('province/da-nang@2025')];
    const id = await hub.done('recordObservation', {
      ...{ indicatorId, scope: 'LOCALITIES', to: '2026-01-15', value: '5', unit: 'PERCENT', missingMemberIds: [a] },
    });
    await hub.done('correctObservation', { observationId: id, missingMemberIds: [a, b], reason: 'Thiếu' });
    expect(await shown(id)).toMatchObject({ missingCount: 2, missingMembers: expect.any(Array) });
    await hub.done('correctObservation', { observationId: id, missingMemberIds: [], reason: 'Thừa' });
    expect(await shown(id)).toMatchObject({ missingCount: null, missingMembers: [], areMembersStated: null });
  });

  it('that makes it the same as another is refused, and so is one that is nothing', async () => {
    const first = ofAgency();
    const other = await hub.done('recordObservation', first);
    const id = await hub.done('recordObservation', ofAgency());
    const { from, to } = first as unknown as { from: string; to: string };
    const wrong = (over: object) => codesOf('correctObservation', { observationId: id, reason: 'Nhầm', ...over });
    expect(await wrong({ from, to })).toEqual(['OBSERVATION_EXISTS']);
    expect(await wrong({})).toEqual(['CORRECTION_EMPTY']);
    expect(await wrong({ unit: null })).toEqual(['FIELD_NOT_BLANKABLE']);
    expect(await wrong({ numerator: null, denominator: null })).toEqual(['NUMBER_MISSING']);
    expect(await wrong({ reason: ' ', value: '89.9' })).toEqual(['TEXT_BLANK']);
    expect(await wrong({ observationId: randomUUID(), value: '1' })).toEqual(['OBSERVATION_NOT_FOUND']);
    expect(other).not.toBe(id);
  });

  it('of what the hub computed is refused: what it is computed from is corrected', async () => {
    const id = await hub.done('recordObservation', ofAgency());
    await using orm = openOrm({ database: hub.database, subgraph: 'indicators', entities: ENTITIES });
    await orm.write(viewerOf({ subject: 'hub', roles: ['operator'] }), async (em) => {
      const record = (await storedObservations(em, [id])).get(id)!;
      await recordObservations(em, [{ ...record, source: 'COMPUTED' }]);
    });
    expect(await codesOf('correctObservation', { observationId: id, value: '89.9', reason: 'Nhầm' })).toEqual([
      'OBSERVATION_COMPUTED',
    ]);
  });
});

describe('an override', () => {
  it('takes the place of the stated number, which stays beneath it until it is ended', async () => {
    const authorisedById = hub.directiveId(hub.files.directives[0]!.key);
    const id = await hub.done('recordObservation', ofAgency(), { viewer: officer() });
    const stated = await shown(id);
    const judge = { viewer: officer(EVALUATOR) };
    const said = { observationId: id, numerator: '700', denominator: '1000', reason: 'Kiểm tra lại', authorisedById };
    await hub.done('overrideObservation', said, judge);
    const overridden = await hub.now();
    expect(await shown(id)).toMatchObject({
      ...{ value: '70', flags: expect.arrayContaining(['OVERRIDDEN']) },
      override: {
        ...{ originalValue: '89.9', originalRatio: { numerator: '899', denominator: '1000' }, reason: 'Kiểm tra lại' },
        authorisedBy: { id: authorisedById },
      },
    });
    await hub.done('overrideObservation', { observationId: id, value: '71', reason: 'Lần nữa' }, judge);
    expect(await shown(id)).toMatchObject({ value: '71', ratio: null, override: { authorisedBy: null } });
    await hub.done('endOverride', { observationId: id, reason: 'Đã giải trình' }, judge);
    expect(await shown(id)).toEqual(stated);
    expect(await shown(id, overridden)).toMatchObject({ value: '70' });
    expect(await codesOf('endOverride', { observationId: id, reason: 'Lại' })).toEqual(['OVERRIDE_NOT_FOUND']);
  });

  it.each<[string, object, string]>([
    ['without a number', {}, 'NUMBER_MISSING'],
    ['above the whole', { value: '100.1' }, 'RATIO_ABOVE_ONE'],
    ['with one part', { numerator: '1' }, 'PARTS_INCOMPLETE'],
    ['without a reason', { value: '1', reason: '' }, 'TEXT_BLANK'],
    ['of nothing', { value: '1', observationId: randomUUID() }, 'OBSERVATION_NOT_FOUND'],
  ])('%s is refused', async (_, over, code) => {
    const observationId = await hub.done('recordObservation', ofAgency());
    expect(await codesOf('overrideObservation', { observationId, reason: 'Khác', ...over })).toEqual([code]);
  });
});

it('what the reference data states could all have been recorded by these commands', async () => {
  const files = hub.files;
  const measure = (key: string) => ({ ...files.indicators.find((each) => each.key === key)!, mayExceedWhole: false });
  const found = files.observations.flatMap(({ indicator, ...said }) => {
    const unit = said.unit as IndicatorUnit;
    const refusals = [
      ...numberRefusals(said, unit, measure(indicator)),
      ...unitRefusals(unit, measure(indicator).unit as IndicatorUnit),
      ...timeRefusals(said, TODAY),
    ];
    return refusals.map(({ code }) => `${said.key} ${code}`);
  });
  expect(found).toEqual([]);
  const ofMandate = new Map(files.mandates.map(({ key, indicator }) => [key, indicator]));
  const targets = files.targets.flatMap(({ key, mandate, value, unit }) => {
    const { unit: own } = measure(ofMandate.get(mandate)!);
    const refusals = [
      ...numberRefusals({ value }, unit as IndicatorUnit, { mayExceedWhole: false }),
      ...unitRefusals(unit as IndicatorUnit, own as IndicatorUnit),
    ];
    return refusals.map(({ code }) => `${key} ${code}`);
  });
  expect(targets).toEqual([]);
});
