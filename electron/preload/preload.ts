import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { changeEventChannel, channels, flushChannel, menuCommandChannel } from '../../shared/contract/channels.ts';
import type { Bridge } from '../../shared/contract/contract.ts';

/**
 * The page's only way out. Every channel of the contract gets its caller here; nothing else can be called, and neither
 * `ipcRenderer` nor an event object reaches the page.
 */

const callers = new Map<string, (input: unknown) => Promise<unknown>>(
  Object.keys(channels).map((channel) => [channel, (input) => ipcRenderer.invoke(channel, input)]),
);

function refused(code: 'bad-input' | 'unexpected', message: string): unknown {
  const data = code === 'bad-input' ? { path: 'channel' } : { logId: 'bridge' };
  return { ok: false, error: { code, message, data } };
}

async function call(channel: unknown, input: unknown): Promise<unknown> {
  const caller = callers.get(String(channel));
  if (!caller) return refused('bad-input', 'There is no such request.');
  try {
    return await caller(input);
  } catch {
    // The main process replies to everything; only an input that cannot be cloned or a closing window ends up here.
    return refused('unexpected', 'The request could not be sent.');
  }
}

function listen(channel: string, listener: (message: unknown) => void): () => void {
  const onMessage = (_event: IpcRendererEvent, message: unknown): void => listener(message);
  ipcRenderer.on(channel, onMessage);
  return () => ipcRenderer.removeListener(channel, onMessage);
}

const flushListeners = new Set<() => Promise<boolean>>();

ipcRenderer.on(flushChannel, (_event, flushId: unknown) => {
  const waiting = [...flushListeners].map(async (listener) => listener());
  void Promise.allSettled(waiting).then((results) => {
    const saved = results.every((one) => one.status === 'fulfilled' && one.value !== false);
    ipcRenderer.send(flushChannel, flushId, saved);
  });
});

const bridge = {
  call,
  onChange: (listener: (message: unknown) => void) => listen(changeEventChannel, listener),
  onMenu: (listener: (message: unknown) => void) => listen(menuCommandChannel, listener),
  onFlush: (listener: () => Promise<boolean>) => {
    flushListeners.add(listener);
    return () => {
      flushListeners.delete(listener);
    };
  },
} satisfies Record<keyof Bridge, unknown>;

contextBridge.exposeInMainWorld('dragoman', bridge);
