/** What a process did to the files of a folder, and what it said, in order; as shim/file-calls.c writes it down. */
export type JournalEntry =
  | { readonly kind: 'named'; readonly file: number; readonly path: string; readonly is: 'there' | 'new' | 'folder' }
  | { readonly kind: 'write'; readonly file: number; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'said'; readonly text: string };

const headLength = 21;
const opened = ['there', 'new', 'folder'] as const;

export function readJournal(journal: Buffer): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  let at = 0;
  while (at + headLength <= journal.length) {
    const kind = String.fromCharCode(journal.readUInt8(at));
    const file = journal.readUInt32LE(at + 1);
    const offset = Number(journal.readBigUInt64LE(at + 5));
    const length = Number(journal.readBigUInt64LE(at + 13));
    const data = journal.subarray(at + headLength, at + headLength + length);
    entries.push(entryOf(kind, file, offset, data));
    at += headLength + length;
  }
  return entries;
}

function entryOf(kind: string, file: number, offset: number, data: Buffer): JournalEntry {
  switch (kind) {
    case 'N':
      return { kind: 'named', file, path: data.toString(), is: opened[offset] ?? 'there' };
    case 'W':
      return { kind: 'write', file, offset, data };
    case 'T':
      return { kind: 'truncate', file, length: offset };
    case 'S':
      return { kind: 'sync', file };
    case 'U':
      return { kind: 'unlink', path: data.toString() };
    case 'R': {
      const [path = '', to = ''] = data.toString().split('\0');
      return { kind: 'rename', path, to };
    }
    case 'A':
      return { kind: 'said', text: data.toString() };
    default:
      throw new Error(`The journal cannot follow this: ${kind} ${data.toString()}`);
  }
}
