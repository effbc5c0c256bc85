import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blockText, everyTextFormat, isBlank, textFormat } from '../../../shared/domain/blocks.ts';
import { allowedUrl } from '../../../shared/domain/urls.ts';
import { blocksToHtml } from '../../../shared/export/block-html.ts';
import { cleanText } from '../../../shared/export/escape.ts';
import { attributes, heading, item, paragraph, parseHtml, quote, text } from './outlet-fixtures.ts';

describe('blocksToHtml', () => {
  it('writes each kind of block as its own element and leaves blank ones out', () => {
    const blocks = [heading('h2', 'Two'), paragraph('One'), paragraph(' \u00a0'), quote('Said'), heading('h4', 'Four')];
    expect(blocksToHtml(blocks)).toBe('<h2>Two</h2>\n<p>One</p>\n<blockquote><p>Said</p></blockquote>\n<h4>Four</h4>');
  });

  it('gathers neighbouring items of one kind into one list', () => {
    const blocks = [item('bullet', 0, 'a'), item('bullet', 0, 'b'), item('number', 0, 'c'), paragraph('p')];
    expect(blocksToHtml(blocks)).toBe('<ul><li>a</li><li>b</li></ul>\n<ol><li>c</li></ol>\n<p>p</p>');
  });

  it('nests deeper items inside the item before them', () => {
    const blocks = [item('bullet', 0, 'a'), item('number', 1, 'b'), item('number', 1, 'c'), item('bullet', 0, 'd')];
    expect(blocksToHtml(blocks)).toBe('<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>');
  });

  it('makes one step of an indent that jumps, without empty items', () => {
    const blocks = [item('bullet', 3, 'a'), item('bullet', 0, 'b'), item('bullet', 5, 'c'), item('bullet', 2, 'd')];
    expect(blocksToHtml(blocks)).toBe('<ul><li>a</li><li>b<ul><li>c</li><li>d</li></ul></li></ul>');
  });

  it('writes every format, nested in one order, and joins neighbours of one format', () => {
    const all = blocksToHtml([paragraph([text('x', everyTextFormat)])]);
    expect(all).toBe('<p><strong><em><u><s><sup><sub><code>x</code></sub></sup></s></u></em></strong></p>');
    expect(blocksToHtml([paragraph([text('a', textFormat.bold), text('', 0), text('b', textFormat.bold)])])).toBe(
      '<p><strong>ab</strong></p>',
    );
  });

  it('writes a link as its parsed address, escaped', () => {
    const link = { type: 'link', url: 'https://example.org/?a=1&b="x"', children: [text('here')] } as const;
    expect(blocksToHtml([paragraph([link])])).toBe('<p><a href="https://example.org/?a=1&amp;b=%22x%22">here</a></p>');
  });

  it.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '', '/relative'])(
    'keeps the words and drops the address of a link to %j',
    (url) => {
      expect(blocksToHtml([paragraph([{ type: 'link', url, children: [text('here')] }])])).toBe('<p>here</p>');
    },
  );

  it('escapes what would be markup', () => {
    expect(blocksToHtml([paragraph(`</p><script>alert("1")</script> & 'x'`)])).toBe(
      '<p>&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
    );
  });

  it('drops control characters and mends halves of surrogate pairs', () => {
    expect(blocksToHtml([paragraph('a\u0000b\u001b\ud800c')])).toBe('<p>ab\ufffdc</p>');
  });
});

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '</script>',
    '<script>',
    '<!--',
    ']]>',
    '"',
    "'",
    '&lt;',
    'javascript:',
    '\u202e',
    '👩‍👩‍👧',
    'Ә Ғ Қ',
    '\u2028',
  ),
);
const textInline = fc.record({
  type: fc.constant('text' as const),
  text: hostileText,
  format: fc.integer({ min: 0, max: everyTextFormat }),
});
const lineBreak = fc.constant({ type: 'linebreak' as const });
const link = fc.record({
  type: fc.constant('link' as const),
  url: fc.oneof(
    hostileText,
    fc.webUrl(),
    hostileText.map((end) => `https://example.org/${end}`),
  ),
  children: fc.array(fc.oneof(textInline, lineBreak), { maxLength: 3 }),
});
const base = { id: fc.uuid(), children: fc.array(fc.oneof(textInline, lineBreak, link), { maxLength: 5 }) };
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), ...base }),
  fc.record({ type: fc.constant('heading' as const), tag: fc.constantFrom('h2', 'h3', 'h4'), ...base }),
  fc.record({ type: fc.constant('quote' as const), ...base }),
  fc.record({
    type: fc.constant('listitem' as const),
    list: fc.constantFrom('bullet', 'number'),
    indent: fc.nat({ max: 16 }),
    ...base,
  }),
);
const anyBody = fc.array(anyBlock, { maxLength: 8 });

const voidless = /<\/?([a-z0-9]+)(?: href="[^"]*")?>/gu;

describe('blocksToHtml, whatever the body', () => {
  it('is well formed: every element is closed in order, and nothing but known tags looks like one', () => {
    fc.assert(
      fc.property(anyBody, (blocks) => {
        const html = blocksToHtml(blocks);
        const open: string[] = [];
        for (const [tag, name] of html.matchAll(voidless)) {
          if (name === 'br') continue;
          if (tag.startsWith('</')) expect(open.pop()).toBe(name);
          else open.push(name ?? '');
        }
        expect(open).toEqual([]);
        expect(html.replace(voidless, '')).not.toMatch(/[<>]/u);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no script and no address outside the allowed schemes', () => {
    fc.assert(
      fc.property(anyBody, (blocks) => {
        const html = blocksToHtml(blocks);
        expect(html.toLowerCase()).not.toContain('<script');
        const page = parseHtml(html);
        for (const href of attributes(page, 'a', 'href')) expect(allowedUrl(href ?? '')).toBe(true);
        expect([...page.querySelectorAll('script, style, iframe, img')]).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('reads back, parsed, as the text that went in', () => {
    fc.assert(
      fc.property(anyBody, (blocks) => {
        const wanted = blocks
          .filter((block) => !isBlank(block))
          .map((block) => cleanText(blockText(block)).replaceAll('\n', ''))
          .join('');
        // Line breaks, as elements and between blocks, are white space and no text.
        expect(parseHtml(blocksToHtml(blocks)).body.textContent.replaceAll('\n', '')).toBe(wanted);
      }),
      { numRuns: 100 },
    );
  });
});
