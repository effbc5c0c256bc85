// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import { HistoryPage, openHistory, revision } from './history-testing.tsx';

describe('the history of an edition', () => {
  it('lists revisions, newest first, each by number, cause, author and time', async () => {
    openHistory();
    const list = await screen.findByRole('list', { name: 'Revisions' });
    const names = within(list)
      .getAllByRole('listitem')
      .map((item) => item.getAttribute('aria-label'));
    expect(names).toHaveLength(4);
    expect(names[0]).toMatch(/^Revision 4, send back, Maksat Tulegen, 20 November 2026, \d\d:\d\d$/u);
    expect(names.map((name) => name?.split(',')[0])).toEqual(['Revision 4', 'Revision 3', 'Revision 2', 'Revision 1']);
    expect(list.textContent).toContain('“Check the figure.”');
  });

  it('counts the words of a single save exactly: what came and what went, not the difference', async () => {
    openHistory({
      answers: {
        'history.list': () => [revision(3, 'submit'), revision(2, 'send back'), revision(1, 'created')],
        'history.countWords': ({ pairs }) => pairs.map(({ from }) => ({ added: from === 0 ? 0 : 3, removed: from })),
      },
    });
    const list = await screen.findByRole('list', { name: 'Revisions' });
    await within(list).findByText('revision 3, +3 −2 words');
    await within(list).findByText('revision 2, +3 −1 word');
    await within(list).findByText('revision 1');
  });

  it('keeps a sitting unfolded while the panel is away', async () => {
    const typing = Array.from({ length: 17 }, (_, index) => revision(57 - index, 'typing'));
    const page = openHistory({
      answers: { 'history.list': () => [revision(58, 'submit'), ...typing, revision(40, 'submit')] },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Each save of revisions 41–57' }));
    const count = screen.getAllByRole('listitem').length;
    page.rerender(<p>Another page</p>);
    expect(screen.queryByRole('listitem')).toBeNull();
    page.rerender(<HistoryPage />);
    expect((await screen.findAllByRole('listitem')).length).toBe(count);
    fireEvent.click(screen.getByRole('button', { name: 'Each save of revisions 41–57' }));
    expect(screen.getAllByRole('listitem').length).toBeLessThan(count);
  });

  it('folds a stretch of writing, and unfolds it', async () => {
    const typing = Array.from({ length: 17 }, (_, index) => revision(57 - index, 'typing'));
    openHistory({
      answers: {
        'history.list': () => [revision(58, 'submit'), ...typing, revision(40, 'submit')],
        'history.countWords': ({ pairs }) => pairs.map(({ from, to }) => ({ added: to + 155, removed: from })),
      },
    });
    const list = await screen.findByRole('list', { name: 'Revisions' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    await within(list).findByText('+212 −40 words, revisions 41–57');
    expect(within(list).getAllByRole('listitem')[1]?.textContent).toMatch(/\d\d:\d\d–\d\d:\d\d/u);
    fireEvent.click(screen.getByRole('button', { name: 'Each save of revisions 41–57' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(20);
  });

  it('goes from revision to revision by arrow keys', async () => {
    openHistory();
    const list = await screen.findByRole('list', { name: 'Revisions' });
    const [first, second] = within(list).getAllByRole('button');
    first?.focus();
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    expect(list.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('draws ten thousand revisions no slower than it must', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => revision(10_000 - index, 'submit'));
    openHistory({ answers: { 'history.list': () => many } });
    const list = await screen.findByRole('list', { name: 'Revisions' });
    expect(within(list).queryAllByRole('listitem').length).toBeLessThan(200);
  });

  it('says why when it cannot be read', async () => {
    openHistory({
      answers: {
        'history.list': () => {
          throw new DragomanError('not-found', 'There is no such edition.', { kind: 'edition', id: 'edition' });
        },
      },
    });
    expect((await screen.findByRole('alert')).textContent).toBe('There is no such edition.');
  });
});
