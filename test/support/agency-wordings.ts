/**
 * Names as documents write them, with what they mean there: graded by hand, most of them from the documents of
 * data/README.md. A line is: the name | whose document, and on which day | the agency | how sure, and by what evidence.
 */
const KEYS: Readonly<Record<string, string>> = {
  BINH_DINH: 'province/binh-dinh',
  PHU_THO: 'province/phu-tho',
  EDUCATION: 'department/binh-dinh/so-giao-duc-va-dao-tao',
  SCHOOL: 'school/thpt-binh-duong-binh-dinh',
  OFFICE: 'ministry-level/van-phong-chinh-phu',
  GOVERNMENT: 'government/chinh-phu',
  PRIME_MINISTER: 'prime-minister/thu-tuong-chinh-phu',
};
/** Where the day does not matter. */
const DAY = '2024-03-01';

export interface GradedName {
  readonly text: string;
  /** Key of the agency in whose document it stands; null where none is known. */
  readonly issuer: string | null;
  readonly on: string;
}
export interface GradedMatch extends GradedName {
  readonly agency: string;
  readonly confidence: string;
  readonly evidence: readonly string[];
}

const keyOf = (word: string) => KEYS[word] ?? word;

function rowsOf(table: string): { name: GradedName; rest: readonly string[] }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [text, where, ...rest] = line.split('|').map((cell) => cell.trim());
      const [issuer, on = DAY] = where!.split(' ');
      return { name: { text: text!, issuer: issuer === '-' ? null : keyOf(issuer!), on }, rest };
    });
}

function matches(table: string): GradedMatch[] {
  return rowsOf(table).map(({ name, rest: [agency, grade] }) => {
    const [confidence, ...evidence] = grade!.split(' ');
    return { ...name, agency: keyOf(agency!), confidence: confidence!, evidence };
  });
}

