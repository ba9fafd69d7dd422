import { randomUUID } from 'node:crypto';
import { viewerOf } from '../../platform/viewer.ts';
import type { Input, OnceHub, Payload } from './once-hub.ts';
import type { Sample } from './once-samples.ts';
import { agencies, classes, indicators } from './reference-data.ts';

const idByKey = (records: readonly { readonly id: string; readonly key: string }[], key: string): string =>
  records.find((record) => record.key === key)!.id;
/** The sender is an officer of it, and an operator: it records of it, and may not override of it. */
const AGENCY = idByKey(agencies, 'province/phu-tho@2025');
const MINISTRY = idByKey(agencies, 'ministry-level/van-phong-chinh-phu');
/** Speaks for nobody, and may override of everybody. */
const JUDGE = viewerOf({ subject: 'person:judge', roles: ['operator'] });
const CLASS = idByKey(classes, 'class/co-quan-thuoc-chinh-phu');
const INDICATOR = idByKey(indicators, 'online_payment');
const idOf = (payload: Payload, field: string): string => (payload[field] as { readonly id: string }).id;
const REASON = 'Đính chính do ghi nhầm';

let numbers = 0;
function indicatorInput(over: Input = {}): Input {
  numbers += 1;
  return {
    ...{
      key: `sample_${numbers}`,
      name: 'Tỷ lệ hồ sơ được số hóa',
      unit: 'PERCENT',
      direction: 'UP',
      method: 'COUNTED',
    },
    ...over,
  };
}
const indicator = async (hub: OnceHub) => idOf(await hub.done('recordIndicator', indicatorInput()), 'indicator');
const correctIndicator = (hub: OnceHub, indicatorId: string, over: Input) =>
  hub.done('correctIndicator', { indicatorId, reason: REASON, ...over });

const mandate = () => ({
  ...{ indicatorId: INDICATOR, directiveId: randomUUID(), part: 'Phụ lục I', number: 'I.1' },
  asWritten: 'Tỷ lệ thanh toán trực tuyến',
});
const targetInput = (over: Input = {}): Input => ({
  ...{ value: '80', unit: 'PERCENT', asWritten: 'đạt tối thiểu 80%', operator: 'AT_LEAST', strength: 'ASSIGNED' },
  ...{ from: '2026-01-01', to: '2026-12-31', agencyIds: [AGENCY], ...over },
});
/** A target, and the row that sets it. */
async function target(hub: OnceHub) {
  const targetId = idOf(await hub.done('recordTarget', targetInput({ mandate: mandate() })), 'target');
  return { targetId, mandateId: await mandateOf(hub, targetId) };
}
async function mandateOf(hub: OnceHub, targetId: string): Promise<string> {
  type Shown = { readonly target: { readonly mandate: { readonly id: string } } };
  const query = 'query ($id: ID!) { target(id: $id) { mandate { id } } }';
  const { data } = await hub.ask<Shown>(query, { variables: { id: targetId } });
  return data.target.mandate.id;
}
/** A row that demands an indicator of which nothing else is to be told. */
async function row(hub: OnceHub, indicatorId: string): Promise<string> {
  const input = targetInput({ mandate: { ...mandate(), indicatorId } });
  return mandateOf(hub, idOf(await hub.done('recordTarget', input), 'target'));
}
const correctTarget = (hub: OnceHub, targetId: string, over: Input) =>
  hub.done('correctTarget', { targetId, reason: REASON, ...over });

/** Of a document of its own each time: it is no other's number. */
const observationInput = (over: Input = {}): Input => ({
  ...{ indicatorId: INDICATOR, agencyId: AGENCY, from: '2026-01-01', to: '2026-02-28', asWritten: 'đạt 89,9%' },
  ...{ numerator: '899', denominator: '1000', unit: 'PERCENT', directiveId: randomUUID(), clause: '1', ...over },
});
const observation = async (hub: OnceHub, over: Input = {}) =>
  idOf(await hub.done('recordObservation', observationInput(over)), 'observation');
/** Of nobody whom the sender speaks for. */
const ofAll = (hub: OnceHub, over: Input = {}) => observation(hub, { agencyId: null, scope: 'NATIONWIDE', ...over });
const override = (hub: OnceHub, observationId: string) =>
  hub.done('overrideObservation', { observationId, value: '45', reason: REASON });
const overridden = async (hub: OnceHub) => idOf(await override(hub, await ofAll(hub)), 'observation');

