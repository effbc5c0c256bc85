import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures/desk.ts';
import type { NewsroomWindow } from '../pages/newsroom.ts';

const key = process.platform === 'darwin' ? 'Meta' : 'Control';

async function write(desk: NewsroomWindow, language = 'English'): Promise<void> {
  await desk.newStory('input', { writtenIn: language, publishIn: [language] });
  await desk.body.click();
}

/** An input method, as the page hears of one: words in the making, then the words. */
class InputMethod {
  readonly #cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(...steps: readonly string[]): Promise<void> {
    for (const text of steps) {
      await this.#cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
  }

  async commit(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text });
  }

  async cancel(): Promise<void> {
    await this.#cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  }
}

test('a composition comes in whole, at the start, inside and at the end of words', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  const method = await InputMethod.of(page);
  await method.compose('n', 'に', 'にほ', 'にほん');
  await method.commit('日本');
  await expect(desk.body).toHaveText('日本');
  await page.keyboard.type(' says');
  await page.keyboard.press('Home');
  await method.compose('す', 'すし');
  await method.commit('寿司');
  await expect(desk.body).toHaveText('寿司日本 says');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await method.compose('か');
  await method.commit('か');
  await expect(desk.body).toHaveText('寿司日本 sayかs');
  await desk.saved();
});

test('a composition that is given up leaves nothing', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  await page.keyboard.type('Rate ');
  const method = await InputMethod.of(page);
  await method.compose('か', 'かわ');
  await expect(desk.body).toHaveText('Rate かわ');
  await method.cancel();
  await expect(desk.body).toHaveText(/^Rate\s*$/u);
  await page.keyboard.type('held');
  await expect(desk.body).toHaveText('Rate held');
});

test('a composition in bold words is bold, and one over a selection takes its place', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  const method = await InputMethod.of(page);
  await page.keyboard.press(`${key}+b`);
  await page.keyboard.type('old');
  await method.compose('に');
  await method.commit('二');
  await expect(desk.body.locator('strong')).toHaveText('old二');
  await page.keyboard.press(`${key}+a`);
  await method.compose('さ', 'さん');
  await method.commit('三');
  await expect(desk.body).toHaveText('三');
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body).toHaveText('old二');
});

test('nothing becomes typographic, and no menu opens, while words are composed', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  const method = await InputMethod.of(page);
  await method.compose('"', '"a', '"a/');
  await expect(desk.body).toHaveText('"a/');
  await expect(page.getByRole('listbox', { name: 'Insert' })).toBeHidden();
  await method.commit('"a"');
  await expect(desk.body).toHaveText('"a"');
  await page.keyboard.type(' "b"');
  await expect(desk.body).toHaveText('"a" “b”');
});

test('dead keys make one letter', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  const method = await InputMethod.of(page);
  await page.keyboard.type('caf');
  await page.keyboard.press('Dead').catch(() => undefined);
  await method.compose('´');
  await method.commit('é');
  await page.keyboard.type(' open');
  await expect(desk.body).toHaveText('café open');
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body).not.toContainText('open');
});

test('an emoji of several code points comes and goes as one', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk);
  for (const emoji of ['👩‍👩‍👧‍👦', '🇰🇿', '👍🏽', '❤️', '1️⃣']) {
    await page.keyboard.insertText(`a${emoji}`);
    await expect(desk.body).toHaveText(`a${emoji}`);
    await page.keyboard.press('Backspace');
    await expect(desk.body).toHaveText('a');
    await page.keyboard.insertText(emoji);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await expect(desk.body).toHaveText('a');
    await page.keyboard.press('Backspace');
    await expect(desk.body).toHaveText('');
  }
  await page.keyboard.insertText('👩‍👩‍👧‍👦');
  await page.keyboard.type('"x"');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('-');
  await expect(desk.body).toHaveText(/^👩‍👩‍👧‍👦-/u);
});

test('words from right to left stand inside a line as they were typed', async ({ openDesk }) => {
  const { desk, page } = await openDesk();
  await write(desk, 'Russian');
  await page.keyboard.type('Слово "שלום" значит мир');
  await expect(desk.body).toHaveText('Слово «שלום» значит мир');
  await expect(desk.body.getByRole('paragraph')).toHaveCSS('direction', 'ltr');
  await page.keyboard.press('Home');
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await expect(desk.body).toHaveText(/^Слово «?[שלום]{3,4}»? значит мир$/u);
  await page.keyboard.press(`${key}+z`);
  await expect(desk.body).toHaveText('Слово «שלום» значит мир');
  await desk.saved();
});