export const WORDINGS: Readonly<Record<string, readonly GradedMatch[]>> = {
  'official names, whatever the case, the dash and the place of the tone': matches(`
Bộ Công an | GOVERNMENT 2022-10-06 | ministry/cong-an | HIGH NAME
BỘ NỘI VỤ | - | ministry/noi-vu | HIGH NAME
Bộ Lao động - Thương binh và Xã hội | GOVERNMENT 2022-10-06 | ministry/lao-dong-thuong-binh-va-xa-hoi | HIGH NAME
Bộ Lao động, Thương binh và Xã hội | OFFICE 2024-02-29 | ministry/lao-dong-thuong-binh-va-xa-hoi | HIGH NAME
Bảo hiểm Xã hội Việt Nam | OFFICE 2024-02-29 | government-attached/bao-hiem-xa-hoi-viet-nam | HIGH NAME
Ủy ban dân tộc | OFFICE 2024-02-29 | ministry-level/uy-ban-dan-toc | HIGH NAME
Uỷ ban nhân dân tỉnh Thanh Hoá | - | province/thanh-hoa | HIGH NAME
ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH | BINH_DINH 2022-11-21 | BINH_DINH | HIGH NAME SAME_PLACE
Ủy ban nhân dân tỉnh Gia Lai | OFFICE 2024-02-29 | province/gia-lai | HIGH NAME
Cổng Thông tin điện tử Chính phủ | GOVERNMENT 2022-10-06 | department/vpcp/cong-thong-tin-dien-tu-chinh-phu | HIGH NAME
Tổng cục Thống kê (Bộ Kế hoạch và Đầu tư) | GOVERNMENT 2022-10-06 | department/tong-cuc-thong-ke | HIGH NAME
Sở Giáo dục & Đào tạo tỉnh Bình Định | - | EDUCATION | HIGH NAME
Cục Thống kê tỉnh Bình Định | - | department/binh-dinh/cuc-thong-ke-tinh | HIGH NAME
Tỉnh uỷ Phú Thọ | - | party-or-council/phu-tho/tinh-uy | HIGH NAME
- Bộ Tài chính; | - | ministry/tai-chinh | HIGH NAME
“Bộ Tài chính” | - | ministry/tai-chinh | HIGH NAME
Bộ  Tài chính | - | ministry/tai-chinh | HIGH NAME`),
  'names of the day': matches(`
Tổng cục Thống kê | - 2025-02-28 | department/tong-cuc-thong-ke | HIGH NAME
Tổng cục Thống kê | - 2025-03-01 | department/tong-cuc-thong-ke | MEDIUM FORMER_NAME
Cục Thống kê | - 2025-03-01 | department/tong-cuc-thong-ke | HIGH NAME
thành phố Huế | - 2024-12-31 | province/hue | MEDIUM PATTERN FORMER_NAME
thành phố Huế | - 2025-01-01 | province/hue | HIGH PATTERN
UBND tỉnh Thừa Thiên Huế | - 2024-12-31 | province/hue | HIGH PATTERN
UBND tỉnh Thừa Thiên Huế | - 2025-01-01 | province/hue | MEDIUM PATTERN FORMER_NAME
UBND tỉnh Phú Thọ | - 2025-06-30 | PHU_THO | HIGH PATTERN
UBND tỉnh Phú Thọ | - 2025-07-01 | province/phu-tho@2025 | HIGH PATTERN
Phú Thọ | OFFICE 2025-06-30 | PHU_THO | HIGH ALIAS
Phú Thọ | OFFICE 2025-07-01 | province/phu-tho@2025 | HIGH ALIAS
TPHCM | - 2026-01-01 | province/ho-chi-minh@2025 | HIGH PATTERN
Bộ Kế hoạch và Đầu tư | - 2025-02-28 | ministry/ke-hoach-va-dau-tu | HIGH NAME
Bộ Kế hoạch và Đầu tư | - 2025-03-01 | ministry/ke-hoach-va-dau-tu | MEDIUM NAME NOT_IN_FORCE
Bộ Nông nghiệp và Môi trường | - 2025-02-28 | ministry/nong-nghiep-va-moi-truong | MEDIUM NAME NOT_IN_FORCE
Bộ Nông nghiệp và Môi trường | - 2025-03-01 | ministry/nong-nghiep-va-moi-truong | HIGH NAME
tỉnh Quảng Nam | - 2026-01-01 | province/quang-nam | MEDIUM PATTERN NOT_IN_FORCE
Sở Văn hóa và Thể thao | BINH_DINH 2025-02-28 | department/binh-dinh/so-van-hoa-va-the-thao | HIGH CONTEXT SAME_PLACE
Sở Văn hóa và Thể thao | BINH_DINH 2025-03-01 | department/binh-dinh/so-van-hoa-va-the-thao | MEDIUM CONTEXT FORMER_NAME SAME_PLACE
Sở Văn hóa, Thể thao và Du lịch | BINH_DINH 2025-03-01 | department/binh-dinh/so-van-hoa-va-the-thao | HIGH CONTEXT SAME_PLACE
TT PVHCC tỉnh Gia Lai | - 2025-07-01 | centre/gia-lai@2025/trung-tam-phuc-vu-hanh-chinh-cong-tinh | HIGH ABBREVIATION`),
  initials: matches(`
VPCP | - | OFFICE | HIGH ABBREVIATION
TTgCP | OFFICE 2024-01-10 | PRIME_MINISTER | HIGH ABBREVIATION
TTg | - | PRIME_MINISTER | HIGH ABBREVIATION
Thủ tướng | - | PRIME_MINISTER | HIGH ABBREVIATION
BTC | - | ministry/tai-chinh | HIGH ABBREVIATION
Bộ TC | - | ministry/tai-chinh | HIGH ABBREVIATION
Bộ KH&ĐT | - | ministry/ke-hoach-va-dau-tu | HIGH ABBREVIATION
Bộ LĐ-TB&XH | - | ministry/lao-dong-thuong-binh-va-xa-hoi | HIGH ABBREVIATION
Bộ LĐ - TB&XH | - | ministry/lao-dong-thuong-binh-va-xa-hoi | HIGH ABBREVIATION
Bộ Lao động, TB&XH | - | ministry/lao-dong-thuong-binh-va-xa-hoi | HIGH ALIAS
Bộ NN&PTNT | - | ministry/nong-nghiep-va-phat-trien-nong-thon | HIGH ABBREVIATION
Bộ NN và PTNT | - | ministry/nong-nghiep-va-phat-trien-nong-thon | HIGH ABBREVIATION
Bộ Nông nghiệp và PTNT | - | ministry/nong-nghiep-va-phat-trien-nong-thon | HIGH ALIAS
Bộ VHTT&DL | - | ministry/van-hoa-the-thao-va-du-lich | HIGH ABBREVIATION
Bộ TT&TT | - | ministry/thong-tin-va-truyen-thong | HIGH ABBREVIATION
NHNN | - | ministry-level/ngan-hang-nha-nuoc-viet-nam | HIGH ABBREVIATION
BHXH Việt Nam | - | government-attached/bao-hiem-xa-hoi-viet-nam | HIGH ABBREVIATION
EVN | OFFICE 2024-02-29 | enterprise/evn | HIGH ABBREVIATION
VNPT | - | enterprise/vnpt | HIGH ABBREVIATION
TP.Hồ Chí Minh | PRIME_MINISTER 2024-10-01 | province/ho-chi-minh | HIGH PATTERN
TP Cần Thơ | OFFICE 2024-02-29 | province/can-tho | HIGH PATTERN
UBND TP Hà Nội | - | province/ha-noi | HIGH PATTERN
TP.HCM | - | province/ho-chi-minh | HIGH PATTERN
C.ty CP Môi trường Bình Định | BINH_DINH 2022-11-21 | enterprise/cong-ty-cp-moi-truong-binh-dinh | HIGH ABBREVIATION SAME_PLACE
Công ty CP Cấp thoát nước Bình Định | - | enterprise/cong-ty-cp-cap-thoat-nuoc-binh-dinh | HIGH ABBREVIATION
Trường Trung học phổ thông Bình Dương | SCHOOL 2022-12-23 | SCHOOL | HIGH NAME SAME_PLACE
TCT Đề án 06 (Bộ Công an) | - | task-force/to-cong-tac-de-an-06 | HIGH ABBREVIATION
HĐND tỉnh Bình Định | - | party-or-council/binh-dinh/hoi-dong-nhan-dan-tinh | HIGH ABBREVIATION
Văn phòng UBND tỉnh Phú Thọ | - | department/phu-tho/van-phong-ubnd-tinh | HIGH ABBREVIATION
Sở GD&ĐT Bình Định | - | EDUCATION | HIGH PATTERN ABBREVIATION`),
  'short names': matches(`
Công an | OFFICE 2024-02-29 | ministry/cong-an | HIGH ALIAS
Y tế | OFFICE 2024-02-29 | ministry/y-te | HIGH ALIAS
Nông nghiệp và Phát triển nông thôn | OFFICE 2024-02-29 | ministry/nong-nghiep-va-phat-trien-nong-thon | HIGH ALIAS
Tài chính | - | ministry/tai-chinh | MEDIUM ALIAS
Tài chính | BINH_DINH 2022-11-21 | department/binh-dinh/so-tai-chinh | MEDIUM CONTEXT SAME_PLACE
Bà Rịa - Vũng Tàu | OFFICE 2024-02-29 | province/ba-ria-vung-tau | HIGH ALIAS
Thừa Thiên Huế | OFFICE 2024-02-29 | province/hue | HIGH ALIAS
Kiên Giang | - | province/kien-giang | HIGH ALIAS
Tổ công tác | PRIME_MINISTER 2024-10-01 | task-force/to-cong-tac-cai-cach-tthc | HIGH ALIAS SAME_PLACE
Tổ công tác | - | task-force/to-cong-tac-cai-cach-tthc | MEDIUM ALIAS`),
  'what a document means in its own place': matches(`
UBND tỉnh | PHU_THO 2025-02-13 | PHU_THO | HIGH CONTEXT SAME_PLACE
UBND tỉnh | BINH_DINH 2022-11-21 | BINH_DINH | HIGH CONTEXT SAME_PLACE
UBND tỉnh | SCHOOL 2022-12-23 | BINH_DINH | HIGH CONTEXT SAME_PLACE
UBND | BINH_DINH 2022-11-21 | BINH_DINH | MEDIUM CONTEXT SAME_PLACE ABBREVIATION
Chủ tịch UBND tỉnh | PHU_THO 2025-02-13 | PHU_THO | HIGH CONTEXT SAME_PLACE
Văn phòng UBND tỉnh | BINH_DINH 2022-11-21 | department/binh-dinh/van-phong-ubnd-tinh | HIGH CONTEXT SAME_PLACE
VP UBND tỉnh | PHU_THO 2025-02-13 | department/phu-tho/van-phong-ubnd-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
VPUBND tỉnh | PHU_THO 2025-02-13 | department/phu-tho/van-phong-ubnd-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
Sở Tư pháp | PHU_THO 2025-02-13 | department/phu-tho/so-tu-phap | HIGH CONTEXT SAME_PLACE
Sở Tài chính | BINH_DINH 2022-11-21 | department/binh-dinh/so-tai-chinh | HIGH CONTEXT SAME_PLACE
Sở GD&ĐT | SCHOOL 2022-12-23 | EDUCATION | HIGH ALIAS SAME_PLACE
SGDĐT | BINH_DINH 2022-11-21 | EDUCATION | HIGH CONTEXT SAME_PLACE ABBREVIATION
STC | BINH_DINH 2022-11-21 | department/binh-dinh/so-tai-chinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
SKHĐT | BINH_DINH 2022-11-21 | department/binh-dinh/so-ke-hoach-va-dau-tu | HIGH CONTEXT SAME_PLACE ABBREVIATION
Sở TT&TT | BINH_DINH 2022-11-21 | department/binh-dinh/so-thong-tin-va-truyen-thong | HIGH CONTEXT SAME_PLACE ABBREVIATION
Cục Thống kê tỉnh | BINH_DINH 2022-11-21 | department/binh-dinh/cuc-thong-ke-tinh | HIGH CONTEXT SAME_PLACE
Tỉnh ủy | BINH_DINH 2022-11-21 | party-or-council/binh-dinh/tinh-uy | HIGH CONTEXT SAME_PLACE
TT Tỉnh ủy | BINH_DINH 2022-11-21 | party-or-council/binh-dinh/tinh-uy | HIGH CONTEXT SAME_PLACE
TT HĐND tỉnh | PHU_THO 2025-02-13 | party-or-council/phu-tho/hoi-dong-nhan-dan-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
UBMTTQVN tỉnh | PHU_THO 2025-02-13 | party-or-council/phu-tho/uy-ban-mttq-tinh | HIGH CONTEXT SAME_PLACE
Ủy ban MTTQ tỉnh | PHU_THO 2025-02-13 | party-or-council/phu-tho/uy-ban-mttq-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
Cổng thông tin ĐT tỉnh | PHU_THO 2025-02-13 | other/phu-tho/cong-thong-tin-dien-tu-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
Đài PT&TH tỉnh | BINH_DINH 2022-11-21 | other/binh-dinh/dai-phat-thanh-va-truyen-hinh-tinh | HIGH CONTEXT SAME_PLACE
Trung tâm PVHCC | BINH_DINH 2022-11-21 | centre/binh-dinh/trung-tam-phuc-vu-hanh-chinh-cong-tinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
KSTT (02b) | OFFICE 2024-02-29 | department/vpcp/cuc-kiem-soat-thu-tuc-hanh-chinh | HIGH ABBREVIATION SAME_PLACE
Cục KSTTHC | OFFICE 2024-02-29 | department/vpcp/cuc-kiem-soat-thu-tuc-hanh-chinh | HIGH ABBREVIATION SAME_PLACE
Vụ TH | OFFICE 2024-02-29 | department/vpcp/vu-tong-hop | HIGH ABBREVIATION SAME_PLACE
Văn phòng Sở | EDUCATION 2022-11-23 | department/binh-dinh/so-giao-duc-va-dao-tao/van-phong-so | HIGH CONTEXT SAME_PLACE
Phòng KHTC | EDUCATION 2022-11-23 | department/binh-dinh/so-giao-duc-va-dao-tao/phong-ke-hoach-tai-chinh | HIGH CONTEXT SAME_PLACE ABBREVIATION
Phòng Kế hoạch - Tài chính Sở Giáo dục và Đào tạo | BINH_DINH 2022-11-21 | department/binh-dinh/so-giao-duc-va-dao-tao/phong-ke-hoach-tai-chinh | HIGH PATTERN SAME_PLACE
Trung tâm GDTX tỉnh | EDUCATION 2022-11-23 | centre/binh-dinh/trung-tam-gdtx-tinh | HIGH CONTEXT SAME_PLACE
Bộ phận kế toán | SCHOOL 2022-12-23 | school/thpt-binh-duong-binh-dinh/bo-phan-ke-toan | HIGH CONTEXT SAME_PLACE
Đoàn TN | SCHOOL 2022-12-23 | school/thpt-binh-duong-binh-dinh/doan-thanh-nien | HIGH CONTEXT SAME_PLACE ABBREVIATION
BCH Công đoàn | SCHOOL 2022-12-23 | school/thpt-binh-duong-binh-dinh/cong-doan | HIGH CONTEXT SAME_PLACE
Sở | SCHOOL 2022-12-23 | EDUCATION | MEDIUM CONTEXT SAME_PLACE
Nhà trường | SCHOOL 2022-12-23 | SCHOOL | MEDIUM CONTEXT SAME_PLACE
UBND tỉnh | SCHOOL 2026-03-31 | province/gia-lai@2025 | HIGH CONTEXT SAME_PLACE ABBREVIATION`),
  'the head for the body': matches(`
Bộ trưởng Bộ Y tế | - | ministry/y-te | HIGH NAME
Bộ trưởng Y tế | - | ministry/y-te | HIGH NAME
Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ | - | OFFICE | HIGH NAME
Tổng Thanh tra Chính phủ | - | ministry-level/thanh-tra-chinh-phu | HIGH NAME
Thống đốc Ngân hàng Nhà nước Việt Nam | - | ministry-level/ngan-hang-nha-nuoc-viet-nam | HIGH NAME
Chánh Văn phòng Ủy ban nhân dân tỉnh | BINH_DINH 2022-11-21 | department/binh-dinh/van-phong-ubnd-tinh | HIGH CONTEXT SAME_PLACE
Giám đốc Sở Tài chính | BINH_DINH 2022-11-21 | department/binh-dinh/so-tai-chinh | HIGH CONTEXT SAME_PLACE
Giám đốc Trung tâm GDTX tỉnh | EDUCATION 2022-11-23 | centre/binh-dinh/trung-tam-gdtx-tinh | HIGH CONTEXT SAME_PLACE
Trưởng các Phòng Kế hoạch - Tài chính | EDUCATION 2022-11-23 | department/binh-dinh/so-giao-duc-va-dao-tao/phong-ke-hoach-tai-chinh | HIGH CONTEXT SAME_PLACE
Tổ trưởng tổ văn phòng | SCHOOL 2022-12-23 | school/thpt-binh-duong-binh-dinh/to-van-phong | HIGH CONTEXT SAME_PLACE
Hiệu trưởng Trường THPT Bình Dương | EDUCATION 2022-11-23 | SCHOOL | HIGH NAME SAME_PLACE
Chu tich UBND tinh Phu Tho | - | PHU_THO | MEDIUM PATTERN WITHOUT_ACCENTS`),
  'slips of typing and scanning': matches(`
SGDDT | BINH_DINH 2022-11-21 | EDUCATION | MEDIUM ABBREVIATION SAME_PLACE SLIP
SGDDĐT | BINH_DINH 2022-11-21 | EDUCATION | MEDIUM ABBREVIATION SAME_PLACE SLIP
Nội vụ2 | OFFICE 2024-02-29 | ministry/noi-vu | MEDIUM ALIAS SLIP
Bộ Nội vụ³ | - | ministry/noi-vu | MEDIUM NAME SLIP
Bộ Kê hoạch và Đầu tư | - | ministry/ke-hoach-va-dau-tu | MEDIUM NAME SLIP
Bộ Kế hoạch và Ðầu tư | - | ministry/ke-hoach-va-dau-tu | HIGH NAME
Bộ Kế hoạch và Dầu tư | - | ministry/ke-hoach-va-dau-tu | MEDIUM NAME SLIP
Bộ Tài chinh | - | ministry/tai-chinh | MEDIUM NAME SLIP
Bộ Tàichính | - | ministry/tai-chinh | MEDIUM NAME SLIP
Bộ Tái chính | - | ministry/tai-chinh | MEDIUM NAME SLIP
Vãn phòng Chính phủ | - | OFFICE | MEDIUM NAME SLIP
Văn phông Chính phù | - | OFFICE | MEDIUM NAME SLIP
Bộ Thòng tin và Truyèn thông | - | ministry/thong-tin-va-truyen-thong | MEDIUM NAME SLIP
Bộ Thong tin va Truyen thong | - | ministry/thong-tin-va-truyen-thong | MEDIUM NAME SLIP
bo noi vu | - | ministry/noi-vu | MEDIUM NAME WITHOUT_ACCENTS
ubnd tinh phu tho | - | PHU_THO | MEDIUM PATTERN WITHOUT_ACCENTS
Bộ Giáo dục và Đào tao | - | ministry/giao-duc-va-dao-tao | MEDIUM NAME SLIP
Bộ Giao thông vân tải | - | ministry/giao-thong-van-tai | MEDIUM NAME SLIP
Bộ Xày dựng | - | ministry/xay-dung | MEDIUM NAME SLIP
Ủy ban nhân dàn tỉnh Binh Đinh | - | BINH_DINH | MEDIUM NAME SLIP
Ủy ban nhân dân tình Phú Thọ | - | PHU_THO | MEDIUM NAME SLIP
Bộ Khoa học và Công nghê | - | ministry/khoa-hoc-va-cong-nghe | MEDIUM NAME SLIP
Bộ Khoa hoc và Công nghẹ | - | ministry/khoa-hoc-va-cong-nghe | MEDIUM NAME SLIP
Sở Gíao dục và Đào tạo | BINH_DINH 2022-11-21 | EDUCATION | HIGH CONTEXT SAME_PLACE
Ngàn hàng Nhà nước Việt Nam | - | ministry-level/ngan-hang-nha-nuoc-viet-nam | MEDIUM NAME SLIP
Ngân hàng Nhà nưóc Việt Nam | - | ministry-level/ngan-hang-nha-nuoc-viet-nam | MEDIUM NAME SLIP
Bộ Nông ngiệp và Phát triển nông thôn | - | ministry/nong-nghiep-va-phat-trien-nong-thon | MEDIUM NAME SLIP
Bộ Tài nguyên và Môi trưòng | - | ministry/tai-nguyen-va-moi-truong | MEDIUM NAME SLIP
UBND tỉnh Đắc Lắc | - | province/dak-lak | MEDIUM ABBREVIATION SLIP
Bắc Cạn | - | province/bac-kan | MEDIUM ALIAS SLIP
Tiên Giang | - | province/tien-giang | MEDIUM ALIAS SLIP
Bộ N0i vụ | - | ministry/noi-vu | LOW NAME SLIP`),
};

