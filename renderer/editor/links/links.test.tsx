// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installFakeBridge } from '../../testing/fake-bridge.ts';
import { BodyEditor } from '../body-editor.tsx';
import type { BodyHandle } from '../body-handle.ts';
import { paragraph, text } from '../testing.ts';

afterEach(cleanup);

beforeAll(() => {
  // There is no layout here for the editor to scroll to.
  Range.prototype.getBoundingClientRect = () => document.body.getBoundingClientRect();
});

const linked = {
  ...paragraph('a', ''),
  children: [{ type: 'link' as const, url: 'https://stat.gov.kz', children: [text('Bureau')] }, text(' says')],
};

function show(editable: boolean) {
  const bridge = installFakeBridge({ 'app.openExternal': () => null });
  const body = createRef<BodyHandle>();
  render(<BodyEditor ref={body} language="en" blocks={[linked]} editable={editable} onDirty={() => undefined} />);
  const link = screen.getByText('Bureau').closest('a');
  if (!link) throw new Error('There is no link.');
  return { body, link, opened: () => bridge.inputs('app.openExternal') };
}

test('a link in a text that is read opens in the browser, and this page stays', () => {
  const { link, opened } = show(false);
  expect(fireEvent.click(link)).toBe(false);
  expect(opened()).toEqual([{ url: 'https://stat.gov.kz' }]);
});

test('while writing a link opens with Ctrl only', () => {
  const { link, opened } = show(true);
  expect(fireEvent.click(link)).toBe(false);
  expect(opened()).toEqual([]);
  fireEvent.click(link, { ctrlKey: true });
  expect(opened()).toEqual([{ url: 'https://stat.gov.kz' }]);
});

test('the panel shows the address, refuses one that may not be, and changes or removes the link', () => {
  const { body } = show(true);
  const run = (command: Parameters<BodyHandle['run']>[0]): void =>
    act(() => {
      body.current?.run(command);
      body.current?.settle();
    });
  const url = (): unknown => body.current?.allBlocks()[0]?.children.find((child) => child.type === 'link');
  act(() => void body.current?.focusBlock('a'));
  run({ do: 'edit-link' });
  const address = screen.getByRole<HTMLInputElement>('textbox', { name: 'Link address' });
  expect(address.value).toBe('https://stat.gov.kz');
  fireEvent.change(address, { target: { value: 'javascript:alert(1)' } });
  fireEvent.click(screen.getByRole('button', { name: 'Change' }));
  expect(screen.getByRole('alert').textContent).toMatch(/not a web address/u);
  fireEvent.change(address, { target: { value: 'bank.kz' } });
  fireEvent.click(screen.getByRole('button', { name: 'Change' }));
  expect(screen.queryByRole('textbox', { name: 'Link address' })).toBe(null);
  expect(url()).toMatchObject({ url: 'https://bank.kz' });
  run({ do: 'edit-link' });
  fireEvent.click(screen.getByRole('button', { name: 'Remove' }));
  act(() => body.current?.settle());
  expect(url()).toBe(undefined);
});
