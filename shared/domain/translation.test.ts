import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blockFingerprint, isBlank, isBlankText, isOfItsOwn, isShown } from './blocks.ts';
import { type EditionContent, emptyContent, pinnedFields } from './edition.ts';
import { someContent } from './testing.ts';
import {
  fieldFingerprint,
  type Hash,
  openTranslation,
  type PieceState,
  pieces,
  pinsAfterConfirming,
  pinsAfterSave,
  progressOf,
} from './translation.ts';

/** Equal strings and only they have equal hashes: the string itself will do. */
const hash: Hash = (text) => text;

const text = (id: string, words: string, source?: string): Block => {
  const children = words === '' ? [] : [{ type: 'text' as const, text: words, format: 0 }];
  return source === undefined ? { id, type: 'paragraph', children } : { id, type: 'paragraph', source, children };
};
const original = (...blocks: Block[]): EditionContent => ({
  ...emptyContent,
  fields: { ...emptyContent.fields, headline: 'Headline' },
  blocks,
});
let made = 0;
const newId = (): string => {
  made += 1;
  return `t${made}`;
};

function states(source: EditionContent, translation: EditionContent): Record<string, PieceState> {
  return Object.fromEntries(pieces(source, translation, hash).map((piece) => [piece.key, piece.state]));
}

/** Translates what is named, as a save of that would. */
function translate(
  translation: EditionContent,
  source: { readonly content: EditionContent; readonly revision: number },
  ...keys: string[]
): EditionContent {
  const after: EditionContent = {
    ...translation,
    fields: keys.includes('headline') ? { ...translation.fields, headline: 'Заголовок' } : translation.fields,
    blocks: translation.blocks.map((block) =>
      block.source !== undefined && keys.includes(block.source)
        ? { ...block, children: [{ type: 'text', text: `[${block.source}]`, format: 0 }] }
        : block,
    ),
  };
  return { ...after, pins: pinsAfterSave(translation, after, source, hash) };
}

describe('a translation that was just opened', () => {
  test('has an empty block of the same kind for each that is shown, its words untranslated and nothing stale', () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const opened = openTranslation({ content, revision: 3 }, newId, hash);
        const shown = content.blocks.filter(isShown);
        expect(opened.blocks.map((block) => [block.source, block.type, isBlank(block)])).toEqual(
          shown.map((block) => [block.id, block.type, true]),
        );
        expect(new Set(opened.blocks.map((block) => block.id)).size).toBe(opened.blocks.length);
        const all = pieces(content, opened, hash);
        const fields = pinnedFields.filter((field) => !isBlankText(content.fields[field]));
        const pieced = shown.filter((block) => block.type !== 'rule');
        expect(all.map((piece) => piece.key)).toEqual([...fields, ...pieced.map((block) => block.id)]);
        const wordless = new Set(pieced.filter(isBlank).map((block) => block.id));
        for (const { key, state } of all) expect(state).toBe(wordless.has(key) ? 'done' : 'untranslated');
      }),
    );
  });
});

describe('a pin', () => {
  const first = { content: original(text('a', 'One.'), text('b', 'Two.')), revision: 1 };
  const opened = openTranslation(first, newId, hash);

  test('is set when a translation comes to be, against the source that its translator saw', () => {
    const second = { content: original(text('a', 'One.'), text('b', 'Two, changed.')), revision: 2 };
    const translated = translate(opened, first, 'b');
    expect(translated.pins.b?.revision).toBe(1);
    expect(states(second.content, translated)).toMatchObject({ a: 'untranslated', b: 'stale' });
  });

  test('is not moved by typing in what is stale', () => {
    const second = { content: original(text('a', 'One, changed.'), text('b', 'Two.')), revision: 2 };
    const translated = translate(opened, first, 'a', 'b');
    const typed: EditionContent = {
      ...translated,
      blocks: translated.blocks.map((block) =>
        block.source === 'a' ? { ...block, children: [{ type: 'text', text: 'Новое.', format: 0 }] } : block,
      ),
    };
    const saved = { ...typed, pins: pinsAfterSave(translated, typed, second, hash) };
    expect(states(second.content, saved).a).toBe('stale');
  });

  test('that somebody confirmed holds until the next change of the source', () => {
    const second = { content: original(text('a', 'One, changed.'), text('b', 'Two.')), revision: 2 };
    const translated = translate(opened, first, 'a', 'b');
    const confirmed = { ...translated, pins: pinsAfterConfirming(translated.pins, 'a', second, false, hash) };
    expect(states(second.content, confirmed).a).toBe('done');
    expect(states(original(text('a', 'One, again.'), text('b', 'Two.')), confirmed).a).toBe('stale');
  });

  test('does not see a source that changes back', () => {
    const translated = translate(opened, first, 'a', 'b');
    expect(states(original(text('a', 'One!'), text('b', 'Two.')), translated).a).toBe('stale');
    expect(states(first.content, translated).a).toBe('done');
  });

  test('does not see a source that moves', () => {
    const translated = translate(opened, first, 'a', 'b');
    expect(states(original(text('b', 'Two.'), text('a', 'One.')), translated)).toMatchObject({ a: 'done', b: 'done' });
  });

  test('remembers what was left out on purpose, until that changes', () => {
    const left = { ...opened, pins: pinsAfterConfirming(opened.pins, 'a', first, true, hash) };
    expect(states(first.content, left).a).toBe('left-out');
    expect(progressOf(pieces(first.content, left, hash))).toEqual({ total: 3, done: 1, untranslated: 2, stale: 0 });
    expect(states(original(text('a', 'One, changed.'), text('b', 'Two.')), left).a).toBe('stale');
  });

  test('of a source that is gone is stale, until its translation goes too or is found valid without it', () => {
    const translated = translate(opened, first, 'a', 'b');
    const second = { content: original(text('b', 'Two.')), revision: 2 };
    expect(states(second.content, translated).a).toBe('removed');
    const confirmed = { ...translated, pins: pinsAfterConfirming(translated.pins, 'a', second, false, hash) };
    expect(states(second.content, confirmed).a).toBeUndefined();
    const removed = { ...translated, blocks: translated.blocks.filter((block) => block.source !== 'a') };
    expect(states(second.content, removed).a).toBeUndefined();
  });
});

