import { isDeepStrictEqual } from 'node:util';
import type { Retention, RetentionPreview, RetentionState } from '../../../shared/contract/contract.ts';
import { revisionsToThin } from '../../../shared/domain/retention.ts';
import { fewestFolded } from '../../../shared/domain/sittings.ts';
import { insertEvent } from '../store/events.ts';
import { readSetting, writeSetting } from '../store/newsroom-settings.ts';
import {
  dropRevisions,
  editionsAfter,
  historyOf,
  historyPart,
  type ThinnableEdition,
  type ThinnableRevision,
} from '../store/thinning.ts';
import { type Context, type Request, write } from './context.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseUnlessManager } from './newsroom.ts';
import { pinnedRevisions } from './pinned-revisions.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export const retentionHandlers = {
  'retention.get': (request) => {
    signedIn(request);
    return retentionState(request);
  },
  'retention.preview': (request, { retention }) => {
    signedIn(request);
    return preview(request, retention);
  },
  'retention.set': async (request, { retention }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'say what becomes of old revisions');
    write(request, (unit) => {
      writeSetting(unit.database, 'retention', retention);
      writeSetting(unit.database, 'agesFrom', unit.at);
      recordStoryEvent(unit, { action: 'retention', memberId: member.id, storyId: null, data: { ...retention } });
    });
    request.emit({ kind: 'newsroom' });
    await thin(request, retention, request.clock.now(), member.id);
    return retentionState(request);
  },
} satisfies HandlersOf<'retention.get' | 'retention.preview' | 'retention.set'>;

const day = 24 * 60 * 60_000;
/** After so long at a stretch, in milliseconds, whoever else asks for something comes first. */
const longestStretch = 12;
const editionsAtOnce = 50;
const partOfHistory = 4_000;
/** So many revisions are dropped in one transaction. */
const droppedAtOnce = 200;
const mostStories = 10;

export function retentionOf(context: Pick<Context, 'database'>): Retention {
  return readSetting(context.database, 'retention') ?? { kind: 'keep-all' };
}

async function retentionState(request: Request): Promise<RetentionState> {
  const breathe = breathing();
  let revisions = 0;
  let bytes = 0;
  for (let after: number | null = 0; after !== null; ) {
    const part = historyPart(request.database, after, partOfHistory);
    revisions += part.revisions;
    bytes += part.bytes;
    after = part.last;
    await breathe();
  }
  return { retention: retentionOf(request), revisions, bytes };
}

async function preview(request: Request, retention: Retention): Promise<RetentionPreview> {
  const stories = new Map<string, { readonly storyId: string; readonly slugline: string; revisions: number }>();
  let revisions = 0;
  let bytes = 0;
  let from: string | null = null;
  let to: string | null = null;
  for await (const { edition, dropped } of whatGoes(request, retention, request.clock.now())) {
    const { storyId, slugline } = edition;
    const story = stories.get(storyId) ?? { storyId, slugline, revisions: 0 };
    stories.set(storyId, story);
    story.revisions += dropped.length;
    revisions += dropped.length;
    for (const one of dropped) {
      bytes += one.bytes;
      if (from === null || one.at < from) from = one.at;
      if (to === null || one.at > to) to = one.at;
    }
  }
  const most = [...stories.values()].sort((left, right) => right.revisions - left.revisions).slice(0, mostStories);
  return { revisions, bytes, stories: stories.size, from, to, most };
}

/**
 * Drops what a retention says, some at a time, and writes each time down in the story's audit trail. Ends as soon as
 * somebody wants another one.
 * @param now in milliseconds; ages are counted from it.
 * @param memberId who wanted it; null when it happens by itself.
 */
export async function thin(
  request: Request,
  retention: Retention,
  now: number,
  memberId: string | null,
): Promise<void> {
  for await (const { edition, dropped } of whatGoes(request, retention, now)) {
    for (let start = 0; start < dropped.length; start += droppedAtOnce) {
      if (!isDeepStrictEqual(retentionOf(request), retention)) return;
      drop(request, edition, dropped.slice(start, start + droppedAtOnce), memberId);
      await pause();
    }
  }
}

function drop(
  request: Request,
  edition: ThinnableEdition,
  going: readonly ThinnableRevision[],
  memberId: string | null,
): void {
  const numbers = going.map((revision) => revision.number);
  write(request, (unit) => {
    const gone = dropRevisions(unit.database, edition, numbers, Date.parse(unit.at));
    if (gone.length === 0) return;
    insertEvent(unit.database, {
      id: unit.id(),
      storyId: edition.storyId,
      editionId: edition.id,
      memberId,
      at: unit.at,
      action: 'thin',
      from: null,
      to: null,
      reason: null,
      data: { revisions: gone.length, first: gone.at(-1), last: gone[0] },
    });
    unit.touch(edition.storyId, edition.id, 'text');
  });
}

/** Edition by edition, what a retention drops. Lets others come first now and then. */
async function* whatGoes(
  request: Request,
  retention: Retention,
  now: number,
): AsyncGenerator<{ readonly edition: ThinnableEdition; readonly dropped: readonly ThinnableRevision[] }> {
  if (retention.kind === 'keep-all') return;
  const before = now - retention.olderThanDays * day;
  const breathe = breathing();
  for (let after = 0; ; ) {
    const editions = editionsAfter(request.database, after, fewestFolded, editionsAtOnce);
    for (const edition of editions) {
      const dropped = await droppedOf(request, edition, before, breathe);
      if (dropped.length > 0) yield { edition, dropped };
      await breathe();
    }
    const last = editions.at(-1);
    if (!last) return;
    after = last.key;
  }
}

async function droppedOf(
  request: Request,
  edition: ThinnableEdition,
  before: number,
  breathe: () => Promise<void>,
): Promise<readonly ThinnableRevision[]> {
  const history = historyOf(request.database, edition);
  const { headNumber, publishedRevision } = edition;
  const standing = { before, headNumber, publishedRevision, pinned: new Set<number>() };
  const [newest] = revisionsToThin(history, standing);
  if (newest === undefined) return [];
  const pinned = await pinnedRevisions(request, edition.id, newest, breathe);
  // Nobody can say what a translation that cannot be read was made from.
  if (pinned === null) return [];
  const dropped = new Set(revisionsToThin(history, { ...standing, pinned }));
  return history.filter((revision) => dropped.has(revision.number));
}

function breathing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestStretch) return;
    await pause();
    since = performance.now();
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
