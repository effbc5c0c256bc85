import type { BlockKind } from './block-kind.ts';

/** What somebody types at the start of a paragraph, followed by a space, to make it something else. */
export const markKinds: ReadonlyMap<string, BlockKind> = new Map([
  ['##', 'h2'],
  ['###', 'h3'],
  ['####', 'h4'],
  ['>', 'quote'],
  ['-', 'bullet'],
  ['*', 'bullet'],
  ['+', 'bullet'],
  ['1.', 'number'],
  ['1)', 'number'],
]);
