import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../../electron/core/core.ts';
import { findLost } from './acknowledged.mts';
import { openNewsroom, signIn } from './newsroom.mts';
import { createRandom } from './random.mts';
import type { SessionFault, SessionsTold } from './sessions.mts';
import { failWrites, fillDisk, pullOut, type StorageFault } from './storage-faults.mts';
import { openTyped, type TypedEdition } from './typed-edition.mts';

// People write in several windows of one newsroom while something befalls its disk, again and again. Tells at the end what
// was lost: text that a session said was saved and that does not read back, text that was typed and is not saved once the
// fault has passed.

const [kind, folder = '', elsewhere = '', rounds = '1', seed = '0'] = process.argv.slice(2);
const windows = ['one', 'two', 'three', 'four'];
/** How long, in milliseconds, saving may take to go on by itself: the longest pause between two tries, and some more. */
const patience = 40_000;

const random = createRandom(Number(seed));
const path = join(folder, 'Faulty.newsroom');
const fault = faultOf(kind as SessionFault);
const told: SessionsTold = { rounds: 0, acknowledged: 0, lost: [], codes: {}, resumedAfter: [] };

const typed: TypedEdition[] = [];
let core = start();
for (const [index, window] of windows.entries()) {
  const ask = await signIn(core, window);
  const { editionId } = await ask('stories.create', { slugline: window, language: 'kk', publishIn: ['kk'] });
  const view = await ask('editions.open', { editionId });
  typed.push(openTyped(view, () => core, window, random.below(1e9) + index));
}

for (let round = 0; round < Number(rounds); round += 1) {
  await typeFor(4, 20);
  await Promise.all(typed.map(({ session }) => session.flush()));
  const during = typeFor(6, 60);
  await wait(random.below(120));
  fault.begin();
  await during;
  await Promise.all(typed.map(({ session }) => session.flush()));
  for (const { type } of typed) type();
  for (const { session } of typed) {
    const { error } = session.getSnapshot();
    const code = error?.code ?? 'none';
    told.codes[code] = (told.codes[code] ?? 0) + 1;
  }
  // Now and then the program is started again as soon as the fault has passed; the windows stay.
  const restarts = random.chance(0.2);
  if (restarts) await core.close();
  fault.end();
  if (restarts) {
    core = start();
    for (const window of windows) await signIn(core, window);
  }
  const ended = performance.now();
  for (const { session, isKept } of typed) {
    if (!isKept()) told.lost.push(`round ${round}: what is on the screen is not what was typed`);
    while (session.getSnapshot().status !== 'saved' && performance.now() - ended < patience) await wait(5);
    const { status, error } = session.getSnapshot();
    if (status !== 'saved') told.lost.push(`round ${round}: not saved after all: ${status} ${error?.code ?? ''}`);
  }
  told.resumedAfter.push(performance.now() - ended);
  told.rounds += 1;
}
await core.close();

core = openNewsroom(path);
for (const { editionId, acknowledged, session } of typed) {
  const ask = await signIn(core, 'reader');
  told.acknowledged += acknowledged.size;
  told.lost.push(...(await findLost(ask, acknowledged, editionId)));
  const { revision } = await ask('editions.open', { editionId });
  if (revision !== session.getSnapshot().revision) told.lost.push(`the newest text of ${editionId} is another`);
  session.dispose();
}
await core.close();
process.stdout.write(JSON.stringify(told));

async function typeFor(saves: number, pause: number): Promise<void> {
  for (let count = 0; count < saves; count += 1) {
    for (const one of typed) {
      one.type();
      if (random.chance(0.5)) void one.session.flush();
    }
    await wait(random.below(pause));
  }
}

function start(): Core {
  const opened = openNewsroom(path, 'make');
  opened.start();
  // As windows do: once the newsroom can be written again, nothing waits for its turn.
  opened.onChange(async ({ kind: what }) => {
    if (what !== 'condition') return;
    const reply = await opened.handle('one', 'newsroom.condition', {});
    if (reply.ok && reply.value.kind === 'good') for (const { session } of typed) session.retry();
  });
  return opened;
}

function faultOf(wanted: SessionFault): StorageFault {
  const control = process.env.DRAGOMAN_FAULT;
  switch (wanted) {
    case 'full':
      return control === undefined ? fillDisk(folder) : failWrites(control, 'F');
    case 'read-only':
      return failWrites(control ?? '', 'R');
    case 'gone':
      return pullOut(path, join(elsewhere, 'pulled-out'));
  }
}
