import { describe, expect, test } from 'vitest';
import { acceptedForms, spellingForm, spellingTokens } from './spelling-words.ts';

const words = (text: string, language: 'en' | 'ru' | 'kk' = 'en'): readonly string[] =>
  spellingTokens(text, language).map(({ word }) => word);

describe('what is looked up', () => {
  test('is words, each with its place', () => {
    expect(spellingTokens('The reciept, please.', 'en')).toEqual([
      { word: 'The', start: 0, end: 3 },
      { word: 'reciept', start: 4, end: 11 },
      { word: 'please', start: 13, end: 19 },
    ]);
  });

  test('is no number, acronym or single letter', () => {
    expect(words('I paid $1,200.50 in 2024 to NATO, 3 MPs and the OSCE’s staff at a G20')).toEqual(
      'paid in to and the staff at'.split(' '),
    );
    expect(words('В ОБСЕ и США — 15% от ВВП, 20-летний', 'ru')).toEqual(['от']);
  });

  test('is no address, mail address, handle, hashtag or path', () => {
    expect(
      words('See https://exampel.org/a-b?c=d, www.exampel.org, azattyq.org or mail desk@exampel.org via @reportr #nws'),
    ).toEqual(['See', 'or', 'mail', 'via']);
    expect(words('open C:\\Fles\\lst.txt or ./srcc/mian now')).toEqual(['open', 'or', 'now']);
  });

  test('is a hyphenated word as one', () => {
    expect(words('Кто-то пришёл из-за угла — по-моему, вице-премьер', 'ru')).toEqual([
      'Кто-то',
      'пришёл',
      'из-за',
      'угла',
      'по-моему',
      'вице-премьер',
    ]);
    expect(words('a well-known co-operation - or so')).toEqual(['well-known', 'co-operation', 'or', 'so']);
  });

  test('is no word of another script, but one of both scripts', () => {
    expect(words('Компания Facebook открыла офис', 'ru')).toEqual(['Компания', 'открыла', 'офис']);
    expect(words('the newspaper Известия says')).toEqual(['the', 'newspaper', 'says']);
    expect(words('Кaзахстан', 'ru')).toEqual(['Кaзахстан']);
    expect(words('Қазақстан Республикасы', 'kk')).toEqual(['Қазақстан', 'Республикасы']);
  });

  test('has one form for all apostrophes, stresses and soft hyphens', () => {
    expect(words('it’s the minister’s don‘t')).toContain("it's");
    expect(spellingForm('за́мок')).toBe('замок');
    expect(spellingForm('ка\u00adтер')).toBe('катер');
    expect(spellingForm('и\u0306од')).toBe('йод');
    expect(spellingForm('cafe\u0301')).toBe('café');
  });
});

describe('a word of the newsroom', () => {
  test('is right at the start of a sentence and in capitals', () => {
    expect(acceptedForms('блогер', 'ru')).toEqual(['блогер']);
    expect(acceptedForms('Блогер', 'ru')).toEqual(['Блогер', 'блогер']);
    expect(acceptedForms('ТОКАЕВ', 'ru')).toEqual(['ТОКАЕВ', 'токаев', 'Токаев']);
    expect(acceptedForms("Tokayev's", 'en')).toContain('Tokayev');
  });

  test('that is a name is wrong in small letters', () => {
    expect(acceptedForms('токаев', 'ru')).not.toContain('Токаев');
  });
});
