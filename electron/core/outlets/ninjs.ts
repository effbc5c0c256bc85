import { blockText } from '../../../shared/domain/blocks.ts';
import { blocksToHtml } from '../../../shared/export/block-html.ts';
import { blocksToText } from '../../../shared/export/block-text.ts';
import { cleanText, oneLine } from '../../../shared/export/escape.ts';
import { countWords } from '../../../shared/language/difference.ts';
import { editionTitle, editionUri } from './editions-out.ts';
import { pathInside } from './inside.ts';
import type { OutletJob, OutletWriter, PublishedEdition } from './outlet.ts';
import { type NinjsPicture, ninjsPictures, type PictureOf, pictureAddressFrom, writePictures } from './pictures-out.ts';
import { storyStem } from './stem.ts';

/** The parts of IPTC ninjs 3.1 that Dragoman writes. The standard refuses any property that it does not know. */
interface Ninjs {
  readonly uri: string;
  readonly standard?: { readonly name: string; readonly version: string; readonly schema: string };
  readonly type?: 'text';
  readonly representationType?: 'full' | 'partial';
  readonly profile?: string;
  readonly version?: string;
  readonly pubStatus?: 'usable' | 'withheld' | 'canceled';
  readonly language?: string;
  readonly urgency?: number;
  readonly slugline?: string;
  readonly title?: string;
  readonly firstCreated?: string;
  readonly versionCreated?: string;
  readonly embargoedUntil?: string;
  readonly edNote?: string;
  readonly by?: string;
  readonly located?: string;
  readonly copyrightHolder?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  readonly headlines?: readonly Text[];
  readonly descriptions?: readonly Text[];
  readonly bodies?: readonly (Text & { readonly wordCount: number; readonly charCount: number })[];
  readonly subjects?: readonly { readonly name: string; readonly rel: string }[];
  readonly infoSources?: readonly { readonly name: string; readonly role: string }[];
  readonly altIds?: readonly { readonly role: string; readonly value: string }[];
  readonly associations?: readonly ((Ninjs & { readonly name: string; readonly rel: string }) | NinjsPicture)[];
}

interface Text {
  readonly role: string;
  readonly contentType: 'text/plain' | 'text/html';
  readonly value: string;
}

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
} as const;

/** 1 as first published, one more for each correction, and one more for the kill. */
function versionOf(edition: PublishedEdition): number {
  return edition.correctionNumber + (edition.killed ? 2 : 1);
}

function identity(edition: PublishedEdition): Ninjs {
  return {
    uri: editionUri(edition.editionId),
    standard,
    type: 'text',
    representationType: edition.killed ? 'partial' : 'full',
    profile: 'text-only',
    version: String(versionOf(edition)),
    language: edition.language,
    urgency: edition.priority,
    slugline: oneLine(edition.slugline),
    firstCreated: edition.firstPublishedAt,
    versionCreated: edition.killed?.at ?? edition.publishedAt,
    altIds: [{ role: 'story', value: edition.storyId }],
  };
}

function bodies(edition: PublishedEdition, picture: PictureOf): NonNullable<Ninjs['bodies']> {
  const text = blocksToText(edition.blocks);
  const words = edition.blocks.map((block) => countWords(blockText(block), edition.language));
  const counts = { wordCount: words.reduce((sum, count) => sum + count, 0), charCount: [...text].length };
  const html = blocksToHtml(edition.blocks, pictureAddressFrom(picture));
  return [
    { role: 'main', contentType: 'text/html', value: html, ...counts },
    { role: 'main', contentType: 'text/plain', value: text, ...counts },
  ];
}

function source(edition: PublishedEdition, siblings: readonly PublishedEdition[]): NonNullable<Ninjs['associations']> {
  if (edition.translatedFromEditionId === null) return [];
  const from = siblings.find((sibling) => sibling.editionId === edition.translatedFromEditionId);
  const shown = from && !from.killed ? editionTitle(from) : edition.slugline;
  return [
    {
      name: oneLine(shown) || edition.storyId,
      rel: 'translatedFrom',
      uri: editionUri(edition.translatedFromEditionId),
      type: 'text',
      language: from?.language ?? edition.originalLanguage,
    },
  ];
}

/** An edition as a ninjs 3.1 object. A killed one says that it is cancelled and repeats nothing of the story. */
export function ninjsOf(
  edition: PublishedEdition,
  siblings: readonly PublishedEdition[],
  at: Pick<OutletJob, 'picture' | 'folder'> = { picture: () => null, folder: '' },
): Ninjs {
  if (edition.killed) {
    return { ...identity(edition), pubStatus: 'canceled', edNote: cleanText(edition.killed.reason) };
  }
  const standfirst = oneLine(edition.fields.standfirst);
  const located = oneLine(edition.fields.dateline);
  const desk = oneLine(edition.desk);
  const newsroom = oneLine(edition.newsroomName);
  const pictures = ninjsPictures(edition, at);
  const associations = [...source(edition, siblings), ...pictures];
  const title = oneLine(editionTitle(edition));
  const embargoed = edition.embargo !== null && Date.parse(edition.embargo) > Date.parse(edition.publishedAt);
  return {
    ...identity(edition),
    ...(pictures.length > 0 && { profile: 'text-photo' }),
    pubStatus: embargoed ? 'withheld' : 'usable',
    title,
    ...(edition.embargo !== null && { embargoedUntil: edition.embargo }),
    ...(edition.correctionNote !== null && { edNote: cleanText(edition.correctionNote) }),
    by: oneLine(edition.fields.byline) || oneLine(edition.authorName),
    ...(located !== '' && { located }),
    copyrightHolder: newsroom,
    copyrightNotice: `© ${edition.firstPublishedAt.slice(0, 4)} ${newsroom}`,
    usageTerms: `Not to be published without the agreement of ${newsroom}.`,
    headlines: [{ role: 'main', contentType: 'text/plain', value: title }],
    ...(standfirst !== '' && {
      descriptions: [{ role: 'summary', contentType: 'text/plain' as const, value: standfirst }],
    }),
    bodies: bodies(edition, at.picture),
    ...(desk !== '' && { subjects: [{ name: desk, rel: 'desk' }] }),
    infoSources: [
      { name: oneLine(edition.authorName), role: 'author' },
      ...(edition.translatorName === null ? [] : [{ name: oneLine(edition.translatorName), role: 'translator' }]),
      { name: newsroom, role: 'publisher' },
    ],
    ...(associations.length > 0 && { associations }),
  };
}

function ninjsPath(job: OutletJob): string {
  const { edition } = job;
  const name = `${storyStem(edition.storyId, edition.slugline)}-v${versionOf(edition)}.json`;
  return pathInside(job.folder, edition.language, name);
}

/** A drop folder of ninjs 3.1 files, one a version: `LANGUAGE/STEM-vNUMBER.json`. Earlier versions stay. */
export const ninjsOutlet: OutletWriter = {
  outlet: 'ninjs',
  deliver: async (job, files) => {
    const path = ninjsPath(job);
    await writePictures([job.edition], job, files);
    await files.write(path, `${JSON.stringify(ninjsOf(job.edition, job.siblings, job), null, 2)}\n`);
    return { path };
  },
};
