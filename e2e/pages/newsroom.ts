import { expect, type Locator, type Page } from '@playwright/test';

/** The window as a person uses it, by the names of the interface contract. */
export class NewsroomWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Chooses the member whose button's name begins so. */
  async signIn(name: string | RegExp = /journalist, translator, editor$/u): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
    await this.page.getByRole('button', { name }).click();
    await this.atDesk();
  }

  /** Opens the sample newsroom from the welcome screen and chooses one of its members. */
  async openSample(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the sample newsroom' }).click();
    await this.signIn(name);
  }

  async switchTo(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Switch member' }).click();
    await this.signIn(name);
  }

  async atDesk(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: 'My desk' })).toBeVisible();
  }

  async goTo(name: 'My desk' | 'Stories' | 'Published' | 'Settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link', { name }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  section(name: string): Locator {
    return this.page.getByRole('region', { name });
  }

  /** Opens a story from a list of the desk. */
  async openFrom(section: string, slugline: string): Promise<void> {
    await this.section(section).getByRole('link', { name: slugline }).first().click();
    await expect(this.stage).toBeVisible();
  }

  /** Goes to the desk first. */
  async reopenFrom(section: string, slugline: string): Promise<void> {
    await this.goTo('My desk');
    await this.openFrom(section, slugline);
  }

  async newStory(slugline: string, options: { writtenIn?: string; publishIn?: readonly string[] } = {}): Promise<void> {
    await this.page.getByRole('button', { name: 'New story' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New story' });
    await dialog.getByRole('textbox', { name: 'Slugline' }).fill(slugline);
    if (options.writtenIn !== undefined) {
      await dialog.getByRole('combobox', { name: 'Written in' }).selectOption(options.writtenIn);
    }
    if (options.publishIn !== undefined) {
      const boxes = dialog.getByRole('group', { name: 'Publish in' }).getByRole('checkbox');
      for (const box of await boxes.all()) await box.uncheck();
      for (const language of options.publishIn) await dialog.getByRole('checkbox', { name: language }).check();
    }
    await dialog.getByRole('button', { name: 'Create story' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.body).toBeVisible();
  }

  get stage(): Locator {
    return this.page.getByRole('status', { name: 'Stage' });
  }

  get saveState(): Locator {
    return this.page.getByRole('status', { name: 'Save state' });
  }

  get headline(): Locator {
    return this.page.getByRole('textbox', { name: 'Headline' });
  }

  get standfirst(): Locator {
    return this.page.getByRole('textbox', { name: 'Standfirst' });
  }

  get body(): Locator {
    return this.page.getByRole('textbox', { name: 'Body' });
  }

  /** Waits until the screen says that what is typed is on the disk. */
  async saved(): Promise<void> {
    await expect(this.saveState).toHaveText(/^Saved/u);
  }

  /** Puts other words in the place of the paragraph that has these. */
  async replaceParagraph(words: string, text: string): Promise<void> {
    await this.body.getByText(words).click({ clickCount: 3 });
    await this.page.keyboard.type(text);
  }

  async button(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Types paragraphs at the end of the body. */
  async writeBody(...paragraphs: readonly string[]): Promise<void> {
    await this.body.click();
    await this.page.keyboard.press('ControlOrMeta+End');
    for (const [index, paragraph] of paragraphs.entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(paragraph);
    }
  }

  /** Writes a whole story and waits until it is saved. */
  async write(headline: string, standfirst: string, ...paragraphs: readonly string[]): Promise<void> {
    await this.headline.fill(headline);
    await this.standfirst.fill(standfirst);
    await this.writeBody(...paragraphs);
    await this.saved();
  }

  /** The translation's block that stands for the source paragraph with this number, by its place. */
  sourceParagraph(number: number): Locator {
    return this.page
      .getByRole('region', { name: 'Source' })
      .getByRole('group', { name: `Source paragraph ${number}`, exact: true });
  }

  /** The marks of all that changed in the source. */
  get staleMarks(): Locator {
    return this.page.getByRole('group', { name: /^Source changed/u });
  }

  staleMark(number: number): Locator {
    return this.page.getByRole('group', { name: `Source changed, paragraph ${number}`, exact: true });
  }

  /** Puts the caret into the translation of a source paragraph and types over what is there. */
  async translateParagraph(number: number, text: string): Promise<void> {
    await this.sourceParagraph(number).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text);
  }

  /** Translates everything, top to bottom, and waits until it is saved. */
  async translate(headline: string, standfirst: string, ...paragraphs: readonly string[]): Promise<void> {
    await this.headline.fill(headline);
    await this.standfirst.fill(standfirst);
    for (const [index, paragraph] of paragraphs.entries()) await this.translateParagraph(index + 1, paragraph);
    await this.saved();
  }

  async edition(language: string): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Editions' }).getByRole('tab', { name: language }).click();
    await expect(this.page.getByRole('tab', { name: language, selected: true })).toBeVisible();
  }

  async inspector(tab: 'Details' | 'History' | 'Comments' | 'Checks'): Promise<void> {
    await this.page.getByRole('tablist', { name: 'Inspector' }).getByRole('tab', { name: tab }).click();
  }

  get revisions(): Locator {
    return this.page.getByRole('list', { name: 'Revisions' }).getByRole('listitem');
  }

  /** Opens the newest revision that says this, in a comparison. */
  async openRevision(said: string | RegExp = ''): Promise<Locator> {
    await this.inspector('History');
    await this.revisions.filter({ hasText: said }).first().getByRole('button').first().click();
    await expect(this.comparison).toBeVisible();
    return this.comparison;
  }

  get comparison(): Locator {
    return this.page.getByRole('region', { name: 'Comparison' });
  }

  async submit(): Promise<void> {
    await this.button('Submit');
    await expect(this.stage).toHaveText('Edit');
  }

  /** What submitting is called for a translation. */
  async sendToEdit(): Promise<void> {
    await this.button('Send to edit');
    await expect(this.stage).toHaveText('Edit');
  }

  async sendBack(reason: string): Promise<void> {
    await this.actWith('Send back', 'Reason', reason, 'Send back');
  }

  async approve(): Promise<void> {
    await this.button('Approve');
    await expect(this.stage).toHaveText('Approved');
  }

  async publish(): Promise<void> {
    await this.button('Publish…');
    const dialog = this.page.getByRole('dialog', { name: 'Publish' });
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(this.stage).toHaveText('Published');
  }

  async correct(note: string): Promise<void> {
    await this.actWith('Correct', 'Correction note', note, 'Start correction');
    await expect(this.stage).toHaveText('Correcting');
  }

  async kill(reason: string): Promise<void> {
    await this.actWith('Kill', 'Reason', reason, 'Kill story');
    await expect(this.stage).toHaveText('Killed');
  }

  /** Does what asks for words first, in a dialog of its own name. */
  private async actWith(action: string, field: string, words: string, confirm: string): Promise<void> {
    await this.button(`${action}…`);
    const dialog = this.page.getByRole('dialog', { name: action });
    await dialog.getByRole('textbox', { name: field }).fill(words);
    await dialog.getByRole('button', { name: confirm }).click();
    await expect(dialog).toBeHidden();
  }
}
