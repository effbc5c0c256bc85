import { allowedUrl } from '../../../shared/domain/urls.ts';

/** What campaigns, mail programs and social networks add to an address to follow who opens it. The page needs none of it. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|_openstat|igshid?|mc_cid|mc_eid|mkt_tok|oly_anon_id|oly_enc_id|_hsenc|_hsmi|vero_id|__s|s_cid|cmpid|wt_mc|rb_clickid|li_fat_id)=?/iu;

/** Pages that only send on, by host, and which of their parameters says where to. */
const detours: readonly (readonly [host: RegExp, path: RegExp, parameter: string])[] = [
  [/^(?:www\.)?google\.[a-z.]+$/u, /^\/url$/u, 'q'],
  [/^(?:www\.)?google\.[a-z.]+$/u, /^\/url$/u, 'url'],
  [/\.safelinks\.protection\.outlook\.com$/u, /^\//u, 'url'],
  [/^lm?\.facebook\.com$/u, /^\/l\.php$/u, 'u'],
  [/^l\.instagram\.com$/u, /^\//u, 'u'],
  [/^(?:m\.)?vk\.com$/u, /^\/away(?:\.php)?$/u, 'to'],
  [/^(?:www\.)?youtube\.com$/u, /^\/redirect$/u, 'q'],
];

const longest = 4_096;

/** The address of a link that may stand in copy: without detours through other servers and without what only follows readers. */
export function linkOf(element: Element, name: string): string | null {
  if (name !== 'A') return null;
  const href = element.getAttribute('href')?.trim();
  if (!href || href.length > longest || !allowedUrl(href)) return null;
  return withoutTracking(withoutDetour(href));
}

function withoutDetour(href: string): string {
  const url = new URL(href);
  for (const [host, path, parameter] of detours) {
    if (!host.test(url.hostname) || !path.test(url.pathname)) continue;
    const behind = url.searchParams.get(parameter);
    if (behind !== null && behind.length <= longest && allowedUrl(behind)) return behind;
  }
  return href;
}

/** Every other character of the address stays as it was written. */
export function withoutTracking(href: string): string {
  const parts = /^([^?#]*)\?([^#]*)(#.*)?$/su.exec(href);
  if (!parts || !/^https?:/iu.test(href)) return href;
  const [, page = '', query = '', fragment = ''] = parts;
  const kept = query.split('&').filter((parameter) => !tracking.test(parameter));
  if (kept.length === query.split('&').length) return href;
  return `${page}${kept.length === 0 ? '' : `?${kept.join('&')}`}${fragment}`;
}
