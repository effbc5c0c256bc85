import { expect, test } from 'vitest';
import { noFields } from '../../shared/domain/edition.ts';
import { pageOf, plainOf } from './text-copy.ts';

const text = {
  slugline: 'storm',
  language: 'kk' as const,
  content: {
    fields: { ...noFields, headline: 'Дауыл & <теңіз>', byline: 'Дина' },
    blocks: [
      { id: 'a', type: 'paragraph' as const, children: [{ type: 'text' as const, text: 'Порт жабық.', format: 1 }] },
      { id: 'b', type: 'quote' as const, children: [{ type: 'text' as const, text: 'Күтеміз', format: 0 }] },
    ],
  },
};

test('a page has the language, the headline and the body, and nothing that would be read as markup', () => {
  const page = pageOf(text);
  expect(page).toContain('<html lang="kk">');
  expect(page).toContain('<h1>Дауыл &amp; &lt;теңіз&gt;</h1>\n<p>Дина</p>\n<p><strong>Порт жабық.</strong></p>');
  expect(page).toContain('<blockquote><p>Күтеміз</p></blockquote>');
});

test('plain text has the parts that there are, apart by a blank line', () => {
  expect(plainOf(text)).toBe('Дауыл & <теңіз>\n\nДина\n\nПорт жабық.\n\nКүтеміз\n');
});
