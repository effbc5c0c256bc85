import { describe, expect, test } from 'vitest';
import type { Crop, ImageBlock } from '../../../shared/domain/blocks.ts';
import { pictureKey } from '../../../shared/export/cut-pictures.ts';
import type { EditionOut, ExportFormat, PictureOut } from '../../../shared/export/edition-out.ts';
import { exportEdition } from '../../../shared/export/export-edition.ts';
import { zipParts } from '../testing/zip-parts.ts';
import { parseHtml, parseXml } from './outlet-fixtures.ts';

const image = (id: string, over: Partial<ImageBlock> = {}): ImageBlock => ({
  type: 'image',
  id,
  picture: 'a'.repeat(64),
  width: 1_600,
  height: 900,
  alt: 'Кран [в порту]',
  credit: 'Фото: Дина',
  children: [{ type: 'text', text: 'Порт закрыт', format: 0 }],
  ...over,
});
const upright: Crop = { x: 0.5, y: 0, width: 0.25, height: 1 };
const flat: Crop = { x: 0, y: 0.5, width: 1, height: 0.25 };
const tiny = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const file = (mark: string): PictureOut => ({
  name: `${mark.repeat(16)}.png`,
  type: 'image/png',
  bytes: new Uint8Array([...tiny, mark.charCodeAt(0)]),
});

const blocks = [
  image('whole'),
  image('upright', { crop: upright, focus: { x: 0.6, y: 0.5 } }),
  image('flat', { crop: flat }),
];
const marks = ['a', 'b', 'c'];
const pictures = new Map(blocks.map((block, at) => [pictureKey(block), file(marks[at] ?? '')]));
const edition: EditionOut = {
  slugline: 'port',
  language: 'ru',
  fields: { headline: 'Порт', standfirst: '', byline: '', dateline: '' },
  blocks,
};
const written = async (format: ExportFormat, given = pictures): Promise<string> =>
  String(await exportEdition(format, edition, given));

describe('a picture that is shown three times, whole and in two parts', () => {
  test('is three files in a web page, each shown as a whole with its own sides', async () => {
    const page = parseHtml(await written('html'));
    const shown = [...page.querySelectorAll('img')];
    const sides = shown.map((one) => [one.getAttribute('width'), one.getAttribute('height')]);
    expect(sides).toEqual([
      ['1600', '900'],
      ['400', '900'],
      ['1600', '225'],
    ]);
    expect(new Set(shown.map((one) => one.getAttribute('src'))).size).toBe(3);
    expect(page.querySelector('.crop')).toBeNull();
  });

  test('is three files in a Word document, none of them stretched', async () => {
    const parts = zipParts(new Uint8Array((await exportEdition('docx', edition, pictures)) as ArrayBuffer));
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(3);
    const body = parseXml(parts.get('word/document.xml')?.toString('utf8') ?? '');
    const ratios = [...body.getElementsByTagName('wp:extent')].map(
      (one) => Number(one.getAttribute('cx')) / Number(one.getAttribute('cy')),
    );
    for (const [at, ratio] of [1_600 / 900, 400 / 900, 1_600 / 225].entries()) {
      expect(Math.abs((ratios[at] ?? 0) / ratio - 1)).toBeLessThan(0.01);
    }
  });

  test('is three files beside Markdown, with the alternative text, and the words below each', async () => {
    const pictured = (mark: string): string =>
      `![Кран \\[в порту\\]](pictures/${mark.repeat(16)}.png)\\\n*Порт закрыт*\\\nФото: Дина`;
    expect(await written('markdown')).toBe(`# Порт\n\n${marks.map(pictured).join('\n\n')}\n`);
  });
});

test('without its file, Markdown has the words of a picture: caption and credit, or else the alternative text', async () => {
  const none = new Map<string, PictureOut>();
  expect(await written('markdown', none)).toContain('*Порт закрыт Фото: Дина*');
  const silent: EditionOut = { ...edition, blocks: [image('silent', { credit: '', children: [] })] };
  expect(await exportEdition('markdown', silent, none)).toBe('# Порт\n\n*Кран \\[в порту\\]*\n');
});
