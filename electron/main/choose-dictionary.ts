import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { DragomanError } from '../../shared/contract/errors.ts';

/**
 * Asks for the two files of a Hunspell dictionary; one is enough where the other lies beside it under the same name.
 * Null when the person thought better of it.
 */
export async function chooseDictionary(window: BrowserWindow): Promise<{ aff: string; dic: string } | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Choose a dictionary',
    properties: ['openFile', 'multiSelections'],
    filters: [{ name: 'Hunspell dictionaries', extensions: ['aff', 'dic'] }],
  });
  return chosen.canceled ? null : bothOf(chosen.filePaths);
}

function bothOf(paths: readonly string[]): { aff: string; dic: string } {
  const aff = fileOf(paths, '.aff');
  const dic = fileOf(paths, '.dic');
  if (aff !== null && dic !== null) return { aff, dic };
  throw new DragomanError('bad-input', 'A dictionary is two files of one name, one .aff and one .dic.', {
    path: 'files',
  });
}

function fileOf(paths: readonly string[], extension: '.aff' | '.dic'): string | null {
  const named = paths.find((path) => extname(path).toLowerCase() === extension);
  if (named !== undefined) return named;
  const beside = paths
    .map((path) => join(dirname(path), `${basename(path, extname(path))}${extension}`))
    .find((path) => existsSync(path));
  return beside ?? null;
}
