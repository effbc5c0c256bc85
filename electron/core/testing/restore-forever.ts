import type { MessageFromCore } from '../../../shared/contract/core-messages.ts';
import { createCoreService } from '../core-service.ts';
import { quietParts } from './quiet-parts.ts';
import { paragraph } from './test-newsroom.ts';

// A process to be killed: restores two backups in turn without end, types something in between, and says so each time.

const [path = '', editionId = '', memberId = '', ...backups] = process.argv.slice(2);
let last: MessageFromCore | null = null;
const service = createCoreService({
  post: (message) => {
    last = message;
  },
  log: () => undefined,
  clock: { now: () => Date.now() },
  ...quietParts,
  makeSample: async () => undefined,
});

async function ask(channel: 'session.signIn' | 'editions.open' | 'editions.save', input: unknown): Promise<unknown> {
  await service.receive({ kind: 'request', id: 1, session: 'child', channel, input });
  const message = last as MessageFromCore | null;
  if (message?.kind !== 'reply' || !message.reply.ok) throw new Error(JSON.stringify(message));
  return message.reply.value;
}

await service.receive({ kind: 'open', path });
for (let round = 0; ; round += 1) {
  await ask('session.signIn', { memberId });
  const { revision } = (await ask('editions.open', { editionId })) as { revision: number };
  await ask('editions.save', {
    editionId,
    baseRevision: revision,
    sourceRevision: null,
    blocks: [paragraph('p1', `Typed in round ${round}.`)],
  });
  process.stdout.write(`${round}\n`);
  await service.receive({ kind: 'restore', path, backup: backups[round % backups.length] ?? '', memberId });
}
