import { useSyncExternalStore } from 'react';

/** Where the window is. A path is what is remembered between launches; it never reaches the address bar. */
export type Route =
  | { readonly view: 'desk' }
  | { readonly view: 'stories' }
  | { readonly view: 'published' }
  | { readonly view: 'find' }
  | { readonly view: 'settings' }
  | { readonly view: 'edition'; readonly editionId: string };

export function pathOf(route: Route): string {
  return route.view === 'edition' ? `/edition/${route.editionId}` : `/${route.view}`;
}

/** The route that a path names; the desk when it names none. */
export function routeOf(path: string): Route {
  const [, view, id] = path.split('/');
  if (view === 'edition' && id !== undefined && id !== '') return { view, editionId: id };
  if (view === 'stories' || view === 'published' || view === 'find' || view === 'settings') return { view };
  return { view: 'desk' };
}

/** Resolves to false when something could not be saved. */
type Guard = () => Promise<unknown>;

let past: Route[] = [];
let present: Route = { view: 'desk' };
let future: Route[] = [];
let returned = false;
const listeners = new Set<() => void>();
const guards = new Set<Guard>();

function announce(): void {
  for (const listener of listeners) listener();
}

/** Called before the window goes elsewhere, so that what is typed is saved first. Returns what removes it. */
export function beforeLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

async function settle(): Promise<boolean> {
  const results = await Promise.all([...guards].map((guard) => guard()));
  return results.every((saved) => saved !== false);
}

export function go(route: Route): void {
  if (pathOf(route) === pathOf(present)) return;
  // The view changes at once; the save that leaving starts goes on behind it.
  void settle();
  past = [...past.slice(-99), present];
  present = route;
  future = [];
  returned = false;
  announce();
}

export function goBack(): void {
  const route = past.at(-1);
  if (!route) return;
  void settle();
  past = past.slice(0, -1);
  future = [present, ...future];
  present = route;
  returned = true;
  announce();
}

export function goForward(): void {
  const route = future[0];
  if (!route) return;
  void settle();
  future = future.slice(1);
  past = [...past, present];
  present = route;
  returned = true;
  announce();
}

/** Sets where the window starts, without a past: at launch and after signing in. */
export function startAt(route: Route): void {
  past = [];
  future = [];
  present = route;
  returned = false;
  announce();
}

/** Runs every guard and waits: before signing out and before the window closes. Resolves to whether all is saved. */
export function saveEverything(): Promise<boolean> {
  return settle();
}

export function currentRoute(): Route {
  return present;
}

/** Whether the window came to where it is by going back or forward: then a view shows itself as it was left. */
export function cameBack(): boolean {
  return returned;
}

export function useRoute(): Route {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentRoute);
}
