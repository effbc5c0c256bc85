import { type Block, isBlank } from '../../../shared/domain/blocks.ts';
import { type EditionContent, type Pin, type Pins, pinnedFields } from '../../../shared/domain/edition.ts';

/** A source as its translation has it. */
export interface PinnedSource {
  readonly content: Pick<EditionContent, 'fields' | 'blocks' | 'pins'>;
  /** The keys of the pieces whose words were thinned. These stand in it as they are now. */
  readonly thinned: readonly string[];
}

/** Where the texts come from. */
export interface SourceTexts {
  /** The newest one, for what is never pinned, byline, dateline, blank paragraphs, and for what was thinned. */
  readonly now: EditionContent;
  /** The text at a revision, or before it: for the order of what is in it. */
  at(revision: number): EditionContent;
  /** A text in which a piece says what its pin says; null when there is none any more. */
  of(key: string, pin: Pin): EditionContent | null;
}

/** Each piece as it said at the revision that its pin names, in the order of the newest of these. */
export function pinnedSource(pins: Pins, { now, at, of }: SourceTexts): PinnedSource {
  const thinned: string[] = [];
  const textOf = (key: string, pin: Pin): EditionContent => {
    const text = of(key, pin);
    if (text === null) thinned.push(key);
    return text ?? now;
  };
  const newest = Object.values(pins).reduce((most, pin) => Math.max(most, pin.revision), 0);
  const newestText = newest === 0 ? null : at(newest);
  const fields = { ...now.fields };
  for (const field of pinnedFields) {
    const pin = pins[field];
    fields[field] = pin === undefined ? '' : textOf(field, pin).fields[field];
  }
  const blocks: Block[] = [];
  const seen = new Set<string>(pinnedFields);
  for (const block of newestText?.blocks ?? []) {
    const pin = pins[block.id];
    seen.add(block.id);
    const pinned = pin === undefined ? (isBlank(block) ? block : undefined) : blockAt(textOf(block.id, pin), block.id);
    if (pinned) blocks.push(pinned);
  }
  // What was gone from the newest of these revisions stands where it stood in its own.
  const placed = new Set(blocks.map((block) => block.id));
  for (const [key, pin] of Object.entries(pins)) {
    if (seen.has(key)) continue;
    const text = textOf(key, pin);
    const index = text.blocks.findIndex((block) => block.id === key);
    const block = text.blocks[index];
    if (!block) continue;
    const before = text.blocks.slice(0, index).findLast((one) => placed.has(one.id));
    const place = before === undefined ? 0 : blocks.findIndex((one) => one.id === before.id) + 1;
    blocks.splice(place, 0, block);
    placed.add(key);
  }
  return { content: { fields, blocks, pins: {} }, thinned };
}

function blockAt(text: EditionContent, id: string): Block | undefined {
  return text.blocks.find((block) => block.id === id);
}
