import type {
  ClipboardImportConfig,
  ExportMimeTypeConfig,
  ImportMimeTypeFunction,
  LexicalClipboardData,
} from '@lexical/clipboard';
import { $getExtensionOutput } from '@lexical/extension';
import { $isTableSelection } from '@lexical/table';
import { $getEditor, $getSelection, $isRangeSelection, type BaseSelection } from 'lexical';
import type { Block } from '../../../shared/domain/blocks.ts';
import { showToast } from '../../ui/toast.tsx';
import { $blockFrom } from '../blocks/document.ts';
import { readOwnBlocks, writeOwnBlocks } from '../blocks/own-blocks.ts';
import { StableIdsExtension } from '../blocks/stable-ids-extension.ts';
import { $selectedThing } from '../pictures/picture-node-kinds.ts';
import { $addClipped } from '../pictures/picture-paste.ts';
import { $copiedCells } from '../tables/table-clipboard.ts';
import { readHtml } from './clean-html.ts';
import { blocksFromMarkedText } from './clean-markdown.ts';
import { blocksFromText } from './clean-text.ts';
import { $copied, type Copied } from './copy.ts';
import { $pasteBlocks } from './paste.ts';
import { takePlainPaste } from './plain-paste.ts';
import { blocksHtml, blocksText, inlinesHtml } from './write-html.ts';

/** What goes to the clipboard and what comes from it, for copy, cut, paste and drag alike. */

/** Blocks with their ids, for pasting back into the same editor. */
const ownType = 'application/x-dragoman-blocks';

type Write = (blocks: readonly Block[], inline: boolean) => string;

function $copiedFrom(selection: BaseSelection | null): Copied {
  if ($isTableSelection(selection)) return $copiedCells(selection);
  const thing = $selectedThing();
  if (thing) return { blocks: [$blockFrom(thing)], inline: false };
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return { blocks: [], inline: false };
  return $copied(selection);
}

const exporter =
  (write: Write) =>
  (selection: BaseSelection | null): string | null => {
    const { blocks, inline } = $copiedFrom(selection);
    return blocks.length === 0 ? null : write(blocks, inline);
  };

export const clipboardExport: ExportMimeTypeConfig = {
  'text/html': [exporter((blocks, inline) => (inline ? inlinesHtml(blocks[0]?.children ?? []) : blocksHtml(blocks)))],
  'text/plain': [exporter(blocksText)],
  [ownType]: [exporter((blocks) => writeOwnBlocks($getEditor().getKey(), blocks))],
  // The editor's own type would bring back nodes past all that is cleaned here.
  'application/x-lexical-editor': [() => null],
};

function $paste(blocks: readonly Block[]): true {
  $pasteBlocks(blocks, $getExtensionOutput(StableIdsExtension).keys);
  return true;
}

const $pasteOwn: ImportMimeTypeFunction = (data) => {
  const blocks = readOwnBlocks(data, $getEditor().getKey());
  return blocks !== null && blocks.length > 0 && $paste(blocks);
};

const $pasteHtml: ImportMimeTypeFunction = (data) => {
  const { blocks, pictures, remote, cut } = readHtml(data);
  tellWhatIsMissing(remote, cut);
  // A picture with nothing written beside it: the plain text, if there is any, says more.
  const pasted = blocks.length > 0 && $paste(blocks);
  return $addClipped($getEditor(), pictures, blocks.length) || pasted;
};

/** Not in the middle of the paste: what is shown has time. */
function tellWhatIsMissing(remote: number, cut: boolean): void {
  const pictures = remote === 1 ? 'A picture was' : `${remote} pictures were`;
  const text = cut
    ? 'That was more than fits into a story. Its first part is here.'
    : `${pictures} left out: the clipboard has only the address.`;
  if (cut || remote > 0) queueMicrotask(() => showToast({ text }));
}

/** A line of text takes the format of the text it comes into. */
const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const blocks = takePlainPaste() ? blocksFromText(data) : blocksFromMarkedText(data);
  const [only] = blocks;
  const [words] = only?.children ?? [];
  const oneText = blocks.length === 1 && only?.type === 'paragraph' && only.children.length === 1;
  if (!oneText || words?.type !== 'text' || words.format !== 0 || !$isRangeSelection(selection)) return $paste(blocks);
  selection.insertText(words.text);
  return true;
};

/**
 * Several lines that come as if they were typed (dictation, text expanders, automation) become paragraphs, as a paste
 * of them would. A lone line break is the editor's own business.
 */
export function $insertLines(event: InputEvent): boolean {
  const { inputType, data } = event;
  if (inputType !== 'insertText' || data === null || !/\S.*[\r\n]|[\r\n].*\S/su.test(data)) return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const [range] = event.getTargetRanges();
  if (range) selection.applyDOMRange(range);
  event.preventDefault();
  return $paste(blocksFromText(data));
}

const refuse: ImportMimeTypeFunction = () => false;

export const clipboardImport: Partial<ClipboardImportConfig> = {
  $importMimeType: {
    [ownType]: [$pasteOwn],
    'text/html': [$pasteHtml],
    'text/plain': [$pasteText],
    'application/x-lexical-editor': [refuse],
  } satisfies Partial<Record<keyof LexicalClipboardData, ImportMimeTypeFunction[]>>,
  priority: { [ownType]: 0 },
};
