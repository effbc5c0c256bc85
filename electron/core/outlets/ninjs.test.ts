import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ninjsOf, ninjsOutlet } from './ninjs.ts';
import type { PublishedEdition } from './outlet.ts';
import { edition, heading, item, job, memoryFiles, paragraph, quote, text } from './outlet-fixtures.ts';

const schemaPath = resolve(import.meta.dirname, '../../../../shared/iptc/ninjs-schema_3.1.json');
const haveSchema = existsSync(schemaPath);
if (!haveSchema) console.log(`ninjs: not validated, since the IPTC's schema is not at ${schemaPath}`);

function validator(): (value: unknown) => readonly unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // The schema refers to GeoJSON's by its address; Dragoman writes no places on maps.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')) as object);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

const rich = edition('en', {
  blocks: [
    heading('h2', 'A channel'),
    paragraph([text('Bold', 1), { type: 'link', url: 'https://example.org/', children: [text(' link')] }]),
    quote('We can dig'),
    item('bullet', 0, 'one'),
    item('number', 1, 'two'),
  ],
});
const hostile = {
  slugline: '"><script>alert(1)</script> 🚢 \u202e',
  desk: '',
  fields: { headline: `</script>"'${'щ'.repeat(10_000)}\ud800`, standfirst: '\u0000', byline: '', dateline: '\n' },
  blocks: [paragraph('</script><!-- ]]>')],
} satisfies Partial<PublishedEdition>;
const killed = { killed: { reason: 'The letter was a forgery.', at: '2026-05-05T10:00:00.000Z' } };
const corrected = {
  correctionNumber: 2,
  correctionNote: 'The price was wrong.',
  publishedAt: '2026-05-04T12:00:00.000Z',
};

const cases: readonly (readonly [string, PublishedEdition, readonly PublishedEdition[]])[] = [
  ['an original', rich, [edition('ru'), edition('kk')]],
  ['a translation', edition('ru'), [edition('en')]],
  ['a translation whose source is not out', edition('kk'), []],
  ['a translation whose source was killed', edition('kk'), [edition('en', killed)]],
  ['a correction', edition('en', corrected), []],
  ['a kill', edition('en', { ...corrected, ...killed }), [edition('ru')]],
  ['an edition with an embargo', edition('en', { embargo: '2026-05-04T07:00:00.000Z' }), []],
  ['hostile text', edition('en', hostile), []],
  ['an empty body', edition('en', { blocks: [] }), []],
];

describe('ninjs', () => {
  it.skipIf(!haveSchema).each(cases)("is valid by the IPTC's own schema: %s", (_name, delivered, siblings) => {
    const validate = validator();
    expect(validate(JSON.parse(JSON.stringify(ninjsOf(delivered, siblings))))).toEqual([]);
  });

  it.skipIf(!haveSchema)('would be refused by that schema with a property that the standard lacks', () => {
    expect(validator()({ ...ninjsOf(rich, []), headline: 'x' })).not.toEqual([]);
  });

  it('carries the text as HTML and as plain text, with counts', () => {
    expect(ninjsOf(rich, []).bodies).toEqual([
      {
        role: 'main',
        contentType: 'text/html',
        value:
          '<h2>A channel</h2>\n<p><strong>Bold</strong><a href="https://example.org/"> link</a></p>\n' +
          '<blockquote><p>We can dig</p></blockquote>\n<ul><li>one<ol><li>two</li></ol></li></ul>',
        wordCount: 9,
        charCount: 48,
      },
      {
        role: 'main',
        contentType: 'text/plain',
        value: 'A channel\n\nBold link\n\nWe can dig\n\n• one\n  1. two',
        wordCount: 9,
        charCount: 48,
      },
    ]);
  });

  it('says what a translation was made from, by a name that never changes', () => {
    const source = edition('en');
    expect(ninjsOf(edition('ru'), [source]).associations).toEqual([
      { name: 'The sea goes out', rel: 'translatedFrom', uri: ninjsOf(source, []).uri, type: 'text', language: 'en' },
    ]);
    expect(ninjsOf(edition('en', corrected), []).uri).toBe(ninjsOf(edition('en'), []).uri);
  });

  it('writes one file a version and leaves the earlier ones', async () => {
    const files = memoryFiles();
    const first = await ninjsOutlet.deliver(job('publish', edition('en'), [], '/out/ninjs'), files);
    const second = await ninjsOutlet.deliver(
      job('correct', edition('en', { ...corrected, correctionNumber: 1 }), [], '/out/ninjs'),
      files,
    );
    const third = await ninjsOutlet.deliver(
      job('kill', edition('en', { ...corrected, correctionNumber: 1, ...killed }), [], '/out/ninjs'),
      files,
    );
    expect([first.path, second.path, third.path].map((path) => path.replace(/-[0-9a-f]{12}/u, ''))).toEqual([
      '/out/ninjs/en/caspian-port-v1.json',
      '/out/ninjs/en/caspian-port-v2.json',
      '/out/ninjs/en/caspian-port-v3.json',
    ]);
    expect([...files.all.keys()]).toEqual([first.path, second.path, third.path]);
    expect(JSON.parse(files.all.get(second.path) ?? '')).toMatchObject({
      version: '2',
      pubStatus: 'usable',
      edNote: 'The price was wrong.',
      firstCreated: '2026-05-04T08:00:00.000Z',
      versionCreated: '2026-05-04T12:00:00.000Z',
    });
  });

  it('cancels a killed edition with the reason and nothing of its text', () => {
    const cancelled = ninjsOf(edition('en', killed), []);
    expect(cancelled).toMatchObject({ pubStatus: 'canceled', version: '2', edNote: 'The letter was a forgery.' });
    const said = JSON.stringify(cancelled);
    expect(said).not.toContain('The sea goes out');
    expect(said).not.toContain('dredger');
    expect(said).not.toContain('Ships wait');
  });
});
