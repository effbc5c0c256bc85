import { type CoreChannel, channels } from '../../shared/contract/channels.ts';
import type { ChangeEvent, Newsroom, Output } from '../../shared/contract/contract.ts';
import type { NewNewsroom } from '../../shared/contract/core-messages.ts';
import { DragomanError, type Reply } from '../../shared/contract/errors.ts';
import type { ParsedInput } from '../../shared/contract/parse.ts';
import { type Background, inThisThread } from './background.ts';
import { type FileKeeper, keepFile } from './file-keeper.ts';
import { handlers } from './handlers.ts';
import { createNewsroom } from './new-newsroom.ts';
import type { OutletFiles } from './outlets/outlet.ts';
import { type Backups, createBackups } from './services/backup-keeper.ts';
import { createComparisons } from './services/comparison-memory.ts';
import { createContents } from './services/contents.ts';
import { type Clock, type Context, type Ids, instantOf, type Request } from './services/context.ts';
import { notReadable } from './services/find.ts';
import { createFinding } from './services/finding.ts';
import { createLocks } from './services/lock-book.ts';
import { newsroomOf } from './services/newsroom.ts';
import { createOutbox, type OutletWriters } from './services/outbox.ts';
import { nextDue, publishDue } from './services/schedule.ts';
import { createSessions } from './services/sessions.ts';
import { thinDue } from './services/thinning-due.ts';
import { checkTable, finishClosing, tablesToCheck } from './store/connection.ts';
import { isCorruption, transaction } from './store/database.ts';
import { retryAll } from './store/deliveries.ts';
import { fileExists } from './store/newsroom-file.ts';
import { explainSqliteError } from './store/sqlite-errors.ts';
import { createSuspicion } from './suspicion.ts';

export interface CoreOptions {
  /** The newsroom file, an absolute path. */
  readonly path: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: OutletFiles;
  readonly writers: OutletWriters;
  /** Where long work is done; in this thread when absent. */
  readonly background?: Background;
  /** The folder of the dictionaries that come with Dragoman; none do when absent. */
  readonly dictionaries?: string;
  /** Takes what nobody expected, for whoever maintains this. */
  readonly log?: (line: string) => void;
  /** What to make when the file does not exist. */
  readonly create?: NewNewsroom;
  /** Checks inputs against their schemas. Absent where whoever asks has done so, as the router of the main process has. */
  readonly parse?: Parse;
}

export type Parse = <C extends CoreChannel>(channel: C, input: unknown) => Reply<ParsedInput<C>>;

/** One open newsroom. */
export interface Core {
  readonly newsroom: Newsroom;
  /** The newsroom file, an absolute path. */
  readonly path: string;
  readonly backups: Backups;
  /** Answers a request of one window. Resolves always: what goes wrong is a reply. */
  handle<C extends CoreChannel>(session: string, channel: C, input: unknown): Promise<Reply<Output<C>>>;
  /** @returns the function that stops listening. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
  /** Publishes and delivers what is due by now. */
  runDue(): Promise<void>;
  /** Tries now whether saving works again, while it fails. */
  tryAgain(): void;
  /** Does what is due as time goes by, and checks a large file bit by bit, until it is closed. */
  start(): void;
  /** Finishes what is under way, then closes the file. */
  close(): Promise<void>;
}

/** The longest wait, in milliseconds, before looking again: a computer that slept or whose clock moved catches up. */
const longestWait = 60_000;
/** The pause before a newsroom that was just opened catches up, in milliseconds: its windows come first. */
const pauseBeforeDue = 1_000;
/** A large file is checked table by table once nobody asked for anything so long, in milliseconds: a check takes time. */
const quietBeforeCheck = 30_000;

/** From opening to the first look at what is to be thinned, and from one look to the next, in milliseconds. */
const beforeThinning = 2 * 60_000;
const betweenThinnings = 60 * 60_000;

