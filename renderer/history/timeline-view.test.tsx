// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditionView, Moment, Saved, Timeline } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { Cause } from '../../shared/domain/causes.ts';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import type { SessionState } from '../editor/session/edition-session.ts';
import { type FakeBridge, installFakeBridge } from '../testing/fake-bridge.ts';
import { FakeResizeObserver } from '../testing/fake-resize-observer.ts';
import { renderView } from '../testing/render-view.tsx';
import { editionOf, storyOf, viewOf } from '../testing/samples.ts';
import { TimelineView } from './timeline-view.tsx';

const moment = (editionId: string, number: number, minute: number, cause: Cause = 'typing'): Moment => ({
  editionId,
  number,
  cause,
  authorId: 'm',
  authorName: 'Maksat Tulegen',
  at: new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString(),
  words: 2,
  note: null,
  stage: editionId === 'port-en' ? 'edit' : 'translation',
  name: null,
});

const timeline: Timeline = {
  editions: [
    { id: 'port-en', language: 'en', kind: 'original' },
    { id: 'port-ru', language: 'ru', kind: 'translation' },
  ],
  moments: [
    moment('port-en', 1, 0, 'created'),
    moment('port-en', 2, 1, 'submit'),
    moment('port-ru', 1, 1, 'created'),
    moment('port-ru', 2, 2),
    moment('port-en', 3, 3),
  ],
};

const content = (headline: string, text: string): EditionContent => ({
  ...emptyContent,
  fields: { ...emptyContent.fields, headline },
  blocks: [{ id: 'p1', type: 'paragraph', children: [{ type: 'text', text, format: 0 }] }],
});

const texts: Record<string, EditionContent> = {
  'port-en/1': content('', ''),
  'port-en/2': content('The port', 'The sea goes.'),
  'port-en/3': content('The port', 'The sea has gone.'),
  'port-ru/1': content('', ''),
  'port-ru/2': content('Порт', 'Море уходит.'),
};

const saved: Saved = {
  revision: 4,
  savedAt: '2026-11-20T10:00:00.000Z',
  words: 3,
  progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
  pieces: [],
};

const view = viewOf({
  story: storyOf({ id: 'port' }),
  edition: editionOf({ id: 'port-en', stage: 'edit' }),
  revision: 3,
});

let fake: FakeBridge;
let held: Map<string, () => void>;
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  HTMLCanvasElement.prototype.getContext = () => null;
  Element.prototype.scrollIntoView = vi.fn();
  held = new Map();
  fake = installFakeBridge({
    'history.timeline': () => timeline,
    'history.read': async ({ editionId, number }) => {
      const key = `${editionId}/${number}`;
      if (held.has(key)) await new Promise<void>((resolve) => held.set(key, resolve));
      const found = texts[key];
      if (!found) throw new DragomanError('damaged-revision', 'This revision is damaged.', { editionId, number });
      const { editionId: _editionId, ...revision } = moment(editionId, number, 0);
      return { revision, content: found };
    },
    'history.restore': () => saved,
    'history.name': () => null,
  });
});

const session = {
  exclusively: <Value,>(work: () => Promise<Value>) => work(),
  getSnapshot: () => ({ status: 'saved' }) as SessionState,
  subscribe: () => () => undefined,
};

function open(over: Partial<EditionView> = {}, story: Timeline = timeline) {
  fake.answer('history.timeline', () => story);
  const calls = { onClose: vi.fn(), onRestored: vi.fn(), onCompare: vi.fn(), onPlace: vi.fn() };
  renderView(<TimelineView view={{ ...view, ...over }} session={session} start={null} {...calls} />);
  return calls;
}

const slider = () => screen.findByRole('slider', { name: 'Moment in the story' });
const shown = () => screen.findByRole('region', { name: 'Text at this moment' });
const press = async (code: string, more: { ctrlKey?: boolean } = {}): Promise<void> => {
  fireEvent.keyDown(await slider(), { code, ...more });
};
const spoken = async (): Promise<string> => (await slider()).getAttribute('aria-valuetext') ?? '';

