import { blocksToHtml, type PictureAddress } from '../../../shared/export/block-html.ts';
import { oneLine } from '../../../shared/export/escape.ts';
import { editionTitle } from './editions-out.ts';
import type { PublishedEdition } from './outlet.ts';
import { documentHtml, languageLink, lineHtml, pageAddress, timeHtml } from './site-html.ts';
import { jsonLdHtml } from './site-json-ld.ts';
import { siteWords } from './site-words.ts';

function masthead(edition: PublishedEdition): readonly string[] {
  return [
    '<header class="masthead">',
    `<a class="name" href="index.html" dir="auto">${lineHtml(edition.newsroomName)}</a>`,
    '</header>',
  ];
}

/** Every edition that is out names all of them, itself included; the original is what a stranger gets. */
function alternates(out: readonly PublishedEdition[]): readonly string[] {
  const link = (language: string, edition: PublishedEdition): string =>
    `<link rel="alternate" hreflang="${language}" href="${pageAddress(edition)}">`;
  const forStrangers = out.find((edition) => edition.language === edition.originalLanguage) ?? out[0];
  return [
    ...out.map((edition) => link(edition.language, edition)),
    ...(forStrangers ? [link('x-default', forStrangers)] : []),
  ];
}

function signature(edition: PublishedEdition): readonly string[] {
  const { words } = siteWords(edition.language);
  const byline = oneLine(edition.fields.byline) || oneLine(edition.authorName);
  const parts = [
    `<span class="byline" dir="auto">${lineHtml(byline)}</span>`,
    ...(edition.translatorName === null
      ? []
      : [`<span class="translator">${words.translation}: <bdi>${lineHtml(edition.translatorName)}</bdi></span>`]),
    ...(oneLine(edition.fields.dateline) === ''
      ? []
      : [`<span class="dateline" dir="auto">${lineHtml(edition.fields.dateline)}</span>`]),
    timeHtml(edition.firstPublishedAt, edition.language),
    ...(edition.publishedAt === edition.firstPublishedAt
      ? []
      : [`<span class="updated">${words.updated}: ${timeHtml(edition.publishedAt, edition.language)}</span>`]),
  ];
  return ['<p class="signature">', ...parts, '</p>'];
}

function correction(edition: PublishedEdition): readonly string[] {
  if (edition.correctionNote === null) return [];
  const { words } = siteWords(edition.language);
  return [
    '<aside class="correction" role="note">',
    `<p><strong>${words.correction}</strong>, ${timeHtml(edition.publishedAt, edition.language)}</p>`,
    `<p dir="auto">${lineHtml(edition.correctionNote)}</p>`,
    '</aside>',
  ];
}

function footer(edition: PublishedEdition, out: readonly PublishedEdition[]): readonly string[] {
  const { words } = siteWords(edition.language);
  const others = out.filter((other) => other.editionId !== edition.editionId);
  const links = others.map((other) => `<li>${languageLink(pageAddress(other), other.language)}</li>`);
  return [
    '<footer>',
    ...(links.length === 0
      ? []
      : [
          `<nav aria-label="${words.otherLanguages}">`,
          `<h2>${words.otherLanguages}</h2>`,
          '<ul>',
          ...links,
          '</ul>',
          '</nav>',
        ]),
    `<p><a href="index.html">${words.allStories}</a></p>`,
    '</footer>',
  ];
}

/**
 * The page of an edition that is out.
 * @param out the editions of its story that are out now, itself included, in the order in which they are linked.
 * @param pictureAddress where the page finds a picture's file.
 */
export function storyPage(
  edition: PublishedEdition,
  out: readonly PublishedEdition[],
  pictureAddress: PictureAddress,
): string {
  const title = editionTitle(edition);
  const standfirst = oneLine(edition.fields.standfirst);
  return documentHtml({
    language: edition.language,
    title: `${title} · ${edition.newsroomName}`,
    top: '../',
    head: [
      ...(standfirst === '' ? [] : [`<meta name="description" content="${lineHtml(standfirst)}">`]),
      ...alternates(out),
      jsonLdHtml(edition, out),
    ],
    body: [
      ...masthead(edition),
      '<main>',
      '<article>',
      '<header>',
      ...(oneLine(edition.desk) === '' ? [] : [`<p class="desk" dir="auto">${lineHtml(edition.desk)}</p>`]),
      `<h1 dir="auto">${lineHtml(title)}</h1>`,
      ...(standfirst === '' ? [] : [`<p class="standfirst" dir="auto">${lineHtml(standfirst)}</p>`]),
      ...signature(edition),
      ...correction(edition),
      '</header>',
      '<div class="body">',
      blocksToHtml(edition.blocks, pictureAddress),
      '</div>',
      ...footer(edition, out),
      '</article>',
      '</main>',
    ],
  });
}

/** The page that takes the place of a killed edition: it says so, and repeats nothing of the story. */
export function withdrawnPage(edition: PublishedEdition, killedAt: string): string {
  const { words } = siteWords(edition.language);
  return documentHtml({
    language: edition.language,
    title: `${words.withdrawnTitle} · ${edition.newsroomName}`,
    top: '../',
    head: ['<meta name="robots" content="noindex">'],
    body: [
      ...masthead(edition),
      '<main>',
      '<article class="withdrawn">',
      `<h1>${words.withdrawnTitle}</h1>`,
      `<p>${words.withdrawnText}</p>`,
      `<p class="signature">${timeHtml(killedAt, edition.language)}</p>`,
      `<footer><p><a href="index.html">${words.allStories}</a></p></footer>`,
      '</article>',
      '</main>',
    ],
  });
}
