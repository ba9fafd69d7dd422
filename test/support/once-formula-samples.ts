import { GRANTS_OF_AGENCY, ROLES_GIVEN, TASKS_DONE } from './formulas.ts';
import type { Input, OnceHub, Payload } from './once-hub.ts';
import type { Sample } from './once-samples.ts';
import { agencies, classes } from './reference-data.ts';

/** The sender is an officer of it, so it approves for whichever side it is. */
const AGENCY = agencies.find(({ key }) => key === 'province/phu-tho@2025')!.id;
const MINISTRY = agencies.find(({ key }) => key === 'ministry-level/van-phong-chinh-phu')!.id;
const PROVINCES = classes.find(({ key }) => key === 'class/dia-phuong')!.id;
const REASON = 'Đính chính do ghi nhầm';

const idOf = (payload: Payload, field: string): string => (payload[field] as { readonly id: string }).id;

let made = 0;
const indicator = async (hub: OnceHub) => {
  made += 1;
  const said = { name: 'Tỷ lệ tính được', unit: 'PERCENT', direction: 'UP', method: 'COUNTED', ownerId: AGENCY };
  return idOf(await hub.done('recordIndicator', { key: `computed_${made}`, ...said }), 'indicator');
};
async function formulaInput(hub: OnceHub, over: Input = {}): Promise<Input> {
  made += 1;
  return {
    key: `formula_${made}`,
    indicatorId: await indicator(hub),
    agencyClassId: PROVINCES,
    ...TASKS_DONE,
    ...over,
  };
}
const formula = async (hub: OnceHub, over: Input = {}) =>
  idOf(await hub.done('recordFormula', await formulaInput(hub, over)), 'formula');
const internal = (hub: OnceHub) => formula(hub, { ...ROLES_GIVEN, dataOwnerId: AGENCY });
const correct = (hub: OnceHub, formulaId: string, over: Input) =>
  hub.done('correctFormula', { formulaId, reason: REASON, ...over });

async function approval(hub: OnceHub, formulaId: string): Promise<Input> {
  type Shown = { readonly formula: { readonly definitionHash: string } };
  const query = 'query ($id: ID!) { formula(id: $id) { definitionHash } }';
  const { data } = await hub.ask<Shown>(query, { variables: { id: formulaId } });
  return { formulaId, side: 'OWNER', definitionHash: data.formula.definitionHash, basis: 'Công văn số 12/VP-KSTT' };
}
const approve = async (hub: OnceHub, formulaId: string) => hub.done('approveFormula', await approval(hub, formulaId));
const approved = async (hub: OnceHub) => {
  const formulaId = await internal(hub);
  await approve(hub, formulaId);
  return formulaId;
};
const withdraw = (hub: OnceHub, formulaId: string) =>
  hub.done('withdrawFormulaApproval', { formulaId, side: 'OWNER', reason: REASON });

/** Samples of the commands on formulas. */
export const FORMULA_SAMPLES: Readonly<Record<string, Sample>> = {
  recordFormula: {
    input: (hub) => formulaInput(hub),
    other: (input) => ({ ...input, grain: 'YEAR' }),
    async refused(hub) {
      const input = await formulaInput(hub);
      const id = idOf(await hub.done('recordFormula', input), 'formula');
      return { input, code: 'FORMULA_EXISTS', mend: () => correct(hub, id, { key: `${input.key}_old` }) };
    },
    text: 'name',
    alike: (input) => ({ ...input, rights: 'PUBLIC', scope: 'AGENCY', dataOwnerId: null }),
    later: (hub, payload) => correct(hub, idOf(payload, 'formula'), { name: 'Đã đổi tên' }),
    effect: { 'indicators.feed_event': 1, 'indicators.formula_fact': 1 },
  },

  correctFormula: {
    async input(hub) {
      const { key } = await formulaInput(hub);
      return {
        ...{ formulaId: await formula(hub), key, name: 'Tên đúng', document: GRANTS_OF_AGENCY },
        ...{ numeratorPath: 'agency.grants.totalCount', denominatorPath: 'agency.taskMetrics.assignments' },
        ...{ rights: 'INTERNAL', dataOwnerId: MINISTRY, scope: 'AGENCY', agencyClassId: PROVINCES, grain: 'YEAR' },
        reason: REASON,
      };
    },
    other: (input) => ({ ...input, grain: 'MONTH' }),
    async refused(hub) {
      const other = await formulaInput(hub);
      const id = idOf(await hub.done('recordFormula', other), 'formula');
      const mend = () => correct(hub, id, { key: `${other.key}_old` });
      const input = { formulaId: await formula(hub), key: other.key, reason: REASON };
      return { input, code: 'FORMULA_EXISTS', mend };
    },
    text: 'reason',
    later: (hub, payload) => correct(hub, idOf(payload, 'formula'), { name: 'Đã đổi tên' }),
    effect: { 'indicators.feed_event': 1, 'indicators.formula_fact': 1 },
  },

  endFormula: {
    input: async (hub) => ({ formulaId: await formula(hub), reason: REASON }),
    other: (input) => ({ ...input, reason: 'Thay bằng công thức khác' }),
    async refused(hub) {
      const formulaId = await formula(hub);
      await hub.done('endFormula', { formulaId, reason: REASON });
      return { input: { formulaId, reason: REASON }, code: 'FORMULA_ENDED' };
    },
    text: 'reason',
    later: null,
    effect: { 'indicators.feed_event': 1, 'indicators.formula_fact': 1 },
  },

  approveFormula: {
    input: async (hub) => approval(hub, await internal(hub)),
    other: (input) => ({ ...input, basis: 'Công văn khác' }),
    async refused(hub) {
      const formulaId = await internal(hub);
      const input = await approval(hub, formulaId);
      await correct(hub, formulaId, { grain: 'MONTH' });
      return { input, code: 'FORMULA_CHANGED', mend: () => correct(hub, formulaId, { grain: ROLES_GIVEN.grain }) };
    },
    text: 'basis',
    later: (hub, payload) => withdraw(hub, idOf(payload, 'formula')),
    effect: { 'indicators.feed_event': 1, 'indicators.formula_approval_fact': 1 },
  },

  withdrawFormulaApproval: {
    input: async (hub) => ({ formulaId: await approved(hub), side: 'OWNER', reason: REASON }),
    other: (input) => ({ ...input, reason: 'Không còn đồng ý' }),
    async refused(hub) {
      const formulaId = await internal(hub);
      const input = { formulaId, side: 'OWNER', reason: REASON };
      return { input, code: 'FORMULA_APPROVAL_NOT_FOUND', mend: () => approve(hub, formulaId) };
    },
    text: 'reason',
    later: (hub, payload) => approve(hub, idOf(payload, 'formula')),
    effect: { 'indicators.feed_event': 1 },
  },
};
