// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLettersFromReact } from './react-events.ts';

const onKeyDown = vi.fn();
const onKeyDownCapture = vi.fn();
const onInput = vi.fn();
const onChange = vi.fn();

let container: HTMLElement;

beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
  keepLettersFromReact(container);
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: it stands for a view around a text
    <div onKeyDown={onKeyDown} onKeyDownCapture={onKeyDownCapture} onInput={onInput}>
      <div data-lexical-editor="true">Ақтау</div>
      <input aria-label="Headline" onChange={onChange} />
    </div>,
    { container },
  );
});

afterEach(() => {
  vi.clearAllMocks();
});

const text = (): Element => container.querySelector('[data-lexical-editor]') as Element;
const field = (): HTMLInputElement => container.querySelector('input') as HTMLInputElement;

function press(target: Element, key: string, held: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }));
}

describe('letters that are typed into a text', () => {
  it('are not heard of around it', () => {
    press(text(), 'қ');
    press(text(), ' ');
    text().dispatchEvent(new InputEvent('input', { data: 'қ', bubbles: true }));
    expect(onKeyDown).not.toHaveBeenCalled();
    expect(onKeyDownCapture).not.toHaveBeenCalled();
    expect(onInput).not.toHaveBeenCalled();
  });

  it.each([
    ['Escape', {}],
    ['Tab', {}],
    ['ArrowUp', { altKey: true }],
    ['k', { ctrlKey: true }],
    ['k', { metaKey: true }],
    ['t', { altKey: true }],
  ])('leave %s %o to everybody', (key, held) => {
    press(text(), key, held);
    expect(onKeyDown).toHaveBeenCalledOnce();
    expect(onKeyDownCapture).toHaveBeenCalledOnce();
  });

  it('are heard of as ever when they are typed into a field', () => {
    press(field(), 'a');
    expect(onKeyDown).toHaveBeenCalledOnce();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(field(), 'a');
    field().dispatchEvent(new InputEvent('input', { data: 'a', bubbles: true }));
    expect(onChange).toHaveBeenCalledOnce();
    expect(onInput).toHaveBeenCalledOnce();
  });
});

describe('others who listen at the same element', () => {
  it('can stop to', () => {
    const listener = vi.fn();
    container.addEventListener('keydown', listener);
    press(field(), 'a');
    container.removeEventListener('keydown', listener);
    press(field(), 'b');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('hear all once it is over', () => {
    const element = document.createElement('div');
    const over = keepLettersFromReact(element);
    const [before, after] = [vi.fn(), vi.fn()];
    element.addEventListener('keydown', before);
    over();
    element.addEventListener('keydown', after);
    element.setAttribute('data-lexical-editor', 'true');
    press(element, 'a');
    expect(before).not.toHaveBeenCalled();
    expect(after).toHaveBeenCalledOnce();
  });
});
