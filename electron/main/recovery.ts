import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Recovery } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { fileFailure } from './failures.ts';

/** Texts that could not be saved, one file an edition, until they are. */
export interface Recoveries {
  /** Resolves once the text is on a disk. @throws DragomanError when no disk takes it. */
  keep(recovery: Recovery): Promise<void>;
  drop(newsroomId: string, editionId: string): Promise<void>;
  /** Whether any text that was kept since the program started is not saved yet. */
  holdAny(): Promise<boolean>;
  /** Those of a newsroom, the latest first. */
  list(newsroomId: string): Promise<readonly Recovery[]>;
}

export interface RecoveriesOptions {
  /** Where they are kept, the best place first: the next one is for when a disk is full. */
  readonly folders: readonly string[];
  readonly onProblem: (what: string, error: unknown) => void;
}

const mark = 'dragoman-recovery';

interface Stored {
  readonly kind: typeof mark;
  readonly version: 1;
  readonly recovery: Recovery;
}

/** Ids come from a file that anybody may have made, so a name is never made of one. */
function nameOf(newsroomId: string, editionId: string): string {
  const short = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 24);
  return `${short(newsroomId)}-${short(editionId)}.json`;
}

export function createRecoveries({ folders, onProblem }: RecoveriesOptions): Recoveries {
  /** What is done with one text is done in turn: a later text never ends up under an earlier one. */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const result = (turns.get(name) ?? Promise.resolve()).then(work);
    const settled = result.catch(() => undefined);
    turns.set(name, settled);
    void settled.then(() => {
      if (turns.get(name) === settled) turns.delete(name);
    });
    return result;
  };

  const held = new Set<string>();

  const write = async (name: string, text: string): Promise<void> => {
    let problem: unknown;
    for (const folder of folders) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        if (!(await isOwn(folder))) throw new Error(`${folder} belongs to somebody else`);
        await writeDurably(join(folder, name), text);
        held.add(name);
        await remove(
          folders.filter((one) => one !== folder),
          name,
        );
        return;
      } catch (error) {
        problem = error;
        onProblem(`A text could not be kept in ${folder}`, error);
      }
    }
    const failure = fileFailure(problem, folders[0] ?? '');
    throw failure instanceof DragomanError
      ? failure
      : new DragomanError('storage-failed', 'The text could not be kept in a recovery file.', {
          detail: String(problem),
        });
  };

  return {
    keep(recovery) {
      const name = nameOf(recovery.newsroomId, recovery.editionId);
      const stored: Stored = { kind: mark, version: 1, recovery };
      return inTurn(name, () => write(name, `${JSON.stringify(stored)}\n`));
    },
    drop(newsroomId, editionId) {
      const name = nameOf(newsroomId, editionId);
      return inTurn(name, async () => {
        held.delete(name);
        await remove(folders, name);
      });
    },
    async holdAny() {
      await Promise.all(turns.values());
      return held.size > 0;
    },
    async list(newsroomId) {
      const found = await Promise.all(folders.map(readAll));
      const newest = new Map<string, Recovery>();
      for (const recovery of found.flat()) {
        if (recovery.newsroomId !== newsroomId) continue;
        const known = newest.get(recovery.editionId);
        if (!known || known.at < recovery.at) newest.set(recovery.editionId, recovery);
      }
      return [...newest.values()].sort((one, other) => (one.at < other.at ? 1 : -1));
    },
  };
}

/** The system's folder for what is temporary is everybody's. */
async function isOwn(folder: string): Promise<boolean> {
  const user = process.getuid?.();
  return user === undefined || (await stat(folder)).uid === user;
}

/** One that cannot be removed is older than what is kept, and is told from it by its time. */
async function remove(folders: readonly string[], name: string): Promise<void> {
  await Promise.all(folders.map((folder) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

async function readAll(folder: string): Promise<readonly Recovery[]> {
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readOne(folder, name)));
  return read.filter((one) => one !== null);
}

/** Null for what is none of ours, or not whole. */
async function readOne(folder: string, name: string): Promise<Recovery | null> {
  try {
    const stored = JSON.parse(await readFile(join(folder, name), 'utf8')) as Partial<Stored>;
    if (stored.kind !== mark || stored.version !== 1 || !stored.recovery) return null;
    // Loaded when it is needed: the schemas are heavy, and mostly there is nothing to recover.
    const { parseInput } = await import('../../shared/contract/parse.ts');
    const { newsroomId, at, content, editionId, baseRevision, memberId, blockId } = stored.recovery;
    const input = {
      newsroomId,
      editionId,
      baseRevision,
      memberId,
      blockId,
      fields: content.fields,
      blocks: content.blocks,
    };
    const parsed = parseInput('app.keepRecovery', input);
    return parsed.ok && nameOf(newsroomId, editionId) === name && !Number.isNaN(Date.parse(at))
      ? stored.recovery
      : null;
  } catch {
    return null;
  }
}

/** Writes a folder's names through to the disk, where the system can do that. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** A reader finds the old text or the new, never a part, also after the power went. */
export async function writeDurably(file: string, text: string | Uint8Array): Promise<void> {
  const temporary = `${file}.new`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await flushFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
