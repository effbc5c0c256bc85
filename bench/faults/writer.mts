import { applyChange, type ContentChange, type EditionContent } from '../../shared/domain/edition.ts';
import { createTypist } from '../support/typing.mts';
import { proseLanguages } from '../support/vocabulary.mts';

/** Somebody who goes on with a text: what they change between one save and the next, and the whole as it then is. */
export interface Writer {
  readonly content: Pick<EditionContent, 'fields' | 'blocks'>;
  write(): ContentChange;
}

/** What a story grows to, in bytes as it is stored, and over how many saves. */
const size = 30_000;
const saves = 1_000;
/** Of the text that is there already, so many blocks stay above what is typed. */
const kept = 12;

/** @param seed also chooses the language. */
export function createWriter(start: Pick<EditionContent, 'fields' | 'blocks'>, seed: number): Writer {
  const typist = createTypist(seed, proseLanguages[seed % proseLanguages.length] ?? 'en', size, saves);
  const above = start.blocks.slice(-kept).map((block) => block.id);
  let content: EditionContent = { fields: start.fields, blocks: start.blocks, pins: {} };
  return {
    get content() {
      return content;
    },
    write() {
      const { change } = typist.next();
      const whole = change.order ? { ...change, order: [...above, ...change.order] } : change;
      const applied = applyChange(content, whole);
      if (!applied.ok) throw new Error(`What was typed does not fit: ${applied.error.problem} ${applied.error.id}`);
      content = applied.content;
      return whole;
    },
  };
}
