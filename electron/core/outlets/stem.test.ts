import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathInside } from './inside.ts';
import { slug, storyStem } from './stem.ts';

describe('slug', () => {
  it.each([
    ['caspian-port', 'caspian-port'],
    ['Су тапшылығы: Сырдария бойы', 'su-tapshylygy-syrdariya-boyy'],
    ['Әңгіме Өзен Ұлт Үй Һақ Қала Ғарыш', 'anggime-ozen-ult-uy-haq-qala-garysh'],
    ['Объезд, ёлка и съёмка', 'obezd-yolka-i-syomka'],
    ['Oʻzbek café – naïve', 'ozbek-cafe-naive'],
    ['🚢🌊', ''],
    ['a 🚢 b', 'a-b'],
    ['../../etc/passwd', 'etc-passwd'],
    ['שלום', ''],
  ])('spells %j as %j', (given, wanted) => {
    expect(slug(given)).toBe(wanted);
  });

  it('is ASCII words joined by single hyphens, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        expect(slug(given)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/u);
        expect(slug(given).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('storyStem', () => {
  it('tells two stories of one slugline apart and names one story always alike', () => {
    expect(storyStem('one', 'budget')).not.toBe(storyStem('two', 'budget'));
    expect(storyStem('one', 'budget')).toBe(storyStem('one', 'budget'));
    expect(storyStem('one', '🚢')).toMatch(/^[0-9a-f]{12}$/u);
  });
});

describe('pathInside', () => {
  it.each([[['..', 'x']], [['a', '..', '..', 'x']], [['/etc/passwd']], [['.']], [['']], [['a', '..']]])(
    'refuses %j',
    (parts) => {
      expect(() => pathInside('/outlets/site', ...parts)).toThrow(/leads out/u);
    },
  );

  it('gives the absolute path of what lies inside', () => {
    expect(pathInside('/outlets/site', 'en', '..x.html')).toBe('/outlets/site/en/..x.html');
  });
});
