import type { Block } from '../../../shared/domain/blocks.ts';
import { type EditionContent, emptyContent, noFields } from '../../../shared/domain/edition.ts';

const words =
  'порт Актау углубляет дно гавани вода в Каспии отступает the water қала ұлт retreats again 🙂 «так» сказал he said'.split(
    ' ',
  );

/** What a text is after each of so many saves of somebody who types, cuts, splits and moves; the same for a seed. */
export function typedContents(seed: number, saves: number): readonly EditionContent[] {
  let state = seed * 2_654_435_761;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * most);
  };
  const phrase = (): string =>
    Array.from({ length: 1 + below(3) }, () => `${words[below(words.length)]}${below(400)}`).join(' ');
  const block = (id: string, text: string): Block => ({
    id,
    type: 'paragraph',
    children: [{ type: 'text', text, format: 0 }],
  });
  const texts: [id: string, text: string][] = [['block-0', '']];
  const contents: EditionContent[] = [];
  let known = new Map<string, Block>();
  let headline = '';
  for (let made = 1; made <= saves; made += 1) {
    const place = below(3) > 0 ? texts.length - 1 : below(texts.length);
    const [id, text] = texts[place] ?? ['block-0', ''];
    const kind = below(40);
    if (kind === 0) texts.splice(below(texts.length), 0, ...texts.splice(place, 1));
    else if (kind === 1 || text.length > 500) texts.splice(place + 1, 0, [`block-${made}`, phrase()]);
    else if (kind === 2) headline = phrase();
    else if (kind < 8) texts[place] = [id, text.slice(0, -below(40))];
    else texts[place] = [id, `${text} ${phrase()}`];
    const blocks = texts.map(([blockId, now]) => {
      const before = known.get(blockId);
      const after = block(blockId, now);
      return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
    });
    known = new Map(blocks.map((one) => [one.id, one]));
    contents.push({ ...emptyContent, fields: { ...noFields, headline }, blocks });
  }
  return contents;
}
