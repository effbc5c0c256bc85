// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { EditionView } from '../../shared/contract/contract.ts';
import { type EditionContent, emptyContent, noFields } from '../../shared/domain/edition.ts';
import { headlineLimitsWith } from '../../shared/domain/headline-limits.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { EditionPaper, type EditionPaperHandle } from './edition-paper.tsx';
import { EditionSession } from './session/edition-session.ts';
import { heading, paragraph } from './testing.ts';
import { FormatToolbar } from './toolbar/format-toolbar.tsx';

afterEach(cleanup);

beforeAll(() => {
  // There is no layout here for the editor to scroll to.
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect();
});

const content: EditionContent = {
  ...emptyContent,
  fields: { ...noFields, headline: 'Rate held' },
  blocks: [paragraph('a', 'One'), heading('b', 'Two')],
};

function show(opened = content, editable = true) {
  const session = new EditionSession({
    editionId: 'edition',
    language: 'kk',
    revision: 1,
    savedAt: '2026-11-22T14:00:00.000Z',
    content: opened,
    words: 2,
    sourceRevision: () => null,
    save: () => new Promise(() => undefined),
    readHead: () => new Promise(() => undefined),
  });
  installFakeBridge({ 'app.typography': () => true, 'headlines.limits': () => headlineLimitsWith({}) });
  const view = { edition: { id: 'edition', language: 'kk' } } as EditionView;
  const paper = createRef<EditionPaperHandle>();
  const rendered = render(
    <StrictMode>
      <FormatToolbar session={session} />
      <EditionPaper ref={paper} view={view} session={session} editable={editable} size="full" />
    </StrictMode>,
  );
  return { session, paper, ...rendered };
}

const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });

test('names every field, says their language, and shows what they hold', () => {
  show();
  expect(field('Headline').value).toBe('Rate held');
  for (const name of ['Standfirst', 'Byline', 'Dateline']) expect(field(name).value).toBe('');
  const body = field('Body');
  expect(body.textContent).toBe('OneTwo');
  expect(body.lang).toBe('kk');
  expect(body.getAttribute('spellcheck')).toBe('false');
  expect(body.getAttribute('aria-multiline')).toBe('true');
});

test('what is typed in a field goes to the session', () => {
  const { session } = show();
  fireEvent.change(field('Standfirst'), { target: { value: 'The tenge steadied' } });
  expect(session.currentContent().fields.standfirst).toBe('The tenge steadied');
  expect(session.isDirty).toBe(true);
});

test('a field has no line feeds, whatever is pasted', () => {
  const { session } = show();
  fireEvent.change(field('Headline'), { target: { value: 'Rate\r\nheld\nagain' } });
  expect(field('Headline').value).toBe('Rate held again');
  expect(session.getField('headline')).toBe('Rate held again');
});

test('Enter goes from the headline to the standfirst, and from there into the body', () => {
  show();
  fireEvent.keyDown(field('Headline'), { key: 'Enter' });
  expect(document.activeElement).toBe(field('Standfirst'));
});

test('writing begins in the headline while it is empty', () => {
  const { paper } = show(emptyContent);
  act(() => paper.current?.focusStart());
  expect(document.activeElement).toBe(field('Headline'));
});

test('another text that is adopted is shown in every field and in the body', () => {
  const { session } = show();
  act(() =>
    session.adopt(
      { ...content, fields: { ...noFields, headline: 'Rate cut' }, blocks: [paragraph('a', 'Changed')] },
      5,
      '2026-11-22T15:00:00.000Z',
    ),
  );
  expect(field('Headline').value).toBe('Rate cut');
  expect(field('Body').textContent).toBe('Changed');
});

test('a text that may not be written is there to be read', () => {
  show(content, false);
  for (const name of ['Headline', 'Standfirst', 'Byline', 'Dateline', 'Body']) {
    expect(field(name).getAttribute('aria-readonly')).toBe('true');
  }
  expect(field('Body').getAttribute('contenteditable')).toBe('false');
  expect(field('Headline').placeholder).toBe('');
  expect(field('Standfirst').placeholder).toBe('');
});

test('what the body still holds is taken when the paper goes', () => {
  const { session, paper, unmount } = show();
  act(() => {
    paper.current?.body()?.setBlockInlines('a', [{ type: 'text', text: 'Changed', format: 0 }]);
  });
  unmount();
  expect(session.currentContent().blocks[0]).toEqual(paragraph('a', 'Changed'));
  expect(session.getBody()).toBe(null);
});

test('the toolbar names its tools, shows what is on, and works on the body', () => {
  const { session, paper } = show();
  act(() => {
    paper.current?.focusBlock('b');
  });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Kind of paragraph' }).value).toBe('h2');
  fireEvent.click(screen.getByRole('button', { name: 'Quote' }));
  act(() => paper.current?.body()?.settle());
  expect(session.currentContent().blocks[1]).toMatchObject({ id: 'b', type: 'quote' });
  expect(screen.getByRole('button', { name: 'Quote', pressed: true }).title).toBe('Quote (Ctrl Shift 9)');
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  act(() => paper.current?.body()?.settle());
  expect(session.currentContent().blocks[1]).toMatchObject({ id: 'b', type: 'heading' });
});
