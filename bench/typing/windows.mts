import { type ElectronApplication, _electron as electron, type Page } from 'playwright';
import { readLaunchInfo } from '../support/launch-info.mts';

const info = readLaunchInfo();
const switches = info.args.filter((argument) => argument.startsWith('--'));
const appFolder = info.args.filter((argument) => !argument.startsWith('--'));

export interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
}

async function launch(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Opened> {
  const app = await electron.launch({
    executablePath: info.executablePath,
    args: [...switches, ...args],
    env: { ...(process.env as Record<string, string>), ...info.env, ...env },
  });
  return { app, page: await app.firstWindow() };
}

/** An editor to compare with, with these paragraphs in it. */
export async function openEditor(
  name: 'lexical' | 'tiptap',
  { folder, page: url, profile }: { readonly folder: string; readonly page: string; readonly profile: string },
  paragraphs: readonly string[],
): Promise<Opened> {
  const opened = await launch([`--user-data-dir=${profile}`, folder, `--page=${url}?editor=${name}`], {});
  await opened.page.waitForFunction(() => 'startEditor' in window);
  await opened.page.evaluate(
    (texts) => (window as unknown as { startEditor: (texts: readonly string[]) => void }).startEditor(texts),
    paragraphs,
  );
  return opened;
}

/** Dragoman with a newsroom, a member signed in, at the desk. */
export async function openDragoman(newsroom: string, profile: string): Promise<Opened> {
  const opened = await launch([`--user-data-dir=${profile}`, ...appFolder], { DRAGOMAN_NEWSROOM: newsroom });
  const member = opened.page.getByRole('button', { name: /journalist, translator, editor/u });
  const desk = opened.page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name: 'My desk' });
  await member.or(desk).first().waitFor();
  // A used profile comes back to where it was, with the member signed in.
  if (await member.isVisible()) await member.click();
  await desk.click();
  await opened.page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor();
  return opened;
}
