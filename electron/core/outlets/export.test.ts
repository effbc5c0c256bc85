import { describe, expect, test } from 'vitest';
import { type Block, type Inline, tableChildren, textFormat } from '../../../shared/domain/blocks.ts';
import { editionToDocx } from '../../../shared/export/docx.ts';
import type { EditionOut } from '../../../shared/export/edition-out.ts';
import { editionToHtml } from '../../../shared/export/html-page.ts';
import { blocksToMarkdown, editionToMarkdown } from '../../../shared/export/markdown.ts';
import { editionToText } from '../../../shared/export/plain-text.ts';
import { zipParts } from '../testing/zip-parts.ts';
import { type HtmlNode, parseHtml, parseXml, type XmlNode } from './outlet-fixtures.ts';

const text = (value: string, format = 0): Inline => ({ type: 'text', text: value, format });
let made = 0;
const base = (children: string | readonly Inline[]) => {
  made += 1;
  return { id: `b${made}`, children: typeof children === 'string' ? [text(children)] : children };
};
const paragraph = (children: string | readonly Inline[]): Block => ({ type: 'paragraph', ...base(children) });
const heading = (tag: 'h2' | 'h3' | 'h4', children: string): Block => ({ type: 'heading', tag, ...base(children) });
const item = (list: 'bullet' | 'number', indent: number, children: string): Block => ({
  type: 'listitem',
  list,
  indent,
  ...base(children),
});

const hash = 'a'.repeat(64);
const picture: Block = {
  type: 'image',
  picture: hash,
  width: 1_600,
  height: 900,
  alt: 'Кран в порту',
  credit: 'Фото: Дина',
  ...base('Порт закрыт'),
};
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const pictures = new Map([[hash, { name: 'aaaaaaaaaaaaaaaa.png', type: 'image/png' as const, bytes: png }]]);

const edition: EditionOut = {
  slugline: 'storm-port',
  language: 'ru',
  fields: { headline: 'Шторм & <порт>', standfirst: 'Суда ждут.', byline: 'Дина Сарсен', dateline: 'АКТАУ' },
  blocks: [
    paragraph([
      text('Порт '),
      text('закрыт', textFormat.bold),
      text(' и '),
      { type: 'link', url: 'https://example.org/a?b=1&c=2', children: [{ type: 'text', text: 'ждёт', format: 2 }] },
      { type: 'linebreak' },
      text('H'),
      text('2', textFormat.subscript),
      text('O'),
    ]),
    heading('h2', 'Ветер'),
    heading('h3', 'Север'),
    item('number', 0, 'один'),
    item('bullet', 1, 'внутри'),
    item('number', 0, 'два'),
    { type: 'quote', ...base('«Ждём», — сказал он.') },
    { type: 'quote', pull: true, ...base('Ждём') },
    { type: 'rule', ...base([]) },
    {
      type: 'table',
      columns: 2,
      header: true,
      ...base(
        tableChildren([
          [[text('День')], [text('Ветер | м/с')]],
          [[text('1')], [text('20', textFormat.bold)]],
        ]),
      ),
    },
    picture,
    { type: 'embed', url: 'https://example.org/video', ...base('Видео') },
    paragraph(' '),
  ],
};

describe('HTML', () => {
  const document = parseHtml(editionToHtml(edition, pictures));

  test('is one page, in its language, with the fields in their places', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('ru');
    expect(document.title).toBe('Шторм & <порт>');
    expect(document.querySelector('article > header > h1')?.textContent).toBe('Шторм & <порт>');
    expect(document.querySelector('.standfirst')?.textContent).toBe('Суда ждут.');
    expect([...document.querySelectorAll('script')]).toEqual([]);
  });

  test('has every kind of block as an element of its own', () => {
    for (const kind of [
      'h2',
      'h3',
      'ol > li > ul > li',
      'blockquote',
      'aside',
      'hr',
      'table th',
      'figure figcaption',
    ]) {
      expect(document.querySelector(kind), kind).not.toBeNull();
    }
    expect(document.querySelector('img')?.getAttribute('src')).toMatch(/^data:image\/png;base64,/u);
    expect(document.querySelector('img')?.getAttribute('alt')).toBe('Кран в порту');
    expect(document.querySelector('p a')?.getAttribute('href')).toBe('https://example.org/a?b=1&c=2');
  });

  test('does without a picture that cannot be read, and keeps its words', () => {
    const without: HtmlNode = parseHtml(editionToHtml(edition));
    expect(without.querySelector('img')).toBeNull();
    expect(without.querySelector('figcaption')?.textContent).toContain('Порт закрыт');
  });
});

test('plain text has all words, its parts apart by a blank line', () => {
  const written = editionToText(edition);
  expect(
    written.startsWith('Шторм & <порт>\n\nСуда ждут.\n\nДина Сарсен\n\nАКТАУ\n\nПорт закрыт и ждёт\nH2O\n\n'),
  ).toBe(true);
  expect(written).toContain('1. один\n  • внутри\n2. два');
});

