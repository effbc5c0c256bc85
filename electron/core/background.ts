import type { EditionContent } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { compareCoarsely, type Difference } from '../../shared/language/difference.ts';
import {
  type ChangedWords,
  type TaskInput,
  type TaskName,
  type TaskOutput,
  type TaskSettings,
  taskSettings,
  tasks,
} from './background-tasks.ts';
import { type BackgroundThread, createThread, NoAnswer, type ThreadOptions } from './background-thread.ts';

/** Work that takes too long for the thread that answers windows. */
export interface Background {
  /** Always answers: block by block and marked `coarse` when the exact comparison took too long or failed. */
  compare(before: EditionContent, after: EditionContent, language: LanguageCode): Promise<Difference>;
  /** The words that came and went. Answers like `compare`. */
  countChanges(before: EditionContent, after: EditionContent, language: LanguageCode): Promise<ChangedWords>;
  /** Does one piece of work. @throws NoAnswer when it took too long, or failed. */
  run<Task extends TaskName>(task: Task, input: TaskInput<Task>): Promise<TaskOutput<Task>>;
  /** Ends what is under way. Later work starts anew. */
  close(): Promise<void>;
}

function over(run: Background['run'], close: Background['close'], log: (line: string) => void): Background {
  const orCoarsely = async <Value>(work: Promise<Value>, coarsely: () => Value): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      log(`background: ${error.reason}: ${error.message}`);
      return coarsely();
    }
  };
  return {
    compare: (before, after, language) =>
      orCoarsely(run('compare', { before, after, language }), () => compareCoarsely(before, after, language)),
    countChanges: (before, after, language) =>
      orCoarsely(run('countChanges', { before, after, language }), () => {
        const { wordsAdded, wordsRemoved } = compareCoarsely(before, after, language);
        return { added: wordsAdded, removed: wordsRemoved, coarse: true };
      }),
    run,
    close,
  };
}

/** Does the work at once on this thread: for tests, and where there is no other thread. */
export function inThisThread(): Background {
  return over(
    async (task, input) => tasks[task](input),
    async () => undefined,
    () => undefined,
  );
}

export interface ThreadsOptions extends ThreadOptions {
  readonly log: (line: string) => void;
  /** How long each kind of work may take, in milliseconds, instead of what is usual. */
  readonly limit?: number;
}

/** Does the work in threads of its own, one a lane, each started when it is first needed. */
export function inThreads({ log, limit, ...options }: ThreadsOptions): Background {
  const threads = new Map<TaskSettings['lane'], BackgroundThread>();
  const threadOf = (lane: TaskSettings['lane']): BackgroundThread => {
    const there = threads.get(lane);
    if (there) return there;
    const made = createThread(options);
    threads.set(lane, made);
    return made;
  };
  return over(
    (task, input) => {
      const settings = taskSettings[task];
      return threadOf(settings.lane).run(task, input, {
        limit: limit ?? settings.limit,
        first: settings.newestFirst,
      });
    },
    async () => {
      await Promise.all([...threads.values()].map((thread) => thread.close()));
    },
    log,
  );
}
