import type { Boot, Newsroom, Output } from '../../shared/contract/contract.ts';
import type { CoreProcess } from './core-process.ts';
import type { NewsroomHost } from './newsroom-host.ts';
import type { Profile } from './profile.ts';
import type { Asker } from './router.ts';

/** Finds out what a window's page starts with: the newsroom, who sits there, where they were, their desk. */
export interface Boots {
  /**
   * Begins before the page asks, so that at launch the answer waits for the page and not the page for it. Resolves once
   * there is an answer, whatever it is.
   */
  prepare(desk: Asker): Promise<void>;
  answer(desk: Asker): Promise<Boot>;
}

export interface BootsOptions {
  readonly version: string;
  readonly core: CoreProcess;
  readonly host: NewsroomHost;
  readonly profile: Profile;
}

export function createBoots(options: BootsOptions): Boots {
  const prepared = new WeakMap<Asker, Promise<Boot>>();
  return {
    prepare(desk) {
      const boot = bootOf(options, desk);
      prepared.set(desk, boot);
      // A failure is reported by the request that awaits it.
      return boot.then(
        () => undefined,
        () => undefined,
      );
    },
    answer(desk) {
      const ready = prepared.get(desk);
      prepared.delete(desk);
      return ready ?? bootOf(options, desk);
    },
  };
}

async function bootOf({ version, core, host, profile }: BootsOptions, desk: Asker): Promise<Boot> {
  await host.settled();
  const base = { version, platform: process.platform, session: desk.session };
  const { newsroom } = host;
  if (!newsroom) {
    return { ...base, newsroom: null, memberId: null, place: null, problem: host.problem, desk: null };
  }
  const { arrival } = desk;
  const place = arrival === 'beside' ? null : profile.placeIn(newsroom.id);
  const memberId = desk.memberId ?? (arrival === 'launch' ? (place?.memberId ?? null) : null);
  desk.arrival = 'again';
  const signedIn = memberId === null ? null : await core.request(desk.session, 'session.signIn', { memberId });
  // A member who is gone from the newsroom is nobody's fault: the sign-in screen asks.
  desk.memberId = signedIn?.ok ? memberId : null;
  // At launch it was opened a moment ago; later it may have changed since.
  const current = signedIn?.ok && arrival !== 'launch' ? await core.request(desk.session, 'newsroom.get', {}) : null;
  return {
    ...base,
    newsroom: current?.ok ? (current.value as Newsroom) : newsroom,
    memberId: desk.memberId,
    place,
    problem: null,
    desk: signedIn?.ok ? (signedIn.value as Output<'session.signIn'>).desk : null,
  };
}
