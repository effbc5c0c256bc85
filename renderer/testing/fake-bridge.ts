import { onTestFinished } from 'vitest';
import { type Channel, channels } from '../../shared/contract/channels.ts';
import type { Bridge, ChangeEvent, MenuCommand, Output } from '../../shared/contract/contract.ts';
import { DragomanError, type Reply } from '../../shared/contract/errors.ts';
import type { Input } from '../../shared/contract/schemas.ts';

/** What a test answers with: the value itself. To refuse, throw a {@link DragomanError}. */
export type Handlers = {
  readonly [C in Channel]?: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export interface FakeBridge {
  /** Every request so far, oldest first. */
  readonly calls: readonly { readonly channel: Channel; readonly input: unknown }[];
  /** The inputs of the requests on one channel, oldest first. */
  inputs<C extends Channel>(channel: C): readonly Input<C>[];
  /** Answers one channel differently from now on. */
  handle<C extends Channel>(channel: C, handler: (input: Input<C>) => Output<C> | Promise<Output<C>>): void;
  change(event: ChangeEvent): void;
  menu(command: MenuCommand): void;
  flush(): Promise<void>;
}

type Handler = (input: never) => unknown;

/**
 * Puts a bridge on `window.dragoman` that answers by the given handlers. A request that has no handler fails the test
 * when it ends, naming the channel, whatever the view made of the rejection.
 */
export function installFakeBridge(handlers: Handlers = {}): FakeBridge {
  const answers = new Map<Channel, Handler>();
  for (const channel of Object.keys(channels) as Channel[]) {
    const handler = handlers[channel];
    if (handler) answers.set(channel, handler as Handler);
  }
  const calls: { channel: Channel; input: unknown }[] = [];
  const unhandled = new Set<string>();
  const changeListeners = new Set<(event: ChangeEvent) => void>();
  const menuListeners = new Set<(command: MenuCommand) => void>();
  const flushListeners = new Set<() => Promise<void>>();

  const answer = async (channel: Channel, input: unknown): Promise<Reply<unknown>> => {
    calls.push({ channel, input });
    const handler = answers.get(channel);
    if (!handler) {
      unhandled.add(channel);
      throw new Error(`The test gives no handler for ${channel}`);
    }
    try {
      return { ok: true, value: await handler(input as never) };
    } catch (error) {
      if (error instanceof DragomanError) return { ok: false, error: error.toReply() };
      throw error;
    }
  };
  const listen = <Listener>(listeners: Set<Listener>, listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const bridge: Bridge = {
    call: <C extends Channel>(channel: C, input: Input<C>) => answer(channel, input) as Promise<Reply<Output<C>>>,
    onChange: (listener) => listen(changeListeners, listener),
    onMenu: (listener) => listen(menuListeners, listener),
    onFlush: (listener) => listen(flushListeners, listener),
  };
  Object.defineProperty(window, 'dragoman', { value: bridge, configurable: true });
  onTestFinished(() => {
    if (unhandled.size > 0) throw new Error(`The test gives no handler for ${[...unhandled].join(', ')}`);
  });

  return {
    calls,
    inputs: <C extends Channel>(channel: C) =>
      calls.filter((call) => call.channel === channel).map((call) => call.input as Input<C>),
    handle: (channel, handler) => void answers.set(channel, handler as Handler),
    change: (event) => {
      for (const listener of changeListeners) listener(event);
    },
    menu: (command) => {
      for (const listener of menuListeners) listener(command);
    },
    flush: async () => {
      await Promise.all([...flushListeners].map((listener) => listener()));
    },
  };
}
