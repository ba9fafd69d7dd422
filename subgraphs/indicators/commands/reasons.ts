import type { SubjectState } from '../../../platform/history/record.ts';

/** A state whose event says why it was recorded, where somebody corrects. */
export function withReason<Tables extends string>(state: SubjectState<Tables>, because?: string): SubjectState<Tables> {
  return because === undefined ? state : { ...state, payload: { ...state.payload, correctedBecause: because } };
}
