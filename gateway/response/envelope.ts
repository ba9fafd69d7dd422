import type { Explanation } from './explanation.ts';

/** Puts the parts of an answer together as the JSON that goes to the client. `data` is JSON already. */
export function envelope(data: string, explanation: Explanation | null, asOf: string | null): string {
  const errors = explanation?.errors.length ? `,"errors":${JSON.stringify(explanation.errors)}` : '';
  const extensions = extensionsOf(explanation, asOf);
  return `{"data":${data}${errors}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}`;
}

function extensionsOf(explanation: Explanation | null, asOf: string | null): object | null {
  const extensions = {
    ...(asOf === null ? {} : { asOf }),
    ...(explanation?.nulls.length ? { nulls: explanation.nulls } : {}),
    ...(explanation?.nullsOmitted ? { nullsOmitted: explanation.nullsOmitted } : {}),
    ...(explanation?.errorsOmitted ? { errorsOmitted: explanation.errorsOmitted } : {}),
  };
  return Object.keys(extensions).length > 0 ? extensions : null;
}
