import { readSetting, writeSetting } from '../store/newsroom-settings.ts';
import { newestSave } from '../store/thinning.ts';
import { instantOf, type Request, write } from './context.ts';
import { retentionOf, thin } from './retention.ts';

const day = 24 * 60 * 60_000;

/**
 * Thins what has grown old since yesterday, if the newsroom wants that. Ages are counted from the newest save: a clock
 * that runs years ahead must not make all of a history old at once.
 */
export async function thinDue(request: Request): Promise<void> {
  const retention = retentionOf(request);
  if (retention.kind === 'keep-all') return;
  const now = request.clock.now();
  const last = Date.parse(readSetting(request.database, 'thinnedAt') ?? '');
  // A clock that was set back since says nothing of when it was.
  if (now >= last && now - last < day) return;
  const newest = newestSave(request.database);
  if (newest !== null) await thin(request, retention, Math.min(now, newest), null);
  write(request, (unit) => writeSetting(unit.database, 'thinnedAt', instantOf(now)));
}
