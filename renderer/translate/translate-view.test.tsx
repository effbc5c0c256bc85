// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionView, Saved, SourceView } from '../../shared/contract/contract.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import { headlineLimitsWith } from '../../shared/domain/headline-limits.ts';
import { type Piece, progressOf } from '../../shared/domain/translation.ts';
import { compareBlocks } from '../../shared/language/difference.ts';
import { currentCommands } from '../app/commands.ts';
import { queryClient } from '../app/queries.ts';
import type { EditionPaperHandle } from '../editor/edition-paper.tsx';
import { EditionSession } from '../editor/session/edition-session.ts';
import { type FakeBridge, fakeBridge } from '../testing/fake-bridge.ts';
import { FakeResizeObserver } from '../testing/fake-resize-observer.ts';
import { TranslateView, type TranslateViewHandle } from './translate-view.tsx';

const paragraph = (id: string, text: string, source?: string): Block => ({
  id,
  type: 'paragraph',
  ...(source === undefined ? {} : { source }),
  children: text === '' ? [] : [{ type: 'text', text, format: 0 }],
});

const content = (headline: string, blocks: readonly Block[]): EditionContent => ({
  ...emptyContent,
  fields: { ...emptyContent.fields, headline },
  blocks,
});

const firstPieces: readonly Piece[] = [
  { key: 'headline', kind: 'field', state: 'done' },
  { key: 'a', kind: 'block', state: 'stale' },
  { key: 'b', kind: 'block', state: 'done' },
  { key: 'c', kind: 'block', state: 'untranslated' },
  { key: 'gone', kind: 'block', state: 'removed' },
];

const source: SourceView = {
  editionId: 'english',
  language: 'en',
  authorName: 'Aigerim Bekova',
  stage: 'source',
  revision: 31,
  content: content('The sea retreats', [
    paragraph('a', 'Since March it lifted 1.7 million.'),
    paragraph('b', 'We chase the water.'),
    paragraph('c', 'The level fell.'),
  ]),
  pieces: firstPieces,
  changedAt: new Date(Date.now() - 14 * 60_000).toISOString(),
  changedAtByKey: { a: new Date(Date.now() - 2 * 3_600_000).toISOString() },
};

const view = {
  edition: { id: 'russian', language: 'ru', words: 9 },
  revision: 5,
  savedAt: '2026-11-22T14:03:22.000Z',
  content: content('Море отступает', [
    paragraph('1', 'С января поднял 1,2 миллиона.', 'a'),
    paragraph('2', 'Мы гонимся за водой.', 'b'),
    paragraph('3', '', 'c'),
    paragraph('4', 'Лишний абзац.', 'gone'),
  ]),
  mayWrite: true,
  mayConfirm: true,
  source,
} as unknown as EditionView;

let fake: FakeBridge;
let states: Map<string, Piece>;
let revision: number;

/** What was asked of the core about the text. */
const asked = () => fake.calls.filter((call) => call.channel !== 'headlines.limits');

function saved(): Saved {
  revision += 1;
  const pieces = [...states.values()];
  return { revision, savedAt: '2026-11-22T14:05:00.000Z', words: 9, progress: progressOf(pieces), pieces };
}

function standsAs(key: string, state: Piece['state']): Saved {
  const piece = states.get(key);
  if (piece) states.set(key, { ...piece, state });
  return saved();
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  Element.prototype.scrollIntoView = () => undefined;
  // There is no layout here, and the editor asks for some when it brings the caret into view.
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  states = new Map(firstPieces.map((piece) => [piece.key, piece]));
  revision = view.revision;
  fake = fakeBridge({
    'headlines.limits': () => headlineLimitsWith({}),
    'editions.save': saved,
    'translation.stillValid': ({ key }) => standsAs(key, 'done'),
    'translation.leaveOut': ({ key, leftOut }) => standsAs(key, leftOut ? 'left-out' : 'untranslated'),
    'translation.whatChanged': () =>
      compareBlocks(paragraph('a', 'Since January it lifted 1.2 million.'), source.content.blocks[0], 'en'),
  });
  vi.stubGlobal('dragoman', fake.bridge);
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

function show({ editable = true } = {}) {
  const session = new EditionSession({
    editionId: 'russian',
    language: 'ru',
    revision: view.revision,
    savedAt: view.savedAt,
    content: view.content,
    words: 9,
    sourceRevision: () => source.revision,
    save: (input) => fake.bridge.call('editions.save', input),
    readHead: async () => ({ ok: true, value: view }),
  });
  const paper = createRef<EditionPaperHandle>();
  const handle = createRef<TranslateViewHandle>();
  const element = (next: EditionView) => (
    <QueryClientProvider client={queryClient}>
      <TranslateView view={next} session={session} editable={editable} ref={handle} paperRef={paper} />
    </QueryClientProvider>
  );
  const { rerender } = render(element(view));
  const show = (next: EditionView) => rerender(element(next));
  const caretIn = (id: string) =>
    act(async () => {
      screen.getByRole('textbox', { name: 'Body' }).focus();
      paper.current?.focusBlock(id, 'end');
    });
  const currentBlock = () => paper.current?.currentBlockId();
  return { session, paper, handle, show, caretIn, currentBlock };
}

const press = (init: KeyboardEventInit): void =>
  act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...init })));

