import { createRequire } from 'node:module';
import type { Block, Inline, TextInline } from '../../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { OutletFiles, OutletJob, PublishedEdition } from './outlet.ts';

/** Material for the tests of outlets. */

export const text = (value: string, format = 0): TextInline => ({ type: 'text', text: value, format });

let lastBlock = 0;
function nextId(): string {
  lastBlock += 1;
  return `b${lastBlock}`;
}

const inlines = (children: string | readonly Inline[]): readonly Inline[] =>
  typeof children === 'string' ? [text(children)] : children;

export const paragraph = (children: string | readonly Inline[]): Block => ({
  type: 'paragraph',
  id: nextId(),
  children: inlines(children),
});
export const heading = (tag: 'h2' | 'h3' | 'h4', children: string): Block => ({
  type: 'heading',
  tag,
  id: nextId(),
  children: inlines(children),
});
export const quote = (children: string): Block => ({ type: 'quote', id: nextId(), children: inlines(children) });
export const item = (list: 'bullet' | 'number', indent: number, children: string): Block => ({
  type: 'listitem',
  list,
  indent,
  id: nextId(),
  children: inlines(children),
});

export const storyId = '0190f3c4-7a10-7000-8000-0000000000aa';
const editionIds = {
  en: '0190f3c4-7a11-7000-8000-000000000001',
  ru: '0190f3c4-7a12-7000-8000-000000000002',
  kk: '0190f3c4-7a13-7000-8000-000000000003',
} as const;
const headlines = {
  en: 'The sea goes out',
  ru: 'Море уходит',
  kk: 'Теңіз шегініп барады',
} as const;

/** An edition of the one story of these tests: English is the original, Russian and Kazakh are made from it. */
export function edition(language: keyof typeof editionIds, change: Partial<PublishedEdition> = {}): PublishedEdition {
  const original = language === 'en';
  return {
    storyId,
    editionId: editionIds[language],
    slugline: 'caspian-port',
    desk: 'Regions',
    priority: 2,
    language,
    kind: original ? 'original' : 'translation',
    fields: {
      headline: headlines[language],
      standfirst: 'Ships wait.',
      byline: 'By Aigerim Bekova',
      dateline: 'AKTAU',
    },
    blocks: [paragraph('The dredger starts before dawn.')],
    words: 5,
    correctionNumber: 0,
    correctionNote: null,
    killed: null,
    firstPublishedAt: '2026-05-04T08:00:00.000Z',
    publishedAt: '2026-05-04T08:00:00.000Z',
    embargo: null,
    originalLanguage: 'en',
    translatedFromEditionId: original ? null : editionIds.en,
    authorName: 'Aigerim Bekova',
    translatorName: original ? null : 'Maksat Tulegen',
    newsroomName: 'The Steppe Courier',
    newsroomLanguages: ['en', 'ru', 'kk'],
    ...change,
  };
}

export function job(
  kind: OutletJob['kind'],
  delivered: PublishedEdition,
  siblings: readonly PublishedEdition[] = [],
  folder = '/outlets/site',
): OutletJob {
  const latest = (language: LanguageCode): readonly PublishedEdition[] =>
    siblings.filter((sibling) => sibling.language === language && sibling.killed === null);
  return { kind, edition: delivered, siblings, latest, picture: () => null, folder };
}

/** A disk in memory: the text of each file by absolute path, and the order of the writes. */
export function memoryFiles(): OutletFiles & { readonly all: Map<string, string>; readonly order: string[] } {
  const all = new Map<string, string>();
  const order: string[] = [];
  return {
    all,
    order,
    exists: async (path) => all.has(path),
    write: async (path, content) => {
      all.set(path, typeof content === 'string' ? content : Buffer.from(content).toString('latin1'));
      order.push(path);
    },
  };
}

/** What these tests ask of a parsed page; the core is compiled without the DOM's types. */
export interface HtmlNode {
  readonly tagName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}
export interface HtmlDocument extends HtmlNode {
  readonly documentElement: HtmlNode;
  readonly body: HtmlNode;
  readonly title: string;
}

export interface XmlNode extends HtmlNode {
  getElementsByTagName(name: string): Iterable<XmlNode>;
}

interface Window {
  readonly DOMParser: new () => {
    parseFromString(html: string, type: 'text/html'): HtmlDocument;
    parseFromString(xml: string, type: 'text/xml'): XmlNode;
  };
}
const { JSDOM } = createRequire(import.meta.url)('jsdom') as { JSDOM: new () => { readonly window: Window } };
const parser = new new JSDOM().window.DOMParser();

/** Of an XML document, with its prefixes in the names. What is not well-formed has a `parsererror`. */
export function parseXml(xml: string): XmlNode {
  return parser.parseFromString(xml, 'text/xml');
}

/** Parses as a browser does. */
export function parseHtml(html: string): HtmlDocument {
  return parser.parseFromString(html, 'text/html');
}

/** Every attribute value of one name on a page's matching elements, in document order. */
export function attributes(node: HtmlNode, selector: string, name: string): readonly (string | null)[] {
  return [...node.querySelectorAll(selector)].map((found) => found.getAttribute(name));
}
