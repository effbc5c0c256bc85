import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AtDesk, expect, test } from '../fixtures/desk.ts';
import { asOrdinaryUser } from '../fixtures/ordinary-user.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A newsroom with a story in it, closed again. */
async function makeNewsroom(openDesk: () => Promise<AtDesk>): Promise<string> {
  const { desk, newsroom, close } = await openDesk();
  await desk.newStory('kept', { publishIn: ['English'] });
  await desk.write('Kept', 'Whole.', 'Nothing of this may change.');
  await close();
  return newsroom;
}

test('a file that is not a newsroom is refused by name and left as it is', async ({ launch, folder }) => {
  const path = join(folder, 'letter.newsroom');
  writeFileSync(path, 'Dear colleagues, this is a letter and no newsroom at all.\n'.repeat(100));
  const before = hash(path);
  const { page } = await launch({ newsroom: path });
  await expect(page.getByRole('alert')).toContainText(/not a (Dragoman )?newsroom/iu);
  await expect(page.getByRole('button', { name: 'Open a newsroom…' })).toBeVisible();
  expect(hash(path)).toBe(before);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a newsroom from a newer version is refused and left as it is', async ({ openDesk, launch }) => {
  const path = await makeNewsroom(openDesk);
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(9_999, 60);
  writeFileSync(path, bytes);
  const before = hash(path);
  const { page } = await launch({ newsroom: path });
  await expect(page.getByRole('alert')).toContainText(/newer/iu);
  expect(hash(path)).toBe(before);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a truncated newsroom is refused as damaged and left as it is', async ({ openDesk, launch }) => {
  const path = await makeNewsroom(openDesk);
  truncateSync(path, 9_000);
  const before = hash(path);
  const { page } = await launch({ newsroom: path });
  await expect(page.getByRole('alert')).toContainText(/damaged/iu);
  expect(hash(path)).toBe(before);
});

test('a read-only newsroom opens to be read with a word on why, and is left as it is', async ({
  openDesk,
  launch,
  folder,
}) => {
  const path = await makeNewsroom(openDesk);
  const user = asOrdinaryUser(folder);
  test.skip(typeof user === 'string', `Root may write everything, and ${String(user)}.`);
  if (typeof user === 'string') return;
  chmodSync(path, 0o444);
  const before = hash(path);
  const { page } = await launch({ ...user, newsroom: path });
  await expect(page.getByRole('alert')).toContainText('The newsroom is read-only.');
  await new NewsroomWindow(page).signIn();
  await expect(page.getByRole('alert')).toContainText('The newsroom is read-only.');
  expect(hash(path)).toBe(before);
});

test('a newsroom that is open elsewhere is refused with a word on why', async ({ openDesk, launch }) => {
  const { desk, newsroom } = await openDesk();
  const second = await launch({ newsroom });
  await expect(second.page.getByRole('alert')).toContainText(/open/iu);
  await desk.newStory('still-works', { publishIn: ['English'] });
});

test('a newsroom that is asked for by argument is opened', async ({ openDesk, launch, folder }) => {
  const path = await makeNewsroom(openDesk);
  const copy = join(folder, 'Copy.newsroom');
  copyFileSync(path, copy);
  const { page } = await launch({ args: [copy] });
  const desk = new NewsroomWindow(page);
  await desk.signIn();
  await expect(desk.section('Drafts').getByRole('link', { name: 'kept' })).toBeVisible();
});
