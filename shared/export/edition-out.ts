import type { Block } from '../domain/blocks.ts';
import type { Fields } from '../domain/edition.ts';
import type { LanguageCode } from '../domain/languages.ts';

/** One edition as it leaves the newsroom as a file. */
export interface EditionOut {
  readonly slugline: string;
  readonly language: LanguageCode;
  readonly fields: Fields;
  readonly blocks: readonly Block[];
}

/** A picture's file, as it goes into what is written: cut as the writer cut it. */
export interface PictureOut {
  /** As a file of its own: of what is in it, so that two of one name are the same. */
  readonly name: string;
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The folder of pictures beside a file that cannot hold them itself. */
export const picturesFolder = 'pictures';

/** The pictures that a text shows, by {@link pictureKey}; what is not here is left out. */
export type PicturesOut = ReadonlyMap<string, PictureOut>;

export const exportFormats = ['docx', 'html', 'markdown', 'text'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportFormatNames: Readonly<Record<ExportFormat, string>> = {
  docx: 'Word document',
  html: 'Web page',
  markdown: 'Markdown',
  text: 'Plain text',
};

/** The ending of each format's files, and others that people give them. */
export const exportEndings: Readonly<Record<ExportFormat, readonly [string, ...string[]]>> = {
  docx: ['docx'],
  html: ['html', 'htm'],
  markdown: ['md', 'markdown'],
  text: ['txt'],
};

/** The title of a file: the headline, or else what the newsroom calls the story. */
export function titleOf({ fields, slugline }: EditionOut): string {
  return fields.headline.trim() === '' ? slugline : fields.headline.trim();
}
