// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DragomanError, type DragomanErrorReply } from '../../shared/contract/errors.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { newsroomOf } from '../testing/samples.ts';
import { Welcome } from './welcome.tsx';

const path = '/drive/Desk.newsroom';
const gone: DragomanErrorReply = { code: 'no-such-file', message: `There is no newsroom at ${path}.`, data: { path } };

function show(problem: DragomanErrorReply | null, answers: Answers = {}) {
  const fake = installFakeBridge(answers);
  const onOpen = vi.fn();
  renderView(<Welcome problem={problem} onOpen={onOpen} />);
  return { fake, onOpen };
}

beforeAll(installPageParts);

describe('the welcome screen, with a newsroom that could not be opened', () => {
  it('tries the same file again, which is there once its drive is', async () => {
    let there = false;
    const { fake, onOpen } = show(gone, {
      'app.openNewsroom': () => {
        if (there) return newsroomOf({});
        throw new DragomanError('no-such-file', 'Still nothing.', { path });
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Still nothing.'));
    there = true;
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledOnce());
    expect(fake.inputs('app.openNewsroom')).toEqual([{ path }, { path }]);
  });

  it('offers a backup in the place of a chosen newsroom whose header is gone', async () => {
    show(null, {
      'app.openNewsroom': () => {
        throw new DragomanError('not-a-newsroom', `${path} is not a newsroom.`, { path });
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Open a newsroom…' }));
    await screen.findByRole('button', { name: 'Restore a backup…' });
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('restores a backup from the menu where that can be done, and says where not', async () => {
    const { fake } = show(gone, { 'app.restoreBackup': () => null });
    act(() => fake.menu('restore-backup'));
    await waitFor(() => expect(fake.inputs('app.restoreBackup')).toEqual([{ path: null }]));
  });

  it('says from the menu what a backup needs when there is no newsroom for it', async () => {
    const { fake } = show(null);
    act(() => fake.menu('restore-backup'));
    expect((await screen.findByRole('alert')).textContent).toContain('Open that newsroom first');
  });
});
