import type { Unreadable } from '../../../shared/contract/contract.ts';
import { englishName, type LanguageCode } from '../../../shared/domain/languages.ts';
import { all, one, type ReadableDatabase } from './database.ts';
import { wrongWithin } from './health-check.ts';
import { isWhole } from './revision-check.ts';
import { numbersOfHistory } from './revision-headings.ts';

/** What the tables hold, for a person. Those of the search are made anew from the others and are left out. */
const contents: Readonly<Record<string, string>> = {
  comment: 'Some of the comments',
  event: 'Some of the log of who did what',
  delivery: 'Some of what was delivered to outlets',
  task: 'Some of the tasks',
  contributor: 'Some of who wrote what',
  revision_name: 'Some of the names of revisions',
  setting: 'Some of the settings',
  member: 'Some of the members',
  story: 'Some of the stories',
  edition: 'Some of the editions',
  edition_key: 'Some of which revision is of which edition',
  member_key: 'Some of who wrote which revision',
  thinned: 'Some of what old revisions were thinned',
  revision: 'Some of the revisions',
};

interface Listed {
  readonly id: string;
  readonly storyId: string;
  readonly language: LanguageCode;
  readonly head: number;
  readonly slugline: string | null;
}

/**
 * Reads a damaged newsroom through and yields what cannot be read, bit by bit: null for a step that found nothing. Reads
 * every stored text, so it takes a while for a large one.
 */
export function* surveyOf(database: ReadableDatabase): Generator<Unreadable | null, void> {
  const broken = new Set<string>();
  for (const table of Object.keys(contents)) {
    if (wrongWithin(database, table) !== null) broken.add(table);
    yield null;
  }
  const named = new Set<string>();
  for (const edition of editions(database)) {
    const what = `${edition.slugline ?? 'A story whose name cannot be read'}, ${englishName(edition.language)}`;
    if (!isFound(database, edition.id)) {
      named.add('edition').add('edition_key');
      yield { what, storyId: edition.storyId, editionId: edition.id, revisions: [] };
      continue;
    }
    const revisions: number[] = [];
    for (const step of unreadableOf(database, edition, broken.has('revision'))) {
      if (step !== null) revisions.push(step);
      yield null;
    }
    if (revisions.length === 0) continue;
    named.add('revision');
    yield {
      what,
      storyId: edition.storyId,
      editionId: edition.id,
      revisions: revisions.sort((one, other) => one - other),
    };
  }
  for (const table of broken) {
    if (!named.has(table)) yield { what: contents[table] ?? table, storyId: null, editionId: null, revisions: [] };
  }
}

/** Whether an edition is found by its id: a flipped bit in one of the two makes it known to nothing else. */
function isFound(database: ReadableDatabase, id: string): boolean {
  const found = one(
    database,
    'SELECT 1 FROM edition AS listed JOIN edition_key ON edition_key.id = listed.id WHERE listed.id = :id',
    { id },
  );
  return found !== undefined;
}

function editions(database: ReadableDatabase): readonly Listed[] {
  return all<Listed>(
    database,
    `SELECT edition.id AS id, story_id AS storyId, language, head_number AS head, slugline
     FROM edition LEFT JOIN story ON story.id = story_id ORDER BY slugline, language`,
  );
}

/** The numbers of an edition's revisions that cannot be read, the newest first; null between them. */
function* unreadableOf(database: ReadableDatabase, edition: Listed, mayMiss: boolean): Generator<number | null, void> {
  const listed = all<{ number: number }>(
    database,
    `SELECT number FROM revision WHERE edition = (SELECT key FROM edition_key WHERE id = :id) ORDER BY number DESC`,
    { id: edition.id },
  );
  for (const { number } of listed) yield isReadable(database, edition.id, number) ? null : number;
  // Those that are not even listed, but for what was thinned.
  const known = new Set(listed.map((row) => row.number));
  const newest = listed.find(({ number }) => number <= edition.head);
  for (const number of numbersOfHistory(database, edition.id, edition.head, newest?.number ?? 0)) {
    const isMissed = number === edition.head || mayMiss;
    if (isMissed && !known.has(number)) yield number;
  }
}

/** Whether a stored text reads back as what was stored, and its row with it. */
function isReadable(database: ReadableDatabase, editionId: string, number: number): boolean {
  try {
    return isWhole(database, { editionId, number });
  } catch {
    return false;
  }
}
