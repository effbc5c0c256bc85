import { type BrowserWindow, dialog } from 'electron';

/** What is about to go although not everything in it is saved. */
export type Leaving = 'window' | 'newsroom';

/** Whether the person lets it go although not everything in the window is in the newsroom. */
export async function askUnsaved(window: BrowserWindow, leaving: Leaving, isKept: boolean): Promise<boolean> {
  const what = leaving === 'window' ? 'the window' : 'the newsroom';
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Dragoman',
    message: 'Not everything is saved.',
    detail: isKept
      ? 'What was typed last could not be saved in the newsroom. It is kept in a recovery file on this computer and is offered again when the story is opened.'
      : `What was typed last is in this window only. If ${what} is closed now, it is lost.`,
    buttons: [`Keep ${what} open`, isKept ? `Close ${what}` : 'Close and lose it'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
