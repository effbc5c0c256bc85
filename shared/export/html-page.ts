import { blocksToHtml, type PictureAddress } from './block-html.ts';
import { type EditionOut, type PicturesOut, titleOf } from './edition-out.ts';
import { escapeHtml } from './escape.ts';

/** What every browser has and pure code has no types for. */
declare const btoa: (binary: string) => string;

/** What a browser makes of it without more: one column of a comfortable width, in light and dark. */
const style = `:root{color-scheme:light dark}body{max-width:38em;margin:3em auto;padding:0 1.2em;font:18px/1.6 Georgia,"Times New Roman",serif}
h1{font-size:1.9em;line-height:1.15}img{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,small{font-size:.85em}
table{border-collapse:collapse}td,th{border:1px solid;padding:.3em .6em;text-align:start;vertical-align:top}
blockquote{margin-inline:1.2em;font-style:italic}aside{margin:1.2em;font-size:1.25em}.standfirst{font-size:1.15em}`;

/** A picture as part of the page, so that the page is one file. */
function within(pictures: PicturesOut): PictureAddress {
  return ({ picture }) => {
    const file = pictures.get(picture);
    return file ? `data:${file.type};base64,${base64(file.bytes)}` : null;
  };
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

/** An edition as one web page that any program reads: headline, standfirst, byline, dateline, body. */
export function editionToHtml(edition: EditionOut, pictures: PicturesOut = new Map()): string {
  const { fields, language, blocks } = edition;
  const part = (open: string, close: string, text: string): string =>
    text.trim() === '' ? '' : `<${open}>${escapeHtml(text.trim())}</${close}>\n`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(titleOf(edition))}</title>
<style>${style}</style>
</head>
<body>
<article>
<header>
${part('h1', 'h1', fields.headline)}${part('p class="standfirst"', 'p', fields.standfirst)}${part('p class="byline"', 'p', fields.byline)}${part('p class="dateline"', 'p', fields.dateline)}</header>
${blocksToHtml(blocks, within(pictures))}
</article>
</body>
</html>
`;
}
