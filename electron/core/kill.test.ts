import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestNewsroom, type TestNewsroom, type TestStory, writeStory } from './testing/test-newsroom.ts';

const rounds = 6;

let newsroom: TestNewsroom;
let story: TestStory;
beforeEach(async () => {
  newsroom = await openTestNewsroom();
  story = await writeStory(newsroom);
});
afterEach(() => newsroom.close());

/** Lets a process save until it has acknowledged some saves, kills it in the middle of another, and yields what it said. */
async function saveAndKill(): Promise<[revision: number, text: string][]> {
  const script = join(import.meta.dirname, 'testing', 'save-forever.ts');
  const child = spawn(process.execPath, [script, newsroom.path, story.original, newsroom.memberIds.aigerim], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const enough = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.split('\n').length > 20) resolve();
    });
  });
  const ended = once(child, 'close');
  await Promise.race([enough, ended]);
  await wait(Math.random() * 20);
  child.kill('SIGKILL');
  await ended;
  // The last line may be cut off.
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as [number, string]);
}

test('every save that was acknowledged is there after the process was killed in the middle of another', async () => {
  const acknowledged: [number, string][] = [];
  await newsroom.core.close();
  for (let round = 0; round < rounds; round += 1) acknowledged.push(...(await saveAndKill()));
  expect(acknowledged.length).toBeGreaterThan(rounds * 20 - 1);
  await newsroom.reopen();
  const history = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
  expect(history.map((revision) => revision.number)).toEqual(history.map((_, index) => history.length - index));
  const lost: number[] = [];
  for (const [number, text] of acknowledged) {
    const { difference } = await newsroom.get('aigerim', 'history.compare', {
      editionId: story.original,
      from: number,
      to: number,
    });
    const block = difference.blocks.find((one) => one.key === 'p1');
    if (block?.runs.map((run) => run.text).join('') !== text) lost.push(number);
  }
  expect(lost).toEqual([]);
}, 120_000);
