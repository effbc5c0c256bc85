import type { Place } from '../../shared/contract/contract.ts';
import { request } from './client.ts';

/** Keeps, in the profile, where the person is, so that the next launch comes back there. */

let place: Place = { memberId: null, path: '/desk', blockId: null };
let timer: ReturnType<typeof setTimeout> | undefined;
const delay = 250;

/** Sets who is here at launch, and the block to give the caret back to, without writing anything. */
export function rememberMember(memberId: string | null, blockId: string | null): void {
  place = { ...place, memberId, blockId: place.blockId ?? blockId };
}

export function rememberPlace(next: Partial<Place>): void {
  place = { ...place, ...next };
  clearTimeout(timer);
  timer = setTimeout(() => void tell(), delay);
}

function tell(): Promise<unknown> {
  clearTimeout(timer);
  timer = undefined;
  return request('app.rememberPlace', place).catch(() => undefined);
}

/** Tells the profile at once where the person is, if that is still to be told: before the window closes. */
export async function settlePlace(): Promise<void> {
  if (timer !== undefined) await tell();
}

/** The block that held the caret when the window was last here; given once. */
export function takeRememberedBlock(): string | null {
  const { blockId } = place;
  place = { ...place, blockId: null };
  return blockId;
}
