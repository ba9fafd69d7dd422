import { randomUUID } from 'node:crypto';
import { swapOf, unusedSwap } from './calendar.ts';
import { CASE_SAMPLES } from './once-case-samples.ts';
import { FORMULA_SAMPLES } from './once-formula-samples.ts';
import type { Input, OnceHub, Payload } from './once-hub.ts';
import { INDICATOR_SAMPLES } from './once-indicator-samples.ts';
import { SCORECARD_SAMPLES } from './once-scorecard-samples.ts';
import { WORK_SAMPLES } from './once-work-samples.ts';
import { agencies, systemLinks, systems } from './reference-data.ts';

/** What is needed of a command to try that it has one effect. */
export interface Sample {
  /** An input that succeeds; another one each time. May prepare what it is about. */
  input(hub: OnceHub): Promise<Input>;
  /** Another command of the same kind that would succeed, too, with an effect of as many rows. */
  other(input: Input): Input;
  /** An input that is refused with a problem, and what takes away the reason for it. */
  refused(
    hub: OnceHub,
  ): Promise<{ readonly input: Input; readonly code: string; readonly mend?: () => Promise<unknown> }>;
  /** Its field of free text; of one inside another both names, "addressee.asWritten". */
  readonly text: string;
  /** Fields in another wording that says the same. */
  readonly alike?: (input: Input) => Input;
  /** A later command that changes what the payload shows; null where no command does. */
  readonly later: ((hub: OnceHub, payload: Payload) => Promise<unknown>) | null;
  /** Rows that one effect adds, by table, beside the receipt. */
  readonly effect: Readonly<Record<string, number>>;
}

const AGENCY = agencies.find(({ key }) => key === 'province/phu-tho@2025')!.id;

const somebody = () => `person:${randomUUID()}`;
let letters = 0;

const grantInput = (): Input => ({
  ...{ subject: somebody(), role: 'OFFICER', agencyId: AGENCY },
  basis: 'Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh',
});
const keyInput = (): Input => ({
  ...{ name: 'Cổng dịch vụ công tỉnh Phú Thọ', secretSha256: randomUUID().replaceAll('-', '').repeat(2) },
  ...{ scopes: ['grants:read', 'directives:write'], expiresOn: '2027-03-31' },
});
function letter(): Input {
  letters += 1;
  return {
    ...{ type: 'Công văn', symbol: `${70_000 + letters}/UBND-KSTT`, issuerId: AGENCY, issuedOn: '2026-03-30' },
    subject: 'Về việc đẩy mạnh cải cách thủ tục hành chính',
  };
}

function decision(year?: number): Input {
  letters += 1;
  return swapOf(...unusedSwap(year), { symbol: `${letters}/VPCP-KGVX` });
}

const keyed = (items: readonly { readonly id: string; readonly key: string }[], key: string): string =>
  items.find((item) => item.key === key)!.id;
const PROVINCIAL_SYSTEMS = keyed(systems, 'system-class/httt-giai-quyet-tthc-cap-tinh');
const POPULATION = keyed(systems, 'system/csdlqg-ve-dan-cu');
const SINGLE_WINDOW = keyed(systemLinks, '131/NQ-CP#II.2.d/1');
function agencyClass(): Input {
  letters += 1;
  return {
    ...{ name: `Các sở, ban, ngành đã đăng ký số ${letters}`, memberKinds: ['DEPARTMENT', 'CENTRE'], withinId: AGENCY },
    ...{ parentKinds: ['PROVINCE'], rule: 'Các cơ quan chuyên môn' },
  };
}
function informationSystem(): Input {
  letters += 1;
  return {
    ...{ name: `Hệ thống thông tin đã đăng ký số ${letters}`, kind: 'SETTLEMENT', scope: 'INSTANCE', ownerId: AGENCY },
    ...{ instanceOfId: PROVINCIAL_SYSTEMS, validFrom: '2025-07-01' },
  };
}
function systemLink(): Input {
  letters += 1;
  return {
    ...{ relation: 'CONNECT', fromId: PROVINCIAL_SYSTEMS, toId: POPULATION, purpose: 'Để chia sẻ dữ liệu dân cư' },
    ...{
      agencyIds: [AGENCY],
      requiredByAsWritten: `${letters}/NQ-CP#1`,
      demandedOn: '2026-01-05',
      dueOn: '2026-12-31',
    },
  };
}
function systemReport(): Input {
  letters += 1;
  return {
    ...{ systemLinkId: SINGLE_WINDOW, status: 'IN_PROGRESS', statedOn: '2026-03-30', reportedById: AGENCY },
    asWritten: `Đã kết nối thêm thủ tục, lần ${letters}`,
  };
}

