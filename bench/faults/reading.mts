import type { Core } from '../../electron/core/core.ts';
import { unknownName } from '../../electron/core/store/member-names.ts';
import type { CoreChannel } from '../../shared/contract/channels.ts';
import type { Moment, Output, Revision } from '../../shared/contract/contract.ts';
import type { Input } from '../../shared/contract/schemas.ts';

/**
 * All that a person can read of a newsroom: for every question its answer as JSON, or null where it was refused. Keys
 * begin with what the answer is about: `text` of a revision, `revision` for who made it, when and why, `now` for the
 * text of an edition as it stands, `other` for everything else.
 */
export type Reading = ReadonlyMap<string, string | null>;
export type Subject = 'text' | 'revision' | 'now' | 'other';
export const subjects: readonly Subject[] = ['text', 'revision', 'now', 'other'];

export function subjectOf(key: string): Subject {
  return subjects.find((subject) => key.startsWith(`${subject} `)) ?? 'other';
}

/** Whom and what to ask for; taken from a newsroom that is whole. */
export interface Questions {
  readonly memberId: string;
  readonly stories: readonly string[];
  /** With the numbers of their revisions. */
  readonly editions: readonly {
    readonly id: string;
    readonly storyId: string;
    readonly language: string;
    readonly revisions: readonly number[];
  }[];
}

type Asked = <C extends CoreChannel>(channel: C, input: Input<C>) => Promise<Output<C> | null>;

const session = 'reader';

/** Answers become null where the core refuses. */
function askOf(core: Core): Asked {
  return async (channel, input) => {
    const reply = await core.handle(session, channel, input);
    return reply.ok ? reply.value : null;
  };
}

/** Learns from a newsroom that is whole what there is to be asked. */
export async function questionsOf(core: Core): Promise<Questions> {
  const ask = askOf(core);
  const memberId = core.newsroom.members[0]?.id ?? '';
  await ask('session.signIn', { memberId });
  const stories: string[] = [];
  const editions: Questions['editions'][number][] = [];
  for (const show of ['all', 'spiked'] as const) {
    const list = await ask('stories.list', { show, text: '', offset: 0, limit: 500 });
    for (const story of list?.rows ?? []) {
      if (stories.includes(story.id)) continue;
      stories.push(story.id);
      for (const { id, language } of story.editions) {
        const revisions = (await ask('history.list', { editionId: id })) ?? [];
        editions.push({ id, storyId: story.id, language, revisions: revisions.map((revision) => revision.number) });
      }
    }
  }
  return { memberId, stories, editions };
}

/** Whether a revision says of itself, or of its author, that it cannot be read. */
function isNamed(revision: Revision | undefined): boolean {
  return revision !== undefined && (revision.damaged || revision.authorName === unknownName);
}

function withoutEdition({ editionId: _, ...revision }: Moment): Revision {
  return revision;
}

/** Asks a newsroom everything. */
export async function readAll(core: Core, { memberId, stories, editions }: Questions): Promise<Reading> {
  const ask = askOf(core);
  const reading = new Map<string, string | null>();
  const note = (subject: Subject, what: string, answer: unknown): void => {
    reading.set(`${subject} ${what}`, answer === null ? null : JSON.stringify(answer));
  };
  /** A revision that is listed as damaged is refused; one that is not listed, or more than were, is another answer. */
  const noteListed = (what: string, numbers: readonly number[], listed: readonly Revision[] | null): void => {
    const byNumber = new Map(listed?.map((revision) => [revision.number, revision]));
    const strange = [...byNumber.keys()].filter((number) => !numbers.includes(number));
    note('revision', `${what} more`, strange);
    for (const number of numbers) {
      const revision = byNumber.get(number);
      note('revision', `${what} ${number}`, isNamed(revision) || !listed ? null : (revision ?? 'not listed'));
    }
  };
  note('other', 'sign in', await ask('session.signIn', { memberId }));
  // Where it is opened from is no part of it.
  const newsroom = await ask('newsroom.get', {});
  note('other', 'newsroom', newsroom && { ...newsroom, path: '' });
  for (const show of ['all', 'published', 'spiked'] as const) {
    note('other', `stories ${show}`, await ask('stories.list', { show, text: '', offset: 0, limit: 500 }));
  }
  for (const storyId of stories) {
    note('other', `story ${storyId}`, await ask('stories.get', { storyId }));
    const timeline = await ask('history.timeline', { storyId });
    for (const { id, language, revisions } of editions.filter((edition) => edition.storyId === storyId)) {
      // A person finds the lane by its language, whatever its id has become.
      const lane = timeline?.editions.find((edition) => edition.language === language)?.id ?? id;
      const moments = timeline?.moments.filter(({ editionId }) => editionId === lane).map(withoutEdition);
      noteListed(`timeline ${id}`, revisions, moments ?? null);
    }
    note('other', `deliveries ${storyId}`, await ask('deliveries.list', { storyId }));
  }
  for (const { id: editionId, revisions } of editions) {
    const view = await ask('editions.open', { editionId });
    // A text that is shown in place of one that cannot be read is shown as that.
    note('now', editionId, view && view.damage === null ? [view.revision, view.content] : null);
    note('other', `edition ${editionId}`, view && { ...view, content: null });
    note('other', `comments ${editionId}`, await ask('comments.list', { editionId }));
    noteListed(`list ${editionId}`, revisions, await ask('history.list', { editionId }));
    for (const number of revisions) {
      const read = await ask('history.read', { editionId, number });
      note('text', `${editionId} ${number}`, read?.content ?? null);
      note('revision', `${editionId} ${number}`, isNamed(read?.revision) ? null : (read?.revision ?? null));
    }
  }
  return reading;
}
