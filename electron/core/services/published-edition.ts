import type { OutletKind } from '../../../shared/contract/contract.ts';
import type { OutletJob, PublishedEdition } from '../outlets/outlet.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { outletsTold } from '../store/deliveries.ts';
import { contributorsOf, type EditionRow, editionsOfStory, latestPublished } from '../store/editions.ts';
import { listMembers } from '../store/members.ts';
import { type NewsroomRow, readNewsroom } from '../store/newsroom.ts';
import { findPicture, readPicture } from '../store/pictures.ts';
import { findRevision } from '../store/revisions.ts';
import type { Contents } from './contents.ts';
import { editionOf, notFound, storyOf } from './find.ts';

/** How many editions an outlet's front page may show. */
const latestShown = 200;

/** What an outlet is told: the edition as it is published now, and what stands around it at the same outlet. */
export function outletJob(
  database: ReadableDatabase,
  contents: Contents,
  delivery: { readonly editionId: string; readonly outlet: OutletKind },
  folder: string,
): OutletJob {
  const newsroom = readNewsroom(database);
  const edition = editionOf(database, delivery.editionId);
  const names = new Map(listMembers(database).map((member) => [member.id, member.name]));
  const published = (row: EditionRow): PublishedEdition => publishedEdition(database, contents, newsroom, names, row);
  const isThere = (row: EditionRow): boolean =>
    row.publishedRevision !== null && outletsTold(database, row.id).includes(delivery.outlet);
  return {
    kind: edition.stage === 'killed' ? 'kill' : edition.correctionNumber > 0 ? 'correct' : 'publish',
    edition: published(edition),
    siblings: editionsOfStory(database, edition.storyId)
      .filter((row) => row.id !== edition.id && isThere(row))
      .map(published),
    latest: (language) => latestPublished(database, language, delivery.outlet, latestShown).map(published),
    picture: (hash) => {
      const row = findPicture(database, hash);
      return row ? { type: row.type, read: () => pictureBytes(database, hash) } : null;
    },
    folder,
  };
}

function pictureBytes(database: ReadableDatabase, hash: string): Uint8Array {
  const picture = readPicture(database, hash);
  if (!picture) throw notFound('picture', hash);
  return picture.bytes;
}

function publishedEdition(
  database: ReadableDatabase,
  contents: Contents,
  newsroom: NewsroomRow,
  names: ReadonlyMap<string, string>,
  edition: EditionRow,
): PublishedEdition {
  const { publishedRevision, firstPublishedAt, publishedAt } = edition;
  if (publishedRevision === null || firstPublishedAt === null || publishedAt === null) {
    throw new Error(`Edition ${edition.id} was never published`);
  }
  const story = storyOf(database, edition.storyId);
  const content = contents.read(database, edition.id, publishedRevision);
  const revision = findRevision(database, edition.id, publishedRevision);
  const translatorId =
    edition.kind === 'translation' ? (edition.translatorId ?? contributorsOf(database, edition.id)[0]) : undefined;
  return {
    storyId: story.id,
    editionId: edition.id,
    slugline: story.publishedSlugline ?? story.slugline,
    desk: story.desk,
    priority: story.priority,
    language: edition.language,
    kind: edition.kind,
    fields: content.fields,
    blocks: content.blocks,
    words: revision?.words ?? 0,
    correctionNumber: edition.correctionNumber,
    correctionNote: edition.correctionNote,
    killed:
      edition.killedAt === null || edition.killedReason === null
        ? null
        : { reason: edition.killedReason, at: edition.killedAt },
    firstPublishedAt,
    publishedAt,
    embargo: story.embargoAt,
    originalLanguage: story.originalLanguage,
    translatedFromEditionId: edition.sourceEditionId,
    authorName: names.get(story.authorId) ?? '',
    translatorName: translatorId === undefined ? null : (names.get(translatorId) ?? null),
    newsroomName: newsroom.name,
    newsroomLanguages: newsroom.languages,
  };
}
