import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoreChannel } from '../../../shared/contract/channels.ts';
import type { ChangeEvent, EditionView, Output } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, ErrorCode, Reply } from '../../../shared/contract/errors.ts';
import { parseInput } from '../../../shared/contract/parse.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { Role } from '../../../shared/domain/members.ts';
import type { Action } from '../../../shared/domain/workflow.ts';
import { type Core, openCore } from '../core.ts';
import type { OutletWriter } from '../outlets/outlet.ts';
import { quietParts } from './quiet-parts.ts';

/** The people of a test newsroom: one each, an all-rounder, and a second editor. */
export const people = {
  aigerim: { roles: ['journalist'], languages: ['en'] },
  maksat: { roles: ['translator'], languages: ['en', 'ru'] },
  asel: { roles: ['translator'], languages: ['en', 'kk'] },
  galina: { roles: ['editor'], languages: ['en', 'ru', 'kk'] },
  bolat: { roles: ['editor'], languages: ['en', 'ru', 'kk'] },
  dina: { roles: ['journalist', 'translator', 'editor'], languages: ['en', 'ru', 'kk'] },
} as const satisfies Record<string, { roles: readonly Role[]; languages: readonly LanguageCode[] }>;
export type Person = keyof typeof people;

export interface TestNewsroom {
  readonly path: string;
  core: Core;
  readonly clock: { now(): number; advance(milliseconds: number): void };
  readonly events: ChangeEvent[];
  readonly log: string[];
  readonly memberIds: Readonly<Record<Person, string>>;
  /** Asks as a person; each sits at a window of their own. */
  ask<C extends CoreChannel>(who: Person, channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  /** Asks and expects an answer. */
  get<C extends CoreChannel>(who: Person, channel: C, input: Input<C>): Promise<Output<C>>;
  /** Asks and expects a refusal of this code. */
  refused<C extends CoreChannel, Code extends ErrorCode>(
    who: Person,
    channel: C,
    input: Input<C>,
    code: Code,
  ): Promise<Extract<DragomanErrorReply, { code: Code }>>;
  /** Closes the newsroom and opens it again, as another process would. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface TestOptions {
  /** Whether a window lets go at once when somebody takes over, as one with nothing to save does; true by default. */
  readonly answersLockWanted?: boolean;
  readonly fourEyes?: boolean;
  readonly languages?: readonly LanguageCode[];
  readonly writers?: Partial<Record<'site' | 'ninjs', OutletWriter>>;
}

export const startOfTest = Date.parse('2026-11-20T09:00:00.000Z');

/** A newsroom on a temporary file with the test people in it. */
export async function openTestNewsroom(options: TestOptions = {}): Promise<TestNewsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-core-'));
  const path = join(folder, 'Test.newsroom');
  let now = startOfTest;
  const clock = {
    now: () => now,
    advance: (milliseconds: number): void => {
      now += milliseconds;
    },
  };
  const events: ChangeEvent[] = [];
  const log: string[] = [];
  const open = (): Core => {
    const core = openCore({
      parse: parseInput,
      path,
      clock,
      ...quietParts,
      writers: { ...quietParts.writers, ...options.writers },
      log: (line) => void log.push(line),
      create: {
        name: 'Test',
        languages: options.languages ?? ['en', 'ru', 'kk'],
        fourEyes: options.fourEyes ?? true,
        member: { name: 'dina', roles: people.dina.roles },
      },
    });
    core.onChange((event) => {
      events.push(event);
      if (event.kind !== 'lock-wanted' || options.answersLockWanted === false) return;
      void core.handle(event.session, 'locks.release', { editionId: event.editionId });
    });
    return core;
  };
  const newsroom: TestNewsroom = {
    path,
    core: open(),
    clock,
    events,
    log,
    memberIds: {} as Record<Person, string>,
    ask: (who, channel, input) => newsroom.core.handle(who, channel, input),
    async get(who, channel, input) {
      const reply = await newsroom.ask(who, channel, input);
      if (!reply.ok) throw new Error(`${channel} as ${who}: ${reply.error.code}: ${reply.error.message}`);
      return reply.value;
    },
    async refused(who, channel, input, code) {
      const reply = await newsroom.ask(who, channel, input);
      if (reply.ok) throw new Error(`${channel} as ${who} was not refused`);
      if (reply.error.code !== code) throw new Error(`${reply.error.code} instead of ${code}: ${reply.error.message}`);
      return reply.error as never;
    },
    async reopen() {
      await newsroom.core.close();
      newsroom.core = open();
      await signAllIn();
    },
    async close() {
      await newsroom.core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const ids = newsroom.memberIds as Record<string, string>;
  const signAllIn = async (): Promise<void> => {
    for (const [who, memberId] of Object.entries(ids)) {
      await newsroom.get(who as Person, 'session.signIn', { memberId });
    }
  };
  ids.dina = newsroom.core.newsroom.members[0]?.id ?? '';
  await signAllIn();
  for (const [name, { roles, languages }] of Object.entries(people)) {
    if (name === 'dina') continue;
    const { members } = await newsroom.get('dina', 'members.add', {
      name,
      roles: [...roles],
      languages: [...languages],
    });
    ids[name] = members.find((member) => member.name === name)?.id ?? '';
  }
  await signAllIn();
  return newsroom;
}

/** A paragraph of plain text. */
export function paragraph(id: string, text: string, source?: string): Block {
  const children = text === '' ? [] : [{ type: 'text' as const, text, format: 0 }];
  return source === undefined ? { id, type: 'paragraph', children } : { id, type: 'paragraph', source, children };
}

export interface TestStory {
  readonly storyId: string;
  readonly original: string;
  edition(language: LanguageCode): Promise<string>;
}

/** A story in English by Aigerim with a headline and these paragraphs, named p1, p2…, still in draft. */
export async function writeStory(
  newsroom: TestNewsroom,
  texts: readonly string[] = ['First.', 'Second.', 'Third.'],
  publishIn: readonly LanguageCode[] = ['en', 'ru', 'kk'],
  slugline = 'a-story',
): Promise<TestStory> {
  const { storyId, editionId } = await newsroom.get('aigerim', 'stories.create', {
    slugline,
    language: 'en',
    publishIn: [...publishIn],
  });
  await saveText(newsroom, 'aigerim', editionId, {
    headline: 'Headline',
    blocks: texts.map((text, index) => paragraph(`p${index + 1}`, text)),
  });
  return {
    storyId,
    original: editionId,
    async edition(language) {
      const story = await newsroom.get('dina', 'stories.get', { storyId });
      const edition = story.editions.find((one) => one.language === language);
      if (!edition) throw new Error(`There is no ${language} edition`);
      return edition.id;
    },
  };
}

/** Saves a headline and the whole list of blocks on top of what is there. */
export async function saveText(
  newsroom: TestNewsroom,
  who: Person,
  editionId: string,
  text: { readonly headline?: string; readonly blocks?: readonly Block[] },
): Promise<Output<'editions.save'>> {
  const view = await newsroom.get(who, 'editions.open', { editionId });
  return newsroom.get(who, 'editions.save', {
    editionId,
    baseRevision: view.revision,
    sourceRevision: view.source?.revision ?? null,
    ...(text.headline === undefined ? {} : { fields: { headline: text.headline } }),
    ...(text.blocks === undefined ? {} : { blocks: [...text.blocks], order: text.blocks.map((block) => block.id) }),
  });
}

/** Translates every paragraph and the headline of an open translation: its text in brackets. */
export async function translateAll(newsroom: TestNewsroom, who: Person, editionId: string): Promise<EditionView> {
  const view = await newsroom.get(who, 'editions.open', { editionId });
  const blocks = view.content.blocks.map((block) => paragraph(block.id, `[${block.source}]`, block.source));
  await saveText(newsroom, who, editionId, { headline: 'Перевод', blocks });
  return newsroom.get(who, 'editions.open', { editionId });
}

export function act(
  newsroom: TestNewsroom,
  who: Person,
  editionId: string,
  action: Action,
  more: Partial<Input<'editions.act'>> = {},
): Promise<Output<'editions.act'>> {
  return newsroom.get(who, 'editions.act', { editionId, action, ...more });
}

/** Takes a story in draft through to publication in every language. */
export async function publishAll(newsroom: TestNewsroom, story: TestStory): Promise<void> {
  await act(newsroom, 'aigerim', story.original, 'submit');
  for (const [language, translator] of [
    ['ru', 'maksat'],
    ['kk', 'asel'],
  ] as const) {
    const edition = await story.edition(language);
    await translateAll(newsroom, translator, edition);
    await act(newsroom, translator, edition, 'submit');
    await act(newsroom, 'galina', edition, 'approve');
    await act(newsroom, 'galina', edition, 'publish');
  }
  await act(newsroom, 'galina', story.original, 'approve');
  await act(newsroom, 'galina', story.original, 'publish');
}
