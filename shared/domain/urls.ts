/** The URL parser, which every environment of ours has, though pure code has no types for it. */
declare const URL: new (url: string) => { readonly protocol: string };

const allowedSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Whether a link may stand in copy or be opened: http, https, mailto and tel, judged on the parsed address. */
export function allowedUrl(url: string): boolean {
  try {
    return allowedSchemes.has(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** Whether an address is one of a page, http or https, as a card for it needs. */
export function isWebAddress(url: string): boolean {
  try {
    return /^https?:$/u.test(new URL(url).protocol);
  } catch {
    return false;
  }
}
