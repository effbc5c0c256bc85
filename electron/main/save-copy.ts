import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { fileFailure } from './failures.ts';
import { fileNameOf } from './file-names.ts';
import { writeDurably } from './recovery.ts';

/** A text as it is written into either kind of file. */
export interface Copy {
  /** What the file is called until the person says otherwise; without an extension. */
  readonly name: string;
  readonly html: string;
  readonly text: string;
}

/** Asks where a copy goes and writes it there. Null when the person thought better of it. */
export async function saveCopy(window: BrowserWindow, { name, html, text }: Copy): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save a copy elsewhere',
    defaultPath: join(app.getPath('documents'), `${fileNameOf(name, 'Copy')}.html`),
    filters: [
      { name: 'Web page', extensions: ['html'] },
      { name: 'Plain text', extensions: ['txt'] },
    ],
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  const path = extname(chosen.filePath) === '' ? `${chosen.filePath}.html` : chosen.filePath;
  try {
    await writeDurably(path, /\.html?$/iu.test(path) ? html : text);
  } catch (error) {
    throw fileFailure(error, path);
  }
  return path;
}
