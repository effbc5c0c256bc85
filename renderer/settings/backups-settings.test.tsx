// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backup, BackupState } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { dateAndTime } from '../ui/time.ts';
import { backupStanding, fileSize } from './backup-words.ts';
import { BackupsSettings } from './backups-settings.tsx';

const minute = 60_000;
const folder = '/home/dina/courier.backups';

function backupOf(minutesAgo: number, over: Partial<Backup> = {}): Backup {
  const at = new Date(Date.now() - minutesAgo * minute).toISOString();
  return { path: `${folder}/${at}.newsroom`, at, kind: 'hourly', size: 18_200_000, ...over };
}

function stateOf(backups: readonly Backup[], over: Partial<BackupState> = {}): BackupState {
  return { folder, usual: true, backups, lastGood: backups[0] ?? null, running: false, problem: null, ...over };
}

function open(state: BackupState, answers: Answers = {}, mayChange = true) {
  const fake = installFakeBridge({ 'backups.get': () => state, ...answers });
  renderView(<BackupsSettings mayChange={mayChange} />);
  return fake;
}

beforeAll(installPageParts);
beforeEach(() => sessionStorage.clear());

describe('BackupsSettings', () => {
  it('says when the last good one was made, and the schedule in words', async () => {
    open(stateOf([backupOf(12)]));
    expect(await screen.findByText(/^Last good backup 12 minutes ago, \d\d:\d\d, 18 MB$/u)).toBeDefined();
    expect(screen.getByText(/every hour if anything changed/u)).toBeDefined();
    expect(screen.getByText(/newest backup is never removed by itself/u)).toBeDefined();
  });

  it('makes one at the press of a button, one at a time', async () => {
    let finish = (): void => undefined;
    const fake = open(stateOf([]), {
      'backups.make': () =>
        new Promise((resolve) => {
          finish = () => resolve(backupOf(0, { kind: 'by hand' }));
        }),
    });
    const button = await screen.findByRole('button', { name: 'Back up now' });
    fireEvent.click(button);
    expect(await screen.findByRole('progressbar', { name: 'Backup' })).toBeDefined();
    fireEvent.click(button);
    finish();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(fake.inputs('backups.make')).toEqual([{}]);
  });

  it('says why one could not be made, once', async () => {
    const problem = new DragomanError('disk-full', 'There is no room for a backup.', {});
    let state = stateOf([backupOf(5)]);
    const fake = open(state, {
      'backups.get': () => state,
      'backups.make': () => {
        state = { ...state, problem: problem.toReply() };
        fake.announce({ kind: 'backups' });
        throw problem;
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map((one) => one.textContent)).toEqual(['There is no room for a backup.']),
    );
  });

  it('lists the newest eight, and all when asked', async () => {
    open(stateOf(Array.from({ length: 57 }, (_, index) => backupOf(index * 60))));
    const list = await screen.findByRole('list', { name: 'Backups' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(8);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 57' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(57);
  });

  it('restores one after saying what will happen', async () => {
    const backup = backupOf(60, { kind: 'by hand' });
    const fake = open(stateOf([backup]), { 'app.restoreBackup': () => null });
    fireEvent.click(await screen.findByRole('button', { name: `Restore… ${dateAndTime(backup.at)}, by hand` }));
    const dialog = within(screen.getByRole('dialog', { name: 'Restore a backup' }));
    expect(dialog.getByText(/kept as a backup of its own/u)).toBeDefined();
    expect(fake.inputs('app.restoreBackup')).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(fake.inputs('app.restoreBackup')).toEqual([{ path: backup.path }]));
  });

  it('lets another be chosen, and stays where it is when a bad one is refused', async () => {
    const fake = open(stateOf([]), {
      'app.restoreBackup': () => {
        throw new DragomanError('damaged', 'The backup is damaged, so it was not restored.', { path: '/x' });
      },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Restore a backup…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Restore a backup' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Choose a backup…' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('was not restored');
    expect(fake.inputs('app.restoreBackup')).toEqual([{ path: null }]);
    expect(sessionStorage.length).toBe(0);
  });

  it('keeps them in another folder, and again in the usual one', async () => {
    const elsewhere = stateOf([], { folder: '/mnt/drive', usual: false });
    const fake = open(stateOf([]), {
      'app.chooseFolder': () => '/mnt/drive',
      'backups.setFolder': (input) => (input.folder === null ? stateOf([]) : elsewhere),
    });
    expect(await screen.findByText(folder)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Usual folder' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Choose…' }));
    expect(await screen.findByText('/mnt/drive')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Usual folder' }));
    await waitFor(() => expect(fake.inputs('backups.setFolder')).toEqual([{ folder: '/mnt/drive' }, { folder: null }]));
  });

  it('leaves restoring and the folder to editors, and backing up to everybody', async () => {
    open(stateOf([backupOf(5)]), {}, false);
    expect(await screen.findByRole('button', { name: 'Back up now' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Restore/u })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Choose…' })).toBeNull();
  });
});

describe('how backups stand', () => {
  const now = new Date('2026-11-22T14:14:00');
  const lastGood = backupOf(0, { at: new Date('2026-11-22T14:02:00').toISOString() });
  it.each<[string, Pick<BackupState, 'lastGood' | 'problem'>, boolean]>([
    ['a fresh one is fine', { lastGood, problem: null }, false],
    ['none at all is a warning', { lastGood: null, problem: null }, true],
    [
      'one of more than a day ago is a warning',
      { lastGood: { ...lastGood, at: new Date('2026-11-21T14:00:00').toISOString() }, problem: null },
      true,
    ],
    ['a failure since is a warning', { lastGood, problem: { code: 'disk-full', message: 'Full.', data: {} } }, true],
  ])('%s', (_what, state, warning) => {
    expect(backupStanding(state, now).warning).toBe(warning);
  });

  it('gives the day when it is not today', () => {
    const at = new Date('2026-11-20T09:05:00').toISOString();
    expect(backupStanding({ lastGood: { ...lastGood, at }, problem: null }, now).text).toBe(
      'Last good backup 2 days ago, 20 November 2026, 09:05, 18 MB',
    );
  });

  it('gives sizes as people read them', () => {
    expect([0, 812, 573_440, 1_234_567, 18_200_000, 2_500_000_000].map(fileSize)).toEqual([
      '0 bytes',
      '812 bytes',
      '573 kB',
      '1.2 MB',
      '18 MB',
      '2.5 GB',
    ]);
  });
});
