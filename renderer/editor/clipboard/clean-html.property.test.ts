// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockSchema } from '../../../shared/contract/schemas.ts';
import { blocksFromHtml } from './clean-html.ts';
import { blocksHtml } from './write-html.ts';

const attributes = [
  '',
  ' style="font-weight:700"',
  ' style="font-weight:400;font-style:italic;white-space:pre-wrap"',
  ' style="mso-list:l0 level3 lfo1"',
  ' style="mso-list:Ignore"',
  ' style="text-decoration:underline line-through"',
  ' style="vertical-align:super"',
  ' style="display:none"',
  ' href="https://a.kz/?utm_source=b&c=1"',
  ' href="javascript:alert(1)"',
  ' colspan=2',
  ' rowspan=0',
  ' role="heading" aria-level="3"',
  ' aria-level="4"',
  ' class="pullquote"',
  ' class="MsoQuote"',
  ' onclick="alert(1)"',
];
const elements =
  'p div span b i u s sub sup code a ul ol li h1 h3 h6 blockquote aside pre table thead tr td th caption br hr img figure figcaption script style iframe font o:p center del'.split(
    ' ',
  );
const words = fc.constantFrom(
  'a',
  ' b ',
  '  c',
  '\n',
  'д\u00a0',
  '\t',
  '&lt;x&gt;',
  '\u200b',
  '👩‍👧',
  '·',
  '1.',
  '&nbsp;',
  ' ',
);
const { html } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 5 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc
      .tuple(fc.constantFrom(...elements), fc.constantFrom(...attributes), tie('html'))
      .map(([name, attribute, inside]) => `<${name}${attribute}>${inside}</${name}>`),
  ),
}));

test('whatever HTML comes, only allowed blocks come of it, and written and read again they are the same', () => {
  fc.assert(
    fc.property(html, (source) => {
      const blocks = blocksFromHtml(source);
      for (const block of blocks) expect(blockSchema.safeParse({ ...block, id: 'x' }).error).toBe(undefined);
      const written = blocksHtml(blocks);
      expect(blocksHtml(blocksFromHtml(written))).toBe(written);
      expect(written).not.toMatch(
        /<(?!\/?(?:p|h[234]|ul|ol|li|blockquote|aside|hr|br|a|strong|em|s|u|code|su[bp]|table|t(?:head|body|r|h|d))[ >])/u,
      );
    }),
    { numRuns: 400 },
  );
}, 60_000);

test('what is nested without end and what is very long is read all the same', () => {
  const deep = `${'<div><b>'.repeat(1_000)}words${'</b></div>'.repeat(1_000)}`;
  expect(blocksFromHtml(deep).map(({ children }) => children.length)).toEqual([1]);
  expect(blocksFromHtml(`${'<ul><li>'.repeat(300)}x`)[0]).toMatchObject({ type: 'listitem', indent: 0 });
  expect(blocksFromHtml('<hr>'.repeat(25_000))).toHaveLength(20_000);
  const wide = `<table>${`<tr>${'<td>x</td>'.repeat(60)}</tr>`.repeat(3)}</table>`;
  expect(blocksFromHtml(wide).map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph']);
}, 60_000);
