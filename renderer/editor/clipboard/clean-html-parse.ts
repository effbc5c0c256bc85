/** Where style attributes stand in a parsed document. */
export const styleAttribute = 'data-pasted-style';

/** The offsets that Windows puts before HTML, which some programs hand on. */
const offsets = /^\s*Version:[\d.]+\s+StartHTML:/u;

/**
 * Parses HTML into a document that loads nothing and runs nothing. Style attributes get another name before, and
 * style sheets are left out: the page's policy forbids them, and Chromium takes longer to report each of them than to
 * parse all the rest.
 */
export function parseHtml(html: string): Document {
  const bare = offsets.test(html.slice(0, 64)) ? html.slice(html.indexOf('<')) : html;
  return new DOMParser().parseFromString(renameStyles(bare), 'text/html');
}

/** Inside a tag: a value in quotes, the name of a style attribute, the end. */
const inTag = /=\s*(?:"[^"]*"|'[^']*')|[\s/"']style(?=\s*=)|>/giu;

/** Elements whose inside is no HTML. */
const rawName = /(?:style|script|textarea|title)(?=[\s/>])/iuy;

/** Behind the end tag of such an element. */
function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[^>]*>`, 'giu');
  closing.lastIndex = from;
  return closing.test(html) ? closing.lastIndex : html.length;
}

function renameStyles(html: string): string {
  let out = '';
  let copied = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) break;
      at = end;
      continue;
    }
    rawName.lastIndex = at + 1;
    const raw = rawName.exec(html)?.[0].toLowerCase();
    if (raw !== undefined) {
      const end = endOf(html, raw, at);
      if (raw === 'style') {
        out += html.slice(copied, at);
        copied = end;
      }
      at = end;
      continue;
    }
    at += 1;
    if (!/[a-z]/iu.test(html[at] ?? '')) continue;
    inTag.lastIndex = at;
    let found = inTag.exec(html);
    for (; found && found[0] !== '>'; found = inTag.exec(html)) {
      if (found[0].startsWith('=')) continue;
      out += `${html.slice(copied, found.index + 1)}${styleAttribute}`;
      copied = inTag.lastIndex;
    }
    // A tag without an end: nothing comes of it, nor of what follows.
    if (!found) break;
    at = inTag.lastIndex;
  }
  return out + html.slice(copied);
}
