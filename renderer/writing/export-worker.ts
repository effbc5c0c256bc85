import { picturesFor } from './export-pictures.ts';
import { type ExportAsked, type ExportReply, writeWith } from './exporter.ts';

/** Writes files off the page's thread: a long story with pictures takes a while. */
self.addEventListener('message', ({ data }: MessageEvent<ExportAsked>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});

async function answer({ formats, edition, origin }: ExportAsked): Promise<ExportReply> {
  try {
    const pictures = await picturesFor(edition.blocks, origin);
    return { ok: true, written: await writeWith(formats, edition, pictures) };
  } catch (error) {
    return { ok: false, problem: String(error) };
  }
}
