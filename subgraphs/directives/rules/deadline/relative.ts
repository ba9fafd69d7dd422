import type { Placed } from './marks.ts';
import type { Anchor, Note, NoteCode, ReadingContext, RelativeDeadline, Strength, Term } from './model.ts';
import { deadlineOf } from './readings.ts';
import { anchored } from './terms.ts';

/**
 * What hangs on something else: a length of time, an event, the timetable of another document. Counted where the words or
 * the day of issue give the day of the anchor.
 */
export function relativeOf(mark: Placed, strength: Strength, words: string, context: ReadingContext): RelativeDeadline {
  const { term, anchor } = hangsOn(mark, words);
  const on = anchor.what === 'ISSUE' ? context.issuedOn : anchor.on;
  const codes: NoteCode[] = [];
  if (anchor.what === 'UNSTATED') codes.push('ANCHOR_NOT_STATED');
  else if (on === null && anchor.what !== 'DOCUMENT') codes.push('ANCHOR_UNKNOWN');
  if (anchor.what === 'ISSUE' && !/này|ký/.test(anchor.words)) codes.push('ANCHOR_ASSUMED');

  const notes = codes.map((code): Note => ({ code, words }));
  const deadline = deadlineOf(
    { kind: 'RELATIVE', term, anchor, startsOn: null, lastOn: null },
    { asWritten: words, strength, time: null, notes, unread: [] },
  ) as RelativeDeadline;
  return on === null ? deadline : anchored(deadline, on, context.calendar);
}

function hangsOn(mark: Placed, words: string): { term: Term | null; anchor: Anchor } {
  switch (mark.type) {
    case 'RELATIVE':
      return { term: mark.term, anchor: mark.anchor };
    case 'EVENT':
      return { term: null, anchor: { what: 'EVENT', words: mark.words, on: null, direction: mark.direction } };
    case 'SCHEDULE':
      return { term: null, anchor: { what: 'DOCUMENT', words: mark.words, on: null, direction: 'WITH' } };
    default:
      return { term: null, anchor: { what: 'EVENT', words, on: null, direction: 'AFTER' } };
  }
}
