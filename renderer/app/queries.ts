import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Channel, channels } from '../../shared/contract/channels.ts';
import type { ChangeEvent, Output } from '../../shared/contract/contract.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { RequestError, request } from './client.ts';

type QueryChannel = { [C in Channel]: (typeof channels)[C] extends 'query' ? C : never }[Channel];

/** One cache a window. Nothing goes stale by time: the core says when something changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (count, error) => error instanceof RequestError && error.reply.code === 'core-restarted' && count < 3,
    },
    mutations: { networkMode: 'always' },
  },
});

export function query<C extends QueryChannel>(channel: C, input: Input<C>) {
  return queryOptions<Output<C>, Error, Output<C>, readonly [C, Input<C>]>({
    queryKey: [channel, input],
    queryFn: () => request(channel, input),
  });
}

/** A projection of the newsroom that stays current. */
export function useRequest<C extends QueryChannel>(channel: C, input: Input<C>) {
  return useQuery(query(channel, input));
}

/** Lists that show stages, words or progress of any story. */
const listChannels: ReadonlySet<string> = new Set(['desk.get', 'stories.list']);
const listDelay = 400;
let listTimer: ReturnType<typeof setTimeout> | undefined;

function invalidateLists(): void {
  void queryClient.invalidateQueries({ predicate: (one) => listChannels.has(String(one.queryKey[0])) });
}

/** How long after a save of its own a window asks again for what is around the text: not while somebody goes on typing. */
const ownTextDelay = 2_000;
let ownTextTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * What this window saved it shows already: to ask for everything around it again, and to draw that, would be work on the
 * path of the next keystroke. What is not on the screen is marked at once and asked for when it is shown.
 */
function invalidateAfterOwnText(ids: ReadonlySet<string>): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [channel, input] }) => channel !== 'editions.open' && namesOneOf(input, ids),
    refetchType: 'none',
  });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [channel] }) => listChannels.has(String(channel)),
    refetchType: 'none',
  });
  clearTimeout(ownTextTimer);
  ownTextTimer = setTimeout(() => void queryClient.refetchQueries({ type: 'active', stale: true }), ownTextDelay);
}

function namesOneOf(input: unknown, ids: ReadonlySet<string>): boolean {
  return typeof input === 'object' && input !== null && Object.values(input).some((value) => ids.has(String(value)));
}

type LockWanted = Extract<ChangeEvent, { kind: 'lock-wanted' }>;
const lockWantedListeners = new Set<(event: LockWanted) => void>();

/** Called when somebody takes over an edition that this window holds. Returns what stops listening. */
export function onLockWanted(listener: (event: LockWanted) => void): () => void {
  lockWantedListeners.add(listener);
  return () => lockWantedListeners.delete(listener);
}

const conditionListeners = new Set<() => void>();

/** Called when the newsroom's condition may be another. Returns what stops listening. */
export function onCondition(listener: () => void): () => void {
  conditionListeners.add(listener);
  return () => conditionListeners.delete(listener);
}

type SpellingChange = Extract<ChangeEvent, { kind: 'spelling' }>;
const spellingListeners = new Set<(event: SpellingChange) => void>();

/** Called when what is right may be another. Returns what stops listening. */
export function onSpelling(listener: (event: SpellingChange) => void): () => void {
  spellingListeners.add(listener);
  return () => spellingListeners.delete(listener);
}

type Replacing = Extract<ChangeEvent, { kind: 'replacing' }>;
const replacingListeners = new Set<(event: Replacing) => void>();

/** Called when the core says how far it is with what this window has replaced. Returns what stops listening. */
export function onReplacing(listener: (event: Replacing) => void): () => void {
  replacingListeners.add(listener);
  return () => replacingListeners.delete(listener);
}

/** Marks what a change event touches, so that whatever is on the screen asks again. */
export function applyChangeEvent(event: ChangeEvent, session: string): void {
  switch (event.kind) {
    case 'story': {
      const ids = new Set([event.storyId, ...event.editionIds]);
      if (event.weight === 'text' && event.origin === session) {
        invalidateAfterOwnText(ids);
        break;
      }
      void queryClient.invalidateQueries({
        predicate: ({ queryKey: [channel, input] }) => !listChannels.has(String(channel)) && namesOneOf(input, ids),
      });
      // While somebody types, lists need not follow every save.
      if (event.weight === 'state') invalidateLists();
      else {
        clearTimeout(listTimer);
        listTimer = setTimeout(invalidateLists, listDelay);
      }
      break;
    }
    case 'lock-wanted':
      if (event.session === session) for (const listener of lockWantedListeners) listener(event);
      break;
    case 'replacing':
      if (event.origin === session) for (const listener of replacingListeners) listener(event);
      break;
    case 'condition':
      void queryClient.invalidateQueries({ queryKey: ['newsroom.condition'] });
      for (const listener of conditionListeners) listener();
      break;
    case 'backups':
      void queryClient.invalidateQueries({ queryKey: ['backups.get'] });
      break;
    case 'spelling':
      void queryClient.invalidateQueries({ queryKey: ['spelling.get'] });
      void queryClient.invalidateQueries({ queryKey: ['spelling.words'] });
      // Whether a dictionary can be used; the words of a text are not asked for by queries.
      if (event.word === null) void queryClient.invalidateQueries({ queryKey: ['spelling.check'] });
      for (const listener of spellingListeners) listener(event);
      break;
    case 'newsroom':
      void queryClient.invalidateQueries();
      break;
    case 'core-restarted':
      void queryClient.invalidateQueries();
      for (const listener of conditionListeners) listener();
      break;
  }
}
