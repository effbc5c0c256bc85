import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { onTestFinished, vi } from 'vitest';
import { applyChangeEvent, queryClient } from '../app/queries.ts';
import { type DeskSession, SessionContext } from '../app/session.tsx';
import { type ShellActions, ShellContext } from '../app/shell-context.ts';
import { memberOf, newsroomOf } from './samples.ts';

/**
 * Renders a view as it stands in the shell: signed in, with the query cache that change events keep current. Install
 * the fake bridge first. Everything is taken down when the test ends.
 */
export function renderView(view: ReactElement, session?: Partial<DeskSession>) {
  const member = session?.member ?? memberOf({});
  const newsroom = session?.newsroom ?? newsroomOf({ members: [member] });
  const shell = {
    newStory: vi.fn<ShellActions['newStory']>(),
    openPalette: vi.fn<ShellActions['openPalette']>(),
    switchMember: vi.fn<ShellActions['switchMember']>(async () => undefined),
    closeNewsroom: vi.fn<ShellActions['closeNewsroom']>(async () => undefined),
    backUp: vi.fn<ShellActions['backUp']>(),
    restoreBackup: vi.fn<ShellActions['restoreBackup']>(),
  };
  const around = (children: ReactNode): ReactElement => (
    <QueryClientProvider client={queryClient}>
      <SessionContext value={{ newsroom, member }}>
        <ShellContext value={shell}>{children}</ShellContext>
      </SessionContext>
    </QueryClientProvider>
  );
  queryClient.clear();
  const stop = window.dragoman.onChange((event) => applyChangeEvent(event, 'this window'));
  const rendered = render(around(view));
  onTestFinished(() => {
    stop();
    cleanup();
    queryClient.clear();
  });
  return { ...rendered, shell, rerender: (next: ReactElement) => rendered.rerender(around(next)) };
}
