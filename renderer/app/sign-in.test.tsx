// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { memberOf, newsroomOf } from '../testing/samples.ts';
import { request } from './client.ts';
import { SignIn } from './sign-in.tsx';

const damaged: Condition = {
  kind: 'damaged',
  unreadable: [{ what: 'storm, English', storyId: null, editionId: null, revisions: [] }],
  lastGood: { path: '/backups/one.newsroom', at: '2026-03-02T14:02:00.000Z', kind: 'daily', size: 1_000 },
};

function show(answers: Answers = {}) {
  const fake = installFakeBridge({ 'newsroom.condition': () => ({ kind: 'good' }), ...answers });
  const newsroom = newsroomOf({ members: [memberOf({})] });
  renderView(
    <SignIn
      newsroom={newsroom}
      onSignIn={async (memberId) => void (await request('session.signIn', { memberId }))}
      onClose={async () => undefined}
    />,
  );
  return fake;
}

const unexpected = (): never => {
  throw new DragomanError('unexpected', 'Something unexpected happened. It is in the log as 7.', { logId: '7' });
};
const sitDown = (): void => void fireEvent.click(screen.getByRole('button', { name: /editor$/u }));

beforeAll(installPageParts);

describe('the sign-in screen', () => {
  it('opens the restore dialog from the menu', async () => {
    const fake = show({ 'app.restoreBackup': () => null });
    act(() => fake.menu('restore-backup'));
    await screen.findByRole('dialog', { name: 'Restore a backup' });
    fireEvent.click(screen.getByRole('button', { name: 'Choose a backup…' }));
    await waitFor(() => expect(fake.inputs('app.restoreBackup')).toEqual([{ path: null }]));
  });

  it('offers a backup where nobody can sit down', async () => {
    show({ 'session.signIn': unexpected });
    expect(screen.queryByRole('button', { name: 'Restore a backup…' })).toBeNull();
    sitDown();
    expect((await screen.findByRole('alert')).textContent).toContain('unexpected');
    fireEvent.click(screen.getByRole('button', { name: 'Restore a backup…' }));
    await screen.findByRole('dialog', { name: 'Restore a backup' });
  });

  it('says that the newsroom is read-only before anybody sits down', async () => {
    const error = { code: 'read-only' as const, message: 'It is read-only.', data: { path: '/media/Desk.newsroom' } };
    show({ 'newsroom.condition': () => ({ kind: 'failing', since: '2026-03-02T14:02:00.000Z', error }) });
    expect((await screen.findByRole('alert')).textContent).toContain('/media/Desk.newsroom');
  });

  it('says that the newsroom is damaged once that is known, with its last good backup', async () => {
    const fake = show({ 'session.signIn': unexpected });
    sitDown();
    await screen.findByText(/unexpected/u);
    fake.answer('newsroom.condition', () => damaged);
    act(() => fake.announce({ kind: 'condition' }));
    await screen.findByRole('button', { name: 'Restore the last good backup…' });
    expect(screen.getByRole('alert').textContent).toContain('storm, English cannot be read.');
    expect(screen.queryByText(/unexpected/u)).toBeNull();
  });
});
