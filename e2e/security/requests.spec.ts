import { expect, test } from '../fixtures/app.ts';

test('an unknown request is refused in the page already', async ({ launch }) => {
  const { page } = await launch();
  const codes = await page.evaluate(async () => {
    const call = window.dragoman.call as (channel: unknown, input: unknown) => Promise<{ error?: { code: string } }>;
    const replies = await Promise.all(
      ['app.nope', 'constructor', '__proto__', 'ELECTRON_BROWSER_REQUIRE', '', 7, null].map((channel) =>
        call(channel, {}),
      ),
    );
    return replies.map((reply) => reply.error?.code);
  });
  expect(new Set(codes)).toEqual(new Set(['bad-input']));
});

test('an input that does not fit gets a typed error that names the field', async ({ launch }) => {
  const { page } = await launch();
  const errors = await page.evaluate(async () => {
    const call = window.dragoman.call as (channel: string, input: unknown) => Promise<{ error?: unknown }>;
    const replies = await Promise.all([
      call('stories.get', {}),
      call('stories.list', { show: 'all', text: '', offset: -1, limit: 1 }),
      call('desk.get', { extra: true }),
      call('desk.get', undefined),
      call('editions.save', JSON.parse('{"__proto__":{"editionId":"e"},"baseRevision":1,"sourceRevision":null}')),
    ]);
    return replies.map(({ error }) => error);
  });
  expect(errors[0]).toMatchObject({ code: 'bad-input', data: { path: 'storyId' } });
  expect(errors[1]).toMatchObject({ code: 'bad-input', data: { path: 'offset' } });
  for (const error of errors) expect(error).toMatchObject({ code: 'bad-input' });
});

test('what cannot be sent is a refusal and no exception', async ({ launch }) => {
  const { page } = await launch();
  const reply = await page.evaluate(() =>
    (window.dragoman.call as (channel: string, input: unknown) => Promise<unknown>)('app.openExternal', {
      url: Symbol('x'),
    }).then(
      (value) => value,
      () => 'thrown at the border of the bridge',
    ),
  );
  expect(reply).not.toMatchObject({ ok: true });
});

test('a page that is none of the app windows is not answered, though it has the bridge', async ({ launch }) => {
  const { app } = await launch();
  const replies = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const preload = `${electronApp.getAppPath()}/build/preload/preload.cjs`;
    const ask = async (address: string): Promise<unknown> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
      });
      await window.loadURL(address);
      const reply = await window.webContents.executeJavaScript("window.dragoman.call('app.boot', {})");
      window.destroy();
      return reply;
    };
    return [await ask('dragoman://app/'), await ask('data:text/html,stranger')];
  });
  for (const reply of replies) expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('the window itself is not answered once it shows a page from elsewhere', async ({ launch }) => {
  const { app } = await launch();
  const reply = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Past the guards of the page: the main process itself loads it.
    await window?.loadURL('data:text/html,stranger');
    return window?.webContents.executeJavaScript("window.dragoman.call('app.boot', {})");
  });
  expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('a frame inside the page has no bridge', async ({ launch }) => {
  const { page } = await launch();
  const bridge = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return typeof (frame.contentWindow as unknown as { dragoman?: unknown } | null)?.dragoman;
  });
  expect(bridge).toBe('undefined');
});

test('a page shows in the file manager only what belongs to the newsroom', async ({ launch }) => {
  const { app, page } = await launch({ newsroom: 'Desk.newsroom' });
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path) => shown.push(path);
  });
  const codes = await page.evaluate(async () => {
    const boot = await window.dragoman.call('app.boot', {});
    const own = boot.ok ? (boot.value.newsroom?.path ?? '') : '';
    const outlets = own.replace('.newsroom', '.outlets');
    const paths = [own, `${outlets}/site/index.html`, `${outlets}/../other.txt`, `${outlets}-more/x`, '/etc/passwd'];
    const replies = await Promise.all(paths.map((path) => window.dragoman.call('app.showInFolder', { path })));
    return replies.map((reply) => (reply.ok ? 'shown' : reply.error.code));
  });
  expect(codes).toEqual(['shown', 'shown', 'not-allowed', 'not-allowed', 'not-allowed']);
  expect(await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toHaveLength(2);
});
