import { extname, join, parse } from 'node:path';
import type { ParsedInput } from '../../shared/contract/parse.ts';
import { type ExportFormat, exportEndings, exportFormats } from '../../shared/export/edition-out.ts';

/** A text as it is written into each kind of file that is offered. */
export type Copy = ParsedInput<'app.saveCopy'>;

/** The formats that there is something to write in, the one asked for first. */
export function offered(copy: Copy): readonly ExportFormat[] {
  const there = exportFormats.filter((format) => copy[format] !== undefined);
  return [...there.filter((format) => format === copy.first), ...there.filter((format) => format !== copy.first)];
}

/**
 * What to write for a chosen name: what its ending says. A name with another ending, or none, gets one of ours; as nobody
 * was asked about a file of that name, one that is there is left alone.
 */
export function target(
  chosen: string,
  formats: readonly ExportFormat[],
  first: ExportFormat,
  taken: (path: string) => boolean,
): { readonly path: string; readonly format: ExportFormat } {
  const ending = extname(chosen).slice(1).toLowerCase();
  const said = formats.find((format) => exportEndings[format].includes(ending));
  if (said !== undefined) return { path: chosen, format: said };
  const { dir, base } = parse(chosen);
  for (let number = 1; ; number += 1) {
    const path = join(dir, `${number === 1 ? base : `${base} ${number}`}.${exportEndings[first][0]}`);
    if (!taken(path)) return { path, format: first };
  }
}
