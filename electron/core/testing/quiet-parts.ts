import { join } from 'node:path';
import { v7 } from 'uuid';
import type { NewNewsroom } from '../../../shared/contract/core-messages.ts';
import type { CoreOptions } from '../core.ts';
import type { OutletWriter } from '../outlets/outlet.ts';

/** Says where a delivery would be and writes nothing. */
function quietWriter(outlet: 'site' | 'ninjs'): OutletWriter {
  return { outlet, deliver: async (job) => ({ path: join(job.folder, `${job.edition.editionId}.${outlet}`) }) };
}

/** What stands around a core in a test that is not about it: ids as ever, outlets that touch no file. */
export const quietParts = {
  ids: { next: () => v7() },
  // The packages that the build takes them from.
  dictionaries: join(import.meta.dirname, '..', '..', '..', 'node_modules'),
  files: { exists: async () => false, write: async () => undefined },
  writers: { site: quietWriter('site'), ninjs: quietWriter('ninjs') },
} satisfies Pick<CoreOptions, 'ids' | 'files' | 'writers' | 'dictionaries'>;

/** A newsroom of one editor who also writes. */
export const newsroomOfDina: NewNewsroom = {
  name: 'Test',
  languages: ['en'],
  fourEyes: false,
  member: { name: 'Dina', roles: ['journalist', 'editor'] },
};
