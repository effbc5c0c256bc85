import { TextDecoder, TextEncoder } from 'node:util';

/** Why a dictionary cannot be used. */
export type DictionaryProblem =
  | { readonly reason: 'missing' | 'unreadable' | 'not-rules' | 'not-words' | 'too-large'; readonly path: string }
  | { readonly reason: 'encoding'; readonly path: string; readonly encoding: string };

export class DictionaryError extends Error {
  override readonly name = 'DictionaryError';
  readonly problem: DictionaryProblem;

  constructor(problem: DictionaryProblem) {
    super(`${problem.reason}: ${problem.path}`);
    this.problem = problem;
  }
}

interface Bytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The two files of a dictionary in UTF-8, which is how words are asked for. */
export interface ReadableDictionary {
  readonly aff: Uint8Array;
  readonly dic: Uint8Array;
  /** Some of its words as they stand in the file. */
  readonly sample: readonly string[];
}

const isRule = /^(?:SET|TRY|FLAG|PFX|SFX|REP|MAP|WORDCHARS|KEY|BREAK)\s/mu;
const sampleSize = 200;

/** Checks that these are a dictionary's files and brings them into UTF-8. @throws DictionaryError */
export function readableDictionary(aff: Bytes, dic: Bytes): ReadableDictionary {
  // What tells the encoding is plain ASCII in every encoding that dictionaries come in.
  const plain = new TextDecoder('latin1').decode(aff.bytes);
  if (!isRule.test(plain)) throw new DictionaryError({ reason: 'not-rules', path: aff.path });
  const encoding = /^SET\s+(\S+)/mu.exec(plain)?.[1] ?? 'ISO8859-1';
  const isUtf8 = /^utf-?8$/iu.test(encoding);
  const decoder = decoderOf(encoding, aff.path);
  const words = decoder.decode(dic.bytes);
  const [count = '', ...lines] = words.slice(0, 20_000).split(/\r?\n/u);
  if (!/^\s*\d+/u.test(count)) throw new DictionaryError({ reason: 'not-words', path: dic.path });
  const sample = lines
    .slice(0, sampleSize)
    .map((line) => line.split(/[/\t ]/u)[0] ?? '')
    .filter((word) => word !== '');
  if (sample.length === 0) throw new DictionaryError({ reason: 'not-words', path: dic.path });
  if (isUtf8) return { aff: aff.bytes, dic: dic.bytes, sample };
  const encoder = new TextEncoder();
  return { aff: encoder.encode(inUtf8(decoder.decode(aff.bytes))), dic: encoder.encode(words), sample };
}

function decoderOf(encoding: string, path: string): TextDecoder {
  const name = encoding.replace(/^ISO8859-/iu, 'iso-8859-').replace(/^microsoft-cp/iu, 'windows-');
  try {
    return new TextDecoder(name);
  } catch {
    throw new DictionaryError({ reason: 'encoding', path, encoding });
  }
}

/** Flags of one byte above ASCII are letters in UTF-8, and have to be said to be. */
function inUtf8(rules: string): string {
  const flags = /^FLAG\s/mu.test(rules) ? '' : 'FLAG UTF-8\n';
  return `SET UTF-8\n${flags}${rules.replace(/^SET\s.*$/mu, '')}`;
}
