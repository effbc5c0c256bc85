import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { inThreads } from '../background.ts';
import { openCore } from '../core.ts';
import { shippedDictionary } from '../spelling/dictionary-files.ts';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { newsroomOfDina, quietParts } from '../testing/quiet-parts.ts';

const newsroom = newsroomPerTest();
const folder = mkdtempSync(join(tmpdir(), 'dragoman-spelling-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const check = (language: LanguageCode, ...words: readonly string[]): Promise<readonly string[]> =>
  newsroom.get('galina', 'spelling.check', { language, words });

describe('spelling', { timeout: 30_000 }, () => {
  test('knows English and Russian', async () => {
    expect(await check('en', 'minister', 'recieve', "don't", 'well-known', 'goverment')).toEqual([
      'recieve',
      'goverment',
    ]);
    expect(await check('ru', 'правительство', 'правительсво', 'ёлка', 'елка', 'кто-то', 'превет')).toEqual([
      'правительсво',
      'превет',
    ]);
  });

  test('suggests at most five words, with the apostrophe that was typed', async () => {
    const suggest = (language: LanguageCode, word: string) =>
      newsroom.get('galina', 'spelling.suggest', { language, word });
    expect(await suggest('en', 'recieve')).toContain('receive');
    expect(await suggest('ru', 'правительсво')).toContain('правительство');
    expect(await suggest('en', 'doesnt’')).toSatisfy((all: readonly string[]) =>
      all.every((one) => !one.includes("'")),
    );
    expect((await suggest('ru', 'Нур-Султан')).length).toBeLessThanOrEqual(5);
  });

  test('takes words of the newsroom for right, for everybody, until they are removed', async () => {
    expect(await check('ru', 'Токаев', 'ТОКАЕВ', 'токаев')).toEqual(['Токаев', 'ТОКАЕВ', 'токаев']);
    newsroom.events.length = 0;
    await newsroom.get('maksat', 'spelling.add', { language: 'ru', word: 'Токаев' });
    await newsroom.get('galina', 'spelling.add', { language: 'ru', word: 'Токаев' });
    expect(newsroom.events).toEqual([{ kind: 'spelling', language: 'ru', word: 'Токаев' }]);
    expect(await check('ru', 'Токаев', 'ТОКАЕВ', 'токаев')).toEqual(['токаев']);
    expect(await newsroom.get('aigerim', 'spelling.words', {})).toMatchObject([
      { language: 'ru', word: 'Токаев', by: 'maksat' },
    ]);
    await newsroom.reopen();
    expect(await check('ru', 'Токаев')).toEqual([]);
    await newsroom.get('galina', 'spelling.remove', { language: 'ru', word: 'Токаев' });
    expect(await check('ru', 'Токаев')).toEqual(['Токаев']);
  });

  test('is one word at a time', async () => {
    await newsroom.refused('galina', 'spelling.add', { language: 'en', word: 'two words' }, 'bad-input');
  });

  test('is each person’s to turn off', async () => {
    expect((await newsroom.get('galina', 'spelling.turn', { on: false })).on).toBe(false);
    expect((await newsroom.get('galina', 'spelling.get', {})).on).toBe(false);
    expect((await newsroom.get('maksat', 'spelling.get', {})).on).toBe(true);
    expect((await newsroom.get('galina', 'spelling.turn', { on: true })).on).toBe(true);
  });
});

describe('a dictionary', { timeout: 30_000 }, () => {
  test('for Kazakh is there once somebody names its files', async () => {
    const error = await newsroom.refused('asel', 'spelling.check', { language: 'kk', words: ['сөз'] }, 'no-dictionary');
    expect(error.message).toBe('There is no dictionary for Kazakh. An editor can choose one in Settings.');
    const files = {
      aff: write('kk.aff', 'SET UTF-8\nSFX A Y 1\nSFX A 0 дер .\n'),
      dic: write('kk.dic', '2\nсөз/A\nқала\n'),
    };
    await newsroom.refused('asel', 'spelling.setFiles', { language: 'kk', files }, 'not-allowed');
    const spelling = await newsroom.get('galina', 'spelling.setFiles', { language: 'kk', files });
    expect(spelling.dictionaries).toContainEqual({ language: 'kk', shipped: false, files });
    expect(await check('kk', 'сөз', 'сөздер', 'қала', 'қалала')).toEqual(['қалала']);
    rmSync(files.dic);
    const gone = await newsroom.refused('asel', 'spelling.check', { language: 'kk', words: [] }, 'no-dictionary');
    expect(gone.message).toBe(`The dictionary’s file ${files.dic} is not there.`);
    await newsroom.get('galina', 'spelling.setFiles', { language: 'kk', files: null });
    await newsroom.refused('asel', 'spelling.check', { language: 'kk', words: ['сөз'] }, 'no-dictionary');
  });

  test('may be written in an encoding of old', async () => {
    // KOI8-R: «дом» with a flag above ASCII, which lets it end in «а».
    const flag = 0xc1;
    const dom = [0xc4, 0xcf, 0xcd];
    const aff = Buffer.concat([
      Buffer.from('SET KOI8-R\nSFX '),
      Buffer.from([flag]),
      Buffer.from(' Y 1\nSFX '),
      Buffer.from([flag]),
      Buffer.from(' 0 '),
      Buffer.from([0xc1]),
      Buffer.from(' .\n'),
    ]);
    const dic = Buffer.concat([Buffer.from('1\n'), Buffer.from(dom), Buffer.from('/'), Buffer.from([flag, 0x0a])]);
    const files = { aff: write('koi.aff', aff), dic: write('koi.dic', dic) };
    await newsroom.get('galina', 'spelling.setFiles', { language: 'ru', files });
    expect(await check('ru', 'дом', 'дома', 'дому')).toEqual(['дому']);
  });

  test.each([
    ['of no words', 'SET UTF-8\n', 'Not a dictionary at all.', 'has no words that go with its rules file'],
    ['of no rules', 'Only text.', '1\nword\n', 'is no Hunspell rules file (.aff)'],
    ['in a strange encoding', 'SET KLINGON-7\n', '1\nword\n', 'is written in KLINGON-7, which cannot be read here'],
  ])('%s is not taken, and says why', async (_what, rules, words, why) => {
    const files = { aff: write('broken.aff', rules), dic: write('broken.dic', words) };
    const error = await newsroom.refused('galina', 'spelling.setFiles', { language: 'en', files }, 'no-dictionary');
    expect(error.message).toContain(why);
    expect(await check('en', 'word', 'wrod')).toEqual(['wrod']);
  });

  test('that is nothing but random bytes leaves the newsroom as it was', async () => {
    const noise = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256));
    const files = { aff: write('noise.aff', noise), dic: write('noise.dic', noise) };
    await newsroom.refused('galina', 'spelling.setFiles', { language: 'ru', files }, 'no-dictionary');
    expect(await check('ru', 'слово')).toEqual([]);
  });
});

