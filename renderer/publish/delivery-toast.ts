import type { Acted } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { showToast } from '../ui/toast.tsx';

/** How the place of a publication is told, after what was done. */
export type SayWhere = (path: string) => string;

export const itIsIn: SayWhere = (path) => `It is in ${path}`;
export const withdrawnIn: SayWhere = (path) => `The page now says that it was withdrawn: ${path}`;

/** Says what was done and where it went, with a way to see it; or that it is still on its way. */
export function showDeliveries(done: string, { deliveries }: Acted, where: SayWhere = itIsIn): void {
  const page =
    deliveries.find((one) => one.outlet === 'site' && one.path !== null) ?? deliveries.find((one) => one.path !== null);
  const failed = deliveries.find((one) => one.state === 'failed');
  const path = page?.path;
  const text = failed
    ? `${done} Not everything could be delivered: ${failed.error ?? 'no reason was given'}. It is tried again by itself.`
    : path
      ? `${done} ${where(path)}`
      : done;
  const show = (shown: string): void =>
    void request('app.showInFolder', { path: shown }).catch((error: unknown) => showToast({ text: messageOf(error) }));
  showToast(path ? { text, action: { name: 'Show in folder', run: () => show(path) } } : { text });
}
