import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/app.ts';

interface Watched {
  refused: string[];
  ran: string[];
}

/** Notes in the page what its policy refuses from now on. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watched: Watched = { refused: [], ran: [] };
    Object.assign(globalThis, { watched });
    document.addEventListener('securitypolicyviolation', (event) => watched.refused.push(event.effectiveDirective));
  });
}

function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}

test('the policy stands on every reply of the app', async ({ launch }) => {
  const { page } = await launch();
  const policies = await page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[type=module]');
    const replies = await Promise.all(['/', script?.src ?? '', '/nothing-here.js'].map((address) => fetch(address)));
    return replies.map((reply) => ({
      status: reply.status,
      policy: reply.headers.get('content-security-policy') ?? '',
      sniff: reply.headers.get('x-content-type-options'),
    }));
  });
  expect(policies.map(({ status }) => status)).toEqual([200, 200, 404]);
  for (const { policy, sniff } of policies) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(sniff).toBe('nosniff');
  }
});

test('no inline script runs, neither an element nor a handler nor an address', async ({ launch }) => {
  const { page } = await launch();
  await watch(page);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "watched.ran.push('element')";
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', "watched.ran.push('handler')");
    document.body.append(button);
    button.click();
    const link = document.createElement('a');
    link.href = "javascript:watched.ran.push('address')";
    document.body.append(link);
    link.click();
  });
  await expect.poll(async () => (await watched(page)).refused.length).toBeGreaterThanOrEqual(3);
  expect((await watched(page)).ran).toEqual([]);
});

test('no text is run as code', async ({ launch }) => {
  const { page } = await launch();
  const outcomes = await page.evaluate(
    () =>
      // In a task of its own: the debugger's evaluation itself is exempt from the policy.
      new Promise<string[]>((resolve) => {
        setTimeout(() => {
          const attempt = (work: () => unknown): string => {
            try {
              return String(work());
            } catch (error) {
              return error instanceof Error ? error.name : 'refused';
            }
          };
          // biome-ignore lint/security/noGlobalEval: the attempt is the test
          resolve([attempt(() => globalThis.eval('"ran"')), attempt(() => new Function('return "ran"')())]);
        });
      }),
  );
  expect(outcomes).toEqual(['EvalError', 'EvalError']);
});

test('nothing is loaded from elsewhere and nothing is sent there', async ({ launch }) => {
  const { page } = await launch();
  await watch(page);
  const sent = await page.evaluate(async () => {
    const image = new Image();
    image.src = 'https://example.org/pixel.png';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = 'https://example.org/style.css';
    const script = document.createElement('script');
    script.src = 'https://example.org/script.js';
    const form = document.createElement('form');
    form.action = 'https://example.org/';
    document.body.append(image, frame, style, script, form);
    form.submit();
    return fetch('https://example.org/', { method: 'POST', body: 'copy' }).then(
      () => 'sent',
      () => 'refused',
    );
  });
  expect(sent).toBe('refused');
  await expect
    .poll(async () => [...new Set((await watched(page)).refused)].sort())
    .toEqual(['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem']);
});

test('the app itself keeps to its policy', async ({ launch }) => {
  const { page, complaints } = await launch();
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  expect(complaints).toEqual([]);
});
