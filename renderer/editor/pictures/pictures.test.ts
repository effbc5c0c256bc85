// @vitest-environment jsdom

import { $createNodeSelection, $getRoot, $setSelection, FORMAT_TEXT_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import type { EmbedBlock, ImageBlock } from '../../../shared/domain/blocks.ts';
import { makeCard } from '../cards/embed-commands.ts';
import { openBody, paragraph, text } from '../testing.ts';
import { insertPictures } from './picture-commands.ts';
import { $deleteThing, $moveThing } from './picture-keys.ts';
import { $isThing, type $selectedThing } from './picture-node-kinds.ts';

const picture: ImageBlock = {
  type: 'image',
  id: 'p',
  picture: 'ab'.repeat(32),
  width: 1200,
  height: 800,
  alt: 'Ships',
  credit: 'Aigerim Bekova',
  crop: { x: 0.25, y: 0, width: 0.5, height: 1 },
  focus: { x: 0.5, y: 0.25 },
  children: [text('Ships wait.')],
};
const card: EmbedBlock = { type: 'embed', id: 'c', url: 'https://example.org/report', children: [text('The report')] };
const stored = {
  hash: 'cd'.repeat(32),
  type: 'image/png',
  name: 'a.png',
  width: 30,
  height: 20,
  size: 9,
  addedAt: '',
  hasThumbnail: false,
} as const;

test('pictures and cards come back from the editor as they went in', () => {
  const { body, root } = openBody([paragraph('a', 'One.'), picture, card, { ...picture, id: 'q', children: [] }]);
  expect(body.allBlocks()).toEqual([paragraph('a', 'One.'), picture, card, { ...picture, id: 'q', children: [] }]);
  const image = root.querySelector<HTMLImageElement>('[data-block="p"] img');
  expect(image?.getAttribute('src')).toBe(`/picture/${picture.picture}`);
  expect(image?.style.left).toBe('-50%');
  expect(root.querySelector('[data-block="c"] a')?.getAttribute('href')).toBe(card.url);
});

test('what is typed into a caption is the caption, without format, and Enter goes on below', () => {
  const { body, select, type, enter, lines } = openBody([picture, paragraph('z', 'End.')]);
  select([0, 0], [0, -1]);
  body.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
  select([0, -1]);
  type(' And wait.');
  expect(body.allBlocks()[0]).toEqual({ ...picture, children: [text('Ships wait. And wait.')] });
  enter();
  type('Below.');
  expect(lines().map((line) => line.split(' ').slice(1).join(' '))).toEqual([
    'Ships wait. And wait.',
    'Below.',
    'End.',
  ]);
});

test('several pictures come in one step, take an empty paragraph, and have ids of their own', () => {
  const { body, texts, run } = openBody([paragraph('a', 'One.'), paragraph('b', '')]);
  const place = body.editor.read('latest', () => ({
    key: $getRoot().getLastChild()?.getKey() ?? null,
    side: 'after' as const,
  }));
  const added = [1, 2].map(() => ({ picture: stored, alt: '', caption: 'Said.' }));
  insertPictures(body.editor, added, place);
  expect(texts()).toEqual(['One.', 'Said.', 'Said.']);
  const ids = body.allBlocks().map((block) => block.id);
  expect(new Set(ids).size).toBe(3);
  expect(ids[1]).toBe('b');
  run({ do: 'undo' });
  expect(texts()).toEqual(['One.', '']);
});

test('a selected picture moves and goes, each taken back by one undo', () => {
  const { body, run } = openBody([paragraph('a', 'One.'), picture, paragraph('z', 'End.')]);
  const onPicture = (work: (thing: NonNullable<ReturnType<typeof $selectedThing>>) => void): void =>
    body.editor.update(
      () => {
        const selection = $createNodeSelection();
        const node = $getRoot().getChildren().find($isThing);
        if (!node) throw new Error('There is no picture.');
        selection.add(node.getKey());
        $setSelection(selection);
        work(node);
      },
      { discrete: true, tag: 'history-push' },
    );
  const ids = (): readonly string[] => body.allBlocks().map((block) => block.id);
  onPicture((thing) => void $moveThing(thing, true));
  expect(ids()).toEqual(['p', 'a', 'z']);
  onPicture(() => void $deleteThing(true));
  expect(ids()).toEqual(['a', 'z']);
  run({ do: 'undo' });
  expect(ids()).toEqual(['p', 'a', 'z']);
  expect(body.allBlocks()[0]).toEqual(picture);
  run({ do: 'undo' });
  expect(ids()).toEqual(['a', 'p', 'z']);
});

test('an address alone becomes a card that stands for the same block', () => {
  const { body, run } = openBody([paragraph('a', 'https://example.org/report'), paragraph('z', 'End.')]);
  const key = body.editor.read('latest', () => $getRoot().getFirstChild()?.getKey() ?? '');
  makeCard(body.editor, key);
  expect(body.allBlocks()[0]).toEqual({ type: 'embed', id: 'a', url: 'https://example.org/report', children: [] });
  run({ do: 'undo' });
  expect(body.allBlocks()[0]).toEqual(paragraph('a', 'https://example.org/report'));
});
