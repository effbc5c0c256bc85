import { readFile, stat } from 'node:fs/promises';
import type { Hunspell, HunspellFactory } from 'hunspell-asm';
import type { DictionaryFiles } from './dictionary-files.ts';
import { DictionaryError, type ReadableDictionary, readableDictionary } from './readable-dictionary.ts';

/** Dictionaries of the thread that this runs in. Each in a WebAssembly memory of its own: a broken one hurts no other. */

export interface Dictionary {
  isRight(word: string): boolean;
  suggest(word: string): readonly string[];
  close(): void;
}

/** Far above any dictionary there is, and a stop for a file that is something else. */
const largestFile = 64 * 1024 * 1024;

interface File {
  readonly path: string;
  /** Goes with what is in it. */
  readonly state: string;
}

async function fileAt(path: string): Promise<File> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DictionaryError({ reason: 'missing', path });
  if (!found.isFile()) throw new DictionaryError({ reason: 'unreadable', path });
  if (found.size > largestFile) throw new DictionaryError({ reason: 'too-large', path });
  return { path, state: `${path} ${found.size} ${found.mtimeMs}` };
}

async function bytesOf({ path }: File): Promise<{ path: string; bytes: Uint8Array }> {
  try {
    return { path, bytes: await readFile(path) };
  } catch {
    throw new DictionaryError({ reason: 'unreadable', path });
  }
}

async function load(aff: File, dic: File): Promise<Dictionary> {
  const readable = readableDictionary(await bytesOf(aff), await bytesOf(dic));
  const { loadModule } = await import('hunspell-asm');
  const hunspell = createHunspell(await loadModule(), readable, dic.path);
  // Rules that make nothing of the dictionary's own words are not this dictionary's.
  if (!readable.sample.some((word) => hunspell.spell(word))) {
    throw new DictionaryError({ reason: 'not-words', path: dic.path });
  }
  return {
    isRight: (word) => hunspell.spell(word),
    suggest: (word) => hunspell.suggest(word),
    close: () => hunspell.dispose(),
  };
}

function createHunspell(factory: HunspellFactory, { aff, dic }: ReadableDictionary, path: string): Hunspell {
  try {
    const rules = factory.mountBuffer(aff, 'rules.aff');
    const words = factory.mountBuffer(dic, 'words.dic');
    const hunspell = factory.create(rules, words);
    factory.unmount(rules);
    factory.unmount(words);
    return hunspell;
  } catch {
    throw new DictionaryError({ reason: 'unreadable', path });
  }
}

const loaded = new Map<string, { readonly state: string; readonly dictionary: Promise<Dictionary> }>();

/** The dictionary of a language, loaded when it is first asked for and again when its files are others. @throws DictionaryError */
export async function dictionaryOf(language: string, files: DictionaryFiles): Promise<Dictionary> {
  const [aff, dic] = await Promise.all([fileAt(files.aff), fileAt(files.dic)]);
  const state = `${aff.state} ${dic.state}`;
  const there = loaded.get(language);
  if (there?.state === state) return there.dictionary;
  const dictionary = load(aff, dic);
  loaded.set(language, { state, dictionary });
  void there?.dictionary.then((old) => old.close()).catch(() => undefined);
  try {
    return await dictionary;
  } catch (error) {
    if (loaded.get(language)?.dictionary === dictionary) loaded.delete(language);
    throw error;
  }
}
