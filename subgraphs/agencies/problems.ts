import { defineProblems } from '../../platform/problems.ts';

/** Why a command of this subgraph was not carried out. Nothing of it is written then, only the receipt of the command. */
export const problems = defineProblems({
  SUBJECT_MALFORMED: {
    vi: (subject: string) =>
      `Người hoặc máy được cấp quyền phải có dạng "person:…", "machine:…" hoặc "dev:…" với 1 đến 200 ký tự ASCII đọc được, không phải ${subject}.`,
    en: (subject: string) =>
      `Expected "person:…", "machine:…" or "dev:…" with 1 to 200 readable ASCII characters, got ${subject}.`,
  },
  ROLE_NOT_GRANTABLE: {
    vi: (role: string) =>
      `Không ai phải được cấp vai trò ${role}: ai cũng là công chúng, và ai đăng nhập cũng là công dân. Hãy chọn vai trò khác.`,
    en: (role: string) =>
      `Nobody has to be given the role ${role}: everybody is the public, and whoever is known is a citizen. Choose another.`,
  },
  AGENCY_REQUIRED: {
    vi: (role: string) => `Vai trò ${role} gắn với một cơ quan. Hãy nêu cơ quan đó.`,
    en: (role: string) => `Expected an agency: the role ${role} is one for an agency. Name it.`,
  },
  AGENCY_NOT_APPLICABLE: {
    vi: (role: string) => `Vai trò ${role} áp dụng cho toàn hệ thống, không gắn với cơ quan nào. Hãy bỏ trống cơ quan.`,
    en: (role: string) => `Expected no agency: the role ${role} is for the whole hub. Leave the agency out.`,
  },
  AGENCY_NOT_FOUND: {
    vi: (id: string) => `Không có cơ quan nào mang mã ${id} trong danh bạ. Hãy tra bằng truy vấn agencies.`,
    en: (id: string) => `Expected the id of an agency in the register, got ${id}. Look it up with the query agencies.`,
  },
  AGENCY_NOT_IN_FORCE: {
    vi: (name: string, day: string) =>
      `${name} không tồn tại ngày ${day}, nên quyền này không có hiệu lực. Hãy chọn cơ quan của ngày đó, hoặc sửa ngày.`,
    en: (name: string, day: string) =>
      `Expected an agency that exists on ${day}; ${name} does not, and the role would not hold. Choose the agency of that day, or correct the day.`,
  },
  AGENCY_NOT_OVERSEEABLE: {
    vi: (name: string) =>
      `Chỉ bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ và tỉnh, thành phố mới có người theo dõi; ${name} không thuộc các loại đó.`,
    en: (name: string) =>
      `Expected a ministry, a body of its rank, a body attached to the Government or a province; ${name} is none, and has no monitors.`,
  },
  GRANT_TO_ONESELF: {
    vi: () => 'Không ai được tự cấp quyền cho mình. Hãy nhờ một người vận hành khác.',
    en: () => 'Nobody gives a role to themself. Ask another operator.',
  },
  GRANT_OF_ONESELF: {
    vi: () => 'Không ai được tự chấm dứt quyền của mình. Hãy nhờ một người vận hành khác.',
    en: () => 'Nobody ends a role of their own. Ask another operator.',
  },
  NOT_YOURS: {
    vi: () =>
      'Chỉ người vận hành, hoặc người quản lý quyền của cơ quan này hay của cơ quan cấp trên, mới được cấp và chấm dứt vai trò cán bộ và quản lý quyền; các vai trò khác chỉ người vận hành. Hãy nhờ một trong số họ.',
    en: () =>
      'Expected an operator; or, for officers and stewards, a steward of the agency or of one above it. Ask one of them.',
  },
  GRANT_EXISTS: {
    vi: (id: string) =>
      `Người hoặc máy này đã có vai trò đó tại cơ quan đó trong những ngày này: ${id}. Hãy dùng quyền đã có, hoặc chọn những ngày khác.`,
    en: (id: string) =>
      `The subject has this role there on some of these days already: ${id}. Keep that grant, or choose other days.`,
  },
  DATES_REVERSED: {
    vi: (from: string, to: string) => `Ngày cuối ${to} đứng trước ngày đầu ${from}. Hãy sửa lại.`,
    en: (from: string, to: string) =>
      `Expected a last day on or after the first, ${from}; got ${to}. Correct one of them.`,
  },
  GRANT_NOT_FOUND: {
    vi: (id: string) => `Không có quyền nào mang mã ${id} mà bạn được xem. Hãy tra bằng truy vấn grants.`,
    en: (id: string) => `Expected the id of a grant that you may see, got ${id}. Look it up with the query grants.`,
  },
  GRANT_ENDED: {
    vi: (day: string) => `Quyền này đã hết hiệu lực, ngày cuối là ${day}. Không còn gì để chấm dứt.`,
    en: (day: string) => `The grant is over; its last day was ${day}. There is nothing left to end.`,
  },
  GRANT_ENDS_SOONER: {
    vi: (day: string) =>
      `Quyền này vốn đã hết hiệu lực sau ngày ${day}; chấm dứt chỉ có thể sớm hơn. Hãy cấp quyền mới nếu cần kéo dài.`,
    en: (day: string) =>
      `The grant ends on ${day} anyway, and ending it can only be sooner. Give a new grant if it is to last longer.`,
  },
  END_IN_PAST: {
    vi: (day: string) =>
      `Ngày cuối sớm nhất là hôm qua, ${day}: trước đó quyền này đã có hiệu lực. Hãy bỏ trống để chấm dứt ngay.`,
    en: (day: string) =>
      `Expected yesterday, ${day}, or a later day: on the days before it the grant held. Leave the day out to end it at once.`,
  },
  SCOPE_UNKNOWN: {
    vi: (scope: string, known: string) => `Không có phạm vi quyền ${scope}; các phạm vi hiện có là ${known}.`,
    en: (scope: string, known: string) => `Expected any of ${known}, got ${scope}.`,
  },
  SCOPES_TOO_MANY: {
    vi: (most: string, count: string) => `Được tối đa ${most} phạm vi quyền, hiện có ${count}.`,
    en: (most: string, count: string) => `Expected at most ${most} scopes, got ${count}.`,
  },
  HASH_MALFORMED: {
    vi: () => 'Cần mã băm SHA-256 của bí mật, viết bằng 64 chữ số thập lục phân. Không bao giờ gửi chính bí mật.',
    en: () => 'Expected the SHA-256 of the secret as 64 hexadecimal digits. Never send the secret itself.',
  },
  EXPIRY_PAST: {
    vi: (day: string, today: string) => `Ngày cuối ${day} đã qua; hôm nay là ${today}. Hãy chọn hôm nay hoặc muộn hơn.`,
    en: (day: string, today: string) => `Expected a last day that has not passed, got ${day}; today is ${today}.`,
  },
  EXPIRY_TOO_FAR: {
    vi: (day: string, latest: string) =>
      `Khóa chỉ được dùng tối đa hai năm, đến ngày ${latest}; ngày ${day} quá xa. Hãy chọn ngày sớm hơn, và đăng ký khóa mới khi hết hạn.`,
    en: (day: string, latest: string) =>
      `Expected a last day at most two years ahead, ${latest}, got ${day}. Choose a sooner one, and register a new key then.`,
  },
  KEY_NOT_FOUND: {
    vi: (id: string) => `Không có khóa nào mang mã ${id}. Hãy tra bằng truy vấn apiKeys.`,
    en: (id: string) => `Expected the id of a key, got ${id}. Look it up with the query apiKeys.`,
  },
  KEY_ENDED: {
    vi: () => 'Khóa này đã bị chấm dứt. Không còn gì để làm.',
    en: () => 'The key was ended before. There is nothing left to do.',
  },
  TOKENS_OF_MACHINE: {
    vi: () => 'Máy dùng khóa API, không dùng mã truy cập. Hãy chấm dứt khóa của máy bằng endApiKey.',
    en: () => 'A machine has keys and no tokens. End its key with endApiKey.',
  },
  CLASS_KINDS_MISSING: {
    vi: () => 'Nhóm cơ quan phải có ít nhất một loại thành viên. Hãy nêu các loại cơ quan thuộc nhóm.',
    en: () => 'Expected at least one kind of members. Say which kinds of agencies belong to the class.',
  },
  AGENCY_CLASS_NOT_FOUND: {
    vi: (id: string) => `Không có nhóm cơ quan nào mang mã ${id}. Hãy tra bằng truy vấn agencyClasses.`,
    en: (id: string) =>
      `Expected the id of a class of agencies in the register, got ${id}. Look it up with the query agencyClasses.`,
  },
  AGENCY_CLASS_EXISTS: {
    vi: (id: string) =>
      `Nhóm cơ quan cùng tên và cùng phạm vi đã có trong danh bạ: ${id}. Hãy dùng hoặc sửa nhóm đó, hoặc đặt tên khác.`,
    en: (id: string) =>
      `A class of this name in this place is in the register already: ${id}. Use or correct that one, or choose another name.`,
  },
});
