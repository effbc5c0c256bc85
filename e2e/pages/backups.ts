import { expect, type Locator, type Page } from '@playwright/test';

/** The backups in the settings, by their accessible names. */
export class BackupsPart {
  readonly section: Locator;
  readonly rows: Locator;
  /** What restoring asks first. */
  readonly dialog: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('region', { name: 'Backups' });
    this.rows = page.getByRole('list', { name: 'Backups' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  }

  async make(): Promise<void> {
    const before = await this.rows.count();
    await this.page.getByRole('button', { name: 'Back up now' }).click();
    await expect(this.rows).toHaveCount(before + 1);
    await expect(this.page.getByText(/^Last good backup just now/u)).toBeVisible();
  }

  /** Asks for the newest whose button's name is so and confirms. What comes of it is for the caller to see. */
  async askToRestore(name: RegExp): Promise<void> {
    await this.rows.getByRole('button', { name }).first().click();
    await expect(this.dialog).toContainText('kept as a backup of its own');
    await this.dialog.getByRole('button', { name: 'Restore' }).click();
  }

  /** Restores the newest of a kind. */
  async restore(kind: 'by hand' | 'before a restore'): Promise<void> {
    await this.askToRestore(new RegExp(`^Restore… .*, ${kind}$`, 'u'));
    await expect(this.page.getByRole('log', { name: 'Messages' })).toContainText('The newsroom is as it was on');
  }
}