/** What may happen to a source and its translation, in any order. */
type Happening =
  | { readonly kind: 'source'; readonly content: EditionContent }
  | { readonly kind: 'translate'; readonly key: string }
  | { readonly kind: 'confirm'; readonly key: string };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'headline', 'standfirst');
const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    someContent.map((content): Happening => ({ kind: 'source', content })),
    key.map((one): Happening => ({ kind: 'translate', key: one })),
    key.map((one): Happening => ({ kind: 'confirm', key: one })),
  ),
  { maxLength: 12 },
);

test('over any course of events a paragraph is stale exactly if its source differs from what it was made from', () => {
  fc.assert(
    fc.property(someContent, happenings, (start, course) => {
      let source = { content: start, revision: 1 };
      let translation = openTranslation(source, newId, hash);
      /** What each translated or confirmed piece was last made from: the model that the pins must agree with. */
      const madeFrom = new Map<string, string | undefined>();
      const says = (name: string): string | undefined => {
        const field = pinnedFields.find((one) => one === name);
        if (field) return fieldFingerprint(source.content.fields[field]);
        const block = source.content.blocks.find((one) => one.id === name);
        return block && blockFingerprint(block);
      };
      const isWorded = (name: string): boolean =>
        source.content.blocks.some((block) => block.id === name && !isBlank(block));
      const isThere = (name: string): boolean =>
        name === 'headline' || name === 'standfirst'
          ? !isBlankText(translation.fields[name])
          : translation.blocks.some(
              (block) => block.source === name && (!isBlank(block) || (isOfItsOwn(block) && !isWorded(name))),
            );
      // A picture without words comes with the translation as it is.
      for (const block of start.blocks) if (isOfItsOwn(block) && isBlank(block)) madeFrom.set(block.id, says(block.id));
      for (const one of course) {
        switch (one.kind) {
          case 'source':
            source = { content: one.content, revision: source.revision + 1 };
            break;
          case 'translate': {
            if (isThere(one.key) || says(one.key) === undefined) break;
            const field = pinnedFields.find((name) => name === one.key);
            const before = translation;
            const after: EditionContent = field
              ? { ...before, fields: { ...before.fields, [field]: 'Перевод' } }
              : { ...before, blocks: [...before.blocks, text(newId(), 'Перевод', one.key)] };
            translation = { ...after, pins: pinsAfterSave(before, after, source, hash) };
            madeFrom.set(one.key, says(one.key));
            break;
          }
          case 'confirm':
            if (!isThere(one.key)) break;
            translation = { ...translation, pins: pinsAfterConfirming(translation.pins, one.key, source, false, hash) };
            madeFrom.set(one.key, says(one.key));
            break;
        }
        const now = pieces(source.content, translation, hash);
        for (const piece of now) {
          if (!isThere(piece.key)) expect(piece.state).toBe('untranslated');
          else {
            const moved = madeFrom.get(piece.key) !== says(piece.key);
            const gone = says(piece.key) === undefined;
            expect([piece.key, piece.state]).toEqual([piece.key, gone ? 'removed' : moved ? 'stale' : 'done']);
          }
        }
        // Nothing translated drops out unseen: it is listed, or it was found valid without its source.
        for (const [name, from] of madeFrom) {
          if (from !== undefined && name !== 'headline' && name !== 'standfirst') {
            expect(now.some((piece) => piece.key === name)).toBe(true);
          }
        }
        const progress = progressOf(now);
        expect(progress.done + progress.stale + progress.untranslated).toBe(progress.total);
      }
    }),
    { numRuns: 300 },
  );
});
