import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parseInput } from '../../shared/contract/parse.ts';
import { inThisThread } from './background.ts';
import { type Core, openCore } from './core.ts';
import { restoreBackup } from './restore.ts';
import { tryCopy } from './store/backup.ts';
import { newsroomPerTest, storyPerTest } from './testing/newsroom-per-test.ts';
import { quietParts } from './testing/quiet-parts.ts';
import { paragraph, saveText } from './testing/test-newsroom.ts';

const rounds = 8;

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom, ['Біріншісі.']);

const write = (text: string) => saveText(newsroom, 'aigerim', story.original, { blocks: [paragraph('p1', text)] });

async function text(): Promise<string> {
  const { content } = await newsroom.get('galina', 'editions.open', { editionId: story.original });
  return JSON.stringify(content.blocks);
}

test('a newsroom whose restoring was cut off by a kill is whole, in one state or the other', async () => {
  const first = await newsroom.get('dina', 'backups.make', {});
  await write('Екіншісі.');
  const second = await newsroom.get('dina', 'backups.make', {});
  await newsroom.core.close();
  for (let round = 0; round < rounds; round += 1) {
    const script = join(import.meta.dirname, 'testing', 'restore-forever.ts');
    const child = spawn(
      process.execPath,
      [script, newsroom.path, story.original, newsroom.memberIds.dina, first.path, second.path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'close');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await wait(Math.random() * 150);
    child.kill('SIGKILL');
    await ended;
    await newsroom.reopen();
    expect(await text()).toMatch(/Біріншісі|Екіншісі|Typed in round/u);
    expect(await newsroom.get('dina', 'newsroom.condition', {})).toEqual({ kind: 'good' });
    await newsroom.core.close();
  }
  await newsroom.reopen();
  const folder = join(dirname(newsroom.path), 'Test.backups');
  const finished = readdirSync(folder).filter((name) => name.endsWith('.newsroom'));
  expect(finished.length).toBeGreaterThan(2);
  for (const name of finished) expect(tryCopy(join(folder, name))).toMatchObject({ kind: 'read', damaged: [] });
}, 120_000);

test('what was there is there again when the restored newsroom does not open', async () => {
  const { path: backup } = await newsroom.get('dina', 'backups.make', {});
  await write('Екіншісі.');
  let core: Core | null = newsroom.core;
  let failures = 1;
  const restoring = restoreBackup(
    { path: newsroom.path, backup, memberId: newsroom.memberIds.galina },
    {
      background: inThisThread(),
      now: newsroom.clock.now,
      log: () => undefined,
      core: () => core,
      close: async () => {
        await core?.close();
        core = null;
      },
      open: () => {
        failures -= 1;
        if (failures === 0) throw new Error('It does not open');
        core = openCore({
          parse: parseInput,
          path: newsroom.path,
          clock: newsroom.clock,
          ...quietParts,
        });
        return core;
      },
    },
  );
  await expect(restoring).rejects.toThrow('It does not open');
  expect(core).not.toBeNull();
  await (core as Core | null)?.close();
  await newsroom.reopen();
  expect(await text()).toContain('Екіншісі');
});
