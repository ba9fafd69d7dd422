import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '../platform/viewer.ts';
import { type IndicatorsSubgraph, OPERATOR, startIndicators } from './support/indicators-subgraph.ts';

const EVALUATOR = 'ministry-level/van-phong-chinh-phu';
const ROW = {
  ...{ part: 'Phụ lục I', number: 'I.1', asWritten: 'Tỷ lệ thử' },
  ...{ leadAsWritten: 'Các bộ', directive: { id: '' }, evidence: { id: '' }, evaluator: null },
};

let hub: IndicatorsSubgraph;
let indicatorId: string;
beforeAll(async () => {
  hub = await startIndicators();
  const said = { name: 'Thử', unit: 'PERCENT', direction: 'UP', method: 'COUNTED', key: 'demanded' };
  indicatorId = await hub.done('recordIndicator', said);
});
afterAll(() => hub[Symbol.asyncDispose]());

const directive = (place: number) => hub.files.directives[place]!.id;
const target = (over: object = {}) => ({
  ...{ value: '80', unit: 'PERCENT', asWritten: '80%', strength: 'ASSIGNED', from: '2026-01-01', to: '2026-12-31' },
  ...{ agencyIds: [hub.agencyId('province/phu-tho@2025')], ...over },
});

/** A row with one target that bears its number and one of its own; in a document of its own, unless told otherwise. */
let documents = 0;
async function row(over: object = {}) {
  documents += 1;
  const { part, number, asWritten, leadAsWritten } = ROW;
  const mandate = { indicatorId, directiveId: directive(documents), part, number, asWritten, leadAsWritten, ...over };
  const first = await hub.done('recordTarget', target({ mandate }));
  const mandateId = await mandateOf(first);
  return { mandateId, first, second: await hub.done('recordTarget', target({ mandateId, number: 'I.1.b' })) };
}
async function mandateOf(targetId: string): Promise<string> {
  const { target } = await hub.data<{ target: { mandate: { id: string } } }>(
    'query ($id: ID!) { target(id: $id) { mandate { id } } }',
    { variables: { id: targetId } },
  );
  return target.mandate.id;
}

async function correct(mandateId: string, right: object, viewer: Viewer = OPERATOR) {
  type Payload = { mandate: { id: string } | null; problems: { code: string; path: string[] }[] };
  const { correctMandate } = await hub.data<{ correctMandate: Payload }>(
    `mutation ($input: CorrectMandateInput!) { correctMandate(input: $input) { mandate { id } problems { code path } } }`,
    { variables: { input: { idempotencyKey: crypto.randomUUID(), mandateId, reason: 'Đọc nhầm', ...right } }, viewer },
  );
  return correctMandate.problems.map(({ code, path }) => [code, ...path]);
}

const DEMANDED = `{ mandates { nodes { id part number asWritten leadAsWritten directive { id } evidence { id } evaluator { id }
  targets { id number } } } }`;
/** What a directive demands of the indicator of this test. */
async function demandedBy(directiveId: string, position: string | null = null) {
  const { _entities } = await hub.data<{
    _entities: { mandates: { nodes: { id: string; targets: { id: string }[] }[] } }[];
  }>(`query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Directive ${DEMANDED} } }`, {
    variables: { keys: [{ __typename: 'Directive', id: directiveId }] },
    position,
  });
  return _entities[0]!.mandates.nodes;
}

it('corrects words, place, lead and judge; targets that bear its number follow, and earlier positions stay', async () => {
  const { mandateId, first, second } = await row();
  const [document, before] = [directive(documents), await hub.now()];
  const right = { part: 'Phụ lục II', number: 'II.3', asWritten: 'Tỷ lệ thử, đúng', leadAsWritten: null };

  expect(await correct(mandateId, { ...right, evaluatorId: hub.agencyId(EVALUATOR) })).toEqual([]);

  const told = { ...ROW, id: mandateId, directive: { id: document }, evidence: { id: document } };
  const targets = (number: string) => [
    { id: first, number },
    { id: second, number: 'I.1.b' },
  ];
  expect((await demandedBy(document)).at(-1)).toEqual({
    ...{ ...told, ...right, evaluator: { id: hub.agencyId(EVALUATOR) }, targets: targets('II.3') },
  });
  expect((await demandedBy(document, before)).at(-1)).toEqual({ ...told, targets: targets('I.1') });
});

it('moves a row to the document in which it stands, behind what that demands already, and its targets with it', async () => {
  const { mandateId, first, second } = await row();
  const old = directive(documents);
  const next = directive(documents + 40);
  const there = await row({ directiveId: next, part: 'Phụ lục IX' });

  expect(await correct(mandateId, { directiveId: next, evidenceId: next })).toEqual([]);

  expect((await demandedBy(old)).map(({ id }) => id)).not.toContain(mandateId);
  expect((await demandedBy(next)).map(({ id }) => id).slice(-2)).toEqual([there.mandateId, mandateId]);
  const found = await hub.data<{ targets: { nodes: { id: string }[] } }>(
    'query ($id: ID!) { targets(filter: { directiveId: $id }) { nodes { id } } }',
    { variables: { id: next } },
  );
  expect(found.targets.nodes.map(({ id }) => id).slice(-4)).toEqual([there.first, there.second, first, second]);
});

it('refuses who is no operator, what is nothing, and a row or targets that are there already', async () => {
  const { mandateId } = await row();
  const document = directive(documents);
  const other = await row({ directiveId: document, number: 'I.2' });
  await hub.done('recordTarget', target({ mandateId: other.mandateId, number: 'I.3' }));

  expect(await correct(mandateId, { part: 'X' }, hub.officer(EVALUATOR))).toEqual([['NOT_YOURS', 'mandateId']]);
  expect(await correct(mandateId, {})).toEqual([['CORRECTION_EMPTY']]);
  expect(await correct(mandateId, { number: null })).toEqual([['FIELD_NOT_BLANKABLE', 'number']]);
  expect(await correct(mandateId, { asWritten: ' ' })).toEqual([['TEXT_BLANK', 'asWritten']]);
  expect(await correct(crypto.randomUUID(), { part: 'X' })).toEqual([['MANDATE_NOT_FOUND', 'mandateId']]);
  expect(await correct(mandateId, { directiveId: null, evidenceId: null })).toEqual([
    ['MANDATE_WITHOUT_DOCUMENT', 'evidenceId'],
  ]);
  expect(await correct(mandateId, { evaluatorId: crypto.randomUUID() })).toEqual([['AGENCY_NOT_FOUND', 'evaluatorId']]);
  expect(await correct(mandateId, { number: 'I.2' })).toEqual([['MANDATE_EXISTS', 'number']]);
  expect(await correct(other.mandateId, { number: 'I.3' })).toEqual([['TARGET_EXISTS', 'number']]);
  expect(await correct(mandateId, { number: 'I.4' })).toEqual([]);
});
