import type { LanguageCode } from '../../shared/domain/languages.ts';
import { acceptedForms } from '../../shared/language/spelling-words.ts';
import { request } from '../app/client.ts';
import { onSpelling } from '../app/queries.ts';

/** As many words as one request takes, and as many as a page keeps in mind of a language. */
const mostAtOnce = 1_000;
const mostKept = 100_000;

/** Which words of a language are right, as far as this page has asked: only words that it does not know travel. */
export class WordMemory {
  readonly language: LanguageCode;
  readonly #right = new Map<string, boolean>();
  readonly #asked = new Map<string, Promise<void>>();
  readonly #listeners = new Set<() => void>();
  #generation = 0;

  constructor(language: LanguageCode) {
    this.language = language;
  }

  /** Undefined while it is not known. */
  isRight(word: string): boolean | undefined {
    return this.#right.get(word);
  }

  /** Asks for those that are not known. Rejects when there is no dictionary. */
  async learn(words: Iterable<string>): Promise<void> {
    const unknown = new Set<string>();
    const waiting = new Set<Promise<void>>();
    for (const word of words) {
      if (this.#right.has(word)) continue;
      const asked = this.#asked.get(word);
      if (asked) waiting.add(asked);
      else unknown.add(word);
    }
    const all = [...unknown];
    for (let at = 0; at < all.length; at += mostAtOnce) waiting.add(this.#ask(all.slice(at, at + mostAtOnce)));
    await Promise.all(waiting);
  }

  /** Called when what was known may be otherwise. */
  onForgotten(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forget(): void {
    this.#generation += 1;
    this.#right.clear();
    this.#asked.clear();
    for (const listener of this.#listeners) listener();
  }

  /** Forgets a word that was added or removed, and those that are right or wrong with it; no others. */
  forgetWord(word: string): void {
    const small = word.toLocaleLowerCase(this.language);
    const related = [...this.#right.keys(), ...this.#asked.keys()].filter(
      (one) =>
        one.toLocaleLowerCase(this.language).startsWith(small) && acceptedForms(one, this.language).includes(word),
    );
    for (const one of related) {
      this.#right.delete(one);
      this.#asked.delete(one);
    }
    for (const listener of this.#listeners) listener();
  }

  #ask(words: readonly string[]): Promise<void> {
    const generation = this.#generation;
    const asking = request('spelling.check', { language: this.language, words })
      .then((wrong) => {
        if (generation !== this.#generation) return this.learn(words);
        if (this.#right.size > mostKept) this.#right.clear();
        const isWrong = new Set(wrong);
        for (const word of words) {
          // What was forgotten since is asked for again.
          if (this.#asked.get(word) === asking) this.#right.set(word, !isWrong.has(word));
        }
        return undefined;
      })
      .finally(() => {
        for (const word of words) if (this.#asked.get(word) === asking) this.#asked.delete(word);
      });
    for (const word of words) this.#asked.set(word, asking);
    return asking;
  }
}

const memories = new Map<LanguageCode, WordMemory>();

/** The one memory of a language in this page. It forgets when the newsroom's words or dictionaries change. */
export function memoryOf(language: LanguageCode): WordMemory {
  const there = memories.get(language);
  if (there) return there;
  const made = new WordMemory(language);
  memories.set(language, made);
  onSpelling((event) => {
    if (event.language !== null && event.language !== language) return;
    if (event.word === null) made.forget();
    else made.forgetWord(event.word);
  });
  return made;
}