describe('a source beside its translation', () => {
  it('numbers the paragraphs of the source and names both sides', () => {
    show();
    const region = screen.getByRole('region', { name: 'Source' });
    expect(within(region).getByRole('group', { name: 'Source paragraph 2' }).textContent).toBe('We chase the water.');
    expect(within(region).getByRole('group', { name: 'Source headline' }).textContent).toBe('The sea retreats');
    const translation = screen.getByRole('region', { name: 'Translation' });
    expect(within(translation).getByRole('textbox', { name: 'Body' })).toBeTruthy();
    expect(translation.textContent).toContain('1 of 3 paragraphs');
  });

  it('says which paragraphs moved on, and since when', () => {
    show();
    const note = screen.getByRole('group', { name: 'Source changed, paragraph 1' });
    expect(note.textContent).toContain('Source changed, 2 hours ago');
    const gone = screen.getByRole('group', { name: 'Source taken out, paragraph after 3' });
    expect(gone.textContent).toContain('Source taken out, 14 minutes ago');
  });

  it('shows what changed in the source, and hides it again', async () => {
    show();
    const toggle = within(screen.getByRole('group', { name: 'Source changed, paragraph 1' })).getByRole('button', {
      name: 'Show what changed',
    });
    fireEvent.click(toggle);
    const paragraph = screen.getByRole('group', { name: 'Source paragraph 1' });
    await waitFor(() => expect(paragraph.querySelectorAll('ins')).toHaveLength(2));
    expect([...paragraph.querySelectorAll('del')].map((one) => one.textContent)).toEqual(['January', '1.2']);
    fireEvent.click(toggle);
    expect(paragraph.querySelector('ins')).toBeNull();
  });

  it('marks a paragraph as still valid after saving what was typed', async () => {
    const { session } = show();
    session.setField('standfirst', 'Вода уходит.');
    const note = screen.getByRole('group', { name: 'Source changed, paragraph 1' });
    fireEvent.click(within(note).getByRole('button', { name: 'Still valid' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Source changed, paragraph 1' })).toBeNull());
    expect(asked().map((call) => call.channel)).toEqual(['editions.save', 'translation.stillValid']);
    expect(session.getSnapshot().revision).toBe(revision);
    expect(screen.getByText('2 of 3 paragraphs')).toBeTruthy();
    expect(screen.getByText('Marked as still valid: paragraph 1.')).toBeTruthy();
  });

  it('leaves a paragraph out on purpose, and takes that back', async () => {
    const { caretIn } = show();
    expect(screen.queryByRole('button', { name: 'Leave out paragraph 3' })).toBeNull();
    await caretIn('3');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out paragraph 3' }));
    const note = await screen.findByRole('group', { name: 'Left out, paragraph 3' });
    fireEvent.click(within(note).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Left out, paragraph 3' })).toBeNull());
  });

  it('leaves a paragraph out by a key, and takes that back', async () => {
    const { caretIn } = show();
    await caretIn('2');
    press({ code: 'KeyL', ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual([]);
    await caretIn('3');
    press({ code: 'KeyL', ctrlKey: true, shiftKey: true });
    await screen.findByRole('group', { name: 'Left out, paragraph 3' });
    press({ code: 'KeyL', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Left out, paragraph 3' })).toBeNull());
  });

  it('offers what its keys do in the palette too', async () => {
    const { caretIn, currentBlock } = show();
    await caretIn('1');
    const run = (name: string) =>
      act(async () =>
        currentCommands()
          .find((command) => command.name === name)
          ?.run(),
      );
    await run('Next undone');
    expect(currentBlock()).toBe('3');
    await run('Leave out');
    await screen.findByRole('group', { name: 'Left out, paragraph 3' });
    await caretIn('1');
    await run('Still valid');
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Source changed, paragraph 1' })).toBeNull());
  });

  it('keeps the caret when a source paragraph that nothing stands beside is clicked', async () => {
    const { caretIn, currentBlock, show: showNext } = show();
    await caretIn('2');
    const blocks = source.content.blocks.toSpliced(1, 0, paragraph('blank', ''));
    showNext({ ...view, source: { ...source, revision: 32, content: { ...source.content, blocks } } });
    act(() => screen.getByRole('textbox', { name: 'Body' }).blur());
    act(() => getSelection()?.removeAllRanges());
    fireEvent.click(screen.getByRole('group', { name: 'Source paragraph 2' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Body' }));
    expect(currentBlock()).toBe('2');
  });

  it('makes room again when another text comes in the place of this one', async () => {
    const { session, paper } = show();
    await act(async () => session.adopt({ ...view.content, blocks: view.content.blocks.slice(0, 1) }, 9, view.savedAt));
    expect(
      paper.current
        ?.body()
        ?.allBlocks()
        .map((block) => block.source),
    ).toEqual(['a', 'b', 'c']);
    expect(session.isDirty).toBe(false);
  });

  it('lights the row of the caret on the source side', async () => {
    const { caretIn } = show();
    await caretIn('2');
    const row = screen.getByRole('group', { name: 'Source paragraph 2' }).closest('[data-row]');
    await waitFor(() => expect(row?.hasAttribute('data-current')).toBe(true));
  });

  it('goes to the next paragraph with something to do, around at the end', async () => {
    const { caretIn, currentBlock, handle } = show();
    await caretIn('1');
    press({ code: 'KeyU', ctrlKey: true });
    expect(currentBlock()).toBe('3');
    act(() => handle.current?.nextUndone());
    expect(currentBlock()).toBe('4');
    act(() => handle.current?.nextUndone());
    expect(currentBlock()).toBe('1');
  });

  it('confirms a paragraph that moved on and goes to the next at Ctrl Enter', async () => {
    const { caretIn, currentBlock } = show();
    await caretIn('1');
    press({ code: 'Enter', ctrlKey: true });
    await waitFor(() => expect(currentBlock()).toBe('3'));
    expect(asked().map((call) => call.input)).toEqual([{ editionId: 'russian', key: 'a' }]);
  });

  it('goes from paragraph to paragraph, and puts the source into an empty one', async () => {
    const { caretIn, currentBlock, paper } = show();
    await caretIn('2');
    press({ code: 'ArrowDown', altKey: true });
    expect(currentBlock()).toBe('3');
    press({ code: 'KeyI', ctrlKey: true, shiftKey: true });
    const third = paper.current?.body()?.allBlocks()[2];
    expect(third).toEqual(paragraph('3', 'The level fell.', 'c'));
    press({ code: 'ArrowUp', altKey: true });
    expect(currentBlock()).toBe('2');
  });

  it('puts the caret into the translation of a source paragraph that is clicked', () => {
    const { currentBlock } = show();
    fireEvent.click(screen.getByRole('group', { name: 'Source paragraph 2' }));
    expect(currentBlock()).toBe('2');
  });

  it('makes room for a paragraph that came into the source, and keeps the caret where it was', async () => {
    const { caretIn, currentBlock, show: showNext } = show();
    await caretIn('2');
    const blocks = source.content.blocks.toSpliced(1, 0, paragraph('new', 'Something new.'));
    showNext({ ...view, source: { ...source, revision: 32, content: { ...source.content, blocks } } });
    expect(screen.getByRole('group', { name: 'Source paragraph 2' }).textContent).toBe('Something new.');
    await waitFor(() => expect(document.querySelectorAll('[data-block]')).toHaveLength(5));
    const sources = [...document.querySelectorAll<HTMLElement>('[data-block]')].map((block) => block.dataset.source);
    expect(sources).toEqual(['a', 'new', 'b', 'c', 'gone']);
    expect(currentBlock()).toBe('2');
  });

  it('can be read, and confirmed, by somebody who may not write', async () => {
    show({ editable: false });
    expect(screen.getByRole('textbox', { name: 'Body' }).getAttribute('contenteditable')).toBe('false');
    const note = screen.getByRole('group', { name: 'Source changed, paragraph 1' });
    fireEvent.click(within(note).getByRole('button', { name: 'Still valid' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Source changed, paragraph 1' })).toBeNull());
  });
});
