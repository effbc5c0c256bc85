import { readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from '../fixtures/app.ts';
import { asOrdinaryUser } from '../fixtures/ordinary-user.ts';

test('pages run in a sandbox that the system enforces', async ({ folder, launch }, testInfo) => {
  test.skip(process.platform !== 'linux', 'how the system enforces it is read from /proc');
  testInfo.setTimeout(120_000);
  const options = asOrdinaryUser(folder);
  test.skip(typeof options === 'string', `The sandbox could not be tried here: ${String(options)}.`);
  if (typeof options === 'string') return;

  const { app, page } = await launch(options);
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  const found = await app.evaluate(({ app: electronApp, BrowserWindow }) => ({
    switched: electronApp.commandLine.hasSwitch('no-sandbox'),
    main: process.pid,
    pages: BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  }));
  expect(found.switched).toBe(false);
  expect(found.pages).toHaveLength(1);
  for (const pid of found.pages) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // 2 is a filter of system calls.
    expect(status).toMatch(/^Seccomp:\s+2$/mu);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/mu);
    for (const namespace of ['user', 'pid', 'net']) {
      expect(readlinkSync(`/proc/${pid}/ns/${namespace}`)).not.toBe(
        readlinkSync(`/proc/${found.main}/ns/${namespace}`),
      );
    }
  }
});

test('the sandbox is switched off for root only', async ({ launch }) => {
  const { app } = await launch();
  const off = await app.evaluate(({ app: electronApp }) => electronApp.commandLine.hasSwitch('no-sandbox'));
  expect(off).toBe(process.getuid?.() === 0);
});
