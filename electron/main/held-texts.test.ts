import { describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import { createHeldTexts } from './held-texts.ts';

const block = (id: string, text: string): Block => ({
  type: 'paragraph',
  id,
  children: [{ type: 'text', text, format: 0 }],
});
const blocks = (id: string, text: string) => [block(id, text)] as never;
const ok = (revision: number): Promise<Reply<unknown>> => Promise.resolve({ ok: true, value: { revision } });
const failed = (): Promise<Reply<unknown>> =>
  Promise.resolve({ ok: false, error: { code: 'core-restarted', message: '', data: {} } });
const save = { editionId: 'e', baseRevision: 7, sourceRevision: null };
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('what a window typed and the core does not have', () => {
  test('is what its page told last', () => {
    const held = createHeldTexts();
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: false, blocks: blocks('a', 'On') });
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: false, blocks: blocks('a', 'One') });
    expect(held.of('w')).toEqual([{ editionId: 'e', baseRevision: 7, change: { blocks: blocks('a', 'One') } }]);
    expect(held.of('another')).toEqual([]);
  });

  test('is nothing once a save that had it was answered, even if the page crashed meanwhile', async () => {
    const held = createHeldTexts();
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: false, blocks: blocks('a', 'One') });
    held.follow('w', { ...save, blocks: blocks('a', 'One two') }, ok(8));
    await settle();
    expect(held.of('w')).toEqual([]);
  });

  test('is what was typed after the save that is on its way, on top of the revision that it became', async () => {
    const held = createHeldTexts();
    held.follow('w', { ...save, blocks: blocks('a', 'One') }, ok(8));
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: true, blocks: blocks('a', 'One two') });
    await settle();
    expect(held.of('w')).toEqual([{ editionId: 'e', baseRevision: 8, change: { blocks: blocks('a', 'One two') } }]);
  });

  test('is what was sent and what was typed after it when the save failed', async () => {
    const held = createHeldTexts();
    held.follow('w', { ...save, fields: { headline: 'H' }, blocks: blocks('a', 'One'), order: ['a', 'b'] }, failed());
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: true, blocks: blocks('b', 'Two') });
    await settle();
    expect(held.of('w')).toEqual([
      {
        editionId: 'e',
        baseRevision: 7,
        change: { fields: { headline: 'H' }, blocks: [block('a', 'One'), block('b', 'Two')], order: ['a', 'b'] },
      },
    ]);
  });

  test('is what the page says alone, once it has everything again after a save that failed', async () => {
    const held = createHeldTexts();
    held.follow('w', { ...save, blocks: blocks('b', 'Two'), order: ['a', 'b'] }, failed());
    await settle();
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: false, blocks: blocks('a', 'One') });
    expect(held.of('w')).toEqual([{ editionId: 'e', baseRevision: 7, change: { blocks: blocks('a', 'One') } }]);
  });

  test('leaves out blocks that are gone again', async () => {
    const held = createHeldTexts();
    held.follow('w', { ...save, blocks: blocks('b', 'Two'), order: ['a', 'b'] }, failed());
    await settle();
    held.hold('w', { editionId: 'e', baseRevision: 7, sending: true, order: ['a'] });
    expect(held.of('w')).toEqual([{ editionId: 'e', baseRevision: 7, change: { order: ['a'] } }]);
  });

  test('is forgotten by edition, by window, and all at once', () => {
    const held = createHeldTexts();
    for (const [window, editionId] of [
      ['w', 'e'],
      ['w', 'f'],
      ['v', 'e'],
    ] as const)
      held.hold(window, { editionId, baseRevision: 1, sending: false, fields: { headline: 'H' } });
    held.forget('w', 'e');
    expect(held.of('w').map(({ editionId }) => editionId)).toEqual(['f']);
    held.forget('w');
    expect(held.of('w')).toEqual([]);
    held.forgetAll();
    expect(held.of('v')).toEqual([]);
  });
});
