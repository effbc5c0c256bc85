import { type Inline, type LinkInline, normalInlines, type TextInline } from '../domain/blocks.ts';
import type { RunLook } from './difference-model.ts';

/** A stretch of text of one look. One of no length is a link around nothing. */
export interface Span {
  readonly length: number;
  readonly look: RunLook;
}

/** A block's inlines as plain text, and beside it how each stretch of it looks. */
export interface Flat {
  readonly text: string;
  readonly spans: readonly Span[];
}

export function flatText(text: string): Flat {
  return { text, spans: text === '' ? [] : [{ length: text.length, look: { format: 0 } }] };
}

export function flatten(children: readonly Inline[]): Flat {
  let text = '';
  const spans: Span[] = [];
  const push = (piece: string, look: RunLook): void => {
    text += piece;
    spans.push({ length: piece.length, look });
  };
  for (const child of normalInlines(children)) {
    if (child.type !== 'link') {
      pushInline(child, {}, push);
      continue;
    }
    const { url } = child;
    const inside = normalInlines(child.children);
    let opens = spans.at(-1)?.look.url === url;
    if (inside.length === 0) push('', opens ? { format: 0, url, opens: true } : { format: 0, url });
    for (const one of inside) {
      pushInline(one, opens ? { url, opens: true } : { url }, push);
      opens = false;
    }
  }
  return { text, spans };
}

function pushInline(
  inline: Exclude<Inline, { type: 'link' }>,
  link: Pick<RunLook, 'url' | 'opens'>,
  push: (piece: string, look: RunLook) => void,
): void {
  if (inline.type !== 'text') {
    push(inline.type === 'cell' ? '\t' : '\n', { format: 0, ...link });
    return;
  }
  const { opens, ...rest } = link;
  let first = opens === true;
  for (const piece of inline.text.split(/([\n\t])/u)) {
    if (piece === '') continue;
    const look = { format: inline.format, ...rest, ...(first ? { opens: true as const } : {}) };
    push(piece, piece === '\n' || piece === '\t' ? { ...look, literal: true } : look);
    first = false;
  }
}

type Innermost = LinkInline['children'][number];

/** The inlines that these pieces came from. */
export function unflatten(pieces: readonly (RunLook & { readonly text: string })[]): readonly Inline[] {
  const out: Inline[] = [];
  let link: { readonly url: string; readonly children: Innermost[] } | null = null;
  const close = (): void => {
    if (link) out.push({ type: 'link', url: link.url, children: normalInlines(link.children) });
    link = null;
  };
  for (const piece of pieces) {
    if (piece.url === undefined) close();
    else if (!link || link.url !== piece.url || piece.opens) {
      close();
      link = { url: piece.url, children: [] };
    }
    if (link) link.children.push(...inlinesOf(piece));
    else out.push(...(piece.literal ? inlinesOf(piece) : cellsOf(piece)));
  }
  close();
  return normalInlines(out);
}

/** Between the cells of a table stands a tab. */
function cellsOf(piece: RunLook & { readonly text: string }): Inline[] {
  return piece.text
    .split(/(\t)/u)
    .flatMap((text): Inline[] => (text === '\t' ? [{ type: 'cell' }] : inlinesOf({ ...piece, text })));
}

function inlinesOf({ text, format, literal }: RunLook & { readonly text: string }): Innermost[] {
  const saying = (said: string): TextInline => ({ type: 'text', text: said, format });
  if (literal) return [saying(text)];
  return text
    .split(/(\n)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '\n' ? { type: 'linebreak' } : saying(piece)));
}

export function sameLook(left: RunLook, right: RunLook): boolean {
  return (
    left.format === right.format &&
    left.url === right.url &&
    left.opens === right.opens &&
    left.literal === right.literal
  );
}
