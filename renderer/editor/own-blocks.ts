import { type Block, everyTextFormat, type Inline } from '../../shared/domain/blocks.ts';
import { allowedUrl } from '../../shared/domain/urls.ts';

/** Blocks as this program puts them on the clipboard. Any page can put there what it likes, so all of it is checked. */

export function writeOwnBlocks(editor: string, blocks: readonly Block[]): string {
  return JSON.stringify({ editor, blocks });
}

/** The blocks, or null when it is none of this program's. Ids and sources only of blocks out of the same editor. */
export function readOwnBlocks(data: string, editor: string): readonly Block[] | null {
  const read = parsed(data);
  if (!isRecord(read) || !Array.isArray(read.blocks)) return null;
  const same = read.editor === editor;
  const blocks = read.blocks.map((block) => blockOf(block, same));
  return blocks.every((block) => block !== null) ? blocks : null;
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 64) : '');

function blockOf(value: unknown, same: boolean): Block | null {
  if (!isRecord(value) || !Array.isArray(value.children)) return null;
  const inlines = value.children.map(inlineOf);
  const children = inlines.filter((inline) => inline !== null);
  if (children.length < inlines.length) return null;
  const source = same ? text(value.source) : '';
  const base = { id: same ? text(value.id) : '', ...(source === '' ? {} : { source }), children };
  const { type, tag, list, indent } = value;
  if (type === 'paragraph' || type === 'quote') return { type, ...base };
  if (type === 'heading' && (tag === 'h2' || tag === 'h3' || tag === 'h4')) return { type, tag, ...base };
  if (type === 'listitem' && (list === 'bullet' || list === 'number')) {
    const level = typeof indent === 'number' && Number.isInteger(indent) ? Math.max(0, Math.min(8, indent)) : 0;
    return { type, list, indent: level, ...base };
  }
  return null;
}

function inlineOf(value: unknown): Inline | null {
  if (!isRecord(value)) return null;
  if (value.type === 'linebreak') return { type: 'linebreak' };
  if (value.type === 'text' && typeof value.text === 'string') {
    const format = typeof value.format === 'number' ? value.format & everyTextFormat : 0;
    return { type: 'text', text: value.text, format };
  }
  if (value.type !== 'link' || typeof value.url !== 'string' || !Array.isArray(value.children)) return null;
  const children = value.children
    .map(inlineOf)
    .filter((inline) => inline?.type === 'text' || inline?.type === 'linebreak');
  return allowedUrl(value.url) ? { type: 'link', url: value.url, children } : null;
}
