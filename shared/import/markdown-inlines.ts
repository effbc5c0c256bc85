import { type Inline, type LineBreakInline, normalInlines, type TextInline, textFormat } from '../domain/blocks.ts';
import { allowedUrl } from '../domain/urls.ts';
import { resolveEmphasis } from './markdown-emphasis.ts';
import { type Part, textPart } from './markdown-parts.ts';

/** Elements of HTML for what Markdown has no signs for, and those that say the same as signs. */
const elements: Readonly<Record<string, number>> = {
  strong: textFormat.bold,
  b: textFormat.bold,
  em: textFormat.italic,
  i: textFormat.italic,
  s: textFormat.strikethrough,
  del: textFormat.strikethrough,
  u: textFormat.underline,
  sup: textFormat.superscript,
  sub: textFormat.subscript,
  code: textFormat.code,
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** What stands at a place of the source; each is tried at the character that it begins with. */
const escaped = /\\([!-/:-@[-`{-~])/uy;
const codeSpan = /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/uy;
const element = /<(\/?)([a-z]{1,6})\s*(\/?)>/iuy;
const addressInSigns = /<(https?:[^\s<>]+|mailto:[^\s<>]+)>/iuy;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/iuy;
const target = /\(\s*(?:<((?:[^<>\\\n]|\\.)*)>|((?:[^\s()\\]|\\.)*))(?:\s+"(?:[^"\\]|\\.)*")?\s*\)/uy;
const signs = /(\*+|_+|~+)/uy;
const words = /[^\\`<&[\]!*_~\n]+/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Signs that stand for themselves after a backslash. */
export function unescapeMarkdown(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(new RegExp(entity.source, 'giu'), (all, ...found: string[]) => characterOf(found) ?? all);
}

function characterOf([decimal, hex, name]: readonly (string | undefined)[]): string | null {
  if (name !== undefined) return entities[name] ?? null;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : null;
}

/**
 * Reads words with the signs of CommonMark, and strikethrough as GitHub has it. A line feed is a line break. What is no
 * sign, has no other half, or leads to an address that is not allowed, is itself.
 */
export function inlinesFromMarkdown(source: string): readonly Inline[] {
  const reader = new InlineReader(source);
  return inlinesOf(reader.read());
}

class InlineReader {
  readonly #source: string;
  readonly #parts: Part[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  read(): readonly Part[] {
    let at = 0;
    while (at < this.#source.length) at = this.#readAt(at);
    resolveEmphasis(this.#parts, 0, this.#parts.length);
    return this.#parts;
  }

  /** Where what was read ends. */
  #readAt(at: number): number {
    const source = this.#source;
    const character = source[at] ?? '';
    switch (character) {
      case '\n':
        this.#parts.push({ ...textPart('\n'), kind: 'break' });
        return at + 1;
      case '\\': {
        const found = matchAt(escaped, source, at);
        return this.#words(found?.[1] ?? '\\', at + (found ? 2 : 1));
      }
      case '`': {
        const found = matchAt(codeSpan, source, at);
        if (found) return this.#code(found[2] ?? '', at + found[0].length);
        const ticks = /^`+/u.exec(source.slice(at))?.[0] ?? '`';
        return this.#words(ticks, at + ticks.length);
      }
      case '<':
        return this.#element(at);
      case '&': {
        const found = matchAt(entity, source, at);
        const says = found && characterOf(found.slice(1));
        return this.#words(says ?? '&', at + (found && says !== null ? found[0].length : 1));
      }
      case '!':
      case '[': {
        const image = character === '!' && source[at + 1] === '[';
        if (character === '!' && !image) return this.#words('!', at + 1);
        this.#parts.push({ ...textPart(image ? '![' : '['), kind: 'bracket' });
        return at + (image ? 2 : 1);
      }
      case ']':
        return this.#link(at);
      case '*':
      case '_':
      case '~':
        return this.#signs(at);
      default: {
        const found = matchAt(words, source, at)?.[0] ?? character;
        return this.#words(found, at + found.length);
      }
    }
  }

  #words(text: string, next: number): number {
    this.#parts.push(textPart(text));
    return next;
  }

  #code(text: string, next: number): number {
    const inside = text.replaceAll('\n', ' ');
    const padded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
    this.#parts.push({ ...textPart(padded ? inside.slice(1, -1) : inside), format: textFormat.code });
    return next;
  }

  #element(at: number): number {
    const link = matchAt(addressInSigns, this.#source, at);
    if (link?.[1] !== undefined && allowedUrl(link[1])) {
      this.#parts.push({ ...textPart(link[1].replace(/^mailto:/iu, '')), url: link[1] });
      return at + link[0].length;
    }
    const [all = '', closes, name = ''] = matchAt(element, this.#source, at) ?? [];
    const tag = name.toLowerCase();
    const next = at + all.length;
    if (tag === 'br') {
      this.#parts.push({ ...textPart('\n'), kind: 'break' });
      return next;
    }
    const format = elements[tag];
    if (format === undefined) return this.#words('<', at + 1);
    if (closes === '') {
      this.#parts.push({ ...textPart(all), kind: 'tag', name: tag });
      return next;
    }
    const opens = this.#parts.findLastIndex((part) => part.kind === 'tag' && part.name === tag);
    if (opens === -1) return this.#words(all, next);
    for (const part of this.#parts.slice(opens + 1)) part.format |= format;
    this.#parts.splice(opens, 1);
    return next;
  }

  #link(at: number): number {
    const opens = this.#parts.findLastIndex((part) => part.kind === 'bracket');
    const opening = this.#parts[opens];
    const found = opening ? matchAt(target, this.#source, at + 1) : null;
    const url = found ? unescapeMarkdown(found[1] ?? found[2] ?? '') : '';
    const inside = this.#parts.slice(opens + 1);
    if (!found || !opening || !allowedUrl(url) || inside.length === 0) {
      // No bracket of a pair goes on to look for another half.
      if (opening) opening.kind = 'text';
      return this.#words(']', at + 1);
    }
    resolveEmphasis(this.#parts, opens + 1, this.#parts.length);
    for (const part of this.#parts.slice(opens + 1)) part.url = url;
    this.#parts.splice(opens, 1);
    // There is no link in a link.
    for (const part of this.#parts) if (part.kind === 'bracket' && part.text === '[') part.kind = 'text';
    return at + 1 + found[0].length;
  }

  #signs(at: number): number {
    const run = matchAt(signs, this.#source, at)?.[0] ?? '';
    const next = at + run.length;
    const before = [...this.#source.slice(Math.max(0, at - 2), at)].at(-1) ?? ' ';
    const after = [...this.#source.slice(next, next + 2)].at(0) ?? ' ';
    const opens = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
    const closes = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
    const low = run.startsWith('_');
    if (run.startsWith('~') && run.length !== 2) return this.#words(run, next);
    this.#parts.push({
      ...textPart(run),
      kind: 'signs',
      length: run.length,
      opens: opens && (!low || !closes || isPunctuation(before)),
      closes: closes && (!low || !opens || isPunctuation(after)),
    });
    return next;
  }
}

const isSpace = (character: string): boolean => /\s/u.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

function inlinesOf(parts: readonly Part[]): readonly Inline[] {
  const out: Inline[] = [];
  for (const { kind, text, format, url } of parts) {
    const inline: TextInline | LineBreakInline =
      kind === 'break' ? { type: 'linebreak' } : { type: 'text', text, format };
    const last = out.at(-1);
    if (url === null) out.push(inline);
    else if (last?.type === 'link' && last.url === url) {
      out[out.length - 1] = { ...last, children: normalInlines([...last.children, inline]) };
    } else out.push({ type: 'link', url, children: [inline] });
  }
  return normalInlines(out);
}
