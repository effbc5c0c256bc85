import { type Block, blockFingerprint } from '../../shared/domain/blocks.ts';
import { type FieldName, fieldNames } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { type BlockDifference, compareBlocks, compareFields } from '../../shared/language/difference.ts';
import { ordinals } from '../ui/block-view.tsx';
import type { MomentText } from './timeline-texts.ts';

/** One field or block of a moment's text, as it is drawn. */
export type Line =
  | {
      readonly kind: 'field';
      readonly key: FieldName;
      readonly text: string;
      readonly difference: BlockDifference | null;
    }
  | {
      readonly kind: 'block';
      readonly key: string;
      readonly block: Block;
      readonly ordinal: number;
      /** Null when it says what it said a moment before. */
      readonly difference: BlockDifference | null;
      readonly moved: boolean;
    }
  /** It stood here a moment before. */
  | { readonly kind: 'gone'; readonly key: string; readonly block: Block; readonly difference: BlockDifference };

/** More letters than this in what changed are not compared word by word while somebody scrubs past. */
const mostCompared = 24_000;

const fingerprints = new WeakMap<Block, string>();

/** What a block says, worked out once: the texts of all moments share their blocks. */
function saysOf(block: Block): string {
  let says = fingerprints.get(block);
  if (says === undefined) {
    says = blockFingerprint(block);
    fingerprints.set(block, says);
  }
  return says;
}

/** A moment's text as lines, with what changed against `before` where that is given. */
export function linesOf(text: MomentText, before: MomentText | null, language: LanguageCode): readonly Line[] {
  const fields = fieldNames.map((key): Line => {
    const was = before?.fields[key];
    const is = text.fields[key];
    const difference = was === undefined || was === is ? null : compareFields(key, was, is, language);
    return { kind: 'field', key, text: is, difference };
  });
  const older = new Map(before?.blocks.map((block) => [block.id, block]));
  const changed = text.blocks.filter((block) => before && older.get(block.id) !== block);
  const letters = changed.reduce((sum, block) => sum + JSON.stringify(block.children).length, 0);
  const moved = before ? movedIds(before.blocks, text.blocks) : new Set<string>();
  const gone = before ? goneAfter(before.blocks, text.blocks) : new Map<string, readonly Block[]>();
  const numbers = ordinals(text.blocks);
  const lines: Line[] = [...fields, ...goneLines(gone.get(''), language)];
  text.blocks.forEach((block, at) => {
    const was = older.get(block.id);
    const differs = before !== null && was !== block && (!was || saysOf(was) !== saysOf(block));
    lines.push({
      kind: 'block',
      key: block.id,
      block,
      ordinal: numbers[at] ?? 1,
      difference: differs ? compareBlocks(letters > mostCompared ? undefined : was, block, language) : null,
      moved: moved.has(block.id),
    });
    lines.push(...goneLines(gone.get(block.id), language));
  });
  return lines;
}

function goneLines(blocks: readonly Block[] | undefined, language: LanguageCode): readonly Line[] {
  return (blocks ?? []).map((block) => ({
    kind: 'gone',
    key: block.id,
    block,
    difference: compareBlocks(block, undefined, language),
  }));
}

/** The blocks that are gone, by the block that they would stand after now. */
function goneAfter(before: readonly Block[], now: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const standing = new Set(now.map((block) => block.id));
  const gone = new Map<string, Block[]>();
  let anchor = '';
  for (const block of before) {
    if (standing.has(block.id)) anchor = block.id;
    else gone.set(anchor, [...(gone.get(anchor) ?? []), block]);
  }
  return gone;
}

/** The blocks whose neighbours on both sides are others than before, among those that both sides have. */
function movedIds(before: readonly Block[], now: readonly Block[]): ReadonlySet<string> {
  const inBefore = new Set(before.map((block) => block.id));
  const inNow = new Set(now.map((block) => block.id));
  const was = before.map((block) => block.id).filter((id) => inNow.has(id));
  const is = now.map((block) => block.id).filter((id) => inBefore.has(id));
  if (was.every((id, at) => id === is[at])) return new Set();
  const placeBefore = new Map(was.map((id, at) => [id, at]));
  return new Set(
    is.filter((id, at) => {
      const place = placeBefore.get(id) ?? 0;
      return was[place - 1] !== is[at - 1] && was[place + 1] !== is[at + 1];
    }),
  );
}

/** The keys of what says something else in `text` than it does in `now`, or is not there any more. */
export function differingKeys(text: MomentText, now: MomentText | null): ReadonlySet<string> {
  if (!now) return new Set();
  const standing = new Map(now.blocks.map((block) => [block.id, block]));
  const fields = fieldNames.filter((name) => text.fields[name] !== now.fields[name]);
  const blocks = text.blocks.filter((block) => {
    const same = standing.get(block.id);
    return same !== block && (!same || saysOf(same) !== saysOf(block));
  });
  return new Set([...fields, ...blocks.map((block) => block.id)]);
}
