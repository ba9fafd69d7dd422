import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from '../texts.ts';

/** Codes about the request itself, its arguments and its subscription. */
export const REQUEST_TEXTS = {
  BODY_MALFORMED: {
    vi: 'Nội dung yêu cầu không phải là một yêu cầu GraphQL ở dạng JSON.',
    en: 'The body is not a GraphQL request in JSON.',
    remedyVi: 'Hãy gửi một đối tượng JSON có các mục query, variables, operationName, extensions.',
  },
  BODY_TOO_LARGE: {
    vi: 'Nội dung yêu cầu vượt quá dung lượng cho phép.',
    en: 'The body has more bytes than this hub takes.',
    remedyVi: 'Hãy gửi tài liệu truy vấn ngắn hơn, hoặc chia các giá trị dài ra nhiều yêu cầu.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    vi: 'Kiểu nội dung (Content-Type) của yêu cầu không được chấp nhận.',
    en: 'The body came with a Content-Type that is not taken here.',
    remedyVi: 'Hãy gửi yêu cầu với Content-Type: application/json.',
  },
  NOT_ACCEPTABLE: {
    vi: 'Tiêu đề Accept không cho phép định dạng nào mà hệ thống trả lời được.',
    en: 'The Accept header allows none of the forms in which the hub answers.',
    remedyVi: 'Hãy gửi Accept: application/graphql-response+json hoặc application/json.',
  },
  REQUEST_MALFORMED: {
    vi: 'Yêu cầu HTTP không đúng dạng.',
    en: 'The HTTP request is not of a form that is taken here.',
    remedyVi:
      'Hãy gửi một yêu cầu HTTP/1.1 thông thường: địa chỉ bắt đầu bằng dấu gạch chéo, mỗi tiêu đề một lần, một độ dài duy nhất.',
  },
  REQUEST_TOO_SLOW: {
    vi: 'Yêu cầu được gửi quá chậm.',
    en: 'The request took too long to arrive.',
    remedyVi: 'Hãy gửi trọn yêu cầu một lần, trong vòng 30 giây.',
  },
  HEADERS_TOO_LARGE: {
    vi: 'Các tiêu đề HTTP của yêu cầu vượt quá dung lượng cho phép.',
    en: 'The headers of the request have more bytes than this hub takes.',
    remedyVi: 'Hãy gửi ít tiêu đề hơn hoặc ngắn hơn, và gửi truy vấn dài bằng POST.',
  },
  METHOD_NOT_ALLOWED: {
    vi: 'Địa chỉ này không nhận phương thức HTTP đã dùng.',
    en: 'This address does not take the HTTP method.',
    remedyVi: 'Hãy dùng POST cho yêu cầu GraphQL.',
  },
  NOT_FOUND: {
    vi: 'Không có nội dung nào ở địa chỉ này.',
    en: 'There is nothing at this address.',
    remedyVi: 'Hãy gửi truy vấn tới /graphql, hoặc mở trang tra cứu tại /explore.',
  },
  DOCUMENT_TOO_LARGE: {
    vi: 'Tài liệu truy vấn vượt quá độ lớn cho phép.',
    en: 'The document is larger than a document may be.',
    remedyVi: 'Hãy hỏi ít trường hơn, hoặc chia thành nhiều tài liệu truy vấn.',
  },
  DOCUMENT_TOO_DEEP: {
    vi: 'Tài liệu truy vấn lồng nhau quá nhiều cấp.',
    en: 'The document nests more levels than a document may.',
    remedyVi: 'Hãy giảm số cấp lồng nhau, hoặc hỏi phần sâu hơn trong một yêu cầu khác.',
  },
  GRAPHQL_PARSE_FAILED: {
    vi: 'Tài liệu truy vấn sai cú pháp GraphQL.',
    en: 'The document is not GraphQL.',
    remedyVi: 'Hãy sửa cú pháp tại vị trí được nêu.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    vi: 'Tài liệu truy vấn không đúng với lược đồ.',
    en: 'The document does not fit the schema.',
    remedyVi: 'Hãy đối chiếu tài liệu truy vấn với lược đồ tại /explore.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    vi: 'Không xác định được phải thực hiện thao tác nào của tài liệu truy vấn.',
    en: 'It is not clear which operation of the document to run.',
    remedyVi: 'Hãy ghi trong operationName tên thao tác cần thực hiện.',
  },
  BAD_USER_INPUT: {
    vi: 'Giá trị của một biến hoặc tham số không hợp lệ.',
    en: 'The value of a variable or argument is not one that it may have.',
    remedyVi: 'Hãy sửa biến hoặc tham số được nêu.',
  },
  CSRF_BLOCKED: {
    vi: 'Yêu cầu bị chặn vì có thể do một trang web khác giả mạo.',
    en: 'The request was blocked because another site could have forged it.',
    remedyVi:
      'Hãy gửi GET từ trang của chính hệ thống này, từ một nguồn trong danh sách cho phép, hoặc từ ngoài trình duyệt; và không kèm Content-Type nào khác application/json.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    vi: 'Hệ thống không nhận truy vấn chỉ nêu mã băm.',
    en: 'A query that is named by its hash alone is not taken.',
    remedyVi: 'Hãy gửi toàn văn tài liệu truy vấn trong query.',
  },
  PERSISTED_DOCUMENT_NOT_FOUND: {
    vi: 'Hệ thống chưa biết tài liệu truy vấn này.',
    en: 'The hub does not know this document yet.',
    remedyVi: 'Hãy gửi tài liệu truy vấn một lần bằng POST; sau đó có thể dùng GET với mã băm hoặc toàn văn.',
  },
  ID_MALFORMED: {
    vi: 'Mã định danh (id) không đúng dạng.',
    en: 'An id is not of the form that ids have.',
    remedyVi: 'Hãy dùng đúng mã định danh mà một câu trả lời trước đã cho.',
  },
  DATE_IMPOSSIBLE: {
    vi: 'Ngày không có trong lịch hoặc viết sai dạng.',
    en: 'A day does not exist, or is not written as a day.',
    remedyVi: 'Hãy viết một ngày có trong lịch theo dạng YYYY-MM-DD.',
  },
  CURSOR_MALFORMED: {
    vi: 'Con trỏ trang không hợp lệ, hoặc thuộc về một danh sách khác.',
    en: 'A cursor is none of ours, or belongs to another list.',
    remedyVi: 'Hãy dùng endCursor của trang trước, giữ nguyên bộ lọc và thứ tự.',
  },
  PAGE_TOO_LARGE: {
    vi: 'Số dòng yêu cầu trong một trang quá lớn.',
    en: 'More was asked for at a time than a page may hold.',
    remedyVi: 'Hãy hỏi tối đa 100 dòng mỗi lần, rồi đi tiếp bằng pageInfo.endCursor.',
  },
  PAGE_SIZE_INVALID: {
    vi: 'Số dòng của một trang không hợp lệ.',
    en: 'A page cannot have the size asked for.',
    remedyVi: 'Hãy hỏi từ 1 đến 100 dòng mỗi lần.',
  },
  ASOF_MALFORMED: {
    vi: 'Thời điểm trong asOf viết không đúng dạng.',
    en: 'The moment in asOf cannot be read.',
    remedyVi: 'Hãy gửi "now", một thời điểm như 2026-03-31T17:00:00+07:00, hoặc mã thời điểm lấy từ extensions.asOf.',
  },
  ASOF_IN_FUTURE: {
    vi: 'Thời điểm trong asOf chưa đến.',
    en: 'The moment in asOf has not come yet.',
    remedyVi: 'Hãy hỏi về một thời điểm đã qua.',
  },
  ASOF_UNKNOWN: {
    vi: 'Hệ thống không biết mã thời điểm hoặc vị trí này.',
    en: 'The hub does not know this moment or position.',
    remedyVi:
      'Mã không do hệ thống này cấp, hoặc hỏi nhiều hơn những gì mã đã ghi lại. Hãy dùng một mã mà hệ thống đã cấp.',
  },
  ASOF_NOT_FOR_WRITES: {
    vi: 'Lệnh ghi không được kèm thời điểm asOf.',
    en: 'A mutation takes no asOf.',
    remedyVi: 'Hãy bỏ extensions.asOf khỏi lệnh ghi.',
  },
  ASOF_NOT_FOR_SUBSCRIPTIONS: {
    vi: 'Đăng ký theo dõi không nhận thời điểm asOf.',
    en: 'A subscription takes no moment to be read at.',
    remedyVi: 'Hãy bỏ extensions.asOf; dùng extensions.resumeAfter để nhận tiếp từ một vị trí đã có.',
  },
  BOUNDARIES_MALFORMED: {
    vi: 'Ngày trong onBoundariesOf viết không đúng dạng.',
    en: 'The day in onBoundariesOf cannot be read.',
    remedyVi: 'Hãy viết ngày theo dạng năm-tháng-ngày, ví dụ 2025-07-01.',
  },
  BOUNDARIES_NOT_FOR_WRITES: {
    vi: 'Lệnh ghi không được kèm onBoundariesOf.',
    en: 'A mutation takes no onBoundariesOf.',
    remedyVi: 'Hãy bỏ extensions.onBoundariesOf khỏi lệnh ghi.',
  },
  QUESTION_NOT_PUBLISHED: {
    vi: 'Số liệu tổng hợp không được công bố theo cách chia nhóm hoặc điều kiện lọc này.',
    en: 'Totals are not published by these groups or for these rows.',
    remedyVi:
      'Hãy hỏi theo các cấp, kỳ và tiêu chí mà phần mô tả của trường cho biết là được công bố, cho toàn bộ số liệu hoặc cho trọn từng nhóm.',
  },
  SUBSCRIPTION_UNKNOWN: {
    vi: 'Không có luồng sự kiện nào như vậy để đăng ký theo dõi.',
    en: 'There is no such thing to subscribe to.',
    remedyVi: 'Hãy đăng ký một trường nằm trong kiểu Subscription của lược đồ.',
  },
  SUBSCRIPTION_OVER_THIS_DOOR: {
    vi: 'Không đăng ký theo dõi được bằng cách gọi này.',
    en: 'A subscription cannot be answered over this kind of request.',
    remedyVi:
      'Hãy đăng ký theo dõi với Accept: text/event-stream, hoặc qua WebSocket theo giao thức graphql-transport-ws.',
  },
  SUBSCRIPTIONS_TOO_MANY: {
    vi: 'Số đăng ký theo dõi đang mở đã đạt mức tối đa.',
    en: 'As many subscriptions are open as may be.',
    remedyVi: 'Hãy đóng một đăng ký không còn cần, hoặc thử lại sau.',
  },
  SUBSCRIPTION_OUTDATED: {
    vi: 'Lược đồ đã thay đổi nên đăng ký theo dõi này không còn hợp lệ.',
    en: 'The schema has changed, and the subscription does not fit it any more.',
    remedyVi: 'Hãy đọc lại lược đồ rồi đăng ký lại từ vị trí cuối cùng đã nhận.',
  },
  POSITION_MALFORMED: {
    vi: 'Vị trí trong luồng sự kiện viết không đúng dạng.',
    en: 'A position in the stream of events cannot be read.',
    remedyVi: 'Hãy dùng đúng vị trí mà một sự kiện của đăng ký này đã cho.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>;
