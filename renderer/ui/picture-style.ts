import { behindFrame, type Shown, shownSize } from '../../shared/domain/picture-crop.ts';

/** Where the app's own protocol serves a picture of the newsroom. */
export function pictureUrl(hash: string, size: 'whole' | 'small' = 'whole'): string {
  return `/picture/${hash}${size === 'small' ? '?small' : ''}`;
}

/** The frame of what is shown: it has its place before the picture is there. */
export function frameStyle(shown: Shown): Readonly<Record<'aspectRatio' | 'maxInlineSize', string>> {
  const { width, height } = shownSize(shown);
  return {
    aspectRatio: `${width} / ${height}`,
    // A tall picture is not to fill more than a screen, and a small one is not to be blown up.
    maxInlineSize: `min(${width}px, ${((width / height) * 30).toFixed(3)}em)`,
  };
}

/** The whole picture behind its frame. */
export function imageStyle(shown: Shown): Readonly<Record<'width' | 'height' | 'left' | 'top', string>> {
  const { width, height, left, top } = behindFrame(shown);
  return { width: `${width}%`, height: `${height}%`, left: `${left}%`, top: `${top}%` };
}
