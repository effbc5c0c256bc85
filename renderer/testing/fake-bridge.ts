import { onTestFinished } from 'vitest';
import { type Channel, channels } from '../../shared/contract/channels.ts';
import type { Bridge, ChangeEvent, MenuCommand, Output } from '../../shared/contract/contract.ts';
import { DragomanError, type Reply } from '../../shared/contract/errors.ts';
import { type Input, schemas } from '../../shared/contract/schemas.ts';

type Answer<C extends Channel> = (input: Input<C>) => Output<C> | Promise<Output<C>>;

/** For tests of views: what each request is answered with. To refuse one, throw a {@link DragomanError}. */
export type Answers = { readonly [C in Channel]?: Answer<C> };

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Every request so far, in order. */
  readonly calls: readonly { readonly channel: Channel; readonly input: unknown }[];
  /** The inputs of the requests on one channel, in order. */
  inputs<C extends Channel>(channel: C): readonly Input<C>[];
  /** Answers one channel differently from now on. */
  answer<C extends Channel>(channel: C, answer: Answer<C>): void;
  readonly announce: (event: ChangeEvent) => void;
  readonly menu: (command: MenuCommand) => void;
  /** What the main process does before it closes the window. */
  readonly flush: () => Promise<void>;
}

function listenersOf<Argument, Result>() {
  const all = new Set<(argument: Argument) => Result>();
  return {
    all,
    listen: (listener: (argument: Argument) => Result) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
  };
}

/**
 * A bridge typed by the contract, which checks inputs against the contract's schemas as the router does. A request that
 * has no answer, or does not fit, is rejected, and the test fails when it ends, whatever the view made of the rejection.
 */
export function fakeBridge(answers: Answers): FakeBridge {
  const byChannel = new Map<Channel, (input: never) => unknown>();
  for (const channel of Object.keys(channels) as Channel[]) {
    const answer = answers[channel];
    if (answer) byChannel.set(channel, answer as (input: never) => unknown);
  }
  const calls: { channel: Channel; input: unknown }[] = [];
  const problems: string[] = [];
  const changes = listenersOf<ChangeEvent, void>();
  const menus = listenersOf<MenuCommand, void>();
  const flushes = listenersOf<void, Promise<boolean>>();

  const fail = (problem: string): never => {
    problems.push(problem);
    throw new Error(problem);
  };
  const call = async (channel: Channel, input: unknown): Promise<Reply<unknown>> => {
    const parsed = schemas[channel].safeParse(input);
    if (!parsed.success) fail(`An input of ${channel} does not fit: ${parsed.error.message}`);
    calls.push({ channel, input });
    const answer = byChannel.get(channel) ?? fail(`Nothing answers ${channel}`);
    try {
      return { ok: true, value: await answer(input as never) };
    } catch (error) {
      if (error instanceof DragomanError) return { ok: false, error: error.toReply() };
      throw error;
    }
  };
  onTestFinished(() => {
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  return {
    bridge: { call: call as Bridge['call'], onChange: changes.listen, onMenu: menus.listen, onFlush: flushes.listen },
    calls,
    inputs: <C extends Channel>(channel: C) =>
      calls.filter((one) => one.channel === channel).map((one) => one.input as Input<C>),
    answer: (channel, answer) => void byChannel.set(channel, answer as (input: never) => unknown),
    announce: (event) => {
      for (const listener of changes.all) listener(event);
    },
    menu: (command) => {
      for (const listener of menus.all) listener(command);
    },
    flush: async () => {
      await Promise.all([...flushes.all].map((listener) => listener()));
    },
  };
}

/** Puts a {@link fakeBridge} where views look for it, on `window.dragoman`. */
export function installFakeBridge(answers: Answers = {}): FakeBridge {
  const fake = fakeBridge(answers);
  Object.defineProperty(window, 'dragoman', { value: fake.bridge, configurable: true });
  return fake;
}
