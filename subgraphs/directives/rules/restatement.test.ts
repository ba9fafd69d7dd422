import { expect, it } from 'vitest';
import { commonWords, looksRestated } from './restatement.ts';

it.each([
  [
    'the same sentence',
    'Đẩy mạnh dịch vụ công trực tuyến',
    'đẩy mạnh dịch vụ công trực tuyến.',
    7,
    'Đẩy mạnh dịch vụ công trực tuyến',
  ],
  ['a run of three', 'phải công khai kết quả ngay', 'việc công khai kết quả', 4, 'công khai kết quả'],
  ['a run of two, which is chance', 'kết quả tốt', 'có kết quả', 0, ''],
  ['words without their accents, which are others', 'cong khai ket qua', 'công khai kết quả', 0, ''],
  ['two runs', 'số hóa hồ sơ và trả kết quả đúng hạn', 'số hoá hồ sơ; trả kết quả đúng hạn', 9, 'trả kết quả đúng hạn'],
  ['nothing at all', '', 'công khai kết quả', 0, ''],
])('counts %s', (_, later, older, shared, longestRun) => {
  expect(commonWords(later, older)).toMatchObject({ shared, longestRun });
});

it.each([
  [24, 100, false],
  [25, 100, true],
  [0, 0, false],
])('takes %i of %i words for a restatement: %s', (shared, total, expected) => {
  expect(looksRestated({ shared, total, longestRun: '' })).toBe(expected);
});
