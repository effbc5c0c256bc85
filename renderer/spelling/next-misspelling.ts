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
import type { Reach } from './checked-text.ts';
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
 * The next word that is wrong, beyond the caret or in the whole text; null when there is none. Looks no further than it
 * must: a few blocks at a time.
 */
export async function nextMisspelling(
  editor: LexicalEditor,
  {
    language,
    editionId,
    step,
    reach,
  }: {
    readonly language: LanguageCode;
    readonly editionId: string;
    readonly step: 1 | -1;
    readonly reach: Reach;
  },
): Promise<WordPlace | null> {
  const memory = memoryOf(language);
  const { keys, at, from, to } = editor.read('latest', () => $start(language));
  const beyond = reach === 'beyond-caret';
  const inOrder = step === 1 ? keys.slice(beyond ? at : 0) : keys.slice(0, beyond ? at + 1 : keys.length).reverse();
  for (let turn = 0; turn < inOrder.length; turn += stride) {
    const blocks = editor.read('latest', () =>
      inOrder.slice(turn, turn + stride).map((key): readonly [NodeKey, BlockWords] | null => {
        const block = $getNodeByKey(key);
        return $isElementNode(block) ? [key, $blockWords(block, language)] : null;
      }),
    );
    await memory.learn(blocks.flatMap((entry) => entry?.[1].words.map(({ word }) => word) ?? []));
    for (const [index, entry] of blocks.entries()) {
      if (!entry) continue;
      const [key, block] = entry;
      const hasCaret = beyond && turn + index === 0;
      const found = (step === 1 ? block.words : [...block.words].reverse()).find(
        (word) =>
          memory.isRight(word.word) === false &&
          !isIgnored(editionId, word.word) &&
          (!hasCaret || (step === 1 ? word.start >= to : word.end <= from)),
      );
      if (found) return wordPlace(key, block, found);
    }
  }
  return null;
}
