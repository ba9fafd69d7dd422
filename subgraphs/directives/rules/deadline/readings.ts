import { type Confidence, type Deadline, NOTES, type Note, type PlainDeadline, type Strength } from './model.ts';

const ORDER: readonly Confidence[] = ['HIGH', 'MEDIUM', 'LOW'];

/** The least that the notes allow; words that were not understood allow no more than MEDIUM. */
export function confidenceOf(notes: readonly Note[], unread: readonly string[]): Confidence {
  const ranks = notes.map(({ code }) => ORDER.indexOf(NOTES[code]));
  return ORDER[Math.max(unread.length > 0 ? 1 : 0, ...ranks)]!;
}

type Common = 'asWritten' | 'strength' | 'time' | 'confidence' | 'notes' | 'unread';
type Without<D, Key extends PropertyKey> = D extends unknown ? Omit<D, Key> : never;

/** What is particular to a kind of deadline. */
export type Said = Without<Deadline, Common>;
export type PlainlySaid = Without<PlainDeadline, Common>;

/** What every deadline has beside. */
export interface Circumstances {
  readonly asWritten: string | null;
  readonly strength: Strength | null;
  readonly time: string | null;
  readonly notes: readonly Note[];
  readonly unread: readonly string[];
}

/** The deadline made of what its kind says and its circumstances; notes that say the same are one. */
export function deadlineOf(said: PlainlySaid, circumstances: Circumstances): PlainDeadline;
export function deadlineOf(said: Said, circumstances: Circumstances): Deadline;
export function deadlineOf(said: Said, circumstances: Circumstances): Deadline {
  const seen = new Set<string>();
  const notes = circumstances.notes.filter(({ code, words }) => {
    const key = `${code} ${words}`;
    return !seen.has(key) && seen.add(key);
  });
  const { unread } = circumstances;
  const confidence = said.kind === 'UNREAD' ? 'LOW' : confidenceOf(notes, unread);
  return { ...said, ...circumstances, notes, confidence };
}
