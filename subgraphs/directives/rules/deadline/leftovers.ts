import type { Clause } from './clauses.ts';
import type { Placed } from './marks.ts';
import type { Note } from './model.ts';
import { openingOf } from './recurring.ts';
import { quoted, type Sentence } from './words.ts';

/** Words from one place up to and without another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Runs of words that no mark explains. What only a recurring duty can use is left over where none recurs. */
export function looseWords(marks: readonly Placed[], clauses: readonly Clause[]): Stretch[] {
  const isRecurring = openingOf(marks, clauses) !== undefined;
  const isSpokenOf = (mark: Placed) =>
    mark.type === 'POINT' && clauses.every(({ from, to }) => mark.from < from || mark.to > to);
  const hasDay = clauses.some(({ point }) => point.grain === 'DAY');
  const isPlaced = (mark: Placed) => clauses.some(({ place }) => place?.from === mark.from);
  const usesTime = isRecurring
    ? marks.some((mark) => mark.type === 'WEEKDAY' || (mark.type === 'EVERY' && mark.cadences[0]?.unit === 'DAY'))
    : false;
  const isLoose = (mark: Placed) => {
    if (mark.type === 'TIME') return !usesTime && clauses.every(({ time }) => time === null);
    if (mark.type === 'WORD' || mark.type === 'OTHER_YEAR' || isSpokenOf(mark)) return true;
    if (mark.type === 'NEXT' || mark.type === 'MONTH_OF') return !isPlaced(mark);
    if (isRecurring) return mark.type === 'RELATIVE' && mark.anchor.what === 'UNSTATED';
    if (mark.type === 'CONTINUOUS') return true;
    return mark.type === 'WEEKDAY' ? !hasDay : mark.type === 'AD_HOC' && clauses.length > 0;
  };

  const stretches: Stretch[] = [];
  let from: number | null = null;
  let to = 0;
  for (const mark of [...marks, null]) {
    if (mark && isLoose(mark)) [from, to] = [from ?? mark.from, mark.to];
    else if (mark?.type !== 'IDLE' && from !== null) {
      stretches.push({ from, to });
      from = null;
    }
  }
  return stretches;
}

/** Slips and short years among the words that were understood; neighbours are one. */
export function slipsIn(sentence: Sentence, marks: readonly Placed[]): Note[] {
  const understood = marks.filter(({ type }) => type !== 'WORD' && type !== 'IDLE');
  const notes: (Note & Stretch)[] = [];
  for (const mark of understood) {
    for (let at = mark.from; at < mark.to; at++) {
      const code = sentence.words[at]!.note;
      const last = notes.at(-1);
      if (code === null) continue;
      if (last?.code === code && last.to === at) {
        notes[notes.length - 1] = { ...last, to: at + 1, words: quoted(sentence, last.from, at + 1) };
      } else notes.push({ code, words: quoted(sentence, at, at + 1), from: at, to: at + 1 });
    }
  }
  return notes.map(({ code, words }) => ({ code, words }));
}
