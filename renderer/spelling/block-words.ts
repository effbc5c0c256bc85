import { $isElementNode, $isTextNode, type ElementNode, type NodeKey, type TextNode } from 'lexical';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { type SpellingToken, spellingTokens } from '../../shared/language/spelling-words.ts';

/** One text of a block, and where it begins in the block's whole text. */
export interface Leaf {
  readonly key: NodeKey;
  readonly text: string;
  readonly start: number;
}

/** What of a block is looked up. */
export interface BlockWords {
  readonly leaves: readonly Leaf[];
  readonly words: readonly SpellingToken[];
}

/** The texts of a block in order with what stands between them; code is no language. Inside a read or an update. */
export function $blockWords(block: ElementNode, language: LanguageCode): BlockWords {
  const leaves: Leaf[] = [];
  let text = '';
  const take = (node: TextNode): void => {
    const own = node.getTextContent();
    if (node.hasFormat('code')) text += '\n';
    else {
      leaves.push({ key: node.getKey(), text: own, start: text.length });
      text += own;
    }
  };
  const walk = (element: ElementNode): void => {
    for (const child of element.getChildren()) {
      if ($isTextNode(child)) take(child);
      else if (!$isElementNode(child)) text += '\n';
      else {
        // A cell ends what is before it; a link is part of its sentence.
        const apart = !child.isInline();
        if (apart) text += '\n';
        walk(child);
        if (apart) text += '\n';
      }
    }
  };
  walk(block);
  return { leaves, words: text === '' ? [] : spellingTokens(text, language) };
}

/** Where in the block's text a place in one of its texts is; null when it is in none. */
export function placeIn({ leaves }: Pick<BlockWords, 'leaves'>, key: NodeKey, offset: number): number | null {
  const leaf = leaves.find((one) => one.key === key);
  return leaf ? leaf.start + offset : null;
}

interface Place {
  readonly leaf: Leaf;
  readonly offset: number;
}

/** From where in which text to where in which other one a word goes. */
export function endsOf(leaves: readonly Leaf[], { start, end }: SpellingToken): readonly [Place, Place] | null {
  const first = leaves.find((leaf) => start >= leaf.start && start < leaf.start + leaf.text.length);
  const last = leaves.find((leaf) => end > leaf.start && end <= leaf.start + leaf.text.length);
  if (!first || !last) return null;
  return [
    { leaf: first, offset: start - first.start },
    { leaf: last, offset: end - last.start },
  ];
}
