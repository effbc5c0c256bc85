/** The languages a newsroom may publish in, with the names that the interface shows. */
export const languages = {
  en: { english: 'English', own: 'English' },
  ru: { english: 'Russian', own: 'Русский' },
  kk: { english: 'Kazakh', own: 'Қазақша' },
  ky: { english: 'Kyrgyz', own: 'Кыргызча' },
  uz: { english: 'Uzbek', own: 'Oʻzbekcha' },
  tg: { english: 'Tajik', own: 'Тоҷикӣ' },
  uk: { english: 'Ukrainian', own: 'Українська' },
  tr: { english: 'Turkish', own: 'Türkçe' },
  de: { english: 'German', own: 'Deutsch' },
  fr: { english: 'French', own: 'Français' },
  es: { english: 'Spanish', own: 'Español' },
} as const;

/** A BCP 47 primary language tag out of {@link languages}. */
export type LanguageCode = keyof typeof languages;

export const languageCodes = Object.keys(languages) as readonly LanguageCode[];

export function isLanguageCode(value: string): value is LanguageCode {
  return Object.hasOwn(languages, value);
}

export function englishName(language: LanguageCode): string {
  return languages[language].english;
}

export function ownName(language: LanguageCode): string {
  return languages[language].own;
}
