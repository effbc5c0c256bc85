import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import { compareCoarsely, compareContents } from '../../shared/language/difference.ts';
import { type Background, inThisThread, inThreads } from './background.ts';
import { NoAnswer } from './background-thread.ts';

const program = new URL('./background-worker.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'dragoman-background-'));
const open: Background[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((background) => background.close()));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function threads(options: Partial<Parameters<typeof inThreads>[0]> = {}): { background: Background; log: string[] } {
  const log: string[] = [];
  const background = inThreads({ program, log: (line) => void log.push(line), ...options });
  open.push(background);
  return { background, log };
}

/** A worker program of a test's own. */
function programSaying(name: string, source: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, source);
  return path;
}

const saying = (...texts: readonly string[]): EditionContent => ({
  ...emptyContent,
  blocks: texts.map((text, at) => ({
    id: `p${at}`,
    type: 'paragraph',
    children: text === '' ? [] : [{ type: 'text', text, format: 0 }],
  })),
});

const before = saying('Банк ждёт.', 'Цены растут.');
const after = saying('Банк долго ждал.', 'Цены растут.');

describe('background threads', () => {
  test('compare exactly as this thread would', async () => {
    const { background, log } = threads();
    const [there, here] = await Promise.all([
      background.compare(before, after, 'ru'),
      inThisThread().compare(before, after, 'ru'),
    ]);
    expect(there).toEqual(here);
    expect(there).toEqual(compareContents(before, after, 'ru'));
    expect(await background.countChanges(before, after, 'ru')).toEqual({ added: 2, removed: 1 });
    expect(log).toEqual([]);
  });

  test('answer many at once, each with its own answer', async () => {
    const { background } = threads();
    const texts = Array.from({ length: 40 }, (_, at) => saying(`Строка ${at}`, 'Та же.'));
    const all = await Promise.all(texts.map((text) => background.compare(before, text, 'ru')));
    expect(all).toEqual(texts.map((text) => compareContents(before, text, 'ru')));
  });

  test('are ended when one piece takes too long: it is answered block by block, and the next exactly', async () => {
    const stuckOnce = programSaying(
      'stuck',
      `import { existsSync, writeFileSync } from 'node:fs';
       import { parentPort } from 'node:worker_threads';
       const marker = ${JSON.stringify(join(folder, 'stuck-once'))};
       if (existsSync(marker)) await import(${JSON.stringify(program.href)});
       else {
         parentPort.on('message', () => { writeFileSync(marker, ''); for (;;); });
         parentPort.postMessage({ kind: 'ready' });
       }`,
    );
    const { background, log } = threads({ program: stuckOnce, limit: 500 });
    expect(await background.compare(before, after, 'ru')).toEqual(compareCoarsely(before, after, 'ru'));
    expect(log.join()).toContain('late: compare took longer than 500 ms');
    expect(await background.compare(before, after, 'ru')).toEqual(compareContents(before, after, 'ru'));
  });

  test.each([
    ['that throws while it loads', 'throw new Error("broken")'],
    ['that ends without a word', 'process.exit(3)'],
    ['that is not there', null],
    [
      'that ends when it is asked',
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', () => process.exit(1));
       parentPort.postMessage({ kind: 'ready' });`,
    ],
  ])('of a program %s leave nobody without an answer', async (name, source) => {
    const broken = source === null ? join(folder, 'missing.mjs') : programSaying(name.replaceAll(' ', '-'), source);
    const { background, log } = threads({ program: broken });
    const coarse = compareCoarsely(before, after, 'ru');
    expect(await Promise.all([1, 2].map(() => background.compare(before, after, 'ru')))).toEqual([coarse, coarse]);
    expect(log.join()).toContain('crashed');
  });

  test('start anew after they were closed, and what waited is told', async () => {
    const { background } = threads();
    const waiting = background.run('compare', { before, after, language: 'ru' });
    const told = expect(waiting).rejects.toBeInstanceOf(NoAnswer);
    await background.close();
    await told;
    expect(await background.countChanges(before, after, 'ru')).toEqual({ added: 2, removed: 1 });
  });

  test('say why one piece of work failed', async () => {
    const { background } = threads();
    const broken = { ...before, blocks: null } as unknown as EditionContent;
    await expect(background.run('compare', { before: broken, after, language: 'ru' })).rejects.toMatchObject({
      reason: 'failed',
    });
  });
});
