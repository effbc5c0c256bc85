import type {
  ClipboardImportConfig,
  ExportMimeTypeConfig,
  ImportMimeTypeFunction,
  LexicalClipboardData,
} from '@lexical/clipboard';
import { $getExtensionOutput } from '@lexical/extension';
import { $getEditor, $getSelection, $isRangeSelection, type BaseSelection } from 'lexical';
import type { Block } from '../../shared/domain/blocks.ts';
import { blocksFromHtml } from './clean-html.ts';
import { blocksFromText } from './clean-text.ts';
import { $copied } from './copy.ts';
import { readOwnBlocks, writeOwnBlocks } from './own-blocks.ts';
import { $pasteBlocks } from './paste.ts';
import { StableIdsExtension } from './stable-ids-extension.ts';
import { blocksHtml, blocksText, inlinesHtml } from './write-html.ts';

/** What goes to the clipboard and what comes from it, for copy, cut, paste and drag alike. */

/** Blocks with their ids, for pasting back into the same editor. */
const ownType = 'application/x-dragoman-blocks';

type Write = (blocks: readonly Block[], inline: boolean) => string;

const exporter =
  (write: Write) =>
  (selection: BaseSelection | null): string | null => {
    if (!$isRangeSelection(selection) || selection.isCollapsed()) return null;
    const { blocks, inline } = $copied(selection);
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
  const blocks = blocksFromHtml(data);
  // A picture with nothing written beside it: the plain text, if there is any, says more.
  return blocks.length > 0 && $paste(blocks);
};

/** A line of text takes the format of the text it comes into. */
const $pasteText: ImportMimeTypeFunction = (data, selection) => {
  const blocks = blocksFromText(data);
  const [only] = blocks;
  const oneText = blocks.length === 1 && only?.children.length === 1 && only.children[0]?.type === 'text';
  if (!oneText || !$isRangeSelection(selection)) return $paste(blocks);
  selection.insertText(only.children[0]?.type === 'text' ? only.children[0].text : '');
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
