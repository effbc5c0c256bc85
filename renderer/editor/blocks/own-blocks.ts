import {
  type Block,
  type Crop,
  everyTextFormat,
  type Inline,
  type LineBreakInline,
  type TextInline,
} from '../../../shared/domain/blocks.ts';
import { allowedUrl, isWebAddress } from '../../../shared/domain/urls.ts';

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

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

const text = (value: unknown, longest = 64): string => (typeof value === 'string' ? value.slice(0, longest) : '');

const whole = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;

/** All of a list, or null when something in it is not what it should be. */
function every<T>(values: unknown, read: (value: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(values)) return null;
  const out = values.map(read);
  return out.every((one) => one !== null) ? out : null;
}

function blockOf(value: unknown, same: boolean): Block | null {
  if (!isRecord(value)) return null;
  const source = same ? text(value.source) : '';
  const base = { id: same ? text(value.id) : '', ...(source === '' ? {} : { source }) };
  if (value.type === 'table') return tableOf(value, base);
  const children = every(value.children, wordOf);
  if (!children) return null;
  const { type, tag, list, indent, pull } = value;
  if (type === 'paragraph') return { type, ...base, children };
  if (type === 'quote') return { type, ...(pull === true ? { pull } : {}), ...base, children };
  if (type === 'rule') return { type, ...base, children: [] };
  if (type === 'heading' && (tag === 'h2' || tag === 'h3' || tag === 'h4')) return { type, tag, ...base, children };
  if (type === 'listitem' && (list === 'bullet' || list === 'number')) {
    return { type, list, indent: whole(indent, 0, 8) ?? 0, ...base, children };
  }
  const plain = children.filter((inline) => inline.type === 'text').map((inline) => ({ ...inline, format: 0 }));
  if (type === 'image') return imageOf(value, { ...base, children: plain });
  if (type !== 'embed' || typeof value.url !== 'string' || !isWebAddress(value.url)) return null;
  return { type, url: value.url, ...base, children: plain };
}

type Base = Pick<Block, 'id' | 'source'>;

function tableOf({ columns, header, children }: Fields, base: Base): Block | null {
  const wide = whole(columns, 1, 50);
  const cells = every(children, (value) =>
    isRecord(value) && value.type === 'cell' ? ({ type: 'cell' } as const) : wordOf(value),
  );
  return wide !== null && cells
    ? { type: 'table', columns: wide, header: header === true, ...base, children: cells }
    : null;
}

function imageOf(value: Fields, base: Base & Pick<Block, 'children'>): Block | null {
  const [width, height] = [whole(value.width, 1, 100_000), whole(value.height, 1, 100_000)];
  const { picture } = value;
  if (width === null || height === null || typeof picture !== 'string' || !/^[0-9a-f]{64}$/u.test(picture)) return null;
  const crop = cropOf(value.crop);
  const focus = focusOf(value.focus);
  return {
    type: 'image',
    picture,
    width,
    height,
    alt: text(value.alt, 2_000),
    credit: text(value.credit, 500),
    ...(crop ? { crop } : {}),
    ...(focus ? { focus } : {}),
    ...base,
  };
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

function cropOf(value: unknown): Crop | null {
  if (!isRecord(value)) return null;
  const { x, y, width, height } = value;
  return isShare(x) && isShare(y) && isShare(width) && isShare(height) ? { x, y, width, height } : null;
}

function focusOf(value: unknown): { readonly x: number; readonly y: number } | null {
  return isRecord(value) && isShare(value.x) && isShare(value.y) ? { x: value.x, y: value.y } : null;
}

type Word = Exclude<Inline, { type: 'cell' }>;

function wordOf(value: unknown): Word | null {
  if (!isRecord(value) || value.type !== 'link') return letterOf(value);
  const children = every(value.children, letterOf);
  if (!children || typeof value.url !== 'string' || value.url.length > 4_096 || !allowedUrl(value.url)) return null;
  return { type: 'link', url: value.url, children };
}

function letterOf(value: unknown): TextInline | LineBreakInline | null {
  if (!isRecord(value)) return null;
  if (value.type === 'linebreak') return { type: 'linebreak' };
  if (value.type !== 'text' || typeof value.text !== 'string') return null;
  const format = typeof value.format === 'number' ? value.format & everyTextFormat : 0;
  return { type: 'text', text: value.text, format };
}
