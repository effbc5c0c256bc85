import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { $blockWords, type BlockWords, placeIn } from './block-words.ts';
import { isIgnored } from './ignored-words.ts';
import { type WordPlace, wordPlace } from './misspelling.ts';
import { memoryOf } from './word-memory.ts';

/** So many blocks are looked through at once. */
const stride = 40;

interface Start {
  readonly keys: readonly NodeKey[];
  /** Which of them has the caret, and where in its text the selection begins and ends. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function $start(language: LanguageCode): Start {
  const keys = $getRoot().getChildrenKeys();
  const selection = $getSelection();
  const block = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null;
  if (!$isRangeSelection(selection) || !$isElementNode(block)) return { keys, at: 0, from: -1, to: -1 };
  const words = $blockWords(block, language);
  const places = [selection.anchor, selection.focus].map((point) => placeIn(words, point.key, point.offset) ?? 0);
  return { keys, at: Math.max(0, keys.indexOf(block.getKey())), from: Math.min(...places), to: Math.max(...places) };
}

/**
 * The next word that is wrong, from the caret on and around the end; null when there is none. Looks no further than it
 * must: a few blocks at a time.
 */
export async function nextMisspelling(
  editor: LexicalEditor,
  { language, editionId, step }: { readonly language: LanguageCode; readonly editionId: string; readonly step: 1 | -1 },
): Promise<WordPlace | null> {
  const memory = memoryOf(language);
  const { keys, at, from, to } = editor.read('latest', () => $start(language));
  // The block of the caret comes twice: what is beyond the caret first, the rest last.
  const turns = Array.from(
    { length: keys.length + 1 },
    (_, turn) => keys[(at + turn * step + 2 * keys.length) % keys.length],
  );
  for (let turn = 0; turn < turns.length; turn += stride) {
    const blocks = editor.read('latest', () =>
      turns.slice(turn, turn + stride).map((key): readonly [NodeKey, BlockWords] | null => {
        const block = key === undefined ? null : $getNodeByKey(key);
        return key !== undefined && $isElementNode(block) ? [key, $blockWords(block, language)] : null;
      }),
    );
    await memory.learn(blocks.flatMap((entry) => entry?.[1].words.map(({ word }) => word) ?? []));
    for (const [index, entry] of blocks.entries()) {
      if (!entry) continue;
      const [key, block] = entry;
      const isFirst = turn + index === 0;
      const found = (step === 1 ? block.words : [...block.words].reverse()).find(
        (word) =>
          memory.isRight(word.word) === false &&
          !isIgnored(editionId, word.word) &&
          (!isFirst || (step === 1 ? word.start >= to : word.end <= from)),
      );
      if (found) return wordPlace(key, block, found);
    }
  }
  return null;
}
