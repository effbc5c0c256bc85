import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One state to be committed. */
export interface Commit {
  readonly text: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** What git takes to keep states of one file, one commit each, in bytes. */
export interface GitSize {
  /** The pack and its index, without which nothing can be read; no logs, hooks, or other files of the repository. */
  readonly pack: number;
  /** All that is in the repository. */
  readonly everything: number;
}

/** Keeps the states in a new git repository, packs it with `git gc --aggressive`, and says what it takes. */
export async function sizeInGit(commits: Iterable<Commit>): Promise<GitSize> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-git-'));
  try {
    git(folder, ['init', '--quiet', '--bare', '--initial-branch=main', '.']);
    const input = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'inherit', 'inherit'] });
    const ended = once(input, 'close');
    for (const { text, at } of commits) {
      const seconds = Math.floor(at / 1_000);
      const body = Buffer.from(text);
      const head =
        'commit refs/heads/main\n' +
        `committer Aigerim <aigerim@dragoman.example> ${seconds} +0000\n` +
        `data 6\ntypingM 100644 inline story\ndata ${body.length}\n`;
      if (!input.stdin.write(Buffer.concat([Buffer.from(head), body, Buffer.from('\n')]))) {
        await once(input.stdin, 'drain');
      }
    }
    input.stdin.end();
    const [code] = await ended;
    if (code !== 0) throw new Error(`git fast-import ended with ${String(code)}`);
    git(folder, ['-c', 'gc.reflogExpire=now', 'gc', '--quiet', '--aggressive', '--prune=now']);
    const packs = join(folder, 'objects', 'pack');
    const pack = readdirSync(packs)
      .filter((name) => /\.(pack|idx)$/u.test(name))
      .reduce((sum, name) => sum + statSync(join(packs, name)).size, 0);
    return { pack, everything: sizeOf(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(folder: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('git', [...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error?.message ?? stderr}`);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