/** Samples of the commands on indicators, targets and values. */
export const INDICATOR_SAMPLES: Readonly<Record<string, Sample>> = {
  recordIndicator: {
    input: async () => indicatorInput(),
    other: (input) => ({ ...input, direction: 'DOWN' }),
    async refused(hub) {
      const input = indicatorInput();
      const id = idOf(await hub.done('recordIndicator', input), 'indicator');
      return { input, code: 'INDICATOR_EXISTS', mend: () => correctIndicator(hub, id, { key: `${input.key}_old` }) };
    },
    text: 'name',
    alike: (input) => ({ ...input, isFormulaStated: false, mayExceedWhole: false, seriesBreaks: [], similarTo: [] }),
    later: (hub, payload) => correctIndicator(hub, idOf(payload, 'indicator'), { name: 'Đã đổi tên' }),
    effect: { 'indicators.feed_event': 1, 'indicators.indicator_fact': 1 },
  },

  correctIndicator: {
    async input(hub) {
      const { key, name } = indicatorInput();
      return {
        ...{ key, name, indicatorId: await indicator(hub) },
        ...{ numerator: 'hồ sơ đã số hóa', denominator: 'hồ sơ', isFormulaStated: true, mayExceedWhole: true },
        ...{ ownerId: AGENCY, evaluatorId: MINISTRY, validFrom: '2024-01-01', validTo: '2026-12-31' },
        seriesBreaks: [{ on: '2025-07-01', reason: 'Sáp nhập' }],
        similarTo: [{ indicatorId: INDICATOR, kind: 'NEAR', difference: 'Đếm giao dịch' }],
        reason: REASON,
      };
    },
    other: (input) => ({ ...input, name: 'Tên khác' }),
    async refused(hub) {
      const other = indicatorInput();
      const id = idOf(await hub.done('recordIndicator', other), 'indicator');
      const mend = () => correctIndicator(hub, id, { key: `${other.key}_old` });
      const input = { indicatorId: await indicator(hub), key: other.key, reason: REASON };
      return { input, code: 'INDICATOR_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) => correctIndicator(hub, idOf(payload, 'indicator'), { seriesBreaks: [] }),
    effect: {
      ...{ 'indicators.feed_event': 1, 'indicators.indicator_fact': 1 },
      ...{ 'indicators.series_break_fact': 1, 'indicators.similarity_fact': 1 },
    },
  },

  recordTarget: {
    input: async () => targetInput({ mandate: mandate() }),
    other: (input) => ({ ...input, value: '85' }),
    async refused(hub) {
      const { targetId, mandateId } = await target(hub);
      const mend = () => correctTarget(hub, targetId, { number: 'I.2' });
      return { input: targetInput({ mandateId }), code: 'TARGET_EXISTS', mend };
    },
    text: 'asWritten',
    alike: (input) => ({ ...input, agencyIds: [AGENCY, AGENCY], agencyClassIds: [] }),
    later: (hub, payload) => correctTarget(hub, idOf(payload, 'target'), { value: '90' }),
    effect: {
      ...{ 'indicators.feed_event': 2, 'indicators.mandate_fact': 1 },
      ...{ 'indicators.target_fact': 1, 'indicators.target_scope_fact': 1 },
    },
  },

  correctTarget: {
    input: async (hub) => ({
      ...targetInput({ value: '85', operator: 'MORE_THAN', asWritten: 'trên 85%', strength: 'AIM' }),
      ...{ targetId: (await target(hub)).targetId, number: 'I.9', agencyIds: [MINISTRY, AGENCY] },
      ...{ agencyClassIds: [CLASS], subunitsAsWritten: 'các xã', reason: REASON },
      cohort: {
        ...{ indicatorId: INDICATOR, operator: 'AT_LEAST', value: '50', from: '2025-01-01', to: '2025-12-31' },
        asWritten: 'đạt 50% năm trước',
      },
    }),
    other: (input) => ({ ...input, value: '86' }),
    async refused(hub) {
      const { targetId, mandateId } = await target(hub);
      const second = idOf(await hub.done('recordTarget', targetInput({ mandateId, number: 'I.2' })), 'target');
      const mend = () => correctTarget(hub, targetId, { number: 'I.3' });
      return { input: { targetId: second, number: 'I.1', reason: REASON }, code: 'TARGET_EXISTS', mend };
    },
    text: 'reason',
    alike: (input) => ({ ...input, agencyIds: [AGENCY, MINISTRY] }),
    later: (hub, payload) => correctTarget(hub, idOf(payload, 'target'), { value: '90' }),
    effect: { 'indicators.feed_event': 1, 'indicators.target_fact': 1, 'indicators.target_scope_fact': 2 },
  },

  recordObservation: {
    input: async () => observationInput(),
    other: (input) => ({ ...input, bound: 'NEARLY' }),
    async refused(hub) {
      const input = observationInput();
      const observationId = idOf(await hub.done('recordObservation', input), 'observation');
      const mend = () => hub.done('correctObservation', { observationId, clause: '2', reason: REASON });
      return { input, code: 'OBSERVATION_EXISTS', mend };
    },
    text: 'asWritten',
    alike: (input) => ({ ...input, scope: 'AGENCY', bound: 'EXACT', isProvisional: false, memberIds: [] }),
    later: (hub, payload) =>
      hub.done('correctObservation', {
        ...{ observationId: idOf(payload, 'observation'), numerator: '900', reason: REASON },
      }),
    effect: { 'indicators.feed_event': 1, 'indicators.observation_fact': 1 },
  },

  correctObservation: {
    input: async (hub) => ({
      ...{ from: '2026-01-01', to: '2026-02-27', asWritten: 'gần 90%', unit: 'PERCENT', directiveId: randomUUID() },
      ...{ clause: '1', publishedBy: 'Bộ Nội vụ', numerator: '9', denominator: '10', value: '90' },
      ...{ observationId: await observation(hub), periodAsWritten: 'hai tháng đầu năm', bound: 'NEARLY' },
      ...{ statedOn: '2026-03-05', isProvisional: true, isEstimated: true, memberIds: [MINISTRY] },
      ...{ missingMemberIds: [AGENCY], missingCount: 2, areMembersStated: true, reason: REASON },
    }),
    other: (input) => ({ ...input, bound: 'EXACT' }),
    async refused(hub) {
      const directiveId = randomUUID();
      const first = await observation(hub, { directiveId });
      const second = await observation(hub, { directiveId, clause: '2' });
      const mend = () => hub.done('correctObservation', { observationId: first, clause: '3', reason: REASON });
      return { input: { observationId: second, clause: '1', reason: REASON }, code: 'OBSERVATION_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) =>
      hub.done('correctObservation', {
        ...{ observationId: idOf(payload, 'observation'), asWritten: 'khác', reason: REASON },
      }),
    effect: { 'indicators.feed_event': 1, 'indicators.observation_fact': 1, 'indicators.observation_member_fact': 2 },
  },

  correctMandate: {
    async input(hub) {
      const [directiveId, evidenceId] = [randomUUID(), randomUUID()];
      const said = { part: 'Phụ lục II', number: 'II.1', asWritten: 'Tỷ lệ đúng', leadAsWritten: 'Các bộ' };
      return {
        mandateId: await row(hub, await indicator(hub)),
        directiveId,
        evidenceId,
        ...said,
        evaluatorId: MINISTRY,
        reason: REASON,
      };
    },
    other: (input) => ({ ...input, asWritten: 'Tỷ lệ khác' }),
    async refused(hub) {
      const indicatorId = await indicator(hub);
      const [first, second] = [await row(hub, indicatorId), await row(hub, indicatorId)];
      const place = { directiveId: randomUUID(), evidenceId: randomUUID(), number: 'I.2' };
      await hub.done('correctMandate', { mandateId: first, ...place, reason: REASON });
      const mend = () => hub.done('correctMandate', { mandateId: first, number: 'I.3', reason: REASON });
      return { input: { mandateId: second, ...place, reason: REASON }, code: 'MANDATE_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) =>
      hub.done('correctMandate', { mandateId: idOf(payload, 'mandate'), asWritten: 'khác', reason: REASON }),
    effect: { 'indicators.feed_event': 2, 'indicators.mandate_fact': 1, 'indicators.target_fact': 1 },
  },

  withdrawObservation: {
    input: async (hub) => ({ observationId: await overridden(hub), reason: REASON }),
    other: (input) => ({ ...input, reason: 'Sai cơ quan' }),
    async refused(hub) {
      const observationId = await observation(hub);
      const send = (name: string, input: Input) =>
        hub.send(name, randomUUID(), { observationId, reason: REASON, ...input }, { viewer: JUDGE });
      await send('overrideObservation', { value: '45' });
      const input = { observationId, reason: REASON };
      return { input, code: 'OBSERVATION_OVERRIDDEN', mend: () => send('endOverride', {}) };
    },
    text: 'reason',
    // It is no longer there.
    later: null,
    effect: { 'indicators.feed_event': 1 },
  },

  overrideObservation: {
    input: async (hub) => ({ observationId: await ofAll(hub), value: '45', reason: REASON }),
    other: (input) => ({ ...input, value: '46' }),
    async refused(hub) {
      const indicatorId = await indicator(hub);
      const observationId = await ofAll(hub, { indicatorId });
      const mend = () => correctIndicator(hub, indicatorId, { mayExceedWhole: true });
      return { input: { observationId, value: '101', reason: REASON }, code: 'RATIO_ABOVE_ONE', mend };
    },
    text: 'reason',
    later: (hub, payload) =>
      hub.done('endOverride', { observationId: idOf(payload, 'observation'), reason: 'Đã giải trình' }),
    effect: { 'indicators.feed_event': 1, 'indicators.override_fact': 1 },
  },

  endOverride: {
    input: async (hub) => ({ observationId: await overridden(hub), reason: REASON }),
    other: (input) => ({ ...input, reason: 'Đã giải trình' }),
    async refused(hub) {
      const observationId = await ofAll(hub);
      const mend = () => override(hub, observationId);
      return { input: { observationId, reason: REASON }, code: 'OVERRIDE_NOT_FOUND', mend };
    },
    text: 'reason',
    later: (hub, payload) => override(hub, idOf(payload, 'observation')),
    effect: { 'indicators.feed_event': 1 },
  },
};
