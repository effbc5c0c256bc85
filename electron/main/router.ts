import {
  type AppChannel,
  type Channel,
  type CoreChannel,
  channels,
  isCoreChannel,
} from '../../shared/contract/channels.ts';
import type { Output, Place } from '../../shared/contract/contract.ts';
import { DragomanError, type DragomanErrorReply, type Reply } from '../../shared/contract/errors.ts';
import type { ParsedInput } from '../../shared/contract/parse.ts';
import { isOwnAddress } from './page-origin.ts';

/** What the router reads of a message; Electron's `IpcMainInvokeEvent` fits. */
export interface Message {
  /** Null once the frame that sent it is gone. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Electron's `ipcMain` fits. */
export interface Border<Event extends Message> {
  handle(channel: string, listener: (event: Event, input: unknown) => Promise<unknown>): void;
}

/**
 * How a window's page came to be, which decides what its boot brings back: at `launch` (and after another newsroom was
 * opened) who was here last and where, `beside` another window only its member, `again` after a crash all it had.
 */
export type Arrival = 'launch' | 'beside' | 'again';

/** The window that a request comes from, to those that answer it. */
export interface Asker {
  /** Names the window towards the core. */
  readonly session: string;
  memberId: string | null;
  arrival: Arrival;
  /** Where its page last was; null before anybody sat there. Each window has its own, the profile has the last of all. */
  place: Place | null;
  /** What the next page of the window is to tell, once. */
  again: Again | null;
}

/** Why a window's page was loaded anew. */
export type Again = { readonly kind: 'crashed' } | { readonly kind: 'restored'; readonly at: string | null };

export type AppHandlers<Desk extends Asker> = {
  readonly [C in AppChannel]: (desk: Desk, input: ParsedInput<C>) => Promise<Output<C>>;
};

export interface RouterOptions<Event extends Message, Desk extends Asker> {
  readonly border: Border<Event>;
  readonly deskOf: (event: Event) => Desk | undefined;
  readonly handlers: AppHandlers<Desk>;
  readonly askCore: (session: string, channel: CoreChannel, input: unknown) => Promise<Reply<unknown>>;
  /** Called after somebody sat down at a window or left it. */
  readonly onSeat: (desk: Desk) => void;
  /** Logs what nobody expected and returns the id under which it is found. */
  readonly logFailure: (what: string, error: unknown) => string;
}

const refusedSender: DragomanErrorReply = {
  code: 'not-allowed',
  message: 'Only a window of Dragoman itself may ask for this.',
  data: { who: [] },
};

/** Takes every request of the contract: from a main frame of ours only, with an input that fits, to whoever answers. */
export function registerRouter<Event extends Message, Desk extends Asker>(options: RouterOptions<Event, Desk>): void {
  for (const channel of Object.keys(channels) as Channel[]) {
    options.border.handle(channel, async (event, input): Promise<Reply<unknown>> => {
      const desk = isOwnMainFrame(event) ? options.deskOf(event) : undefined;
      if (!desk) return { ok: false, error: refusedSender };
      try {
        return await answer(options, desk, channel, input);
      } catch (error) {
        if (error instanceof DragomanError) return { ok: false, error: error.toReply() };
        const logId = options.logFailure(channel, error);
        const message = `Something unexpected happened. It is in the log as ${logId}.`;
        return { ok: false, error: { code: 'unexpected', message, data: { logId } } };
      }
    });
  }
}

function isOwnMainFrame({ senderFrame }: Message): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnAddress(senderFrame.url);
}

async function answer<Event extends Message, Desk extends Asker>(
  { handlers, askCore, onSeat }: RouterOptions<Event, Desk>,
  desk: Desk,
  channel: Channel,
  input: unknown,
): Promise<Reply<unknown>> {
  const parsed = await parse(channel, input);
  if (!parsed.ok) return parsed;
  if (isCoreChannel(channel)) {
    const reply = await askCore(desk.session, channel, parsed.value);
    if (reply.ok && followSeat(desk, channel, parsed.value)) onSeat(desk);
    return reply;
  }
  // One signature for all: which channel goes with which input is what AppHandlers says.
  const handler = handlers[channel] as (desk: Desk, input: unknown) => Promise<unknown>;
  return { ok: true, value: await handler(desk, parsed.value) };
}

/**
 * The schemas are the heaviest code of this process. A launch does not wait for them: its one request has no input, and
 * they load after its answer.
 */
async function parse(channel: Channel, input: unknown): Promise<Reply<unknown>> {
  if (channel === 'app.boot' && isEmptyObject(input)) return { ok: true, value: {} };
  const { parseInput } = await import('../../shared/contract/parse.ts');
  return parseInput(channel, input);
}

function isEmptyObject(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input) && Object.keys(input).length === 0;
}

/** Says whether the request changed who sits at the window. */
function followSeat(desk: Asker, channel: CoreChannel, input: unknown): boolean {
  if (channel !== 'session.signIn' && channel !== 'session.signOut') return false;
  desk.memberId = channel === 'session.signIn' ? (input as ParsedInput<'session.signIn'>).memberId : null;
  desk.arrival = 'again';
  return true;
}
