// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { SessionState } from '../editor/session/edition-session.ts';
import { Toasts } from '../ui/toast.tsx';
import { showUndoToast } from './undo-toast.ts';

afterEach(cleanup);

function offer() {
  let state = { status: 'saved', revision: 8, over: false } as SessionState;
  const followers = new Set<() => void>();
  const session = {
    subscribe: (listener: () => void) => {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    getSnapshot: () => state,
  };
  render(<Toasts />);
  act(() => showUndoToast(session, { text: 'Done.', action: { name: 'Undo the restore', run: () => undefined } }));
  return {
    followers,
    set: (change: Partial<SessionState>): void => {
      state = { ...state, ...change };
      act(() => {
        for (const follower of [...followers]) follower();
      });
    },
    offered: () => screen.queryByRole('button', { name: 'Undo the restore' }) !== null,
  };
}

it.each([
  ['something is typed', { status: 'unsaved' }],
  ['somebody else changed the text', { revision: 9 }],
  ['the story was left', { over: true }],
] as const)('is taken away once %s, for good', (_, change) => {
  const { set, offered, followers } = offer();
  set({ words: 12 });
  expect(offered()).toBe(true);
  set(change);
  expect(offered()).toBe(false);
  expect(followers.size).toBe(0);
});
