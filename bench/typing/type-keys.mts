import type { CDPSession, Page } from 'playwright';

export type Caret = 'start' | 'middle' | 'end';

export interface Typed {
  /** From each key to the frame that shows it, in milliseconds. */
  readonly paints: readonly number[];
  /** Of the page's main thread in scripts, over all keys, in milliseconds. */
  readonly script: number;
}

/** A window whose keys are timed. */
export interface Typist {
  place(caret: Caret): Promise<void>;
  type(keys: number): Promise<Typed>;
}

const letters = 'the sea gives way and the port digs deeper ';

/** @param body what finds the text box: the whole text of blocks as its children. */
export async function typistAt(page: Page, body: string): Promise<Typist> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  // The page says when a key is on the screen: asking again and again would be time of its scripts.
  let painted: (milliseconds: number) => void = () => undefined;
  session.on('Runtime.bindingCalled', ({ payload }) => painted(Number(payload)));
  await session.send('Runtime.addBinding', { name: 'benchPainted' });
  await page.evaluate(listen);
  let at = 0;
  return {
    place: (caret) => page.evaluate(placeCaret, { body, caret }),
    async type(keys) {
      const paints: number[] = [];
      const before = await scriptTime(session);
      for (let key = 0; key < keys; key += 1) {
        const shown = new Promise<number>((resolve) => {
          painted = resolve;
        });
        await press(session, letters[at % letters.length] ?? ' ');
        at += 1;
        paints.push(await shown);
      }
      const script = (await scriptTime(session)) - before;
      return { paints, script };
    },
  };
}

/** In the page: says for each key how long it was until the frame after it was handed over. */
function listen(): void {
  const { benchPainted } = window as unknown as { benchPainted: (payload: string) => void };
  window.addEventListener(
    'keydown',
    (event) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => benchPainted(String(performance.now() - event.timeStamp));
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    { capture: true },
  );
}

/** In the page: puts the caret at the end of the first, the middle or the last block, and brings that into view. */
async function placeCaret({ body, caret }: { readonly body: string; readonly caret: Caret }): Promise<void> {
  const root = document.querySelector<HTMLElement>(body);
  const blocks = [...(root?.children ?? [])];
  const place = caret === 'start' ? 0 : caret === 'middle' ? blocks.length >> 1 : blocks.length - 1;
  const block = blocks[place];
  if (!root || !block) throw new Error('There is no text to type in');
  root.focus();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last: Node | null = null;
  while (texts.nextNode()) last = texts.currentNode;
  block.scrollIntoView({ block: 'center' });
  getSelection()?.collapse(last ?? block, last?.textContent?.length ?? 0);
  await new Promise((resolve) => setTimeout(resolve, 600));
}

async function press(session: CDPSession, letter: string): Promise<void> {
  const code = letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`;
  const keyCode = letter === ' ' ? 32 : letter.toUpperCase().charCodeAt(0);
  const key = { key: letter, code, windowsVirtualKeyCode: keyCode };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** In milliseconds since the page began. */
async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const script = metrics.find(({ name }) => name === 'ScriptDuration');
  if (!script) throw new Error('The browser does not say how long scripts ran');
  return script.value * 1_000;
}
