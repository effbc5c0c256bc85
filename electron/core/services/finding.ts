import { setImmediate as nextTurn } from 'node:timers/promises';
import { DragomanError } from '../../../shared/contract/errors.ts';
import type { FoundEdition, FoundInNewsroom, ReplacePreview } from '../../../shared/contract/find.ts';
import { mostCounted } from '../../../shared/contract/find.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { TextRun } from '../../../shared/domain/replace.ts';
import { compileQuery, type Matcher } from '../../../shared/language/find-matcher.ts';
import type { FindQuery, Found } from '../../../shared/language/find-query.ts';
import { foldText } from '../../../shared/language/folding.ts';
import { NoAnswer } from '../background-thread.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { editionsByKey, editionsInOrder, editionsWith, groupsOf, type SearchedEdition } from '../store/text-search.ts';
import type { Contents } from './contents.ts';
import type { Context, Request } from './context.ts';
import { excerptOf } from './finding-excerpts.ts';
import { createFindingIndex, type FindingIndex } from './finding-index.ts';
import type { Words } from './finding-memory.ts';
import { createFindingTexts, everythingAlike, type FindingTexts } from './finding-texts.ts';
import { createFindingWarmth } from './finding-warmth.ts';
import type { HandlersOf } from './handlers-of.ts';
import { type PreviewAsked, previewReplacing, type RunsOf } from './replacing-preview.ts';
import { createReplaceRuns, type ReplaceRuns } from './replacing-turns.ts';
import { signedIn } from './sessions.ts';
import { storySummaries } from './summaries.ts';

type Asked = ParsedInput<'find.newsroom'>;

/** Finding in the newest texts of all editions. */
export interface Finding extends Pick<FindingIndex, 'touched' | 'start' | 'close'> {
  find(request: Request, asked: Asked): Promise<FoundInNewsroom>;
  /** What replacing would do. */
  preview(request: Request, asked: PreviewAsked): Promise<ReplacePreview>;
  readonly runs: ReplaceRuns;
}

/** How long looking may take, and how long it may keep other requests waiting, in milliseconds. */
const longest = 1_000;
const stretch = 12;
/** Up to so many editions are fetched and sorted; of more, stories are gone through from the latest. */
const fewEnough = 800;
const storiesAtOnce = 100;
const excerptsAnEdition = 3;
/** So many texts go to the thread that tries expressions at once. */
const textsAPortion = 100;

export const findingHandlers = {
  'find.newsroom': (request, asked) => {
    signedIn(request);
    return request.finding.find(request, asked);
  },
} satisfies HandlersOf<'find.newsroom'>;

export function createFinding(context: () => Context, contents: Contents): Finding {
  const texts = createFindingTexts(contents);
  const index = createFindingIndex(context, texts);
  const warmth = createFindingWarmth(texts, () => asking.size > 0);
  const runs = createReplaceRuns();
  const asking = new Map<string | null, object>();
  const previewing = new Map<string | null, object>();
  return {
    touched: index.touched,
    runs,
    // While texts are replaced nobody may ask for anything, and there is no time for the index all the same.
    start: (lastRequest) => index.start(() => (runs.isBusy() ? context().clock.now() : lastRequest())),
    close() {
      runs.close();
      index.close();
      warmth.close();
    },
    async find(request, asked) {
      const turn = {};
      asking.set(request.session, turn);
      const isOver = (): boolean => asking.get(request.session) !== turn;
      try {
        return await look(request, asked, { texts, index, isOver });
      } finally {
        if (!isOver()) asking.delete(request.session);
        warmth.begin(request.database);
      }
    },
    async preview(request, asked) {
      const turn = {};
      previewing.set(request.session, turn);
      const isOver = (): boolean => previewing.get(request.session) !== turn;
      try {
        const runsOf: RunsOf = (edition) => texts.read(request.database, edition);
        return await previewReplacing(request, asked, { runsOf, isOver });
      } finally {
        if (!isOver()) previewing.delete(request.session);
      }
    },
  };
}

interface Means {
  readonly texts: FindingTexts;
  readonly index: FindingIndex;
  /** Whether the same window looks for something else by now. */
  readonly isOver: () => boolean;
}

interface FoundText {
  readonly edition: SearchedEdition;
  readonly found: FoundEdition;
}

