/** A picture whose bytes are in pasted HTML. */
export interface ClippedPicture {
  /** Its place: before the block with this index. */
  readonly before: number;
  /** A `data:` URL of a picture format. */
  readonly data: string;
  readonly alt: string;
  readonly caption: string;
}

export function isPicture(name: string): boolean {
  return name === 'IMG' || name === 'PICTURE';
}

/** What a picture leaves: its bytes where the HTML has them; `remote` where it has only an address; null for what is none. */
export function pictureIn(element: Element, before: number): ClippedPicture | 'remote' | null {
  const image = element.tagName.toUpperCase() === 'IMG' ? element : element.querySelector('img');
  if (!image || isOrnament(image)) return null;
  const data = image.getAttribute('src')?.trim() ?? '';
  if (!/^data:image\/(?:png|jpeg|gif|webp|avif);base64,/iu.test(data)) return 'remote';
  const words = (text: string | null | undefined): string => text?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  const caption = words(image.closest('figure')?.querySelector('figcaption')?.textContent);
  return { before, data, alt: words(image.getAttribute('alt')), caption };
}

/** A tracking pixel, a spacer, the box of a checklist. */
function isOrnament(image: Element): boolean {
  if (image.getAttribute('aria-roledescription') === 'checkbox' || image.getAttribute('role') === 'presentation')
    return true;
  return ['width', 'height'].some((side) => {
    const size = Number.parseFloat(image.getAttribute(side) ?? '');
    return size <= 3;
  });
}
