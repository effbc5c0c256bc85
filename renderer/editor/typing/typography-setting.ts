import { request } from '../../app/client.ts';
import { Listeners } from '../listeners.ts';

/** Whether quotes and dashes are made typographic as they are typed. A person's choice, kept in the profile. */

let on = true;
let asked = false;
const listeners = new Listeners();

export function typographyIsOn(): boolean {
  return on;
}

/** Takes up what the profile says, once. Until then it is on. */
export function loadTypography(): void {
  if (asked) return;
  asked = true;
  request('app.typography', {}).then(set, () => undefined);
}

export function toggleTypography(): void {
  asked = true;
  set(!on);
  // A profile that cannot be written has it for as long as this window is open.
  request('app.setTypography', { on }).catch(() => undefined);
}

export function onTypography(listener: () => void): () => void {
  return listeners.add(listener);
}

function set(next: boolean): void {
  if (next === on) return;
  on = next;
  listeners.tell();
}