export interface Misleading extends GradedName {
  readonly most: string;
}

/** Names that mean no agency of the register there, or none for sure: what is offered for them at most. */
export const MISLEADING: readonly Misleading[] = rowsOf(`
 | - | NOTHING
??? | - | NOTHING
các bộ, ngành | OFFICE | NOTHING
các sở, ban, ngành | PHU_THO | NOTHING
UBND các huyện, thị xã, thành phố | BINH_DINH | NOTHING
Bộ Hải quân | - | NOTHING
Bộ Tài | - | NOTHING
Bộ Tài chính và Bộ Y tế | - | NOTHING
Chủ tịch Hồ Chí Minh | - | NOTHING
Chủ tịch nước | - | NOTHING
Sở Du lịch | BINH_DINH 2022-11-21 | NOTHING
Công an tỉnh | BINH_DINH 2022-11-21 | NOTHING
UBND thành phố | BINH_DINH 2022-11-21 | NOTHING
UBND huyện Tây Sơn | BINH_DINH 2022-11-21 | NOTHING
UBND xã Tân Sơn | PHU_THO | NOTHING
Trường THPT Quy Nhơn | BINH_DINH 2022-11-21 | NOTHING
Sở Tài chính | PHU_THO | NOTHING
SGDĐT | PHU_THO | NOTHING
Sở GD&ĐT | PHU_THO | NOTHING
Cục Thống kê tỉnh | PHU_THO | NOTHING
Trung tâm Phục vụ hành chính công | PHU_THO | NOTHING
Văn phòng Sở | BINH_DINH 2022-11-21 | NOTHING
Bộ phận kế toán | EDUCATION 2022-11-23 | NOTHING
UBND tỉnh | - | LOW
UBND tỉnh | OFFICE | LOW
Chủ tịch UBND tỉnh | - | LOW
Văn phòng UBND tỉnh | - | LOW
Sở Tư pháp | - | LOW
Sở Tư pháp | GOVERNMENT 2022-10-06 | LOW
SGDDT | - | LOW
Công đoàn | - | LOW
Vụ Tổng hợp | - | LOW
Vụ Cải cách hành chính | BINH_DINH 2022-11-21 | LOW
KSTT | - | LOW
TH | - | LOW
Trường THPT Bình Dương | - | MEDIUM
Trường THPT Bình Dương | PHU_THO | MEDIUM
Nội vụ | - | MEDIUM
Nội vụ | BINH_DINH 2022-11-21 | MEDIUM
UBND tỉnh | PHU_THO 2025-07-01 | MEDIUM
Bộ Thông tin và Truyền thông | - 2025-03-01 | MEDIUM
Bộ Dân tộc và Tôn giáo | - 2025-02-28 | MEDIUM`).map(({ name, rest: [most] }) => ({ ...name, most: most! }));
