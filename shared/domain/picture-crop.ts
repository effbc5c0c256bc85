import type { Crop, ImageBlock } from './blocks.ts';

/** Which part of a picture is shown, and where what matters in it is. All in shares of the whole picture. */

export type Shown = Pick<ImageBlock, 'width' | 'height' | 'crop' | 'focus'>;

export const wholePicture: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** No part of a picture is made smaller than this share of a side. */
export const smallestShare = 0.05;

/** The sides of what is shown, in pixels of the picture. */
export function shownSize({ width, height, crop = wholePicture }: Shown): {
  readonly width: number;
  readonly height: number;
} {
  return { width: Math.max(1, Math.round(width * crop.width)), height: Math.max(1, Math.round(height * crop.height)) };
}

/** Where the whole picture lies behind the frame that shows a part of it, in per cent of the frame. */
export function behindFrame({ crop = wholePicture }: Shown) {
  return {
    width: 100 / crop.width,
    height: 100 / crop.height,
    left: (-crop.x / crop.width) * 100,
    top: (-crop.y / crop.height) * 100,
  };
}

/** The point that must stay in view, in per cent of what is shown: its middle unless somebody said. */
export function focusWithin({ crop = wholePicture, focus }: Shown): { readonly x: number; readonly y: number } {
  if (!focus) return { x: 50, y: 50 };
  const per = (at: number, from: number, size: number): number =>
    Math.round(within((at - from) / size, 0, 1) * 1000) / 10;
  return { x: per(focus.x, crop.x, crop.width), y: per(focus.y, crop.y, crop.height) };
}

/** The crop that is to be stored: none where all is shown. */
export function storedCrop(crop: Crop): Crop | undefined {
  const { x, y, width, height } = rounded(crop);
  return x === 0 && y === 0 && width === 1 && height === 1 ? undefined : { x, y, width, height };
}

/** Moves a crop, as far as the picture goes. */
export function moved(crop: Crop, byX: number, byY: number): Crop {
  return { ...crop, x: within(crop.x + byX, 0, 1 - crop.width), y: within(crop.y + byY, 0, 1 - crop.height) };
}

/** Which sides a handle moves: -1 the left or upper one, 1 the right or lower one, 0 neither. */
export interface Pull {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/**
 * Moves sides of a crop by shares. `ratio`: width to height of the crop in shares, kept where it is given; the other
 * side follows.
 */
export function resized(crop: Crop, pull: Pull, byX: number, byY: number, ratio: number | null = null): Crop {
  const [right, bottom] = [crop.x + crop.width, crop.y + crop.height];
  let left = pull.x === -1 ? within(crop.x + byX, 0, right - smallestShare) : crop.x;
  let top = pull.y === -1 ? within(crop.y + byY, 0, bottom - smallestShare) : crop.y;
  let width = (pull.x === 1 ? within(right + byX, left + smallestShare, 1) : right) - left;
  let height = (pull.y === 1 ? within(bottom + byY, top + smallestShare, 1) : bottom) - top;
  if (ratio !== null) {
    const roomX = pull.x === -1 ? right : 1 - left;
    const roomY = pull.y === -1 ? bottom : 1 - top;
    if (pull.x === 0) width = height * ratio;
    width = Math.min(width, roomX, roomY * ratio);
    height = width / ratio;
    if (pull.x === -1) left = right - width;
    if (pull.y === -1) top = bottom - height;
  }
  return { x: left, y: top, width, height };
}

/** The largest crop of a ratio (width to height, in shares) around the middle of one. */
export function ofRatio(crop: Crop, ratio: number): Crop {
  const width = Math.min(1, ratio, Math.max(crop.width, crop.height * ratio));
  const height = width / ratio;
  const [middleX, middleY] = [crop.x + crop.width / 2, crop.y + crop.height / 2];
  return moved({ x: middleX - width / 2, y: middleY - height / 2, width, height }, 0, 0);
}

/** What a ratio on the screen is in shares of the sides of a picture. */
export function ratioInShares(ratio: number, { width, height }: Pick<ImageBlock, 'width' | 'height'>): number {
  return (ratio * height) / width;
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

function rounded({ x, y, width, height }: Crop): Crop {
  const share = (value: number): number => Math.round(within(value, 0, 1) * 10_000) / 10_000;
  return { x: share(x), y: share(y), width: share(width), height: share(height) };
}
