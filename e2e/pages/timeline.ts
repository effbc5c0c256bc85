import { expect, type Locator, type Page } from '@playwright/test';

/** The timeline of a story, by its accessible names. */
export class TimelinePart {
  readonly page: Page;
  readonly view: Locator;
  readonly slider: Locator;
  readonly text: Locator;

  constructor(page: Page) {
    this.page = page;
    this.view = page.getByRole('region', { name: 'Timeline' });
    this.slider = this.view.getByRole('slider', { name: 'Moment in the story' });
    this.text = this.view.getByRole('region', { name: 'Text at this moment' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+KeyT');
    await expect(this.slider).toBeFocused();
  }

  /** Goes back from milestone to milestone until one says this. */
  async backTo(said: RegExp): Promise<void> {
    for (let step = 0; step < 20; step += 1) {
      if (said.test((await this.slider.getAttribute('aria-valuetext')) ?? '')) return;
      await this.slider.press('PageUp');
    }
    throw new Error(`No milestone says ${said}`);
  }

  async moment(): Promise<number> {
    return Number(await this.slider.getAttribute('aria-valuenow'));
  }
}
