/**
 * Why a field is null: the one list of reasons, used by subgraphs, gateway and clients.
 *
 * A *fault* says that the answer could not be had this time: it also stands in `errors`, and such an answer is never
 * cached. A *fact* is itself the answer and stands in `extensions.nulls` only. NOT_AUTHORISED depends on the field and
 * the caller's roles, never on the row asked for, so that it tells nothing about what exists.
 * Meanings are for people: docs/problems.md has them; an answer says the reason alone.
 */
export const NULL_REASONS = {
  DOWN: {
    kind: 'fault',
    meaning: {
      en: 'The subgraph that owns the field did not answer.',
      vi: 'Hệ thống thành phần giữ trường này không trả lời.',
    },
  },
  TIMED_OUT: {
    kind: 'fault',
    meaning: {
      en: 'The subgraph that owns the field did not answer before the deadline.',
      vi: 'Hệ thống thành phần giữ trường này không trả lời kịp thời hạn.',
    },
  },
  QUARANTINED: {
    kind: 'fault',
    meaning: {
      en: 'An operator has switched the subgraph off for now.',
      vi: 'Người vận hành đã tạm ngắt hệ thống thành phần này.',
    },
  },
  OVER_BUDGET: {
    kind: 'fault',
    meaning: {
      en: 'The request would cost this subgraph more than the caller may spend.',
      vi: 'Yêu cầu vượt quá hạn mức tài nguyên mà bên gọi được dùng ở hệ thống thành phần này.',
    },
  },
  NOT_AUTHORISED: {
    kind: 'refusal',
    meaning: {
      en: 'The caller’s roles do not cover this field.',
      vi: 'Vai trò của bên gọi không bao gồm quyền đọc trường này.',
    },
  },
  SUPPRESSED: {
    kind: 'fact',
    meaning: {
      en: 'The number is withheld because it could reveal a person.',
      vi: 'Số liệu không được công bố vì có thể làm lộ thông tin của một cá nhân.',
    },
  },
  NOT_REPORTED: {
    kind: 'fact',
    meaning: {
      en: 'Nobody has stated the value in any source the hub knows.',
      vi: 'Chưa có nguồn nào trong phạm vi hệ thống nêu giá trị này.',
    },
  },
  NO_ACTIVITY: {
    kind: 'fact',
    meaning: {
      en: 'Nothing happened that could be counted: the denominator is zero.',
      vi: 'Không phát sinh hoạt động nào để tính: mẫu số bằng không.',
    },
  },
  NO_TARGET: { kind: 'fact', meaning: { en: 'No target applies.', vi: 'Không có chỉ tiêu nào áp dụng.' } },
  COHORT_UNKNOWN: {
    kind: 'fact',
    meaning: {
      en: 'Which target applies depends on an earlier result that is not known.',
      vi: 'Chưa xác định được chỉ tiêu áp dụng vì chưa biết kết quả kỳ trước làm căn cứ.',
    },
  },
  NOT_APPLICABLE: {
    kind: 'fact',
    meaning: {
      en: 'The field has no meaning for this object.',
      vi: 'Trường này không có ý nghĩa với đối tượng được hỏi.',
    },
  },
  NO_HISTORY: {
    kind: 'fact',
    meaning: {
      en: 'An earlier state was asked for and this subgraph keeps no history.',
      vi: 'Trạng thái trước đây được hỏi, nhưng hệ thống thành phần này không lưu lịch sử.',
    },
  },
  ERASED: {
    kind: 'fact',
    meaning: {
      en: 'The value was erased as the law on personal data demands.',
      vi: 'Giá trị đã được xóa theo quy định của pháp luật về bảo vệ dữ liệu cá nhân.',
    },
  },
} as const satisfies Record<string, { kind: 'fault' | 'refusal' | 'fact'; meaning: { en: string; vi: string } }>;

export type NullReason = keyof typeof NULL_REASONS;

/** One null and its reason, as it travels: `path` is a GraphQL response path of the document that was asked. */
export interface NullAt {
  readonly path: readonly (string | number)[];
  readonly reason: NullReason;
}

/** Whether a text received from a subgraph is a reason we know. */
export function isNullReason(value: unknown): value is NullReason {
  return typeof value === 'string' && Object.hasOwn(NULL_REASONS, value);
}

/** Faults are errors too and make an answer uncacheable; facts and refusals are data. */
export function isFault(reason: NullReason): boolean {
  return NULL_REASONS[reason].kind === 'fault';
}
