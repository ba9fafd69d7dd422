import { describe, expect, it } from 'vitest';
import { readCitation } from './citation.ts';

/** What is read of a citation, in one line: type, symbol or number, day or month or year, issuer. */
function read(text: string): string {
  const { type, symbol, number, day, year, issuer, isTitled } = readCitation(text);
  const when = day?.value.day ?? day?.value.month ?? year?.value ?? null;
  const what = symbol?.value.symbol ?? (number ? `no. ${number.value}` : null);
  return [type?.value ?? '–', what ?? '–', when ?? '–', issuer ?? '–', ...(isTitled ? ['by title'] : [])].join(' | ');
}

describe('a citation', () => {
  it.each([
    [
      'Căn cứ Quyết định số 240/QĐ-TTg ngày 04/02/2025 của Thủ tướng Chính phủ',
      'Quyết định | 240/QĐ-TTg | 2025-02-04 | Thủ tướng Chính phủ',
    ],
    [
      'Nghị định số 107/NĐ-CP ngày 06 tháng 12 năm 2021 của Chính phủ',
      'Nghị định | 107/NĐ-CP | 2021-12-06 | Chính phủ',
    ],
    ['khoản 4 Điều 12 Nghị định số 42/2022/NĐ-CP của Chính phủ', 'Nghị định | 42/2022/NĐ-CP | 2022 | Chính phủ'],
    ['các Nghị quyết số 01/NQ-CP', 'Nghị quyết | 01/NQ-CP | – | –'],
    ['số 02/NQ-CP năm 2024 của Chính phủ', '– | 02/NQ-CP | 2024 | Chính phủ'],
    ['nghi quyet so 02/nq-cp', 'Nghị quyết | 02/NQ-CP | – | –'],
    ['Nghị quyết O2/NQ-CP', 'Nghị quyết | 02/NQ-CP | – | –'],
    ['Nghị quyết l31/NQ-CP', 'Nghị quyết | 131/NQ-CP | – | –'],
    ['Nghị quyết số 131 / NQ – CP', 'Nghị quyết | 131/NQ-CP | – | –'],
    ['Nghị quyết số 57-NQ/TW ngày 22/12/2024', 'Nghị quyết | 57-NQ/TW | 2024-12-22 | –'],
    ['Luật số 63/2025/QH15', 'Luật | 63/2025/QH15 | 2025 | –'],
    ['Công văn số   /UBND-KSTT ngày  tháng 11 năm 2022', 'Công văn | /UBND-KSTT | 2022-11 | –'],
    [
      'Kèm theo Công văn số: /VPCP-KSTT ngày tháng 01 năm 2024 của Văn phòng Chính phủ',
      'Công văn | /VPCP-KSTT | 2024-01 | Văn phòng Chính phủ',
    ],
    ['Công văn số …/UBND-KSTT ngày … tháng … năm 2022 của UBND tỉnh', 'Công văn | /UBND-KSTT | 2022 | UBND tỉnh'],
    [
      'theo hướng dẫn của Văn phòng Chính phủ tại Văn bản số 5990/VPCP-KSTT ngày 22/8/2024',
      'Văn bản | 5990/VPCP-KSTT | 2024-08-22 | Văn phòng Chính phủ',
    ],
    ['Quyết định 1085 ngày 15/9/2022', 'Quyết định | no. 1085 | 2022-09-15 | –'],
    ['Đề án 06', 'Đề án | no. 06 | – | – | by title'],
    ['Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015', 'Luật | – | 2015-06-19 | – | by title'],
    ['Danh mục nhiệm vụ thực hiện Nghị quyết số 131/NQ-CP trên địa bàn tỉnh', 'Danh mục | – | – | – | by title'],
    ['Kế hoạch số 617/KH-UBND ngày 13/02/2025', 'Kế hoạch | 617/KH-UBND | 2025-02-13 | –'],
    [
      'Nghị quyết số 01/NQ-CP về nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch năm 2024',
      'Nghị quyết | 01/NQ-CP | – | –',
    ],
    ['(Chi tiết tại Phụ lục I, II)', 'Phụ lục | – | – | – | by title'],
    ['triển khai 12/250 thủ tục trong ngày 32/13/2022', '– | – | – | –'],
    ['', '– | – | – | –'],
    ['\0\u0001🙂', '– | – | – | –'],
  ])('%j says %s', (text, said) => {
    expect(read(text)).toBe(said);
  });

  it('is about what its title says, without its day', () => {
    expect(readCitation('Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015').subject).toBe('Luật Tổ chức Chính phủ');
    expect(readCitation('Nghị quyết số 01/NQ-CP về dự toán ngân sách').subject).toBe('về dự toán ngân sách');
  });

  it('keeps the words that each thing was read from', () => {
    const { symbol, day, type } = readCitation('Nghị quyết số O2 / NQ-CP ngày 10 tháng 01 năm 2022');
    expect([symbol?.asWritten, day?.asWritten, type?.asWritten]).toEqual([
      'O2 / NQ-CP',
      'ngày 10 tháng 01 năm 2022',
      'Nghị quyết',
    ]);
  });

  it('is read in no time, whatever it is', () => {
    const began = performance.now();
    for (const piece of ['của a ', 'ngày ', 'số: /', '1/A-', 'O|l1', 'Nghị quyết số ', '((((', 'tại của ']) {
      readCitation(piece.repeat(500 / piece.length));
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
