import type { LeftOut, ReplacedInNewsroom, ReplaceUndone } from '../../shared/contract/find.ts';
import { counted, formatNumber } from '../ui/time.ts';
import { countIn } from './replace-choices.ts';
import type { ReplacePlan } from './use-replacing.ts';

/** So many texts are named in a message that goes away; all of them stand in Find. */
const mostNamed = 2;

/** "Replaced 4 places in 3 texts. 1 text was left out. Гавань, Russian: it was changed meanwhile." */
export function saidOfReplaced({ replaced, leftOut, notReached }: ReplacedInNewsroom, texts: number): string {
  const places = replaced.reduce((sum, { count }) => sum + count, 0);
  const isStopped = notReached.length > 0;
  const where = isStopped ? outOf(replaced.length, texts) : counted(replaced.length, 'text');
  const said = replaced.length === 0 ? 'Nothing was replaced.' : `Replaced ${counted(places, 'place')} in ${where}.`;
  return `${isStopped ? 'Stopped. ' : ''}${said}${saidOfLeftOut(leftOut, 'left out')}`;
}

/** "3 texts are as they were. 1 text was left as it is. Гавань, Russian: it was changed since." */
export function saidOfUndone({ restored, leftOut, notReached }: ReplaceUndone, texts: number): string {
  const { length } = restored;
  const isStopped = notReached.length > 0;
  const said = isStopped
    ? `${outOf(length, texts)} are as they were.`
    : length === 1
      ? '1 text is as it was.'
      : `${counted(length, 'text')} are as they were.`;
  return `${isStopped ? 'Stopped. ' : ''}${length === 0 ? 'Nothing was undone.' : said}${saidOfLeftOut(leftOut, 'left as it is', 'left as they are')}`;
}

function outOf(some: number, all: number): string {
  return `${formatNumber(some)} of ${counted(all, 'text')}`;
}

function saidOfLeftOut(leftOut: readonly LeftOut[], one: string, many = one): string {
  const { length } = leftOut;
  if (length === 0) return '';
  const what = length === 1 ? `1 text was ${one}.` : `${counted(length, 'text')} were ${many}.`;
  const named = leftOut
    .slice(0, mostNamed)
    .map(({ name, reason }) => (name === '' ? reason : `${name}: ${small(reason)}`));
  const more = length - named.length;
  const rest = more > 0 ? ` ${counted(more, 'more text')} ${more === 1 ? 'is' : 'are'} listed in Find.` : '';
  return ` ${what} ${named.join(' ')}${rest}`;
}

/** A sentence as it goes on behind a colon; names keep their capital. */
function small(sentence: string): string {
  return sentence.replace(/^(?:It|Its|This|What|Only|You)\b/u, (word) => word.toLowerCase());
}

/** "; 5 places to replace, 1 text left out": goes on behind what was found. */
export function saidOfPlan({ totals, changes, out, settled }: ReplacePlan): string {
  if (!settled) return '';
  const all = [...changes.values()];
  const leftOut = all.filter((change) => change.leftOut !== null && change.count > 0).length;
  const unseen = all
    .filter((change) => countIn(out.get(change.editionId), change) > 0)
    .reduce((sum, { count, places }) => sum + count - places.length, 0);
  const parts = [
    totals.places === 0 ? 'nothing to replace' : `${counted(totals.places, 'place')} to replace`,
    ...(unseen > 0 ? [`${formatNumber(unseen)} of them not shown one by one`] : []),
    ...(totals.takenOut > 0 ? [`${formatNumber(totals.takenOut)} taken out`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, 'text')} left out`] : []),
  ];
  return `; ${parts.join(', ')}`;
}
