import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Outlet, OutletKind } from '../../../shared/contract/contract.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { retryAll } from '../store/deliveries.ts';
import { listOutlets, type OutletRow, writeOutlet } from '../store/settings.ts';
import { type Context, write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { refuseUnlessManager } from './newsroom.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export const outletKinds = ['site', 'ninjs'] as const satisfies readonly OutletKind[];

/** Every outlet, as set or as it is by default: on, in the usual folder. */
export function outletSettings(database: ReadableDatabase): readonly OutletRow[] {
  const set = new Map(listOutlets(database).map((row) => [row.outlet, row]));
  return outletKinds.map((outlet) => set.get(outlet) ?? { outlet, enabled: true, folder: null });
}

/** Where an outlet writes, an absolute path: `NAME.outlets/OUTLET` beside the newsroom unless told otherwise. */
export function outletFolder(path: string, row: OutletRow): string {
  const name = basename(path).replace(/\.newsroom$/u, '');
  return row.folder ?? join(dirname(path), `${name}.outlets`, row.outlet);
}

function list(context: Context): readonly Outlet[] {
  return outletSettings(context.database).map((row) => ({
    outlet: row.outlet,
    enabled: row.enabled,
    folder: outletFolder(context.path, row),
  }));
}

export const outletHandlers = {
  'outlets.list': (request) => {
    signedIn(request);
    return list(request);
  },
  'outlets.update': (request, { outlet, folder, enabled }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'change the outlets');
    if (folder !== null && !isAbsolute(folder)) throw badInput('folder', 'A whole path is needed.');
    write(request, (unit) => {
      const usual = folder === outletFolder(request.path, { outlet, enabled, folder: null });
      writeOutlet(unit.database, { outlet, enabled, folder: usual ? null : folder });
      retryAll(unit.database, unit.at);
      recordStoryEvent(unit, {
        action: 'outlet',
        memberId: member.id,
        storyId: null,
        data: { outlet, folder, enabled },
      });
    });
    request.emit({ kind: 'newsroom' });
    request.outbox.wake();
    return list(request);
  },
} satisfies HandlersOf<'outlets.list' | 'outlets.update'>;
