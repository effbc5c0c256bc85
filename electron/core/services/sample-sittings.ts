import type { FieldName } from '../../../shared/domain/edition.ts';
import { fieldNames } from '../../../shared/domain/edition.ts';
import type { SampleEdition } from './sample-format.ts';

export interface Sitting {
  /** How many blocks stand whole at its end. */
  readonly blocks: number;
  /** Whether the block after them was begun. */
  readonly begun: boolean;
  /** The fields written in it. */
  readonly fields: readonly FieldName[];
}

/** Blocks a person writes in one go. */
const blocksInOneGo = 5;

/**
 * The sittings in which an edition's text was written, at most four: the headline comes first, what stands around the
 * text last, and a sitting that is not the last stops in the middle of a block.
 */
export function sittings(edition: SampleEdition): readonly Sitting[] {
  const total = edition.translatedBlocks ?? edition.body.length;
  const fields = fieldNames.filter((field) => edition[field] !== '');
  const count = Math.min(4, Math.max(1, Math.ceil(total / blocksInOneGo)));
  return Array.from({ length: count }, (_unused, index) => {
    const last = index === count - 1;
    return {
      blocks: last ? total : Math.floor((total * (index + 1)) / count) - 1,
      begun: !last,
      fields: fields.filter((field) => (field === 'headline' ? index === 0 : last)),
    };
  });
}

/** The beginning of a block: its markup up to the end of its first sentence, or half of its words. */
export function begunMarkup(source: string): string {
  const sentence = /^.{20,}?[.!?…][”»"]?(?= )/u.exec(source)?.[0];
  if (sentence) return balanced(sentence) ? sentence : plain(sentence);
  const words = source.split(' ');
  const half = words.slice(0, Math.max(2, Math.ceil(words.length / 2))).join(' ');
  return balanced(half) ? half : plain(half);
}

function balanced(source: string): boolean {
  return (source.match(/\*/gu)?.length ?? 0) % 4 === 0 && !/\[[^\]]*$|\]\([^)]*$/u.test(source);
}

function plain(source: string): string {
  return source.replace(/\*|\[|\]\([^)]*\)?|\]/gu, '');
}
