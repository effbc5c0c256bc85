import { textFormat } from '../../../shared/domain/blocks.ts';
import { styleAttribute } from './clean-html-parse.ts';

/** What is read from the looks of pasted elements. Style attributes are read as text: nothing computes them. */

/** Bits of {@link textFormat}. */
export type Format = number;

type Styles = ReadonlyMap<string, string>;

const noStyles: Styles = new Map();
/** Programs write the same few style attributes at every word, so that reading each once saves most of the time. */
const known = new Map<string, Styles>();
const mostKnown = 2_000;

function stylesOf(element: Element): Styles {
  const attribute = element.getAttribute(styleAttribute);
  if (attribute === null) return noStyles;
  const before = known.get(attribute);
  if (before) return before;
  const styles = new Map<string, string>();
  for (const declaration of attribute.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon <= 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    if (!styles.has(property))
      styles.set(
        property,
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  if (known.size >= mostKnown) known.clear();
  known.set(attribute, styles);
  return styles;
}

export function styleOf(element: Element, property: string): string {
  return stylesOf(element).get(property) ?? '';
}

const { bold, italic, strikethrough, underline, code, subscript, superscript } = textFormat;

/** What each element adds to the format. */
const elementFormats: ReadonlyMap<string, Format> = new Map([
  ['B', bold],
  ['STRONG', bold],
  ['I', italic],
  ['EM', italic],
  ['CITE', italic],
  ['S', strikethrough],
  ['STRIKE', strikethrough],
  ['DEL', strikethrough],
  ['U', underline],
  ['SUB', subscript],
  ['SUP', superscript],
  ['CODE', code],
  ['TT', code],
  ['KBD', code],
  ['SAMP', code],
]);

/**
 * The format inside an element. Google Docs says it by style on spans, and wraps everything in a `<b>` that says it is
 * not bold; Word does either.
 */
export function formatOf(element: Element, name: string, format: Format): Format {
  const adds = elementFormats.get(name);
  let inside = adds === undefined ? format : withBit(format, adds);
  const styles = stylesOf(element);
  if (styles.size === 0) return inside;
  const weight = styles.get('font-weight');
  if (says(weight)) inside = set(inside, bold, /^(?:bold|bolder|[6-9]\d\d|1000)/u.test(weight));
  const slant = styles.get('font-style');
  if (says(slant)) inside = set(inside, italic, /^(?:italic|oblique)/u.test(slant));
  const line = styles.get('text-decoration') ?? styles.get('text-decoration-line');
  if (says(line)) {
    if (line.startsWith('none')) inside &= ~(underline | strikethrough);
    if (line.includes('underline')) inside |= underline;
    if (line.includes('line-through')) inside |= strikethrough;
  }
  const raised = styles.get('vertical-align');
  if (raised === 'super') inside = withBit(inside, superscript);
  else if (raised === 'sub') inside = withBit(inside, subscript);
  else if (raised === 'baseline' && adds !== superscript && adds !== subscript) inside &= ~(superscript | subscript);
  return inside;
}

const says = (value: string | undefined): value is string =>
  value !== undefined && value !== '' && value !== 'inherit' && value !== 'unset';

function set(format: Format, bit: number, on: boolean): Format {
  return on ? format | bit : format & ~bit;
}

/** Nothing is above the line and below it. */
function withBit(format: Format, bit: number): Format {
  const either = subscript | superscript;
  return (bit & either) === 0 ? format | bit : (format & ~either) | bit;
}

/** Not shown where it was copied, or Word's drawing of a list's own marker, or its notes in the margin. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const styles = stylesOf(element);
  if (styles.size === 0) return false;
  return (
    styles.get('display') === 'none' ||
    styles.get('visibility') === 'hidden' ||
    styles.get('mso-list') === 'ignore' ||
    styles.get('mso-hide') === 'all' ||
    styles.get('mso-element') === 'comment-list' ||
    /^0(?:[a-z%]|$)/u.test(styles.get('font-size') ?? '') ||
    styles.get('opacity') === '0'
  );
}

export function keepsSpace(element: Element, name: string): 'stays' | 'collapses' | null {
  if (name === 'PRE') return 'stays';
  const value = styleOf(element, 'white-space');
  if (value === '' || value === 'inherit') return null;
  return /^(?:pre|break-spaces)/u.test(value) ? 'stays' : 'collapses';
}

/** Whether Word wrote spaces or a tab as no-break spaces here. */
export function isSpaceRun(element: Element): boolean {
  const styles = stylesOf(element);
  return styles.has('mso-spacerun') || styles.has('mso-tab-count');
}
