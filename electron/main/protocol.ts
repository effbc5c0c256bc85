import { readFileSync } from 'node:fs';
import { type ProtocolResponse, protocol } from 'electron';
import type { Output } from '../../shared/contract/contract.ts';
import { pageFile, pageHeaders, pictureHeaders } from './page-files.ts';
import { pageScheme } from './page-origin.ts';
import { type PictureAddress, pictureAddress } from './picture-address.ts';

/** Before the app is ready: makes the scheme an origin like any other, whose compiled code is kept between launches. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/** Null when there is no such picture, or no newsroom. */
export type ReadPicture = (picture: PictureAddress) => Promise<Output<'pictures.read'> | null>;

/**
 * Serves the built pages and the newsroom's pictures, and nothing else. `folder` is absolute.
 *
 * Not by `protocol.handle`, whose `Request` and `Response` load the whole of Node's HTTP client, most of 100 ms before
 * the first byte of a page. Files are read at once for the same reason: they are small, and a launch waits for each.
 */
export function servePages(folder: string, readPicture: ReadPicture): void {
  protocol.registerBufferProtocol(pageScheme, (request, answer) => {
    const picture = request.method === 'GET' ? pictureAddress(request.url) : null;
    if (picture) {
      void pictureResponse(picture, readPicture).then(answer);
      return;
    }
    const file = request.method === 'GET' ? pageFile(folder, request.url) : null;
    const data = file && contentOf(file.path);
    if (data) answer({ data, headers: pageHeaders(file) });
    else answer({ statusCode: 404, data: Buffer.from('Not found'), headers: pageHeaders(null) });
  });
}

/** Never from the disk or the net: the core alone has the newsroom's pictures. */
async function pictureResponse(picture: PictureAddress, read: ReadPicture): Promise<ProtocolResponse> {
  const found = await read(picture).catch(() => null);
  if (!found) return { statusCode: 404, data: Buffer.from('Not found'), headers: pageHeaders(null) };
  const { type, bytes, lasting } = found;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { data, mimeType: type, headers: pictureHeaders(type, lasting) };
}

/** Null when there is no such file: whatever cannot be read is not there. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
