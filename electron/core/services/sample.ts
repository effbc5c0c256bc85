import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { v7 } from 'uuid';
import type { CoreChannel } from '../../../shared/contract/channels.ts';
import type { Newsroom, Output } from '../../../shared/contract/contract.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import { type Core, openCore } from '../core.ts';
import type { OutletFiles, OutletWriter } from '../outlets/outlet.ts';
import type { OutletWriters } from './outbox.ts';
import { outletFolder } from './outlet-settings.ts';
import type { SampleNewsroom } from './sample-format.ts';
import { planSample } from './sample-plan.ts';
import { createSamplePlayer } from './sample-player.ts';
import { readSample, type Sample } from './sample-stories.ts';

export interface SampleOptions {
  /** The file to make, an absolute path; it must be free. */
  readonly path: string;
  /** resources/sample, an absolute path. */
  readonly sampleFolder: string;
  /** Milliseconds since the epoch: everything in the sample happened before, every deadline comes after. */
  readonly now: number;
  readonly files: OutletFiles;
  readonly writers: OutletWriters;
}

/** A clock that is set by hand, and ids that sort by it. */
function createPast(start: number) {
  let time = start;
  let made = 0;
  return {
    clock: { now: () => time },
    ids: {
      next: () => {
        made += 1;
        return v7({ msecs: time, seq: made });
      },
    },
    setTo: (at: number) => {
      time = at;
    },
  };
}

/** The file is made under another name, but what it publishes goes where its outlets will be. */
function deliveringFor(path: string, writer: OutletWriter): OutletWriter {
  const folder = outletFolder(path, { outlet: writer.outlet, enabled: true, folder: null });
  return { outlet: writer.outlet, deliver: (job, files) => writer.deliver({ ...job, folder }, files) };
}

/** Keeps what is written, so that a file that changes ten times is written once. */
function createHeldFiles(): { readonly files: OutletFiles; readonly writeAll: (to: OutletFiles) => Promise<void> } {
  const held = new Map<string, string | Uint8Array>();
  return {
    files: {
      exists: async (path) => held.has(path),
      write: async (path, text) => void held.set(path, text),
    },
    writeAll: async (to) => {
      for (const [path, text] of held) await to.write(path, text);
    },
  };
}

/** One window a member: each stays signed in, as in a newsroom. */
async function seatMembers(
  core: Core,
  sample: SampleNewsroom,
): Promise<{ readonly memberId: (key: string) => string }> {
  const [first, ...others] = sample.members;
  const founder = core.newsroom.members[0];
  if (!first || !founder) throw new Error('The sample has no members.');
  const seats = new Map([[first.key, founder.id]]);
  await demand(core, first.key, 'session.signIn', { memberId: founder.id });
  await demand(core, first.key, 'newsroom.update', { desks: sample.desks });
  for (const { key, ...member } of others) {
    const { members }: Newsroom = await demand(core, first.key, 'members.add', member);
    const added = members.find((one) => one.name === member.name);
    if (!added) throw new Error(`${member.name} was not added to the sample.`);
    seats.set(key, added.id);
    await demand(core, key, 'session.signIn', { memberId: added.id });
  }
  return {
    memberId: (key) => {
      const id = seats.get(key);
      if (id === undefined) throw new Error(`The sample has no member ${key}.`);
      return id;
    },
  };
}

async function demand<Channel extends CoreChannel>(
  core: Core,
  session: string,
  channel: Channel,
  input: Input<Channel>,
): Promise<Output<Channel>> {
  const reply = await core.handle(session, channel, input);
  if (!reply.ok) throw new Error(`${session}, ${channel} ${JSON.stringify(input)}: ${reply.error.message}`);
  return reply.value;
}

async function play(
  core: Core,
  past: ReturnType<typeof createPast>,
  { newsroom, stories }: Sample,
  now: number,
): Promise<void> {
  const { memberId } = await seatMembers(core, newsroom);
  const player = createSamplePlayer(
    (at, by, channel, input) => {
      past.setTo(at);
      return demand(core, by, channel, input);
    },
    memberId,
    now,
  );
  for (const step of planSample(newsroom, stories, now)) await player.play(step);
}

/**
 * Makes the sample newsroom by living through its stories: every revision, event and delivery comes from the newsroom's
 * own use cases, with the clock running from the past up to now. The file appears whole or not at all.
 */
export async function createSampleNewsroom(options: SampleOptions): Promise<void> {
  const { path, sampleFolder, now, files, writers } = options;
  const sample = readSample(sampleFolder);
  const { newsroom, stories } = sample;
  const founder = newsroom.members[0];
  if (!founder) throw new Error('The sample has no members.');
  const hoursBefore = Math.max(...stories.map((story) => story.createdHoursAgo)) + 1;
  const past = createPast(now - hoursBefore * 3_600_000);
  const held = createHeldFiles();
  const making = `${path}.making`;
  const cleanUp = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${making}${suffix}`, { force: true });
  };
  mkdirSync(dirname(path), { recursive: true });
  cleanUp();
  try {
    const core = openCore({
      path: making,
      clock: past.clock,
      ids: past.ids,
      files: held.files,
      writers: { site: deliveringFor(path, writers.site), ninjs: deliveringFor(path, writers.ninjs) },
      create: {
        name: newsroom.name,
        languages: newsroom.languages,
        fourEyes: true,
        member: { name: founder.name, roles: founder.roles },
      },
    });
    try {
      await play(core, past, sample, now);
    } finally {
      await core.close();
    }
    await held.writeAll(files);
    renameSync(making, path);
  } finally {
    cleanUp();
  }
}
