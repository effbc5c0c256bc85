import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LanguageCode, languageCodes } from '../domain/languages.ts';
import { mayBeTypographic, typographic } from './typography.ts';

/** What stands there after a text was typed key by key. */
function typed(text: string, language: LanguageCode): string {
  let out = '';
  for (const key of text) {
    const splice = mayBeTypographic(key, out.at(-1) ?? '') ? typographic(out, key, language) : null;
    const raw = out + key;
    out = splice ? raw.slice(0, splice.from) + splice.put + raw.slice(splice.to) : raw;
  }
  return out;
}

const nb = '\u00a0';

describe('English', () => {
  test.each([
    ['"Yes," she said.', '“Yes,” she said.'],
    [`"He said 'no' twice."`, '“He said ‘no’ twice.”'],
    [`"'No' it is"`, '“‘No’ it is”'],
    [`don't and the workers' union`, 'don’t and the workers’ union'],
    [`the '90s, the '80s`, 'the ’90s, the ’80s'],
    ['("quoted")', '(“quoted”)'],
    ['"But--"', '“But—”'],
    ['prices - of bread', 'prices — of bread'],
    ['prices -- of bread', 'prices — of bread'],
    ['prices--of bread', 'prices—of bread'],
    ['prices-- of', 'prices — of'],
    ['well-known', 'well-known'],
    ['run --help now', 'run --help now'],
    ['in 2019-2024 or 2019-24, pages 5-10.', 'in 2019–2024 or 2019–24, pages 5–10.'],
    ['on 2024-05-12 they won 3-1 ', 'on 2024-05-12 they won 3-1 '],
    ['COVID-19 and 8-800-55 ', 'COVID-19 and 8-800-55 '],
    ['wait...', 'wait…'],
    ['see https://a.kz/b--c"d\'e... now', 'see https://a.kz/b--c"d\'e... now'],
  ])('%s', (keys, result) => {
    expect(typed(keys, 'en')).toBe(result);
  });
});

describe('Russian and Kazakh', () => {
  test.each([
    ['"Да", - сказал он.', `«Да»,${nb}— сказал он.`],
    ['ТОО "Банк "Центр" Азия"', 'ТОО «Банк „Центр“ Азия»'],
    ['""Центр" рядом"', '«„Центр“ рядом»'],
    ['он сказал: "Это "Ветер""', 'он сказал: «Это „Ветер“»'],
    ['хлеб -- дорог', `хлеб${nb}— дорог`],
    ['хлеб--дорог', `хлеб${nb}— дорог`],
    ['-- Иди сюда', `—${nb}Иди сюда`],
    ["д'Артаньян", 'д’Артаньян'],
    ['в 1941-1945 годах', 'в 1941–1945 годах'],
    ['5-10-летние', '5-10-летние'],
    ['Қала - "Алматы"', `Қала${nb}— «Алматы»`],
  ])('%s', (keys, result) => {
    expect(typed(keys, 'ru')).toBe(result);
    expect(typed(keys, 'kk')).toBe(result);
  });
});

test('other languages have their own', () => {
  expect(typed('"Ja", sagte er - "nein"', 'de')).toBe(`„Ja“, sagte er${nb}– „nein“`);
  expect(typed('"Oui"', 'fr')).toBe(`«${nb}Oui${nb}»`);
  expect(typed("O'zbekiston va g'alaba", 'uz')).toBe('Oʻzbekiston va gʻalaba');
  expect(typed('"Dije "no" ayer"', 'es')).toBe('«Dije “no” ayer»');
});

const language = fc.constantFrom(...languageCodes);
const keys = fc.string({ unit: fc.constantFrom(...`abжқ19 .,-"'()!?—«»“”„‘’\u00a0`), maxLength: 40 });
const marks = /[\s\u00a0"'.,…—–\-«»“”„‘’‚ʻ]/gu;

test('only marks change, never a letter or a number', () => {
  fc.assert(
    fc.property(keys, language, (text, code) => {
      expect(typed(text, code).replace(marks, '')).toBe(text.replace(marks, ''));
    }),
  );
});

test('a change lies in what stands there, and the cheap question never denies it', () => {
  fc.assert(
    fc.property(keys, fc.constantFrom(...`aж1 .,-"'s)`), language, (before, key, code) => {
      const splice = typographic(before, key, code);
      if (!splice) return;
      expect(splice.from).toBeGreaterThanOrEqual(0);
      expect(splice.to).toBeLessThanOrEqual(before.length + 1);
      expect(splice.from).toBeLessThan(splice.to);
      expect(mayBeTypographic(key, before.at(-1) ?? '')).toBe(true);
    }),
  );
});

test('words and nested quotes come out paired', () => {
  const word = fc.string({ unit: fc.constantFrom(...'абвқ'), minLength: 1, maxLength: 5 });
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const said = fc.tuple(phrase, phrase, phrase).map(([a, b, c]) => `${a} "${b} "${c}"" и "${a}"`);
  fc.assert(
    fc.property(said, (text) => {
      const out = typed(text, 'ru');
      expect(out).not.toContain('"');
      expect(out.match(/«/gu)?.length).toBe(out.match(/»/gu)?.length);
      expect(out.match(/„/gu)?.length).toBe(out.match(/“/gu)?.length);
    }),
  );
});
