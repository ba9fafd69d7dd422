/**
 * Ways of writing one thing, as the documents of administrative reform write it: spelled out first, then shortened. As common
 * use has them; Nghị định 30/2020/NĐ-CP leaves abbreviations in the text to the drafters.
 */
const SPELLINGS: readonly (readonly string[])[] = [
  ['thủ tục hành chính', 'TTHC'],
  ['kiểm soát thủ tục hành chính', 'kiểm soát TTHC', 'KSTTHC', 'KSTT'],
  ['cải cách hành chính', 'CCHC'],
  ['cải cách thủ tục hành chính', 'cải cách TTHC', 'CCTTHC'],
  ['dịch vụ công', 'DVC'],
  ['dịch vụ công quốc gia', 'DVC quốc gia', 'DVCQG'],
  ['dịch vụ công trực tuyến', 'DVC trực tuyến', 'DVCTT'],
  ['phục vụ hành chính công', 'PVHCC'],
  ['trung tâm phục vụ hành chính công', 'trung tâm PVHCC', 'TTPVHCC', 'TT PVHCC'],
  ['cơ sở dữ liệu', 'CSDL'],
  ['công nghệ thông tin', 'CNTT'],
  ['chuyển đổi số', 'CĐS'],
  ['phản ánh, kiến nghị', 'PAKN'],
  ['quy phạm pháp luật', 'QPPL'],
  ['ngân sách nhà nước', 'NSNN'],
  ['kinh tế - xã hội', 'KT-XH', 'KTXH'],
  ['bảo hiểm xã hội', 'BHXH'],
  ['bảo hiểm y tế', 'BHYT'],

  ['ủy ban nhân dân', 'UBND'],
  ['hội đồng nhân dân', 'HĐND'],
  ['văn phòng chính phủ', 'VPCP'],
  ['văn phòng', 'VP'],
  ['thủ tướng', 'TTg'],
  ['mặt trận tổ quốc', 'MTTQ'],
  ['mặt trận tổ quốc Việt Nam', 'mặt trận tổ quốc VN', 'MTTQVN'],
  ['ban chỉ đạo', 'BCĐ'],
  ['tổ công tác', 'TCT'],
  ['thành phố', 'TP'],
  ['thành phố Hồ Chí Minh', 'TP Hồ Chí Minh', 'TP HCM', 'TPHCM', 'HCM'],
  ['trung học phổ thông', 'THPT'],
  ['giáo dục thường xuyên', 'GDTX'],

  ['công văn', 'CV'],
  ['nghị quyết', 'NQ'],
  ['quyết định', 'QĐ'],
  ['nghị định', 'NĐ'],
  ['chỉ thị', 'CT'],
  ['thông tư', 'TT'],
];

/** Fields of which there is a ministry (bộ) and in the provinces a department (sở). */
const FIELDS: readonly (readonly string[])[] = [
  ['tài chính', 'TC'],
  ['tư pháp', 'TP'],
  ['nội vụ', 'NV'],
  ['xây dựng', 'XD'],
  ['y tế', 'YT'],
  ['công thương', 'CT'],
  ['ngoại vụ', 'NgV'],
  ['giao thông vận tải', 'GTVT'],
  ['giáo dục và đào tạo', 'GDĐT', 'GD&ĐT', 'GD-ĐT'],
  ['kế hoạch và đầu tư', 'KHĐT', 'KH&ĐT', 'KH-ĐT'],
  ['khoa học và công nghệ', 'KHCN', 'KH&CN'],
  ['tài nguyên và môi trường', 'TNMT', 'TN&MT'],
  ['thông tin và truyền thông', 'TTTT', 'TT&TT'],
  ['nông nghiệp và phát triển nông thôn', 'nông nghiệp và PTNT', 'NNPTNT', 'NN&PTNT'],
  ['lao động - thương binh và xã hội', 'lao động, TB&XH', 'LĐTBXH', 'LĐ-TB&XH', 'LĐTB&XH'],
  ['văn hóa, thể thao và du lịch', 'VHTTDL', 'VHTT&DL', 'VH,TT&DL'],
  ['văn hóa và thể thao', 'VHTT', 'VH&TT'],
  ['nông nghiệp và môi trường', 'NNMT', 'NN&MT'],
  ['dân tộc và tôn giáo', 'DTTG', 'DT&TG'],
];

/** Shorter ones are too much else: "TP" is a city too, and "CT" a directive. */
const FIELD_ALONE_LENGTH = 4;

/** All sets of ways to write one thing, the one that is spelled out first. */
export const SYNONYMS: readonly (readonly string[])[] = [
  ...SPELLINGS,
  ...FIELDS.map((ways) => ways.filter((way) => way.includes(' ') || way.length >= FIELD_ALONE_LENGTH)),
  ...FIELDS.map((ways) => ways.flatMap((way) => (way.includes(' ') ? [`bộ ${way}`] : [`bộ ${way}`, `B${way}`]))),
  ...FIELDS.map((ways) => ways.flatMap((way) => (way.includes(' ') ? [`sở ${way}`] : [`sở ${way}`, `S${way}`]))),
];
