import { v7 } from 'uuid';
import { type Core, openCore } from '../../electron/core/core.ts';
import { outletFiles } from '../../electron/core/outlet-files.ts';
import { ninjsOutlet } from '../../electron/core/outlets/ninjs.ts';
import { siteOutlet } from '../../electron/core/outlets/site.ts';
import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { Output } from '../../shared/contract/contract.ts';
import { parseInput } from '../../shared/contract/parse.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { languageCodes } from '../../shared/domain/languages.ts';
import { proseLanguages } from './vocabulary.mts';

/** A newsroom as a window has it, on a clock of its own. */
export interface BenchCore {
  readonly core: Core;
  readonly memberId: string;
  /** Asks and expects an answer. */
  ask<C extends CoreChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Lets time go by, in milliseconds. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** Opens the newsroom at a path, or makes one with a member who is everything, and signs that one in. */
export async function openBenchCore(path: string, start: number = Date.UTC(2026, 0, 5, 9)): Promise<BenchCore> {
  let now = start;
  const core = openCore({
    path,
    clock: { now: () => now },
    ids: { next: () => v7({ msecs: now }) },
    files: outletFiles,
    writers: { site: siteOutlet, ninjs: ninjsOutlet },
    parse: parseInput,
    create: {
      name: 'Bench',
      languages: languageCodes.filter((code) => (proseLanguages as readonly string[]).includes(code)),
      fourEyes: false,
      member: { name: 'Bench', roles: ['journalist', 'translator', 'editor'] },
    },
  });
  const ask = async <C extends CoreChannel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const reply = await core.handle('bench', channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${reply.error.message}`);
    return reply.value;
  };
  const memberId = core.newsroom.members[0]?.id ?? '';
  await ask('session.signIn', { memberId });
  return {
    core,
    memberId,
    ask,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    close: () => core.close(),
  };
}
