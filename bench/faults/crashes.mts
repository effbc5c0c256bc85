import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { blockText } from '../../shared/domain/blocks.ts';
import { readLaunchInfo } from '../support/launch-info.mts';
import { makeFolder, openNewsroom, signIn } from './newsroom.mts';
import { createWriter } from './writer.mts';

export type Crashing = 'renderer' | 'core';

/** As hooks/crash-window.cjs tells of one crash. */
interface CrashTold {
  /** Blocks of what the screen said was saved before. */
  readonly acknowledged?: readonly string[];
  /** Blocks of what it said was saved after. */
  readonly after?: readonly string[];
  readonly problem: string | null;
  /** How many letters were typed that nobody had acknowledged, and how many of them came back. */
  readonly extra?: number;
  readonly kept?: number;
  /** From the crash until text and caret were back, or everything typed was saved. */
  readonly milliseconds?: number;
}

export interface Crashes {
  crashes: number;
  lost: string[];
  /** Letters that were typed and not acknowledged, and how many of them came back. */
  unsaved: number;
  kept: number;
  readonly recovered: number[];
}

/** The program gives up after three crashes in five minutes; another one starts afresh. */
const crashesPerLaunch = 3;
const longestLaunch = 90_000;
const hook = fileURLToPath(new URL('./hooks/crash-window.cjs', import.meta.url));

/** Crashes the page, or kills the core, of the real program while somebody types in it. */
export async function crashWindows(what: Crashing, crashes: number, seed: number): Promise<Crashes> {
  const total: Crashes = { crashes: 0, lost: [], unsaved: 0, kept: 0, recovered: [] };
  for (let launch = 0; total.crashes < crashes; launch += 1) {
    if (launch > crashes) throw new Error('The program crashes less than it was told to.');
    await launchOnce(what, Math.min(crashesPerLaunch, crashes - total.crashes), seed + launch, total);
  }
  return total;
}

async function launchOnce(what: Crashing, crashes: number, seed: number, total: Crashes): Promise<void> {
  const folder = makeFolder(`crash-${what}`);
  try {
    const path = join(folder.path, 'Crash.newsroom');
    const editionId = await makeStory(path, seed);
    const info = readLaunchInfo();
    const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
    const child = spawn(
      info.executablePath,
      ['-r', hook, ...info.args, `--user-data-dir=${join(folder.path, 'profile')}`],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: longestLaunch,
        killSignal: 'SIGKILL',
        env: {
          ...environment,
          ...info.env,
          DRAGOMAN_NEWSROOM: path,
          DRAGOMAN_CRASH: JSON.stringify({ what, crashes, seed }),
        },
      },
    );
    const ended = once(child, 'close');
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    await ended;
    const all = said
      .split('\n')
      .flatMap((line) => (line.startsWith('CRASH ') ? [JSON.parse(line.slice(6)) as CrashTold] : []));
    if (all.length === 0) throw new Error(`The program told of no crash. ${complained.slice(-2_000)}`);
    const saved = await allTexts(path, editionId);
    for (const told of all) count(told, saved, total);
  } finally {
    folder.remove();
  }
}

function count(told: CrashTold, saved: ReadonlySet<string>, total: Crashes): void {
  total.crashes += 1;
  total.unsaved += told.extra ?? 0;
  total.kept += told.kept ?? 0;
  if (told.problem !== null) total.lost.push(JSON.stringify(told));
  if (told.milliseconds !== undefined) total.recovered.push(told.milliseconds);
  for (const text of [told.acknowledged, told.after]) {
    if (text && !saved.has(plain(text))) total.lost.push(`the history does not have what was saved: ${plain(text)}`);
  }
}

/** A newsroom with one story, of some paragraphs, in three languages. */
async function makeStory(path: string, seed: number): Promise<string> {
  const core = openNewsroom(path, 'make');
  try {
    const ask = await signIn(core, 'maker');
    const { editionId } = await ask('stories.create', { slugline: 'crash', language: 'ru', publishIn: ['ru'] });
    const view = await ask('editions.open', { editionId });
    const writer = createWriter(view.content, seed);
    let baseRevision = view.revision;
    for (let save = 0; save < 120; save += 1) {
      const saved = await ask('editions.save', { editionId, baseRevision, sourceRevision: null, ...writer.write() });
      baseRevision = saved.revision;
    }
    return editionId;
  } finally {
    await core.close();
  }
}

/** The text of every revision. */
async function allTexts(path: string, editionId: string): Promise<ReadonlySet<string>> {
  const core = openNewsroom(path);
  try {
    const ask = await signIn(core, 'reader');
    const texts = new Set<string>();
    for (const { number } of await ask('history.list', { editionId })) {
      const { content } = await ask('history.read', { editionId, number });
      texts.add(plain(content.blocks.map(blockText)));
    }
    return texts;
  } finally {
    await core.close();
  }
}

/** A page shows a space at an end as one that does not break. */
function plain(blocks: readonly string[]): string {
  return blocks.join('\n').replaceAll('\u00a0', ' ');
}
