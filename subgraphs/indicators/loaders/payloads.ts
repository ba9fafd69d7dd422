import type { Problem } from '../../../platform/problems.ts';

/** What payloads of commands hold: the id of what they show, or null. */
interface Payload {
  readonly problems: readonly Problem[];
}
interface IndicatorPayload extends Payload {
  readonly indicatorId: string | null;
}
interface TargetPayload extends Payload {
  readonly targetId: string | null;
}
interface ObservationPayload extends Payload {
  readonly observationId: string | null;
}

export interface RecordIndicatorPayloadRow extends IndicatorPayload {}
export interface CorrectIndicatorPayloadRow extends IndicatorPayload {}
export interface RecordTargetPayloadRow extends TargetPayload {}
export interface CorrectTargetPayloadRow extends TargetPayload {}
export interface CorrectMandatePayloadRow extends Payload {
  readonly mandateId: string;
}
export interface RecordObservationPayloadRow extends ObservationPayload {}
export interface CorrectObservationPayloadRow extends ObservationPayload {}
export interface WithdrawObservationPayloadRow extends Payload {
  readonly observationId: string;
}
export interface OverrideObservationPayloadRow extends ObservationPayload {}
export interface EndOverridePayloadRow extends ObservationPayload {}
