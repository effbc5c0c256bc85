import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { FoundInNewsroom } from '../shared/contract/find.ts';
import { blockText } from '../shared/domain/blocks.ts';
import { type FindQuery, plainQuery } from '../shared/language/find-query.ts';
import { type BenchCore, openBenchCore } from './support/bench-core.mts';
import { findText, indexEverything, writeStories } from './support/make-find-newsroom.mts';
import { numbers, pick } from './support/random.mts';
import { percentile, report } from './support/report.mts';
import { type ProseLanguage, proseLanguages } from './support/vocabulary.mts';

/**
 * How long finding takes in a newsroom of 10,000 stories in three alphabets' languages, the index and the first look into
 * it included; what is asked for are words as people look for them: common ones, rare ones, phrases, names that are
 * nowhere, whole words, in letters of a keyboard without Kazakh ones; while stories are saved in between. Then how long
 * replacing in 2,000 texts takes, and how long anybody else waits meanwhile.
 */

const stories = Number(process.env.STORIES ?? 10_000);
const rounds = Number(process.env.ROUNDS ?? 300);
const texts = Number(process.env.TEXTS ?? 2_001);
const next = numbers(20_261_123);

const plain = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({ ...plainQuery, text, ...more });

/** Words of some text there is, as somebody remembers them. */
function someQuery(round: number): FindQuery {
  const language: ProseLanguage = proseLanguages[round % 3] ?? 'en';
  const { blocks } = findText(Math.floor(next() * (stories / 3)) * 3 + (round % 3), language);
  const text = blockText(pick(next, blocks));
  const words = text.replaceAll(/[.,]/gu, '').split(' ');
  const at = Math.floor(next() * (words.length - 4));
  const word = (): string => words.find((one, index) => index >= at && one.length >= 4) ?? words[at] ?? '';
  switch (round % 8) {
    case 0:
    case 1:
      return plain(word());
    case 2:
      return plain(words.slice(at, at + 2).join(' '));
    case 3:
      return plain(words.slice(at, at + 4).join(' '));
    case 4:
      return plain(word(), { wholeWord: true });
    case 5:
      return plain(word().slice(0, 4), { matchCase: true });
    case 6:
      return plain(`${word()}${pick(next, ['щъ', 'zq', 'әһ'])}`);
    default:
      return plain(
        words
          .slice(at, at + 3)
          .join(' ')
          .replaceAll('қ', 'к')
          .replaceAll('ұ', 'у')
          .replaceAll('ә', 'а'),
      );
  }
}

async function find(bench: BenchCore, query: FindQuery): Promise<{ found: FoundInNewsroom; milliseconds: number }> {
  // Nobody types faster.
  await pause(50);
  const start = performance.now();
  const found = await bench.ask('find.newsroom', { query, languages: [], stages: [], limit: 50 });
  return { found, milliseconds: performance.now() - start };
}

/** Somebody else's save between two looks: a word is added to one story. */
async function edit(bench: BenchCore, editionId: string, round: number): Promise<void> {
  const { revision, content } = await bench.ask('editions.open', { editionId });
  const [first, ...rest] = content.blocks;
  if (!first) return;
  const text = `${blockText(first)} Жаңалық${round}.`;
  await bench.ask('editions.save', {
    editionId,
    baseRevision: revision,
    sourceRevision: null,
    blocks: [{ ...first, children: [{ type: 'text', text, format: 0 }] }, ...rest],
  });
}

/** The editions of the latest stories that are in draft, so many. */
async function draftsOf(bench: BenchCore, most: number): Promise<readonly string[]> {
  const drafts: string[] = [];
  for (let offset = 0; drafts.length < most && offset < stories; offset += 500) {
    const { rows } = await bench.ask('stories.list', { show: 'all', text: '', offset, limit: 500 });
    drafts.push(...rows.flatMap((story) => story.editions.flatMap(({ id, stage }) => (stage === 'draft' ? [id] : []))));
  }
  return drafts.slice(0, most);
}

interface Watched<Value> {
  readonly value: Value;
  readonly milliseconds: number;
  /** The longest time that nobody else was answered, and the time that 99 of 100 turns did not exceed. */
  readonly longest: number;
  readonly p99: number;
}

/** Does something while asking, over and over, whether anybody else would be answered. */
async function watched<Value>(work: () => Promise<Value>): Promise<Watched<Value>> {
  const turns: number[] = [];
  let over = false;
  let last = performance.now();
  const watch = (async () => {
    while (!over) {
      await nextTurn();
      const now = performance.now();
      // One that did nothing is none.
      if (now - last > 1) turns.push(now - last);
      last = now;
    }
  })();
  const start = performance.now();
  const value = await work();
  const milliseconds = performance.now() - start;
  over = true;
  await watch;
  return { value, milliseconds, longest: Math.max(0, ...turns), p99: percentile([0, ...turns], 0.99) };
}

