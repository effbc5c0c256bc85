import { readFile } from 'node:fs/promises';
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

/** Serves the built pages and nothing else. `folder` is absolute. */
export function servePages(folder: string): void {
  protocol.handle(pageScheme, async (request) => {
    const file = request.method === 'GET' ? pageFile(folder, request.url) : null;
    if (file) {
      try {
        const content = await readFile(file.path);
        return new Response(new Uint8Array(content), { headers: pageHeaders(file) });
      } catch {
        // Said below: whatever cannot be read is not there.
      }
    }
    return new Response('Not found', { status: 404, headers: pageHeaders(null) });
  });
}
