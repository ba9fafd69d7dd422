import { CALLER_TEXTS } from '../../platform/errors/texts/callers.ts';
import { PART_TEXTS } from '../../platform/errors/texts/parts.ts';
import { REQUEST_TEXTS } from '../../platform/errors/texts/requests.ts';
import { START_TEXTS } from '../../platform/errors/texts/start.ts';
import { ERROR_TEXTS } from '../../platform/errors/texts.ts';
import { ERRORS, type ErrorCode } from '../../platform/errors.ts';
import { LANGUAGES, type Language } from '../../platform/language.ts';
import type { Sentence } from '../../platform/problems.ts';
import { NULL_REASONS } from '../../schema/nulls.ts';
import type { ProblemTable } from './problem-tables.ts';

const AREAS: readonly { readonly title: string; readonly codes: object }[] = [
  { title: 'The request · Yêu cầu', codes: REQUEST_TEXTS },
  { title: 'Who asks · Bên gọi', codes: CALLER_TEXTS },
  { title: 'The hub and its parts · Hệ thống và các hệ thống thành phần', codes: PART_TEXTS },
  { title: 'Commands and starting, on the console · Câu lệnh và khởi động', codes: START_TEXTS },
];

const KINDS = {
  fault: 'fault: could not be had this time; also in `errors` · sự cố: lần này chưa lấy được',
  refusal: 'refusal: by role, whichever object · từ chối: theo vai trò, với mọi đối tượng',
  fact: 'fact: the null is the answer · dữ kiện: giá trị trống chính là câu trả lời',
} as const;

/** docs/problems.md: every code that a client can meet, what it means and what to do, in both languages. */
export function problemsDocument(tables: readonly ProblemTable[]): string {
  return `${[INTRODUCTION, errorsSection(), problemsSection(tables), nullsSection()].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Written by \`npm run generate\`; changes here are lost. The texts stand in platform/errors, schema/nulls.ts and the problems.ts of each subgraph. -->

# Errors, problems, reasons · Lỗi, vấn đề, lý do

[Errors](#errors) stop a request or take a field out of an answer · [problems](#problems) say why a command did not do
what was asked · [reasons](#nulls) say why a value is null. Codes are added and never renamed: let programs go by the code.

Send \`Accept-Language: vi\` and the hub tells its errors and problems in Vietnamese; it then gives what was the matter
this time, in English, as \`extensions.detail\`. Without the header it tells them in English.

[Lỗi](#errors) làm dừng yêu cầu hoặc làm thiếu một trường trong câu trả lời · [vấn đề](#problems) cho biết vì sao một lệnh
ghi không thực hiện được · [lý do](#nulls) cho biết vì sao một giá trị trống. Mã chỉ được thêm, không đổi tên: chương
trình nên dựa vào mã. Gửi \`Accept-Language: vi\` để nhận thông báo bằng tiếng Việt; khi đó \`extensions.detail\` nêu chi
tiết của lần này bằng tiếng Anh.

\`\`\`json
{ "errors": [{ "message": "${ERROR_TEXTS.TOKEN_EXPIRED.vi}",
  "extensions": { "code": "TOKEN_EXPIRED", "remedy": "${ERROR_TEXTS.TOKEN_EXPIRED.remedyVi}", "detail": "…" } }] }
\`\`\``;

function errorsSection(): string {
  const areas = AREAS.map(({ title, codes }) => {
    const rows = Object.keys(codes)
      .sort()
      .map((name) => {
        const code = name as ErrorCode;
        const { remedyVi, ...says } = ERROR_TEXTS[code];
        const { status, remedy } = ERRORS[code];
        return [anchored(code), String(status), both(says), both({ en: remedy, vi: remedyVi })];
      });
    return `### ${title}\n\n${table(['Code · Mã', 'HTTP', 'Meaning · Ý nghĩa', 'What to do · Cách xử lý'], rows)}`;
  });
  return `## <a id="errors"></a>Errors · Lỗi

The status is what HTTP says when nothing of the request was answered. 200: the rest of the answer stands, and the error
has the path of what is missing. INTERNAL_ERROR is a bug: its \`requestId\` finds the line in the log.

${areas.join('\n\n')}`;
}

function problemsSection(tables: readonly ProblemTable[]): string {
  const bySubgraph = new Map<string | null, Map<string, Sentence>>([[null, new Map()]]);
  for (const { subgraph, sentences } of tables) {
    const known = bySubgraph.get(subgraph) ?? new Map<string, Sentence>();
    bySubgraph.set(subgraph, new Map([...known, ...sentences]));
  }
  const parts = [...bySubgraph].map(([subgraph, sentences]) => {
    const rows = [...sentences]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, sentence]) => [anchored(code, subgraph), both(spelled(sentence))]);
    return `### ${subgraph ?? 'Any command · Mọi lệnh ghi'}\n\n${table(['Code · Mã', 'Message · Nội dung'], rows)}`;
  });
  return `## <a id="problems"></a>Problems of commands · Vấn đề của lệnh ghi

They come as data, in \`problems\` of the payload, with the path in the input. «…» stands for what the sentence names.
Vấn đề nằm trong \`problems\` của kết quả, kèm vị trí trong dữ liệu gửi lên; «…» là chỗ nêu giá trị cụ thể.

${parts.join('\n\n')}`;
}

function nullsSection(): string {
  const rows = Object.entries(NULL_REASONS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, { kind, meaning }]) => [anchored(reason), kind, both(meaning)]);
  return `## <a id="nulls"></a>Why a value is null · Vì sao giá trị trống

They stand in \`extensions.nulls\`, with the path and the subgraph. Lý do nằm trong \`extensions.nulls\`, kèm đường dẫn và
hệ thống thành phần.

${Object.values(KINDS)
  .map((kind) => `- ${kind}`)
  .join('\n')}

${table(['Reason · Lý do', 'Kind · Loại', 'Meaning · Ý nghĩa'], rows)}`;
}

/** A sentence in each language, with the names of what it is given in place of values: «agency». */
function spelled(sentence: Sentence): Readonly<Record<Language, string>> {
  const texts = LANGUAGES.map((language) => {
    const names = parametersOf(sentence[language]).map((name) => `«${name}»`);
    return [language, sentence[language](...names)];
  });
  return Object.fromEntries(texts) as Record<Language, string>;
}

/** The parameters of an arrow function as its source names them: types are gone at run time, names are not. */
function parametersOf(write: (...named: string[]) => string): readonly string[] {
  const written = /^\(?([^)=]*?)\)?\s*=>/.exec(String(write))?.[1] ?? '';
  const names = written.split(',').map((name) => name.trim());
  return Array.from({ length: write.length }, (_, i) => (/^[a-z]\w*$/i.test(names[i] ?? '') ? names[i]! : '…'));
}

function both({ en, vi }: Readonly<Record<Language, string>>): string {
  return `${en}<br>${vi}`;
}

/** A code that can be linked to: docs/problems.md#TOKEN_EXPIRED, and #directives.NOT_YOURS for a problem. */
function anchored(code: string, subgraph: string | null = null): string {
  return `<a id="${subgraph === null ? '' : `${subgraph}.`}${code}"></a>\`${code}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
