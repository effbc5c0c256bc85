import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCase } from './letter-case.ts';

test.each([
  ['upper', 'kk', 'Әлем қаласы', 'ӘЛЕМ ҚАЛАСЫ'],
  ['lower', 'ru', 'ЁЛКА', 'ёлка'],
  ['upper', 'tr', 'izmir', 'İZMİR'],
  ['sentence', 'en', 'NATO LEADERS MEET. they TALK', 'Nato leaders meet. They talk'],
  ['sentence', 'en', 'The NATO Leaders Meet', 'The NATO leaders meet'],
  ['sentence', 'ru', 'ДА! «НЕТ»', 'Да! «Нет»'],
  ['title', 'en', 'the price of bread in the north', 'The Price of Bread in the North'],
  ['title', 'en', "what it's for", "What It's For"],
  ['title', 'ru', 'цена на хлеб', 'Цена На Хлеб'],
] as const)('%s in %s: %s', (to, language, text, result) => {
  expect(inCase([text], to, language)).toEqual([result]);
});

test('words go across pieces', () => {
  expect(inCase(['pRICE o', 'f bre', 'AD'], 'title', 'en')).toEqual(['Price o', 'f Bre', 'ad']);
});

test('pieces stay as they are cut, and every case of a text reads the same', () => {
  const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 5 });
  fc.assert(
    fc.property(pieces, fc.constantFrom('upper', 'lower', 'sentence', 'title'), (texts, to) => {
      const out = inCase(texts, to, 'ru');
      expect(out.length).toBe(texts.length);
    }),
  );
});
