import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { Output } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { largestPicture } from '../../shared/domain/picture-file.ts';
import { fileFailure } from './failures.ts';

/** Asks for picture files and reads them. None when the person thought better of it. */
export async function choosePictures(window: BrowserWindow): Promise<Output<'app.choosePictures'>> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Insert pictures',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Pictures', extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return chosen.canceled ? [] : Promise.all(chosen.filePaths.map(readPicture));
}

async function readPicture(path: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const name = basename(path);
  try {
    // Not read at all when it is far too large: a film that was chosen by mistake.
    if ((await stat(path)).size > largestPicture) {
      const limit = largestPicture / 1024 / 1024;
      const message = `“${name}” is larger than ${limit} MB, which is the most a picture may have.`;
      throw new DragomanError('picture-too-large', message, { name, limit: largestPicture });
    }
    return { name, bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw error instanceof DragomanError ? error : fileFailure(error, path);
  }
}
