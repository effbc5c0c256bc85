import type { EditionOut, ExportFormat, PictureOut, PicturesOut } from '../../shared/export/edition-out.ts';
import { exportEdition } from '../../shared/export/export-edition.ts';

/** A picture that stands in a folder beside the file that shows it. */
export type PictureFile = Pick<PictureOut, 'name' | 'bytes'>;

export interface Written {
  /** What files say, by their format. */
  readonly files: Partial<Record<ExportFormat, string | ArrayBuffer>>;
  /** What goes beside the Markdown: the other formats have the pictures in the file. */
  readonly pictures: readonly PictureFile[];
}

export interface ExportAsked {
  readonly formats: readonly ExportFormat[];
  readonly edition: EditionOut;
  /** Of the app's own pages, which have the newsroom's pictures too. */
  readonly origin: string;
}

export type ExportReply =
  | { readonly ok: true; readonly written: Written }
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
    if (reply.ok) return reply.written;
    throw new Error(reply.problem);
  } finally {
    worker.terminate();
  }
}

/** Without pictures and without a worker: what can be written whatever else is broken. */
export async function writeHere(formats: readonly ExportFormat[], edition: EditionOut): Promise<Written> {
  return writeWith(formats, edition, new Map());
}

/** Writes an edition with the pictures that it shows. */
export async function writeWith(
  formats: readonly ExportFormat[],
  edition: EditionOut,
  pictures: PicturesOut,
): Promise<Written> {
  const files = await Promise.all(
    formats.map(async (format) => [format, await exportEdition(format, edition, pictures)] as const),
  );
  const beside = new Map([...pictures.values()].map(({ name, bytes }) => [name, { name, bytes }]));
  return { files: Object.fromEntries(files), pictures: formats.includes('markdown') ? [...beside.values()] : [] };
}
