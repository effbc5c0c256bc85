import { expect, test } from '../fixtures/app.ts';

test('the pages come from a scheme of their own and not from files', async ({ launch }) => {
  const { page } = await launch();
  expect(page.url()).toBe('dragoman://app/');
  expect(await page.evaluate(() => [window.isSecureContext, window.origin])).toEqual([true, 'dragoman://app']);
});

test('nothing outside the built pages can be read', async ({ launch }) => {
  const { page } = await launch();
  const outcomes = await page.evaluate(async () => {
    const addresses = [
      'dragoman://app/../../package.json',
      'dragoman://app/..%2f..%2fpackage.json',
      'dragoman://app/%2e%2e%2f%2e%2e%2fpackage.json',
      'dragoman://app/assets/..%2f..%2f..%2fpackage.json',
      'dragoman://app/..%5c..%5cpackage.json',
      'dragoman://app/%2fetc%2fhosts.json',
      'dragoman://app/index.html%00.js',
      'dragoman://app/%ff.js',
      'dragoman://app/main/main.cjs',
      'dragoman://app/assets',
    ];
    return Promise.all(addresses.map(async (address) => (await fetch(address)).status));
  });
  expect(new Set(outcomes)).toEqual(new Set([404]));
});

test('other hosts, other methods and files are refused', async ({ launch }) => {
  const { page } = await launch();
  const outcomes = await page.evaluate(async () => {
    const ask = (address: string, init?: RequestInit): Promise<number | string> =>
      fetch(address, init).then(
        ({ status }) => status,
        () => 'refused',
      );
    return [
      await ask('/', { method: 'POST', body: 'x' }),
      await ask('dragoman://other/index.html'),
      await ask('file:///etc/hosts'),
    ];
  });
  expect(outcomes).toEqual([404, 'refused', 'refused']);
});