test('other requests are answered while a thread of its own loads a dictionary', { timeout: 30_000 }, async () => {
  const log: string[] = [];
  const core = openCore({
    ...quietParts,
    path: join(folder, 'Threads.newsroom'),
    clock: { now: () => Date.now() },
    create: { ...newsroomOfDina, languages: ['en', 'ru'] },
    background: inThreads({
      program: new URL('../background-worker.ts', import.meta.url),
      log: (line) => void log.push(line),
    }),
  });
  const [dina] = core.newsroom.members;
  await core.handle('window', 'session.signIn', { memberId: dina?.id });
  const order: string[] = [];
  await Promise.all([
    core.handle('window', 'spelling.check', { language: 'ru', words: ['превет', 'привет'] }).then((reply) => {
      order.push('spelling');
      expect(reply).toEqual({ ok: true, value: ['превет'] });
    }),
    core.handle('window', 'desk.get', {}).then(() => order.push('desk')),
  ]);
  expect(order).toEqual(['desk', 'spelling']);
  expect(log).toEqual([]);
  await core.close();
});

test('dictionaries are there for what is shipped', () => {
  expect(shippedDictionary(quietParts.dictionaries, 'kk')).toBeNull();
  expect(shippedDictionary(null, 'en')).toBeNull();
});
