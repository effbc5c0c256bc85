import type { Boot, LoadedAgain, Newsroom, Output, Place } from '../../shared/contract/contract.ts';
import type { CoreProcess } from './core-process.ts';
import type { HeldTexts } from './held-texts.ts';
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
  readonly core: Pick<CoreProcess, 'request'>;
  readonly held: HeldTexts;
  readonly host: Pick<NewsroomHost, 'newsroom' | 'problem' | 'settled'>;
  readonly profile: Pick<Profile, 'placeIn'>;
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

async function bootOf({ version, core, held, host, profile }: BootsOptions, desk: Asker): Promise<Boot> {
  await host.settled();
  const base = { version, platform: process.platform, session: desk.session };
  const { newsroom } = host;
  if (!newsroom) {
    return { ...base, newsroom: null, memberId: null, place: null, problem: host.problem, desk: null, again: null };
  }
  const { arrival } = desk;
  const place = placeFor(desk, profile.placeIn(newsroom.id));
  const memberId = desk.memberId ?? (arrival === 'launch' ? (place?.memberId ?? null) : null);
  desk.arrival = 'again';
  desk.place = place;
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
    // By now the core has answered the saves that were sent before.
    again: takeAgain(desk, held),
  };
}

/** Where the page begins. Windows that load anew together each come back to where they were. */
function placeFor({ arrival, place }: Asker, last: Place | null): Place | null {
  switch (arrival) {
    case 'launch':
      return last;
    case 'beside':
      return null;
    case 'again':
      return place;
  }
}

function takeAgain(desk: Asker, held: HeldTexts): LoadedAgain | null {
  const { again, session } = desk;
  desk.again = null;
  if (again?.kind === 'crashed') return { kind: 'crashed', held: held.of(session) };
  // A page that was let go in good order saved what it held, or had it kept.
  held.forget(session);
  return again;
}
