import type { Page } from '@playwright/test';
import type { Launched } from '../fixtures/app.ts';
import { expect, test } from '../fixtures/desk.ts';
import { corePid } from '../fixtures/processes.ts';
import { NewsroomWindow } from '../pages/newsroom.ts';

/** So many that replacing in them takes a while. */
const many = 300;

const said = ({ page }: NewsroomWindow) => page.getByRole('status', { name: 'Results' });
const messages = ({ page }: NewsroomWindow) => page.getByRole('log', { name: 'Messages' });
const dialog = ({ page }: NewsroomWindow) => page.getByRole('dialog', { name: 'Replace in the newsroom' });
const undoing = ({ page }: NewsroomWindow) => page.getByRole('dialog', { name: 'Undo replacing' });
const strip = ({ page }: NewsroomWindow) => page.getByRole('status', { name: 'Unfinished replacing' });

/** Stories of some length, each with the word once, as other windows would have written them. */
async function writeMany(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    const written = async (slugline: string): Promise<void> => {
      const made = await window.dragoman.call('stories.create', { slugline, language: 'ru', publishIn: ['ru'] });
      if (!made.ok) throw new Error(made.error.message);
      const { editionId } = made.value;
      const text = (words: string) => [{ type: 'text' as const, text: words, format: 0 }];
      const blocks = Array.from({ length: 4 }, (_, at) => ({
        id: `p${at}`,
        type: 'paragraph' as const,
        children: text(
          `${slugline}: ${at === 3 ? 'старый порт' : 'старая гавань'} у моря, ${'где стоят суда и '.repeat(20)}.`,
        ),
      }));
      const saved = await window.dragoman.call('editions.save', {
        editionId,
        baseRevision: 1,
        sourceRevision: null,
        fields: { headline: `Новости берега, ${slugline}` },
        blocks,
        order: blocks.map(({ id }) => id),
      });
      if (!saved.ok) throw new Error(saved.error.message);
      await window.dragoman.call('locks.release', { editionId });
    };
    for (let at = 0; at < count; at += 1) await written(`story-${at}`);
  }, many);
}

async function ask(desk: NewsroomWindow): Promise<void> {
  await desk.page.keyboard.press('ControlOrMeta+Shift+h');
  await desk.page.getByRole('textbox', { name: 'Replace with' }).fill('причал');
  await toReplace(desk, many);
}

/** Looks until all that there is to replace is found: on a busy machine a look may be cut short. */
async function toReplace(desk: NewsroomWindow, places: number): Promise<void> {
  const box = desk.page.getByRole('textbox', { name: 'Find in every text' });
  await expect(async () => {
    await box.fill('');
    await box.fill('порт');
    await expect(said(desk)).toContainText(`; ${places} places to replace`, { timeout: 5_000 });
  }).toPass();
}

async function confirm(desk: NewsroomWindow): Promise<void> {
  await desk.button(`Replace all in ${many} texts…`);
  await dialog(desk)
    .getByRole('button', { name: `Replace ${many} places` })
    .click();
}

/**
 * Has the core's process, not what it does, stand still as soon as it says how far it is with what begins here.
 * @returns what lets it go on.
 */
async function freeze(app: Launched['app'], desk: NewsroomWindow, begin: () => Promise<void>): Promise<() => void> {
  const pid = await corePid(app);
  const underWay = desk.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.dragoman.onChange(({ kind }) => {
          if (kind === 'replacing') resolve();
        });
      }),
  );
  await begin();
  await underWay;
  process.kill(pid, 'SIGSTOP');
  await expect(desk.page.getByRole('progressbar', { name: 'Texts done' })).toBeVisible();
  return () => process.kill(pid, 'SIGCONT');
}

/** How many texts the dialog says are done. */
async function doneIn(desk: NewsroomWindow): Promise<number> {
  const text = (await desk.page.getByRole('status', { name: 'Progress' }).textContent()) ?? '';
  expect(text).toMatch(new RegExp(`^\\d+ of ${many} texts`, 'u'));
  return Number(/^\d+/u.exec(text)?.[0]);
}

// Hundreds of stories are written first.
test.slow();
test.skip(process.platform === 'win32', 'A process cannot be stopped and continued there.');

test('says how far replacing is, stops where it is, and one undo brings all of it back', async ({ openDesk }) => {
  const { app, desk, complaints } = await openDesk();
  await writeMany(desk.page);
  await ask(desk);
  const go = await freeze(app, desk, () => confirm(desk));
  expect(await doneIn(desk)).toBeLessThan(many);
  await dialog(desk).getByRole('button', { name: 'Stop' }).click();
  go();
  await expect(messages(desk)).toContainText(
    new RegExp(`Stopped\\. Replaced \\d+ places in \\d+ of ${many} texts\\.`, 'u'),
  );
  const stopped = (await messages(desk).textContent()) ?? '';
  const changed = Number(/Replaced (\d+)/u.exec(stopped)?.[1]);
  await messages(desk).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(desk)).toContainText(`${changed} texts are as they were.`);
  await toReplace(desk, many);

  // All of it now, and the undoing is stopped half way.
  await confirm(desk);
  await expect(messages(desk)).toContainText(`Replaced ${many} places in ${many} texts.`);
  const goOn = await freeze(app, desk, () => desk.button(`Undo replacing in ${many} texts`));
  await undoing(desk).getByRole('button', { name: 'Stop' }).click();
  goOn();
  await expect(messages(desk)).toContainText(new RegExp(`Stopped\\. \\d+ of ${many} texts are as they were\\.`, 'u'));
  await desk.page.getByRole('button', { name: /^Undo replacing in \d+ texts$/u }).click();
  await expect(messages(desk)).toContainText(/^\d+ texts are as they were\./u);
  await toReplace(desk, many);
  expect(complaints).toEqual([]);
});

test('what was cut off is finished or taken back, whatever died', async ({ openDesk }) => {
  const running = await openDesk();
  const { app, desk } = running;
  await writeMany(desk.page);
  await ask(desk);
  await freeze(app, desk, () => confirm(desk));
  process.kill(await corePid(app), 'SIGKILL');
  await expect(dialog(desk).getByRole('alert')).toBeVisible();
  await dialog(desk).getByRole('button', { name: 'Cancel' }).click();
  await expect(strip(desk)).toContainText('Replacing “порт” by “причал” was cut off.');
  await expect(strip(desk)).toContainText(new RegExp(`[1-9]\\d* of ${many} texts were changed\\.`, 'u'));
  await strip(desk).getByRole('button', { name: 'Finish' }).click();
  await expect(messages(desk)).toContainText(`Replaced ${many} places in ${many} texts.`);
  await expect(strip(desk)).toHaveCount(0);
  await messages(desk).getByRole('button', { name: 'Undo' }).click();
  await expect(messages(desk)).toContainText(`${many} texts are as they were.`);

  // The next time everything dies.
  await toReplace(desk, many);
  await freeze(app, desk, () => confirm(desk));
  await running.kill();
  const again = new NewsroomWindow((await running.relaunch()).page);
  await expect(strip(again)).toContainText(new RegExp(`[1-9]\\d* of ${many} texts were changed\\.`, 'u'));
  await strip(again).getByRole('button', { name: 'Take back' }).click();
  await expect(messages(again)).toContainText(/\d+ texts are as they were\./u);
  await expect(strip(again)).toHaveCount(0);
  await ask(again);
});
