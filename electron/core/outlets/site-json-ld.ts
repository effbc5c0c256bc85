import { oneLine, scriptJson } from '../../../shared/export/escape.ts';
import { editionTitle, editionUri } from './editions-out.ts';
import type { PublishedEdition } from './outlet.ts';
import { pageAddress } from './site-html.ts';

function reference(edition: PublishedEdition): Readonly<Record<string, string>> {
  return {
    '@type': 'NewsArticle',
    '@id': editionUri(edition.editionId),
    url: pageAddress(edition),
    inLanguage: edition.language,
    headline: oneLine(editionTitle(edition)),
  };
}

function translationLinks(edition: PublishedEdition, out: readonly PublishedEdition[]): Record<string, unknown> {
  const source = out.find((other) => other.editionId === edition.translatedFromEditionId);
  const made = out.filter((other) => other.translatedFromEditionId === edition.editionId);
  return {
    ...(source
      ? { translationOfWork: reference(source) }
      : edition.translatedFromEditionId !== null && {
          translationOfWork: { '@type': 'NewsArticle', '@id': editionUri(edition.translatedFromEditionId) },
        }),
    ...(edition.translatorName !== null && {
      translator: { '@type': 'Person', name: oneLine(edition.translatorName) },
    }),
    ...(made.length > 0 && { workTranslation: made.map(reference) }),
  };
}

/**
 * An edition as schema.org's NewsArticle in JSON-LD, a whole `<script>` element.
 * @param out the editions of its story that are out now, itself included.
 */
export function jsonLdHtml(edition: PublishedEdition, out: readonly PublishedEdition[]): string {
  const standfirst = oneLine(edition.fields.standfirst);
  const article = {
    '@context': 'https://schema.org',
    ...reference(edition),
    ...(standfirst !== '' && { description: standfirst }),
    datePublished: edition.firstPublishedAt,
    dateModified: edition.publishedAt,
    ...(edition.desk !== '' && { articleSection: oneLine(edition.desk) }),
    wordCount: edition.words,
    author: { '@type': 'Person', name: oneLine(edition.authorName) },
    publisher: { '@type': 'Organization', name: oneLine(edition.newsroomName) },
    ...translationLinks(edition, out),
    ...(edition.correctionNote !== null && {
      correction: {
        '@type': 'CorrectionComment',
        text: oneLine(edition.correctionNote),
        datePublished: edition.publishedAt,
      },
    }),
  };
  return `<script type="application/ld+json">${scriptJson(article)}</script>`;
}
