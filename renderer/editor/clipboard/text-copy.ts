import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { type EditionOut, type ExportFormat, exportFormats } from '../../../shared/export/edition-out.ts';
import { messageOf, request } from '../../app/client.ts';
import { showToast } from '../../ui/toast.tsx';
import { type Written, writeEdition, writeHere } from '../../writing/exporter.ts';

/** A text with what names it. */
export interface NamedText {
  readonly slugline: string;
  readonly language: LanguageCode;
  readonly content: Pick<EditionContent, 'fields' | 'blocks'>;
}

function editionOut({ slugline, language, content: { fields, blocks } }: NamedText): EditionOut {
  return { slugline, language, fields, blocks };
}

/** All formats; where not even a worker starts any more, those that need none. */
async function writeAll(edition: EditionOut): Promise<Written> {
  try {
    return await writeEdition(exportFormats, edition);
  } catch {
    return writeHere(['html', 'markdown', 'text'], edition);
  }
}

/** Asks where a copy of a text goes, writes it there and says so. Resolves to whether there is one. */
export function saveTextCopy(text: NamedText): Promise<boolean> {
  return save(text, 'html', 'A copy is at', () => writeAll(editionOut(text)));
}

/** The same in one format. */
export function exportText(text: NamedText, format: ExportFormat): Promise<boolean> {
  return save(text, format, 'Exported to', () => writeEdition([format], editionOut(text)));
}

async function save(
  { slugline, language }: NamedText,
  first: ExportFormat,
  said: string,
  write: () => Promise<Written>,
): Promise<boolean> {
  try {
    const { files, pictures } = await write();
    const { docx, html, markdown, text } = files;
    const path = await request('app.saveCopy', {
      name: `${slugline} (${language})`,
      first,
      ...(docx instanceof ArrayBuffer ? { docx: new Uint8Array(docx) } : {}),
      ...(typeof html === 'string' ? { html } : {}),
      ...(typeof markdown === 'string' ? { markdown } : {}),
      ...(typeof text === 'string' ? { text } : {}),
      ...(pictures.length > 0 ? { pictures: [...pictures] } : {}),
    });
    if (path === null) return false;
    const show = (): void =>
      void request('app.showInFolder', { path }).catch((error: unknown) => showToast({ text: messageOf(error) }));
    showToast({ text: `${said} ${path}.`, action: { name: 'Show in folder', run: show } });
    return true;
  } catch (error) {
    showToast({ text: messageOf(error) });
    return false;
  }
}
