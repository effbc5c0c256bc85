import { extname } from 'node:path';
import { pathInside } from './contain-path.ts';
import { isOwnAddress } from './page-origin.ts';

/** Nothing of another kind is served. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.woff2', 'font/woff2'],
  ['.ttf', 'font/ttf'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
]);

/** Everything comes from the app itself, and nothing inline runs. Styles set through the CSSOM need no exception. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PageFile {
  /** Absolute, inside the folder. */
  readonly path: string;
  readonly contentType: string;
}

/** The file that an address of the app's pages names, or null when there can be none: elsewhere, outside, unknown kind. */
export function pageFile(folder: string, address: string): PageFile | null {
  if (!isOwnAddress(address)) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (name.includes('\\')) return null;
  const path = pathInside(folder, name === '/' ? 'index.html' : `.${name}`);
  if (path === null) return null;
  const contentType = contentTypes.get(extname(path));
  return contentType === undefined ? null : { path, contentType };
}

/** The headers of every reply, refusals included. Files under `assets/` have their content's hash in their name. */
export function pageHeaders(file: PageFile | null): Record<string, string> {
  const lasting = file !== null && /[\\/]assets[\\/]/u.test(file.path);
  return {
    'content-type': file?.contentType ?? 'text/plain; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

/** `lasting`: a hash names its picture for ever. */
export function pictureHeaders(contentType: string, lasting: boolean): Record<string, string> {
  const control = lasting ? 'private, max-age=31536000, immutable' : 'no-cache';
  return { ...pageHeaders(null), 'content-type': contentType, 'cache-control': control };
}
