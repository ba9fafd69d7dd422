import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from '../texts.ts';

/** Codes about the hub and its parts while it runs. */
export const PART_TEXTS = {
  SUBGRAPH_DOWN: {
    vi: 'Một hệ thống thành phần hiện không trả lời.',
    en: 'A subgraph does not answer.',
    remedyVi: 'Chỉ thiếu các trường của hệ thống thành phần này. Hãy thử lại sau ít phút.',
  },
  SUBGRAPH_TIMED_OUT: {
    vi: 'Một hệ thống thành phần không trả lời kịp thời hạn.',
    en: 'A subgraph did not answer in time.',
    remedyVi: 'Chỉ thiếu các trường của hệ thống thành phần này. Hãy hỏi ít hơn, hoặc thử lại.',
  },
  SUBGRAPH_ANSWER_INVALID: {
    vi: 'Một hệ thống thành phần trả lời không đúng với lược đồ.',
    en: 'A subgraph answered something that does not fit the schema.',
    remedyVi: 'Chỉ thiếu các trường của hệ thống thành phần này. Hãy báo cho người vận hành hệ thống đó khắc phục.',
  },
  SUBGRAPH_ERROR: {
    vi: 'Một hệ thống thành phần báo lỗi ở trường được nêu.',
    en: 'A subgraph reported an error at the field named.',
    remedyVi:
      'Chỉ thiếu trường được nêu. Nội dung chi tiết do hệ thống thành phần nêu. Hãy hỏi người vận hành hệ thống đó để biết thêm.',
  },
  REQUEST_TIMED_OUT: {
    vi: 'Yêu cầu không được trả lời kịp thời hạn.',
    en: 'The request was not answered in the time that it has.',
    remedyVi: 'Hãy hỏi ít hơn trong một lần.',
  },
  REQUEST_CANCELLED: {
    vi: 'Bên gọi đã đóng kết nối trước khi có câu trả lời.',
    en: 'The client closed the connection before it was answered.',
    remedyVi: 'Hãy gửi lại yêu cầu nếu vẫn cần câu trả lời.',
  },
  PLAN_FAILED: {
    vi: 'Không lập được cách trả lời cho tài liệu truy vấn này từ các hệ thống thành phần.',
    en: 'No way was found to answer the document from the joined subgraphs.',
    remedyVi: 'Tài liệu truy vấn hợp lệ nhưng chưa thực hiện được. Hãy hỏi ít trường hơn và báo cho người vận hành.',
  },
  INTERNAL_ERROR: {
    vi: 'Hệ thống gặp lỗi nội bộ.',
    en: 'The hub made a mistake.',
    remedyVi: 'Hãy báo mã requestId cho người vận hành; nhật ký hệ thống ghi đầy đủ chi tiết.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>;
