import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../platform/viewer.ts';
import { type IndicatorsSubgraph, startIndicators } from './support/indicators-subgraph.ts';

let hub: IndicatorsSubgraph;
beforeAll(async () => {
  hub = await startIndicators();
});
afterAll(() => hub[Symbol.asyncDispose]());

const AN_OFFICER = 'province/phu-tho@2025';
let keys = 0;
const indicatorInput = (over: object = {}) => {
  keys += 1;
  return {
    ...{ key: `test_${keys}`, name: 'Tỷ lệ hồ sơ thử nghiệm', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' },
    ...{ numerator: 'hồ sơ đã thử', denominator: 'hồ sơ', ...over },
  };
};
const targetInput = (over: object = {}) => {
  keys += 1;
  return {
    ...{ mandateId: hub.mandateId(hub.files.mandates[0]!.key), number: `T${keys}`, value: '80', unit: 'PERCENT' },
    ...{ asWritten: 'tối thiểu 80%', operator: 'AT_LEAST', strength: 'ASSIGNED', from: '2026-01-01', to: '2026-12-31' },
    ...{ agencyIds: [hub.agencyId(AN_OFFICER)], ...over },
  };
};

describe('an indicator', () => {
  it('is recorded with all that is said of it, and shows it', async () => {
    const other = hub.indicatorId(hub.files.indicators[0]!.key);
    const directiveId = hub.directiveId(hub.files.directives[0]!.key);
    const [owner, evaluator] = [
      hub.agencyId('province/phu-tho@2025'),
      hub.agencyId('ministry-level/van-phong-chinh-phu'),
    ];
    const id = await hub.done('recordIndicator', {
      ...indicatorInput({ isFormulaStated: true, mayExceedWhole: true, ownerId: owner, evaluatorId: evaluator }),
      ...{ validFrom: '2024-01-01', validTo: '2026-12-31' },
      seriesBreaks: [{ on: '2025-07-01', reason: 'Sáp nhập', directiveId }],
      similarTo: [{ indicatorId: other, kind: 'PART_OF', difference: 'Chỉ đếm hồ sơ thử' }],
    });
    const { indicator } = await hub.data<{ indicator: object }>(
      `query ($id: ID!) { indicator(id: $id) { name unit direction method numerator denominator isFormulaStated mayExceedWhole
        owner { __typename id } evaluator { __typename id } validFrom validTo
        seriesBreaks { on reason directive { __typename id } }
        similarTo { indicator { id } kind difference isVerified } } }`,
      { variables: { id } },
    );
    expect(indicator).toEqual({
      ...{ name: 'Tỷ lệ hồ sơ thử nghiệm', unit: 'PERCENT', direction: 'UP', method: 'COUNTED' },
      ...{ numerator: 'hồ sơ đã thử', denominator: 'hồ sơ', isFormulaStated: true, mayExceedWhole: true },
      owner: { __typename: 'Agency', id: owner },
      evaluator: { __typename: 'Agency', id: evaluator },
      ...{ validFrom: '2024-01-01', validTo: '2026-12-31' },
      seriesBreaks: [{ on: '2025-07-01', reason: 'Sáp nhập', directive: { __typename: 'Directive', id: directiveId } }],
      similarTo: [{ indicator: { id: other }, kind: 'PART_OF', difference: 'Chỉ đếm hồ sơ thử', isVerified: false }],
    });
  });

  it('is corrected: what is left out stays, null blanks, a list takes the place of the one before', async () => {
    const id = await hub.done('recordIndicator', {
      ...indicatorInput({ validFrom: '2024-01-01' }),
      seriesBreaks: [{ on: '2025-07-01', reason: 'Sáp nhập' }],
    });
    const before = await hub.now();
    const ask = `query ($id: ID!) { indicator(id: $id) { name numerator denominator validFrom seriesBreaks { on } } }`;
    const read = (position: string | null = null) => hub.data(ask, { variables: { id }, position });
    const recorded = await read();

    await hub.done('correctIndicator', { indicatorId: id, denominator: null, name: 'Tên đúng', reason: 'Ghi nhầm' });
    expect(await read()).toEqual({
      indicator: {
        ...{ name: 'Tên đúng', numerator: 'hồ sơ đã thử', denominator: null, validFrom: '2024-01-01' },
        seriesBreaks: [{ on: '2025-07-01' }],
      },
    });
    await hub.done('correctIndicator', { indicatorId: id, seriesBreaks: [], reason: 'Không có' });
    expect(await read()).toMatchObject({ indicator: { name: 'Tên đúng', seriesBreaks: [] } });
    expect(await read(before)).toEqual(recorded);
  });

  it.each<[string, () => object, readonly (readonly [string, string])[]]>([
    ['with a key of other letters', () => ({ key: 'tỷ lệ' }), [['INDICATOR_KEY_INVALID', 'key']]],
    ['with a key that ends in a dot', () => ({ key: 'a.' }), [['INDICATOR_KEY_INVALID', 'key']]],
    ['with a key of 101 characters', () => ({ key: 'k'.repeat(101) }), [['INDICATOR_KEY_INVALID', 'key']]],
    ['with the key of another', () => ({ key: hub.files.indicators[0]!.key }), [['INDICATOR_EXISTS', 'key']]],
    ['without a name', () => ({ name: ' ' }), [['TEXT_BLANK', 'name']]],
    ['with words that are too long', () => ({ numerator: 'x'.repeat(2001) }), [['TEXT_TOO_LONG', 'numerator']]],
    [
      'that ends before it begins, of an unknown owner',
      () => ({ validFrom: '2025-01-01', validTo: '2024-12-31', ownerId: randomUUID() }),
      [
        ['DAYS_BACKWARDS', 'validTo'],
        ['AGENCY_NOT_FOUND', 'ownerId'],
      ],
    ],
    [
      'with one break twice',
      () => ({ seriesBreaks: ['a', 'b'].map((reason) => ({ on: '2025-07-01', reason })) }),
      [['SERIES_BREAK_TWICE', 'seriesBreaks.1.on']],
    ],
    [
      'like one that is not there',
      () => ({ similarTo: [{ indicatorId: randomUUID(), kind: 'NEAR', difference: 'Khác' }] }),
      [['INDICATOR_NOT_FOUND', 'similarTo.0.indicatorId']],
    ],
    [
      'with 21 breaks',
      () => ({ seriesBreaks: Array.from({ length: 21 }, () => ({ on: '2025-07-01', reason: 'x' })) }),
      [['LIST_TOO_LONG', 'seriesBreaks']],
    ],
  ])('%s is refused', async (_, over, expected) => {
    const { id, problems } = await hub.send('recordIndicator', indicatorInput(over()));
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual(expected);
    expect(id).toBeNull();
  });

  it('of a key of 100 characters is recorded', async () => {
    expect((await hub.send('recordIndicator', indicatorInput({ key: 'k'.repeat(100) }))).codes).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, 'CORRECTION_EMPTY'],
    ['no name', { name: null }, 'FIELD_NOT_BLANKABLE'],
    ['no list', { similarTo: null }, 'FIELD_NOT_BLANKABLE'],
  ])('corrected to %s is refused', async (_, over, code) => {
    const indicatorId = hub.indicatorId(hub.files.indicators[0]!.key);
    expect((await hub.send('correctIndicator', { indicatorId, reason: 'Nhầm', ...over })).codes).toEqual([code]);
  });

  it('does not look like itself, and what is not there is not corrected', async () => {
    const indicatorId = hub.indicatorId(hub.files.indicators[0]!.key);
    const similarTo = [{ indicatorId, kind: 'NEAR', difference: 'Khác' }];
    expect((await hub.send('correctIndicator', { indicatorId, similarTo, reason: 'Nhầm' })).codes).toEqual([
      'SIMILAR_TO_ITSELF',
    ]);
    const unknown = { indicatorId: randomUUID(), name: 'Khác', reason: 'Nhầm' };
    expect(await hub.send('correctIndicator', unknown)).toMatchObject({ id: null, codes: ['INDICATOR_NOT_FOUND'] });
  });

  it('of two recorded at once with one key one is there', async () => {
    const input = indicatorInput();
    const sent = await Promise.all([1, 2, 3, 4].map(() => hub.send('recordIndicator', input)));
    expect(sent.map(({ codes }) => codes.join()).toSorted()).toEqual(['', ...Array(3).fill('INDICATOR_EXISTS')]);
  });
});

