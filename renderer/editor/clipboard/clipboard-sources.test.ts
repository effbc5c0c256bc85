// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { shortBlock } from '../blocks/short-blocks.ts';
import { readHtml } from './clean-html.ts';
import { blocksFromMarkedText } from './clean-markdown.ts';
import { blocksFromText } from './clean-text.ts';
import excel from './fixtures/excel-clipboard.txt?raw';
import googleDocs from './fixtures/google-docs-rich-clipboard.txt?raw';
import googleSheets from './fixtures/google-sheets-clipboard.txt?raw';
import libreOffice from './fixtures/libreoffice-clipboard.txt?raw';
import mail from './fixtures/mail-clipboard.txt?raw';
import markdown from './fixtures/markdown-clipboard.txt?raw';
import article from './fixtures/news-article-clipboard.txt?raw';
import outlook from './fixtures/outlook-clipboard.txt?raw';
import telegram from './fixtures/telegram-clipboard.txt?raw';
import whatsApp from './fixtures/whatsapp-clipboard.txt?raw';
import wordLists from './fixtures/word-lists-clipboard.txt?raw';
import wordOnline from './fixtures/word-online-clipboard.txt?raw';
import wordTable from './fixtures/word-table-clipboard.txt?raw';

/** What each program puts on the clipboard, and what comes of it. */

const read = (html: string): string[] => readHtml(html).blocks.map(shortBlock);

test('Word: its lists are paragraphs with a marker drawn in them, and become lists', () => {
  expect(read(wordLists)).toEqual([
    'h2 План номера',
    '-0 Хлеб подорожал *на 9,4\u00a0%*',
    '-1 ржаной',
    '-2 бородинский',
    '-0 Бензин',
    'p Дальше по порядку:',
    '1.0 Бюджет',
    '1.1 доходы',
    '1.1 расходы',
    '1.0 Погода: H,2,O, 20^о^С, ~снег~, _дождь_',
    'p Продолжение без знака',
  ]);
});

test('Word: a table with spans, its header by its bold, a rule, and footnotes without the line above them', () => {
  expect(read(wordTable)).toEqual([
    'p *Prices, tenge*^[1]^',
    'table 3 header City|Bread||Almaty|rye⏎/sliced/|210||white|180',
    'hr',
    'p Bureau of statistics.',
  ]);
});

test('Word Online: headings by role, lists by level, and no mark at the end of paragraphs', () => {
  expect(read(wordOnline)).toEqual([
    'h2 Rates on hold',
    'p The bank kept its *base rate*, see the [statement](https://nationalbank.kz/en). ⏎A new line',
    '-0 Bread',
    '-1 Rye',
    '1.0 First',
    'table 2 header City|Price|Almaty|210',
  ]);
});

test('Google Docs: lists in lists, a checklist, formats by style, a table and a rule', () => {
  const { blocks, pictures, remote } = readHtml(googleDocs);
  expect(blocks.map(shortBlock)).toEqual([
    'h2 Көктем',
    '-0 Call the bank',
    '-0 Ask the minister',
    '1.0 First',
    '1.1 Inside',
    '-2 Deep',
    '1.0 Second',
    'p E = mc^2^~ gone~_ under_  two spaces',
    'table 2 header City|Price|Алматы|[210](https://stat.gov.kz/?id=7)',
    'hr',
  ]);
  expect([pictures.length, remote]).toEqual([0, 1]);
});

test('LibreOffice Writer: lists whose inner lists are their siblings, fonts, a table, footnotes', () => {
  expect(read(libreOffice)).toEqual([
    'h2 Рынок',
    'p Цены выросли на *9,4\u00a0%*, /как и/ [ожидалось](https://stat.gov.kz/ru/)^1^.⏎Со строки.',
    '-0 Хлеб',
    '-1 ржаной',
    '-2 бородинский',
    '-0 ~Бензин~',
    '1.0 Третий',
    '1.1 внутри',
    'table 2 header Город|Цена|Алматы|210',
    'q Мы ждём.',
    'p 1Бюро статистики.',
  ]);
});

