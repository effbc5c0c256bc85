import { crc32 } from 'node:zlib';

/** What a member is called whose name cannot be read, or is not as it was written. */
export const unknownName = 'A member whose name cannot be read';

/** What a name is checked by when it is read. */
export function checkOfName(id: string, name: string): number {
  return crc32(JSON.stringify([id, name]));
}

/**
 * What a member is called.
 * @param nameCheck as it was stored with the name; null where an older version wrote it.
 */
export function nameOfMember(id: string, name: string, nameCheck: number | null): string {
  return nameCheck === null || nameCheck === checkOfName(id, name) ? name : unknownName;
}
