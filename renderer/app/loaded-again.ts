import type { Boot, LoadedAgain } from '../../shared/contract/contract.ts';
import { type Became, takeUpHeld } from '../editor/session/held-text.ts';
import { dateAndTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { routeOf } from './navigation.ts';

/** What a page says of why it was loaded anew. */
let toSay: string | null = null;

/** Gets what is to be said ready, and what was typed before the page crashed. Before the first paint. */
export async function prepareAgain({ again, newsroom, memberId, place }: Boot): Promise<void> {
  if (!again || !newsroom) return;
  if (again.kind === 'restored') {
    toSay = restoredText(again);
    return;
  }
  if (memberId === null) return;
  const route = place && routeOf(place.path);
  const openId = route?.view === 'edition' ? route.editionId : null;
  const became = await takeUpHeld(again.held, { newsroomId: newsroom.id, memberId, openId });
  toSay = `This window stopped working and was opened again. ${crashedText(became)}`;
}

/** Says it, once. */
export function announceAgain(): void {
  if (toSay !== null) showToast({ text: toSay });
  toSay = null;
}

function crashedText(became: readonly Became[]): string {
  const saved = 'What was saved is here';
  if (became.includes('lost')) return `${saved}; not all that was typed after that could be put back.`;
  if (became.includes('kept')) return `${saved}; what was typed after that is kept, and offered in its story.`;
  if (became.includes('back'))
    return `${saved}, and what was typed after that is back, except perhaps the last few letters.`;
  return `${saved}.`;
}

function restoredText({ at }: Extract<LoadedAgain, { kind: 'restored' }>): string {
  const what = at === null ? 'The backup is restored.' : `The newsroom is as it was on ${dateAndTime(at)}.`;
  return `${what} What was there before is kept: it is in Settings, under Backups.`;
}
