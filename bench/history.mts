import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportDiff } from './support/diff-figures.mts';
import { sizeInGit } from './support/git-history.mts';
import { percentile, report } from './support/report.mts';
import { timeOpens } from './support/time-opens.mts';
import { timeSaves } from './support/time-saves.mts';
import { proseLanguages } from './support/vocabulary.mts';
import { type Course, makeHistory, statesOf } from './support/write-history.mts';

/**
 * What a history takes on the disk, and how fast it is read and added to: 10,000 saves of one story, typed from a seed as
 * a person would, growing to 70 KB of JSON. Done in three alphabets' languages; what is held to a limit is the worst.
 * Then how fast and how exactly two texts are compared.
 */

const saves = Number(process.env.SAVES ?? 10_000);
const bytes = 7 * saves;
/** About a day's typing: V8 compiles during the first hundreds, which are as small a part here as they are of a day. */
const timedSaves = 5_000;

interface Figures {
  readonly perRevision: number;
  /** Against the pack and its index alone, which is strictest: a repository has more than that. */
  readonly againstGit: number;
  readonly openP99: number;
  readonly saveRatio: number;
}

async function measure(folder: string, course: Course): Promise<Figures> {
  const { language } = course;
  const context = (figure: string, value: number, unit: string): void =>
    report(`history.${language}.${figure}`, value, unit, null);
  const path = join(folder, `${language}.newsroom`);
  const editionId = await makeHistory(path, course);
  const size = statSync(path).size;
  const perRevision = size / course.saves;
  context('bytes_per_revision', perRevision, 'bytes');

  const git = await sizeInGit(statesOf(course));
  context('git_bytes_per_revision', git.pack / course.saves, 'bytes');
  context('size_vs_git', size / git.pack, 'ratio');
  context('size_vs_git_with_all_its_files', size / git.everything, 'ratio');

  const opens = await timeOpens(path, editionId);
  context('open_p50_ms', percentile(opens, 0.5), 'ms');
  context('open_p99_ms', percentile(opens, 0.99), 'ms');

  const times = await timeSaves(folder, path, course, editionId, Math.round(perRevision), timedSaves);
  for (const share of [0.5, 0.95]) {
    const name = `p${share * 100}_ms`;
    context(`save_${name}`, percentile(times.saves, share), 'ms');
    context(`bare_insert_${name}`, percentile(times.bare, share), 'ms');
    context(`bare_insert_of_the_whole_text_${name}`, percentile(times.bareWhole, share), 'ms');
  }
  const saveRatio = percentile(times.saves, 0.95) / percentile(times.bare, 0.95);
  context('save_ratio', saveRatio, 'ratio');
  context('save_ratio_to_the_whole_text', percentile(times.saves, 0.95) / percentile(times.bareWhole, 0.95), 'ratio');
  rmSync(path);
  return { perRevision, againstGit: size / git.pack, openP99: percentile(opens, 0.99), saveRatio };
}

const folder = mkdtempSync(join(tmpdir(), 'dragoman-history-'));
try {
  const all: Figures[] = [];
  for (const [index, language] of proseLanguages.entries()) {
    all.push(await measure(folder, { seed: 1 + index, language, saves, bytes }));
  }
  const worst = (figure: keyof Figures): number => Math.max(...all.map((figures) => figures[figure]));
  report('history.revisions', saves, 'revisions', null);
  report('history.bytes_per_revision', worst('perRevision'), 'bytes', 400);
  report('history.size_vs_git', worst('againstGit'), 'ratio', 1);
  report('history.open_p99_ms', worst('openP99'), 'ms', 20);
  report('history.save_ratio', worst('saveRatio'), 'ratio', 3);
  await reportDiff();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
