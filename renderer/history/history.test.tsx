// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionView, Revision, Saved } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import type { Cause } from '../../shared/domain/causes.ts';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import { compareCoarsely, compareContents } from '../../shared/language/difference.ts';
import { queryClient } from '../app/queries.ts';
import type { SessionState } from '../editor/session/edition-session.ts';
import { type Answers, type FakeBridge, fakeBridge } from '../testing/fake-bridge.ts';
import { Toasts } from '../ui/toast.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { RevisionView } from './revision-view.tsx';

const start = Date.UTC(2026, 10, 20, 9, 0);

function revision(number: number, cause: Cause, note: string | null = null): Revision {
  const at = new Date(start + number * 60_000).toISOString();
  return {
    number,
    cause,
    authorId: 'm',
    authorName: 'Maksat Tulegen',
    at,
    words: number * 2,
    note,
    stage: 'draft',
    name: null,
  };
}

const paragraph = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  children: [{ type: 'text', text, format: 0 }],
});

const content = (headline: string, ...blocks: readonly Block[]): EditionContent => ({
  ...emptyContent,
  fields: { ...emptyContent.fields, headline },
  blocks,
});

/** What each of the revisions said, the first first. */
const texts: readonly EditionContent[] = [
  content('Rate', paragraph('a', 'The bank waits.')),
  content('Rate held', paragraph('a', 'The bank waits.')),
  content('Rate held', paragraph('a', 'The bank waited long.'), paragraph('b', 'Prices ease.')),
  content('Rate held', paragraph('b', 'Prices ease.'), paragraph('a', 'The bank waited long.')),
];

const revisions = [
  revision(4, 'send back', 'Check the figure.'),
  revision(3, 'submit'),
  revision(2, 'typing'),
  revision(1, 'created'),
];

const view = {
  edition: { id: 'edition', language: 'en' },
  mayWrite: true,
} as EditionView;

const saved: Saved = {
  revision: 5,
  savedAt: '2026-11-22T09:00:00.000Z',
  words: 3,
  progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
  pieces: [],
};

let fake: FakeBridge;
function install(answers: Answers): void {
  const noWords: Answers = { 'history.countWords': ({ pairs }) => pairs.map(() => ({ added: 0, removed: 0 })) };
  fake = fakeBridge({ ...noWords, ...answers });
  vi.stubGlobal('dragoman', fake.bridge);
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  install({
    'history.list': () => revisions,
    'history.compare': ({ from, to }) => ({
      from,
      to,
      difference: compareContents(texts[from - 1] ?? emptyContent, texts[to - 1] ?? emptyContent, 'en'),
    }),
    'history.restore': () => saved,
  });
});

afterEach(() => {
  cleanup();
  followers.clear();
  queryClient.clear();
  vi.unstubAllGlobals();
});

/** The text that is restored into, and what follows it. */
let status: SessionState['status'] = 'saved';
const followers = new Set<() => void>();
const changing = {
  getSnapshot: () => ({ status }) as SessionState,
  subscribe: (follower: () => void) => {
    followers.add(follower);
    return () => followers.delete(follower);
  },
};

/** Panel and main column together, as the edition's page has them. */
function Page({
  onRestored = () => undefined,
  flush = async () => true,
}: {
  onRestored?: () => void;
  flush?: () => Promise<boolean>;
}) {
  const [selected, setSelected] = useState<number | null>(null);
  return (
    <QueryClientProvider client={queryClient}>
      <HistoryPanel editionId="edition" selected={selected} onSelect={setSelected} />
      {selected === null ? (
        <p>The text</p>
      ) : (
        <RevisionView
          view={view}
          number={selected}
          onClose={() => setSelected(null)}
          session={{ exclusively: async (run) => ((await flush()) ? run() : null), ...changing }}
          onRestored={onRestored}
        />
      )}
    </QueryClientProvider>
  );
}

async function open(name: RegExp): Promise<HTMLElement> {
  const item = await screen.findByRole('listitem', { name });
  fireEvent.click(within(item).getAllByRole('button')[0] as HTMLElement);
  return screen.findByRole('region', { name: 'Comparison' });
}

