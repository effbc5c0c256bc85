import { createHash } from 'node:crypto';
import type { Picture } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { largestPicture, otherKind, pictureHead, pictureType } from '../../../shared/domain/picture-file.ts';
import {
  findPicture,
  insertPicture,
  type PictureRow,
  readPicture,
  readThumbnail,
  setThumbnail,
} from '../store/pictures.ts';
import { type Request, write } from './context.ts';
import { notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { signedIn } from './sessions.ts';

/** The newsroom's pictures: each file once, under the SHA-256 of its bytes. */
export const pictureHandlers = {
  'pictures.add': (request, { name, bytes }) => {
    const member = signedIn(request);
    const head = accepted(name, bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = findPicture(request.database, hash);
    if (known) return pictureOf(known);
    write(request, ({ database, at }) =>
      insertPicture(database, { hash, ...head, name, addedBy: member.id, addedAt: at, bytes }),
    );
    return pictureOf(pictureRow(request, hash));
  },
  'pictures.details': (request, { hash }) => {
    signedIn(request);
    return pictureOf(pictureRow(request, hash));
  },
  'pictures.setThumbnail': (request, { hash, bytes }) => {
    signedIn(request);
    // Drawn by the app's own page; what is no picture is not kept all the same.
    if (!pictureType(bytes)) throw notAPicture('thumbnail', null);
    if (pictureRow(request, hash).hasThumbnail === 1) return null;
    write(request, ({ database }) => setThumbnail(database, hash, bytes));
    return null;
  },
  // The app's own protocol asks, for whatever window draws: pictures show at no other address.
  'pictures.read': (request, { hash, small }) => {
    const thumbnail = small ? readThumbnail(request.database, hash) : undefined;
    const type = thumbnail && pictureType(thumbnail);
    if (thumbnail && type) return { type, bytes: thumbnail, lasting: true };
    const picture = readPicture(request.database, hash);
    if (!picture) throw notFound('picture', hash);
    return { ...picture, lasting: !small };
  },
} satisfies HandlersOf<'pictures.add' | 'pictures.details' | 'pictures.setThumbnail' | 'pictures.read'>;

function accepted(name: string, bytes: Uint8Array) {
  if (bytes.length > largestPicture) throw tooLarge(name);
  const head = pictureHead(bytes);
  if (!head) throw notAPicture(name, pictureType(bytes) ? 'damaged' : otherKind(bytes));
  return head;
}

function pictureRow({ database }: Request, hash: string): PictureRow {
  const row = findPicture(database, hash);
  if (!row) throw notFound('picture', hash);
  return row;
}

function pictureOf({ hash, type, name, width, height, size, addedAt, hasThumbnail }: PictureRow): Picture {
  return { hash, type, name, width, height, size, addedAt, hasThumbnail: hasThumbnail === 1 };
}

function notAPicture(name: string, kind: string | null): DragomanError {
  const what =
    kind === 'damaged'
      ? 'is damaged or larger than can be drawn'
      : kind === null
        ? 'is no picture'
        : `is a ${kind} file`;
  return new DragomanError('not-a-picture', `“${name}” ${what}. Pictures are JPEG, PNG, WebP or GIF files.`, {
    name,
    kind,
  });
}

function tooLarge(name: string): DragomanError {
  const limit = largestPicture / 1024 / 1024;
  return new DragomanError(
    'picture-too-large',
    `“${name}” is larger than ${limit} MB, which is the most a picture may have.`,
    {
      name,
      limit: largestPicture,
    },
  );
}
