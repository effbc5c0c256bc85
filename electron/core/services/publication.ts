import type { OutletKind } from '../../../shared/contract/contract.ts';
import { type EditionContent, pinnedFields } from '../../../shared/domain/edition.ts';
import { pieceHash } from '../../../shared/domain/translation.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { insertDelivery, outletsTold } from '../store/deliveries.ts';
import { type EditionRow, editionsMadeFrom, editionsOfStory } from '../store/editions.ts';
import { sha256 } from '../store/revision-codec.ts';
import { updateStory } from '../store/stories.ts';
import { refreshSearch } from '../store/story-search.ts';
import { finishTask, insertTask, openTasksOf } from '../store/tasks.ts';
import type { Unit } from './context.ts';
import { badInput } from './find.ts';
import { outletSettings } from './outlet-settings.ts';
import { piecesOf } from './projections.ts';
import { milestone, record, type Step } from './step.ts';

/** Puts the text before its readers and asks every wanted outlet to deliver it. */
export function publish(step: Step): readonly string[] {
  const { unit, story, edition, input } = step;
  record(step);
  milestone(step, 'publish', {
    publishedRevision: edition.headNumber + 1,
    firstPublishedAt: edition.firstPublishedAt ?? unit.at,
    publishedAt: unit.at,
    assigneeId: null,
    scheduledAt: null,
    scheduledZone: null,
    scheduledBy: null,
  });
  updateStory(unit.database, story.id, {
    publishedAt: unit.at,
    publishedSlugline: story.publishedSlugline ?? story.slugline,
  });
  refreshSearch(unit.database, story.id);
  return askOutlets(unit, edition, 'publish', wantedOutlets(unit.database, input.outlets));
}

/** Puts the corrected text before its readers, and tells every translation of what changed. */
export function publishCorrection(step: Step): readonly string[] {
  const { unit, story, edition, content } = step;
  const note = edition.correctingNote ?? '';
  const before = unit.contents.read(unit.database, edition.id, edition.publishedRevision ?? edition.headNumber);
  record(step, { note, correction: edition.correctionNumber + 1 });
  milestone(
    step,
    'publish',
    {
      publishedRevision: edition.headNumber + 1,
      publishedAt: unit.at,
      correctionNumber: edition.correctionNumber + 1,
      correctionNote: note,
      correctingNote: null,
    },
    note,
  );
  updateStory(unit.database, story.id, { publishedAt: unit.at });
  const changed = changedPieces(before, content);
  for (const translation of editionsMadeFrom(unit.database, edition.id)) {
    if (translation.stage !== 'killed' && isTouched(unit, translation, content, changed)) {
      giveTask(unit, translation, 'correction', note, step.member.id);
    }
  }
  // Also to outlets that were left out before: none is to come to the uncorrected text by another way.
  return askOutlets(unit, edition, 'correct', wantedOutlets(unit.database));
}

/** Takes the text back for good, and tells every other edition of the story. */
export function kill(step: Step): readonly string[] {
  const { unit, edition, ask, member } = step;
  const reason = ask.reason ?? '';
  record(step);
  milestone(
    step,
    'kill',
    {
      killedAt: unit.at,
      killedReason: reason,
      assigneeId: null,
      scheduledAt: null,
      scheduledZone: null,
      scheduledBy: null,
      correctingNote: null,
    },
    reason,
  );
  for (const task of openTasksOf(unit.database, [edition.id])) finishTask(unit.database, task.id, unit.at, member.id);
  for (const other of editionsOfStory(unit.database, edition.storyId)) {
    if (other.id !== edition.id && other.stage !== 'killed') giveTask(unit, other, 'kill', reason, member.id);
  }
  // Also to outlets that were turned off since: what was sent there is to be taken back.
  return askOutlets(unit, edition, 'kill', outletsTold(unit.database, edition.id));
}

/** The outlets that are on, of those chosen; of all when nothing was chosen. */
function wantedOutlets(database: ReadableDatabase, chosen?: readonly OutletKind[]): readonly OutletKind[] {
  return outletSettings(database).flatMap(({ outlet, enabled }) =>
    enabled && (chosen?.includes(outlet) ?? true) ? [outlet] : [],
  );
}

/** @throws bad-input when a publication would go nowhere although there are outlets that it could go to. */
export function refuseNoOutlet(database: ReadableDatabase, chosen: readonly OutletKind[] | undefined): void {
  if (wantedOutlets(database, chosen).length > 0 || wantedOutlets(database).length === 0) return;
  throw badInput('outlets', 'Choose at least one outlet to deliver to.');
}

function askOutlets(
  unit: Unit,
  edition: EditionRow,
  kind: 'publish' | 'correct' | 'kill',
  outlets: readonly OutletKind[],
): readonly string[] {
  return outlets.map((outlet) => {
    const id = unit.id();
    insertDelivery(unit.database, {
      id,
      storyId: edition.storyId,
      editionId: edition.id,
      outlet,
      kind,
      at: unit.at,
    });
    return id;
  });
}

function giveTask(unit: Unit, edition: EditionRow, kind: 'correction' | 'kill', note: string, byId: string): void {
  insertTask(unit.database, { id: unit.id(), editionId: edition.id, kind, note, byId, createdAt: unit.at });
  unit.touch(edition.storyId, edition.id, 'state');
}

/** The fields and blocks that two texts do not have alike. */
function changedPieces(before: EditionContent, after: EditionContent): ReadonlySet<string> {
  const keys = new Set<string>([
    ...pinnedFields,
    ...before.blocks.map((block) => block.id),
    ...after.blocks.map((block) => block.id),
  ]);
  return new Set([...keys].filter((key) => pieceHash(before, key, sha256) !== pieceHash(after, key, sha256)));
}

/** Whether a correction leaves something to do in a translation: a mark, or, once it was submitted, a new paragraph. */
function isTouched(unit: Unit, translation: EditionRow, source: EditionContent, changed: ReadonlySet<string>): boolean {
  const content = unit.contents.read(unit.database, translation.id, translation.headNumber);
  return piecesOf(source, content).some(
    ({ key, state }) =>
      changed.has(key) &&
      (state === 'stale' || state === 'removed' || (state === 'untranslated' && translation.stage !== 'translation')),
  );
}
