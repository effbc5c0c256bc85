// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StorySummary } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { currentRoute, go, goBack, startAt } from '../app/navigation.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { editionOf, memberOf, newsroomOf, sampleTime, storyOf } from '../testing/samples.ts';
import { StoriesView } from './stories-view.tsx';

let newsrooms = 0;
/** A list is remembered by its newsroom: every test has its own. */
function session() {
  newsrooms += 1;
  const member = memberOf({});
  return { member, newsroom: newsroomOf({ id: `newsroom-${newsrooms}`, members: [member] }) };
}

function numbered(index: number): StorySummary {
  const id = `story-${index}`;
  return storyOf({ id, slugline: `slug-${index}`, editions: [editionOf({ id: `${id}-en`, storyId: id })] });
}

/** As many stories as asked for, made when they are asked for. */
function endless(total: number) {
  return ({ offset, limit }: Input<'stories.list'>) => ({
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => numbered(offset + index)),
  });
}

const link = (name: string | RegExp) => screen.findByRole('link', { name });

beforeAll(installPageParts);
beforeEach(() => startAt({ view: 'stories' }));

describe('Stories', () => {
  it('lists each story by its slugline and opens its original', async () => {
    installFakeBridge({ 'stories.list': () => ({ total: 1, rows: [storyOf({})] }) });
    renderView(<StoriesView show="all" />, session());
    const row = await link('caspian-port');
    expect(row.textContent).toContain('The Caspian retreats');
    expect(row.textContent).toContain('caspian-port · Regions');
    expect(row.textContent).toContain('Aigerim Bekova');
    fireEvent.click(row);
    expect(currentRoute()).toEqual({ view: 'edition', editionId: 'port-en' });
  });

  it('keeps a hundred thousand stories to the few rows and pages that are seen', async () => {
    const fake = installFakeBridge({ 'stories.list': endless(100_000) });
    renderView(<StoriesView show="all" />, session());
    await link('slug-0');
    expect(screen.getByText('100,000 stories')).toBeDefined();
    expect(screen.getAllByRole('listitem').length).toBeLessThan(40);
    expect(fake.inputs('stories.list').map((input) => input.offset)).toEqual([0]);
  });

  it('goes to the last of them by key, fetching only what is there', async () => {
    const fake = installFakeBridge({ 'stories.list': endless(100_000) });
    renderView(<StoriesView show="all" />, session());
    const first = await link('slug-0');
    first.focus();
    fireEvent.keyDown(first, { key: 'End' });
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('slug-99999'));
    expect(fake.inputs('stories.list').length).toBeLessThan(5);
  });

  it('moves among its rows with the arrows, from the search on', async () => {
    installFakeBridge({ 'stories.list': endless(3) });
    renderView(<StoriesView show="all" />, session());
    await link('slug-0');
    const focused = () => document.activeElement?.getAttribute('aria-label');
    fireEvent.keyDown(document.body, { key: '/', code: 'Slash' });
    expect(focused()).toBe('Search stories');
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' });
    expect(focused()).toBe('slug-0');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
    expect(focused()).toBe('slug-1');
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowUp' });
    expect(focused()).toBe('slug-0');
  });

  it('takes the search key by its place in a Cyrillic layout', async () => {
    installFakeBridge({ 'stories.list': endless(3) });
    renderView(<StoriesView show="all" />, session());
    await link('slug-0');
    fireEvent.keyDown(document.body, { key: '.', code: 'Slash' });
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search stories' }));
  });

  it('asks the core for what is searched, and Escape brings everything back', async () => {
    const all = endless(3);
    const fake = installFakeBridge({
      'stories.list': (input) => (input.text === 'port' ? { total: 1, rows: [storyOf({})] } : all(input)),
    });
    renderView(<StoriesView show="all" />, session());
    await link('slug-0');
    const search = screen.getByRole('searchbox', { name: 'Search stories' });
    fireEvent.change(search, { target: { value: 'port' } });
    await link('caspian-port');
    expect(screen.getByText('1 story found')).toBeDefined();
    search.focus();
    fireEvent.keyDown(search, { key: 'Escape' });
    await link('slug-0');
    expect(fake.inputs('stories.list').map((input) => input.text)).toEqual(['', 'port']);
  });

  it('says what to do when a search finds nothing', async () => {
    installFakeBridge({
      'stories.list': ({ text }) => (text === '' ? { total: 1, rows: [storyOf({})] } : { total: 0, rows: [] }),
    });
    renderView(<StoriesView show="all" />, session());
    await link('caspian-port');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    expect(await screen.findByText('Nothing matches “zzz”.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    await link('caspian-port');
  });

  it('shows what is spiked instead, on demand', async () => {
    const fake = installFakeBridge({
      'stories.list': ({ show }) =>
        show === 'spiked'
          ? { total: 1, rows: [storyOf({ id: 'dust', slugline: 'salt-dust', spiked: true })] }
          : { total: 1, rows: [storyOf({})] },
    });
    renderView(<StoriesView show="all" />, session());
    await link('caspian-port');
    fireEvent.click(screen.getByRole('button', { name: 'Spiked', pressed: false }));
    await link('salt-dust');
    expect(screen.queryByRole('link', { name: 'caspian-port' })).toBeNull();
    expect(fake.inputs('stories.list').at(-1)?.show).toBe('spiked');
  });

  it('offers a first story where there is none', async () => {
    installFakeBridge({ 'stories.list': () => ({ total: 0, rows: [] }) });
    const { shell } = renderView(<StoriesView show="all" />, session());
    fireEvent.click(await screen.findByRole('button', { name: 'Start a story' }));
    expect(shell.newStory).toHaveBeenCalledOnce();
  });

  it('says what went wrong and tries again', async () => {
    const fake = installFakeBridge({
      'stories.list': () => {
        throw new DragomanError('storage-failed', 'The newsroom could not be read.', { detail: '' });
      },
    });
    renderView(<StoriesView show="all" />, session());
    expect((await screen.findByRole('alert')).textContent).toBe('The newsroom could not be read.');
    fake.answer('stories.list', () => ({ total: 1, rows: [storyOf({})] }));
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await link('caspian-port');
  });

  it('follows a story that changes', async () => {
    const fake = installFakeBridge({ 'stories.list': () => ({ total: 1, rows: [storyOf({})] }) });
    renderView(<StoriesView show="all" />, session());
    await link('caspian-port');
    fake.answer('stories.list', () => ({ total: 1, rows: [storyOf({ slugline: 'aktau-port' })] }));
    fake.announce({ kind: 'story', storyId: 'port', editionIds: [], origin: null, weight: 'state' });
    await link('aktau-port');
  });
});

describe('Published', () => {
  const published = storyOf({
    stage: 'published',
    publishIn: ['en', 'ru', 'kk'],
    editions: [
      editionOf({ stage: 'published', publishedAt: sampleTime, correctionNumber: 1 }),
      editionOf({ id: 'port-ru', language: 'ru', kind: 'translation', stage: 'killed', publishedAt: sampleTime }),
    ],
  });

  it('tells of each language whether and when it is out, its corrections and what was killed', async () => {
    installFakeBridge({ 'stories.list': () => ({ total: 1, rows: [published] }) });
    renderView(<StoriesView show="published" />, session());
    const editions = within(await screen.findByRole('group', { name: 'Editions' }));
    expect(editions.getByRole('link', { name: /^English: published, .*, correction 1$/u })).toBeDefined();
    expect(editions.getByRole('link', { name: /^Russian: killed, was out / })).toBeDefined();
    expect(editions.getByText('Wanted')).toBeDefined();
  });

  it('opens the edition of the language that is chosen', async () => {
    installFakeBridge({ 'stories.list': () => ({ total: 1, rows: [published] }) });
    renderView(<StoriesView show="published" />, session());
    fireEvent.click(await link(/^Russian: killed/));
    expect(currentRoute()).toEqual({ view: 'edition', editionId: 'port-ru' });
  });

  it('says what comes here while nothing is published', async () => {
    installFakeBridge({ 'stories.list': () => ({ total: 0, rows: [] }) });
    renderView(<StoriesView show="published" />, session());
    expect(await screen.findByText('Nothing is published yet.')).toBeDefined();
  });
});

describe('a list that was left', () => {
  const answers = {
    'stories.list': ({ text }: Input<'stories.list'>) =>
      text === 'port' ? { total: 1, rows: [storyOf({})] } : endless(3)({ show: 'all', text, offset: 0, limit: 100 }),
  };

  it('is as it was when the window goes back to it, and fresh when it is opened anew', async () => {
    installFakeBridge(answers);
    const here = session();
    const { rerender } = renderView(<StoriesView show="all" />, here);
    await link('slug-0');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'port' } });
    fireEvent.click(await link('caspian-port'));
    rerender(<p>The story</p>);
    goBack();
    rerender(<StoriesView show="all" />);
    await link('caspian-port');
    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'port');
    go({ view: 'desk' });
    rerender(<p>My desk</p>);
    go({ view: 'stories' });
    rerender(<StoriesView show="all" />);
    await link('slug-0');
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
  });
});
