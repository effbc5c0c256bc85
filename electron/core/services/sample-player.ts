import { randomUUID } from 'node:crypto';
import type { CoreChannel } from '../../../shared/contract/channels.ts';
import type { Output } from '../../../shared/contract/contract.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import { type Block, blockFingerprint } from '../../../shared/domain/blocks.ts';
import type { EditionContent, Fields } from '../../../shared/domain/edition.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { SampleChange, SampleStory } from './sample-format.ts';
import { blockFromMarkup } from './sample-markup.ts';
import type { SampleStep } from './sample-plan.ts';
import { begunMarkup } from './sample-sittings.ts';

/** Asks the newsroom something as a member, at a moment: the same requests that a window makes. */
export type Ask = <Channel extends CoreChannel>(
  at: number,
  by: string,
  channel: Channel,
  input: Input<Channel>,
) => Promise<Output<Channel>>;

/** What the player does with each step of a plan. */
export interface SamplePlayer {
  play(step: SampleStep): Promise<void>;
}

const hour = 3_600_000;

/** A block of the sample in the place of one that is there already: it keeps that one's id and source. */
function inPlaceOf(block: Block, markup: string): Block {
  const written = blockFromMarkup(markup, block.id);
  return block.source === undefined ? written : { ...written, source: block.source };
}

function changedFields(before: Fields, after: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name as keyof Fields] !== value));
}

/** Plays steps of a plan with a newsroom. Steps of one story must come in their order. */
export function createSamplePlayer(ask: Ask, memberId: (key: string) => string, now: number): SamplePlayer {
  /** Edition ids by language, by story. */
  const editions = new Map<SampleStory, Map<LanguageCode, string>>();

  function editionId(story: SampleStory, language: LanguageCode): string {
    const id = editions.get(story)?.get(language);
    if (id === undefined) throw new Error(`${story.slugline} has no ${language} edition yet.`);
    return id;
  }

  async function learnEditions(step: SampleStep, storyId: string): Promise<void> {
    const story = await ask(step.at, step.by, 'stories.get', { storyId });
    editions.set(step.story, new Map(story.editions.map((edition) => [edition.language, edition.id])));
  }

  async function create(step: SampleStep): Promise<void> {
    const { slugline, original, publishIn, desk, priority, deadlineInHours } = step.story;
    const deadline = deadlineInHours === null ? null : new Date(now + deadlineInHours * hour).toISOString();
    const input = { slugline, language: original, publishIn, desk, priority, deadline };
    const { storyId } = await ask(step.at, step.by, 'stories.create', input);
    storyIds.set(step.story, storyId);
    await learnEditions(step, storyId);
  }

  const storyIds = new Map<SampleStory, string>();

  function storyId(story: SampleStory): string {
    const id = storyIds.get(story);
    if (id === undefined) throw new Error(`${story.slugline} is not there yet.`);
    return id;
  }

  /** Takes the edition's lock, saves what differs, and lets go, as a window does that is opened and closed. */
  async function save(
    step: SampleStep,
    rewrite: (content: EditionContent) => { readonly fields: Partial<Fields>; readonly blocks: readonly Block[] },
  ): Promise<void> {
    const id = editionId(step.story, step.language);
    await ask(step.at, step.by, 'locks.take', { editionId: id, takeOver: true });
    const view = await ask(step.at, step.by, 'editions.open', { editionId: id });
    const { fields, blocks } = rewrite(view.content);
    const before = new Map(view.content.blocks.map((block) => [block.id, blockFingerprint(block)]));
    await ask(step.at, step.by, 'editions.save', {
      editionId: id,
      baseRevision: view.revision,
      sourceRevision: view.source?.revision ?? null,
      fields: changedFields(view.content.fields, fields),
      blocks: blocks.filter((block) => before.get(block.id) !== blockFingerprint(block)),
      order: blocks.map((block) => block.id),
    });
    await ask(step.at, step.by, 'locks.release', { editionId: id });
  }

  async function write(step: Extract<SampleStep, { deed: 'write' }>): Promise<void> {
    const text = step.story.editions[step.language];
    if (!text) throw new Error(`${step.story.slugline} has no text in ${step.language}.`);
    const translation = step.language !== step.story.original;
    await save(step, (content) => {
      const blocks = [...content.blocks];
      const end = step.blocks + (step.begun ? 1 : 0);
      text.body.slice(0, end).forEach((source, index) => {
        const markup = index === step.blocks ? begunMarkup(source) : source;
        const present = blocks[index];
        if (!present && translation) throw new Error(`${step.story.slugline}: no block ${index} to translate.`);
        blocks[index] = present ? inPlaceOf(present, markup) : blockFromMarkup(markup, randomUUID());
      });
      return { fields: Object.fromEntries(step.fields.map((field) => [field, text[field]])), blocks };
    });
  }

  async function change(step: SampleStep, changes: readonly SampleChange[]): Promise<void> {
    await save(step, (content) => {
      const blocks = [...content.blocks];
      let fields: Partial<Fields> = {};
      for (const one of changes) {
        if (!('block' in one)) fields = { ...fields, ...one };
        else {
          const present = blocks[one.block];
          if (!present) throw new Error(`${step.story.slugline} has no block ${one.block}.`);
          blocks[one.block] = inPlaceOf(present, one.text);
        }
      }
      return { fields, blocks };
    });
  }

  return {
    play: async (step) => {
      switch (step.deed) {
        case 'create':
          return create(step);
        case 'write':
          return write(step);
        case 'change':
          return change(step, step.changes);
        case 'act':
          await ask(step.at, step.by, 'editions.act', {
            editionId: editionId(step.story, step.language),
            ...step.input,
          });
          // A submission opens the translations.
          if (step.input.action === 'submit') await learnEditions(step, storyId(step.story));
          return;
        case 'claim':
          await ask(step.at, step.by, 'editions.act', {
            editionId: editionId(step.story, step.language),
            action: 'assign',
            assigneeId: memberId(step.by),
          });
          return;
        case 'embargo':
          await ask(step.at, step.by, 'stories.update', {
            storyId: storyId(step.story),
            embargo: { at: new Date(step.until).toISOString(), timeZone: 'Asia/Almaty' },
          });
          return;
        case 'comment':
          await ask(step.at, step.by, 'comments.add', {
            editionId: editionId(step.story, step.language),
            text: step.text,
          });
      }
    },
  };
}
