import type { EditionContent } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { showToast } from '../ui/toast.tsx';
import { blocksHtml, blocksText, inlinesHtml } from './write-html.ts';

/** A text with what names it. */
export interface NamedText {
  readonly slugline: string;
  readonly language: LanguageCode;
  readonly content: Pick<EditionContent, 'fields' | 'blocks'>;
}

/** A story as a web page that any program reads: headline, standfirst, byline, dateline, body. */
export function pageOf({ slugline, language, content }: NamedText): string {
  const { fields, blocks } = content;
  const html = (text: string): string => inlinesHtml([{ type: 'text', text, format: 0 }]);
  const part = (name: string, text: string): string => (text.trim() === '' ? '' : `<${name}>${html(text)}</${name}>\n`);
  const title = fields.headline.trim() === '' ? slugline : fields.headline;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${html(title)}</title>
</head>
<body>
${part('h1', fields.headline)}${part('p', fields.standfirst)}${part('p', fields.byline)}${part('p', fields.dateline)}${blocksHtml(blocks)}
</body>
</html>
`;
}

/** The same as plain text, its parts apart by a blank line. */
export function plainOf({ content }: NamedText): string {
  const { headline, standfirst, byline, dateline } = content.fields;
  const parts = [headline, standfirst, byline, dateline, blocksText(content.blocks)];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

/** Asks where a copy of a text goes, writes it there and says so. Resolves to whether there is one. */
export async function saveTextCopy(text: NamedText): Promise<boolean> {
  try {
    const name = `${text.slugline} (${text.language})`;
    const path = await request('app.saveCopy', { name, html: pageOf(text), text: plainOf(text) });
    if (path === null) return false;
    const show = (): void =>
      void request('app.showInFolder', { path }).catch((error: unknown) => showToast({ text: messageOf(error) }));
    showToast({ text: `A copy is at ${path}.`, action: { name: 'Show in folder', run: show } });
    return true;
  } catch (error) {
    showToast({ text: messageOf(error) });
    return false;
  }
}
