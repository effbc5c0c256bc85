import { type Channel, channels } from '../../shared/contract/channels.ts';
import type { Bridge, ChangeEvent, Output } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Input, schemas } from '../../shared/contract/schemas.ts';

/** For tests of views: what each request is answered with. A request without an answer fails the test that makes it. */
export type Answers = { [C in Channel]?: (input: Input<C>) => Output<C> | Promise<Output<C>> };

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Every request so far, in order. */
  readonly calls: readonly { readonly channel: Channel; readonly input: unknown }[];
  readonly announce: (event: ChangeEvent) => void;
}

/** A bridge typed by the contract, which checks inputs against the contract's schemas as the router does. */
export function fakeBridge(answers: Answers): FakeBridge {
  const calls: { channel: Channel; input: unknown }[] = [];
  const listeners = new Set<(event: ChangeEvent) => void>();
  const answer = answers as Record<Channel, ((input: unknown) => unknown) | undefined>;
  const byChannel = Object.fromEntries(
    (Object.keys(channels) as Channel[]).map((channel) => [
      channel,
      async (input: unknown) => {
        schemas[channel].parse(input);
        calls.push({ channel, input });
        const reply = answer[channel];
        if (!reply) throw new Error(`Nothing answers ${channel}`);
        return reply(input);
      },
    ]),
  ) as Record<Channel, (input: unknown) => Promise<unknown>>;
  const call = async (channel: Channel, input: unknown): Promise<unknown> => {
    try {
      return { ok: true, value: await byChannel[channel](input) };
    } catch (error) {
      if (error instanceof DragomanError) return { ok: false, error: error.toReply() };
      throw error;
    }
  };
  const nothing = () => () => undefined;
  const bridge: Bridge = {
    call: call as Bridge['call'],
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMenu: nothing,
    onFlush: nothing,
  };
  return {
    bridge,
    calls,
    announce: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}
