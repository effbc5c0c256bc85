import type { Block, TextInline } from '../../shared/domain/blocks.ts';
import type { ContentChange } from '../../shared/domain/edition.ts';
import { numbers, pick } from './random.mts';
import { type ProseLanguage, vocabulary } from './vocabulary.mts';

/**
 * A person at a keyboard, from a seed. They compose, mistype and correct, rewrite phrases, cut sentences, split, join and
 * move paragraphs, put words in bold, touch the headline; they type in bursts, think, and go home. The program saves as
 * it does for people: a second after the last key, and every two seconds of typing that does not pause.
 */

export interface TypedSave {
  /** What the program sends: changed blocks, the order when it changed, changed fields. */
  readonly change: ContentChange;
  /** Since the save before, in milliseconds. */
  readonly after: number;
}

export interface Typist {
  /** The next save. Every one changes something. */
  next(): TypedSave;
}

interface Paragraph {
  readonly id: string;
  text: string;
  readonly kind: 'paragraph' | 'heading' | 'quote';
  /** A word that stands in bold; empty for none. */
  bold: string;
}

/** About what `{"id":…,"type":"paragraph","children":[…]},` takes around a paragraph's text, in bytes. */
const wrapping = 118;

/** @param target how many bytes the text is to have as JSON after `saves` saves, growing evenly on the whole. */
export function createTypist(seed: number, language: ProseLanguage, target: number, saves: number): Typist {
  const random = numbers(seed);
  const word = vocabulary(language);
  const chance = (probability: number): boolean => random() < probability;
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));

  const paragraphs: Paragraph[] = [];
  const changed = new Set<Paragraph>();
  let fields: { headline?: string; standfirst?: string } = {};
  let headline = '';
  let standfirst = '';
  let orderChanged = false;
  let bytes = 200;
  let made = 0;
  let time = 0;
  let lastSave = 0;
  /** When what is not saved yet began; null when all is. */
  let unsaved: number | null = null;
  const due: TypedSave[] = [];

  const newId = (): string => {
    const stamp = (0x0199_0000_0000 + time).toString(16).padStart(12, '0');
    const part = (length: number): string => Array.from({ length }, () => between(0, 15).toString(16)).join('');
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${part(3)}-${pick(random, ['8', '9', 'a', 'b'])}${part(3)}-${part(12)}`;
  };

  const save = (at: number): void => {
    const blocks = [...changed].filter((paragraph) => paragraphs.includes(paragraph)).map(blockOf);
    const change: ContentChange = {
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
      ...(blocks.length === 0 ? {} : { blocks }),
      ...(orderChanged ? { order: paragraphs.map((paragraph) => paragraph.id) } : {}),
    };
    changed.clear();
    fields = {};
    orderChanged = false;
    unsaved = null;
    if (Object.keys(change).length === 0) return;
    due.push({ change, after: at - lastSave });
    lastSave = at;
    made += 1;
  };

  /** A key is struck; what the program saved meanwhile is saved. */
  const strike = (pause = between(90, 320)): void => {
    if (unsaved !== null && pause >= 1_000) save(time + 1_000);
    time += pause;
    if (unsaved !== null && time - unsaved >= 2_000) save(time);
    unsaved ??= time;
  };

  const put = (paragraph: Paragraph, text: string): void => {
    bytes += Buffer.byteLength(text) - Buffer.byteLength(paragraph.text);
    paragraph.text = text;
    if (!text.includes(paragraph.bold)) paragraph.bold = '';
    changed.add(paragraph);
  };

  const insert = (at: number, text: string): Paragraph => {
    const kind = chance(0.06) ? 'heading' : chance(0.05) ? 'quote' : 'paragraph';
    const paragraph: Paragraph = { id: newId(), text: '', kind, bold: '' };
    paragraphs.splice(at, 0, paragraph);
    bytes += wrapping;
    orderChanged = true;
    put(paragraph, text);
    return paragraph;
  };

  const remove = (paragraph: Paragraph): void => {
    paragraphs.splice(paragraphs.indexOf(paragraph), 1);
    bytes -= wrapping + Buffer.byteLength(paragraph.text);
    orderChanged = true;
  };

  /** Types a text at a place, mistyping now and then. @returns the place after it. */
  const type = (paragraph: Paragraph, at: number, text: string): number => {
    let caret = at;
    const insertAtCaret = (piece: string): void => {
      put(paragraph, paragraph.text.slice(0, caret) + piece + paragraph.text.slice(caret));
      caret += piece.length;
    };
    for (const letter of text) {
      if (chance(0.012)) {
        const wrong = between(1, 4);
        for (let count = 0; count < wrong; count += 1) {
          strike();
          insertAtCaret(pick(random, [...word(random)]));
        }
        caret = erase(paragraph, caret, wrong);
      }
      strike();
      insertAtCaret(letter);
    }
    return caret;
  };

  /** Strikes backspace so many times. @returns the place it ends at. */
  const erase = (paragraph: Paragraph, from: number, count: number): number => {
    let caret = from;
    for (let left = count; left > 0 && caret > 0; left -= 1) {
      strike(between(60, 160));
      put(paragraph, paragraph.text.slice(0, caret - 1) + paragraph.text.slice(caret));
      caret -= 1;
    }
    return caret;
  };

  const sentence = (words: number): string => {
    const list = Array.from({ length: words }, () => wordOrNumber());
    const text = list.map((one, index) => (index > 0 && index < words - 1 && chance(0.07) ? `${one},` : one)).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${chance(0.05) ? '?' : '.'}`;
  };
  const wordOrNumber = (): string => {
    const shape = random();
    if (shape < 0.02) return String(between(2, 2_400));
    const one = word(random);
    return shape < 0.06 ? one.charAt(0).toUpperCase() + one.slice(1) : one;
  };

  const some = (): Paragraph => {
    // One works near the end mostly, and anywhere now and then.
    if (chance(0.6)) return paragraphs[Math.max(0, paragraphs.length - between(1, 3))] ?? insert(0, '');
    return paragraphs.length === 0 ? insert(0, '') : pick(random, paragraphs);
  };

  const compose = (): void => {
    const last = paragraphs.at(-1);
    const here = chance(0.75) ? last : some();
    let paragraph = here ?? insert(0, '');
    if (paragraph.text.length > between(250, 700)) {
      strike();
      paragraph = insert(paragraphs.indexOf(paragraph) + 1, '');
    }
    const sentences = between(1, 3);
    let caret = paragraph.text.length;
    for (let count = 0; count < sentences; count += 1) {
      const text = sentence(paragraph.kind === 'heading' ? between(3, 7) : between(6, 24));
      caret = type(paragraph, caret, caret === 0 ? text : ` ${text}`);
      think();
    }
  };

  /** A stretch of whole words: where it starts and how long it is. */
  const stretch = (text: string, words: number): readonly [start: number, length: number] => {
    const starts = [...text.matchAll(/\S+/gu)].map((match) => match.index);
    const first = between(0, Math.max(0, starts.length - words - 1));
    const start = starts[first] ?? 0;
    return [start, Math.max(0, (starts[first + words] ?? text.length + 1) - 1 - start)];
  };

  const rewrite = (): void => {
    const paragraph = some();
    const [start, length] = stretch(paragraph.text, between(1, 6));
    let caret = start + length;
    if (chance(0.5)) {
      strike();
      put(paragraph, paragraph.text.slice(0, start) + paragraph.text.slice(caret));
      caret = start;
    } else caret = erase(paragraph, caret, length);
    type(paragraph, caret, Array.from({ length: between(1, 6) }, wordOrNumber).join(' '));
  };

  const cut = (): void => {
    const paragraph = some();
    const [start, length] = stretch(paragraph.text, between(4, 25));
    strike();
    put(paragraph, (paragraph.text.slice(0, start) + paragraph.text.slice(start + length)).trimEnd());
    if (paragraph.text.length < 10 && paragraphs.length > 1) remove(paragraph);
  };

  const splitParagraph = (): void => {
    const paragraph = some();
    const [start] = stretch(paragraph.text, 1);
    if (start === 0) return;
    strike();
    const rest = paragraph.text.slice(start);
    put(paragraph, paragraph.text.slice(0, start).trimEnd());
    insert(paragraphs.indexOf(paragraph) + 1, rest);
  };

  const join = (): void => {
    const at = between(1, paragraphs.length - 1);
    const [before, paragraph] = [paragraphs[at - 1], paragraphs[at]];
    if (!before || !paragraph || before.text.length + paragraph.text.length > 1_500) return;
    strike();
    put(before, `${before.text} ${paragraph.text}`);
    remove(paragraph);
  };

  const moveParagraph = (): void => {
    if (paragraphs.length < 3) return;
    const [moved] = paragraphs.splice(between(0, paragraphs.length - 1), 1);
    if (moved) paragraphs.splice(between(0, paragraphs.length), 0, moved);
    strike();
    orderChanged = true;
  };

  const embolden = (): void => {
    const paragraph = some();
    const [start, length] = stretch(paragraph.text, 1);
    strike();
    paragraph.bold = paragraph.bold === '' ? paragraph.text.slice(start, start + length) : '';
    changed.add(paragraph);
  };

  const retitle = (): void => {
    const wanted = Array.from({ length: between(4, 9) }, wordOrNumber).join(' ');
    const long = chance(0.4);
    for (let length = 1; length <= wanted.length; length += 1) {
      strike();
      if (long) standfirst = wanted.slice(0, length);
      else headline = wanted.slice(0, length);
      fields = { ...fields, ...(long ? { standfirst } : { headline }) };
    }
  };

  const think = (): void => {
    const kind = random();
    // A breath, a thought, a telephone call, a night.
    const pause =
      kind < 0.6
        ? between(200, 1_500)
        : kind < 0.96
          ? between(1_500, 20_000)
          : kind < 0.998
            ? between(60_000, 2_400_000)
            : 50_000_000;
    strike(pause);
  };

  const choose = (): (() => void) => {
    const wanted = (target * made) / saves;
    const composing = bytes < wanted ? 0.62 : 0.12;
    if (paragraphs.length < 2 || chance(composing)) return compose;
    const kind = random();
    if (kind < 0.6) return rewrite;
    if (kind < 0.6 + (bytes > wanted ? 0.25 : 0.06)) return cut;
    if (kind < 0.88) return splitParagraph;
    if (kind < 0.91) return join;
    if (kind < 0.93) return moveParagraph;
    if (kind < 0.97) return embolden;
    return retitle;
  };

  return {
    next() {
      for (;;) {
        const save = due.shift();
        if (save) return save;
        choose()();
        think();
      }
    },
  };
}

function blockOf({ id, text, kind, bold }: Paragraph): Block {
  const children: TextInline[] = [];
  const at = bold === '' ? -1 : text.indexOf(bold);
  const parts: readonly (readonly [string, number])[] =
    at < 0
      ? [[text, 0]]
      : [
          [text.slice(0, at), 0],
          [bold, 1],
          [text.slice(at + bold.length), 0],
        ];
  for (const [part, format] of parts) if (part !== '') children.push({ type: 'text', text: part, format });
  return kind === 'heading' ? { id, type: kind, tag: 'h2', children } : { id, type: kind, children };
}
