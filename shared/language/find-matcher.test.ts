import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileQuery } from './find-matcher.ts';
import { type FindQuery, plainQuery } from './find-query.ts';
import { fold, foldText } from './folding.ts';

function found(text: string, query: Partial<FindQuery> & { readonly text: string }): readonly string[] {
  const compiled = compileQuery({ ...plainQuery, alike: false, ...query });
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.matcher.find(text).map(({ start, end }) => text.slice(start, end));
}

function replaced(text: string, query: Partial<FindQuery> & { readonly text: string }, by: string): string {
  const compiled = compileQuery({ ...plainQuery, alike: false, ...query });
  if (!compiled.ok) throw new Error(compiled.message);
  const { matcher } = compiled;
  let out = text;
  for (const one of matcher.find(text).toReversed()) {
    out = out.slice(0, one.start) + matcher.replacement(text, one, by) + out.slice(one.end);
  }
  return out;
}

describe('plain words', () => {
  test.each([
    ['Порт Актау, порт, ПОРТ', { text: 'порт' }, ['Порт', 'порт', 'ПОРТ']],
    ['Порт Актау, порт, ПОРТ', { text: 'порт', matchCase: true }, ['порт']],
    ['портал, порт, аэропорт', { text: 'порт', wholeWord: true }, ['порт']],
    // Kazakh letters are letters, which \b of an expression does not know.
    ['қалаға, қала, әқала', { text: 'қала', wholeWord: true }, ['қала']],
    ['үй 2үй үй-жай', { text: 'үй', wholeWord: true }, ['үй', 'үй']],
    ['(порт)', { text: '(порт)', wholeWord: true }, ['(порт)']],
    ['a.b a+b', { text: 'a.b' }, ['a.b']],
    ['ababab', { text: 'abab' }, ['abab']],
    ['ёлка елка', { text: 'елка' }, ['елка']],
    ['ёлка елка Ёлка', { text: 'елка', alike: true }, ['ёлка', 'елка', 'Ёлка']],
    ['ёлка Ёлка', { text: 'Елка', alike: true, matchCase: true }, ['Ёлка']],
    ['қазақ Қазақ казак', { text: 'казак', alike: true }, ['қазақ', 'Қазақ', 'казак']],
    ['өңірлік, онирлик', { text: 'онирлик', alike: true }, ['өңірлік', 'онирлик']],
    ['үкімет ұлт һәм', { text: 'хам', alike: true }, ['һәм']],
    // A Latin c in a Cyrillic word.
    ['cайт сайт', { text: 'сайт', alike: true }, ['cайт', 'сайт']],
    ['“Тенге” — «Тенге»', { text: '"тенге"' }, ['“Тенге”', '«Тенге»']],
    ['5\u00a0000 км', { text: '5 000' }, ['5\u00a0000']],
    ['Алма\u00adты', { text: 'алматы' }, ['Алма\u00adты']],
    ['don’t', { text: "don't" }, ['don’t']],
    ['İzmir', { text: 'izmir' }, ['İzmir']],
    ['straße', { text: 'STRASSE' }, []],
    ['😀 ok 😀', { text: '😀' }, ['😀', '😀']],
    ['', { text: 'a' }, []],
  ] as const)('in %j: %j', (text, query, expected) => expect(found(text, query)).toEqual(expected));

  test('a letter and its mark are one letter, however they are written', () => {
    expect(found('мои\u0306 мой', { text: 'мой' })).toEqual(['мои\u0306', 'мой']);
    expect(found('ёлка', { text: 'е\u0308лка' })).toEqual(['ёлка']);
    expect(found('е\u0308лка', { text: 'е' })).toEqual([]);
    expect(found('е\u0308лка', { text: 'елка', alike: true })).toEqual(['е\u0308лка']);
  });

  test('a mark of stress is nothing among look-alikes, and is not cut off otherwise', () => {
    expect(found('за\u0301мок', { text: 'замок', alike: true })).toEqual(['за\u0301мок']);
    expect(found('за\u0301мок', { text: 'за' })).toEqual([]);
    expect(found('за\u0301мок', { text: 'за\u0301' })).toEqual(['за\u0301']);
  });

  test('stops at the most that are wanted', () => {
    const compiled = compileQuery({ ...plainQuery, text: 'а' });
    expect(compiled.ok && compiled.matcher.find('а'.repeat(100), 3)).toHaveLength(3);
  });
});

