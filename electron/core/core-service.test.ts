import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageFromCore, MessageToCore } from '../../shared/contract/core-messages.ts';
import { createCoreService } from './core-service.ts';
import { createNewsroom } from './new-newsroom.ts';
import { newsroomOfDina, quietParts } from './testing/quiet-parts.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const clock = { now: () => Date.parse('2026-11-20T09:00:00Z') };

let path: string;
let said: MessageFromCore[];
let log: string[];
let receive: (message: MessageToCore) => Promise<void>;

beforeEach(() => {
  path = join(temporaryFolder(), 'Test.newsroom');
  said = [];
  log = [];
  const service = createCoreService({
    post: (message) => void said.push(message),
    log: (line) => void log.push(line),
    clock,
    ...quietParts,
    makeSample: async (target, sampleFolder) => {
      if (sampleFolder === '/nowhere') throw new Error('There is no sample');
      createNewsroom(target, { ...newsroomOfDina, name: 'Sample' }, clock, quietParts.ids);
    },
  });
  receive = (message) => service.receive(message);
});
afterEach(async () => {
  await receive({ kind: 'close' });
});

describe('the core as a process', () => {
  test('makes a newsroom that is not there and answers requests about it', async () => {
    await receive({ kind: 'open', path, create: newsroomOfDina });
    expect(said).toMatchObject([{ kind: 'opened', newsroom: { name: 'Test', path, members: [{ name: 'Dina' }] } }]);
    await receive({ kind: 'request', id: 7, session: 'window', channel: 'newsroom.get', input: {} });
    expect(said[1]).toMatchObject({ kind: 'reply', id: 7, reply: { ok: true, value: { name: 'Test' } } });
  });

  test('opens what is there, whatever it was to be made of', async () => {
    createNewsroom(path, { ...newsroomOfDina, name: 'There' }, clock, quietParts.ids);
    await receive({ kind: 'open', path, create: newsroomOfDina, sampleFolder: '/nowhere' });
    expect(said).toMatchObject([{ kind: 'opened', newsroom: { name: 'There' } }]);
  });

  test('makes the sample where there is none', async () => {
    await receive({ kind: 'open', path, sampleFolder: '/sample' });
    expect(said).toMatchObject([{ kind: 'opened', newsroom: { name: 'Sample' } }]);
  });

  test('says why a file cannot be opened, and then has none', async () => {
    await receive({ kind: 'open', path });
    writeFileSync(path, 'Dear diary');
    await receive({ kind: 'open', path });
    await receive({ kind: 'request', id: 1, session: 'window', channel: 'newsroom.get', input: {} });
    expect(said).toMatchObject([
      { kind: 'failed', error: { code: 'no-such-file' } },
      { kind: 'failed', error: { code: 'not-a-newsroom' } },
      { kind: 'reply', reply: { ok: false, error: { code: 'no-newsroom' } } },
    ]);
  });

  test('answers requests that come while it opens about what is then open', async () => {
    const opening = receive({ kind: 'open', path, create: newsroomOfDina });
    const asking = receive({ kind: 'request', id: 1, session: 'window', channel: 'newsroom.get', input: {} });
    await Promise.all([opening, asking]);
    expect(said.map((message) => message.kind)).toEqual(['opened', 'reply']);
    expect(said[1]).toMatchObject({ reply: { ok: true } });
  });

  test('passes on what changed', async () => {
    await receive({ kind: 'open', path, create: newsroomOfDina });
    const [opened] = said;
    const memberId = opened?.kind === 'opened' ? opened.newsroom.members[0]?.id : '';
    const ask = (channel: 'session.signIn' | 'stories.create', input: unknown) =>
      receive({ kind: 'request', id: 1, session: 'window', channel, input });
    await ask('session.signIn', { memberId });
    await ask('stories.create', { slugline: 'new', language: 'en', publishIn: ['en'] });
    expect(said).toContainEqual(
      expect.objectContaining({ kind: 'event', event: expect.objectContaining({ kind: 'story', origin: 'window' }) }),
    );
  });

  test('keeps the reason of what nobody expected to itself, in the log', async () => {
    await receive({ kind: 'open', path, sampleFolder: '/nowhere' });
    const [failed] = said;
    expect(failed).toMatchObject({ kind: 'failed', error: { code: 'unexpected' } });
    expect(JSON.stringify(failed)).not.toContain('There is no sample');
    expect(log[0]).toContain('There is no sample');
    const logId = failed?.kind === 'failed' && failed.error.code === 'unexpected' ? failed.error.data.logId : 'none';
    expect(log[0]).toContain(logId);
  });

  test('lets go of the file when it is closed', async () => {
    await receive({ kind: 'open', path, create: newsroomOfDina });
    await receive({ kind: 'close' });
    await receive({ kind: 'open', path });
    expect(said.map((message) => message.kind)).toEqual(['opened', 'closed', 'opened']);
  });
});
