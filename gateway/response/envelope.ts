import type { Explanation } from './explanation.ts';

/** What the extensions of an answer say besides the explanation. */
export interface AnswerExtensions {
  /** The token of the moment asked for. */
  readonly asOf?: string;
  /** Of an event: where it stands in the feed. */
  readonly position?: string;
}

/** Puts the parts of an answer together as the JSON that goes to the client. `data` is JSON already. */
export function envelope(data: string, explanation: Explanation | null, said: AnswerExtensions): string {
  const errors = explanation?.errors.length ? `,"errors":${JSON.stringify(explanation.errors)}` : '';
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
