/** A kind of official document, and the abbreviation that stands for it in a document number. */
export interface DocumentType {
  readonly name: string;
  /** Null for the two kinds whose numbers name no type: the letter and the official note. */
  readonly code: string | null;
}

/** The 29 kinds of administrative document of Nghị định 30/2020/NĐ-CP: in the order of Điều 7, abbreviated as in Phụ lục III. */
export const ADMINISTRATIVE_TYPES: readonly DocumentType[] = [
  { name: 'Nghị quyết (cá biệt)', code: 'NQ' },
  { name: 'Quyết định (cá biệt)', code: 'QĐ' },
  { name: 'Chỉ thị', code: 'CT' },
  { name: 'Quy chế', code: 'QC' },
  { name: 'Quy định', code: 'QyĐ' },
  { name: 'Thông cáo', code: 'TC' },
  { name: 'Thông báo', code: 'TB' },
  { name: 'Hướng dẫn', code: 'HD' },
  { name: 'Chương trình', code: 'CTr' },
  { name: 'Kế hoạch', code: 'KH' },
  { name: 'Phương án', code: 'PA' },
  { name: 'Đề án', code: 'ĐA' },
  { name: 'Dự án', code: 'DA' },
  { name: 'Báo cáo', code: 'BC' },
  { name: 'Biên bản', code: 'BB' },
  { name: 'Tờ trình', code: 'TTr' },
  { name: 'Hợp đồng', code: 'HĐ' },
  { name: 'Công văn', code: null },
  { name: 'Công điện', code: 'CĐ' },
  { name: 'Bản ghi nhớ', code: 'BGN' },
  { name: 'Bản thỏa thuận', code: 'BTT' },
  { name: 'Giấy ủy quyền', code: 'GUQ' },
  { name: 'Giấy mời', code: 'GM' },
  { name: 'Giấy giới thiệu', code: 'GGT' },
  { name: 'Giấy nghỉ phép', code: 'GNP' },
  { name: 'Phiếu gửi', code: 'PG' },
  { name: 'Phiếu chuyển', code: 'PC' },
  { name: 'Phiếu báo', code: 'PB' },
  { name: 'Thư công', code: null },
];

/**
 * Kinds outside that list whose abbreviations the numbers of cited documents bear: legal normative documents, consolidated
 * texts, Party documents, and the letter as schools and Party offices mark it ("93/CV-THPTBD"), against the decree.
 */
export const OTHER_TYPES: readonly DocumentType[] = [
  { name: 'Lệnh', code: 'L' },
  { name: 'Nghị định', code: 'NĐ' },
  { name: 'Thông tư', code: 'TT' },
  { name: 'Thông tư liên tịch', code: 'TTLT' },
  { name: 'Nghị quyết liên tịch', code: 'NQLT' },
  { name: 'Văn bản hợp nhất', code: 'VBHN' },
  { name: 'Kết luận', code: 'KL' },
  { name: 'Chương trình hành động', code: 'CTHĐ' },
  { name: 'Công văn', code: 'CV' },
];

const BY_SPELLING: ReadonlyMap<string, DocumentType> = new Map(
  [...ADMINISTRATIVE_TYPES, ...OTHER_TYPES].flatMap((type) => (type.code ? [[type.code.toUpperCase(), type]] : [])),
);

/** Types by their abbreviation with every Đ as D, where no other type is spelled so: "QD" can only be QĐ, "HD" is a type itself. */
const BY_SLIP: ReadonlyMap<string, DocumentType> = new Map(
  [...BY_SPELLING].map(([spelling, type]) => [spelling.replaceAll('Đ', 'D'), type]),
);

/**
 * The type that an abbreviation stands for, in any case, and with D for Đ where that makes no other type ("QD", "nd").
 *
 * "HD" and "DA" are read as they stand (Hướng dẫn, Dự án), though a slip for HĐ or ĐA looks the same. Undefined for an
 * abbreviation of no known type.
 */
export function typeByCode(code: string): DocumentType | undefined {
  const spelling = code.toUpperCase();
  return BY_SPELLING.get(spelling) ?? BY_SLIP.get(spelling);
}
