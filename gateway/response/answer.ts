import type { Language } from '../../platform/language.ts';
import type { Findings } from '../executor/findings.ts';
import type { CompiledOperation } from '../planner/plans.ts';
import { type AnswerExtensions, envelope } from './envelope.ts';
import { explain } from './explanation.ts';

export interface WrittenAnswer {
  /** JSON: `data`, `errors`, `extensions`. */
  readonly body: string;
  /** Whether something is missing that may be there the next time. */
  readonly isFaulty: boolean;
}

/** The last stage: the answer as text, with an explanation only where something needs one. */
export function writtenAnswer(
  data: Readonly<Record<string, unknown>>,
  findings: Findings,
  { shape, write }: CompiledOperation,
  extensions: AnswerExtensions,
  language: Language,
): WrittenAnswer {
  const writing = { flawed: false };
  const text = write(data, writing);
  if (!writing.flawed && findings.isEmpty) return { body: envelope(text, null, extensions, language), isFaulty: false };
  findings.settle();
  const explanation = explain(shape, data, findings);
  return { body: envelope(text, explanation, extensions, language), isFaulty: explanation.isFaulty };
}
