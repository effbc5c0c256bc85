// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackupState, Newsroom } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { headlineLimitsWith } from '../../shared/domain/headline-limits.ts';
import type { Member } from '../../shared/domain/members.ts';
import { useRequest } from '../app/queries.ts';
import { SessionContext } from '../app/session.tsx';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { memberOf, newsroomOf } from '../testing/samples.ts';
import { SettingsView } from './settings-view.tsx';
import { usualFolder } from './usual-folder.ts';

const dina = memberOf({});
const maksat = memberOf({ id: 'maksat', name: 'Maksat Tulegen', roles: ['translator'], languages: ['ru'] });

const noBackups: BackupState = {
  folder: '/home/dina/courier.backups',
  usual: true,
  backups: [],
  lastGood: null,
  running: false,
  problem: null,
};

/** The settings as the app has them: on the newsroom as it is now. */
function Page({ member }: { member: Member }) {
  const newsroom = useRequest('newsroom.get', {}).data;
  if (!newsroom) return null;
  return (
    <SessionContext value={{ newsroom, member }}>
      <SettingsView />
    </SessionContext>
  );
}

function open({ member = dina, newsroom = newsroomOf({ members: [dina, maksat] }), answers = {} as Answers } = {}) {
  let now: Newsroom = newsroom;
  const change = (next: Newsroom): Newsroom => {
    now = next;
    return now;
  };
  const fake = installFakeBridge({
    'newsroom.get': () => now,
    'outlets.list': () => [
      { outlet: 'site', enabled: true, folder: '/home/dina/courier.outlets/site' },
      { outlet: 'ninjs', enabled: false, folder: '/srv/wire' },
    ],
    'backups.get': () => noBackups,
    'spelling.get': () => ({ on: true, dictionaries: [] }),
    'spelling.words': () => [],
    'app.typography': () => true,
    'app.setTypography': () => null,
    'headlines.limits': () => headlineLimitsWith({}),
    'retention.get': () => ({ retention: { kind: 'keep-all' }, revisions: 0, bytes: 0 }),
    'newsroom.update': ({ name, languages, desks, fourEyes }) =>
      change({
        ...now,
        name: name ?? now.name,
        languages: languages ?? now.languages,
        desks: desks ?? now.desks,
        fourEyes: fourEyes ?? now.fourEyes,
      }),
    'members.add': (input) => change({ ...now, members: [...now.members, { id: 'new', ...input }] }),
    'members.update': ({ memberId, ...input }) =>
      change({ ...now, members: now.members.map((one) => (one.id === memberId ? { id: memberId, ...input } : one)) }),
    ...answers,
  });
  return { fake, ...renderView(<Page member={member} />) };
}

const section = async (name: string) => within(await screen.findByRole('region', { name }));

beforeAll(installPageParts);

