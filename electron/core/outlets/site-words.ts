import type { LanguageCode } from '../../../shared/domain/languages.ts';

/** What a site says in its own voice. */
export interface SiteWords {
  readonly correction: string;
  readonly updated: string;
  readonly translation: string;
  readonly otherLanguages: string;
  readonly latest: string;
  readonly allStories: string;
  readonly nothingYet: string;
  readonly withdrawnTitle: string;
  readonly withdrawnText: string;
}

const english: SiteWords = {
  correction: 'Correction',
  updated: 'Updated',
  translation: 'Translation',
  otherLanguages: 'In other languages',
  latest: 'Latest stories',
  allStories: 'All stories',
  nothingYet: 'Nothing has been published yet.',
  withdrawnTitle: 'This story has been withdrawn',
  withdrawnText: 'The newsroom has withdrawn this story. It is no longer available.',
};

const words: Partial<Readonly<Record<LanguageCode, SiteWords>>> = {
  en: english,
  ru: {
    correction: 'Исправление',
    updated: 'Обновлено',
    translation: 'Перевод',
    otherLanguages: 'На других языках',
    latest: 'Последние материалы',
    allStories: 'Все материалы',
    nothingYet: 'Публикаций пока нет.',
    withdrawnTitle: 'Материал отозван',
    withdrawnText: 'Редакция отозвала этот материал. Он больше не доступен.',
  },
  kk: {
    correction: 'Түзету',
    updated: 'Жаңартылды',
    translation: 'Аударма',
    otherLanguages: 'Басқа тілдерде',
    latest: 'Соңғы материалдар',
    allStories: 'Барлық материал',
    nothingYet: 'Әзірге жарияланған материал жоқ.',
    withdrawnTitle: 'Материал кері қайтарылды',
    withdrawnText: 'Редакция бұл материалды кері қайтарып алды. Ол енді қолжетімді емес.',
  },
};

/** A site's words in a language, and the language that they are in: English where there are none yet. */
export function siteWords(language: LanguageCode): { readonly words: SiteWords; readonly language: LanguageCode } {
  const own = words[language];
  return own ? { words: own, language } : { words: english, language: 'en' };
}
