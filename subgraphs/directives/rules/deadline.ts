import { compareDays, isDay } from '../../../domain/period.ts';
import { type Clause, clausesOf } from './deadline/clauses.ts';
import { scan } from './deadline/grammar.ts';
import { looseWords, type Stretch, slipsIn } from './deadline/leftovers.ts';
import type { Placed } from './deadline/marks.ts';
import type { Deadline, Note, PlainDeadline, ReadingContext, Stage, Strength } from './deadline/model.ts';
import { onceOf } from './deadline/once.ts';
import { isPlausible } from './deadline/points.ts';
import { type Circumstances, deadlineOf } from './deadline/readings.ts';
import { isDueInPeriod, openingOf, recurringOf } from './deadline/recurring.ts';
import { relativeOf } from './deadline/relative.ts';
import { isTooLong, quoted, readWords, type Sentence } from './deadline/words.ts';

/**
 * By when a duty is due, from the words of a document: what they say, what had to be supposed (`notes`), what was not
 * understood (`unread`), and how sure the whole is.
 *
 * Reads any text without throwing. Unicode form, case, place of tone marks and the slips that the documents show do not
 * matter. `issuedOn` fills in a year that is not named and what runs from the day of issue; what is no day is ignored.
 * UNREAD where there are words and no deadline was understood in them: never a guess.
 */
export function readDeadline(asWritten: string | null, context: ReadingContext): Deadline {
  const bare: Circumstances = { asWritten, strength: null, time: null, notes: [], unread: [] };
  if (asWritten === null) return deadlineOf({ kind: 'NONE', tempo: [], startsOn: null, lastOn: null }, bare);
  if (isTooLong(asWritten)) {
    return deadlineOf(UNREAD, { ...bare, notes: [{ code: 'TOO_LONG', words: '' }] });
  }
  const isKnown = context.issuedOn !== null && isDay(context.issuedOn) && isPlausible(context.issuedOn);
  const text = textOf(asWritten, isKnown ? context : { ...context, issuedOn: null });
  return withPast(read(text, bare), text);
}

const UNREAD = { kind: 'UNREAD', startsOn: null, lastOn: null } as const;

type Quote = (from: number, to: number) => string;

/** One part of a deadline, and where it stands. */
interface Piece extends Stretch {
  readonly deadline: PlainDeadline;
}

/** Marks, clauses and what is left over of one text. */
interface Text {
  readonly sentence: Sentence;
  readonly marks: readonly Placed[];
  readonly clauses: readonly Clause[];
  readonly loose: readonly Stretch[];
  readonly quote: Quote;
  readonly context: ReadingContext;
}

function withPast(deadline: Deadline, { sentence, quote, context }: Text): Deadline {
  if (context.issuedOn === null || deadline.lastOn === null || deadline.lastOn >= context.issuedOn) return deadline;
  const notes: Note[] = [...deadline.notes, { code: 'BEFORE_ISSUE', words: quote(0, sentence.words.length) }];
  return deadlineOf(deadline, { ...deadline, notes });
}

function textOf(asWritten: string, context: ReadingContext): Text {
  const sentence = readWords(asWritten);
  const quote: Quote = (from, to) => quoted(sentence, from, to);
  const marks = scan(sentence);
  const clauses = clausesOf(marks, ({ from, to }) => quote(from, to));
  return { sentence, marks, clauses, loose: looseWords(marks, clauses), quote, context };
}

function read(text: Text, bare: Circumstances): Deadline {
  const { marks, loose, quote } = text;
  const impossible = impossibleDays(text);
  if (marks.some(({ type }) => type === 'LUNAR')) {
    const words = quote(0, text.sentence.words.length);
    return deadlineOf(UNREAD, { ...bare, notes: [{ code: 'LUNAR_CALENDAR', words }], unread: [words] });
  }
  const pieces = withBeginnings([...datedPieces(text), ...recurringPieces(text), ...relativePieces(text)]);
  const labels = labelsOf(pieces, marks, quote);
  const isLabel = ({ from, to }: Stretch) => labels.some((label) => label && label.from <= from && to <= label.to);
  const unread = [...loose.filter((stretch) => !isLabel(stretch)), ...impossible]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => quote(from, to));
  const notes: Note[] = [
    ...slipsIn(text.sentence, marks),
    ...impossible.map(({ from, to }): Note => ({ code: 'NO_SUCH_DAY', words: quote(from, to) })),
    ...pieces.flatMap(({ deadline }) => deadline.notes),
  ];
  if (pieces.length === 0) return withoutDay(text, { ...bare, notes, unread });

  for (const mark of marks) {
    const isBeside = mark.type === 'SCHEDULE' || (mark.type === 'EVENT' && mark.direction === 'WITH');
    const isUsed = mark.type === 'EVENT' && pieces.some(({ deadline }) => deadline.kind === 'RECURRING');
    if (isBeside && !isUsed) notes.push({ code: 'REFERENCE', words: quote(mark.from, mark.to) });
  }
  const [only] = pieces;
  if (pieces.length === 1) {
    const { strength, time, ...said } = only!.deadline;
    return deadlineOf(said, { ...bare, strength, time, notes, unread });
  }
  const stages = pieces.map(({ deadline }, index): Stage => {
    const label = labels[index];
    return { label: label ? quote(label.from, label.to) : null, deadline };
  });
  return stagedOf(stages, { ...bare, notes, unread });
}

