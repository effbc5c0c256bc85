// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition, EditionView } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { useSessionFor } from '../story/use-edition.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { viewOf } from '../testing/samples.ts';
import { ConditionBanner } from './condition-banner.tsx';
import { rememberMember, rememberNewsroom } from './place.ts';

const full: Condition = {
  kind: 'failing',
  since: '2026-03-02T14:02:00.000Z',
  error: { code: 'disk-full', message: 'The disk is full.', data: {} },
};

function Typist({ view }: { view: EditionView }) {
  const session = useSessionFor(view);
  return <input aria-label="Headline" onChange={(event) => session.setField('headline', event.target.value)} />;
}

function show(condition: Condition, answers: Answers = {}) {
  const fake = installFakeBridge({
    'newsroom.condition': () => condition,
    'locks.release': () => null,
    'app.rememberPlace': () => null,
    'app.keepRecovery': () => null,
    'app.dropRecovery': () => null,
    'app.holdText': () => null,
    ...answers,
  });
  renderView(
    <>
      <ConditionBanner />
      <Typist view={viewOf({})} />
    </>,
  );
  return fake;
}

beforeAll(() => {
  installPageParts();
  rememberMember('dina', null);
  rememberNewsroom('courier');
});

describe('the banner above all views', () => {
  it('is not there while all is well', async () => {
    const fake = show({ kind: 'good' });
    await waitFor(() => expect(fake.inputs('newsroom.condition')).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what happened, up to when everything is saved, and where the rest is', async () => {
    const fake = show(full, {
      'editions.save': () => {
        throw new DragomanError('disk-full', 'The disk is full.', {});
      },
    });
    fireEvent.change(screen.getByRole('textbox', { name: 'Headline' }), { target: { value: 'Snow' } });
    const banner = await screen.findByRole('alert');
    await waitFor(() => expect(fake.inputs('app.keepRecovery')).toHaveLength(1));
    expect(fake.inputs('app.keepRecovery')[0]).toMatchObject({
      newsroomId: 'courier',
      memberId: 'dina',
      fields: { headline: 'Snow' },
    });
    await waitFor(() => expect(banner.textContent).toContain('only in this window and in a recovery file'));
    expect(banner.textContent).toMatch(/^The disk is full\. Free some space.*Everything up to .* is saved\./u);

    // What is opened in its place does not get its text.
    rememberNewsroom('another');
    fake.answer('app.saveCopy', () => '/home/dina/copy.html');
    fireEvent.click(within(banner).getByRole('button', { name: 'Save a copy elsewhere…' }));
    await waitFor(() => expect(fake.inputs('app.saveCopy')).toHaveLength(1));
    expect(fake.inputs('app.saveCopy')[0]?.html).toContain('<h1>Snow</h1>');

    const saved = { revision: 8, savedAt: full.since, words: 0, progress: viewOf({}).edition.progress, pieces: [] };
    fake.answer('editions.save', () => saved);
    fake.answer('newsroom.condition', () => ({ kind: 'good' }));
    act(() => fake.announce({ kind: 'condition' }));
    expect(await screen.findByText('Saving works again.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    await waitFor(() => expect(fake.inputs('app.dropRecovery')).toHaveLength(1));
    expect(fake.inputs('app.dropRecovery')[0]?.newsroomId).toBe('courier');
    rememberNewsroom('courier');
  });

  it('names what a damaged newsroom has lost, a few at first, and offers the last good backup', async () => {
    const unreadable = ['storm', 'port', 'snow', 'rates'].map((what) => ({
      what: `${what}, Russian`,
      storyId: what,
      editionId: what,
      revisions: [4, 5, 6],
    }));
    const lastGood = { path: '/b/one.newsroom', at: full.since, kind: 'hourly', size: 4096 } as const;
    show({ kind: 'damaged', unreadable, lastGood });
    const banner = await screen.findByRole('alert');
    const list = within(banner).getByRole('list', { name: 'What cannot be read' });
    expect(list.textContent).toContain('storm, Russian: revisions 4–6 cannot be read.');
    expect(list.textContent).not.toContain('rates');
    fireEvent.click(within(list).getByRole('button', { name: 'Show 1 more' }));
    expect(list.textContent).toContain('rates, Russian');
    fireEvent.click(within(banner).getByRole('button', { name: 'Restore the last good backup…' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('says once that the file is gone', async () => {
    const message = 'The newsroom is not at /usb/a.newsroom any more: a drive was unplugged, or the file was moved.';
    show({ ...full, error: { code: 'file-gone', message, data: { path: '/usb/a.newsroom' } } });
    const banner = await screen.findByRole('alert');
    expect(banner.textContent).toContain(
      'The newsroom’s file is gone. A drive was unplugged, or /usb/a.newsroom was moved or deleted. Put it back,',
    );
  });

  it('says so when the newsroom itself was closed', async () => {
    show(full, {
      'newsroom.condition': () => {
        throw new DragomanError('storage-failed', 'The newsroom stopped working.', { detail: '' });
      },
    });
    const banner = await screen.findByRole('alert');
    expect(banner.textContent).toContain('The newsroom is closed. The newsroom stopped working.');
    expect(within(banner).queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
