/** The languages in which the hub says why something was refused. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** For whoever states no wish: programs, whose developers read the documentation in English. */
export const DEFAULT_LANGUAGE: Language = 'en';

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** A language or `*`, and how much it is liked: RFC 9110, 12.4.2 and 12.5.4, in lower case. */
const RANGE = /^(\*|[a-z]{1,8}(?:-[a-z\d]{1,8})*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;
const HEADER_CAP = 1000;

/**
 * The language that an Accept-Language header (RFC 9110, 12.5.4) likes best of those there are; of two that it likes
 * alike the one it names first; the default when it names none of them. Never refuses: what cannot be read in it states
 * no wish.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return DEFAULT_LANGUAGE;
  const weights = new Map<Language, number>();
  let others = 0;
  for (const part of acceptLanguage.slice(0, HEADER_CAP).toLowerCase().split(',')) {
    const [, range = '', quality = '1'] = RANGE.exec(part.trim()) ?? [];
    const weight = Number(quality);
    const language = range.split('-')[0];
    if (range === '*') others = Math.max(others, weight);
    else if (isLanguage(language)) weights.set(language, Math.max(weight, weights.get(language) ?? 0));
  }
  // The asterisk stands for every language that is not named.
  for (const language of [DEFAULT_LANGUAGE, ...LANGUAGES]) {
    if (!weights.has(language)) weights.set(language, others);
  }
  const [best] = [...weights].sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : DEFAULT_LANGUAGE;
}
