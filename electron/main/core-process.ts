import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { ChangeEvent, Newsroom } from '../../shared/contract/contract.ts';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import type { DragomanErrorReply, Reply } from '../../shared/contract/errors.ts';
import { createCrashLimit } from './crash-limit.ts';

/** The process that holds the newsroom, as this side needs it. Electron's `UtilityProcess` fits. */
export interface CoreChild {
  postMessage(message: MessageToCore): void;
  on(event: 'message', listener: (message: MessageFromCore) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): unknown;
}

export type OpenRequest = Omit<Extract<MessageToCore, { kind: 'open' }>, 'kind'>;
export type RestoreRequest = Omit<Extract<MessageToCore, { kind: 'restore' }>, 'kind'>;

/** Who sits at which window, so that they are signed in again after a restart. */
export interface Seat {
  readonly session: string;
  readonly memberId: string;
}

export interface CoreProcess {
  /** The newsroom that is open, as it was when it was opened. */
  readonly newsroom: Newsroom | null;
  /** Forks at once, so that it loads while the window does. */
  start(): void;
  /** Opens a file in place of the one that is open; when that fails none is. */
  open(request: OpenRequest): Promise<Reply<Newsroom>>;
  /**
   * Puts a backup in the place of a newsroom, open or not. When that fails, what was open is open as before; after it
   * went well, everybody has to sign in again.
   */
  restore(request: RestoreRequest): Promise<Reply<Newsroom>>;
  /** Relays a request whose input was checked. Waits while the process restarts; a crash meanwhile is a reply. */
  request(session: string, channel: CoreChannel, input: unknown): Promise<Reply<unknown>>;
  /** Closes the newsroom, when one is open; the process stays. Gives up after a while. */
  closeNewsroom(): Promise<void>;
  /** Closes everything before the app ends. */
  stop(): Promise<void>;
}

export interface CoreProcessOptions {
  readonly fork: () => CoreChild;
  readonly onEvent: (event: ChangeEvent) => void;
  readonly seats: () => readonly Seat[];
  readonly log: (text: string) => void;
  readonly now?: () => number;
  /** Milliseconds. */
  readonly closeLimit?: number;
}

const restarted: DragomanErrorReply = {
  code: 'core-restarted',
  message: 'The newsroom was interrupted and has been opened again. What was saved is safe; please try once more.',
  data: {},
};

const gaveUp: DragomanErrorReply = {
  code: 'storage-failed',
  message:
    'The newsroom stopped working several times in a row and was closed. What was saved is safe. Start Dragoman again to go on.',
  data: { detail: 'The process that holds the newsroom crashed more than three times in five minutes.' },
};

const noNewsroom: DragomanErrorReply = { code: 'no-newsroom', message: 'No newsroom is open.', data: {} };

export function createCoreProcess(options: CoreProcessOptions): CoreProcess {
  const limit = createCrashLimit(options.now);
  const closeLimit = options.closeLimit ?? 3_000;
  let child: CoreChild | null = null;
  let newsroom: Newsroom | null = null;
  let problem: DragomanErrorReply = noNewsroom;
  let nextId = 1;
  let stopping = false;
  const replies = new Map<number, (reply: Reply<unknown>) => void>();
  let opening: ((reply: Reply<Newsroom>) => void) | null = null;
  let closing: (() => void) | null = null;
  /** Settled while the process can take requests: opening, closing and restarting run one after another. */
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const onMessage = (message: MessageFromCore): void => {
    switch (message.kind) {
      case 'ready':
        break;
      case 'opened':
        newsroom = message.newsroom;
        opening?.({ ok: true, value: message.newsroom });
        break;
      case 'failed':
        newsroom = null;
        problem = message.error;
        opening?.({ ok: false, error: message.error });
        break;
      case 'not-restored':
        newsroom = message.newsroom;
        if (!newsroom) problem = message.error;
        opening?.({ ok: false, error: message.error });
        // In its turn this comes after the restore, and before what windows ask next.
        if (message.reopened && newsroom) void inTurn(signAllIn);
        break;
      case 'reply':
        replies.get(message.id)?.(message.reply);
        replies.delete(message.id);
        break;
      case 'event':
        options.onEvent(message.event);
        break;
      case 'closed':
        newsroom = null;
        problem = noNewsroom;
        closing?.();
        break;
    }
  };

  const onExit = (gone: CoreChild, code: number): void => {
    if (gone !== child) return;
    child = null;
    closing?.();
    for (const settle of replies.values()) settle({ ok: false, error: restarted });
    replies.clear();
    if (stopping) return;
    options.log(`The newsroom process ended with code ${code}`);
    const path = newsroom?.path;
    newsroom = null;
    const again = limit.mayRestart();
    problem = again ? restarted : gaveUp;
    if (opening) {
      // Not tried again: a file that brings the process down would do so for ever.
      opening({ ok: false, error: problem });
    } else if (again && path !== undefined) void inTurn(() => reopen(path));
    else options.onEvent({ kind: 'core-restarted' });
  };

  const fork = (): CoreChild => {
    const forked = options.fork();
    forked.on('message', onMessage);
    forked.on('exit', (code) => onExit(forked, code));
    child = forked;
    return forked;
  };

  const openNow = (request: OpenRequest): Promise<Reply<Newsroom>> => askToOpen({ kind: 'open', ...request });

  const askToOpen = (message: Extract<MessageToCore, { kind: 'open' | 'restore' }>): Promise<Reply<Newsroom>> =>
    new Promise((resolve) => {
      opening = (reply) => {
        opening = null;
        resolve(reply);
      };
      (child ?? fork()).postMessage(message);
    });

  const ask = (session: string, channel: CoreChannel, input: unknown): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      if (!child || !newsroom) {
        resolve({ ok: false, error: problem });
        return;
      }
      const id = nextId++;
      replies.set(id, resolve);
      child.postMessage({ kind: 'request', id, session, channel, input });
    });

  const reopen = async (path: string): Promise<void> => {
    const opened = await openNow({ path });
    if (opened.ok) return signAllIn();
    options.log(`The newsroom could not be opened again: ${opened.error.code}`);
    options.onEvent({ kind: 'core-restarted' });
  };

  const signAllIn = async (): Promise<void> => {
    const seats = options.seats();
    await Promise.all(seats.map(({ session, memberId }) => ask(session, 'session.signIn', { memberId })));
    options.onEvent({ kind: 'core-restarted' });
  };

  const closeNow = (): Promise<void> => {
    const open = child;
    if (!open || !newsroom) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        closing = null;
        resolve();
      };
      const timer = setTimeout(done, closeLimit);
      closing = done;
      open.postMessage({ kind: 'close' });
    });
  };

  return {
    get newsroom() {
      return newsroom;
    },
    start() {
      if (!child && !stopping) fork();
    },
    open: (request) => inTurn(() => openNow(request)),
    restore: (request) => inTurn(() => askToOpen({ kind: 'restore', ...request })),
    request: async (session, channel, input) => {
      await turn;
      return ask(session, channel, input);
    },
    closeNewsroom: () => inTurn(closeNow),
    async stop() {
      stopping = true;
      await Promise.race([turn, new Promise((resolve) => setTimeout(resolve, closeLimit))]);
      await closeNow();
      child?.kill();
    },
  };
}
