// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StorySummary } from '../../shared/contract/contract.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { editionOf, memberOf, storyOf } from '../testing/samples.ts';
import { catchKeys } from './caught-keys.ts';
import { useCommands } from './commands.ts';
import { currentRoute, startAt } from './navigation.ts';
import { Palette } from './palette.tsx';

const stories: readonly StorySummary[] = [
  storyOf({ id: 'port', slugline: 'caspian-port' }),
  storyOf({
    id: 'rate',
    slugline: 'rate-decision',
    editions: [editionOf({ id: 'rate-en', storyId: 'rate', headline: 'Central bank holds rate' })],
  }),
];

function found(text: string) {
  const rows = stories.filter((story) =>
    [story.slugline, ...story.editions.map((edition) => edition.headline)].some((name) =>
      name.toLowerCase().includes(text.toLowerCase()),
    ),
  );
  return { total: rows.length, rows };
}

function Here({ run }: { run: () => void }) {
  useCommands([{ name: 'Approve', run }]);
  return null;
}

function open(onClose = vi.fn()) {
  const run = vi.fn();
  const view = renderView(
    <>
      <Here run={run} />
      <Palette onClose={onClose} />
    </>,
  );
  return { ...view, run, onClose, box: screen.getByRole('combobox', { name: 'Go to anything' }) };
}

const optionNames = () => screen.getAllByRole('option').map((option) => option.textContent);
const activeOption = (box: HTMLElement) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '');

beforeAll(installPageParts);
beforeEach(() => startAt({ view: 'desk' }));

describe('Palette', () => {
  it('opens with the focus in its box, the recent stories first, then what can be done here and in the newsroom', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box } = open();
    expect(document.activeElement).toBe(box);
    await screen.findByRole('group', { name: 'Recent stories' });
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Recent stories',
      'This edition',
      'Newsroom',
    ]);
    expect(activeOption(box)?.textContent).toContain('caspian-port');
  });

  it('finds a story by a headline and opens its original at Enter', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box, onClose } = open();
    fireEvent.change(box, { target: { value: 'holds' } });
    await waitFor(() => expect(activeOption(box)?.textContent).toContain('rate-decision'));
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(onClose).toHaveBeenCalledOnce();
    expect(currentRoute()).toEqual({ view: 'edition', editionId: 'rate-en' });
  });

  it('keeps an Enter that comes before the answer and opens what is found', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box } = open();
    fireEvent.change(box, { target: { value: 'rate-d' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(currentRoute()).toEqual({ view: 'edition', editionId: 'rate-en' }));
  });

  it('runs a command of the view behind it, chosen with the arrows', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box, run, onClose } = open();
    await screen.findByRole('group', { name: 'Recent stories' });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(activeOption(box)?.textContent).toBe('Approve');
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(run).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('goes round at both ends of the list', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box } = open();
    await screen.findByRole('group', { name: 'Recent stories' });
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    expect(activeOption(box)?.textContent).toBe('Close newsroom');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(activeOption(box)?.textContent).toContain('caspian-port');
  });

  it('puts a command that is meant above the stories', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box, shell } = open();
    fireEvent.change(box, { target: { value: 'new' } });
    expect(activeOption(box)?.textContent).toContain('New story');
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(shell.newStory).toHaveBeenCalledOnce();
  });

  it('offers no new story to somebody who only translates', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    renderView(<Palette onClose={vi.fn()} />, { member: memberOf({ roles: ['translator'] }) });
    await screen.findByRole('group', { name: 'Recent stories' });
    expect(optionNames().some((name) => name?.includes('New story'))).toBe(false);
  });

  it('says so when nothing has that name', async () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { box } = open();
    fireEvent.change(box, { target: { value: 'zzz' } });
    expect(await within(screen.getByRole('listbox')).findByText('Nothing is called “zzz”.')).toBeDefined();
  });

  it('closes on Escape without going anywhere', () => {
    installFakeBridge({ 'stories.list': ({ text }) => found(text) });
    const { onClose } = open();
    // jsdom has no modal dialogs: the platform turns Escape into this event.
    fireEvent(screen.getByRole('dialog', { name: 'Go to anything' }), new Event('cancel', { cancelable: true }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(currentRoute()).toEqual({ view: 'desk' });
  });
});

it('takes what was typed before it was there, which reaches nothing else', () => {
  const text = document.createElement('input');
  document.body.append(text);
  text.focus();
  catchKeys();
  const keys = ['r', 'q', 'Backspace', 'a'].map((key) => fireEvent.keyDown(text, { key }));
  // Each was kept from the text.
  expect(keys).toEqual([false, false, false, false]);
  const { box } = open();
  expect(box).toHaveProperty('value', 'ra');
  expect(fireEvent.keyDown(text, { key: 't' })).toBe(true);
  text.remove();
});