/** @throws DragomanError when the file cannot be opened or made. */
export function openCore(options: CoreOptions): Core {
  const { path, clock, ids, log = () => undefined, background = inThisThread() } = options;
  finishClosing(path);
  if (options.create && !fileExists(path)) createNewsroom(path, options.create, clock, ids);
  const listeners = new Set<(event: ChangeEvent) => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let dueTimer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  let closed = false;
  let lastRequest = clock.now();
  let lastDue = clock.now();

  const emit = (event: ChangeEvent): void => {
    if (event.kind === 'story') finding.touched(event.editionIds);
    for (const listener of listeners) listener(event);
  };
  const file: FileKeeper = keepFile({ path, clock, log, onCondition: () => emit({ kind: 'condition' }) });
  const { database } = file;
  const outbox = createOutbox(() => context, options.writers, options.files, {
    onWake: () => runAfter(0),
    onFault: (error) => void explain('delivering', error),
  });
  const backups = createBackups(() => context, {
    lastRequest: () => lastRequest,
    log,
    isDamaged: () => file.condition().kind === 'damaged',
  });
  const contents = createContents();
  const finding = createFinding(() => context, contents);
  const context: Context = {
    database,
    clock,
    ids,
    path,
    sessions: createSessions(),
    locks: createLocks(),
    contents,
    finding,
    outbox,
    background,
    dictionaries: options.dictionaries ?? null,
    comparisons: createComparisons(background),
    backups,
    condition: file.condition,
    emit,
  };
  const ownRequest: Request = { ...context, session: null };

  const suspicion = createSuspicion(database, {
    onDamage: (what) => {
      log(`The file was checked and is damaged: ${what}`);
      file.foundDamage();
    },
    isOver: () => closed || file.refusal !== null,
  });

  const unexpected = (what: string, error: unknown): DragomanError => {
    const logId = ids.next();
    log(`${logId} ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return new DragomanError('unexpected', `Something unexpected happened. It is in the log as ${logId}.`, { logId });
  };

  const explain = (what: string, error: unknown): DragomanError => {
    if (error instanceof DragomanError) return error;
    const known = explainSqliteError(error, path);
    if (!known || isCorruption(error)) suspicion.raise();
    if (known) log(`${what}: ${String(error)}`);
    return known ?? unexpected(what, error);
  };

  /** What is not there in a damaged newsroom may have been. */
  const asFarAsKnown = (error: DragomanError): DragomanError =>
    error.code === 'not-found' && file.refusal !== null ? notReadable(error) : error;

  const runDue = async (): Promise<void> => {
    if (file.refusal) return;
    try {
      const now = clock.now();
      // A clock that went back would leave what is to be tried again waiting for as long as it went.
      if (now < lastDue) transaction(database, (unit) => retryAll(unit, instantOf(now)));
      lastDue = now;
      await outbox.deliver(publishDue(ownRequest, log));
      await outbox.deliverDue();
    } catch (error) {
      explain('what is due', error);
    }
    scheduleDue();
  };

  const whenDue = (): number | null => {
    try {
      return nextDue(context);
    } catch (error) {
      explain('what is due next', error);
      return clock.now() + longestWait;
    }
  };

  const scheduleDue = (): void => {
    if (!started || closed) return;
    clearTimeout(dueTimer);
    const due = whenDue();
    if (due === null) return;
    const wait = due - clock.now();
    // What is overdue already was tried and held back: it gets its next try with everything else.
    runAfter(wait <= 0 ? longestWait : Math.min(wait, longestWait));
  };

  const runAfter = (milliseconds: number): void => {
    if (!started || closed) return;
    clearTimeout(dueTimer);
    dueTimer = setTimeout(() => void runDue(), milliseconds);
    dueTimer.unref?.();
  };

  const checkInTurn = (tables: readonly string[]): void => {
    const [table, ...rest] = tables;
    if (table === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (closed) return;
      if (file.condition().kind !== 'good') return checkInTurn(tables);
      if (Math.abs(clock.now() - lastRequest) < quietBeforeCheck) return checkInTurn(tables);
      try {
        checkTable(database, path, table);
        checkInTurn(rest);
      } catch (error) {
        if (explain(`checking ${table}`, error).code === 'damaged') file.foundDamage();
      }
    }, quietBeforeCheck);
    timer.unref?.();
    timers.add(timer);
  };

  const thinAfter = (milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (closed) return;
      void (file.condition().kind === 'good' ? thinDue(ownRequest) : Promise.resolve())
        .catch((error: unknown) => closed || explain('thinning', error))
        .finally(() => closed || thinAfter(betweenThinnings));
    }, milliseconds);
    timer.unref?.();
    timers.add(timer);
  };

  /** Answers a query once more when a first try found that the file is damaged: now with what can be read of it. */
  const read = async <Value>(isQuery: boolean, ask: () => Value | Promise<Value>): Promise<Value> => {
    try {
      return await ask();
    } catch (error) {
      if (!isCorruption(error) || file.refusal) throw error;
      file.foundDamage();
      if (!isQuery) throw file.refusal ?? error;
      return ask();
    }
  };

  return {
    get newsroom() {
      return newsroomOf(context);
    },
    path,
    backups,
    async handle<C extends CoreChannel>(session: string, channel: C, input: unknown): Promise<Reply<Output<C>>> {
      const parsed = options.parse?.(channel, input) ?? { ok: true, value: input };
      if (!parsed.ok) return parsed;
      lastRequest = clock.now();
      try {
        if (closed) throw new DragomanError('no-newsroom', 'No newsroom is open.', {});
        const isQuery = channels[channel] === 'query' || channel.startsWith('session.');
        if (file.refusal && !isQuery) throw file.refusal;
        // One signature for all: which channel goes with which input is what HandlersOf says.
        const handler = handlers[channel] as (request: Request, input: unknown) => Output<C> | Promise<Output<C>>;
        const value = await read(isQuery, () => handler({ ...context, session }, parsed.value));
        if (channel === 'editions.act') scheduleDue();
        return { ok: true, value };
      } catch (error) {
        return { ok: false, error: asFarAsKnown(explain(channel, error)).toReply() };
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    runDue,
    tryAgain: file.tryAgain,
    start() {
      started = true;
      if (file.refusal) return;
      // What could not be delivered may go well now: the disk that was missing is there, the folder was made.
      try {
        transaction(database, (unit) => retryAll(unit, instantOf(clock.now())));
      } catch (error) {
        // On a full disk a newsroom can still be read.
        explain('retrying deliveries', error);
      }
      checkInTurn(tablesToCheck(database, path));
      runAfter(pauseBeforeDue);
      backups.start();
      finding.start(() => lastRequest);
      thinAfter(beforeThinning);
    },
    async close() {
      if (closed) return;
      closed = true;
      clearTimeout(dueTimer);
      for (const timer of timers) clearTimeout(timer);
      suspicion.close();
      backups.close();
      finding.close();
      await outbox.close();
      await background.close();
      file.close();
      listeners.clear();
    },
  };
}
