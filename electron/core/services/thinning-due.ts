import { readSetting, writeSetting } from '../store/newsroom-settings.ts';
import { daysOfSaves, newestSave } from '../store/thinning.ts';
import { instantOf, type Request, write } from './context.ts';
import { retentionOf, thin } from './retention.ts';

const day = 24 * 60 * 60_000;
/** In milliseconds. A jump further ahead than this is not taken for time that went by. */
const longestJump = 31 * day;
/** Unless people wrote on so many days beyond it: then it is the time. */
const daysThatProve = 7;

/**
 * Thins what has grown old since yesterday, if the newsroom wants that. Ages are counted from the newest save, and only
 * if that is not much later than the one they were counted from last: a clock that runs years ahead must not make all of
 * a history old, and not through the first save made under it either. Until it is plausible nothing goes, unless a
 * person sets the retention again, who sees beforehand what would.
 */
export async function thinDue(request: Request): Promise<void> {
  const retention = retentionOf(request);
  if (retention.kind === 'keep-all') return;
  const now = request.clock.now();
  const last = Date.parse(readSetting(request.database, 'thinnedAt') ?? '');
  // A clock that was set back since says nothing of when it was.
  if (now >= last && now - last < day) return;
  const newest = newestSave(request.database);
  if (newest !== null) {
    const from = Math.min(now, newest);
    const before = Date.parse(readSetting(request.database, 'agesFrom') ?? '');
    if (!isPlausible(request, before, from)) return;
    await thin(request, retention, from, null);
    write(request, (unit) => writeSetting(unit.database, 'agesFrom', instantOf(from)));
  }
  write(request, (unit) => writeSetting(unit.database, 'thinnedAt', instantOf(now)));
}

/** @param before what ages were counted from last, in milliseconds; NaN when they never were. */
function isPlausible({ database }: Request, before: number, from: number): boolean {
  if (Number.isNaN(before) || from - before <= longestJump) return true;
  return daysOfSaves(database, before + longestJump) >= daysThatProve;
}
