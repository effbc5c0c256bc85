import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, percentile, report } from './support/report.mts';
import { buildEditors } from './typing/build-editors.mts';
import { makeStories, paragraphsOf, sluglineOf } from './typing/make-stories.mts';
import { growthOfHeap } from './typing/memory.mts';
import { openStory, timeOpenings } from './typing/open-stories.mts';
import { type Caret, type Typed, typistAt } from './typing/type-keys.mts';
import { openDragoman, openEditor } from './typing/windows.mts';

/**
 * Typing in Dragoman's production build with all that it does meanwhile, against a bare editor of the same library and
 * against Tiptap, in turns, in one run: what else the machine does slows all of them.
 */

const sizes = [60, 300, 1_000, 5_000];
const keys = Number(process.env.KEYS ?? 200);
const turn = 20;
const carets: readonly Caret[] = ['start', 'middle', 'end'];
const openings = Number(process.env.OPENINGS ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'dragoman-typing-'));
const newsroom = join(folder, 'typing.newsroom');
const profile = (name: string): string => join(folder, `profile-${name}`);

interface Measured {
  readonly paints: number[];
  readonly scripts: number[];
}

const nothing = (): Measured => ({ paints: [], scripts: [] });

function add(to: Measured, { paints, script }: Typed): void {
  to.paints.push(...paints);
  to.scripts.push(script / paints.length);
}

const body = '[role="textbox"][aria-label="Body"]';

async function measureSize(blocks: number, page: string): Promise<void> {
  const paragraphs = paragraphsOf(blocks);
  const built = { folder: join(folder, 'editors'), page };
  const withTiptap = blocks === 1_000;
  const dragoman = await openDragoman(newsroom, profile('dragoman'));
  const lexical = await openEditor('lexical', { ...built, profile: profile('lexical') }, paragraphs);
  const tiptap = withTiptap ? await openEditor('tiptap', { ...built, profile: profile('tiptap') }, paragraphs) : null;
  try {
    await openStory(dragoman.page, sluglineOf(blocks));
    await findSomething(dragoman.page);
    const ours = { typist: await typistAt(dragoman.page, body), measured: nothing() };
    const bare = { typist: await typistAt(lexical.page, body), measured: nothing() };
    const other = tiptap ? { typist: await typistAt(tiptap.page, body), measured: nothing() } : null;
    const all = [ours, bare, ...(other ? [other] : [])];
    for (const caret of carets) {
      for (const { typist } of all) {
        await typist.place(caret);
        // The first keys are for the compilers.
        await typist.type(20);
      }
      // In short turns, so that a while in which the machine does something else is nobody's own.
      for (let typed = 0; typed < keys; typed += turn) {
        for (const { typist, measured } of all) add(measured, await typist.type(Math.min(turn, keys - typed)));
      }
    }
    const scriptOf = ({ scripts }: Measured): number => median(scripts);
    const figure = (name: string): string => `typing.${name}_${blocks}`;
    const scriptLimit = blocks === 300 || blocks === 1_000 ? 1.5 : null;
    report(figure('script_ms'), scriptOf(ours.measured), 'ms', null);
    report(figure('bare_script_ms'), scriptOf(bare.measured), 'ms', null);
    report(figure('paint_p95_ms'), percentile(ours.measured.paints, 0.95), 'ms', null);
    report(figure('bare_paint_p95_ms'), percentile(bare.measured.paints, 0.95), 'ms', null);
    report(figure('script_ratio'), scriptOf(ours.measured) / scriptOf(bare.measured), 'ratio', scriptLimit);
    const paintRatio = percentile(ours.measured.paints, 0.95) / percentile(bare.measured.paints, 0.95);
    report(figure('paint_p95_ratio'), paintRatio, 'ratio', 1.25);
    if (other) {
      report(figure('tiptap_script_ms'), scriptOf(other.measured), 'ms', null);
      report(figure('vs_tiptap'), scriptOf(ours.measured) / scriptOf(other.measured), 'ratio', 1);
    }
  } finally {
    for (const { app } of [dragoman, lexical, ...(tiptap ? [tiptap] : [])]) await app.close();
  }
}

/** Opens the find bar and looks for a word that is all over the text. */
async function findSomething(page: import('playwright').Page): Promise<void> {
  await page.locator(body).click();
  await page.keyboard.press('Control+f');
  const field = page
    .getByRole('textbox', { name: 'Find', exact: true })
    .or(page.getByRole('searchbox', { name: 'Find', exact: true }));
  await field.first().fill('water', { timeout: 3_000 });
  await page.waitForTimeout(500);
}

try {
  await makeStories(newsroom, [...sizes.map((blocks) => ({ blocks, copies: 1 })), { blocks: 301, copies: 3 }]);
  const page = await buildEditors(join(folder, 'editors'));
  for (const blocks of sizes) await measureSize(blocks, page);
  const dragoman = await openDragoman(newsroom, profile('dragoman'));
  try {
    const copies = [1, 2, 3].map((copy) => sluglineOf(301, copy));
    const times = await timeOpenings(dragoman.page, copies, openings);
    report('open.story_p50_ms', median(times), 'ms', null);
    report('open.story_p95_ms', percentile(times, 0.95), 'ms', 150);
    report('memory.heap_growth_mb', await growthOfHeap(dragoman.page, copies), 'MB', 20);
  } finally {
    await dragoman.app.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

// Benches of their own too, for whoever works on one of them.
await import('./paste.mts');
await import('./find.mts');
