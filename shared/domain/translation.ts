import { type Block, blockFingerprint, isBlank, isBlankText, isOfItsOwn, isShown } from './blocks.ts';
import { type EditionContent, type Pin, type PinnedField, type Pins, pinnedFields } from './edition.ts';

/**
 * How one piece of the source stands in its translation.
 * `removed`: the source block is gone, its translation is still there; it counts as stale.
 */
export type PieceState = 'untranslated' | 'done' | 'stale' | 'removed' | 'left-out';

/** One piece of the source, a field or a block, and how its translation stands. */
export interface Piece {
  /** The source block's id, or the field's name. */
  readonly key: string;
  readonly kind: 'field' | 'block';
  readonly state: PieceState;
}

export interface Progress {
  /** Pieces of the source that want a translation: non-blank fields and blocks, and removed ones. */
  readonly total: number;
  readonly done: number;
  readonly untranslated: number;
  readonly stale: number;
}

/** A hash of a string; the core passes SHA-256. Equal strings and only they have equal hashes. */
export type Hash = (text: string) => string;

export function fieldFingerprint(text: string): string {
  return JSON.stringify(['field', text.trim()]);
}

/** What one source piece says now, hashed; undefined when there is no such piece. */
export function pieceHash(source: EditionContent, key: string, hash: Hash): string | undefined {
  const field = pinnedFields.find((name) => name === key);
  if (field) return hash(fieldFingerprint(source.fields[field]));
  const block = source.blocks.find((candidate) => candidate.id === key);
  return block && hash(blockFingerprint(block));
}

function fieldState(source: EditionContent, translation: EditionContent, field: PinnedField, hash: Hash): PieceState {
  if (isBlankText(translation.fields[field])) return 'untranslated';
  const pin = translation.pins[field];
  return pin && pin.hash !== hash(fieldFingerprint(source.fields[field])) ? 'stale' : 'done';
}

/** The source blocks that these translate. A picture without a caption is translated once it stands there too. */
function translatedSources(blocks: readonly Block[], source: readonly Block[]): Set<string> {
  const worded = new Set(source.filter((block) => !isBlank(block)).map((block) => block.id));
  const sources = new Set<string>();
  for (const block of blocks) {
    if (block.source === undefined) continue;
    if (!isBlank(block) || (isOfItsOwn(block) && !worded.has(block.source))) sources.add(block.source);
  }
  return sources;
}

/** How each piece of the source stands in the translation, in the source's order, removed ones last. */
export function pieces(source: EditionContent, translation: EditionContent, hash: Hash): readonly Piece[] {
  const out: Piece[] = [];
  for (const field of pinnedFields) {
    const wanted = !isBlankText(source.fields[field]);
    const state = fieldState(source, translation, field, hash);
    if (wanted || state === 'stale') out.push({ key: field, kind: 'field', state });
  }
  const translated = translatedSources(translation.blocks, source.blocks);
  const inSource = new Set<string>();
  for (const block of source.blocks) {
    inSource.add(block.id);
    const pin = translation.pins[block.id];
    const moved = pin !== undefined && pin.hash !== hash(blockFingerprint(block));
    if (translated.has(block.id)) out.push({ key: block.id, kind: 'block', state: moved ? 'stale' : 'done' });
    else if (isBlank(block) && !isOfItsOwn(block)) continue;
    else if (pin?.leftOut) out.push({ key: block.id, kind: 'block', state: moved ? 'stale' : 'left-out' });
    else out.push({ key: block.id, kind: 'block', state: 'untranslated' });
  }
  for (const key of translated) {
    if (!inSource.has(key) && translation.pins[key]?.hash !== removedHash) {
      out.push({ key, kind: 'block', state: 'removed' });
    }
  }
  return out;
}

/** The hash in the pin of a block whose source is gone and whose translation was found still valid without it. */
export const removedHash = 'removed';

export function progressOf(all: readonly Piece[]): Progress {
  const progress = { total: all.length, done: 0, untranslated: 0, stale: 0 };
  for (const piece of all) {
    switch (piece.state) {
      case 'untranslated':
        progress.untranslated += 1;
        break;
      case 'stale':
      case 'removed':
        progress.stale += 1;
        break;
      case 'done':
      case 'left-out':
        progress.done += 1;
        break;
    }
  }
  return progress;
}

/** The hash in the pin of a piece of which nobody can say any more what it said: the revision was thinned. */
export const unknownHash = 'unknown';

/** The source as a translator saw it. */
export interface SeenSource {
  readonly content: EditionContent;
  readonly revision: number;
  /** Set when the revision was thinned: the text of the next one that is kept, while `content` is that of the last. */
  readonly next?: EditionContent;
}

/**
 * The pins after a save: a piece whose translation went from nothing to something was made from the source revision
 * that its translator saw. Others keep their pins: typing in a stale paragraph does not by itself say that it is
 * right again. Of a revision that was thinned, what its neighbours do not agree on is unknown, and so counts as stale.
 */
export function pinsAfterSave(before: EditionContent, after: EditionContent, seen: SeenSource, hash: Hash): Pins {
  const pins: Record<string, Pin> = { ...before.pins };
  let changed = false;
  const pin = (key: string): void => {
    const now = pieceHash(seen.content, key, hash);
    if (seen.next && pieceHash(seen.next, key, hash) !== now)
      pins[key] = { revision: seen.revision, hash: unknownHash };
    else if (now === undefined) return;
    else pins[key] = { revision: seen.revision, hash: now };
    changed = true;
  };
  for (const field of pinnedFields) {
    if (isBlankText(before.fields[field]) && !isBlankText(after.fields[field])) pin(field);
  }
  const translatedBefore = translatedSources(before.blocks, seen.content.blocks);
  for (const key of translatedSources(after.blocks, seen.content.blocks)) if (!translatedBefore.has(key)) pin(key);
  return changed ? pins : before.pins;
}

/** The pins once somebody has said that one piece is still valid (or left out) against the given source revision. */
export function pinsAfterConfirming(
  pins: Pins,
  key: string,
  source: { readonly content: EditionContent; readonly revision: number },
  leftOut: boolean,
  hash: Hash,
): Pins {
  const now = pieceHash(source.content, key, hash) ?? removedHash;
  const pin: Pin = leftOut
    ? { revision: source.revision, hash: now, leftOut: true }
    : { revision: source.revision, hash: now };
  return { ...pins, [key]: pin };
}

/**
 * A new translation of a source: one empty block a source block, of the same kind, pinned to this revision.
 * Byline and dateline are not carried over: both are written differently in each language.
 */
export function openTranslation(
  source: { readonly content: EditionContent; readonly revision: number },
  newBlockId: () => string,
  hash: Hash,
): EditionContent {
  const pins: Record<string, Pin> = {};
  const blocks: Block[] = [];
  for (const field of pinnedFields) {
    pins[field] = { revision: source.revision, hash: hash(fieldFingerprint(source.content.fields[field])) };
  }
  for (const block of source.content.blocks) {
    if (!isShown(block)) continue;
    pins[block.id] = { revision: source.revision, hash: hash(blockFingerprint(block)) };
    blocks.push({
      ...block,
      ...(block.type === 'image' ? { alt: '' } : {}),
      id: newBlockId(),
      source: block.id,
      children: block.children.filter((inline) => inline.type === 'cell'),
    });
  }
  return { fields: { headline: '', standfirst: '', byline: '', dateline: '' }, blocks, pins };
}
