import { isOwnAddress } from './page-origin.ts';

/** A picture of the newsroom, as the app's own pages name it: `/picture/HASH`, `?small` for a small one. */
export interface PictureAddress {
  readonly hash: string;
  readonly small: boolean;
}

/** Null for an address that names no picture. */
export function pictureAddress(address: string): PictureAddress | null {
  if (!isOwnAddress(address)) return null;
  const { pathname, search } = new URL(address);
  const hash = /^\/picture\/([0-9a-f]{64})$/u.exec(pathname)?.[1];
  if (hash === undefined || (search !== '' && search !== '?small')) return null;
  return { hash, small: search !== '' };
}
