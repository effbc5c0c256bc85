import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { exportEndings, exportFormatNames } from '../../shared/export/edition-out.ts';
import { type Copy, offered, target } from './export-edition.ts';
import { writePictures } from './export-pictures.ts';
import { fileFailure } from './failures.ts';
import { fileNameOf } from './file-names.ts';
import { writeDurably } from './recovery.ts';

/** Asks where a copy goes and writes it there. Null when the person thought better of it. */
export async function saveCopy(window: BrowserWindow, copy: Copy): Promise<string | null> {
  const formats = offered(copy);
  const [first = copy.first] = formats;
  const chosen = await dialog.showSaveDialog(window, {
    title: formats.length === 1 ? 'Export' : 'Save a copy elsewhere',
    defaultPath: join(app.getPath('documents'), `${fileNameOf(copy.name, 'Copy')}.${exportEndings[first][0]}`),
    filters: formats.map((format) => ({ name: exportFormatNames[format], extensions: [...exportEndings[format]] })),
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  const { path, format } = target(chosen.filePath, formats, first, existsSync);
  try {
    if (format === 'markdown') await writePictures(dirname(path), copy.pictures ?? []);
    await writeDurably(path, copy[format] ?? '');
  } catch (error) {
    throw fileFailure(error, path);
  }
  return path;
}
