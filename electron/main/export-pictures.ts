import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { picturesFolder } from '../../shared/export/edition-out.ts';
import type { Copy } from './export-edition.ts';
import { writeDurably } from './recovery.ts';

/**
 * Writes pictures into the folder of them beside a file. They are named by what is in them: one that is there is the same,
 * and files of other names are left alone.
 */
export async function writePictures(beside: string, pictures: NonNullable<Copy['pictures']>): Promise<void> {
  if (pictures.length === 0) return;
  const folder = join(beside, picturesFolder);
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of pictures) {
    const path = join(folder, name);
    if (!existsSync(path)) await writeDurably(path, bytes);
  }
}