describe('the timeline of a story', () => {
  it('says why what is on the screen cannot be compared with now', async () => {
    const { onCompare } = open();
    const compare = await screen.findByRole('button', { name: 'Compare with now' });
    expect(compare.getAttribute('aria-disabled')).toBe('true');
    expect(compare.title).toBe('This is how it is now.');
    fireEvent.click(compare);
    expect(onCompare).not.toHaveBeenCalled();
    await press('ArrowLeft');
    await waitFor(() => expect(compare.getAttribute('aria-disabled')).toBe('false'));
    fireEvent.click(compare);
    expect(onCompare).toHaveBeenCalledWith(2);
  });

  it('opens at the end, with what came last marked', async () => {
    open();
    expect(await spoken()).toMatch(/^Revision 3, Maksat Tulegen, .*, in edit, English$/u);
    await waitFor(async () => expect((await shown()).querySelector('ins')?.textContent).toContain('has gone'));
    expect((await slider()).getAttribute('aria-valuemax')).toBe('5');
    expect(screen.getByRole('button', { name: 'Restore this revision' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('goes by save, by milestone and from edition to edition by keys', async () => {
    const { onPlace } = open();
    await press('ArrowLeft');
    expect(await spoken()).toMatch(/^Revision 2, .*English, submitted$/u);
    await press('PageDown');
    expect(await spoken()).toMatch(/^Revision 1, .*in translation, Russian, started$/u);
    await press('ArrowRight', { ctrlKey: true });
    expect(await spoken()).toMatch(/^Revision 2, .*Russian$/u);
    await press('ArrowUp');
    expect(await spoken()).toMatch(/^Revision 3, .*English$/u);
    await press('Home');
    await press('ArrowDown');
    expect(await spoken()).toBe('Russian, not opened yet');
    expect(screen.getByText('The Russian edition was opened later.')).toBeTruthy();
    await press('End');
    await waitFor(async () => expect((await shown()).textContent).toContain('Море уходит.'));
    expect(onPlace).toHaveBeenLastCalledWith({ shown: 'port-ru', editionId: 'port-en', number: 3 });
  });

  it('keeps a text on the screen while the next is on its way', async () => {
    held.set('port-en/2', () => undefined);
    open();
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Show changes' }));
    await waitFor(async () => expect((await shown()).textContent).toContain('has gone'));
    await press('ArrowLeft');
    expect((await shown()).textContent).toContain('has gone');
    await act(async () => held.get('port-en/2')?.());
    await waitFor(async () => expect((await shown()).textContent).toContain('The sea goes.'));
  });

  it('shows what comes in on the way of whoever goes faster than texts do', async () => {
    held.set('port-en/2', () => undefined);
    held.set('port-en/1', () => undefined);
    open();
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Show changes' }));
    await waitFor(async () => expect((await shown()).textContent).toContain('has gone'));
    await press('ArrowLeft');
    await press('Home');
    await act(async () => held.get('port-en/2')?.());
    await waitFor(async () => expect((await shown()).textContent).toContain('The sea goes.'));
    await act(async () => held.get('port-en/1')?.());
    await waitFor(async () => expect((await shown()).textContent).toContain('There was no text yet.'));
  });

  it('restores one paragraph and stays, the whole and leaves', async () => {
    const { onClose, onRestored } = open();
    await press('ArrowLeft');
    fireEvent.click(await screen.findByRole('button', { name: 'Restore this paragraph' }));
    await waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
    expect(fake.inputs('history.restore')).toEqual([{ editionId: 'port-en', number: 2, key: 'p1' }]);
    expect(onClose).not.toHaveBeenCalled();
    // What says what it says now has nothing to restore.
    expect(screen.queryByRole('button', { name: 'Restore this headline' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(fake.inputs('history.restore')[1]).toEqual({ editionId: 'port-en', number: 2 });
  });

  it('restores nothing where the member may not write, and says why', async () => {
    open({ mayWrite: false, edition: editionOf({ id: 'port-en', stage: 'approved' }) });
    await press('ArrowLeft');
    const piece = await screen.findByRole('button', { name: /^Restore this paragraph/u });
    expect([piece.getAttribute('aria-disabled'), piece.title]).toEqual(['true', 'Approved. An editor can reopen it.']);
    fireEvent.click(piece);
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect(fake.inputs('history.restore')).toEqual([]);
  });

  it('says why a restoring failed, and keeps the text where it is', async () => {
    fake.answer('history.restore', () => {
      throw new DragomanError('locked', 'Galina is writing here.', { holder: 'Galina', until: '', mayTakeOver: false });
    });
    const { onClose } = open();
    await press('ArrowLeft');
    fireEvent.click(screen.getByRole('button', { name: 'Restore this revision' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Galina is writing here.');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('names a revision with Enter', async () => {
    open();
    fireEvent.click(await screen.findByRole('button', { name: 'Name this revision…' }));
    const field = screen.getByRole('textbox', { name: 'Name of revision 3' });
    fireEvent.change(field, { target: { value: ' As filed ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() =>
      expect(fake.inputs('history.name')).toEqual([{ editionId: 'port-en', number: 3, name: 'As filed' }]),
    );
  });

  it('takes a name away with an empty field', async () => {
    const named = timeline.moments.map((one) => (one.number === 3 ? { ...one, name: 'As filed' } : one));
    open({}, { ...timeline, moments: named });
    expect(await spoken()).toMatch(/named As filed$/u);
    fireEvent.click(screen.getByRole('button', { name: 'Rename this revision…' }));
    const field = screen.getByRole('textbox', { name: 'Name of revision 3' });
    fireEvent.change(field, { target: { value: '  ' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(fake.inputs('history.name')).toEqual([{ editionId: 'port-en', number: 3, name: null }]));
  });

  it('leaves a name as it was on Escape, and the timeline open', async () => {
    const { onClose } = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Name this revision…' }));
    const field = screen.getByRole('textbox', { name: 'Name of revision 3' });
    fireEvent.change(field, { target: { value: 'x' } });
    fireEvent.keyDown(field, { key: 'Escape', code: 'Escape' });
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.keyDown(await slider(), { key: 'Escape', code: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
    expect(fake.inputs('history.name')).toEqual([]);
  });

  it('says which revision cannot be read, and shows the others', async () => {
    const broken = { ...timeline, moments: [...timeline.moments, moment('port-en', 4, 9)] };
    open({}, broken);
    expect((await screen.findByRole('alert')).textContent).toContain('This revision is damaged.');
    await press('ArrowLeft');
    await waitFor(async () => expect((await shown()).textContent).toContain('gone'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('welcomes a story that was saved once', async () => {
    const [first] = timeline.moments as [Moment];
    open({}, { editions: timeline.editions.slice(0, 1), moments: [first] });
    expect(await screen.findByText(/^This story has been saved once\./u)).toBeTruthy();
    expect(within(await shown()).getByText('There was no text yet.')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
    await press('ArrowLeft');
    await press('PageDown');
    expect(await spoken()).toMatch(/^Revision 1, Maksat Tulegen, .*, in edit, started$/u);
  });
});
