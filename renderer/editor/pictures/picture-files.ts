import type { PictureFile } from './picture-commands.ts';

/** Picture files as the clipboard, a drop or pasted HTML holds them. */

/** Whatever is called a picture, known types or not: what cannot be taken is told by name, and not passed over. */
export function pictureFilesOf(transfer: DataTransfer | null): readonly File[] {
  const files = [...(transfer?.files ?? [])];
  return files.filter((file) => file.type.startsWith('image/') || /\.(?:heic|heif)$/iu.test(file.name));
}

export async function readFiles(files: readonly File[]): Promise<readonly PictureFile[]> {
  return Promise.all(
    files.map(async (file) => ({ name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** What comes by the clipboard is called image.png by the system, whatever it is. */
function nameOf(file: File): string {
  return file.name === '' ? 'picture' : file.name.slice(0, 400);
}

/** The bytes of a `data:` URL of a picture in Base64; null for any other. */
export function bytesOfDataUrl(url: string): Uint8Array | null {
  const coded = /^data:image\/[a-z+.-]+;base64,([a-z0-9+/=\s]*)$/iu.exec(url)?.[1];
  if (coded === undefined) return null;
  try {
    return Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
