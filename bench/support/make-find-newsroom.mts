import { v7 } from 'uuid';
import { createContents } from '../../electron/core/services/contents.ts';
import type { Unit } from '../../electron/core/services/context.ts';
import { createFindingTexts } from '../../electron/core/services/finding-texts.ts';
import { createEdition } from '../../electron/core/services/revise.ts';
import { closeDatabase, openDatabase } from '../../electron/core/store/connection.ts';
import { transaction } from '../../electron/core/store/database.ts';
import type { EditionRow } from '../../electron/core/store/editions.ts';
import { insertStory, type StoryRow } from '../../electron/core/store/stories.ts';
import { allBehind, indexText } from '../../electron/core/store/text-search.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import type { EditionContent } from '../../shared/domain/edition.ts';
import { numbers } from './random.mts';
import { type ProseLanguage, proseLanguages, vocabulary } from './vocabulary.mts';

const words = Object.fromEntries(proseLanguages.map((language) => [language, vocabulary(language)])) as Readonly<
  Record<ProseLanguage, (next: () => number) => string>
>;
/** So many stories are written in one transaction: a save each would wait for the disk ten thousand times. */
const atOnce = 500;

/** Prose of some 350 words, as the vocabulary makes it. */
export function findText(seed: number, language: ProseLanguage): EditionContent {
  const next = numbers(seed * 3 + language.charCodeAt(0));
  const phrase = (length: number): string => {
    const said = Array.from({ length }, () => words[language](next)).join(' ');
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
  const blocks = Array.from({ length: 5 + Math.floor(next() * 5) }, (_, at): Block => {
    const text = Array.from({ length: 4 }, () => `${phrase(8 + Math.floor(next() * 9))}.`).join(' ');
    return { id: `p${at}`, type: 'paragraph', children: [{ type: 'text', text, format: 0 }] };
  });
  const fields = { headline: phrase(8), standfirst: `${phrase(14)}.`, byline: 'Bench', dateline: '' };
  return { fields, blocks, pins: {} };
}

/**
 * Writes stories into a newsroom that nobody has open: three in ten in all three languages, the others in one.
 * @returns how many editions they have.
 */
export function writeStories(path: string, authorId: string, stories: number): number {
  const database = openDatabase(path, Date.UTC(2026, 0, 5));
  const contents = createContents();
  let now = Date.UTC(2026, 0, 5, 10);
  let editions = 0;
  const writeOne = (unit: Unit, index: number): void => {
    const language = proseLanguages[index % 3] ?? 'en';
    const all = index % 10 < 3;
    const story: StoryRow = {
      id: unit.id(),
      slugline: `story-${index}`,
      desk: '',
      priority: 3,
      deadline: null,
      embargoAt: null,
      embargoZone: null,
      originalLanguage: language,
      authorId,
      spiked: 0,
      createdAt: unit.at,
      updatedAt: unit.at,
      publishedAt: null,
      publishedSlugline: null,
      commissionedWords: null,
    };
    const spoken = all ? [language, ...proseLanguages.filter((one) => one !== language)] : [language];
    insertStory(unit.database, story, spoken);
    let source: EditionRow | null = null;
    for (const own of spoken) {
      const stage = source ? 'translation' : 'draft';
      const content = findText(index, own);
      const edition = createEdition(unit, { story, language: own, stage, source, content, authorId });
      source ??= edition;
      editions += 1;
    }
  };
  try {
    for (let from = 0; from < stories; from += atOnce) {
      transaction(database, (writable) => {
        for (let index = from; index < Math.min(stories, from + atOnce); index += 1) {
          now += 1_000;
          const at = new Date(now).toISOString();
          writeOne({ database: writable, at, id: () => v7({ msecs: now }), contents, touch: () => undefined }, index);
        }
      });
    }
  } finally {
    closeDatabase(database);
  }
  return editions;
}

/**
 * Has the index know every text of a newsroom that nobody has open, as the core does bit by bit.
 * @returns how long it took, in milliseconds.
 */
export function indexEverything(path: string): number {
  const database = openDatabase(path, Date.UTC(2026, 0, 5));
  const texts = createFindingTexts(createContents());
  const start = performance.now();
  try {
    const behind = allBehind(database);
    for (let from = 0; from < behind.length; from += atOnce) {
      transaction(database, (unit) => {
        for (const one of behind.slice(from, from + atOnce)) indexText(unit, one, texts.indexed(unit, one));
      });
    }
    return performance.now() - start;
  } finally {
    closeDatabase(database);
  }
}
