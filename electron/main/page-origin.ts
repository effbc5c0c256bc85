/** The scheme and host that the app's own pages live under. Never `file:`, whose pages may read each other. */
export const pageScheme = 'dragoman';
export const pageHost = 'app';
export const pageAddress = `${pageScheme}://${pageHost}/`;

/** Whether an address is one of the app's own pages, judged on its parsed form. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return (
      url.protocol === `${pageScheme}:` &&
      url.host === pageHost &&
      url.username === '' &&
      url.password === '' &&
      url.port === ''
    );
  } catch {
    return false;
  }
}
