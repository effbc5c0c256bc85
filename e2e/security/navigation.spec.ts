import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';

/** Notes what would be opened in the person's browser in place of opening it. */
async function noteOpened(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => {
      opened.push(address);
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

const windowCount = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** Clicks a link of the page's own making, as one in pasted copy would be. */
async function follow(page: Page, address: string, target = ''): Promise<void> {
  await page.evaluate(
    ([href, where]) => {
      const link = document.createElement('a');
      link.href = href;
      link.target = where;
      document.body.append(link);
      link.click();
    },
    [address, target] as const,
  );
}

/** That something does not happen can only be seen by waiting for it. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(400);

for (const address of [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'data:text/html,x',
  'dragoman://other/',
]) {
  test(`the window does not go to ${address}`, async ({ launch }) => {
    const { page } = await launch();
    const before = page.url();
    await follow(page, address);
    await page.evaluate((href) => {
      window.location.href = href;
    }, address);
    await settle(page);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => typeof window.dragoman.call)).toBe('function');
  });
}

test('a page opens no windows; allowed links go to the browser and others nowhere', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await noteOpened(app);
  const handles = await page.evaluate(() =>
    ['https://example.org/a', 'file:///etc/passwd', 'dragoman://app/', 'about:blank'].map((address) =>
      window.open(address),
    ),
  );
  await follow(page, 'mailto:desk@example.org', '_blank');
  await follow(page, 'smb://example.org/share', '_blank');
  await settle(page);
  expect(handles).toEqual([null, null, null, null]);
  expect(await windowCount(app)).toBe(1);
  expect(await opened()).toEqual(['https://example.org/a', 'mailto:desk@example.org']);
});

test('the request to open a link takes allowed schemes only', async ({ launch }) => {
  const { app, page } = await launch();
  const opened = await noteOpened(app);
  const codes = await page.evaluate(async () => {
    const addresses = [
      'https://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'vscode://x',
      ' ',
      '/bin/sh',
    ];
    const replies = await Promise.all(addresses.map((url) => window.dragoman.call('app.openExternal', { url })));
    return replies.map((reply) => (reply.ok ? 'opened' : reply.error.code));
  });
  expect(codes).toEqual(['opened', 'bad-input', 'bad-input', 'bad-input', 'bad-input', 'bad-input']);
  expect(await opened()).toEqual(['https://example.org/']);
});
