/**
 * Folded texts kept in memory, a byte a letter: enough to pass over, at once, those that do not have what is looked for.
 * It may take a text for one that has it, never the other way round.
 */
export interface FindingMemory {
  has(edition: number, revision: number): boolean;
  keep(edition: number, revision: number, folded: string): void;
  /** Whether a text that is kept may have these folded words. */
  mayHave(edition: number, words: Words): boolean;
  /** Whether nothing more can be kept without letting something go. */
  isFull(): boolean;
}

/** What is looked for, as the memory has texts. */
export interface Words {
  readonly folded: string;
  readonly wholeWord: boolean;
}

/** In bytes: some thirty thousand texts. The ones read first go first. */
const mostBytes = 64 * 1024 * 1024;
/** What keeping one takes besides, in bytes. */
const besides = 120;
/** Stands for every letter that came after the first 254 that there were. */
const anyOther = 255;
const inWord = /[\p{L}\p{N}\p{M}_]/u;

interface Kept {
  readonly revision: number;
  readonly bytes: string;
}

export function createFindingMemory(): FindingMemory {
  const kept = new Map<number, Kept>();
  const byteOfCode = new Uint8Array(0x1_0000);
  /** By byte: whether it may be a letter or a digit, and whether it is for certain. */
  const letters: { readonly may: boolean; readonly is: boolean }[] = [{ may: false, is: false }];
  let size = 0;
  let asked = '';
  let askedBytes = '';

  const byteOf = (code: number): number => {
    const known = byteOfCode[code] ?? 0;
    if (known !== 0) return known;
    const byte = Math.min(letters.length, anyOther);
    byteOfCode[code] = byte;
    const is = inWord.test(String.fromCharCode(code));
    if (byte < anyOther) letters.push({ may: is, is });
    return byte;
  };
  const bytesOf = (text: string): string => {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = byteOf(text.charCodeAt(at));
    let out = '';
    for (let at = 0; at < bytes.length; at += 8_192) out += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return out;
  };
  /** Whether a letter stands there for certain. */
  const isLetter = (bytes: string, at: number): boolean =>
    at >= 0 && at < bytes.length && letters[bytes.charCodeAt(at)]?.is === true;

  const drop = (edition: number): void => {
    const there = kept.get(edition);
    if (!there) return;
    size -= there.bytes.length + besides;
    kept.delete(edition);
  };

  return {
    has: (edition, revision) => kept.get(edition)?.revision === revision,
    keep(edition, revision, folded) {
      drop(edition);
      const bytes = bytesOf(folded);
      kept.set(edition, { revision, bytes });
      size += bytes.length + besides;
      for (const oldest of kept.keys()) {
        if (size <= mostBytes || oldest === edition) break;
        drop(oldest);
      }
    },
    mayHave(edition, { folded, wholeWord }) {
      const bytes = kept.get(edition)?.bytes;
      if (bytes === undefined) return true;
      if (folded !== asked) {
        asked = folded;
        askedBytes = bytesOf(folded);
      }
      const wanted = askedBytes;
      if (!wholeWord) return bytes.includes(wanted);
      const before = isLetter(wanted, 0);
      const after = isLetter(wanted, wanted.length - 1);
      for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
        const goesOn = (before && isLetter(bytes, at - 1)) || (after && isLetter(bytes, at + wanted.length));
        if (!goesOn) return true;
      }
      return false;
    },
    isFull: () => size > mostBytes * 0.95,
  };
}
