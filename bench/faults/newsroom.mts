import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { type Core, type CoreOptions, openCore } from '../../electron/core/core.ts';
import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { NewNewsroom } from '../../shared/contract/core-messages.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import type { Role } from '../../shared/domain/members.ts';

/** Where an experiment's files lie: in memory where the system offers that, so that syncing costs nothing. */
export type Place = 'disk' | 'memory';
const memory = '/dev/shm';

/** A folder for one experiment. */
export function makeFolder(name: string, place: Place = 'disk'): { readonly path: string; remove(): void } {
  const above = place === 'memory' && existsSync(memory) ? memory : tmpdir();
  const path = mkdtempSync(join(above, `dragoman-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

const noDelivery = async (): Promise<{ path: string }> => ({ path: '' });
/** Outlets that write nothing. */
export const silentOutlets: Pick<CoreOptions, 'files' | 'writers'> = {
  files: { exists: async () => false, write: async () => undefined },
  writers: { site: { outlet: 'site', deliver: noDelivery }, ninjs: { outlet: 'ninjs', deliver: noDelivery } },
};

const made: NewNewsroom = {
  name: 'Faults',
  languages: ['en', 'ru', 'kk'],
  fourEyes: false,
  member: { name: 'Dina', roles: ['journalist', 'translator', 'editor'] },
};

/** Opens a newsroom as the core's own process does; `make`: with one member of all roles, when it is not there. */
export function openNewsroom(path: string, how: 'open' | 'make' = 'open'): Core {
  return openCore({
    path,
    clock: { now: () => Date.now() },
    ids: { next: () => v7() },
    ...silentOutlets,
    ...(how === 'make' ? { create: made } : {}),
  });
}

export type Ask = <C extends CoreChannel>(channel: C, input: Input<C>) => Promise<Output<C>>;

/** Asks a core at one window, and expects answers. */
export function askAt(core: Core, session: string): Ask {
  return async (channel, input) => {
    const reply = await core.handle(session, channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
}

/** Signs in at a window the first member who has a role. */
export async function signIn(core: Core, session: string, role: Role = 'editor'): Promise<Ask> {
  const ask = askAt(core, session);
  const member = core.newsroom.members.find((one) => one.roles.includes(role));
  await ask('session.signIn', { memberId: member?.id ?? '' });
  return ask;
}

/** The one edition of a newsroom that a saver made; undefined when it did not come to that. */
export async function onlyEdition(ask: Ask): Promise<string | undefined> {
  const { rows } = await ask('stories.list', { show: 'all', text: '', offset: 0, limit: 1 });
  return rows[0]?.editions[0]?.id;
}
