import { type Block, isBlank } from '../../../shared/domain/blocks.ts';
import { type EditionContent, type Pins, pinnedFields } from '../../../shared/domain/edition.ts';

/**
 * A source as its translation has it: each piece as it said at the revision that its pin names, in the order of the
 * newest of these. `now` is the source's newest text, for what is never pinned: byline, dateline, blank paragraphs.
 */
export function pinnedSource(
  pins: Pins,
  now: EditionContent,
  read: (revision: number) => EditionContent,
): Pick<EditionContent, 'fields' | 'blocks' | 'pins'> {
  const newest = Object.values(pins).reduce((most, pin) => Math.max(most, pin.revision), 0);
  const newestText = newest === 0 ? null : read(newest);
  const fields = { ...now.fields };
  for (const field of pinnedFields) {
    const pin = pins[field];
    fields[field] = pin === undefined ? '' : read(pin.revision).fields[field];
  }
  const blocks: Block[] = [];
  for (const block of newestText?.blocks ?? []) {
    const pin = pins[block.id];
    const pinned = pin === undefined ? (isBlank(block) ? block : undefined) : blockAt(read(pin.revision), block.id);
    if (pinned) blocks.push(pinned);
  }
  // What was gone from the newest of these revisions stands where it stood in its own.
  const placed = new Set(blocks.map((block) => block.id));
  for (const [key, pin] of Object.entries(pins)) {
    if (placed.has(key)) continue;
    const text = read(pin.revision);
    const at = text.blocks.findIndex((block) => block.id === key);
    const block = text.blocks[at];
    if (!block) continue;
    const before = text.blocks.slice(0, at).findLast((one) => placed.has(one.id));
    const place = before === undefined ? 0 : blocks.findIndex((one) => one.id === before.id) + 1;
    blocks.splice(place, 0, block);
    placed.add(key);
  }
  return { fields, blocks, pins: {} };
}

function blockAt(text: EditionContent, id: string): Block | undefined {
  return text.blocks.find((block) => block.id === id);
}
