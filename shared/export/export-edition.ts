import type { ImageBlock } from '../domain/blocks.ts';
import { withCutPictures } from './cut-pictures.ts';
import { type EditionOut, type ExportFormat, type PicturesOut, picturesFolder } from './edition-out.ts';
import { editionToHtml } from './html-page.ts';
import { editionToMarkdown } from './markdown.ts';
import { editionToText } from './plain-text.ts';

/** An edition as a file's content. The Word writer is large and loaded only when it is asked for. */
export async function exportEdition(
  format: ExportFormat,
  edition: EditionOut,
  pictures: PicturesOut = new Map(),
): Promise<string | ArrayBuffer> {
  const out = withCutPictures(edition);
  switch (format) {
    case 'docx': {
      const { editionToDocx } = await import('./docx.ts');
      return editionToDocx(out, pictures);
    }
    case 'html':
      return editionToHtml(out, pictures);
    case 'markdown': {
      const pathOf = ({ picture }: ImageBlock): string | null => {
        const file = pictures.get(picture);
        return file ? `${picturesFolder}/${file.name}` : null;
      };
      return editionToMarkdown(out, pathOf);
    }
    case 'text':
      return editionToText(out);
  }
}
