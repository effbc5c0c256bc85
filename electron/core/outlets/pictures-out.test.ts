import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { ImageBlock } from '../../../shared/domain/blocks.ts';
import { ninjsOutlet } from './ninjs.ts';
import type { OutletJob } from './outlet.ts';
import { edition, job, memoryFiles, paragraph, parseHtml, text } from './outlet-fixtures.ts';
import { siteOutlet } from './site.ts';

const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64'));
const noted = new Uint8Array([...gif.slice(0, 19), 0x21, 0xfe, 6, ...Buffer.from('secret'), 0, ...gif.slice(19)]);
const hash = 'ab'.repeat(32);
const picture: ImageBlock = {
  type: 'image',
  id: 'p1',
  picture: hash,
  width: 1200,
  height: 800,
  alt: 'Ships "at anchor"',
  credit: 'Aigerim Bekova',
  crop: { x: 0.25, y: 0, width: 0.5, height: 1 },
  focus: { x: 0.5, y: 0.5 },
  children: [text('Ships wait.')],
};
const shown = edition('en', { blocks: [paragraph('One.'), picture] });
const jobWith = (folder: string): OutletJob => ({
  ...job('publish', shown, [], folder),
  picture: (wanted) => (wanted === hash ? { type: 'image/gif', read: () => noted } : null),
});

test('a site has the file beside its pages, without what it tells, and shows its part of it', async () => {
  const files = memoryFiles();
  const { path } = await siteOutlet.deliver(jobWith('/outlets/site'), files);
  const file = files.all.get(resolve('/outlets/site', 'pictures', `${hash}.gif`));
  expect(Buffer.from(file ?? '', 'latin1').equals(gif)).toBe(true);
  const page = parseHtml(files.all.get(path) ?? '');
  const image = page.querySelector('figure img');
  expect(image?.getAttribute('src')).toBe(`../pictures/${hash}.gif`);
  expect(image?.getAttribute('alt')).toBe('Ships "at anchor"');
  expect(image?.getAttribute('style')).toContain('left:-50%;top:0%;width:200%;height:100%');
  expect(page.querySelector('figure .crop')?.getAttribute('style')).toContain('aspect-ratio:600/800');
  expect(page.querySelector('figcaption')?.textContent).toBe('Ships wait. Aigerim Bekova');
});

test('a picture that the newsroom has no more leaves its words', async () => {
  const files = memoryFiles();
  const { path } = await siteOutlet.deliver(job('publish', shown), files);
  expect(parseHtml(files.all.get(path) ?? '').querySelector('img')).toBeNull();
  expect(files.all.get(path)).toContain('Ships wait.');
});

test('ninjs names its pictures as what belongs to the story', async () => {
  const files = memoryFiles();
  const { path } = await ninjsOutlet.deliver(jobWith(resolve('/outlets/ninjs')), files);
  expect(files.all.has(resolve('/outlets/ninjs', 'pictures', `${hash}.gif`))).toBe(true);
  const said = JSON.parse(files.all.get(path) ?? '{}') as Record<string, unknown>;
  expect(said.associations).toMatchObject([
    { type: 'picture', rel: 'picture', by: 'Aigerim Bekova', altIds: [{ value: `../pictures/${hash}.gif` }] },
  ]);
  const schemaPath = resolve(import.meta.dirname, '../../../../shared/iptc/ninjs-schema_3.1.json');
  if (!existsSync(schemaPath)) return;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')) as object);
  expect(validate(said) ? [] : validate.errors).toEqual([]);
});
