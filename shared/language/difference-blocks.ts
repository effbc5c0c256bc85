import { type Block, blockFingerprint } from '../domain/blocks.ts';
import type { FieldName } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';
import { alignWords, replaced, type Step } from './difference-align.ts';
import type { BlockDetails, BlockDifference, BlockLook, Run } from './difference-model.ts';
import { type Flat, flatText, flatten } from './difference-spans.ts';
import { type Stretch, walk, weave, weaveRest } from './difference-weave.ts';
import { countWordsRoughly, type Words, wordsOf } from './difference-words.ts';

/** How long one paragraph may take, and how long all of them together, in milliseconds. */
const paragraphLimit = 50;
const textLimit = 1_200;
/** So few words on both sides take a few milliseconds at most: what takes longer is a busy machine, not the text. */
const fewWords = 400;
const fewWordsLimit = 250;
/** A longer paragraph is not even cut into words: that alone would take seconds. In characters. */
const longestCut = 200_000;

/** What a comparison knows of its texts, and what it has counted so far. */
export interface Work {
  readonly language: LanguageCode;
  /** Compares whole blocks only. */
  readonly coarse: boolean;
  /** When no more time is left for words, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly words: Map<Block, Words>;
  added: number;
  removed: number;
}

export function newWork(language: LanguageCode, coarse = false): Work {
  return { language, coarse, deadline: Date.now() + textLimit, words: new Map(), added: 0, removed: 0 };
}

/** A text with its words; without words when nobody is to look for them. */
export interface Piece {
  readonly flat: Flat;
  readonly words: Words | null;
}

export const noPiece: Piece = { flat: flatText(''), words: { all: [], wordLike: [] } };

export function pieceOfText(text: string, work: Work): Piece {
  return { flat: flatText(text), words: cutsWords(text, work) ? wordsOf(text, work.language) : null };
}

/** A block is cut into words once, however often it is compared. */
export function pieceOfBlock(block: Block, work: Work): Piece {
  const flat = flatten(block.children);
  if (!cutsWords(flat.text, work)) return { flat, words: null };
  const words = work.words.get(block) ?? wordsOf(flat.text, work.language);
  work.words.set(block, words);
  return { flat, words };
}

function cutsWords(text: string, work: Work): boolean {
  return !work.coarse && text.length <= longestCut && Date.now() < work.deadline;
}

/** What each of several texts, one after another, has of a comparison with several others. */
interface Compared {
  /** As many as the side with more texts has. */
  readonly runs: readonly (readonly Run[])[];
  readonly coarse: boolean;
}

/** Compares texts that go on from one to the next on either side; one side at least has a single one. */
export function comparePieces(before: readonly Piece[], after: readonly Piece[], work: Work): Compared {
  const older = joinedWords(before);
  const newer = joinedWords(after);
  if (!older || !newer) return { runs: wholeRuns(before, after, work), coarse: true };
  const few = older.all.length + newer.all.length < fewWords;
  const limit = Math.min(few ? fewWordsLimit : paragraphLimit, work.deadline - Date.now());
  const aligned = limit > 0 ? alignWords(older, newer, limit) : null;
  const steps = aligned ?? replaced(older, newer);
  return { runs: weaveSteps(steps, before, after, older, newer, work), coarse: aligned === null };
}

function joinedWords(pieces: readonly Piece[]): Words | null {
  const [only, ...others] = pieces;
  if (only && others.length === 0) return only.words;
  const all: string[] = [];
  const wordLike: boolean[] = [];
  for (const { words } of pieces) {
    if (!words) return null;
    all.push(...words.all);
    wordLike.push(...words.wordLike);
  }
  return { all, wordLike };
}

/** Each text of both sides as a whole, nothing of it compared. */
function wholeRuns(before: readonly Piece[], after: readonly Piece[], work: Work): (readonly Run[])[] {
  const runs: (readonly Run[])[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    const old = before[at]?.flat;
    const now = after[at]?.flat;
    work.removed += countWordsRoughly(old?.text ?? '');
    work.added += countWordsRoughly(now?.text ?? '');
    runs.push([...(old ? runsOf(old, 'removed') : []), ...(now ? runsOf(now, 'added') : [])]);
  }
  return runs;
}

/** A whole text as runs of one side, or, when it is the same on both, of both. */
export function runsOf(flat: Flat, side: Run['side']): Run[] {
  const one = walk(flat);
  const runs = weave([{ side: side === 'removed' ? 'removed' : 'added', length: flat.text.length }], one, one);
  weaveRest(runs, side === 'removed' ? 'removed' : 'added', one);
  return side === 'both' ? runs.map((run) => ({ ...run, side })) : runs;
}

/** Each step's words to the text of the longer list that they belong to; those of the other side go with them. */
function deal(steps: readonly Step[], wordCounts: readonly number[], other: Run['side']): readonly (readonly Step[])[] {
  const dealt: Step[][] = wordCounts.map(() => []);
  let at = 0;
  let room = wordCounts[0] ?? 0;
  for (const { side, words } of steps) {
    let left = words;
    while (left > 0) {
      while (side !== other && room === 0 && at < wordCounts.length - 1) {
        at += 1;
        room = wordCounts[at] ?? 0;
      }
      const taken = side === other || room === 0 ? left : Math.min(left, room);
      dealt[at]?.push({ side, words: taken });
      left -= taken;
      if (side !== other) room -= taken;
    }
  }
  return dealt;
}

function weaveSteps(
  steps: readonly Step[],
  before: readonly Piece[],
  after: readonly Piece[],
  older: Words,
  newer: Words,
  work: Work,
): (readonly Run[])[] {
  const olds = before.map(({ flat }) => walk(flat));
  const news = after.map(({ flat }) => walk(flat));
  const manyOld = before.length > after.length;
  const wordCounts = (manyOld ? before : after).map(({ words }) => words?.all.length ?? 0);
  let oldWord = 0;
  let newWord = 0;
  /** The words of a step in characters, counted on the way. */
  const stretchOf = ({ side, words }: Step): Stretch => {
    const text = side === 'removed' ? older : newer;
    const start = side === 'removed' ? oldWord : newWord;
    let length = 0;
    for (let at = start; at < start + words; at += 1) {
      length += text.all[at]?.length ?? 0;
      if (side !== 'both' && text.wordLike[at]) work[side] += 1;
    }
    if (side !== 'added') oldWord += words;
    if (side !== 'removed') newWord += words;
    return { side, length };
  };
  return deal(steps, wordCounts, manyOld ? 'added' : 'removed').map((part, at) => {
    const last = at === wordCounts.length - 1;
    const old = (manyOld ? olds[at] : olds[0]) ?? walk(noPiece.flat);
    const now = (manyOld ? news[0] : news[at]) ?? walk(noPiece.flat);
    const runs = weave(part.map(stretchOf), old, now);
    if (manyOld || last) weaveRest(runs, 'removed', old);
    if (!manyOld || last) weaveRest(runs, 'added', now);
    return runs;
  });
}

/** What a block is drawn as. */
export function blockLook(block: Block): Exclude<BlockLook, FieldName> {
  switch (block.type) {
    case 'paragraph':
      return 'paragraph';
    case 'heading':
      return block.tag;
    case 'quote':
      return block.pull ? 'pull-quote' : 'quote';
    case 'listitem':
      return block.list;
    case 'rule':
    case 'image':
    case 'embed':
    case 'table':
      return block.type;
  }
}

function indentOf(block: Block): number {
  return block.type === 'listitem' ? block.indent : 0;
}

/** What a block is besides its words; null for one that is words alone. */
export function blockDetails(block: Block): BlockDetails | null {
  switch (block.type) {
    case 'image':
    case 'embed':
    case 'table': {
      const { id: _id, source: _source, children: _children, ...details } = block;
      return details;
    }
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'listitem':
    case 'rule':
      return null;
  }
}

/** Two states of one block, or one that the other side does not have. */
export type BlockPair =
  | { readonly before: Block; readonly after: Block }
  | { readonly before: Block; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: Block };

/** Whether a reader would see any difference. */
export function isSame({ before, after }: BlockPair): boolean {
  return before !== undefined && after !== undefined && blockFingerprint(before) === blockFingerprint(after);
}

/** A difference of a block whose runs are known. */
export function blockDifference(
  { before, after }: BlockPair,
  runs: readonly Run[],
  { same, moved = false, coarse = false }: { same: boolean; moved?: boolean; coarse?: boolean },
): BlockDifference {
  const shown = after ?? before;
  const look = blockLook(shown);
  const indent = indentOf(shown);
  const indentBefore = before ? indentOf(before) : indent;
  const details = blockDetails(shown);
  const detailsBefore = before ? blockDetails(before) : null;
  return {
    change: after === undefined ? 'removed' : before === undefined ? 'added' : same ? 'same' : 'changed',
    moved,
    key: shown.id,
    look,
    lookBefore: before && blockLook(before) !== look ? blockLook(before) : null,
    indent,
    indentBefore: indentBefore === indent ? null : indentBefore,
    details,
    detailsBefore: JSON.stringify(detailsBefore) === JSON.stringify(details) ? null : detailsBefore,
    runs,
    ...(coarse ? { coarse } : {}),
  };
}

/** Compares a block with its other state, or with nothing. */
export function comparePair(pair: BlockPair, moved: boolean, work: Work): BlockDifference {
  const same = isSame(pair);
  if (same && pair.after) return blockDifference(pair, runsOf(flatten(pair.after.children), 'both'), { same, moved });
  const before = pair.before ? [pieceOfBlock(pair.before, work)] : [noPiece];
  const after = pair.after ? [pieceOfBlock(pair.after, work)] : [noPiece];
  const { runs, coarse } = comparePieces(before, after, work);
  // What came or went whole is said exactly, however long it is.
  const whole = pair.before === undefined || pair.after === undefined;
  return blockDifference(pair, runs[0] ?? [], { same, moved, coarse: coarse && !whole });
}

export function compareFieldTexts(field: FieldName, before: string, after: string, work: Work): BlockDifference {
  const base = {
    moved: false,
    key: field,
    look: field,
    lookBefore: null,
    indent: 0,
    indentBefore: null,
    details: null,
    detailsBefore: null,
  } as const;
  if (before === after) return { ...base, change: 'same', runs: runsOf(flatText(after), 'both') };
  const { runs, coarse } = comparePieces([pieceOfText(before, work)], [pieceOfText(after, work)], work);
  return { ...base, change: 'changed', runs: runs[0] ?? [], ...(coarse ? { coarse } : {}) };
}
