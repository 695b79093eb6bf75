const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** A language's name in English, by its ISO 639 code; whatever else is given, as it is. Needs no words of any language. */
export const englishName = (code: string): string =>
  /^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code;
