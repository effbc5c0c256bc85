import { exportEdition } from '../../shared/export/export-edition.ts';
import { picturesFor } from './export-pictures.ts';
import type { ExportAsked, ExportReply } from './exporter.ts';

/** Writes files off the page's thread: a long story with pictures takes a while. */
self.addEventListener('message', ({ data }: MessageEvent<ExportAsked>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});

async function answer({ formats, edition, origin }: ExportAsked): Promise<ExportReply> {
  try {
    const pictures = await picturesFor(edition.blocks, origin);
    const written = await Promise.all(
      formats.map(async (format) => [format, await exportEdition(format, edition, pictures)] as const),
    );
    return { ok: true, files: Object.fromEntries(written) };
  } catch (error) {
    return { ok: false, problem: String(error) };
  }
}
