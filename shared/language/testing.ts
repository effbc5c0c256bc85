import fc from 'fast-check';
import { type Block, everyTextFormat, type Inline } from '../domain/blocks.ts';
import { type EditionContent, type FieldName, fieldNames } from '../domain/edition.ts';
import { someContent, someText } from '../domain/testing.ts';

/** Two states of a text, for property tests: often one made from the other as people do, by small steps. */
export interface TwoStates {
  readonly before: EditionContent;
  readonly after: EditionContent;
}

const texts = fc.oneof(
  someText,
  fc.constantFrom(
    'a\nb',
    '\n',
    'e\u0301le\u0300ve',
    '\u0438\u0306од',
    '👩‍👩‍👧‍👦 👍🏽',
    'об’єкт из-за',
    '',
    'қазақ\u00adстан',
  ),
);
const someFormat = fc.constantFrom(0, 0, 1, 2, 3, 16, everyTextFormat);
const addresses = ['https://a.example/', 'https://b.example/', ''];

const textInline = fc.record({ type: fc.constant('text' as const), text: texts, format: someFormat });
const lineBreak = fc.constant({ type: 'linebreak' as const });
const link = fc.record({
  type: fc.constant('link' as const),
  url: fc.constantFrom(...addresses),
  children: fc.array(fc.oneof({ weight: 4, arbitrary: textInline }, { weight: 1, arbitrary: lineBreak }), {
    maxLength: 3,
  }),
});
const someInline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: textInline },
  { weight: 1, arbitrary: lineBreak },
  { weight: 2, arbitrary: link },
);

/** One step of an edit. Numbers choose a place, whatever the length of what they choose from. */
type Step = (content: EditionContent, fresh: () => string) => EditionContent;

const place = fc.nat(1_000);
const pick = <One>(list: readonly One[], at: number): One | undefined => list[at % Math.max(1, list.length)];

function withBlocks(content: EditionContent, change: (blocks: Block[]) => void): EditionContent {
  const blocks = [...content.blocks];
  change(blocks);
  return { ...content, blocks };
}

const someStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, place, someInline).map(
    ([at, inside, inline]): Step =>
      (content) =>
        withBlocks(content, (blocks) => {
          const block = pick(blocks, at);
          if (!block) return;
          const children = [...block.children];
          children.splice(inside % (children.length + 1), inside % 2, inline);
          blocks[at % blocks.length] = { ...block, children };
        }),
  ),
  fc.tuple(place, place, someFormat).map(
    ([at, inside, format]): Step =>
      (content) =>
        withBlocks(content, (blocks) => {
          const block = pick(blocks, at);
          if (!block) return;
          const children = block.children.map((child, index) =>
            child.type === 'text' && index === inside % block.children.length ? { ...child, format } : child,
          );
          blocks[at % blocks.length] = { ...block, children };
        }),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Step =>
      (content) =>
        withBlocks(content, (blocks) => {
          const [moved] = blocks.splice(from % Math.max(1, blocks.length), 1);
          if (moved) blocks.splice(to % (blocks.length + 1), 0, moved);
        }),
  ),
  place.map(
    (at): Step =>
      (content) =>
        withBlocks(content, (blocks) => void blocks.splice(at % Math.max(1, blocks.length), 1)),
  ),
  fc.tuple(place, fc.array(someInline, { maxLength: 3 }), fc.nat(2)).map(
    ([at, children, indent]): Step =>
      (content, fresh) =>
        withBlocks(content, (blocks) => {
          const base = { id: fresh(), children };
          blocks.splice(
            at % (blocks.length + 1),
            0,
            at % 2 === 0
              ? { ...base, type: 'paragraph' }
              : { ...base, type: 'listitem', list: at % 3 === 0 ? 'bullet' : 'number', indent },
          );
        }),
  ),
  // A split: what follows a place goes to a block of its own.
  fc.tuple(place, place).map(
    ([at, inside]): Step =>
      (content, fresh) =>
        withBlocks(content, (blocks) => {
          const block = pick(blocks, at);
          if (!block) return;
          const middle = inside % (block.children.length + 1);
          blocks.splice(
            at % blocks.length,
            1,
            { ...block, children: block.children.slice(0, middle) },
            { ...block, id: fresh(), children: block.children.slice(middle) },
          );
        }),
  ),
  // A join: a block takes up the one after it.
  place.map(
    (at): Step =>
      (content) =>
        withBlocks(content, (blocks) => {
          const block = pick(blocks, at);
          const next = blocks[(at % Math.max(1, blocks.length)) + 1];
          if (block && next) {
            blocks.splice(at % blocks.length, 2, { ...block, children: [...block.children, ...next.children] });
          }
        }),
  ),
  fc.tuple(fc.constantFrom<FieldName>(...fieldNames), texts).map(
    ([field, text]): Step =>
      (content) => ({ ...content, fields: { ...content.fields, [field]: text } }),
  ),
);

const edited = fc
  .tuple(someContent, fc.array(someStep, { maxLength: 6 }), fc.array(someStep, { maxLength: 6 }))
  .map(([start, first, then]): TwoStates => {
    let next = 0;
    const fresh = (): string => {
      next += 1;
      return `new${next}`;
    };
    const before = first.reduce((content, step) => step(content, fresh), start);
    return { before, after: then.reduce((content, step) => step(content, fresh), before) };
  });

export const someStates: fc.Arbitrary<TwoStates> = fc.oneof(
  { weight: 3, arbitrary: edited },
  { weight: 1, arbitrary: fc.record({ before: someContent, after: someContent }) },
);