describe('Markdown', () => {
  test('writes each kind of block', () => {
    const written = editionToMarkdown(edition);
    expect(written).toBe(`# Шторм & \\<порт>

**Суда ждут.**

*Дина Сарсен*

АКТАУ

Порт **закрыт** и [*ждёт*](https://example.org/a?b=1&c=2)\\
H<sub>2</sub>O

## Ветер

### Север

1. один
   - внутри
2. два

> «Ждём», — сказал он.

> Ждём

---

| День | Ветер \\| м/с |
| --- | --- |
| 1 | **20** |

*Порт закрыт Фото: Дина*

[Видео](https://example.org/video)
`);
  });

  test('takes no sign of the copy for markup', () => {
    const said = [
      '# 5',
      '1. мая',
      '- тире',
      '> знак',
      '2*3*4',
      '[a](b)',
      'snake_case',
      '_x_',
      '`x`',
      '<b>',
      '\\',
      '+ 1',
    ];
    expect(said.map((one) => blocksToMarkdown([paragraph(one)]))).toEqual([
      '\\# 5',
      '1\\. мая',
      '\\- тире',
      '\\> знак',
      '2\\*3\\*4',
      '\\[a\\](b)',
      'snake_case',
      '\\_x\\_',
      '\\`x\\`',
      '\\<b>',
      '\\\\',
      '\\+ 1',
    ]);
  });

  test('puts white space outside of emphasis, and uses elements where signs would not be read as signs', () => {
    const { bold, italic } = textFormat;
    const inlines = (...children: readonly Inline[]): string => blocksToMarkdown([paragraph(children)]);
    expect(inlines(text('a'), text(' b ', bold), text('c'))).toBe('a **b** c');
    expect(inlines(text('слово'), text('«да»', bold))).toBe('слово<strong>«да»</strong>');
    expect(inlines(text('a', bold), text('b', italic))).toBe('<strong>a</strong><em>b</em>');
    expect(inlines(text('оба', bold | italic))).toBe('***оба***');
  });
});

describe('DOCX', async () => {
  const parts = zipParts(new Uint8Array(await editionToDocx(edition, pictures)));
  const xml = (name: string): XmlNode => {
    const parsed = parseXml(parts.get(name)?.toString('utf8') ?? '');
    expect(parsed.querySelector('parsererror'), name).toBeNull();
    return parsed;
  };
  const all = (root: XmlNode, name: string): XmlNode[] => [...root.getElementsByTagName(name)];
  const words = (root: XmlNode): string =>
    all(root, 'w:t')
      .map((one) => one.textContent)
      .join('');
  const styleOf = (one: XmlNode): string | null => all(one, 'w:pStyle')[0]?.getAttribute('w:val') ?? null;
  const body = xml('word/document.xml');
  const paragraphs = all(body, 'w:p');
  const withWords = (said: string): XmlNode | undefined => paragraphs.find((one) => words(one) === said);

  test('every part is well-formed', () => {
    const names = [...parts.keys()].filter((name) => /\.(xml|rels)$/u.test(name));
    expect(names).toContain('[Content_Types].xml');
    for (const name of names) xml(name);
  });

  test('the title, the headings and the quotes have their styles', () => {
    expect(withWords('Шторм & <порт>') && styleOf(withWords('Шторм & <порт>') as XmlNode)).toBe('Title');
    expect(withWords('Ветер') && styleOf(withWords('Ветер') as XmlNode)).toBe('Heading2');
    expect(withWords('Север') && styleOf(withWords('Север') as XmlNode)).toBe('Heading3');
    expect(withWords('Ждём') && styleOf(withWords('Ждём') as XmlNode)).toBe('PullQuote');
  });

  test('emphasis, links and nested lists are Word’s own', () => {
    const bold = all(body, 'w:r').find((run) => words(run) === 'закрыт');
    expect(bold && all(bold, 'w:b')).toHaveLength(1);
    const link = all(body, 'w:hyperlink')[0];
    expect(link && words(link)).toBe('ждёт');
    const relation = all(xml('word/_rels/document.xml.rels'), 'Relationship').map((one) => one.getAttribute('Target'));
    expect(relation).toContain('https://example.org/a?b=1&c=2');
    const levels = ['один', 'внутри', 'два'].map(
      (said) => all(withWords(said) as XmlNode, 'w:ilvl')[0]?.getAttribute('w:val') ?? null,
    );
    expect(levels).toEqual(['0', '1', '0']);
    expect(all(xml('word/numbering.xml'), 'w:numFmt').map((one) => one.getAttribute('w:val'))).toContain('decimal');
  });

  test('the table has its head and the picture its file, its words and its caption', () => {
    expect(all(body, 'w:tr')).toHaveLength(2);
    expect(all(body, 'w:tblHeader')).toHaveLength(1);
    expect(all(body, 'wp:docPr')[0]?.getAttribute('descr')).toBe('Кран в порту');
    const files = [...parts].filter(([name]) => name.startsWith('word/media/'));
    expect(files.map(([, bytes]) => bytes.equals(Buffer.from(png)))).toContain(true);
    expect(withWords('Порт закрыт Фото: Дина')).toBeDefined();
  });
});