describe('SettingsView', () => {
  it('saves the name at Enter and says so', async () => {
    const { fake } = open();
    const newsroom = await section('Newsroom');
    const box = newsroom.getByRole('textbox', { name: 'Name' });
    expect(newsroom.getByRole('status').textContent).toBe('');
    fireEvent.change(box, { target: { value: 'The Oasis Times' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    expect(await newsroom.findByText('Saved')).toBeDefined();
    expect(fake.inputs('newsroom.update')).toEqual([{ name: 'The Oasis Times' }]);
  });

  it('adds a language after those there are, and keeps the last one', async () => {
    const { fake } = open({ newsroom: newsroomOf({ members: [dina], languages: ['kk'] }) });
    const languages = within(await screen.findByRole('group', { name: 'Languages' }));
    expect(languages.getByRole('checkbox', { name: 'Kazakh' })).toHaveProperty('disabled', true);
    fireEvent.click(languages.getByRole('checkbox', { name: 'English' }));
    await waitFor(() => expect(fake.inputs('newsroom.update')).toEqual([{ languages: ['kk', 'en'] }]));
  });

  it('adds, renames and removes desks', async () => {
    const { fake } = open();
    const desks = within(await screen.findByRole('group', { name: 'Desks' }));
    fireEvent.change(desks.getByRole('textbox', { name: 'New desk' }), { target: { value: 'Culture' } });
    fireEvent.click(desks.getByRole('button', { name: 'Add desk' }));
    expect(await desks.findByRole('textbox', { name: 'Desk 3' })).toHaveProperty('value', 'Culture');
    const first = desks.getByRole('textbox', { name: 'Desk 1' });
    fireEvent.change(first, { target: { value: 'Money' } });
    fireEvent.blur(first);
    await waitFor(() => expect(fake.inputs('newsroom.update')).toHaveLength(2));
    fireEvent.click(await desks.findByRole('button', { name: 'Remove Regions' }));
    await waitFor(() =>
      expect(fake.inputs('newsroom.update').map((input) => input.desks)).toEqual([
        ['Economy', 'Regions', 'Culture'],
        ['Money', 'Regions', 'Culture'],
        ['Money', 'Culture'],
      ]),
    );
  });

  it('refuses a second desk of one name', async () => {
    const { fake } = open();
    const desks = within(await screen.findByRole('group', { name: 'Desks' }));
    fireEvent.change(desks.getByRole('textbox', { name: 'New desk' }), { target: { value: 'Economy' } });
    fireEvent.click(desks.getByRole('button', { name: 'Add desk' }));
    expect((await screen.findByRole('alert')).textContent).toBe('There is a desk Economy already.');
    expect(fake.inputs('newsroom.update')).toEqual([]);
  });

  it('adds a member', async () => {
    const { fake } = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Add a member…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Add a member' }));
    fireEvent.change(dialog.getByRole('textbox', { name: 'Name' }), { target: { value: 'Bolat Iskak' } });
    const inRoles = within(dialog.getByRole('group', { name: 'Roles' }));
    fireEvent.click(inRoles.getByRole('checkbox', { name: 'Editor' }));
    fireEvent.click(
      within(dialog.getByRole('group', { name: 'Languages' })).getByRole('checkbox', { name: 'English' }),
    );
    fireEvent.click(dialog.getByRole('button', { name: 'Add member' }));
    expect(await screen.findByText('Bolat Iskak')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(fake.inputs('members.add')).toEqual([
      { name: 'Bolat Iskak', roles: ['journalist', 'editor'], languages: ['ru', 'kk'] },
    ]);
  });

  it('changes a member, and keeps the dialog open when that is refused', async () => {
    const { fake } = open();
    fake.answer('members.update', () => {
      throw new DragomanError('bad-input', 'Choose at least one role.', { path: 'roles' });
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Edit… Maksat Tulegen' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Edit member' }));
    expect(dialog.getByRole('checkbox', { name: 'Translator' })).toHaveProperty('checked', true);
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Editor' }));
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect((await dialog.findByRole('alert')).textContent).toBe('Choose at least one role.');
    expect(fake.inputs('members.update')).toEqual([
      { memberId: 'maksat', name: 'Maksat Tulegen', roles: ['translator', 'editor'], languages: ['ru'] },
    ]);
  });

  it('turns four eyes off', async () => {
    const { fake } = open();
    const box = await screen.findByRole('checkbox', {
      name: 'Four eyes: nobody approves what they wrote or translated',
    });
    fireEvent.click(box);
    expect(await (await section('Workflow')).findByText('Saved')).toBeDefined();
    expect(box).toHaveProperty('checked', false);
    expect(fake.inputs('newsroom.update')).toEqual([{ fourEyes: false }]);
  });

  it('sends an outlet to a chosen folder and leaves it when the choice is cancelled', async () => {
    const { fake } = open({ answers: { 'app.chooseFolder': () => null, 'outlets.update': () => [] } });
    const site = within(await screen.findByRole('group', { name: 'Site folder' }));
    fireEvent.click(site.getByRole('button', { name: 'Change…' }));
    await waitFor(() => expect(fake.inputs('app.chooseFolder')).toHaveLength(1));
    fake.answer('app.chooseFolder', () => '/srv/site');
    fireEvent.click(site.getByRole('button', { name: 'Change…' }));
    await waitFor(() =>
      expect(fake.inputs('outlets.update')).toEqual([{ outlet: 'site', folder: '/srv/site', enabled: true }]),
    );
  });

  it('turns an outlet on and off without pinning it to its usual folder', async () => {
    const { fake } = open({
      answers: { 'outlets.update': ({ outlet, enabled }) => [{ outlet, enabled, folder: '/' }] },
    });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Site folder' }));
    await waitFor(() =>
      expect(fake.inputs('outlets.update')).toEqual([{ outlet: 'site', folder: null, enabled: false }]),
    );
  });

  it('keeps a folder of its own when an outlet is turned on', async () => {
    const { fake } = open({ answers: { 'outlets.update': () => [] } });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'ninjs folder' }));
    await waitFor(() =>
      expect(fake.inputs('outlets.update')).toEqual([{ outlet: 'ninjs', folder: '/srv/wire', enabled: true }]),
    );
  });

  it('shows where the newsroom is and closes it', async () => {
    const { shell } = open();
    const file = await section('This newsroom');
    expect(file.getByText('/home/dina/courier.newsroom')).toBeDefined();
    fireEvent.click(file.getByRole('button', { name: 'Close newsroom' }));
    await waitFor(() => expect(shell.closeNewsroom).toHaveBeenCalledOnce());
  });

  it('shows but does not offer changes to somebody who is no editor, and says who is', async () => {
    open({ member: maksat });
    expect(await screen.findByText('Only editors change these settings. Ask Dina Sarsen.')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add a member…' })).toBeNull();
    const own = screen.getByRole('checkbox', { name: 'Typographic quotes and dashes as you type' });
    for (const box of screen.getAllByRole('checkbox')) expect(box).toHaveProperty('disabled', box !== own);
  });

  it('is everybody’s where the newsroom has no editor', async () => {
    open({ member: maksat, newsroom: newsroomOf({ members: [maksat] }) });
    expect(await screen.findByRole('button', { name: 'Add a member…' })).toBeDefined();
  });

  it('says what was refused', async () => {
    open({
      answers: {
        'newsroom.update': () => {
          throw new DragomanError('not-allowed', 'Only an editor can change the newsroom.', { who: [] });
        },
      },
    });
    const box = await screen.findByRole('textbox', { name: 'Name' });
    fireEvent.change(box, { target: { value: 'Mine' } });
    fireEvent.blur(box);
    expect((await screen.findByRole('alert')).textContent).toBe('Only an editor can change the newsroom.');
    await waitFor(() => expect(box).toHaveProperty('value', 'The Steppe Courier'));
  });
});

describe('usualFolder', () => {
  it('is beside the newsroom, in the manner of its path', () => {
    expect(usualFolder('/home/dina/The Courier.newsroom', 'site')).toBe('/home/dina/The Courier.outlets/site');
    expect(usualFolder('C:\\News\\Courier.newsroom', 'ninjs')).toBe('C:\\News\\Courier.outlets\\ninjs');
  });
});
