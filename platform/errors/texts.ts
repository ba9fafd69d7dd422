import { ERRORS, type ErrorCode, isErrorCode } from '../errors.ts';
import type { Language } from '../language.ts';
import { CALLER_TEXTS } from './texts/callers.ts';
import { PART_TEXTS } from './texts/parts.ts';
import { REQUEST_TEXTS } from './texts/requests.ts';
import { START_TEXTS } from './texts/start.ts';

/** What a code means, in one sentence of each language; a single error says in English what was the matter this time. */
export interface ErrorText extends Readonly<Record<Language, string>> {
  /** What to do, in Vietnamese. In English it stands in ERRORS. */
  readonly remedyVi: string;
}

/**
 * The texts of all codes of ERRORS; a code without texts is a type error here.
 *
 * Words, the same in every text: hub = hệ thống; subgraph = hệ thống thành phần; gateway = cổng kết nối; caller = bên gọi;
 * request = yêu cầu; document = tài liệu truy vấn; query = truy vấn; mutation = lệnh ghi; subscription = đăng ký theo dõi;
 * field = trường; argument = tham số; variable = biến; schema = lược đồ; header = tiêu đề HTTP; token = mã truy cập;
 * API key = khóa API; credential = thông tin xác thực; issuer = bên cấp mã; grant = phân quyền; role = vai trò;
 * operator = người vận hành; asOf token = mã thời điểm; position = vị trí; event = sự kiện; data folder = thư mục dữ liệu.
 * Names in code (query, PORT, extensions.asOf) stay as they are. What to do is asked with "Hãy".
 */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  ...REQUEST_TEXTS,
  ...CALLER_TEXTS,
  ...PART_TEXTS,
  ...START_TEXTS,
};

/** What the caller is told of a code in a language: its sentence and its remedy; null when it is no code of ours. */
export function textOf(code: unknown, language: Language): { readonly says: string; readonly remedy: string } | null {
  if (!isErrorCode(code)) return null;
  const text = ERROR_TEXTS[code];
  return { says: text[language], remedy: language === 'vi' ? text.remedyVi : ERRORS[code].remedy };
}

/**
 * Whether a code is one of commands and of starting. Their messages name hosts, folders and variables: they are for the
 * console of whoever runs the hub and never for a client, to whom such an error is a bug like any other.
 */
export function isForConsoleOnly(code: unknown): boolean {
  return typeof code === 'string' && Object.hasOwn(START_TEXTS, code);
}
