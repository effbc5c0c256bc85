import { createHash } from 'node:crypto';

/** Cyrillic letters of the languages a newsroom may publish in, as they are commonly written in web addresses. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'ng',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ӣ: 'i',
  ӯ: 'u',
  ҳ: 'h',
  ҷ: 'j',
  ў: 'o',
  ß: 'ss',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  // Apostrophes inside a word, as in Oʻzbek, leave no gap.
  '’': '',
  ʻ: '',
  ʼ: '',
  "'": '',
};

const longestSlug = 60;

/** A text as lower-case ASCII words joined by hyphens, at most 60 characters; empty when nothing can be spelled. */
export function slug(text: string): string {
  let spelled = '';
  for (const character of text.normalize('NFC').toLowerCase()) {
    spelled += latin[character] ?? character.normalize('NFKD').replace(/\p{Mark}/gu, '');
  }
  const whole = spelled.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '');
  return whole.slice(0, longestSlug).replace(/-+$/u, '');
}

/** Twelve hexadecimal characters that stand for a story: 48 bits, unique in a newsroom of 100,000 stories. */
function storySuffix(storyId: string): string {
  return createHash('sha256').update(storyId).digest('hex').slice(0, 12);
}

/**
 * The name, without an ending, that a story's files have in every language: readable, ASCII, and never one of
 * Windows' reserved names, since the suffix always follows.
 * @param slugline the one that the story had when it first went out, so that a later change moves no file.
 */
export function storyStem(storyId: string, slugline: string): string {
  const readable = slug(slugline);
  return readable === '' ? storySuffix(storyId) : `${readable}-${storySuffix(storyId)}`;
}
