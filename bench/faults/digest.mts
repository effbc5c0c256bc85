import { createHash } from 'node:crypto';
import { blockFingerprint } from '../../shared/domain/blocks.ts';
import { type EditionContent, fieldNames } from '../../shared/domain/edition.ts';

/** A hash of all that a reader would see of a text, made without anything that stores it. */
export function digestOf(content: Pick<EditionContent, 'fields' | 'blocks'>): string {
  const said = [
    fieldNames.map((name) => content.fields[name]),
    content.blocks.map((block) => [block.id, blockFingerprint(block)]),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