/** A text that names no day: another timetable, an event, a tempo, nothing at all, or something that was not understood. */
function withoutDay(text: Text, rest: Circumstances): Deadline {
  const { marks, clauses, quote } = text;
  const elsewhere =
    marks.find(({ type }) => type === 'SCHEDULE') ?? marks.find(({ type }) => type === 'EVENT' || type === 'AD_HOC');
  if (elsewhere && clauses.length === 0) {
    const deadline = relativeOf(
      elsewhere,
      strengthAt(text, elsewhere.from),
      quote(elsewhere.from, elsewhere.to),
      text.context,
    );
    const { strength, time, ...said } = deadline;
    return deadlineOf(said, { ...rest, strength, time, notes: [...rest.notes, ...deadline.notes] });
  }

  const tempo = marks.filter(({ type }) => type === 'TEMPO').map(({ from, to }) => quote(from, to));
  const isNone = tempo.length > 0 || marks.some(({ type }) => type === 'NOTHING') || marks.every(isSign);
  const saysTime = marks.some(({ type }) => ['POINT', 'WEEKDAY', 'TIME', 'NEXT', 'OTHER_YEAR', 'BOUND'].includes(type));
  const hasNumber = rest.unread.some((words) => /\d/.test(words));
  if (isNone && !saysTime && !hasNumber) return deadlineOf({ kind: 'NONE', tempo, startsOn: null, lastOn: null }, rest);
  const unread = rest.unread.length > 0 ? rest.unread : [quote(0, text.sentence.words.length)];
  return deadlineOf(UNREAD, { ...rest, unread });
}

// ── The pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────

function recurringPieces({ marks, clauses, quote, context }: Text): Piece[] {
  const opening = openingOf(marks, clauses);
  if (!opening) return [];
  const apart = clauses.filter((clause) => isApart(clause, marks));
  const before = apart.filter(({ to }) => to <= opening.from).at(-1)?.to ?? 0;
  const after = apart.find(({ from }) => from > opening.from)?.from ?? Number.POSITIVE_INFINITY;
  const own = marks.filter(({ type, from }) => from >= before && from < after && type !== 'STOP' && type !== 'JOIN');
  const [from, to] = [own[0]?.from ?? opening.from, own.at(-1)?.to ?? opening.to];
  const deadline = recurringOf(
    marks,
    clauses.filter((clause) => !apart.includes(clause)),
    quote(from, to),
    quote,
    context,
  );
  return [{ deadline, from, to }];
}

function datedPieces({ marks, clauses, loose, quote, context }: Text): Piece[] {
  const isRecurring = openingOf(marks, clauses) !== undefined;
  return clauses
    .filter((clause) => !isRecurring || isApart(clause, marks))
    .flatMap((clause) => {
      const { from, to } = clause;
      const deadline = onceOf(clause, quote(from, to), loose.length > 0, context);
      return deadline ? [{ deadline, from, to }] : [];
    });
}

function relativePieces(text: Text): Piece[] {
  const { marks, clauses, quote, context } = text;
  if (openingOf(marks, clauses)) return [];
  return marks
    .filter((mark) => mark.type === 'RELATIVE' || (mark.type === 'EVENT' && mark.direction !== 'WITH'))
    .map((mark) => {
      const { from, to } = mark;
      return { deadline: relativeOf(mark, strengthAt(text, from), quote(from, to), context), from, to };
    });
}

/** "Tháng 3/2023; báo cáo hằng quý", "tháng 3/2023 và hằng quý": a day of the calendar that is a deadline by itself. */
function isApart(clause: Clause, marks: readonly Placed[]): boolean {
  if (isDueInPeriod(clause) || clause.until || clause.isOnward) return false;
  if (clause.bound !== null && !['BEFORE', 'WITHIN', 'ON'].includes(clause.bound)) return false;
  const [join, every] = marks.filter(({ from }) => from >= clause.to);
  if (join?.type === 'JOIN' && join.sign === 'và' && every?.type === 'EVERY') return true;
  return marks.every(({ type, from }) => type !== 'EVERY' || sentenceAt(marks, from) !== clause.sentence);
}

