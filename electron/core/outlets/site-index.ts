import { type LanguageCode, ownName } from '../../../shared/domain/languages.ts';
import { oneLine } from '../../../shared/export/escape.ts';
import { editionTitle } from './editions-out.ts';
import type { PublishedEdition } from './outlet.ts';
import { documentHtml, languageLink, lineHtml, pageName, timeHtml } from './site-html.ts';
import { siteWords } from './site-words.ts';

/** Whose site it is; every language has a front page. */
interface Newsroom {
  readonly name: string;
  readonly languages: readonly LanguageCode[];
}

function entry(edition: PublishedEdition): string {
  const standfirst = oneLine(edition.fields.standfirst);
  const desk = oneLine(edition.desk);
  return [
    '<li>',
    '<article>',
    `<h2 dir="auto"><a href="${pageName(edition)}">${lineHtml(editionTitle(edition))}</a></h2>`,
    ...(standfirst === '' ? [] : [`<p class="standfirst" dir="auto">${lineHtml(standfirst)}</p>`]),
    `<p class="signature">${desk === '' ? '' : `<span class="desk" dir="auto">${lineHtml(desk)}</span> `}${timeHtml(edition.firstPublishedAt, edition.language)}</p>`,
    '</article>',
    '</li>',
  ].join('\n');
}

/** A language's front page. @param latest what is out in that language, newest first. */
export function languageIndex(newsroom: Newsroom, language: LanguageCode, latest: readonly PublishedEdition[]): string {
  const { words } = siteWords(language);
  const others = newsroom.languages.filter((other) => other !== language);
  return documentHtml({
    language,
    title: newsroom.name,
    top: '../',
    head: [
      ...newsroom.languages.map((other) => `<link rel="alternate" hreflang="${other}" href="../${other}/index.html">`),
      '<link rel="alternate" hreflang="x-default" href="../index.html">',
    ],
    body: [
      '<header class="masthead">',
      `<h1 class="name" dir="auto">${lineHtml(newsroom.name)}</h1>`,
      ...(others.length === 0
        ? []
        : [
            `<nav aria-label="${words.otherLanguages}">`,
            ...others.map((other) => languageLink(`../${other}/index.html`, other)),
            '</nav>',
          ]),
      '</header>',
      `<main aria-label="${words.latest}">`,
      ...(latest.length === 0
        ? [`<p>${words.nothingYet}</p>`]
        : ['<ol class="latest">', ...latest.map(entry), '</ol>']),
      '</main>',
    ],
  });
}

/** The site's front door: one link a language. */
export function rootIndex(newsroom: Newsroom): string {
  return documentHtml({
    language: newsroom.languages[0] ?? 'en',
    title: newsroom.name,
    top: '',
    head: newsroom.languages.map((other) => `<link rel="alternate" hreflang="${other}" href="${other}/index.html">`),
    body: [
      '<main class="languages">',
      `<h1 class="name" dir="auto">${lineHtml(newsroom.name)}</h1>`,
      `<nav aria-label="${newsroom.languages.map(ownName).join(', ')}">`,
      '<ul>',
      ...newsroom.languages.map((language) => `<li>${languageLink(`${language}/index.html`, language)}</li>`),
      '</ul>',
      '</nav>',
      '</main>',
    ],
  });
}
