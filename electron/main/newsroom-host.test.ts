import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { CoreProcess, OpenRequest, RestoreRequest } from './core-process.ts';
import { createNewsroomHost, type NewsroomHost, newsroomOfOne } from './newsroom-host.ts';
import { openProfile, type Profile } from './profile.ts';

let folder: string;
let profile: Profile;
let asked: OpenRequest[];
let restores: RestoreRequest[];
let open: Newsroom | null;
let changes: number;
let host: NewsroomHost;

const here: Newsroom = { id: '', name: 'N', path: '', languages: ['en'], desks: [], fourEyes: false, members: [] };

/** Stands for the other process: opens everything but what is called damaged. */
const core: CoreProcess = {
  get newsroom() {
    return open;
  },
  start: () => undefined,
  async open(request) {
    asked.push(request);
    open = request.path.includes('damaged')
      ? null
      : { id: request.path, name: 'N', path: request.path, languages: ['en'], desks: [], fourEyes: false, members: [] };
    return open
      ? { ok: true, value: open }
      : { ok: false, error: { code: 'damaged', message: 'Damaged.', data: { path: request.path } } };
  },
  async restore(request) {
    restores.push(request);
    if (request.backup.includes('crash')) open = null;
    if (!request.backup.includes('good')) {
      return { ok: false, error: { code: 'damaged', message: 'Damaged.', data: { path: request.backup } } };
    }
    open = { ...here, id: request.path, path: request.path };
    return { ok: true, value: open };
  },
  request: async () => ({ ok: true, value: null }),
  async closeNewsroom() {
    open = null;
  },
  stop: async () => undefined,
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-host-'));
  profile = openProfile(join(folder, 'profile'), () => undefined);
  asked = [];
  restores = [];
  open = null;
  changes = 0;
  host = createNewsroomHost({
    core,
    profile,
    folders: { profile: join(folder, 'profile'), documents: () => join(folder, 'documents'), sample: '/app/sample' },
    onChanged: () => {
      changes += 1;
    },
  });
});
afterEach(async () => {
  await profile.written();
  rmSync(folder, { recursive: true, force: true });
});

describe('at launch', () => {
  it('opens nothing in a fresh profile', async () => {
    host.openAtLaunch({ open: null, openOrCreate: null });
    await host.settled();
    expect(asked).toEqual([]);
    expect(host.newsroom).toBeNull();
    expect(host.problem).toBeNull();
  });

  it('opens what is asked for, to be created with its folder when missing, and remembers it', async () => {
    const path = join(folder, 'new', 'Steppe.newsroom');
    host.openAtLaunch({ open: null, openOrCreate: path });
    await host.settled();
    expect(asked).toEqual([{ path, create: newsroomOfOne(path) }]);
    expect(existsSync(join(folder, 'new'))).toBe(true);
    expect(profile.settings.lastNewsroom).toBe(path);
    expect(newsroomOfOne(path)).toMatchObject({ name: 'Steppe', languages: ['en', 'ru', 'kk'], fourEyes: false });
  });

  it('opens the last newsroom, and a file that was double-clicked before it', async () => {
    profile.update({ lastNewsroom: '/rooms/last.newsroom' });
    host.openAtLaunch({ open: null, openOrCreate: null });
    await host.settled();
    host.openAtLaunch({ open: '/rooms/clicked.newsroom', openOrCreate: null });
    await host.settled();
    expect(asked).toEqual([{ path: '/rooms/last.newsroom' }, { path: '/rooms/clicked.newsroom' }]);
  });

  it('says why the newsroom could not be opened', async () => {
    host.openAtLaunch({ open: '/rooms/damaged.newsroom', openOrCreate: null });
    await host.settled();
    expect(host.problem).toMatchObject({ code: 'damaged' });
    writeFileSync(join(folder, 'file'), '');
    host.openAtLaunch({ open: null, openOrCreate: join(folder, 'file', 'Steppe.newsroom') });
    await host.settled();
    expect(host.problem?.code).not.toBe('damaged');
  });
});

describe('later', () => {
  it('opens the newsroom before again when another cannot be opened', async () => {
    await host.open('/rooms/good.newsroom');
    await expect(host.open('/rooms/damaged.newsroom')).rejects.toMatchObject({ code: 'damaged' });
    expect(host.newsroom?.path).toBe('/rooms/good.newsroom');
    expect(profile.settings.lastNewsroom).toBe('/rooms/good.newsroom');
  });

  it('creates a newsroom in the documents, under a name that is free', async () => {
    const described = newsroomOfOne('/x/A: B.newsroom');
    await host.create({ ...described, name: 'A: B' }, null);
    const path = join(folder, 'documents', 'Dragoman', 'A B.newsroom');
    expect(asked.at(-1)?.path).toBe(path);
    writeFileSync(path, '');
    await host.create({ ...described, name: 'A: B' }, null);
    expect(asked.at(-1)?.path).toBe(join(folder, 'documents', 'Dragoman', 'A B 2.newsroom'));
  });

  it('puts the sample into the profile', async () => {
    await host.openSample();
    expect(asked).toEqual([
      {
        path: join(folder, 'profile', 'Sample newsroom', 'The Steppe Courier.newsroom'),
        sampleFolder: '/app/sample',
      },
    ]);
  });

  it('tells when nothing is open any more and still offers the last one at the next launch', async () => {
    await host.open('/rooms/good.newsroom');
    await host.close();
    expect(host.newsroom).toBeNull();
    expect(changes).toBe(2);
    expect(profile.settings.lastNewsroom).toBe('/rooms/good.newsroom');
  });
});

describe('restoring a backup', () => {
  it('is of the newsroom that is open', async () => {
    await host.open(join(folder, 'Steppe.newsroom'));
    const restored = await host.restore(join(folder, 'good'), 'dina');
    expect(restores).toEqual([
      { path: join(folder, 'Steppe.newsroom'), backup: join(folder, 'good'), memberId: 'dina' },
    ]);
    expect(restored).toEqual(host.newsroom);
    // The one of opening: everybody stays where they sit.
    expect(changes).toBe(1);
  });

  it('is of the one that could not be opened at launch', async () => {
    const path = join(folder, 'damaged.newsroom');
    host.openAtLaunch({ open: path, openOrCreate: null });
    await host.settled();
    expect(host.path).toBe(path);
    await host.restore(join(folder, 'good'), null);
    expect(restores).toMatchObject([{ path, memberId: null }]);
    expect(host.problem).toBeNull();
    expect(profile.settings.lastNewsroom).toBe(path);
  });

  it('is refused where no newsroom was ever asked for', async () => {
    await expect(host.restore('/good', null)).rejects.toMatchObject({ code: 'no-newsroom' });
  });

  it('leaves what is open when it fails', async () => {
    const { path } = await host.open(join(folder, 'Steppe.newsroom'));
    await expect(host.restore('/bad', null)).rejects.toMatchObject({ code: 'damaged' });
    expect(host.newsroom?.path).toBe(path);
    expect(asked).toHaveLength(1);
  });

  it('opens the newsroom again when the core ended meanwhile', async () => {
    const { path } = await host.open(join(folder, 'Steppe.newsroom'));
    await expect(host.restore('/crash', null)).rejects.toMatchObject({ code: 'damaged' });
    expect(host.newsroom?.path).toBe(path);
    expect(asked).toHaveLength(2);
  });
});
