import { expect, test } from '../fixtures/app.ts';

test('a page has nothing of Node and nothing of Electron but the bridge', async ({ launch }) => {
  const { page } = await launch();
  const found = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
    electron: ['electron', 'ipcRenderer', 'webFrame', 'contextBridge'].filter((name) => name in globalThis),
    bridge: Object.fromEntries(
      Object.entries((globalThis as unknown as { dragoman: object }).dragoman).map(([name, value]) => [
        name,
        typeof value,
      ]),
    ),
  }));
  expect(found).toEqual({
    node: [],
    electron: [],
    bridge: { call: 'function', onChange: 'function', onMenu: 'function', onFlush: 'function' },
  });
});

test('the bridge cannot be replaced or changed', async ({ launch }) => {
  const { page } = await launch();
  const changed = await page.evaluate(() => {
    const own = globalThis as unknown as { dragoman: Record<string, unknown> };
    const before = own.dragoman;
    const attempts = [
      () => Object.assign(own, { dragoman: {} }),
      () => Object.assign(own.dragoman, { call: () => 'mine' }),
      () => Object.defineProperty(own, 'dragoman', { value: {} }),
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused aloud, which is as good as in silence.
      }
    }
    return own.dragoman !== before || own.dragoman.call !== before.call;
  });
  expect(changed).toBe(false);
});

test('what the main process sends reaches the page without its event object', async ({ launch }) => {
  const { app, page } = await launch();
  const heard = page.evaluate(
    () =>
      new Promise<unknown[]>((resolve) => {
        const { dragoman } = globalThis as unknown as {
          dragoman: { onMenu: (listener: (...args: unknown[]) => void) => void };
        };
        dragoman.onMenu((...args) => resolve(args));
      }),
  );
  // The listener is registered within the same evaluation, which may still be on its way.
  await expect(async () => {
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send('dragoman:menu', 'palette');
    });
    expect(await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 200, 'nothing yet'))])).toEqual([
      'palette',
    ]);
  }).toPass();
});

test('every window is made with the strict preferences', async ({ launch }) => {
  const { app } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      const all = contents.getLastWebPreferences();
      // What is off by default is left out of the answer.
      const on = (name: string): boolean => all[name] === true;
      return {
        sandbox: on('sandbox'),
        contextIsolation: on('contextIsolation'),
        webSecurity: on('webSecurity'),
        nodeIntegration: on('nodeIntegration'),
        nodeIntegrationInWorker: on('nodeIntegrationInWorker'),
        nodeIntegrationInSubFrames: on('nodeIntegrationInSubFrames'),
        allowRunningInsecureContent: on('allowRunningInsecureContent'),
        experimentalFeatures: on('experimentalFeatures'),
        webviewTag: on('webviewTag'),
        navigateOnDragDrop: on('navigateOnDragDrop'),
        blinkFeatures: all.enableBlinkFeatures ?? '',
      };
    }),
  );
  expect(preferences).toEqual([
    {
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      blinkFeatures: '',
    },
  ]);
});

test('a webview stays an unknown element', async ({ launch }) => {
  const { app, page } = await launch();
  const attached = await page.evaluate(async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.org/');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return 'getWebContentsId' in view;
  });
  expect(attached).toBe(false);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getType()))).toEqual([
    'window',
  ]);
});