describe('regular expressions', () => {
  const expression = (text: string, more: Partial<FindQuery> = {}) => ({ text, regularExpression: true, ...more });

  test.each([
    ['2019 2020 x', expression('\\d{4}'), ['2019', '2020']],
    ['Порт порт', expression('порт'), ['Порт', 'порт']],
    ['Порт порт', expression('порт', { matchCase: true }), ['порт']],
    ['портал порт', expression('порт', { wholeWord: true }), ['порт']],
    ['қала қалада', expression('қ\\p{L}+', { wholeWord: true }), ['қала', 'қалада']],
    ['one\ntwo', expression('^t\\w+'), ['two']],
    ['a😀b', expression('x*'), []],
    ['a|b', expression('a|b', { wholeWord: true }), ['a', 'b']],
  ] as const)('in %j: %j', (text, query, wanted) => expect(found(text, query)).toEqual(wanted));

  test('puts what it found into what comes instead', () => {
    expect(replaced('12.05.2026', expression('(\\d+)\\.(\\d+)\\.(\\d+)'), '$3-$2-$1')).toBe('2026-05-12');
    expect(replaced('a b', expression('(?<one>\\w) (\\w)'), '$<one>$&$$$2$3$10')).toBe('aa b$b$3a0');
    expect(replaced('costs $1', { text: 'costs' }, '$1')).toBe('$1 $1');
    expect(replaced('мама', expression('(?<=м)а'), 'о')).toBe('момо');
  });

  test.each([
    ['(', 'A bracket ( is not closed.'],
    [')', 'A bracket ) has no partner.'],
    ['[a', 'A bracket [ is not closed.'],
    ['*', 'There is nothing before *, + or ? to repeat.'],
    ['a{2,1}', 'The numbers in { } are out of order.'],
    ['[b-a]', 'A range in [ ] runs backwards.'],
    ['\\', 'It ends with a lone backslash; write \\\\ for the character.'],
    ['\\p{Nope}', 'There is no such property as in \\p{ }.'],
    ['\\ж', 'A backslash stands before something that needs none.'],
    ['}', 'A brace { or } stands alone; write \\{ or \\} for the character.'],
    ['a)(?:b', 'A bracket ) has no partner.'],
  ])('says what is wrong with %s', (text, message) => {
    expect(compileQuery({ ...plainQuery, text, regularExpression: true, wholeWord: true })).toEqual({
      ok: false,
      message,
    });
  });
});

const letters = fc.constantFrom(
  ...'аеёиійкқгғнңоөуұүхһәabcehikmopxyABёЁҚ .,«»"\u2019\u0301\u0306\u0308\u00ad\u00a0😀\u200bİß'.split(/(?:)/u),
);
const anyText = fc.array(letters, { maxLength: 24 }).map((all) => all.join(''));
const foldings = fc.record({ case: fc.boolean(), alike: fc.boolean() });

describe('folding', () => {
  test('leads back to the text, in order', () => {
    fc.assert(
      fc.property(anyText, foldings, (text, folding) => {
        const folded = fold(text, folding);
        let before = 0;
        for (let at = 0; at <= folded.text.length; at += 1) {
          const now = folded.at(at);
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        expect(folded.at(folded.text.length)).toBe(text.length);
      }),
    );
  });

  test('of what is folded changes nothing', () => {
    fc.assert(
      fc.property(anyText, foldings, (text, folding) => {
        const once = foldText(text, folding).normalize('NFC');
        expect(foldText(once, folding)).toBe(foldText(foldText(once, folding), folding));
      }),
    );
  });

  test('finds every text in whatever it stands in, and what is found folds to the same', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, foldings, (before, wanted, after, folding) => {
        const query = { ...plainQuery, text: wanted, matchCase: !folding.case, alike: folding.alike };
        const compiled = compileQuery(query);
        if (!compiled.ok || foldText(wanted, folding) === '') return;
        const text = `${before}.${wanted}.${after}`;
        const places = compiled.matcher.find(text);
        // A mark at the front belongs to what stands before it.
        if (!/^\p{M}/u.test(wanted)) expect(places.length).toBeGreaterThan(0);
        for (const { start, end } of places) {
          expect(foldText(text.slice(start, end), folding)).toBe(foldText(wanted, folding));
        }
      }),
      { numRuns: 500 },
    );
  });
});
