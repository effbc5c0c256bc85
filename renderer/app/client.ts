import type { Channel } from '../../shared/contract/channels.ts';
import type { Bridge, Output } from '../../shared/contract/contract.ts';
import type { DragomanErrorReply } from '../../shared/contract/errors.ts';
import type { Input } from '../../shared/contract/schemas.ts';

declare global {
  interface Window {
    readonly dragoman: Bridge;
  }
}

/** A refusal or failure that came back as a reply; `reply` has its code and data. */
export class RequestError extends Error {
  readonly reply: DragomanErrorReply;

  constructor(reply: DragomanErrorReply) {
    super(reply.message);
    this.name = 'RequestError';
    this.reply = reply;
  }
}

/** Asks the core or the main process. Rejects with {@link RequestError} when it says no. */
export async function request<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await window.dragoman.call(channel, input);
  if (!reply.ok) throw new RequestError(reply.error);
  return reply.value;
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof RequestError) return error.message;
  return 'Something unexpected happened. Nothing that was saved is lost.';
}
