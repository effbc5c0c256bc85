import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Block, type Inline, normalInlines } from '../../shared/domain/blocks.ts';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import { compareContents, type Difference } from '../../shared/language/difference.ts';
import { rebuild } from '../../shared/language/difference-rebuild.ts';
import { someStates } from '../../shared/language/testing.ts';
import { numbers } from './random.mts';
import { report } from './report.mts';
import { type ProseLanguage, proseLanguages, vocabulary } from './vocabulary.mts';

/** Texts compared a language; each is compared once, so that nothing is warm for it. */
const texts = Number(process.env.DIFF_TEXTS ?? 200);
const pairs = Number(process.env.DIFF_PAIRS ?? 10_000);
const bytes = 30 * 1024;
const shareChanged = 0.3;

/** How long comparing takes, and whether both sides can be made again from what it says. */
export async function reportDiff(): Promise<void> {
  const times: number[] = [];
  let exact = 0;
  let coarse = 0;
  for (const language of proseLanguages) {
    for (let seed = 0; seed < texts; seed += 1) {
      const { before, after } = longStates(seed, language);
      const start = performance.now();
      const difference = compareContents(before, after, language);
      times.push(performance.now() - start);
      if (!isExact(difference, before, after)) throw new Error(`Text ${seed} in ${language} is not compared exactly.`);
      if (difference.blocks.some((block) => block.coarse)) coarse += 1;
    }
  }
  times.sort((left, right) => left - right);
  report('diff.p50_ms', times[Math.floor(times.length * 0.5)] ?? Number.NaN, 'ms', null);
  report('diff.p95_ms', times[Math.floor(times.length * 0.95)] ?? Number.NaN, 'ms', 150);
  report('diff.coarse_texts', coarse, 'texts', null);
  for (const { before, after } of fc.sample(someStates, { seed: 20_261_122, numRuns: pairs })) {
    if (isExact(compareContents(before, after, 'ru'), before, after)) exact += 1;
  }
  report('diff.exact', exact / pairs, 'share', 1, 'least');
}

function isExact(difference: Difference, before: EditionContent, after: EditionContent): boolean {
  // What a window gets went through messages on the way.
  const received = structuredClone(difference);
  return (
    isDeepStrictEqual(rebuild(received, 'before'), said(before)) &&
    isDeepStrictEqual(rebuild(received, 'after'), said(after))
  );
}

/** All that a difference is to say: everything but the pins of a translation. */
function said(content: EditionContent): Pick<EditionContent, 'fields' | 'blocks'> {
  const inside = (inline: Inline): Inline =>
    inline.type === 'link' ? { ...inline, children: normalInlines(inline.children) } : inline;
  const blocks = content.blocks.map((block): Block => {
    const { source: _source, ...rest } = block;
    return { ...rest, children: normalInlines(block.children).map(inside) };
  });
  // Plain objects, whatever the random ones are made of.
  return structuredClone({ fields: content.fields, blocks });
}

/** A text of 30 KB, and the same with three in ten of its words replaced, taken out or put in. */
function longStates(seed: number, language: ProseLanguage): { before: EditionContent; after: EditionContent } {
  const next = numbers(seed * 31 + language.charCodeAt(0));
  const word = vocabularies[language];
  const paragraphs: string[][] = [];
  for (let size = 0; size < bytes; ) {
    const length = 25 + Math.floor(next() * 90);
    const words = Array.from({ length }, () => (next() < 0.12 ? `${word(next)},` : word(next)));
    paragraphs.push([...words, '.']);
    size += Buffer.byteLength(words.join(' ')) + 1;
  }
  const changed = paragraphs.map((words) =>
    words.flatMap((one) => {
      if (next() >= shareChanged) return [one];
      const kind = next();
      return kind < 0.6 ? [word(next)] : kind < 0.8 ? [] : [one, word(next)];
    }),
  );
  return { before: contentOf(paragraphs), after: contentOf(changed) };
}

const vocabularies = Object.fromEntries(proseLanguages.map((language) => [language, vocabulary(language)])) as Readonly<
  Record<ProseLanguage, (next: () => number) => string>
>;

function contentOf(paragraphs: readonly (readonly string[])[]): EditionContent {
  const blocks = paragraphs.map(
    (words, at): Block => ({
      id: `p${at}`,
      type: 'paragraph',
      children: [{ type: 'text', text: words.join(' '), format: 0 }],
    }),
  );
  return { ...emptyContent, blocks };
}
