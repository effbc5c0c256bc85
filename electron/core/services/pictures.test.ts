import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';

/** One pixel. */
const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=', 'base64'));

const newsroom = newsroomPerTest();

test('a picture is kept once, under the hash of its bytes, and outlives the process', async () => {
  const added = await newsroom.get('aigerim', 'pictures.add', { name: 'dot.gif', bytes: gif });
  const hash = createHash('sha256').update(gif).digest('hex');
  expect(added).toMatchObject({ hash, type: 'image/gif', width: 1, height: 1, name: 'dot.gif', size: gif.length });
  const again = await newsroom.get('galina', 'pictures.add', { name: 'other name.gif', bytes: gif });
  expect(again).toEqual(added);
  await newsroom.reopen();
  expect(await newsroom.get('maksat', 'pictures.details', { hash })).toEqual(added);
  const { bytes, type, lasting } = await newsroom.get('maksat', 'pictures.read', { hash, small: false });
  expect([Buffer.from(bytes).equals(gif), type, lasting]).toEqual([true, 'image/gif', true]);
});

test('until there is a small picture the large one serves, and not for ever', async () => {
  const { hash } = await newsroom.get('aigerim', 'pictures.add', { name: 'dot.gif', bytes: gif });
  expect((await newsroom.get('aigerim', 'pictures.read', { hash, small: true })).lasting).toBe(false);
  await newsroom.get('aigerim', 'pictures.setThumbnail', { hash, bytes: gif });
  expect((await newsroom.get('aigerim', 'pictures.read', { hash, small: true })).lasting).toBe(true);
  expect((await newsroom.get('aigerim', 'pictures.details', { hash })).hasThumbnail).toBe(true);
});

test('what is no picture, or too large, is refused by name', async () => {
  const heic = new Uint8Array(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'));
  const refusal = await newsroom.refused('aigerim', 'pictures.add', { name: 'a.heic', bytes: heic }, 'not-a-picture');
  expect(refusal.message).toContain('“a.heic” is a HEIC file.');
  const large = new Uint8Array(30 * 1024 * 1024 + 1);
  large.set(gif);
  await newsroom.refused('aigerim', 'pictures.add', { name: 'a.gif', bytes: large }, 'picture-too-large');
  const cut = gif.slice(0, 12);
  await newsroom.refused('aigerim', 'pictures.add', { name: 'cut.gif', bytes: cut }, 'not-a-picture');
  await newsroom.refused('aigerim', 'pictures.details', { hash: '0'.repeat(64) }, 'not-found');
});
