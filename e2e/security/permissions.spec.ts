import { expect, test } from '../fixtures/app.ts';

test('every permission that a page asks for is denied', async ({ launch }) => {
  const { page } = await launch();
  const outcomes = await page.evaluate(async () => {
    const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
    const media = (wanted: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(wanted).then(() => 'granted', nameOf);
    return {
      notifications: await Notification.requestPermission(),
      geolocation: await new Promise<number | string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code),
        );
      }),
      clipboard: await navigator.clipboard.readText().then(() => 'granted', nameOf),
      microphone: await media({ audio: true }),
      screen: await navigator.mediaDevices.getDisplayMedia().then(() => 'granted', nameOf),
    };
  });
  expect(outcomes.notifications).toBe('denied');
  // 1 is PERMISSION_DENIED.
  expect(outcomes.geolocation).toBe(1);
  expect(outcomes.clipboard).toBe('NotAllowedError');
  for (const refused of [outcomes.microphone, outcomes.screen]) expect(refused).not.toBe('granted');
});

test('every permission that a page looks up counts as denied', async ({ launch }) => {
  const { page } = await launch();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const looked = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return looked.map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('no device is handed out', async ({ launch }) => {
  const { page } = await launch();
  const devices = await page.evaluate(async () => {
    const { hid, usb, serial } = navigator as unknown as Record<
      string,
      { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> } | undefined
    >;
    const lists = [hid?.getDevices?.(), usb?.getDevices?.(), serial?.getPorts?.()];
    return Promise.all(
      lists.map((list) =>
        (list ?? Promise.resolve([])).then(
          (found) => found.length,
          () => 0,
        ),
      ),
    );
  });
  expect(devices).toEqual([0, 0, 0]);
});
