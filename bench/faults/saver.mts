import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { readyLine } from './acknowledged.mts';
import { digestOf } from './digest.mts';
import { onlyEdition, openNewsroom, signIn } from './newsroom.mts';
import { syncLess } from './sync-less.mts';
import { createWriter } from './writer.mts';

// A process to be killed. Once told to by a byte on its input, it opens a newsroom, saves into one edition, and says on
// its output of each save that was acknowledged what it held: the revision and the hash of the text that was typed.
// Without a newsroom it makes one.

const [path = '', seed = '0', saves = 'Infinity'] = process.argv.slice(2);

if (process.env.DRAGOMAN_SYNC_LESS === '1') syncLess();
writeSync(1, readyLine);
await once(process.stdin, 'data');
process.stdin.destroy();
const core = openNewsroom(path, 'make');
core.start();
const ask = await signIn(core, 'saver');
const editionId =
  (await onlyEdition(ask)) ??
  (await ask('stories.create', { slugline: 'faults', language: 'ru', publishIn: ['ru'] })).editionId;
const view = await ask('editions.open', { editionId });
const writer = createWriter(view.content, Number(seed));
let baseRevision = view.revision;
for (let count = 0; count < Number(saves); count += 1) {
  const saved = await ask('editions.save', { editionId, baseRevision, sourceRevision: null, ...writer.write() });
  baseRevision = saved.revision;
  writeSync(1, `${saved.revision} ${digestOf(writer.content)}\n`);
}
await core.close();
