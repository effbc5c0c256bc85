import { describe, expect, it } from 'vitest';
import type { PublishedEdition } from './outlet.ts';
import {
  attributes,
  edition,
  type HtmlDocument,
  job,
  memoryFiles,
  paragraph,
  parseHtml,
  text,
} from './outlet-fixtures.ts';
import { siteOutlet } from './site.ts';

type Files = ReturnType<typeof memoryFiles>;

function pageOf(files: Files, path: string): HtmlDocument {
  const html = files.all.get(path);
  if (html === undefined) throw new Error(`${path} is not among ${[...files.all.keys()].join(', ')}`);
  return parseHtml(html);
}

async function delivered(
  kind: 'publish' | 'correct' | 'kill',
  one: PublishedEdition,
  siblings: readonly PublishedEdition[] = [],
): Promise<{ files: Files; path: string; page: HtmlDocument }> {
  const files = memoryFiles();
  const { path } = await siteOutlet.deliver(job(kind, one, siblings), files);
  return { files, path, page: pageOf(files, path) };
}

function jsonLd(page: HtmlDocument): Record<string, unknown> {
  const script = page.querySelector('script[type="application/ld+json"]');
  return JSON.parse(script?.textContent ?? '') as Record<string, unknown>;
}

function alternates(page: HtmlDocument): Record<string, string> {
  const links = [...page.querySelectorAll('link[rel=alternate]')];
  return Object.fromEntries(links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href') ?? '']));
}

describe('the page of an edition', () => {
  it('has one heading, its language, its text and when it went out', async () => {
    const { page } = await delivered('publish', edition('kk'));
    expect(page.documentElement.getAttribute('lang')).toBe('kk');
    expect([...page.querySelectorAll('h1')].map((found) => found.textContent)).toEqual(['Теңіз шегініп барады']);
    expect(page.title).toBe('Теңіз шегініп барады · The Steppe Courier');
    expect(page.querySelector('.body')?.textContent.trim()).toBe('The dredger starts before dawn.');
    expect(page.querySelector('meta[name=description]')?.getAttribute('content')).toBe('Ships wait.');
    expect(attributes(page, 'time', 'datetime')).toEqual(['2026-05-04T08:00:00.000Z']);
    expect(page.querySelector('.translator')?.textContent).toBe('Аударма: Maksat Tulegen');
  });

  it('describes itself to machines as a NewsArticle with its translations', async () => {
    const { page } = await delivered('publish', edition('en'), [edition('ru'), edition('kk')]);
    expect(jsonLd(page)).toMatchObject({
      '@type': 'NewsArticle',
      inLanguage: 'en',
      headline: 'The sea goes out',
      datePublished: '2026-05-04T08:00:00.000Z',
      dateModified: '2026-05-04T08:00:00.000Z',
      author: { '@type': 'Person', name: 'Aigerim Bekova' },
      publisher: { '@type': 'Organization', name: 'The Steppe Courier' },
      workTranslation: [{ inLanguage: 'ru' }, { inLanguage: 'kk' }],
    });
  });

  it('names its source and its translator in a translation', async () => {
    const source = edition('en');
    const { page } = await delivered('publish', edition('ru'), [source]);
    expect(jsonLd(page)).toMatchObject({
      translator: { name: 'Maksat Tulegen' },
      translationOfWork: { '@id': `urn:uuid:${source.editionId}`, inLanguage: 'en', headline: 'The sea goes out' },
    });
  });

  it.each([
    ['en', 'Correction'],
    ['ru', 'Исправление'],
    ['kk', 'Түзету'],
    ['de', 'Correction'],
  ] as const)('says at the top what was corrected and when, in %s', async (language, word) => {
    const change = {
      language,
      correctionNumber: 1,
      correctionNote: 'The price <was> wrong.',
      publishedAt: '2026-05-04T12:30:00.000Z',
    };
    const { page } = await delivered('correct', edition('en', change));
    const notice = page.querySelector('header .correction');
    expect(notice?.querySelector('strong')?.textContent).toBe(word);
    expect(notice?.textContent).toContain('The price <was> wrong.');
    expect(notice?.querySelector('time')?.getAttribute('datetime')).toBe('2026-05-04T12:30:00.000Z');
    expect(jsonLd(page)).toMatchObject({
      dateModified: '2026-05-04T12:30:00.000Z',
      correction: { '@type': 'CorrectionComment', text: 'The price <was> wrong.' },
    });
  });
});

describe('the editions of one story', () => {
  const three = [edition('en'), edition('ru'), edition('kk')];

  it('name each other and themselves, all alike, whichever went out last', async () => {
    const { files } = await delivered('publish', edition('kk'), [edition('en'), edition('ru')]);
    const pages = [...files.all.keys()].filter((path) => /caspian-port/u.test(path));
    expect(pages).toHaveLength(3);
    for (const path of pages) {
      const named = alternates(pageOf(files, path));
      expect(Object.keys(named)).toEqual(['en', 'ru', 'kk', 'x-default']);
      expect(named['x-default']).toBe(named.en);
      for (const href of Object.values(named)) {
        expect(files.all.has(`/outlets/site/${href.replace('../', '')}`)).toBe(true);
      }
    }
  });

  it('link to the others, named in their own languages, and not to themselves', async () => {
    const { page } = await delivered('publish', edition('ru'), [edition('en'), edition('kk')]);
    const links = [...page.querySelectorAll('article footer nav a')];
    expect(links.map((link) => [link.getAttribute('lang'), link.textContent])).toEqual([
      ['en', 'English'],
      ['kk', 'Қазақша'],
    ]);
  });

  it('leave the same files whichever of them is delivered last, and however often', async () => {
    const left = memoryFiles();
    const right = memoryFiles();
    for (const order of [three, three.toReversed(), three.toReversed()]) {
      const files = order === three ? left : right;
      for (const one of order)
        await siteOutlet.deliver(
          job(
            'publish',
            one,
            three.filter((other) => other !== one),
          ),
          files,
        );
    }
    expect(Object.fromEntries(left.all)).toEqual(Object.fromEntries(right.all));
  });

  it('keep their addresses apart from other stories of the same slugline', async () => {
    const one = await delivered('publish', edition('en'));
    const other = await delivered('publish', edition('en', { storyId: 'other' }));
    expect(one.path).not.toBe(other.path);
  });
});

describe('a kill', () => {
  const at = '2026-05-05T10:00:00.000Z';
  const secret = 'The source asked not to be named';

  it('leaves a notice that search engines drop and that repeats nothing of the story', async () => {
    const one = edition('ru', {
      killed: { reason: secret, at },
      correctionNote: 'A note',
      fields: { headline: 'Море уходит', standfirst: 'Суда ждут', byline: 'Айгерим', dateline: 'АКТАУ' },
    });
    const { files, path, page } = await delivered('kill', one, [edition('en')]);
    expect(page.querySelector('h1')?.textContent).toBe('Материал отозван');
    expect(page.documentElement.getAttribute('lang')).toBe('ru');
    expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    const html = files.all.get(path) ?? '';
    for (const said of ['Море', 'Суда', 'Айгерим', 'АКТАУ', 'dredger', 'Maksat', 'A note', secret, 'ld+json']) {
      expect(html).not.toContain(said);
    }
  });

  it('takes the edition off its front page and out of the links of the others', async () => {
    const { files } = await delivered('kill', edition('ru', { killed: { reason: 'x', at } }), [
      edition('en'),
      edition('kk'),
    ]);
    expect(files.all.get('/outlets/site/ru/index.html')).toContain('Публикаций пока нет.');
    const english = [...files.all].find(([path]) => path.startsWith('/outlets/site/en/caspian'))?.[1] ?? '';
    expect(Object.keys(alternates(parseHtml(english)))).toEqual(['en', 'kk', 'x-default']);
    expect(english).not.toContain('../ru/');
  });

  it('of the original makes the first language still out what strangers get', async () => {
    const { files } = await delivered('kill', edition('en', { killed: { reason: 'x', at } }), [
      edition('ru'),
      edition('kk'),
    ]);
    const russian = [...files.all].find(([path]) => path.startsWith('/outlets/site/ru/caspian'))?.[1] ?? '';
    const named = alternates(parseHtml(russian));
    expect(named['x-default']).toBe(named.ru);
  });
});

describe('the front pages', () => {
  it('list what is out, newest first, the delivered edition once', async () => {
    const older = edition('en', {
      storyId: 'older',
      editionId: 'older',
      firstPublishedAt: '2026-05-01T08:00:00.000Z',
      fields: { headline: 'Older', standfirst: '', byline: '', dateline: '' },
    });
    const now = edition('en');
    const files = memoryFiles();
    await siteOutlet.deliver({ ...job('publish', now), latest: (code) => (code === 'en' ? [now, older] : []) }, files);
    const page = pageOf(files, '/outlets/site/en/index.html');
    expect([...page.querySelectorAll('.latest h2')].map((found) => found.textContent)).toEqual([
      'The sea goes out',
      'Older',
    ]);
    const entry = page.querySelector('.latest li');
    expect(entry?.textContent).toContain('Ships wait.');
    expect(entry?.textContent).toContain('Regions');
    expect(entry?.querySelector('time')?.getAttribute('datetime')).toBe('2026-05-04T08:00:00.000Z');
  });

  it('link to every language of the newsroom, and each of those pages is there', async () => {
    const { files } = await delivered('publish', edition('en'));
    const root = pageOf(files, '/outlets/site/index.html');
    const links = attributes(root, 'a', 'href');
    expect(links).toEqual(['en/index.html', 'ru/index.html', 'kk/index.html']);
    for (const link of links) expect(files.all.has(`/outlets/site/${link}`)).toBe(true);
    expect(files.all.has('/outlets/site/style.css')).toBe(true);
  });

  it('are written after the pages that they link to', async () => {
    const { files, path } = await delivered('publish', edition('en'));
    expect(files.order.indexOf(path)).toBeLessThan(files.order.indexOf('/outlets/site/en/index.html'));
  });
});

describe('hostile text', () => {
  const nasty = [
    `"><script>alert(1)</script>`,
    `</script><!-- <![CDATA[ ]]> --></title></style>`,
    `' onmouseover='alert(1)`,
    '🚢'.repeat(50),
    '\u202eשלום\u202c',
    `\u0000\ud800\u2028`,
    'щ'.repeat(10_000),
    '../../../etc/passwd',
  ];

  it.each(nasty.map((one) => [one.slice(0, 40), one]))('stays text and inside the folder: %j', async (_short, one) => {
    const link = { type: 'link', url: `https://example.org/${one}`, children: [text(one)] } as const;
    const bad = edition('en', {
      slugline: one,
      desk: one,
      fields: { headline: one, standfirst: one, byline: one, dateline: one },
      blocks: [paragraph(one), paragraph([link])],
      correctionNote: one,
      authorName: one,
      newsroomName: one,
    });
    const { files } = await delivered('correct', bad, [
      edition('ru', { ...bad, language: 'ru', editionId: 'r', kind: 'translation' }),
    ]);
    for (const [path, html] of files.all) {
      expect(path).toMatch(/^\/outlets\/site\/(?:(?:en|ru|kk)\/)?[a-z0-9-]+\.(?:html|css)$/u);
      if (path.endsWith('.css')) continue;
      const page = parseHtml(html);
      expect([...page.querySelectorAll('h1')]).toHaveLength(1);
      expect(page.querySelector('script:not([type="application/ld+json"]), [onmouseover], style')).toBeNull();
      for (const href of attributes(page, 'a, link', 'href')) expect(href).toMatch(/./u);
      if (page.querySelector('script')) expect(jsonLd(page)['@type']).toBe('NewsArticle');
    }
  });
});
