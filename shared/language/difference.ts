import { diffArrays } from 'diff';
import { type Block, blockFingerprint, type Inline, normalInlines } from '../domain/blocks.ts';
import { type EditionContent, type FieldName, fieldNames } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';

/** A run of words that both sides have, or one of them. `format` and `url` as in the block it stands in. */
export interface Run {
  readonly side: 'both' | 'added' | 'removed';
  readonly text: string;
  readonly format: number;
  readonly url?: string;
}

export interface BlockDifference {
  readonly change: 'same' | 'changed' | 'added' | 'removed';
  /** Whether it stands in another place among the blocks that both sides have. */
  readonly moved: boolean;
  readonly key: string;
  /** How to draw it: the newer side's kind, the older one's when it was removed. */
  readonly look: BlockLook;
  /** Said when the kind of block changed: what it was. */
  readonly lookBefore: BlockLook | null;
  readonly runs: readonly Run[];
}

export type BlockLook = FieldName | 'paragraph' | 'h2' | 'h3' | 'h4' | 'quote' | 'bullet' | 'number';

export interface Difference {
  readonly fields: readonly BlockDifference[];
  readonly blocks: readonly BlockDifference[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** How many fields and blocks changed, came, went or moved. */
  readonly changes: number;
}

interface Token {
  readonly text: string;
  readonly format: number;
  readonly url: string;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: LanguageCode): Intl.Segmenter {
  let made = segmenters.get(language);
  if (!made) {
    made = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, made);
  }
  return made;
}

/** How many words a text has: what the segmenter calls word-like. */
export function countWords(text: string, language: LanguageCode): number {
  let words = 0;
  for (const segment of segmenter(language).segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

function tokensOfText(text: string, format: number, url: string, language: LanguageCode): Token[] {
  const tokens: Token[] = [];
  for (const { segment } of segmenter(language).segment(text)) tokens.push({ text: segment, format, url });
  return tokens;
}

function tokensOf(children: readonly Inline[], language: LanguageCode, url = ''): Token[] {
  const tokens: Token[] = [];
  for (const child of normalInlines(children)) {
    switch (child.type) {
      case 'text':
        tokens.push(...tokensOfText(child.text, child.format, url, language));
        break;
      case 'linebreak':
        tokens.push({ text: '\n', format: 0, url });
        break;
      case 'link':
        tokens.push(...tokensOf(child.children, language, child.url));
        break;
    }
  }
  return tokens;
}

const sameToken = (left: Token, right: Token): boolean =>
  left.text === right.text && left.format === right.format && left.url === right.url;

/** Above this, a paragraph that changed is shown as taken out whole and put in whole: a person reads it so anyway. */
const longestCompared = 20_000;

function difference(before: readonly Token[], after: readonly Token[]): Run[] {
  const parts =
    before.length + after.length > longestCompared
      ? undefined
      : diffArrays([...before], [...after], { comparator: sameToken, timeout: 200 });
  if (!parts) return [...mergeRuns(before, 'removed'), ...mergeRuns(after, 'added')];
  const runs: Run[] = [];
  for (const part of parts)
    runs.push(...mergeRuns(part.value, part.added ? 'added' : part.removed ? 'removed' : 'both'));
  return tidy(runs);
}

function run(side: Run['side'], text: string, format: number, url: string): Run {
  return url === '' ? { side, text, format } : { side, text, format, url };
}

function mergeRuns(tokens: readonly Token[], side: Run['side']): Run[] {
  const runs: Run[] = [];
  for (const token of tokens) {
    const last = runs.at(-1);
    if (last && last.format === token.format && (last.url ?? '') === token.url) {
      runs[runs.length - 1] = { ...last, text: last.text + token.text };
    } else runs.push(run(side, token.text, token.format, token.url));
  }
  return runs;
}

/**
 * Swallows a lone blank between two changed words, so that a phrase that was rewritten reads as one change and not as
 * a comb: `removed both(" ") added` patterns become one removal and one addition.
 */
function tidy(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  let removed: Run[] = [];
  let added: Run[] = [];
  const flush = (): void => {
    out.push(...joined(removed), ...joined(added));
    removed = [];
    added = [];
  };
  runs.forEach((one, index) => {
    if (one.side === 'removed') removed.push(one);
    else if (one.side === 'added') added.push(one);
    else {
      const next = runs[index + 1];
      const between = (removed.length > 0 || added.length > 0) && next !== undefined && next.side !== 'both';
      if (between && removed.length > 0 && added.length > 0 && /^[^\S\n]$/u.test(one.text)) {
        removed.push({ ...one, side: 'removed' });
        added.push({ ...one, side: 'added' });
      } else {
        flush();
        out.push(one);
      }
    }
  });
  flush();
  return out;
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const one of runs) {
    const last = out.at(-1);
    if (last && last.side === one.side && last.format === one.format && last.url === one.url) {
      out[out.length - 1] = { ...last, text: last.text + one.text };
    } else out.push(one);
  }
  return out;
}

export function blockLook(block: Block): BlockLook {
  switch (block.type) {
    case 'paragraph':
      return 'paragraph';
    case 'heading':
      return block.tag;
    case 'quote':
      return 'quote';
    case 'listitem':
      return block.list;
  }
}

/** Compares two states of one block by words; either may be absent. */
export function compareBlocks(
  before: Block | undefined,
  after: Block | undefined,
  language: LanguageCode,
): BlockDifference {
  const shown = after ?? before;
  if (!shown) throw new Error('compareBlocks needs a block on one side at least');
  const left = before ? tokensOf(before.children, language) : [];
  const right = after ? tokensOf(after.children, language) : [];
  const look = blockLook(shown);
  const lookBefore = before && blockLook(before) !== look ? blockLook(before) : null;
  const key = shown.id;
  if (!before) return { change: 'added', moved: false, key, look, lookBefore, runs: mergeRuns(right, 'added') };
  if (!after) return { change: 'removed', moved: false, key, look, lookBefore, runs: mergeRuns(left, 'removed') };
  const same = left.length === right.length && left.every((token, index) => sameToken(token, right[index] as Token));
  if (same) {
    // What the words do not show, as the depth of a list item, is a change all the same.
    const alike = blockFingerprint(before) === blockFingerprint(after);
    return {
      change: alike ? 'same' : 'changed',
      moved: false,
      key,
      look,
      lookBefore,
      runs: mergeRuns(right, 'both'),
    };
  }
  return { change: 'changed', moved: false, key, look, lookBefore, runs: difference(left, right) };
}

/** Compares two states of one field by words. */
export function compareFields(
  field: FieldName,
  before: string,
  after: string,
  language: LanguageCode,
): BlockDifference {
  const left = tokensOfText(before, 0, '', language);
  const right = tokensOfText(after, 0, '', language);
  const base = { moved: false, key: field, look: field, lookBefore: null } as const;
  if (before === after) return { ...base, change: 'same', runs: mergeRuns(right, 'both') };
  return { ...base, change: 'changed', runs: difference(left, right) };
}

/** The ids that keep their place: a longest increasing run of the old positions. The others moved. */
function keptInPlace(ids: readonly string[], placeBefore: ReadonlyMap<string, number>): ReadonlySet<string> {
  const tails: number[] = [];
  const previous = new Array<number>(ids.length).fill(-1);
  const place = (index: number): number => placeBefore.get(ids[index] ?? '') ?? -1;
  for (let index = 0; index < ids.length; index += 1) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(tails[middle] ?? -1) < place(index)) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const kept = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(ids[index] ?? '');
  return kept;
}

