import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Newsroom } from '../../shared/contract/contract.ts';
import type { NewNewsroom } from '../../shared/contract/core-messages.ts';
import { DragomanError, type DragomanErrorReply, type Reply } from '../../shared/contract/errors.ts';
import { roles } from '../../shared/domain/members.ts';
import type { CoreProcess, OpenRequest } from './core-process.ts';
import { fileFailure } from './failures.ts';
import { freePath, newsroomNameOf } from './file-names.ts';
import type { Profile } from './profile.ts';

/** Which newsroom is open, and the ways to open one. */
export interface NewsroomHost {
  readonly newsroom: Newsroom | null;
  /** Why the newsroom of the launch could not be opened, while none is open. */
  readonly problem: DragomanErrorReply | null;
  /** Where the newsroom is, or the one that could not be opened last is or was; null when none was asked for. */
  readonly path: string | null;
  /** Starts opening what the launch asks for, or the last newsroom; says whether there is any. Does not wait. */
  openAtLaunch(asked: LaunchRequest): boolean;
  /** Resolves once what is being opened is open, or failed. */
  settled(): Promise<void>;
  /** `create`: when there is no such file it is made, as at launch. */
  open(path: string, create?: boolean): Promise<Newsroom>;
  openSample(): Promise<Newsroom>;
  create(newsroom: NewNewsroom, folder: string | null): Promise<Newsroom>;
  /**
   * Puts a backup in the place of the newsroom at `path`. What is there is kept first.
   * @throws DragomanError; what was open then is open still.
   */
  restore(backup: string, memberId: string | null): Promise<Newsroom>;
  close(): Promise<void>;
}

export interface LaunchRequest {
  /** `DRAGOMAN_NEWSROOM`: created when missing. */
  readonly openOrCreate: string | null;
  /** A file given as an argument or by the system. */
  readonly open: string | null;
}

export interface Folders {
  readonly profile: string;
  readonly documents: () => string;
  /** The sample's sources, in the app itself. */
  readonly sample: string;
}

export interface NewsroomHostOptions {
  readonly core: CoreProcess;
  readonly profile: Profile;
  readonly folders: Folders;
  /** Called when another newsroom is open, or none any more. */
  readonly onChanged: () => void;
}

export function createNewsroomHost({ core, profile, folders, onChanged }: NewsroomHostOptions): NewsroomHost {
  let launch: Promise<unknown> = Promise.resolve();
  let problem: DragomanErrorReply | null = null;
  /** What could not be opened last. */
  let missed: string | null = null;

  const opened = (newsroom: Newsroom): Newsroom => {
    problem = null;
    profile.update({ lastNewsroom: newsroom.path });
    onChanged();
    return newsroom;
  };

  /** Puts a newsroom in the place of the open one, which comes back when that fails. */
  const replace = async (request: OpenRequest): Promise<Newsroom> => {
    const previous = core.newsroom;
    const reply = await core.open(request);
    if (reply.ok) return opened(reply.value);
    missed = request.path;
    if (previous && previous.path !== request.path) {
      const back = await core.open({ path: previous.path });
      if (back.ok) opened(back.value);
      else onChanged();
    }
    throw new DragomanError(reply.error.code, reply.error.message, reply.error.data);
  };

  const makeFolder = async (folder: string): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw fileFailure(error, folder);
    }
  };

  const orCreate = async (path: string): Promise<OpenRequest> => {
    if (!existsSync(path)) await makeFolder(dirname(path));
    return { path, create: newsroomOfOne(path) };
  };

  const firstOpen = async ({ openOrCreate, open }: LaunchRequest): Promise<Reply<Newsroom> | null> => {
    const path = open ?? openOrCreate ?? profile.settings.lastNewsroom;
    if (path === null) return null;
    missed = resolve(path);
    return core.open(openOrCreate !== null && open === null ? await orCreate(missed) : { path: missed });
  };

  return {
    get newsroom() {
      return core.newsroom;
    },
    get problem() {
      return core.newsroom ? null : problem;
    },
    get path() {
      return core.newsroom?.path ?? missed;
    },
    openAtLaunch(asked) {
      const any = asked.open !== null || asked.openOrCreate !== null || profile.settings.lastNewsroom !== null;
      launch = firstOpen(asked).then(
        (reply) => {
          if (reply?.ok) opened(reply.value);
          else if (reply) problem = reply.error;
        },
        (error: unknown) => {
          problem =
            error instanceof DragomanError
              ? error.toReply()
              : {
                  code: 'storage-failed',
                  message: 'The newsroom could not be opened.',
                  data: { detail: String(error) },
                };
        },
      );
      return any;
    },
    settled: async () => void (await launch),
    async open(path, create = false) {
      const target = resolve(path);
      return replace(create ? await orCreate(target) : { path: target });
    },
    async openSample() {
      const path = join(folders.profile, 'Sample newsroom', 'The Steppe Courier.newsroom');
      await makeFolder(dirname(path));
      return replace({ path, sampleFolder: folders.sample });
    },
    async create(newsroom, folder) {
      const target = folder ?? join(folders.documents(), 'Dragoman');
      await makeFolder(target);
      return replace({ path: freePath(target, newsroom.name, existsSync), create: newsroom });
    },
    async restore(backup, memberId) {
      const path = core.newsroom?.path ?? missed;
      if (path === null) throw new DragomanError('no-newsroom', 'No newsroom is open.', {});
      const wasOpen = core.newsroom !== null;
      const reply = await core.restore({ path, backup: resolve(backup), memberId });
      // Whoever sits at a window stays there: it is the same newsroom.
      if (reply.ok) return wasOpen ? reply.value : opened(reply.value);
      // A core that ended meanwhile has none open any more; the file is whole, whichever state it holds.
      if (wasOpen && !core.newsroom) {
        const back = await core.open({ path });
        if (back.ok) opened(back.value);
        else onChanged();
      }
      throw new DragomanError(reply.error.code, reply.error.message, reply.error.data);
    },
    async close() {
      missed = null;
      await core.closeNewsroom();
      problem = null;
      onChanged();
    },
  };
}

/** What a newsroom is made of that nobody described: its one member is whoever uses this computer. */
export function newsroomOfOne(path: string): NewNewsroom {
  return {
    name: newsroomNameOf(path),
    languages: ['en', 'ru', 'kk'],
    fourEyes: false,
    member: { name: systemUser(), roles },
  };
}

function systemUser(): string {
  try {
    return userInfo().username || 'Editor';
  } catch {
    // A user without an entry among the system's users, as in some containers.
    return process.env.USER || 'Editor';
  }
}
