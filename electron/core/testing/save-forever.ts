import { v7 } from 'uuid';
import { parseInput } from '../../../shared/contract/parse.ts';
import { openCore } from '../core.ts';
import { paragraph, quietWriter } from './test-newsroom.ts';

// A process to be killed: saves into one edition without end and says of each save that was acknowledged what it held.

const [path = '', editionId = '', memberId = ''] = process.argv.slice(2);
const core = openCore({
  parse: parseInput,
  path,
  clock: { now: () => Date.now() },
  ids: { next: () => v7() },
  files: { exists: async () => false, write: async () => undefined },
  writers: { site: quietWriter('site'), ninjs: quietWriter('ninjs') },
});
await core.handle('child', 'session.signIn', { memberId });
const view = await core.handle('child', 'editions.open', { editionId });
if (!view.ok) throw new Error(view.error.message);
let revision = view.value.revision;
for (;;) {
  const text = `Saved on top of ${revision}. ${'Ұзақ мәтін. '.repeat(1 + (revision % 40))}`;
  const saved = await core.handle('child', 'editions.save', {
    editionId,
    baseRevision: revision,
    sourceRevision: null,
    blocks: [paragraph('p1', text)],
  });
  if (!saved.ok) throw new Error(saved.error.message);
  revision = saved.value.revision;
  process.stdout.write(`${JSON.stringify([revision, text])}\n`);
}