/** Compares two states of an edition: fields, then blocks aligned by id, then words inside those that changed. */
export function compareContents(before: EditionContent, after: EditionContent, language: LanguageCode): Difference {
  const fields = fieldNames.map((field) => compareFields(field, before.fields[field], after.fields[field], language));
  const older = new Map(before.blocks.map((block) => [block.id, block]));
  const newer = new Map(after.blocks.map((block) => [block.id, block]));
  const placeBefore = new Map(before.blocks.map((block, index) => [block.id, index]));
  const common = after.blocks.map((block) => block.id).filter((id) => older.has(id));
  const kept = keptInPlace(common, placeBefore);
  const blocks: BlockDifference[] = [];
  const removedAfter = new Map<string, Block[]>();
  let anchor = '';
  for (const block of before.blocks) {
    if (newer.has(block.id)) {
      if (kept.has(block.id)) anchor = block.id;
    } else removedAfter.set(anchor, [...(removedAfter.get(anchor) ?? []), block]);
  }
  const pushRemoved = (id: string): void => {
    for (const block of removedAfter.get(id) ?? []) blocks.push(compareBlocks(block, undefined, language));
  };
  pushRemoved('');
  for (const block of after.blocks) {
    const compared = compareBlocks(older.get(block.id), block, language);
    blocks.push(older.has(block.id) && !kept.has(block.id) ? { ...compared, moved: true } : compared);
    pushRemoved(block.id);
  }
  const all = [...fields, ...blocks];
  const words = (side: Run['side']): number =>
    all.reduce(
      (sum, one) =>
        sum + one.runs.reduce((inner, r) => (r.side === side ? inner + countWords(r.text, language) : inner), 0),
      0,
    );
  return {
    fields,
    blocks,
    wordsAdded: words('added'),
    wordsRemoved: words('removed'),
    changes: all.filter((one) => one.change !== 'same' || one.moved).length,
  };
}
