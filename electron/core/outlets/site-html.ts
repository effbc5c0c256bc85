import { type LanguageCode, ownName } from '../../../shared/domain/languages.ts';
import { escapeHtml, oneLine } from '../../../shared/export/escape.ts';
import type { PublishedEdition } from './outlet.ts';
import { storyStem } from './stem.ts';

/** The file name of an edition's page. */
export function pageName(edition: PublishedEdition): string {
  return `${storyStem(edition.storyId, edition.slugline)}.html`;
}

/** The address of an edition's page from another page of a language folder. */
export function pageAddress(edition: PublishedEdition): string {
  return `../${edition.language}/${pageName(edition)}`;
}

/** One line of text as HTML. */
export function lineHtml(text: string): string {
  return escapeHtml(oneLine(text));
}

const timeFormats = new Map<LanguageCode, Intl.DateTimeFormat>();

function timeFormat(language: LanguageCode): Intl.DateTimeFormat {
  let format = timeFormats.get(language);
  if (!format) {
    // English as the rest of the world writes dates.
    const locale = language === 'en' ? 'en-GB' : language;
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
    timeFormats.set(language, format);
  }
  return format;
}

/** An instant for readers, in UTC and said to be so: a site does not know where its readers are. */
export function timeHtml(instant: string, language: LanguageCode): string {
  const at = new Date(instant);
  return `<time datetime="${at.toISOString()}">${escapeHtml(timeFormat(language).format(at))} UTC</time>`;
}

/** A link to something in another language, marked so for readers and for screen readers. */
export function languageLink(address: string, language: LanguageCode): string {
  return `<a href="${escapeHtml(address)}" lang="${language}" hreflang="${language}">${escapeHtml(ownName(language))}</a>`;
}

interface Shell {
  readonly language: LanguageCode;
  readonly title: string;
  /** The way from the page to the site's top: empty or `../`. */
  readonly top: string;
  /** Further lines of the head, as HTML. */
  readonly head: readonly string[];
  /** Lines of the body, as HTML. */
  readonly body: readonly string[];
}

/** A whole HTML document. */
export function documentHtml(shell: Shell): string {
  return [
    '<!doctype html>',
    `<html lang="${shell.language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${lineHtml(shell.title)}</title>`,
    ...shell.head,
    `<link rel="stylesheet" href="${shell.top}style.css">`,
    '</head>',
    '<body>',
    ...shell.body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
