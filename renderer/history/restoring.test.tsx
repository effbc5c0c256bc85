// @vitest-environment jsdom
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import { emptyContent } from '../../shared/domain/edition.ts';
import { compareContents } from '../../shared/language/difference.ts';
import type { SessionState } from '../editor/session/edition-session.ts';
import { Toasts } from '../ui/toast.tsx';
import { compare, differingBy, openHistory, quietSession } from './history-testing.tsx';

describe('a revision', () => {
  it('is restored once what is typed has been saved', async () => {
    const order: string[] = [];
    const exclusively: typeof quietSession.exclusively = (run) => {
      order.push('saved');
      return run();
    };
    const onRestored = (): void => void order.push('restored');
    const { fake } = openHistory({ session: { ...quietSession, exclusively }, onRestored });
    await compare(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    await waitFor(() => expect(order).toEqual(['saved', 'restored']));
    expect(fake.calls.find((call) => call.channel === 'history.restore')?.input).toEqual({
      editionId: 'edition',
      number: 2,
    });
  });

  it('is given back by a toast, until the text is changed', async () => {
    const followers = new Set<() => void>();
    let status: SessionState['status'] = 'saved';
    const session = {
      ...quietSession,
      getSnapshot: () => ({ status }) as SessionState,
      subscribe: (follower: () => void) => {
        followers.add(follower);
        return () => followers.delete(follower);
      },
    };
    openHistory({ session });
    render(<Toasts />);
    await compare(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect(await screen.findByRole('button', { name: 'Undo the restore' })).toBeTruthy();
    const tell = (): void => {
      for (const follower of [...followers]) follower();
    };
    act(tell);
    expect(screen.queryByRole('button', { name: 'Undo the restore' })).not.toBeNull();
    status = 'unsaved';
    act(tell);
    expect(screen.queryByRole('button', { name: 'Undo the restore' })).toBeNull();
    expect(followers.size).toBe(0);
  });

  it('is not restored over something that could not be saved', async () => {
    const { fake } = openHistory({ session: { ...quietSession, exclusively: async () => null } });
    await compare(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be saved first/u);
    expect(fake.calls.some((call) => call.channel === 'history.restore')).toBe(false);
  });

  it('says why when it cannot be restored, and stays', async () => {
    openHistory({
      answers: {
        ...differingBy(compareContents(emptyContent, emptyContent, 'en')),
        'history.restore': () => {
          throw new DragomanError('locked', 'Galina is writing.', { holder: 'Galina', until: '', mayTakeOver: false });
        },
      },
    });
    await compare(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Galina is writing.');
  });
});
