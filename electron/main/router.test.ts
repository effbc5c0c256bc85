import { beforeEach, describe, expect, it } from 'vitest';
import { type CoreChannel, channels } from '../../shared/contract/channels.ts';
import { DragomanError, type Reply } from '../../shared/contract/errors.ts';
import { type AppHandlers, type Asker, type Message, registerRouter } from './router.ts';

/** Stands for Electron's `ipcMain`: the one border that a test cannot cross for real. */
const listeners = new Map<string, (event: Message, input: unknown) => Promise<unknown>>();
const border = {
  handle: (channel: string, listener: (event: Message, input: unknown) => Promise<unknown>) => {
    listeners.set(channel, listener);
  },
};

const ownFrame = { url: 'dragoman://app/', parent: null };
let desk: Asker;
let known: boolean;
let asked: { session: string; channel: CoreChannel; input: unknown }[];
let coreReply: Reply<unknown>;
let logged: string[];
let seated: (string | null)[];
let openExternal: (input: { url: string }) => Promise<null>;

function send(channel: string, input: unknown, senderFrame: Message['senderFrame'] = ownFrame): Promise<unknown> {
  const listener = listeners.get(channel);
  if (!listener) throw new Error(`nobody listens on ${channel}`);
  return listener({ senderFrame }, input);
}

const nothing = async (): Promise<null> => null;
const unused = async (): Promise<never> => {
  throw new Error('not part of this test');
};

beforeEach(() => {
  desk = { session: 'window 1', memberId: null, arrival: 'launch', place: null, again: null };
  known = true;
  asked = [];
  logged = [];
  seated = [];
  coreReply = { ok: true, value: 'from the core' };
  openExternal = nothing;
  listeners.clear();
  const handlers: AppHandlers<Asker> = {
    'app.boot': unused,
    'app.openSample': unused,
    'app.openNewsroom': unused,
    'app.createNewsroom': unused,
    'app.closeNewsroom': nothing,
    'app.rememberPlace': nothing,
    'app.openExternal': (_desk, input) => openExternal(input),
    'app.showInFolder': nothing,
    'app.chooseFolder': nothing,
    'app.chooseDictionary': nothing,
    'app.restoreBackup': unused,
    'app.recoveries': unused,
    'app.keepRecovery': nothing,
    'app.dropRecovery': nothing,
    'app.holdText': nothing,
    'app.saveCopy': unused,
    'app.typography': unused,
    'app.setTypography': unused,
    'app.pasteAsText': unused,
    'app.print': unused,
    'app.savePdf': unused,
    'app.fullScreen': unused,
    'app.choosePictures': unused,
  };
  registerRouter({
    border,
    deskOf: () => (known ? desk : undefined),
    handlers,
    askCore: async (session, channel, input) => {
      asked.push({ session, channel, input });
      return coreReply;
    },
    onSeat: (one) => seated.push(one.memberId),
    logFailure: (what) => {
      logged.push(what);
      return 'log-1';
    },
  });
});

describe('the router', () => {
  it('listens on every channel of the contract and on no other', () => {
    expect([...listeners.keys()].sort()).toEqual(Object.keys(channels).sort());
  });

  it('relays to the core as the window that asks, with the input as its schema leaves it', async () => {
    const reply = await send('comments.add', { editionId: 'e', text: '  hello ' });
    expect(reply).toEqual({ ok: true, value: 'from the core' });
    expect(asked).toEqual([{ session: 'window 1', channel: 'comments.add', input: { editionId: 'e', text: 'hello' } }]);
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { url: 'dragoman://app/', parent: ownFrame }],
    ['a page from the network', { url: 'https://example.org/', parent: null }],
    ['a page whose address begins alike', { url: 'dragoman://app.example.org/', parent: null }],
    ['a file', { url: 'file:///index.html', parent: null }],
  ])('refuses %s', async (_name, frame) => {
    expect(await send('desk.get', {}, frame)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(asked).toEqual([]);
  });

  it('refuses a sender that is none of its windows', async () => {
    known = false;
    expect(await send('app.closeNewsroom', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it('refuses an input that does not fit and names the field', async () => {
    expect(await send('editions.open', { editionId: 7 })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', data: { path: 'editionId' } },
    });
    expect(await send('desk.get', { more: 1 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await send('app.boot', { more: 1 })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await send('app.boot', [])).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await send('desk.get', undefined)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(await send('app.openExternal', { url: 'file:///etc/passwd' })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', data: { path: 'url' } },
    });
    expect(asked).toEqual([]);
  });

  it('hands on typed errors and hides everything else behind a log id', async () => {
    openExternal = async () => {
      throw new DragomanError('cancelled', 'Not today.', {});
    };
    const input = { url: 'https://example.org/' };
    expect(await send('app.openExternal', input)).toEqual({
      ok: false,
      error: { code: 'cancelled', message: 'Not today.', data: {} },
    });
    openExternal = async () => {
      throw new Error('secret detail at /home/x');
    };
    const reply = await send('app.openExternal', input);
    expect(reply).toMatchObject({ ok: false, error: { code: 'unexpected', data: { logId: 'log-1' } } });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(logged).toEqual(['app.openExternal']);
  });

  it('knows who sits at the window once the core has let them in', async () => {
    coreReply = { ok: false, error: { code: 'not-found', message: 'Nobody.', data: { kind: 'member', id: 'm' } } };
    await send('session.signIn', { memberId: 'm' });
    expect(desk.memberId).toBeNull();
    coreReply = { ok: true, value: {} };
    await send('session.signIn', { memberId: 'm' });
    expect(desk).toMatchObject({ memberId: 'm', arrival: 'again' });
    await send('session.signOut', {});
    expect(desk.memberId).toBeNull();
    expect(seated).toEqual(['m', null]);
  });
});
