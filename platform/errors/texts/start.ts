import type { ErrorCode } from '../../errors.ts';
import type { ErrorText } from '../texts.ts';

/** Codes of commands and of starting, read by whoever runs the hub. */
export const START_TEXTS = {
  COMMAND_INVALID: {
    vi: 'Không có câu lệnh hoặc tùy chọn này.',
    en: 'There is no such command or option.',
    remedyVi: 'Hãy xem npm run hub -- help.',
  },
  PRODUCTION_UNGUARDED: {
    vi: 'Hệ thống không khởi động ở chế độ production khi còn thiếu thiết lập bảo vệ.',
    en: 'The hub does not start in production while a guard is missing.',
    remedyVi:
      'Hãy thiết lập những mục được nêu theo docs/operating.md; hoặc khởi động với NODE_ENV=development trên máy của mình.',
  },
  AUDIT_BROKEN: {
    vi: 'Chuỗi nhật ký kiểm toán không còn nguyên vẹn.',
    en: 'The chain of the audit record is broken.',
    remedyVi: 'Hãy giữ nguyên cơ sở dữ liệu và so sánh với bản sao lưu có trước bản ghi được nêu.',
  },
  CONFIG_INVALID: {
    vi: 'Biến môi trường có giá trị không hợp lệ.',
    en: 'Environment variables have values that they may not have.',
    remedyVi: 'Hãy sửa các biến được nêu rồi khởi động lại.',
  },
  PORT_TAKEN: {
    vi: 'Cổng mạng đang được một chương trình khác sử dụng.',
    en: 'Another program listens on the port.',
    remedyVi: 'Hãy dừng chương trình kia, hoặc đặt PORT sang một cổng còn trống.',
  },
  ADDRESS_UNUSABLE: {
    vi: 'Không mở được địa chỉ mạng đã thiết lập.',
    en: 'The address that is set cannot be listened on.',
    remedyVi: 'Hãy đặt HOST là một địa chỉ của máy này và PORT là cổng mà người dùng hiện tại được phép mở.',
  },
  DATABASE_UNREACHABLE: {
    vi: 'Không kết nối được với cơ sở dữ liệu.',
    en: 'The database cannot be reached.',
    remedyVi: 'Hãy kiểm tra DATABASE_URL, và bảo đảm máy chủ đang chạy, chấp nhận người dùng này.',
  },
  DATABASE_UNSUITABLE: {
    vi: 'Máy chủ cơ sở dữ liệu không đáp ứng yêu cầu.',
    en: 'The database is not one that the hub can use.',
    remedyVi: 'Hãy dùng PostgreSQL 15 trở lên với người dùng được phép tạo vai trò và lược đồ.',
  },
  DATABASE_NEWER: {
    vi: 'Cơ sở dữ liệu đã được một phiên bản mới hơn nâng cấp.',
    en: 'A newer version of the hub has migrated the database.',
    remedyVi: 'Hãy khởi động đúng phiên bản đã nâng cấp, hoặc khôi phục bản sao lưu của phiên bản này.',
  },
  DATABASE_CONNECTIONS_SHORT: {
    vi: 'Máy chủ cơ sở dữ liệu không có đủ kết nối.',
    en: 'The database allows fewer connections than the hub may take.',
    remedyVi: 'Hãy tăng max_connections của máy chủ, hoặc giảm POOL_SIZE.',
  },
  DATA_DIRECTORY_IN_USE: {
    vi: 'Thư mục dữ liệu đang được một tiến trình khác sử dụng.',
    en: 'Another hub lives in the data folder.',
    remedyVi: 'Hãy dừng tiến trình kia, hoặc đặt DATA_DIR sang thư mục khác.',
  },
  DATA_DIRECTORY_DAMAGED: {
    vi: 'Thư mục dữ liệu bị hỏng hoặc không phải của phiên bản này.',
    en: 'The data folder is damaged, or not of this version.',
    remedyVi: 'Hãy khôi phục thư mục từ bản sao lưu, hoặc đặt DATA_DIR sang thư mục mới. Hệ thống không xóa gì cả.',
  },
  DATA_DIRECTORY_UNREACHABLE: {
    vi: 'Không truy cập được thư mục dữ liệu.',
    en: 'The data folder cannot be made or entered.',
    remedyVi: 'Hãy cấp cho người dùng chạy PostgreSQL quyền truy cập thư mục, hoặc đặt DATA_DIR sang thư mục khác.',
  },
  DATABASE_START_FAILED: {
    vi: 'PostgreSQL đi kèm không khởi động được.',
    en: 'The PostgreSQL that comes along does not start.',
    remedyVi: 'Hãy khắc phục điều được nêu; chi tiết nằm trong tệp postgres.log của thư mục dữ liệu.',
  },
  GRAPH_UNREACHABLE: {
    vi: 'Hệ thống không trả lời tại địa chỉ đã nêu.',
    en: 'The graph does not answer at the address.',
    remedyVi: 'Hãy khởi động hệ thống và dùng --url để chỉ địa chỉ truy vấn; nếu có máy chủ trung gian thì qua máy đó.',
  },
  SUPERGRAPH_INVALID: {
    vi: 'Lược đồ hợp nhất không dùng được.',
    en: 'The composed supergraph cannot be served.',
    remedyVi: 'Hãy hợp nhất lại các hệ thống thành phần rồi khởi động với tài liệu nhận được.',
  },
  PLATFORM_UNSUPPORTED: {
    vi: 'Hệ điều hành hoặc bộ xử lý này không được hỗ trợ.',
    en: 'The hub does not run on this system.',
    remedyVi: 'Hãy chạy trên Linux có glibc (x64, arm64) hoặc macOS.',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>;