describe('the history of an edition', () => {
  it('lists revisions, newest first, each by number, cause, author and time', async () => {
    render(<Page />);
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
    install({
      'history.list': () => [revision(3, 'submit'), revision(2, 'send back'), revision(1, 'created')],
      'history.countWords': ({ pairs }) => pairs.map(({ from }) => ({ added: from === 0 ? 0 : 3, removed: from })),
    });
    render(<Page />);
    const list = await screen.findByRole('list', { name: 'Revisions' });
    await within(list).findByText('revision 3, +3 −2 words');
    await within(list).findByText('revision 2, +3 −1 word');
    await within(list).findByText('revision 1');
  });

  it('keeps a sitting unfolded while the panel is away', async () => {
    const typing = Array.from({ length: 17 }, (_, index) => revision(57 - index, 'typing'));
    install({ 'history.list': () => [revision(58, 'submit'), ...typing, revision(40, 'submit')] });
    const first = render(<Page />);
    fireEvent.click(await screen.findByRole('button', { name: 'Each save of revisions 41–57' }));
    const count = screen.getAllByRole('listitem').length;
    first.unmount();
    render(<Page />);
    expect((await screen.findAllByRole('listitem')).length).toBe(count);
    fireEvent.click(screen.getByRole('button', { name: 'Each save of revisions 41–57' }));
    expect(screen.getAllByRole('listitem').length).toBeLessThan(count);
  });

  it('folds a stretch of writing, and unfolds it', async () => {
    const typing = Array.from({ length: 17 }, (_, index) => revision(57 - index, 'typing'));
    install({
      'history.list': () => [revision(58, 'submit'), ...typing, revision(40, 'submit')],
      'history.countWords': ({ pairs }) => pairs.map(({ from, to }) => ({ added: to + 155, removed: from })),
    });
    render(<Page />);
    const list = await screen.findByRole('list', { name: 'Revisions' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(3);
    await within(list).findByText('+212 −40 words, revisions 41–57');
    expect(within(list).getAllByRole('listitem')[1]?.textContent).toMatch(/\d\d:\d\d–\d\d:\d\d/u);
    fireEvent.click(screen.getByRole('button', { name: 'Each save of revisions 41–57' }));
    expect(within(list).getAllByRole('listitem')).toHaveLength(20);
  });

  it('goes from revision to revision by arrow keys', async () => {
    render(<Page />);
    const list = await screen.findByRole('list', { name: 'Revisions' });
    const [first, second] = within(list).getAllByRole('button');
    first?.focus();
    fireEvent.keyDown(first as HTMLElement, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    expect(list.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('draws ten thousand revisions no slower than it must', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => revision(10_000 - index, 'submit'));
    install({ 'history.list': () => many });
    render(<Page />);
    const list = await screen.findByRole('list', { name: 'Revisions' });
    expect(within(list).queryAllByRole('listitem').length).toBeLessThan(200);
  });

  it('says why when it cannot be read', async () => {
    install({
      'history.list': () => {
        throw new DragomanError('not-found', 'There is no such edition.', { kind: 'edition', id: 'edition' });
      },
    });
    render(<Page />);
    expect((await screen.findByRole('alert')).textContent).toBe('There is no such edition.');
  });
});

describe('a revision', () => {
  it('is compared with the one before: words that came and words that went', async () => {
    render(<Page />);
    const comparison = await open(/^Revision 3/u);
    expect([...comparison.querySelectorAll('del')].map((one) => one.textContent)).toEqual(['waits']);
    expect([...comparison.querySelectorAll('ins')].map((one) => one.textContent)).toEqual([
      'waited long',
      'Prices ease.',
    ]);
    expect(screen.getByText('+4 −1 word, 2 changes')).toBeTruthy();
  });

  it('says what moved', async () => {
    render(<Page />);
    const comparison = await open(/^Revision 4/u);
    expect(comparison.textContent).toContain('Moved here.');
    expect(comparison.textContent).toContain('Moved further up: “Prices ease.”');
  });

  it('can be compared with the text as it is now', async () => {
    render(<Page />);
    await open(/^Revision 1/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'r3' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 3 }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'now' } });
    await waitFor(() => expect(screen.getByRole('region', { name: 'Comparison' }).textContent).toContain('Prices'));
  });

  it('asks for another number with the caret in the box', async () => {
    render(<Page />);
    await open(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'number' } });
    const box = screen.getByRole('textbox', { name: 'Number of the other revision' });
    expect(document.activeElement).toBe(box);
    fireEvent.change(box, { target: { value: '1' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 3 }));
  });

  it('says that there is no such number, and never that there is no difference', async () => {
    render(<Page />);
    await open(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'number' } });
    expect(screen.queryByRole('region', { name: 'Comparison' })).toBeNull();
    expect(screen.getByText(/^Type the number of the other revision/u)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Number of the other revision' }), {
      target: { value: '999' },
    });
    expect(screen.getByText(/^There is no revision 999\./u)).toBeTruthy();
    expect(screen.queryByText('No difference')).toBeNull();
  });

  it('is walked through change by change, and left with Escape', async () => {
    render(<Page />);
    const comparison = await open(/^Revision 3/u);
    const changes = [...comparison.querySelectorAll('[data-change]')];
    expect(changes).toHaveLength(2);
    fireEvent.keyDown(window, { code: 'KeyN' });
    expect(document.activeElement).toBe(changes[0]);
    expect(screen.getByRole('status', { name: 'Change' }).textContent).toBe('1 of 2');
    fireEvent.keyDown(window, { code: 'F8' });
    expect(document.activeElement).toBe(changes[1]);
    expect(screen.getByRole('status', { name: 'Change' }).textContent).toBe('2 of 2');
    fireEvent.keyDown(window, { code: 'KeyP' });
    expect(document.activeElement).toBe(changes[0]);
    fireEvent.keyDown(window, { code: 'Escape' });
    expect(screen.getByText('The text')).toBeTruthy();
  });

  it('is shown side by side, the older side left, until somebody chooses otherwise', async () => {
    render(<Page />);
    const comparison = await open(/^Revision 3/u);
    fireEvent.click(screen.getByRole('button', { name: 'Side by side' }));
    expect(comparison.getAttribute('data-layout')).toBe('sides');
    expect(comparison.textContent).toContain('Revision 2');
    expect(comparison.textContent).toContain('Revision 3');
    const changed = [...comparison.querySelectorAll('[data-change]')];
    expect(changed).toHaveLength(2);
    const [left, right] = [...(changed[0]?.children ?? [])];
    expect([left?.textContent, right?.textContent]).toEqual(['The bank waits.', 'The bank waited long.']);
    expect([left?.querySelectorAll('ins').length, right?.querySelectorAll('del').length]).toEqual([0, 0]);
    fireEvent.keyDown(window, { code: 'Escape' });
    expect((await open(/^Revision 4/u)).getAttribute('data-layout')).toBe('sides');
    fireEvent.click(screen.getByRole('button', { name: 'Inline' }));
  });

  it('can be swapped with what it is compared with', async () => {
    render(<Page />);
    const comparison = await open(/^Revision 3/u);
    fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
    await waitFor(() =>
      expect([...comparison.querySelectorAll('del')].map((one) => one.textContent)).toContain('Prices ease.'),
    );
    expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 3, to: 2 });
  });

  it('gives way to any two others', async () => {
    render(<Page />);
    await open(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare' }), { target: { value: 'r4' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'r1' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 4 }));
  });

  it('says which words look otherwise, and marks them as neither come nor gone', async () => {
    const bold = { ...paragraph('a', 'x'), children: [{ type: 'text' as const, text: 'The bank waits.', format: 1 }] };
    install({
      'history.list': () => revisions,
      'history.compare': ({ from, to }) => ({
        from,
        to,
        difference: compareContents(content('', paragraph('a', 'The bank waits.')), content('', bold), 'en'),
      }),
    });
    render(<Page />);
    const comparison = await open(/^Revision 3/u);
    expect(comparison.textContent).toContain('Now bold: “The bank waits.”.');
    expect(comparison.querySelectorAll('ins, del')).toHaveLength(0);
  });

  it('says so when it was compared by paragraphs only', async () => {
    install({
      'history.list': () => revisions,
      'history.compare': ({ from, to }) => ({
        from,
        to,
        difference: compareCoarsely(texts[0] ?? emptyContent, texts[2] ?? emptyContent, 'en'),
      }),
    });
    render(<Page />);
    expect((await open(/^Revision 3/u)).textContent).toContain('too long to compare word by word');
  });

  it('is restored once what is typed has been saved', async () => {
    const order: string[] = [];
    const flush = async (): Promise<boolean> => {
      order.push('flush');
      return true;
    };
    const onRestored = (): void => void order.push('restored');
    render(<Page flush={flush} onRestored={onRestored} />);
    await open(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    await waitFor(() => expect(order).toEqual(['flush', 'restored']));
    expect(fake.calls.find((call) => call.channel === 'history.restore')?.input).toEqual({
      editionId: 'edition',
      number: 2,
    });
  });

  it('is given back by a toast, until the text is changed', async () => {
    render(<Page />);
    render(<Toasts />);
    await open(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect(await screen.findByRole('button', { name: 'Undo the restore' })).toBeTruthy();
    const tell = (): void => {
      for (const follower of [...followers]) follower();
    };
    act(tell);
    expect(screen.queryByRole('button', { name: 'Undo the restore' })).not.toBeNull();
    status = 'unsaved';
    act(tell);
    status = 'saved';
    expect(screen.queryByRole('button', { name: 'Undo the restore' })).toBeNull();
    expect(followers.size).toBe(0);
  });

  it('is not restored over something that could not be saved', async () => {
    render(<Page flush={async () => false} />);
    await open(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be saved first/u);
    expect(fake.calls.some((call) => call.channel === 'history.restore')).toBe(false);
  });

  it('says why when it cannot be restored, and stays', async () => {
    install({
      'history.list': () => revisions,
      'history.compare': () => ({ from: 1, to: 2, difference: compareContents(emptyContent, emptyContent, 'en') }),
      'history.restore': () => {
        throw new DragomanError('locked', 'Galina is writing.', { holder: 'Galina', until: '', mayTakeOver: false });
      },
    });
    render(<Page />);
    await open(/^Revision 2/u);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Galina is writing.');
  });
});