async function look(request: Request, asked: Asked, { texts, index, isOver }: Means): Promise<FoundInNewsroom> {
  const { query, limit } = asked;
  const compiled = compileQuery(query);
  if (!compiled.ok) {
    return { problem: compiled.message, stories: [], more: false, lookedAt: null, behind: 0 };
  }
  const { database } = request;
  const behind = index.catchUp();
  const candidates = mayHave(
    database,
    query,
    behind.map(({ key }) => key),
    texts,
  );
  const end = performance.now() + longest;
  let pauseAt = performance.now() + stretch;
  const found: FoundText[] = [];
  const stories = new Set<string>();
  let lookedAt = 0;
  let late = false;
  const fits = ({ key, language, stage }: SearchedEdition): boolean =>
    (candidates === null || candidates.has(key)) &&
    (asked.languages.length === 0 || asked.languages.includes(language)) &&
    (asked.stages.length === 0 || asked.stages.includes(stage));

  for (const portion of portions(database, candidates)) {
    const editions = portion.filter(fits);
    for (const part of query.regularExpression ? inPortions(editions, textsAPortion) : editions.map((one) => [one])) {
      const storyId = part[0]?.storyId ?? '';
      if (stories.size > limit && !stories.has(storyId))
        return answer(request, found, limit, { lookedAt: null, behind: behind.length });
      for (const one of await findIn(request, part, texts, query, compiled.matcher)) {
        found.push(one);
        stories.add(one.edition.storyId);
      }
      lookedAt += part.length;
      if (performance.now() < pauseAt) continue;
      late = performance.now() > end;
      if (late) break;
      await nextTurn();
      if (isOver()) throw new DragomanError('cancelled', 'Something else is looked for by now.', {});
      pauseAt = performance.now() + stretch;
    }
    if (late) break;
  }
  return answer(request, found, limit, { lookedAt: late ? lookedAt : null, behind: behind.length });
}

/** The keys of the editions that may have it; null when only reading tells. */
function mayHave(
  database: ReadableDatabase,
  query: FindQuery,
  behind: readonly number[],
  texts: FindingTexts,
): Set<number> | null {
  if (query.regularExpression) return null;
  const words = wordsOf(query);
  const groups = groupsOf(words.folded);
  if (groups.length === 0) return null;
  const having = editionsWith(database, groups).filter((key) => !texts.passesOver(key, words));
  return new Set([...having, ...behind]);
}

function wordsOf({ text, wholeWord }: FindQuery): Words {
  return { folded: foldText(text, everythingAlike), wholeWord };
}

/** The editions to look at, some at a time, all of one story together. */
function* portions(
  database: ReadableDatabase,
  candidates: ReadonlySet<number> | null,
): Generator<readonly SearchedEdition[]> {
  if (candidates !== null && candidates.size <= fewEnough) {
    yield editionsByKey(database, [...candidates]);
    return;
  }
  for (const spiked of [false, true]) {
    for (let offset = 0; ; offset += storiesAtOnce) {
      const editions = editionsInOrder(database, spiked, offset, storiesAtOnce);
      if (editions.length === 0) break;
      yield editions;
    }
  }
}

function inPortions<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** @throws DragomanError when an expression takes too long on one of these. */
async function findIn(
  request: Request,
  editions: readonly SearchedEdition[],
  texts: FindingTexts,
  query: FindQuery,
  matcher: Matcher,
): Promise<readonly FoundText[]> {
  const { database } = request;
  if (query.regularExpression) {
    const parts = editions.map((edition) => texts.read(database, edition));
    const places = await tryExpression(request, query, parts);
    return editions.flatMap((edition, at) => foundIn(edition, parts[at] ?? [], places[at] ?? []));
  }
  const words = wordsOf(query);
  return editions.flatMap((edition) => {
    if (!texts.mayHave(database, edition, words)) return [];
    const parts = texts.read(database, edition);
    return foundIn(
      edition,
      parts,
      parts.map(({ text }) => matcher.find(text, mostCounted)),
    );
  });
}

async function tryExpression(
  { background }: Request,
  query: FindQuery,
  parts: readonly (readonly TextRun[])[],
): Promise<readonly (readonly (readonly Found[])[])[]> {
  const texts = parts.map((own) => own.map(({ text }) => text));
  try {
    return await background.run('findInTexts', { query, texts, most: mostCounted });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new DragomanError('bad-input', 'This expression takes too long. Try a simpler one.', { path: 'query.text' });
  }
}

function foundIn(
  edition: SearchedEdition,
  parts: readonly TextRun[],
  places: readonly (readonly Found[])[],
): readonly FoundText[] {
  const { id, language, stage } = edition;
  const having = parts.flatMap((part, at) => {
    const found = places[at] ?? [];
    return found.length > 0 ? [{ part, found }] : [];
  });
  if (having.length === 0) return [];
  const found: FoundEdition = {
    editionId: id,
    language,
    stage,
    count: Math.min(
      mostCounted,
      having.reduce((sum, { found }) => sum + found.length, 0),
    ),
    excerpts: having.slice(0, excerptsAnEdition).map(({ part, found: places }) => excerptOf(part, places)),
  };
  return [{ edition, found }];
}

function answer(
  { database }: Request,
  found: readonly FoundText[],
  limit: number,
  how: Pick<FoundInNewsroom, 'lookedAt' | 'behind'>,
): FoundInNewsroom {
  const editions = new Map<string, FoundEdition[]>();
  for (const one of found) {
    const of = editions.get(one.edition.storyId);
    if (of) of.push(one.found);
    else editions.set(one.edition.storyId, [one.found]);
  }
  const ids = [...editions.keys()];
  const stories = storySummaries(database, ids.slice(0, limit)).map((story) => ({
    story,
    // In the order of the story's own list.
    editions: story.editions.flatMap(
      ({ id }) => editions.get(story.id)?.find(({ editionId }) => editionId === id) ?? [],
    ),
  }));
  return { problem: null, stories, more: ids.length > limit, ...how };
}
