import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileQuery } from '../language/find-matcher.ts';
import { plainQuery } from '../language/find-query.ts';
import { replacementsIn } from '../language/replacements.ts';
import type { Block, Inline, TextInline } from './blocks.ts';
import { applyChange, type EditionContent, emptyContent, noFields } from './edition.ts';
import { type RunReplacement, replaceInContent, textRuns } from './replace.ts';
import { someContent } from './testing.ts';

const words = (text: string, format = 0): TextInline => ({ type: 'text', text, format });
const lineBreak = { type: 'linebreak' } as const;
const cell = { type: 'cell' } as const;
const link = (...children: readonly TextInline[]): Inline => ({ type: 'link', url: 'https://a.example/', children });
const withBlocks = (...blocks: readonly Block[]): EditionContent => ({ ...emptyContent, blocks });

function placesOf(content: EditionContent, text: string, by: string): readonly RunReplacement[] {
  const compiled = compileQuery({ ...plainQuery, text });
  if (!compiled.ok) throw new Error(compiled.message);
  return textRuns(content).flatMap((run) =>
    replacementsIn(compiled.matcher, run.text, by).map((one) => ({ key: run.key, run: run.run, ...one })),
  );
}

function replaced(content: EditionContent, text: string, by: string): EditionContent {
  const applied = applyChange(content, replaceInContent(content, placesOf(content, text, by)));
  if (!applied.ok) throw new Error(applied.error.problem);
  return applied.content;
}

describe('the runs of a text', () => {
  test('are its fields, blocks and cells, those that say something', () => {
    const content: EditionContent = {
      ...withBlocks(
        { id: 'a', type: 'paragraph', children: [words('one'), lineBreak, words('two', 1)] },
        { id: 'b', type: 'rule', children: [] },
        { id: 't', type: 'table', columns: 2, header: false, children: [cell, words('a\tb'), cell, cell, words('c')] },
      ),
      fields: { ...noFields, headline: 'Head' },
    };
    expect(textRuns(content)).toEqual([
      { key: 'headline', run: 0, text: 'Head' },
      { key: 'a', run: 0, text: 'one\ntwo' },
      { key: 't', run: 1, text: 'a\tb' },
      { key: 't', run: 3, text: 'c' },
    ]);
  });
});

describe('replacing in a block', () => {
  test('leaves none of many places out', () => {
    const many = 50_000;
    const content = withBlocks({
      id: 'a',
      type: 'paragraph',
      children: [words('port '.repeat(many)), words('po', 1), words('rt', 2)],
    });
    expect(placesOf(content, 'port', 'pier')).toHaveLength(many + 1);
    expect(replaced(content, 'port', 'pier').blocks[0]?.children).toEqual([
      words('pier '.repeat(many)),
      words('pier', 1),
    ]);
  });

  test.each<[string, readonly Inline[], readonly Inline[]]>([
    [
      'keeps the format around',
      [words('a '), words('port', 1), words(' b')],
      [words('a '), words('pier', 1), words(' b')],
    ],
    [
      'takes the format of the first letter',
      [words('po', 1), words('rt here', 2)],
      [words('pier', 1), words(' here', 2)],
    ],
    ['stays inside a link', [link(words('the port'))], [link(words('the pier'))]],
    [
      'goes out of a link with its first letter',
      [words('a po'), link(words('rt x'))],
      [words('a pier'), link(words(' x'))],
    ],
    ['drops a link that says nothing any more', [words('po'), link(words('rt'))], [words('pier')]],
    ['joins what looks the same', [words('a po'), words('r', 1), words('t b')], [words('a pier b')]],
    ['leaves breaks alone', [words('port'), lineBreak, words('port')], [words('pier'), lineBreak, words('pier')]],
  ])('%s', (_what, before, after) => {
    const block = { id: 'p', type: 'quote', source: 's', pull: true, children: before } as const;
    expect(replaced(withBlocks(block), 'port', 'pier').blocks).toEqual([{ ...block, children: after }]);
  });

  test('in its own cell of a table', () => {
    const table = { id: 't', type: 'table', columns: 2, header: true } as const;
    const children = [words('port'), cell, words('x'), cell, cell, words('a port')];
    expect(replaced(withBlocks({ ...table, children }), 'port', 'pier').blocks).toEqual([
      { ...table, children: [words('pier'), cell, words('x'), cell, cell, words('a pier')] },
    ]);
  });

  test('names only what changes', () => {
    const content: EditionContent = {
      ...withBlocks(
        { id: 'a', type: 'paragraph', children: [words('port')] },
        { id: 'b', type: 'paragraph', children: [words('else')] },
      ),
      fields: { ...noFields, headline: 'Port, port', standfirst: 'Else' },
    };
    expect(replaceInContent(content, placesOf(content, 'port', ''))).toEqual({
      fields: { headline: ', ' },
      blocks: [{ id: 'a', type: 'paragraph', children: [] }],
    });
    expect(replaceInContent(content, [])).toEqual({});
  });
});

test('every run says what its own text says once that is replaced, and nothing else is touched', () => {
  const query = fc.constantFrom('а', 'ұлт', 'water', ' ', '—', 'o', 'река, ');
  const by = fc.constantFrom('', 'x', 'океан', 'ө ө', '🙂');
  fc.assert(
    fc.property(someContent, query, by, (content, text, instead) => {
      const places = placesOf(content, text, instead);
      const after = replaced(content, text, instead);
      expect(after.blocks.map(({ id, type }) => [id, type])).toEqual(content.blocks.map(({ id, type }) => [id, type]));
      const expected = textRuns(content).map((run) => {
        let said = run.text;
        const own = places.filter((one) => one.key === run.key && one.run === run.run);
        for (const { start, end, by: now } of own.toReversed()) said = said.slice(0, start) + now + said.slice(end);
        return { ...run, text: said };
      });
      expect(textRuns(after)).toEqual(expected.filter((run) => run.text !== ''));
      const changed = new Set(places.map(({ key }) => key));
      for (const [at, block] of content.blocks.entries())
        if (!changed.has(block.id)) expect(after.blocks[at]).toBe(block);
    }),
  );
});
