import type { EditionOut, ExportFormat, PicturesOut } from './edition-out.ts';
import { editionToHtml } from './html-page.ts';
import { editionToMarkdown } from './markdown.ts';
import { editionToText } from './plain-text.ts';

/** An edition as a file's content. The Word writer is large and loaded only when it is asked for. */
export async function exportEdition(
  format: ExportFormat,
  edition: EditionOut,
  pictures: PicturesOut = new Map(),
): Promise<string | ArrayBuffer> {
  switch (format) {
    case 'docx': {
      const { editionToDocx } = await import('./docx.ts');
      return editionToDocx(edition, pictures);
    }
    case 'html':
      return editionToHtml(edition, pictures);
    case 'markdown':
      return editionToMarkdown(edition);
    case 'text':
      return editionToText(edition);
  }
}