function sentenceAt(marks: readonly Placed[], index: number): number {
  return marks.filter(({ type, from }) => type === 'STOP' && from < index).length;
}

/** "Từ ngày 01/01/2023, hoàn thành trước ngày 30/6/2023" is one deadline with a beginning. */
function withBeginnings(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    const begins = last?.deadline.kind === 'SPAN' && last.deadline.lastOn === null ? last.deadline.startsOn : null;
    const { deadline } = piece;
    const isEnd = deadline.lastOn !== null && deadline.startsOn === null && deadline.kind !== 'RELATIVE';
    if (last && begins !== null && isEnd && begins <= deadline.lastOn) {
      const notes = [...last.deadline.notes, ...deadline.notes];
      result[result.length - 1] = { from: last.from, to: piece.to, deadline: { ...deadline, startsOn: begins, notes } };
    } else result.push(piece);
  }
  return result;
}

function stagedOf(stages: readonly Stage[], rest: Circumstances): Deadline {
  const hard = stages.filter(({ deadline }) => deadline.strength === 'HARD');
  const soft = stages.filter(({ deadline }) => deadline.strength === 'SOFT');
  const dated = stages.filter(({ deadline }) => deadline.kind !== 'RELATIVE' && deadline.kind !== 'RECURRING');
  const isPlain = dated.length > 1 && (hard.length === 0 || soft.length === 0);
  const notes: readonly Note[] =
    isPlain && stages.every(({ label }) => label === null)
      ? [...rest.notes, { code: 'SEVERAL_DAYS', words: stages.map(({ deadline }) => deadline.asWritten).join('; ') }]
      : rest.notes;
  return deadlineOf(
    {
      kind: 'STAGED',
      stages,
      startsOn: null,
      lastOn: lastOf(hard.length > 0 ? hard : soft),
      softLastOn: lastOf(soft),
    },
    { ...rest, strength: hard.length > 0 ? 'HARD' : 'SOFT', notes },
  );
}

/** The latest day; null while the last stage has none, for it may be later still. What recurs has no last day. */
function lastOf(all: readonly Stage[]): string | null {
  const stages = all.filter(({ deadline }) => deadline.kind !== 'RECURRING');
  if (!stages.at(-1)?.deadline.lastOn) return null;
  const days = stages.flatMap(({ deadline }) => deadline.lastOn ?? []);
  return days.toSorted(compareDays).at(-1) ?? null;
}

// ── What is left over ────────────────────────────────────────────────────────────────────────────────────────────────

/** Of several pieces, the words right before each, which name it ("dự thảo trước ngày …, trình trước ngày …"). */
function labelsOf(pieces: readonly Piece[], marks: readonly Placed[], quote: Quote): (Stretch | null)[] {
  if (pieces.length < 2) return [];
  return pieces.map(({ from: end }) => {
    const before = marks
      .filter(({ type, to, from }) => to <= end && !(type === 'JOIN' && quote(from, to) === ':' && to === end))
      .toReversed();
    const length = before.findIndex(({ type }) => type !== 'WORD' && type !== 'IDLE');
    const words = before.slice(0, length < 0 ? undefined : length).toReversed();
    const named = words.filter(({ from, to }) => !NO_NAME.has(quote(from, to)));
    return named.length > 0 ? { from: named[0]!.from, to: named.at(-1)!.to } : null;
  });
}

/** Words before a day that say no more than that it is one. */
const NO_NAME: ReadonlySet<string> = new Set('hoàn thành thời gian hạn điểm thực hiện xong phải là và các'.split(' '));

function impossibleDays({ marks, clauses, quote, context }: Text): Stretch[] {
  const isRecurring = openingOf(marks, clauses) !== undefined;
  return clauses.filter((clause) => {
    if (isRecurring && !isApart(clause, marks)) return false;
    return onceOf(clause, quote(clause.from, clause.to), false, context) === null;
  });
}

function strengthAt({ marks, context }: Text, before: number): Strength {
  const last = marks.filter(({ type, from }) => from < before && (type === 'STRENGTH' || type === 'STOP')).at(-1);
  return last?.type === 'STRENGTH' ? last.strength : (context.strength ?? 'HARD');
}

function isSign({ type }: Placed): boolean {
  return type === 'JOIN' || type === 'STOP';
}
