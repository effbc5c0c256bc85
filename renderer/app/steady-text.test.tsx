// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { useSteadyText } from './steady-text.ts';

function Window() {
  const above = useRef<HTMLDivElement>(null);
  useSteadyText(above);
  return (
    <>
      <div ref={above} data-testid="above" />
      <div data-testid="scroll" style={{ overflowY: 'auto' }}>
        <textarea data-testid="text" />
      </div>
    </>
  );
}

test('what comes above a text scrolls the text by as much, and back when it goes', () => {
  let resized = (): void => undefined;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(told: () => void) {
        resized = told;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  const { getByTestId, unmount } = render(<Window />);
  const above = getByTestId('above');
  const scroll = getByTestId('scroll');
  const scrollBy = vi.fn<(options: ScrollToOptions) => void>();
  Object.defineProperty(scroll, 'scrollHeight', { value: 900 });
  Object.defineProperty(scroll, 'clientHeight', { value: 400 });
  Object.assign(scroll, { scrollBy });
  const becomes = (height: number): void => {
    Object.defineProperty(above, 'offsetHeight', { value: height, configurable: true });
    resized();
  };

  becomes(80);
  expect(scrollBy).not.toHaveBeenCalled();
  getByTestId('text').focus();
  becomes(99);
  becomes(0);
  expect(scrollBy.mock.calls.map(([options]) => options.top)).toEqual([19, -99]);
  unmount();
  vi.unstubAllGlobals();
});
