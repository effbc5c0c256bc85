import { allowedUrl } from '../../../shared/domain/urls.ts';

/** What somebody typed for a link, as an address; null when it is none that may stand in copy. */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (/\s/u.test(text)) return null;
  if (allowedUrl(text)) return text;
  // "host:8080" parses as a scheme; a scheme that is not allowed has no dot before its colon.
  if (/^[a-z][a-z0-9+-]*:/iu.test(text)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/.]+$/u.test(text)) return withScheme(`mailto:${text}`);
  return /^[^/]+\.[^/.]{2,}/u.test(text) ? withScheme(`https://${text}`) : null;
}

function withScheme(address: string): string | null {
  return allowedUrl(address) ? address : null;
}
