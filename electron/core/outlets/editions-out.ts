import type { PublishedEdition } from './outlet.ts';

/** An edition's name on the wire, the same in every outlet and every version. */
export function editionUri(editionId: string): string {
  return `urn:uuid:${editionId}`;
}

/** The editions of a story that readers may find now, in the order of the newsroom's languages. */
export function editionsOut(editions: readonly PublishedEdition[]): readonly PublishedEdition[] {
  const place = (edition: PublishedEdition): number => {
    const index = edition.newsroomLanguages.indexOf(edition.language);
    return index < 0 ? edition.newsroomLanguages.length : index;
  };
  return editions
    .filter((edition) => edition.killed === null)
    .toSorted((left, right) => place(left) - place(right) || (left.language < right.language ? -1 : 1));
}

/** What an edition is called where a headline is wanted: its headline, or the slugline when that is blank. */
export function editionTitle(edition: PublishedEdition): string {
  return edition.fields.headline.trim() || edition.slugline;
}
