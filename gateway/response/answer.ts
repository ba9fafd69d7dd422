import type { Language } from '../../platform/language.ts';
import { personalValues } from '../access/personal-values.ts';
import type { Findings } from '../executor/findings.ts';
import type { CompiledOperation } from '../planner/plans.ts';
import { type AnswerExtensions, envelope } from './envelope.ts';
import { explain } from './explanation.ts';

export interface WrittenAnswer {
  /** JSON: `data`, `errors`, `extensions`. */
  readonly body: string;
  /** Whether something is missing that may be there the next time. */
  readonly isFaulty: boolean;
  /** How many values marked personal it has, by their coordinates. It goes out when that is recorded, and not before. */
  readonly personal: ReadonlyMap<string, number>;
}

const NOTHING_PERSONAL: ReadonlyMap<string, number> = new Map();

/** The last stage: the answer as text, with an explanation only where something needs one. */
export function writtenAnswer(
  data: Readonly<Record<string, unknown>>,
  findings: Findings,
  { shape, sight, write }: CompiledOperation,
  extensions: AnswerExtensions,
  language: Language,
): WrittenAnswer {
  const writing = { flawed: false };
  const text = write(data, writing);
  const personal = sight.personal.length === 0 ? NOTHING_PERSONAL : personalValues(shape, data, JSON.parse(text));
  if (!writing.flawed && findings.isEmpty) {
    return { body: envelope(text, null, extensions, language), isFaulty: false, personal };
  }
  findings.settle();
  const explanation = explain(shape, data, findings);
  return { body: envelope(text, explanation, extensions, language), isFaulty: explanation.isFaulty, personal };
}