describe('a target', () => {
  it('is recorded with a row that is new, at the end of its document', async () => {
    const evidenceId = hub.directiveId(hub.files.directives[0]!.key);
    const indicatorId = hub.indicatorId(hub.files.indicators[0]!.key);
    const mandate = {
      ...{ indicatorId, evidenceId, part: 'Phụ lục IX', number: 'IX.1', asWritten: 'Tham vấn dự thảo' },
      leadAsWritten: 'Các bộ',
    };
    const cohort = {
      ...{ indicatorId, operator: 'AT_LEAST', value: '50', from: '2025-01-01', to: '2025-12-31' },
      asWritten: 'đạt từ 50% năm 2025',
    };
    const input = targetInput({ mandateId: undefined, mandate, number: undefined, operator: undefined, cohort });
    const id = await hub.done('recordTarget', input);
    const { target } = await hub.data<{ target: object }>(
      `query ($id: ID!) { target(id: $id) { number value unit operator isOperatorWritten asWritten strength from to
        indicator { id } agencies { id } classes { id } cohort { indicator { id } operator value from to asWritten }
        mandate { part number asWritten leadAsWritten directive { id } evidence { id } targets { id } } } }`,
      { variables: { id } },
    );
    expect(target).toEqual({
      ...{ number: 'IX.1', value: '80', unit: 'PERCENT', operator: 'AT_LEAST', isOperatorWritten: false },
      ...{ asWritten: 'tối thiểu 80%', strength: 'ASSIGNED', from: '2026-01-01', to: '2026-12-31' },
      ...{ indicator: { id: indicatorId }, agencies: [{ id: hub.agencyId(AN_OFFICER) }], classes: [] },
      cohort: { ...cohort, indicatorId: undefined, indicator: { id: indicatorId } },
      mandate: {
        ...{ part: 'Phụ lục IX', number: 'IX.1', asWritten: 'Tham vấn dự thảo', leadAsWritten: 'Các bộ' },
        ...{ directive: null, evidence: { id: evidenceId }, targets: [{ id }] },
      },
    });
    const twice = await hub.send('recordTarget', targetInput({ mandateId: undefined, mandate }));
    expect(twice.codes).toEqual(['MANDATE_EXISTS']);
    const [last] = await hub.rows<{ last: boolean }>(
      `select m.ordinal = (select max(o.ordinal) from indicators.mandate_fact o where o.evidence_id = m.evidence_id) as last
       from indicators.mandate_fact m where m.number = 'IX.1'`,
    );
    expect(last).toEqual({ last: true });
  });

  it('of the next year stands beside that of this year', async () => {
    const input = targetInput();
    const first = await hub.done('recordTarget', input);
    const next = { ...input, value: '90', from: '2027-01-01', to: '2027-12-31' };
    const second = await hub.done('recordTarget', next);
    const read = (id: string) => hub.data(`{ target(id: "${id}") { value from } }`);
    expect(await read(first)).toEqual({ target: { value: '80', from: '2026-01-01' } });
    expect(await read(second)).toEqual({ target: { value: '90', from: '2027-01-01' } });
    expect((await hub.send('recordTarget', { ...next, value: '95' })).codes).toEqual(['TARGET_EXISTS']);
    const moved = { targetId: first, from: '2027-01-01', to: '2027-12-31', value: '90', reason: 'Năm sau' };
    expect((await hub.send('correctTarget', moved)).codes).toEqual(['TARGET_OF_ANOTHER_TIME']);
    const stretched = { targetId: first, to: '2027-12-31', reason: 'Năm sau' };
    expect((await hub.send('correctTarget', stretched)).codes).toEqual(['TARGET_OF_ANOTHER_TIME']);
    const slip = { targetId: first, from: '2026-07-01', reason: 'Ghi nhầm' };
    expect((await hub.send('correctTarget', slip)).codes).toEqual([]);
  });

  it('keeps what it was before it was corrected', async () => {
    const targetId = await hub.done('recordTarget', targetInput());
    const before = await hub.now();
    const said = { value: '85', operator: null, asWritten: '85%', to: null, agencyIds: [] };
    const classId = hub.classId(hub.files.classes[0]!.key);
    await hub.done('correctTarget', { targetId, ...said, agencyClassIds: [classId], reason: 'Đọc nhầm' });
    const query = `{ target(id: "${targetId}") { value operator isOperatorWritten asWritten to agencies { id } classes { id } } }`;
    expect(await hub.data(query)).toEqual({
      target: {
        ...{ value: '85', operator: 'AT_LEAST', isOperatorWritten: false, asWritten: '85%', to: null },
        ...{ agencies: [], classes: [{ id: classId }] },
      },
    });
    expect(await hub.data(query, { position: before })).toMatchObject({
      target: { value: '80', isOperatorWritten: true, to: '2026-12-31' },
    });
    const [event] = await hub.rows<{ because: string }>(
      `select payload->>'correctedBecause' as because from indicators.feed_event where subject = $1 order by seq desc limit 1`,
      [targetId],
    );
    expect(event).toEqual({ because: 'Đọc nhầm' });
  });

  it.each<[string, () => object, readonly (readonly [string, string])[]]>([
    ['of no row', () => ({ mandateId: undefined }), [['MANDATE_UNCLEAR', 'mandateId']]],
    ['of a row that is not there', () => ({ mandateId: randomUUID() }), [['MANDATE_NOT_FOUND', 'mandateId']]],
    ['that binds nobody', () => ({ agencyIds: [] }), [['TARGET_OF_NOBODY', 'agencyIds']]],
    ['in no unit', () => ({ unit: 'UNKNOWN' }), [['UNIT_UNDECIDED', 'unit']]],
    ['in a unit of others', () => ({ unit: 'POINT' }), [['UNIT_NOT_OF_INDICATOR', 'unit']]],
    ['above the whole', () => ({ value: '100.01' }), [['RATIO_ABOVE_ONE', 'value']]],
    ['below zero', () => ({ value: '-1' }), [['NUMBER_NEGATIVE', 'value']]],
    ['that ends before it begins', () => ({ to: '2025-12-31' }), [['DAYS_BACKWARDS', 'to']]],
    [
      'of an agency that has ended',
      () => ({ agencyIds: [hub.agencyId('province/binh-dinh')] }),
      [['AGENCY_NOT_IN_FORCE', 'agencyIds.0']],
    ],
    ['of no such class', () => ({ agencyClassIds: [randomUUID()] }), [['AGENCY_CLASS_NOT_FOUND', 'agencyClassIds.0']]],
    [
      'of a row without a document',
      () => ({
        mandateId: undefined,
        mandate: { indicatorId: randomUUID(), part: 'I', number: '1', asWritten: 'Một' },
      }),
      [['MANDATE_WITHOUT_DOCUMENT', 'mandate']],
    ],
    [
      'of a row about nothing',
      () => ({
        mandateId: undefined,
        mandate: { indicatorId: randomUUID(), directiveId: randomUUID(), part: 'I', number: '1', asWritten: 'Một' },
      }),
      [['INDICATOR_NOT_FOUND', 'mandate.indicatorId']],
    ],
    [
      'of a row with blank words',
      () => ({
        mandateId: undefined,
        mandate: { indicatorId: randomUUID(), directiveId: randomUUID(), part: ' ', number: '1', asWritten: 'Một' },
      }),
      [['TEXT_BLANK', 'mandate.part']],
    ],
  ])('%s is refused', async (_, over, expected) => {
    const { problems } = await hub.send('recordTarget', targetInput(over()));
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual(expected);
  });

  it('of exactly the whole is recorded', async () => {
    expect((await hub.send('recordTarget', targetInput({ value: '100' }))).codes).toEqual([]);
  });
});

describe('indicators and targets are for operators', () => {
  it.each(['officer', 'steward'] as const)('a %s is refused, also of the agency that judges', async (role) => {
    const viewer = viewerOf({
      ...{ subject: 'person:other', roles: [role] },
      agencyIds: [hub.agencyId('ministry-level/van-phong-chinh-phu'), hub.agencyId(AN_OFFICER)],
    });
    const indicatorId = hub.indicatorId(hub.files.indicators[0]!.key);
    const targetId = hub.targetId(hub.files.targets[0]!.key);
    const tries: [string, object][] = [
      ['recordIndicator', indicatorInput()],
      ['correctIndicator', { indicatorId, name: 'Khác', reason: 'Nhầm' }],
      ['recordTarget', targetInput()],
      ['correctTarget', { targetId, value: '1', reason: 'Nhầm' }],
    ];
    const events = () => hub.rows('select count(*)::int as n from indicators.feed_event');
    const before = await events();
    for (const [name, input] of tries) {
      expect({ name, codes: (await hub.send(name, input, { viewer })).codes }).toEqual({ name, codes: ['NOT_YOURS'] });
    }
    expect(await events()).toEqual(before);
  });
});
