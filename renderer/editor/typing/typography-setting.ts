import { request } from '../../app/client.ts';
import { Listeners } from '../listeners.ts';

/** Whether quotes and dashes are made typographic as they are typed. A person's choice, kept in the profile. */

let on = true;
let asked = false;
/** Whether it was chosen since: then what the profile said before does not count. */
let chosen = false;
const listeners = new Listeners();
/** To the other windows of the person, who chose for all of them. */
let windows: BroadcastChannel | null = null;

export function typographyIsOn(): boolean {
  return on;
}

/** Takes up what the profile says, once. Until then it is on. */
export function loadTypography(): void {
  listenToWindows();
  if (asked) return;
  asked = true;
  request('app.typography', {}).then(
    (kept) => {
      if (!chosen) set(kept);
    },
    () => undefined,
  );
}

export function toggleTypography(): void {
  void setTypography(!on).catch(() => undefined);
}

/** Holds at once. Rejects when the profile could not take it: then it is so for as long as this window is open. */
export async function setTypography(next: boolean): Promise<void> {
  chosen = true;
  set(next);
  await request('app.setTypography', { on: next });
  windows?.postMessage(next);
}

export function onTypography(listener: () => void): () => void {
  return listeners.add(listener);
}

function set(next: boolean): void {
  if (next === on) return;
  on = next;
  listeners.tell();
}

function listenToWindows(): void {
  if (windows || typeof BroadcastChannel === 'undefined') return;
  windows = new BroadcastChannel('dragoman-typography');
  windows.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'boolean') return;
    chosen = true;
    set(data);
  });
}
