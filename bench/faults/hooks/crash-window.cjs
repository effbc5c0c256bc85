// Loaded into the app's main process by `-r`: signs in, opens the story named "crash" and writes in it; crashes the page
// or kills the core at random moments, watches what comes back, and tells of each crash in a line of JSON. In here since a
// driver such as Playwright cannot follow a page through a crash. DRAGOMAN_CRASH says what to do.

const { app } = require('electron');

const { what, crashes, seed } = JSON.parse(process.env.DRAGOMAN_CRASH);
const patience = 15_000;
const letters = [...'abcdefghijklm nopqrstuvwxyz абвгдежзи клмнопрст әғқңөұүһі '];

let state = seed >>> 0;
function random() {
  state = (state * 1_664_525 + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const below = (limit) => Math.floor(random() * limit);
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const say = (told) => process.stdout.write(`CRASH ${JSON.stringify(told)}\n`);

/** Runs in the page: what a person sees of the text, and where the caret is. */
function look() {
  const body = document.querySelector('[role="textbox"][aria-label="Body"]');
  if (!body) return null;
  const node = document.getSelection()?.anchorNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  return {
    blocks: [...body.querySelectorAll(':scope > [data-block]')].map((one) => [one.dataset.block, one.textContent]),
    caret: body.contains(element) ? (element.closest('[data-block]')?.dataset.block ?? null) : null,
    focused: document.activeElement === body,
    saved: document.querySelector('[role="status"][aria-label="Save state"]')?.textContent ?? '',
  };
}

/** Runs in the page: puts the caret at the end of a block. */
function placeCaret(place) {
  const body = document.querySelector('[role="textbox"][aria-label="Body"]');
  body.focus();
  const blocks = body.querySelectorAll(':scope > [data-block]');
  const block = blocks[place % blocks.length];
  document.getSelection().selectAllChildren(block);
  document.getSelection().collapseToEnd();
  return block.dataset.block;
}

/** Runs in the page: goes on to the story, from wherever the window is. */
function goToStory() {
  if (document.querySelector('[role="textbox"][aria-label="Body"]')) return;
  const link = [...document.querySelectorAll('a')].find((one) => one.textContent.includes('crash'));
  const member = document.querySelector('main button[aria-label*="journalist"]');
  (link ?? member)?.click();
}

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  const inPage = (work, ...args) =>
    Promise.race([
      contents.executeJavaScript(`(${work})(...${JSON.stringify(args)})`).catch(() => null),
      wait(400).then(() => null),
    ]);
  const until = async (holds) => {
    const end = performance.now() + patience;
    for (;;) {
      const seen = contents.isCrashed() ? null : await inPage(look);
      if (seen && holds(seen)) return seen;
      if (performance.now() > end) return null;
      await wait(8);
    }
  };
  const type = async (count, pause) => {
    let typed = '';
    for (let index = 0; index < count; index += 1) {
      const letter = letters[below(letters.length)];
      await contents.insertText(letter);
      typed += letter;
      await wait(below(pause));
    }
    return typed;
  };
  const textOf = ({ blocks }) => blocks.map(([, text]) => text);
  const plain = (text) => text.replaceAll('\u00a0', ' ');
  const corePid = () =>
    app.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Dragoman newsroom'))?.pid;

  /** The text with these letters typed at the end of a block. */
  const withTyped = (seen, block, typed) =>
    seen.blocks.map(([id, text]) => plain(id === block ? text + typed : text)).join('\n');

  const crashOnce = async () => {
    await wait(60);
    const block = await inPage(placeCaret, below(100));
    await until((seen) => seen.caret === block);
    await wait(150);
    const before = await inPage(look);
    const first = await type(5 + below(25), 20);
    const written = withTyped(before, block, first);
    const acknowledged = await until(
      (seen) => seen.saved.startsWith('Saved') && seen.blocks.map(([, text]) => plain(text)).join('\n') === written,
    );
    if (!acknowledged) return { problem: 'what was typed was not saved', seen: await inPage(look) };
    const extra = random() < 0.3 ? '' : await type(1 + below(40), 45);
    const start = performance.now();
    if (what === 'core') process.kill(corePid(), 'SIGKILL');
    else contents.forcefullyCrashRenderer();
    const told = { acknowledged: textOf(acknowledged), extra: extra.length, problem: null };
    if (what === 'core') {
      const more = await type(below(30), 40);
      const whole = withTyped(acknowledged, block, extra + more);
      const after = await until(
        (seen) => seen.saved.startsWith('Saved') && seen.blocks.map(([, text]) => plain(text)).join('\n') === whole,
      );
      const milliseconds = performance.now() - start;
      if (!after)
        return { ...told, problem: 'what was typed was not saved afterwards', seen: await inPage(look), whole };
      return { ...told, milliseconds, kept: extra.length, after: textOf(after) };
    }
    /** How many of the letters that were not acknowledged came back; -1 when something acknowledged did not. */
    const keptOf = (seen) => {
      const now = seen.blocks.map(([, text]) => plain(text)).join('\n');
      for (let kept = extra.length; kept >= 0; kept -= 1) {
        if (withTyped(acknowledged, block, extra.slice(0, kept)) === now) return kept;
      }
      return -1;
    };
    const shown = await until((seen) => keptOf(seen) >= 0);
    const shownAfter = performance.now() - start;
    if (!shown) return { ...told, problem: 'what was saved is not on the screen', seen: await inPage(look) };
    const back = await until((seen) => keptOf(seen) >= 0 && seen.focused && seen.caret === block);
    const milliseconds = performance.now() - start;
    if (!back) return { ...told, shownAfter, problem: 'the caret did not come back', seen: await inPage(look), block };
    return { ...told, shownAfter, milliseconds, kept: keptOf(back) };
  };

  contents.once('did-finish-load', async () => {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      await inPage(goToStory);
      if (await inPage(look)) break;
      await wait(50);
    }
    contents.focus();
    for (let crash = 0; crash < crashes; crash += 1) {
      const told = await crashOnce();
      say(told);
      if (told.problem !== null && told.problem !== undefined) break;
    }
    app.exit(0);
  });
});
