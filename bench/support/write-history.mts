import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { joinLines, linesOf } from '../../electron/core/store/revision-text.ts';
import { applyChange, type EditionContent, emptyContent, noFields } from '../../shared/domain/edition.ts';
import { type BenchCore, openBenchCore } from './bench-core.mts';
import type { Commit } from './git-history.mts';
import { createTypist, type Typist } from './typing.mts';
import type { ProseLanguage } from './vocabulary.mts';

/** What is typed: how many saves, and how many bytes of JSON the text grows to. */
export interface Course {
  readonly seed: number;
  readonly language: ProseLanguage;
  readonly saves: number;
  readonly bytes: number;
}

export const typistOf = ({ seed, language, saves, bytes }: Course): Typist =>
  createTypist(seed, language, bytes, saves);

/** Types a course into a new story of the newsroom, save by save. @returns the edition, at revision `saves` + 1. */
export async function typeCourse(bench: BenchCore, course: Course, typist: Typist = typistOf(course)): Promise<string> {
  const { editionId } = await bench.ask('stories.create', {
    slugline: `course-${course.seed}`,
    language: course.language,
    publishIn: [course.language],
  });
  const opened = await bench.ask('editions.open', { editionId });
  let baseRevision = opened.revision;
  // What a new edition opens with is the first thing that goes.
  let first = opened.content.blocks.length > 0;
  for (let made = 0; made < course.saves; made += 1) {
    const { change, after } = typist.next();
    bench.advance(after);
    const order = first && change.order === undefined ? [] : change.order;
    first = false;
    const saved = await bench.ask('editions.save', {
      editionId,
      baseRevision,
      sourceRevision: null,
      ...change,
      ...(order === undefined ? {} : { order }),
    });
    baseRevision = saved.revision;
  }
  return editionId;
}

/** A newsroom with one story that was typed so. Made where syncing costs nothing, if there is such a place. */
export async function makeHistory(path: string, course: Course): Promise<string> {
  const shared = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/dragoman-history-') : null;
  const making = shared === null ? path : join(shared, 'making.newsroom');
  try {
    const bench = await openBenchCore(making);
    const editionId = await typeCourse(bench, course);
    await bench.close();
    if (shared !== null) copyFileSync(making, path);
    return editionId;
  } finally {
    if (shared !== null) rmSync(shared, { recursive: true, force: true });
  }
}

/** The same states as they are stored, one a save, for another way of keeping them. */
export function* statesOf(course: Course): Generator<Commit> {
  const typist = typistOf(course);
  // A new story has its author's byline.
  let content: EditionContent = { ...emptyContent, fields: { ...noFields, byline: 'By Bench' } };
  let at = Date.UTC(2026, 0, 5, 9);
  for (let made = 0; made < course.saves; made += 1) {
    const { change, after } = typist.next();
    at += after;
    const applied = applyChange(content, change);
    if (!applied.ok) throw new Error(`${applied.error.problem}: ${applied.error.id}`);
    content = applied.content;
    yield { text: joinLines(linesOf(content)).toString('utf8'), at };
  }
}
