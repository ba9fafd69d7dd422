/** The languages in which the hub says why something was refused. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** For whoever states no wish: programs, whose developers read the documentation in English. */
export const DEFAULT_LANGUAGE: Language = 'en';

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/**
 * The language that an Accept-Language header (RFC 9110, 12.5.4) likes best of those there are; the default when it
 * names none of them. Never refuses: a header that cannot be read states no wish.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | null = null;
  for (const part of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const [range = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    const language = range === '*' ? DEFAULT_LANGUAGE : range.split('-')[0];
    if (!isLanguage(language) || !(weight > 0 && weight <= 1)) continue;
    if (best === null || weight > best.weight) best = { language, weight };
  }
  return best?.language ?? DEFAULT_LANGUAGE;
}
