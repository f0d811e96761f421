/** The languages that customers are told things in; the first is spoken to whoever asks for none of them. */
export const languages = ['en', 'id'] as const;
export type Language = (typeof languages)[number];

/** How each writes numbers, dates and lists. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' };
