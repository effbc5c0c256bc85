import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeEvent, Newsroom } from '../../shared/contract/contract.ts';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import { type CoreChild, type CoreProcess, createCoreProcess, type Seat } from './core-process.ts';

/** Stands for the utility process, which only Electron can fork. Answers like the core, unless told to be silent. */
class FakeChild implements CoreChild {
  readonly got: MessageToCore[] = [];
  silent = false;
  refuses = false;
  #message: ((message: MessageFromCore) => void) | undefined;
  #exit: ((code: number) => void) | undefined;

  on(event: 'message' | 'exit', listener: ((message: MessageFromCore) => void) | ((code: number) => void)): void {
    if (event === 'message') this.#message = listener as (message: MessageFromCore) => void;
    else this.#exit = listener as (code: number) => void;
  }

  postMessage(message: MessageToCore): void {
    this.got.push(message);
    if (!this.silent) queueMicrotask(() => this.#answer(message));
  }

  kill(): void {
    this.#exit?.(0);
  }

  crash(): void {
    this.#exit?.(9);
  }

  say(message: MessageFromCore): void {
    this.#message?.(message);
  }

  #answer(message: MessageToCore): void {
    switch (message.kind) {
      case 'open':
        if (this.refuses) {
          this.say({ kind: 'failed', error: { code: 'damaged', message: 'Damaged.', data: { path: message.path } } });
        } else this.say({ kind: 'opened', newsroom: newsroomAt(message.path) });
        break;
      case 'restore':
        if (this.refuses) {
          const error = { code: 'damaged', message: 'Damaged.', data: { path: message.backup } } as const;
          this.say({ kind: 'not-restored', error, newsroom: newsroomAt(message.path), reopened: true });
        } else this.say({ kind: 'opened', newsroom: newsroomAt(message.path) });
        break;
      case 'request':
        this.say({ kind: 'reply', id: message.id, reply: { ok: true, value: message.channel } });
        break;
      case 'close':
        this.say({ kind: 'closed' });
        break;
    }
  }
}

function newsroomAt(path: string): Newsroom {
  return { id: 'n', name: 'N', path, languages: ['en'], desks: [], fourEyes: false, members: [] };
}

let children: FakeChild[];
let events: ChangeEvent[];
let seats: Seat[];
let nextChild: (child: FakeChild) => void;
let core: CoreProcess;

const latest = (): FakeChild => {
  const child = children.at(-1);
  if (!child) throw new Error('nothing was forked');
  return child;
};

beforeEach(() => {
  children = [];
  events = [];
  seats = [];
  nextChild = () => undefined;
  core = createCoreProcess({
    fork: () => {
      const child = new FakeChild();
      nextChild(child);
      children.push(child);
      return child;
    },
    onEvent: (event) => events.push(event),
    seats: () => seats,
    log: () => undefined,
    now: () => 0,
    closeLimit: 20,
  });
  core.start();
});

describe('the core process', () => {
  it('opens a newsroom and relays requests and events', async () => {
    expect(await core.open({ path: '/a.newsroom' })).toMatchObject({ ok: true, value: { path: '/a.newsroom' } });
    expect(await core.request('w', 'desk.get', {})).toEqual({ ok: true, value: 'desk.get' });
    latest().say({ kind: 'event', event: { kind: 'newsroom' } });
    expect(events).toEqual([{ kind: 'newsroom' }]);
  });

  it('refuses requests while no newsroom is open', async () => {
    expect(await core.request('w', 'desk.get', {})).toMatchObject({ ok: false, error: { code: 'no-newsroom' } });
  });

  it('lets requests wait for the newsroom that is being opened', async () => {
    const opening = core.open({ path: '/a.newsroom' });
    const asking = core.request('w', 'desk.get', {});
    await opening;
    expect(await asking).toEqual({ ok: true, value: 'desk.get' });
  });

  it('after a crash settles what was asked, opens the newsroom again and signs everybody in', async () => {
    await core.open({ path: '/a.newsroom' });
    seats = [{ session: 'w', memberId: 'm' }];
    latest().silent = true;
    const pending = core.request('w', 'editions.save', {});
    await Promise.resolve();
    await Promise.resolve();
    latest().crash();
    expect(await pending).toMatchObject({ ok: false, error: { code: 'core-restarted' } });
    expect(await core.request('w', 'desk.get', {})).toEqual({ ok: true, value: 'desk.get' });
    expect(children).toHaveLength(2);
    expect(latest().got.map((message) => (message.kind === 'request' ? message.channel : message))).toEqual([
      { kind: 'open', path: '/a.newsroom' },
      'session.signIn',
      'desk.get',
    ]);
    expect(events).toEqual([{ kind: 'core-restarted' }]);
  });

  it('gives up after the fourth crash in five minutes and says so', async () => {
    await core.open({ path: '/a.newsroom' });
    for (let crash = 1; crash <= 3; crash += 1) {
      latest().crash();
      expect(await core.request('w', 'desk.get', {})).toMatchObject({ ok: true });
    }
    latest().crash();
    expect(await core.request('w', 'desk.get', {})).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    expect(children).toHaveLength(4);
    expect(core.newsroom).toBeNull();
  });

  it('does not try again to open a file that brought it down', async () => {
    latest().silent = true;
    const opening = core.open({ path: '/bad.newsroom' });
    await Promise.resolve();
    latest().crash();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'core-restarted' } });
    expect(children).toHaveLength(1);
    expect(await core.open({ path: '/good.newsroom' })).toMatchObject({ ok: true });
  });

  it('tells why the newsroom could not be opened again', async () => {
    await core.open({ path: '/a.newsroom' });
    nextChild = (child) => {
      child.refuses = true;
    };
    latest().crash();
    expect(await core.request('w', 'desk.get', {})).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(events).toEqual([{ kind: 'core-restarted' }]);
  });

  it('signs nobody in after a restore, whose windows show what is not there any more', async () => {
    await core.open({ path: '/a.newsroom' });
    seats = [{ session: 'w', memberId: 'm' }];
    const request = { path: '/a.newsroom', backup: '/b', memberId: 'm' };
    expect(await core.restore(request)).toMatchObject({ ok: true, value: { path: '/a.newsroom' } });
    expect(latest().got).toEqual([
      { kind: 'open', path: '/a.newsroom' },
      { kind: 'restore', ...request },
    ]);
  });

  it('signs everybody in again after a restore that failed on the way, before their next request', async () => {
    await core.open({ path: '/a.newsroom' });
    seats = [{ session: 'w', memberId: 'm' }];
    latest().refuses = true;
    const reply = await core.restore({ path: '/a.newsroom', backup: '/b', memberId: 'm' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'damaged' } });
    expect(core.newsroom?.path).toBe('/a.newsroom');
    await core.request('w', 'desk.get', {});
    const channels = latest().got.flatMap((message) => (message.kind === 'request' ? [message.channel] : []));
    expect(channels).toEqual(['session.signIn', 'desk.get']);
    expect(events).toEqual([{ kind: 'core-restarted' }]);
  });

  it('closes the newsroom and does not start again when it ends on purpose', async () => {
    await core.open({ path: '/a.newsroom' });
    await core.stop();
    expect(latest().got.at(-1)).toEqual({ kind: 'close' });
    expect(children).toHaveLength(1);
  });

  it('does not wait for ever for a process that does not close', async () => {
    await core.open({ path: '/a.newsroom' });
    latest().silent = true;
    await core.stop();
    expect(children).toHaveLength(1);
  });
});
