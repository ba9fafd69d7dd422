import { textOf } from '../../platform/errors/texts.ts';
import type { Language } from '../../platform/language.ts';
import { isNullReason, NULL_REASONS } from '../../schema/nulls.ts';

/** An error as it goes to a client, whichever door it goes through. */
export interface ToldError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * An error in the caller's language: the very last thing done to it, so that nothing before has to know the language.
 *
 * English keeps the message, which says what was the matter this time. Vietnamese says what the code means, and gives
 * that message as `extensions.detail`. `extensions.remedy` comes in the language too. An error with a code that is none
 * of ours, as a partner's, stays as it is.
 */
export function localised<Told extends ToldError>(error: Told, language: Language): Told {
  if (language === 'en') return error;
  const code = error.extensions?.code;
  const text = textOf(code, language);
  const says = text?.says ?? (isNullReason(code) ? NULL_REASONS[code].meaning[language] : undefined);
  if (says === undefined) return error;
  return {
    ...error,
    message: says,
    extensions: { ...error.extensions, ...(text ? { remedy: text.remedy } : {}), detail: error.message },
  };
}
