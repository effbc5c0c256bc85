import type { Place } from '../../shared/contract/contract.ts';
import { request } from './client.ts';

/** Keeps, in the profile, where the person is, so that the next launch comes back there. */

let place: Place = { memberId: null, path: '/desk', blockId: null };
let timer: ReturnType<typeof setTimeout> | undefined;
let toldAt = 0;
/** At most so often, in milliseconds, and the first time at once: a page that crashes says nothing any more. */
const pause = 100;

/** Sets who is here at launch, and the block to give the caret back to, without writing anything. */
export function rememberMember(memberId: string | null, blockId: string | null): void {
  place = { ...place, memberId, blockId: place.blockId ?? blockId };
}

let newsroomId: string | null = null;

/** Sets which newsroom this page shows. */
export function rememberNewsroom(id: string): void {
  newsroomId = id;
}

/** The newsroom that this page shows, also while another one is opened already; null before there was any. */
export function newsroomHere(): string | null {
  return newsroomId;
}

export function rememberPlace(next: Partial<Place>): void {
  const before = place;
  place = { ...place, ...next };
  if (place.memberId === before.memberId && place.path === before.path && place.blockId === before.blockId) return;
  timer ??= setTimeout(() => void tell(), Math.max(0, toldAt + pause - performance.now()));
}

function tell(): Promise<unknown> {
  clearTimeout(timer);
  timer = undefined;
  toldAt = performance.now();
  return request('app.rememberPlace', place).catch(() => undefined);
}

/** Tells the profile at once where the person is, if that is still to be told: before the window closes. */
export async function settlePlace(): Promise<void> {
  if (timer !== undefined) await tell();
}

/** Who is at this window's desk; null when nobody is. */
export function memberHere(): string | null {
  return place.memberId;
}

/** The block that held the caret when the window was last here; given once. */
export function takeRememberedBlock(): string | null {
  const { blockId } = place;
  place = { ...place, blockId: null };
  return blockId;
}
