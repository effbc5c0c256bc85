import { z } from 'zod';
import type { Block, Inline } from '../domain/blocks.ts';
import { everyTextFormat } from '../domain/blocks.ts';
import { allowedUrl, isWebAddress } from '../domain/urls.ts';
import { id } from './schema-parts.ts';

/** What a text is made of, as it comes from outside. */

/** Some 4 million characters in one paragraph: far above any story, and a stop for a runaway paste. */
const longestText = 4_000_000;

const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().max(longestText),
  format: z.number().int().min(0).max(everyTextFormat),
});
const linebreak = z.strictObject({ type: z.literal('linebreak') });
const link = z.strictObject({
  type: z.literal('link'),
  url: z.string().max(4_096).refine(allowedUrl, 'Only http, https, mailto and tel links are allowed.'),
  children: z.array(z.discriminatedUnion('type', [text, linebreak])).max(10_000),
});
const cell = z.strictObject({ type: z.literal('cell') });
const inline = z.discriminatedUnion('type', [text, linebreak, link, cell]) satisfies z.ZodType<Inline>;
const inlines = z.array(inline).max(100_000);
const withId = { id, source: id.exactOptional() };
const noCells = (children: readonly Inline[]): boolean => children.every((child) => child.type !== 'cell');
const isPlain = (child: Inline): boolean => child.type === 'text' && child.format === 0;
const blockBase = { ...withId, children: inlines.refine(noCells, 'Cells are for tables.') };
/** A caption, a title: words without format. */
const plainWords = {
  ...withId,
  children: inlines.refine((children) => children.every(isPlain), 'This takes words without format.'),
};
const share = z.number().min(0).max(1);
/** A file's SHA-256 in hexadecimal. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/u);
const mostColumns = 50;

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), ...blockBase }),
  z.strictObject({ type: z.literal('heading'), tag: z.enum(['h2', 'h3', 'h4']), ...blockBase }),
  z.strictObject({ type: z.literal('quote'), pull: z.literal(true).exactOptional(), ...blockBase }),
  z.strictObject({ type: z.literal('rule'), ...withId, children: inlines.max(0) }),
  z.strictObject({
    type: z.literal('image'),
    picture: fileHash,
    width: z.number().int().min(1).max(100_000),
    height: z.number().int().min(1).max(100_000),
    alt: z.string().max(2_000, 'An alternative text has at most 2,000 characters.'),
    credit: z.string().max(500, 'A credit has at most 500 characters.'),
    crop: z.strictObject({ x: share, y: share, width: share, height: share }).exactOptional(),
    focus: z.strictObject({ x: share, y: share }).exactOptional(),
    ...plainWords,
  }),
  z.strictObject({
    type: z.literal('embed'),
    url: z.string().max(4_096).refine(isWebAddress, 'Only http and https addresses can be embedded.'),
    ...plainWords,
  }),
  z.strictObject({
    type: z.literal('table'),
    columns: z.number().int().min(1).max(mostColumns, `A table has at most ${mostColumns} columns.`),
    header: z.boolean(),
    ...withId,
    children: inlines,
  }),
  z.strictObject({
    type: z.literal('listitem'),
    list: z.enum(['bullet', 'number']),
    indent: z.number().int().min(0).max(16),
    ...blockBase,
  }),
]) satisfies z.ZodType<Block>;

const field = {
  headline: z.string().max(2_000, 'A headline has at most 2,000 characters.'),
  standfirst: z.string().max(10_000, 'A standfirst has at most 10,000 characters.'),
  byline: z.string().max(500, 'A byline has at most 500 characters.'),
  dateline: z.string().max(500, 'A dateline has at most 500 characters.'),
};
export const allFields = z.strictObject(field);
export const fields = z.strictObject({
  headline: field.headline.exactOptional(),
  standfirst: field.standfirst.exactOptional(),
  byline: field.byline.exactOptional(),
  dateline: field.dateline.exactOptional(),
});
