// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChangedParts } from './changed-parts.ts';

let scope: HTMLElement;
let body: HTMLElement;
let looking = true;
const follower = { isLooking: () => looking, onBlocks: vi.fn(), onWords: vi.fn(), onDue: vi.fn() };

function watched(): ChangedParts {
  const changes = new ChangedParts({ scope: () => scope, body: () => body }, follower);
  changes.watch();
  return changes;
}

/** Types into a block; the page tells of it a moment later. */
async function type(block: number, text: string): Promise<void> {
  const node = body.children[block]?.firstChild;
  if (node) node.textContent = text;
  await Promise.resolve();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  looking = true;
  scope = document.createElement('div');
  scope.innerHTML = '<textarea data-field="headline"></textarea><div><p>One</p><p>Two</p></div>';
  body = scope.lastElementChild as HTMLElement;
  document.body.replaceChildren(scope);
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test('words typed into a block are told of at once, and are due only a moment later, all together', async () => {
  const changes = watched();
  await type(0, 'One!');
  await type(1, 'Two!');
  expect(follower.onWords.mock.calls).toEqual([[body.children[0]], [body.children[1]]]);
  expect(follower.onDue).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(follower.onDue).toHaveBeenCalledTimes(1);
  expect(changes.take()).toEqual([...body.children]);
  expect(changes.take()).toEqual([]);
});

test('nothing comes due while nothing is looked for', async () => {
  looking = false;
  const changes = watched();
  await type(0, 'One!');
  vi.advanceTimersByTime(1_000);
  expect(follower.onDue).not.toHaveBeenCalled();
  expect(changes.has(body.children[0] as HTMLElement)).toBe(true);
});

test('a block that comes or goes is one that changed', async () => {
  const changes = watched();
  const [first] = body.children;
  const third = document.createElement('p');
  first?.remove();
  body.append(third);
  await Promise.resolve();
  expect(follower.onBlocks).toHaveBeenCalled();
  expect(new Set(changes.take())).toEqual(new Set([first, third]));
});

test('a field is due with each of its letters', () => {
  const changes = watched();
  const field = scope.querySelector('textarea');
  field?.dispatchEvent(new Event('input', { bubbles: true }));
  expect(follower.onDue).toHaveBeenCalledTimes(1);
  expect(changes.take()).toEqual([field]);
});

test('whoever cannot wait has what was typed looked through before the page tells of it', () => {
  const changes = watched();
  void type(0, 'One!');
  changes.catchUp();
  expect(follower.onDue).toHaveBeenCalledTimes(1);
  expect(changes.take()).toEqual([body.children[0]]);
});

test('a text that was left right after a key is followed again when somebody comes back to it', async () => {
  const changes = watched();
  await type(0, 'One!');
  changes.stop();
  vi.advanceTimersByTime(1_000);
  expect(follower.onDue).not.toHaveBeenCalled();
  changes.watch();
  await type(0, 'One!!');
  vi.advanceTimersByTime(1_000);
  expect(follower.onDue).toHaveBeenCalledTimes(1);
});
