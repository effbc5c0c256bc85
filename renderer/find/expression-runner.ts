import type { FindQuery, Found } from '../../shared/language/find-query.ts';

export interface ExpressionWork {
  readonly id: number;
  readonly query: FindQuery;
  readonly texts: readonly string[];
  readonly most: number;
}

export interface ExpressionAnswer {
  readonly id: number;
  /** For each text. */
  readonly found: readonly (readonly Found[])[];
}

interface Waiting {
  readonly work: ExpressionWork;
  readonly resolve: (found: ExpressionAnswer['found'] | null) => void;
}

/** How long one portion of texts may take, in milliseconds; what takes longer would not end at all, mostly. */
const limit = 1_000;

/** Tries expressions outside the thread that people type in, one portion after another, and ends what does not end. */
export class ExpressionRunner {
  #worker: Worker | null = null;
  #queue: Waiting[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;

  /** Null when it took too long, or nobody waits any more. */
  find(query: FindQuery, texts: readonly string[], most: number): Promise<ExpressionAnswer['found'] | null> {
    return new Promise((resolve) => {
      this.#lastId += 1;
      this.#queue.push({ work: { id: this.#lastId, query, texts, most }, resolve });
      if (this.#queue.length === 1) this.#begin();
    });
  }

  /** Ends what is under way and all that waits. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    for (const { resolve } of this.#queue.splice(0)) resolve(null);
  }

  #begin(): void {
    const next = this.#queue[0];
    if (!next) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(next.work);
    this.#timer = setTimeout(() => this.stop(), limit);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./expression-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<ExpressionAnswer>) => {
      const first = this.#queue[0];
      if (worker !== this.#worker || first?.work.id !== data.id) return;
      clearTimeout(this.#timer);
      this.#queue.shift();
      first.resolve(data.found);
      this.#begin();
    };
    worker.onerror = () => this.stop();
    return worker;
  }
}
