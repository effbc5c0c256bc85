import type { Newsroom } from '../../shared/contract/contract.ts';
import type { MessageFromCore, MessageToCore, NewNewsroom } from '../../shared/contract/core-messages.ts';
import { DragomanError, type DragomanErrorReply, type Reply } from '../../shared/contract/errors.ts';
import { inThisThread } from './background.ts';
import { type Core, type CoreOptions, openCore } from './core.ts';
import { restoreBackup } from './restore.ts';
import { fileExists } from './store/newsroom-file.ts';

export interface CoreServiceOptions
  extends Pick<CoreOptions, 'clock' | 'ids' | 'files' | 'writers' | 'background' | 'dictionaries'> {
  readonly post: (message: MessageFromCore) => void;
  readonly log: (line: string) => void;
  /** Makes the sample newsroom at a path, whole or not at all. */
  readonly makeSample: (path: string, sampleFolder: string) => Promise<void>;
}

/**
 * The messages between the main process and the core. One newsroom is open at a time. Opening and closing wait for each
 * other; requests do not: their replies come in the order in which they are ready.
 */
export function createCoreService(options: CoreServiceOptions): { receive(message: MessageToCore): Promise<void> } {
  const { post, log } = options;
  let core: Core | null = null;
  let turn: Promise<void> = Promise.resolve();

  const close = async (): Promise<void> => {
    const closing = core;
    core = null;
    await closing?.close();
  };

  const open = async ({ path, create, sampleFolder }: Extract<MessageToCore, { kind: 'open' }>): Promise<void> => {
    try {
      await close();
      if (sampleFolder !== undefined && !fileExists(path)) await options.makeSample(path, sampleFolder);
      post({ kind: 'opened', newsroom: openAt(path, create).newsroom });
    } catch (error) {
      await close();
      post({ kind: 'failed', error: explain(error) });
    }
  };

  const openAt = (path: string, create?: NewNewsroom): Core => {
    const opened = openCore({ ...options, path, ...(create ? { create } : {}) });
    core = opened;
    opened.onChange((event) => post({ kind: 'event', event }));
    opened.start();
    return opened;
  };

  const restore = async (request: Extract<MessageToCore, { kind: 'restore' }>): Promise<void> => {
    if (core && core.path !== request.path) await close();
    const before = core;
    try {
      const restored = await restoreBackup(request, {
        background: options.background ?? inThisThread(),
        now: options.clock.now,
        core: () => core,
        close,
        open: () => openAt(request.path),
        log,
      });
      post({ kind: 'opened', newsroom: restored });
    } catch (error) {
      const reopened = core !== before;
      post({ kind: 'not-restored', error: explain(error, 'restored'), newsroom: openNewsroom(), reopened });
    }
  };

  /** One that is damaged may not be able to tell what it is. */
  const openNewsroom = (): Newsroom | null => {
    try {
      return core?.newsroom ?? null;
    } catch {
      return null;
    }
  };

  const explain = (error: unknown, what: 'opened' | 'restored' = 'opened'): DragomanErrorReply => {
    if (error instanceof DragomanError) return error.toReply();
    const logId = options.ids.next();
    log(`${logId} open: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {
      code: 'unexpected',
      message: `The newsroom could not be ${what}. The reason is in the log as ${logId}.`,
      data: { logId },
    };
  };

  const answer = async (message: Extract<MessageToCore, { kind: 'request' }>): Promise<void> => {
    const reply: Reply<unknown> = core
      ? await core.handle(message.session, message.channel, message.input)
      : { ok: false, error: { code: 'no-newsroom', message: 'No newsroom is open.', data: {} } };
    post({ kind: 'reply', id: message.id, reply });
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work);
    return turn;
  };

  return {
    async receive(message) {
      switch (message.kind) {
        case 'open':
          return inTurn(() => open(message));
        case 'restore':
          return inTurn(() => restore(message));
        case 'close':
          return inTurn(async () => {
            await close();
            post({ kind: 'closed' });
          });
        case 'request':
          // A request that came after an opening is about what is then open.
          await turn;
          return answer(message);
      }
    },
  };
}
