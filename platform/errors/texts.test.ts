import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { CALLER_TEXTS } from './texts/callers.ts';
import { PART_TEXTS } from './texts/parts.ts';
import { REQUEST_TEXTS } from './texts/requests.ts';
import { START_TEXTS } from './texts/start.ts';
import { ERROR_TEXTS, isForConsoleOnly, textOf } from './texts.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[];
const AREAS = [REQUEST_TEXTS, CALLER_TEXTS, PART_TEXTS, START_TEXTS];

/** Letters that only Vietnamese writes so: a text without any was written without its marks. */
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
/** English words that a translation forgets. Names in code and of products stay as they are. */
const ENGLISH = /\b(?:the|and|or|is|are|of|for|token|subgraph|hub|gateway|caller|header|server|user|field|schema)\b/i;

describe('the texts of errors', () => {
  it('are there for every code, once, and for nothing else', () => {
    expect(AREAS.flatMap((area) => Object.keys(area)).sort()).toEqual([...CODES].sort());
    expect(Object.keys(ERROR_TEXTS).sort()).toEqual([...CODES].sort());
  });

  it.each(CODES)('of %s are sentences of their language', (code) => {
    const { vi, en, remedyVi } = ERROR_TEXTS[code];
    for (const text of [vi, en, remedyVi, ERRORS[code].remedy]) {
      expect(text).toMatch(/^\S.*\.$/s);
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/ {2}|\.\./);
    }
    for (const text of [vi, remedyVi]) {
      expect(text).toMatch(VIETNAMESE);
      expect(text.replace(/\b[\w.-]*[/:=_.][\w./:=-]+|\bhub --|TLS/g, '')).not.toMatch(ENGLISH);
    }
    expect(en).not.toMatch(VIETNAMESE);
    expect(remedyVi).toMatch(/\bHãy\b/);
  });

  it('say in Vietnamese of no two codes the same', () => {
    const sentences = CODES.map((code) => ERROR_TEXTS[code].vi);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('write hub, subgraph and token the same everywhere', () => {
    const vietnamese = CODES.flatMap((code) => [ERROR_TEXTS[code].vi, ERROR_TEXTS[code].remedyVi]).join('\n');
    expect(vietnamese).not.toMatch(/đồ thị con|mã thông báo|thẻ truy cập|mã token|cổng vào|người gọi|khoá/i);
  });
});

describe('what a caller is told of a code', () => {
  it('is its sentence and remedy in the language', () => {
    expect(textOf('TOKEN_EXPIRED', 'vi')).toEqual({
      says: 'Mã truy cập đã hết hạn.',
      remedy: 'Hãy lấy mã truy cập mới; nếu mã vừa được cấp, hãy kiểm tra đồng hồ của máy này.',
    });
    expect(textOf('TOKEN_EXPIRED', 'en')).toEqual({
      says: 'The access token has expired.',
      remedy: 'Get a new token; check this machine’s clock if it was new.',
    });
  });

  it.each(['DOSSIER_CLOSED', 'toString', '__proto__', 'constructor', '', 7, null, undefined, ['TOKEN_EXPIRED']])(
    'is nothing for %j, which is no code of ours',
    (code) => {
      expect(textOf(code, 'vi')).toBeNull();
    },
  );
});

it('knows which codes are for the console: their messages name hosts and folders', () => {
  expect(CODES.filter(isForConsoleOnly).sort()).toEqual(Object.keys(START_TEXTS).sort());
  expect(['DATABASE_UNREACHABLE', 'SUBGRAPH_DOWN', 'toString', null].map(isForConsoleOnly)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
