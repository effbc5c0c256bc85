import type { EditionOut, ExportFormat } from '../../shared/export/edition-out.ts';
import { exportEdition } from '../../shared/export/export-edition.ts';

/** What files say, by their format. */
export type Written = Partial<Record<ExportFormat, string | ArrayBuffer>>;

export interface ExportAsked {
  readonly formats: readonly ExportFormat[];
  readonly edition: EditionOut;
  /** Of the app's own pages, which have the newsroom's pictures too. */
  readonly origin: string;
}

export type ExportReply =
  | { readonly ok: true; readonly files: Written }
  | { readonly ok: false; readonly problem: string };

/** Writes an edition in these formats, in a worker. */
export async function writeEdition(formats: readonly ExportFormat[], edition: EditionOut): Promise<Written> {
  if (typeof Worker === 'undefined') return writeHere(formats, edition);
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  try {
    const reply = await new Promise<ExportReply>((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ExportReply>) => resolve(data));
      worker.addEventListener('error', (event) => resolve({ ok: false, problem: event.message }));
      const asked: ExportAsked = { formats, edition, origin: location.origin };
      worker.postMessage(asked);
    });
    if (reply.ok) return reply.files;
    throw new Error(reply.problem);
  } finally {
    worker.terminate();
  }
}

/** Without pictures and without a worker: what can be written whatever else is broken. */
export async function writeHere(formats: readonly ExportFormat[], edition: EditionOut): Promise<Written> {
  const written: Written = {};
  for (const format of formats) written[format] = await exportEdition(format, edition);
  return written;
}
