import { describe, expect, test } from 'vitest';
import type { Newsroom, Place } from '../../shared/contract/contract.ts';
import { createBoots } from './boot.ts';
import { createHeldTexts } from './held-texts.ts';
import type { Asker } from './router.ts';

const newsroom: Newsroom = {
  id: 'n',
  name: 'N',
  path: '/n',
  languages: ['en'],
  desks: [],
  fourEyes: false,
  members: [],
};
const last: Place = { memberId: 'm', path: '/edition/last', blockId: 'b' };

function setUp() {
  const held = createHeldTexts();
  const boots = createBoots({
    version: '1',
    held,
    core: { request: async (_session, channel) => ({ ok: true, value: channel === 'newsroom.get' ? newsroom : {} }) },
    host: { newsroom, problem: null, settled: async () => undefined },
    profile: { placeIn: () => last },
  });
  return { held, boots };
}

const windowOf = (over: Partial<Asker> = {}): Asker => ({
  session: 'w',
  memberId: null,
  arrival: 'launch',
  place: null,
  again: null,
  ...over,
});

describe('a window', () => {
  test('begins at launch where the last one was', async () => {
    const { boots } = setUp();
    expect(await boots.answer(windowOf())).toMatchObject({ memberId: 'm', place: last, again: null });
  });

  test('comes back to its own place, whatever other windows did since', async () => {
    const { boots } = setUp();
    const own: Place = { memberId: 'm', path: '/edition/own', blockId: 'c' };
    const window = windowOf({ arrival: 'again', memberId: 'm', place: own });
    expect((await boots.answer(window)).place).toEqual(own);
    const beside = windowOf({ arrival: 'beside', memberId: 'm' });
    expect((await boots.answer(beside)).place).toBeNull();
    expect((await boots.answer(beside)).place).toBeNull();
  });

  test('that crashed gets what was typed in it, and is told once', async () => {
    const { boots, held } = setUp();
    held.hold('w', { editionId: 'e', baseRevision: 1, sending: false, fields: { headline: 'H' } });
    const window = windowOf({ arrival: 'again', memberId: 'm', again: { kind: 'crashed' } });
    expect((await boots.answer(window)).again).toEqual({
      kind: 'crashed',
      held: [{ editionId: 'e', baseRevision: 1, change: { fields: { headline: 'H' } } }],
    });
    expect((await boots.answer(window)).again).toBeNull();
  });

  test('that starts anew in good order has nothing held any more, and tells of the restore', async () => {
    const { boots, held } = setUp();
    held.hold('w', { editionId: 'e', baseRevision: 1, sending: false, fields: { headline: 'H' } });
    const at = '2026-11-22T14:00:00.000Z';
    const window = windowOf({ arrival: 'again', memberId: 'm', again: { kind: 'restored', at } });
    expect((await boots.answer(window)).again).toEqual({ kind: 'restored', at });
    expect(held.of('w')).toEqual([]);
  });
});
