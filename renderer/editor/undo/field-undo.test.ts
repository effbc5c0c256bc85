// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react';
import { expect, test } from 'vitest';
import { emptyContent, type Fields } from '../../../shared/domain/edition.ts';
import { setUp } from '../session/session-testing.ts';
import { openBody, paragraph } from '../testing.ts';
import { undoFromFields } from './field-undo.ts';

const fieldsOf = (headline: string): Fields => ({ headline, standfirst: 'Lead', byline: '', dateline: '' });

/** A text with its fields in a page, restored from "Bread" to "Salt". */
function restored() {
  const { session } = setUp({ ...emptyContent, fields: fieldsOf('Bread'), blocks: [paragraph('a', 'Now')] });
  const editor = openBody([paragraph('a', 'Now')]);
  session.attachBody(editor.body);
  const paper = document.createElement('div');
  const [headline, standfirst] = (['headline', 'standfirst'] as const).map((name) => {
    const field = document.createElement('textarea');
    field.dataset.field = name;
    const show = (): void => {
      field.value = session.getField(name);
    };
    show();
    session.onAdopt(show);
    field.addEventListener('input', () => session.setField(name, field.value));
    paper.append(field);
    return field;
  });
  if (!headline || !standfirst) throw new Error('There are no fields.');
  document.body.append(paper);
  undoFromFields(paper, session);
  const type = (field: HTMLTextAreaElement, value: string, inputType = 'insertText'): void => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true }));
  };
  const press = (field: HTMLTextAreaElement, keys: { shiftKey?: boolean; code?: string } = {}): boolean =>
    !fireEvent.keyDown(field, { code: 'KeyZ', ctrlKey: true, ...keys });
  return {
    ...{ session, editor, headline, standfirst, type, press },
    restore: () =>
      session.exclusively(async () => {
        const content = { ...emptyContent, fields: fieldsOf('Salt'), blocks: [paragraph('a', 'Then')] };
        session.adopt(content, 8, '2026-11-22T14:05:00.000Z');
      }, 'restore'),
  };
}

test('a field that a restore changed undoes the restore, and redoes it', async () => {
  const { restore, editor, headline, press } = restored();
  await restore();
  expect(headline.value).toBe('Salt');
  editor.body.focus();
  headline.focus();
  expect(press(headline)).toBe(true);
  expect(headline.value).toBe('Bread');
  expect(document.activeElement).toBe(headline);
  expect(editor.texts()).toEqual(['Now']);
  expect(press(headline)).toBe(false);
  expect(press(headline, { shiftKey: true })).toBe(true);
  expect(editor.texts()).toEqual(['Then']);
  expect(press(headline)).toBe(true);
  expect(press(headline, { code: 'KeyY' })).toBe(true);
  expect(headline.value).toBe('Salt');
});

test('what was typed in a field is undone by the field first', async () => {
  const { restore, editor, headline, type, press } = restored();
  await restore();
  type(headline, 'Salt!');
  expect(press(headline)).toBe(false);
  type(headline, 'Salt');
  expect(press(headline)).toBe(false);
  type(headline, 'Salt', 'historyUndo');
  expect(press(headline)).toBe(true);
  expect(editor.texts()).toEqual(['Now']);
});

test('a field that is as it was, and one before which more was typed in the text, leave the text alone', async () => {
  const { restore, editor, headline, standfirst, press } = restored();
  await restore();
  expect(press(standfirst)).toBe(false);
  editor.select([0, -1]);
  editor.type('!');
  expect(press(headline)).toBe(false);
  expect(editor.texts()).toEqual(['Then!']);
});
