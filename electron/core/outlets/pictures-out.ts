import { pathToFileURL } from 'node:url';
import { type Block, blockText, type ImageBlock } from '../../../shared/domain/blocks.ts';
import { type PictureType, pictureEndings, withoutMetadata } from '../../../shared/domain/picture-file.ts';
import { cleanText, oneLine } from '../../../shared/export/escape.ts';
import { pathInside } from './inside.ts';
import type { OutletFiles, OutletJob, PublishedEdition } from './outlet.ts';

/** A picture as an outlet is given it: read only when its file is to be written. */
export interface PictureOut {
  readonly type: PictureType;
  readonly read: () => Uint8Array;
}

export type PictureOf = OutletJob['picture'];

/** The name of a picture's file at an outlet, beside the folders of the languages. Null when the newsroom has none. */
function fileName(hash: string, picture: PictureOf): string | null {
  const found = picture(hash);
  return found && `${hash}.${pictureEndings[found.type]}`;
}

/** Where a page in a language's folder finds a picture. */
export function pictureAddressFrom(picture: PictureOf): (image: ImageBlock) => string | null {
  return (image) => {
    const name = fileName(image.picture, picture);
    return name && `../pictures/${name}`;
  };
}

function picturesIn(blocks: readonly Block[]): readonly ImageBlock[] {
  return blocks.filter((block) => block.type === 'image');
}

/**
 * Writes the pictures that editions show to `pictures/HASH.ENDING`: without what their files tell of where, when and by
 * what they were taken. What is there already is the same.
 */
export async function writePictures(
  editions: readonly PublishedEdition[],
  { picture, folder }: Pick<OutletJob, 'picture' | 'folder'>,
  files: OutletFiles,
): Promise<void> {
  const images = editions.filter((edition) => !edition.killed).flatMap(({ blocks }) => picturesIn(blocks));
  for (const hash of new Set(images.map((image) => image.picture))) {
    const found = picture(hash);
    const name = fileName(hash, picture);
    if (!found || !name) continue;
    const path = pathInside(folder, 'pictures', name);
    if (!(await files.exists(path))) await files.write(path, withoutMetadata(found.read()));
  }
}

/** A picture as ninjs tells of it, among what belongs to a story. */
export interface NinjsPicture {
  readonly name: string;
  readonly rel: 'picture';
  readonly uri: string;
  readonly type: 'picture';
  readonly by?: string;
  readonly descriptions?: readonly {
    readonly role: string;
    readonly contentType: 'text/plain';
    readonly value: string;
  }[];
  readonly altIds: readonly { readonly role: string; readonly value: string }[];
  readonly renditions: readonly {
    readonly name: string;
    readonly href: string;
    readonly contentType: string;
    readonly width: number;
    readonly height: number;
    readonly poi?: { readonly x: number; readonly y: number };
  }[];
}

/** The pictures of an edition, each with its file in the outlet's folder. */
export function ninjsPictures(
  { blocks }: PublishedEdition,
  { picture, folder }: Pick<OutletJob, 'picture' | 'folder'>,
): readonly NinjsPicture[] {
  return picturesIn(blocks).flatMap((image) => {
    const found = picture(image.picture);
    const name = fileName(image.picture, picture);
    if (!found || !name) return [];
    const caption = cleanText(blockText(image));
    const alt = cleanText(image.alt);
    const said = [
      ...(caption === '' ? [] : [{ role: 'caption', contentType: 'text/plain' as const, value: caption }]),
      ...(alt === '' ? [] : [{ role: 'altText', contentType: 'text/plain' as const, value: alt }]),
    ];
    const by = oneLine(image.credit);
    const { width, height, focus } = image;
    const poi = focus && { x: Math.round(focus.x * width), y: Math.round(focus.y * height) };
    return {
      name: oneLine(caption) || oneLine(alt) || 'Picture',
      rel: 'picture' as const,
      uri: `ni:///sha-256;${Buffer.from(image.picture, 'hex').toString('base64url')}`,
      type: 'picture' as const,
      ...(by !== '' && { by }),
      ...(said.length > 0 && { descriptions: said }),
      // The standard wants a whole address; where the folder is moved, the way from this file still leads there.
      altIds: [{ role: 'file', value: `../pictures/${name}` }],
      renditions: [
        {
          name: 'original',
          href: pathToFileURL(pathInside(folder, 'pictures', name)).href,
          contentType: found.type,
          width,
          height,
          ...(poi && { poi }),
        },
      ],
    };
  });
}
