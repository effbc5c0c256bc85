import { readFileSync } from 'node:fs';
import { protocol } from 'electron';
import { pageFile, pageHeaders } from './page-files.ts';
import { pageScheme } from './page-origin.ts';

/** Before the app is ready: makes the scheme an origin like any other, whose compiled code is kept between launches. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the built pages and nothing else. `folder` is absolute.
 *
 * Not by `protocol.handle`, whose `Request` and `Response` load the whole of Node's HTTP client, most of 100 ms before
 * the first byte of a page. Files are read at once for the same reason: they are small, and a launch waits for each.
 */
export function servePages(folder: string): void {
  protocol.registerBufferProtocol(pageScheme, (request, answer) => {
    const file = request.method === 'GET' ? pageFile(folder, request.url) : null;
    const data = file && contentOf(file.path);
    if (data) answer({ data, headers: pageHeaders(file) });
    else answer({ statusCode: 404, data: Buffer.from('Not found'), headers: pageHeaders(null) });
  });
}

/** Null when there is no such file: whatever cannot be read is not there. */
function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
