import { textFormat } from '../../shared/domain/blocks.ts';
import { allowedUrl } from '../../shared/domain/urls.ts';

/** What is read from the looks of pasted elements. Style attributes are read as text: nothing computes them. */

/** Bold and italic bits of {@link textFormat}. */
export type Format = number;

function styleOf(element: Element, property: string): string {
  const style = element.getAttribute('style');
  if (style === null) return '';
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property) {
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return '';
}

/**
 * The format inside an element. Google Docs says it by style on spans, and wraps everything in a `<b>` that says it is
 * not bold; Word does either.
 */
export function formatOf(element: Element, format: Format): Format {
  let inside = format;
  const name = element.tagName.toUpperCase();
  if (name === 'B' || name === 'STRONG') inside |= textFormat.bold;
  if (name === 'I' || name === 'EM' || name === 'CITE') inside |= textFormat.italic;
  const weight = styleOf(element, 'font-weight');
  if (weight !== '') inside = set(inside, textFormat.bold, /^(?:bold|bolder|[6-9]\d\d)/u.test(weight), weight);
  const slant = styleOf(element, 'font-style');
  if (slant !== '') inside = set(inside, textFormat.italic, /^(?:italic|oblique)/u.test(slant), slant);
  return inside;
}

function set(format: Format, bit: number, on: boolean, value: string): Format {
  if (value === 'inherit') return format;
  return on ? format | bit : format & ~bit;
}

/** The address of a link that may stand in copy. Google's detour through its own server is taken out. */
export function linkOf(element: Element): string | null {
  const href = element.tagName.toUpperCase() === 'A' ? element.getAttribute('href')?.trim() : null;
  if (!href || !allowedUrl(href) || href.length > 4_096) return null;
  const url = new URL(href);
  const behind = url.hostname === 'www.google.com' && url.pathname === '/url' ? url.searchParams.get('q') : null;
  return behind !== null && allowedUrl(behind) ? behind : href;
}

/** Not shown where it was copied, or Word's drawing of a list's own marker. */
export function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return (
    styleOf(element, 'display') === 'none' ||
    styleOf(element, 'visibility') === 'hidden' ||
    styleOf(element, 'mso-list') === 'ignore' ||
    styleOf(element, 'mso-hide') === 'all'
  );
}

export function keepsSpace(element: Element): 'stays' | 'collapses' | null {
  if (element.tagName.toUpperCase() === 'PRE') return 'stays';
  const value = styleOf(element, 'white-space');
  if (value === '') return null;
  return /^(?:pre|break-spaces)/u.test(value) ? 'stays' : 'collapses';
}

/** Word writes a list item as a paragraph that says which list and level it is of, with its marker drawn in it. */
export function wordList(element: Element): { kind: 'bullet' | 'number'; level: number } | null {
  const list = styleOf(element, 'mso-list');
  const level = /\blevel(\d+)/u.exec(list)?.[1];
  if (level === undefined) return null;
  const marker = [...element.querySelectorAll('span[style]')].find((span) => styleOf(span, 'mso-list') === 'ignore');
  const numbered = /^\s*\(?(?:\d+|\p{L}|[ivxlc]+)[.)]/iu.test(marker?.textContent ?? '');
  return { kind: numbered ? 'number' : 'bullet', level: Number(level) };
}