test('a news page: its words and tables, without scripts, pixels, buttons, forms and what is not shown', () => {
  const { blocks, remote } = readHtml(article);
  expect(blocks.map(shortBlock)).toEqual([
    'p Economy',
    'h2 Bread prices rise again',
    'p Consumer prices rose *9.4%* in the year to October, the [bureau said](https://www.example.org/bureau?id=12#table), up from /9.1%/.',
    'pq We wait.',
    'h2 What next',
    'p The bank will decide on\u00a0Friday.^1^',
    '-0 Bread: +12%',
    '-0 Fuel: +4%⏎In the south more.',
    'p Prices, %',
    'table 2 header Month|Food|September|9.1|October|9.4',
    'hr',
  ]);
  expect(remote).toBe(1);
});

test('Outlook: real lists, a table that only places things, links past its checks', () => {
  expect(read(outlook)).toEqual([
    'p Dear desk,',
    'p The figures are *final*:',
    '-0 bread',
    '-1 rye',
    '1.0 first',
    'p Write to [press@stat.gov.kz](mailto:press@stat.gov.kz) or see [the page](https://stat.gov.kz/news).',
    'table 2 Aigul Sarsenova|Press office',
    'p *From:* Desk⏎*Sent:* Monday',
  ]);
});

test('Excel: a table, without the columns that spans and the rows that nothing is in', () => {
  expect(read(excel)).toEqual(['table 3 City|2025|2026|Almaty|1 210|1 344']);
});

test('Google Sheets: a table with its header', () => {
  expect(read(googleSheets)).toEqual([
    'table 2 header Қала|Баға|Алматы|210|Шымкент⏎(орталық)|[198](https://stat.gov.kz/kk)',
  ]);
});

test('Markdown in plain text is read as what it says', () => {
  expect(blocksFromMarkedText(markdown).map(shortBlock)).toEqual([
    'h2 Rates on hold',
    'p The bank kept its *base rate* at /15.5%/, see the [statement](https://nationalbank.kz/en).',
    'p Not a [link](javascript:alert(1)), 2 * 3 * 4, snake_case_name, `code`.',
    'h2 What it means',
    '-0 Bread',
    '-1 Rye',
    '-0 Done',
    '1.0 First',
    '1.0 Second',
    'q We wait.',
    'hr',
  ]);
});

test('Markdown as it is exported: tables, breaks, lists in lists, and signs that mean nothing', () => {
  const exported = [
    '1\\. мая\\\n\\- тире',
    '| Қала | Баға |\n| --- | --- |\n| Алматы | 210 \\| 215<br>**теңге** |',
    '1. Бір\n   - ішінде\n     1. тереңде\n2. Екі',
    '> H<sub>2</sub>O\\\n> екі\\_жол',
  ].join('\n\n');
  expect(blocksFromMarkedText(exported).map(shortBlock)).toEqual([
    'p 1. мая⏎- тире',
    'table 2 header Қала|Баға|Алматы|210 | 215⏎*теңге*',
    '1.0 Бір',
    '-1 ішінде',
    '1.2 тереңде',
    '1.0 Екі',
    'q H,2,O⏎екі_жол',
  ]);
});

test('Telegram: lines are paragraphs, dialogue is no list, and emoji stay whole', () => {
  expect(blocksFromMarkedText(telegram).map(shortBlock)).toEqual([
    'p Қайырлы таң! ☀️👩‍👩‍👧‍👦',
    'p — Что будет с ценами?',
    'p - Посмотрим, - сказал он.',
    'p https://t.me/channel/123',
    'p 🇰🇿 Алматы: +12°C',
  ]);
});

test('WhatsApp: bullets are a list', () => {
  expect(blocksFromMarkedText(whatsApp).map(shortBlock)).toEqual([
    'p [23.11.2026, 10:15:02] Айгүл: Баспасөз қызметі:',
    '-0 нан — 210 теңге',
    '-0 жанармай — 205 теңге',
    'p [23.11.2026, 10:16:40] ~Dina: *важно* до 18:00 👍🏽',
  ]);
});

test('a mail broken at a margin is its paragraphs, and pasted as text nothing is read from signs', () => {
  expect(blocksFromText(mail).map(shortBlock)).toEqual([
    'p The central bank said on Sunday that it would keep its base rate where it has been since March, in spite of prices that rose more quickly than expected in the autumn.',
    'p Analysts had expected a cut. Most of them now look to the long-term figures that the bureau will publish in the second week of December.',
  ]);
  expect(blocksFromText(markdown).map(shortBlock)[0]).toBe('p # Rates on hold');
});
