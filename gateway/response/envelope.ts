import type { Language } from '../../platform/language.ts';
import type { Explanation } from './explanation.ts';
import { localised } from './localisation.ts';

/** What the extensions of an answer say besides the explanation. */
export interface AnswerExtensions {
  /** The token of the moment asked for. */
  readonly asOf?: string;
  /** The day on whose boundaries was counted. */
  readonly onBoundariesOf?: string;
  /** Of an event: where it stands in the feed. */
  readonly position?: string;
}

/** Puts the parts of an answer together as the JSON that goes to the client, in its language. `data` is JSON already. */
export function envelope(
  data: string,
  explanation: Explanation | null,
  said: AnswerExtensions,
  language: Language,
): string {
  const told = explanation?.errors.map((error) => localised(error, language)) ?? [];
  const errors = told.length > 0 ? `,"errors":${JSON.stringify(told)}` : '';
  const extensions = extensionsOf(explanation, said);
  return `{"data":${data}${errors}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}`;
}

function extensionsOf(explanation: Explanation | null, said: AnswerExtensions): object | null {
  const extensions = {
    ...said,
    ...(explanation?.nulls.length ? { nulls: explanation.nulls } : {}),
    ...(explanation?.nullsOmitted ? { nullsOmitted: explanation.nullsOmitted } : {}),
    ...(explanation?.errorsOmitted ? { errorsOmitted: explanation.errorsOmitted } : {}),
  };
  return Object.keys(extensions).length > 0 ? extensions : null;
}
