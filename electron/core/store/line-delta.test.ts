import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someContent, someText } from '../../../shared/domain/testing.ts';
import { decodeDelta, encodeDelta } from './line-delta.ts';
import { contentOf, joinLines, linesOf, splitLines } from './revision-text.ts';

const most = 1 << 20;
const room = 2_048;
const lines = (text: string) => splitLines(Buffer.from(text));

/** Any line of text: letters of several alphabets, emoji, halves of surrogate pairs as JSON writes them. */
const someLine = fc.oneof(
  someText,
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
);
const someLines = fc.array(someLine, { minLength: 1, maxLength: 12 }).map((all) => lines(all.join('\n')));

describe('a delta', () => {
  test('turns any text into any other', () => {
    fc.assert(
      fc.property(someLines, someLines, (base, next) => {
        expect(joinLines(decodeDelta(base, encodeDelta(base, next, room), room, most))).toEqual(joinLines(next));
      }),
    );
  });

  test('turns a content into what became of it: blocks changed, moved, doubled and gone', () => {
    fc.assert(
      fc.property(someContent, someContent, (before, after) => {
        const base = linesOf(before);
        const back = decodeDelta(base, encodeDelta(base, linesOf(after), room), room, most);
        expect(contentOf(back)).toEqual(after);
      }),
    );
  });

  const paragraphs = Array.from(
    { length: 40 },
    (_, index) =>
      `{"id":"p${index}","text":"Порт Актау углубляет дно гавани, абзац ${index}. ${'Вода уходит. '.repeat(20)}"}`,
  );

  test('of a changed word costs little more than the word', () => {
    const changed = paragraphs.with(17, paragraphs[17]?.replace('гавани', 'бухты') ?? '');
    expect(encodeDelta(lines(paragraphs.join('\n')), lines(changed.join('\n')), room).length).toBeLessThan(40);
  });

  test('of a moved paragraph names it', () => {
    const moved = [...paragraphs.slice(0, 5), ...paragraphs.slice(6, 30), paragraphs[5] ?? '', ...paragraphs.slice(30)];
    expect(encodeDelta(lines(paragraphs.join('\n')), lines(moved.join('\n')), room).length).toBeLessThan(12);
  });

  test('of replaced text longer than deflate looks back is whole', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `слово-${(index * 7_919) % 10_007}`);
    const base = lines([words.join(' '), 'end'].join('\n'));
    const next = lines([words.toReversed().join(' '), 'end'].join('\n'));
    expect(joinLines(decodeDelta(base, encodeDelta(base, next, room), room, most))).toEqual(joinLines(next));
  });

  test('against another base, cut short or with a bit flipped is refused or yields another text', () => {
    fc.assert(
      fc.property(someLines, someLines, fc.nat(), fc.nat(7), (base, next, at, bit) => {
        const delta = encodeDelta(base, next, room);
        const flipped = Buffer.from(delta);
        flipped[at % flipped.length] = (flipped[at % flipped.length] ?? 0) ^ (1 << bit);
        for (const damaged of [flipped, delta.subarray(0, at % delta.length)]) {
          try {
            decodeDelta(base, damaged, room, most);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
      }),
    );
  });
});

describe('the text form', () => {
  test('reads back as the content that it was made of', () => {
    fc.assert(
      fc.property(someContent, (content) => {
        const pins = { headline: { revision: 2, hash: 'x' }, a: { revision: 1, hash: 'y', leftOut: true as const } };
        const text = joinLines(linesOf({ ...content, pins }));
        expect(contentOf(splitLines(text))).toEqual({ ...content, pins });
      }),
    );
  });

  test('keeps halves of surrogate pairs, line breaks and keys that objects have by themselves', () => {
    const content = {
      fields: { headline: '\ud83d', standfirst: 'a\nb\u2028c', byline: '', dateline: '' },
      blocks: [
        {
          id: '__proto__',
          type: 'paragraph' as const,
          children: [{ type: 'text' as const, text: '\udc00\n', format: 0 }],
        },
      ],
      pins: Object.fromEntries([['__proto__', { revision: 1, hash: 'x' }]]),
    };
    const back = contentOf(splitLines(joinLines(linesOf(content))));
    expect(back).toEqual(content);
    expect(Object.keys(back.pins)).toEqual(['__proto__']);
  });
});
