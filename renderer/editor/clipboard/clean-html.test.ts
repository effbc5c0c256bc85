// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { shortBlock as short } from '../blocks/short-blocks.ts';
import { blocksFromHtml } from './clean-html.ts';
import { blocksFromText } from './clean-text.ts';
import googleDocs from './fixtures/google-docs-clipboard.txt?raw';
import word from './fixtures/word-clipboard.txt?raw';

const read = (html: string): string[] => blocksFromHtml(html).map(short);

test('Word: text, headings, lists by level, quotes and allowed links come through, and nothing else', () => {
  expect(read(word)).toEqual([
    'h2 Rates on hold',
    'p The central bank kept its *base rate* at 15.5% on /Sunday/, see the [statement](https://nationalbank.kz/en/news?a=1&b=2) and the draft.',
    'p A line⏎and another one. Put in.',
    '-0 Bread',
    '-1 Rye',
    '1.0 First',
    'q Қазақстан: «біз күтеміз».',
    'table 2 Almaty|12',
  ]);
});

test('Google Docs: bold and italic are read from styles, and the bold around everything is none', () => {
  expect(read(googleDocs)).toEqual([
    'h2 Rates on hold',
    'p The central bank kept its *base rate* on /Sunday/, see the [statement](https://nationalbank.kz/en/news).',
    'p A line⏎and another.',
    '-0 Bread',
    '-1 Rye',
    '1.0 First',
  ]);
});

test('headings become the three levels that copy has', () => {
  expect(read('<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>')).toEqual([
    'h2 a',
    'h2 b',
    'h3 c',
    'h4 d',
    'h4 e',
    'h4 f',
  ]);
});

test('a script, a style, a picture, a form and what is hidden leave nothing behind', () => {
  const html =
    '<p onclick="x()">a<script>alert(1)</script><style>p{}</style><img src=x onerror="alert(1)"><svg><text>s</text></svg></p>' +
    '<p hidden>b</p><p style="display: none">c</p><iframe src="https://a.kz"></iframe><textarea>d</textarea><template>e</template>';
  expect(read(html)).toEqual(['p a']);
});

test('a link that may not be followed is only its words', () => {
  expect(
    read(
      '<a href="javascript:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="#c">c</a> <a href="tel:+7727">d</a>',
    ),
  ).toEqual(['p a b c [d](tel:+7727)']);
});

test('white space collapses as on the page, and stays where the page keeps it', () => {
  expect(read('<p>\n  a\n  <b> b </b>\n c  </p>')).toEqual(['p a *b *c']);
  expect(read('<pre>a\n  b</pre>')).toEqual(['p a⏎  b']);
});

test('two line breaks in a row begin a paragraph, and line breaks at the ends are none', () => {
  expect(read('<div>a<br><br>b<br>c<br></div>')).toEqual(['p a', 'p b⏎c']);
});

test('words out of the middle of a page are one paragraph', () => {
  expect(read('<meta charset="utf-8"><span style="color: red">a </span><strong>b</strong>')).toEqual(['p a *b*']);
});

test('a quote holds paragraphs, and lists in lists their level', () => {
  expect(
    read('<blockquote><p>a</p><p>b</p></blockquote><ul><li>c<ol><li>d</li></ol></li><li>e</li></ul><p>f</p>'),
  ).toEqual(['q a', 'q b', '-0 c', '1.1 d', '-0 e', 'p f']);
});

test('an empty page is nothing', () => {
  expect(read('')).toEqual([]);
  expect(read('<p>&nbsp;</p><p><br></p>')).toEqual([]);
});

test('plain text is a paragraph a line, without the blank ones', () => {
  expect(blocksFromText('a\r\n\r\nb\n \nc\u000bd\u0000').map(short)).toEqual(['p a', 'p b', 'p c⏎d']);
});