const idOf = (payload: Payload, field: string): string => (payload[field] as { readonly id: string }).id;
const given = async (hub: OnceHub, over: Input = {}) =>
  idOf(await hub.done('giveGrant', { ...grantInput(), ...over }), 'grant');
const registered = async (hub: OnceHub) => idOf(await hub.done('registerApiKey', keyInput()), 'apiKey');
const END = 'Chuyển công tác';

/** A sample for every command of the supergraph: one that has none here fails the test. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  ...INDICATOR_SAMPLES,
  ...SCORECARD_SAMPLES,
  ...FORMULA_SAMPLES,
  ...CASE_SAMPLES,
  ...WORK_SAMPLES,
  giveGrant: {
    input: async () => grantInput(),
    other: (input) => ({ ...input, role: 'STEWARD' }),
    async refused(hub) {
      const input = grantInput();
      const grantId = idOf(await hub.done('giveGrant', input), 'grant');
      const mend = () => hub.done('endGrant', { grantId, reason: END });
      return { input, code: 'GRANT_EXISTS', mend };
    },
    text: 'basis',
    later: (hub, payload) => hub.done('endGrant', { grantId: idOf(payload, 'grant'), reason: END }),
    effect: { 'agencies.feed_event': 1, 'agencies.grant_fact': 1 },
  },

  endGrant: {
    input: async (hub) => ({
      grantId: await given(hub, { validTo: '2026-12-31' }),
      validTo: '2026-06-30',
      reason: END,
    }),
    other: (input) => ({ ...input, validTo: '2026-05-31' }),
    async refused(hub) {
      const grantId = await given(hub);
      await hub.done('endGrant', { grantId, reason: END });
      return { input: { grantId, reason: END }, code: 'GRANT_ENDED' };
    },
    text: 'reason',
    later: (hub, payload) => hub.done('endGrant', { grantId: idOf(payload, 'grant'), reason: 'Sớm hơn' }),
    effect: { 'agencies.feed_event': 1, 'agencies.grant_fact': 1 },
  },

  registerApiKey: {
    input: async () => keyInput(),
    other: (input) => ({ ...input, scopes: [] }),
    refused: async () => ({ input: { ...keyInput(), scopes: ['everything'] }, code: 'SCOPE_UNKNOWN' }),
    text: 'name',
    alike: ({ secretSha256, scopes, ...input }) => ({
      ...input,
      scopes: [...(scopes as string[]).toReversed(), ...(scopes as string[])],
      secretSha256: String(secretSha256).toUpperCase(),
    }),
    later: (hub, payload) => hub.done('endApiKey', { apiKeyId: idOf(payload, 'apiKey'), reason: END }),
    effect: { 'agencies.feed_event': 1, 'agencies.api_key_fact': 1, 'agencies.api_key_secret': 1 },
  },

  endApiKey: {
    input: async (hub) => ({ apiKeyId: await registered(hub), reason: 'Máy đã được thay thế' }),
    other: (input) => ({ ...input, reason: 'Lộ khóa' }),
    async refused(hub) {
      const apiKeyId = await registered(hub);
      await hub.done('endApiKey', { apiKeyId, reason: END });
      return { input: { apiKeyId, reason: END }, code: 'KEY_ENDED' };
    },
    text: 'reason',
    // A key that was ended stays as it is.
    later: null,
    effect: { 'agencies.feed_event': 1, 'agencies.api_key_fact': 1 },
  },

  revokeTokens: {
    input: async () => ({ subject: somebody(), reason: 'Mất máy tính xách tay' }),
    other: (input) => ({ ...input, tokenId: 'a token' }),
    refused: async () => ({ input: { subject: `machine:${randomUUID()}`, reason: END }, code: 'TOKENS_OF_MACHINE' }),
    text: 'reason',
    // What was called back stays so; calling back once more has an instant of its own.
    later: null,
    effect: { 'agencies.feed_event': 1, 'agencies.revocation_fact': 1 },
  },

  recordDirective: {
    input: async () => letter(),
    other: (input) => ({ ...input, issuedOn: '2026-03-29' }),
    async refused(hub) {
      const input = letter();
      await hub.done('recordDirective', input);
      return { input, code: 'DIRECTIVE_EXISTS' };
    },
    text: 'subject',
    alike: (input) => ({ ...input, citations: [] }),
    later: (hub, payload) => {
      const citation = { toId: idOf(payload, 'directive'), relation: 'IMPLEMENTS', clause: '1', asWritten: 'Công văn' };
      return hub.done('recordDirective', { ...letter(), citations: [citation] });
    },
    effect: { 'directives.feed_event': 1, 'directives.directive_fact': 1 },
  },

  recordCalendarDecision: {
    input: async () => decision(),
    other: (input) => ({ ...input, title: 'Công văn về hoán đổi ngày nghỉ hằng tuần' }),
    async refused(hub) {
      const input = { ...decision(), corrects: true };
      const mend = () => hub.done('recordCalendarDecision', { ...input, corrects: false });
      return { input, code: 'CALENDAR_ACT_UNKNOWN', mend };
    },
    text: 'title',
    alike: (input) => ({
      ...input,
      corrects: false,
      days: (input.days as Input[]).map((day) => ({ ...day, clause: null, isCompensated: true })),
    }),
    later: (hub, payload) => {
      const [{ year }] = payload.calendars as [{ readonly year: number }];
      return hub.done('recordCalendarDecision', decision(year));
    },
    effect: {
      ...{ 'agencies.feed_event': 1, 'agencies.calendar_act': 1, 'agencies.calendar_entry': 2 },
      // Tasks are counted by a copy of it.
      ...{ 'directives.feed_event': 1, 'directives.register_calendar': 1 },
      ...{ 'indicators.feed_event': 1, 'indicators.register_calendar': 1 },
    },
  },

  recordInformationSystem: {
    input: async () => informationSystem(),
    other: (input) => ({ ...input, kind: 'OFFICE' }),
    async refused(hub) {
      const input = informationSystem();
      const informationSystemId = idOf(await hub.done('recordInformationSystem', input), 'informationSystem');
      const mend = () =>
        hub.done('recordInformationSystem', { ...input, informationSystemId, name: `${input.name} (đã đổi tên)` });
      return { input, code: 'SYSTEM_EXISTS', mend };
    },
    text: 'name',
    alike: (input) => ({ ...input, predecessorIds: [] }),
    later: (hub, payload) =>
      hub.done('recordInformationSystem', {
        ...informationSystem(),
        informationSystemId: idOf(payload, 'informationSystem'),
      }),
    effect: { 'agencies.feed_event': 1, 'agencies.system_fact': 1, 'agencies.system_owner': 1 },
  },

  recordSystemLink: {
    input: async () => systemLink(),
    other: (input) => ({ ...input, dueOn: '2027-12-31' }),
    async refused(hub) {
      const input = systemLink();
      const systemLinkId = idOf(await hub.done('recordSystemLink', input), 'systemLink');
      const mend = () => hub.done('recordSystemLink', { ...input, systemLinkId, fromId: null });
      return { input, code: 'SYSTEM_LINK_EXISTS', mend };
    },
    text: 'purpose',
    alike: (input) => ({ ...input, agencyIds: [AGENCY, AGENCY], agencyClassIds: [], fromAlsoIds: [] }),
    later: (hub, payload) =>
      hub.done('recordSystemLink', { ...systemLink(), systemLinkId: idOf(payload, 'systemLink') }),
    effect: {
      ...{ 'agencies.feed_event': 1, 'agencies.link_fact': 1, 'agencies.link_end': 2, 'agencies.link_agency': 1 },
      'agencies.link_requirement': 1,
    },
  },

  reportSystemLink: {
    input: async () => systemReport(),
    other: (input) => ({ ...input, status: 'INTERRUPTED' }),
    async refused(hub) {
      const input = systemReport();
      await hub.done('reportSystemLink', input);
      return { input, code: 'LINK_STATEMENT_EXISTS' };
    },
    text: 'asWritten',
    later: (hub) => hub.done('reportSystemLink', { ...systemReport(), status: 'INTERRUPTED' }),
    effect: { 'agencies.feed_event': 1, 'agencies.link_statement': 1 },
  },

  recordAgencyClass: {
    input: async () => agencyClass(),
    other: (input) => ({ ...input, membership: 'SOME' }),
    async refused(hub) {
      const input = agencyClass();
      const agencyClassId = idOf(await hub.done('recordAgencyClass', input), 'agencyClass');
      const mend = () => hub.done('recordAgencyClass', { ...input, agencyClassId, name: `${input.name} (đã đổi tên)` });
      return { input, code: 'AGENCY_CLASS_EXISTS', mend };
    },
    text: 'name',
    alike: ({ memberKinds, ...input }) => ({
      ...input,
      memberKinds: [...(memberKinds as string[]).toReversed(), ...(memberKinds as string[])],
      withDescendants: false,
    }),
    later: (hub, payload) =>
      hub.done('recordAgencyClass', { ...agencyClass(), agencyClassId: idOf(payload, 'agencyClass') }),
    effect: {
      ...{ 'agencies.feed_event': 1, 'agencies.agency_class_fact': 1 },
      ...{ 'directives.feed_event': 1, 'directives.register_class': 1 },
      ...{ 'indicators.feed_event': 1, 'indicators.register_class': 1 },
    },
  },
};
