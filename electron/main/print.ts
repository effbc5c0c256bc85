import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { DragomanError } from '../../shared/contract/errors.ts';
import { fileFailure } from './failures.ts';
import { fileNameOf } from './file-names.ts';
import { writeDurably } from './recovery.ts';

export type Paper = 'A4' | 'Letter';

/** Margins and all are on the sheets that the page shows: they go out as they are. */
const onTheSheet = { marginType: 'none' } as const;

/** What the system says when the person cancelled. */
const cancelled = /cancel/iu;

/** Prints what the window shows of itself on paper. Whether it went to a printer: not when the person cancelled. */
export function printWindow(window: BrowserWindow, paper: Paper): Promise<boolean> {
  return new Promise((resolve, reject) => {
    window.webContents.print(
      { silent: false, printBackground: true, margins: onTheSheet, pageSize: paper },
      (printed, reason) => {
        if (printed || cancelled.test(reason)) return resolve(printed);
        reject(
          new DragomanError('print-failed', `The system could not print it (${reason}). Save it as a PDF instead.`, {
            detail: reason,
          }),
        );
      },
    );
  });
}

/** Asks where a PDF of the same goes, and writes it there. Null when the person thought better of it. */
export async function savePdf(window: BrowserWindow, paper: Paper, name: string): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save as PDF',
    defaultPath: join(app.getPath('documents'), `${fileNameOf(name, 'Proof')}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  const path = extname(chosen.filePath).toLowerCase() === '.pdf' ? chosen.filePath : `${chosen.filePath}.pdf`;
  const pdf = await window.webContents.printToPDF({
    pageSize: paper,
    printBackground: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  try {
    await writeDurably(path, pdf);
  } catch (error) {
    throw fileFailure(error, path);
  }
  return path;
}
