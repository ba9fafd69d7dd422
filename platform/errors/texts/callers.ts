import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from '../texts.ts';

/** Codes about who asks and what they may. None says whether what was asked for exists. */
export const CALLER_TEXTS = {
  UNAUTHENTICATED: {
    vi: 'Yêu cầu chưa được xác thực.',
    en: 'The hub does not know who asks.',
    remedyVi:
      'Hãy gửi tiêu đề Authorization: Bearer kèm mã truy cập còn hiệu lực, hoặc bỏ tiêu đề này để hỏi với tư cách công chúng.',
  },
  CREDENTIALS_AMBIGUOUS: {
    vi: 'Yêu cầu mang nhiều thông tin xác thực cùng lúc.',
    en: 'The request carries more than one credential.',
    remedyVi: 'Hãy chỉ gửi một tiêu đề Authorization với một thông tin xác thực, không kèm cách xác thực nào khác.',
  },
  CREDENTIALS_UNVERIFIABLE: {
    vi: 'Tạm thời chưa kiểm tra được thông tin xác thực.',
    en: 'The credential cannot be checked just now.',
    remedyVi: 'Khóa của bên cấp mã hoặc sổ phân quyền hiện không đọc được. Hãy thử lại sau ít phút.',
  },
  TOKEN_MALFORMED: {
    vi: 'Mã truy cập không đúng dạng.',
    en: 'The access token is not of the form that tokens have.',
    remedyVi: 'Hãy gửi mã truy cập đúng như bên cấp mã đã cấp, đầy đủ và nguyên vẹn.',
  },
  TOKEN_ALGORITHM_REFUSED: {
    vi: 'Mã truy cập được ký bằng thuật toán mà hệ thống không chấp nhận.',
    en: 'The access token is signed with an algorithm that this hub does not take.',
    remedyVi: 'Hãy lấy mã truy cập được ký bằng thuật toán mà hệ thống này chấp nhận.',
  },
  TOKEN_KEY_UNKNOWN: {
    vi: 'Không tìm thấy khóa đã ký mã truy cập.',
    en: 'The issuer publishes no such key as signed the access token.',
    remedyVi: 'Hãy lấy mã truy cập được ký bằng khóa mà bên cấp mã công bố.',
  },
  TOKEN_SIGNATURE_INVALID: {
    vi: 'Chữ ký của mã truy cập không hợp lệ.',
    en: 'The signature of the access token does not hold.',
    remedyVi: 'Hãy lấy mã truy cập mới từ bên cấp mã.',
  },
  TOKEN_ISSUER_UNKNOWN: {
    vi: 'Mã truy cập do một bên mà hệ thống không tin cậy phát hành.',
    en: 'The access token is from an issuer that this hub does not trust.',
    remedyVi: 'Hãy lấy mã truy cập từ bên cấp mã mà hệ thống này tin cậy.',
  },
  TOKEN_AUDIENCE_WRONG: {
    vi: 'Mã truy cập được cấp cho một hệ thống khác.',
    en: 'The access token is meant for another system.',
    remedyVi: 'Hãy lấy mã truy cập được cấp cho chính hệ thống này.',
  },
  TOKEN_EXPIRED: {
    vi: 'Mã truy cập đã hết hạn.',
    en: 'The access token has expired.',
    remedyVi: 'Hãy lấy mã truy cập mới; nếu mã vừa được cấp, hãy kiểm tra đồng hồ của máy này.',
  },
  TOKEN_NOT_YET_VALID: {
    vi: 'Mã truy cập chưa đến thời điểm có hiệu lực.',
    en: 'The access token does not hold yet.',
    remedyVi: 'Hãy chờ đến khi mã có hiệu lực, và kiểm tra đồng hồ của máy này.',
  },
  TOKEN_CLAIMS_MISSING: {
    vi: 'Mã truy cập thiếu thông tin bắt buộc.',
    en: 'The access token does not say all that it has to.',
    remedyVi: 'Hãy lấy mã truy cập có đủ sub, iat, exp, iss và aud.',
  },
  TOKEN_REVOKED: {
    vi: 'Mã truy cập đã bị thu hồi.',
    en: 'The access token was called back.',
    remedyVi: 'Hãy đăng nhập lại, hoặc hỏi người vận hành.',
  },
  API_KEY_UNKNOWN: {
    vi: 'Hệ thống không biết khóa API này.',
    en: 'The hub does not know this API key.',
    remedyVi: 'Hãy kiểm tra lại khóa API; nếu đã mất khóa, hãy đề nghị người vận hành cấp khóa mới.',
  },
  API_KEY_EXPIRED: {
    vi: 'Khóa API đã hết hạn.',
    en: 'The API key has expired.',
    remedyVi: 'Hãy đề nghị người vận hành cấp khóa API mới.',
  },
  API_KEY_REVOKED: {
    vi: 'Khóa API đã bị thu hồi.',
    en: 'The API key was ended.',
    remedyVi: 'Hãy liên hệ người vận hành.',
  },
  FORBIDDEN: {
    vi: 'Bên gọi không có quyền thực hiện yêu cầu này.',
    en: 'The caller’s roles do not cover this.',
    remedyVi: 'Hãy đề nghị người vận hành cấp vai trò phù hợp.',
  },
  INTROSPECTION_REFUSED: {
    vi: 'Bên gọi này không được đọc lược đồ bằng truy vấn.',
    en: 'The schema is not told to this caller.',
    remedyVi: 'Hãy đọc lược đồ trong tài liệu hướng dẫn, hoặc xác thực trước khi hỏi.',
  },
  ORIGIN_REFUSED: {
    vi: 'Trang web gửi yêu cầu không nằm trong danh sách được phép.',
    en: 'The site that sent the request is not on the list of those that may.',
    remedyVi: 'Hãy đề nghị người vận hành thêm địa chỉ trang web này vào CORS_ORIGINS.',
  },
  PROXY_UNDECLARED: {
    vi: 'Yêu cầu không đi qua máy chủ trung gian (proxy) đã khai báo.',
    en: 'The request did not come through the proxy that the hub declares.',
    remedyVi: 'Hãy kết nối qua máy chủ trung gian mà hệ thống đã khai báo, bằng TLS.',
  },
  VIEWER_MISSING: {
    vi: 'Lời gọi tới hệ thống thành phần không nêu ai là bên gọi.',
    en: 'A call to a subgraph does not say who asks.',
    remedyVi: 'Hãy gọi hệ thống thành phần thông qua cổng kết nối, nơi ký xác nhận bên gọi.',
  },
  VIEWER_REFUSED: {
    vi: 'Xác nhận về bên gọi không được hệ thống thành phần chấp nhận.',
    en: 'A subgraph does not accept what the call says of who asks.',
    remedyVi:
      'Xác nhận đã hết hạn, bị sửa, hoặc dành cho một hệ thống thành phần khác. Hãy gọi thông qua cổng kết nối.',
  },
  VIEWER_REPLAYED: {
    vi: 'Xác nhận về bên gọi đã được dùng cho một lời gọi trước đó.',
    en: 'What the call says of who asks was used by an earlier call.',
    remedyVi: 'Hãy ký lại: mỗi lời gọi cần một xác nhận riêng.',
  },
  AUDIT_UNAVAILABLE: {
    vi: 'Tạm thời chưa ghi được nhật ký kiểm toán nên yêu cầu không được thực hiện.',
    en: 'The audit record cannot be written just now, so nothing was done.',
    remedyVi: 'Hãy thử lại sau ít phút.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>;