/** Replaces what every text has a hundred times, the worst there can be, while one that is open is saved again and again, and takes it back. */
async function replaceEverywhere(bench: BenchCore, ids: readonly string[]): Promise<void> {
  const [open = '', ...editionIds] = ids;
  const query = plain('а', { wholeWord: false });
  const by = 'ѣ';
  const preview = await watched(() => bench.ask('find.replacements', { query, by, editionIds }));
  const editions = preview.value.editions
    .filter(({ count, leftOut }) => count > 0 && leftOut === null)
    .map(({ editionId, revision }) => ({ editionId, baseRevision: revision, without: [] }));
  report('replace.preview_ms', preview.milliseconds, 'ms', null);
  report('replace.preview_longest_block_ms', preview.longest, 'ms', null);

  const saves: number[] = [];
  let over = false;
  const saving = (async () => {
    for (let round = 0; !over; round += 1) {
      await pause(40);
      const start = performance.now();
      await edit(bench, open, 100_000 + round);
      saves.push(performance.now() - start);
    }
  })();
  const done = await watched(() => bench.ask('find.replace', { query, by, editions }));
  over = true;
  await saving;
  report('replace.texts', done.value.replaced.length, 'texts', null);
  report('replace.newsroom_2k_texts_ms', done.milliseconds, 'ms', null);
  report('replace.longest_block_ms', done.longest, 'ms', null);
  report('replace.block_p99_ms', done.p99, 'ms', null);
  report('replace.slowest_save_meanwhile_ms', Math.max(...saves), 'ms', null);

  const made = done.value.replaced.map(({ editionId, revision }) => ({ editionId, revision }));
  // What other programs on the machine do to that.
  const idle = await watched(() => pause(done.milliseconds));
  report('replace.longest_block_of_idle_core_ms', idle.longest, 'ms', null);
  const undone = await watched(() => bench.ask('find.undoReplace', { editions: made }));
  if (undone.value.restored.length !== made.length) throw new Error('Not everything that was replaced was undone');
  report('replace.undo_2k_texts_ms', undone.milliseconds, 'ms', null);
  report('replace.undo_longest_block_ms', undone.longest, 'ms', null);
}

const folder = mkdtempSync(join(tmpdir(), 'dragoman-find-'));
const path = join(folder, 'find.newsroom');
const size = (): number => statSync(path).size;
try {
  const made = await openBenchCore(path);
  const { memberId } = made;
  await made.close();
  const editions = writeStories(path, memberId, stories);
  report('find.editions', editions, 'editions', null);
  const before = size();

  let bench = await openBenchCore(path);
  // Before there is an index at all.
  const first = await find(bench, plain('никогда-нигде-нет'));
  report('find.first_look_ms', first.milliseconds, 'ms', null);
  await bench.close();
  report('find.index_s', indexEverything(path) / 1_000, 's', null);
  report('find.index_bytes_per_edition', (size() - before) / editions, 'bytes', null);
  report('find.index_share_of_file', (size() - before) / size(), 'ratio', null);

  bench = await openBenchCore(path, Date.UTC(2027, 0, 1));
  const listed = await bench.ask('stories.list', { show: 'all', text: '', offset: 0, limit: 100 });
  const ids = listed.rows
    .flatMap((story) => story.editions.filter(({ stage }) => stage === 'draft'))
    .map(({ id }) => id);
  const times: number[] = [];
  let some = 0;
  let late = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { found, milliseconds } = await find(bench, someQuery(round));
    times.push(milliseconds);
    if (found.stories.length > 0) some += 1;
    if (found.lookedAt !== null) late += 1;
    if (round % 5 !== 0) continue;
    bench.advance(60_000);
    await edit(bench, ids[round % ids.length] ?? '', round);
    const again = await find(bench, plain(`жаналык${round}`, { wholeWord: true }));
    times.push(again.milliseconds);
    if (again.found.stories.length !== 1) throw new Error(`What was saved in round ${round} is not found`);
  }
  report('find.queries', times.length, 'queries', null);
  report('find.queries_that_found_some', some / rounds, 'share', null);
  report('find.queries_cut_short', late, 'queries', null);
  report('find.newsroom_p50_ms', percentile(times, 0.5), 'ms', null);
  report('find.newsroom_10k_stories_p95_ms', percentile(times, 0.95), 'ms', 150);

  const scans: number[] = [];
  for (const text of ['ёж', 'zq', 'щъ', 'a']) scans.push((await find(bench, plain(text))).milliseconds);
  report('find.short_query_worst_ms', Math.max(...scans), 'ms', null);

  const drafts = await draftsOf(bench, texts);
  await replaceEverywhere(bench, drafts);
  await bench.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
