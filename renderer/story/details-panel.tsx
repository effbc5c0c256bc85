import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { hasRole } from '../../shared/domain/members.ts';
import { request } from '../app/client.ts';
import { query } from '../app/queries.ts';
import { useSession } from '../app/session.tsx';
import type { Read } from '../app/use-draft.ts';
import { sessionOf } from '../editor/session/open-sessions.ts';
import { dateAndTime, formatNumber, ownTimeZone, readLocalTime, writeLocalTime } from '../ui/time.ts';
import { AssigneeDetail } from './assignee-detail.tsx';
import { readLength } from './commissioned-length.ts';
import { DeliveryList } from './delivery-list.tsx';
import { ChoicesDetail, Detail, SelectDetail, TextDetail } from './detail-fields.tsx';
import styles from './panel.module.css';

const priorityNames = {
  '1': '1, flash',
  '2': '2, urgent',
  '3': '3, normal',
  '4': '4, can wait',
  '5': '5, any day',
  '6': '6, filler',
} as const;
type Priority = keyof typeof priorityNames;
const priorities = Object.keys(priorityNames) as readonly Priority[];
const priorityChoices = priorities.map((value) => ({ value, label: priorityNames[value] }));

/** What a date and time field says: nothing at all takes the time away. */
function readTime(text: string): Read<string | null> {
  if (text === '') return { value: null };
  const instant = readLocalTime(text);
  return instant === undefined
    ? { problem: 'That is not a date and time. Write it like 2026-11-22 14:30.' }
    : { value: instant };
}

function readSlugline(text: string): Read<string> {
  return text === '' ? { problem: 'A slugline is needed.' } : { value: text };
}

/** What is known about the story and this edition; its author and editors change it in place. */
export function DetailsPanel({ view }: { view: EditionView }) {
  const { member } = useSession();
  const { story, edition } = view;
  const mayChange = story.authorId === member.id || hasRole(member, 'editor');
  return (
    <div className={styles.panel}>
      <dl className={styles.details}>
        {mayChange ? <StoryFields key={story.id} view={view} /> : <StoryFacts view={view} />}
        <Detail label="Written in">{englishName(story.originalLanguage)}</Detail>
        <Detail label="Author">{story.authorName}</Detail>
        <Detail label="Created">{dateAndTime(story.createdAt)}</Detail>
      </dl>
      <h3 className={styles.heading}>{englishName(edition.language)} edition</h3>
      <dl className={styles.details}>
        <AssigneeDetail key={edition.id} view={view} />
        <Detail label="Words">
          <Live view={view} figure="words" />
        </Detail>
        <Detail label="Revision">
          <Live view={view} figure="revision" />
        </Detail>
        {edition.publishedAt === null ? null : <Detail label="Published">{dateAndTime(edition.publishedAt)}</Detail>}
        {edition.correctionNumber === 0 ? null : (
          <Detail label="Corrections">{formatNumber(edition.correctionNumber)}</Detail>
        )}
        {view.correctionNote === null ? null : (
          <Detail label={edition.stage === 'correcting' ? 'Correcting' : 'Last correction'}>
            {view.correctionNote}
          </Detail>
        )}
      </dl>
      <DeliveryList storyId={story.id} editionId={edition.id} />
    </div>
  );
}

const unchanging = (): (() => void) => () => undefined;

/** A figure as the window's own saves leave it: neither is the view read again at each, nor the panel drawn again. */
function Live({ view: { edition, revision }, figure }: { view: EditionView; figure: 'words' | 'revision' }) {
  const session = sessionOf(edition.id);
  const value = useSyncExternalStore(session?.subscribe ?? unchanging, () => {
    const own = session?.getSnapshot();
    if (own && own.revision >= revision) return own[figure];
    return figure === 'words' ? edition.words : revision;
  });
  return formatNumber(value);
}

function priorityOf(view: EditionView): Priority {
  return priorities.find((one) => Number(one) === view.story.priority) ?? '3';
}

function StoryFacts({ view }: { view: EditionView }) {
  const { story } = view;
  return (
    <>
      <Detail label="Slugline">{story.slugline}</Detail>
      <Detail label="Desk">{story.desk || 'None'}</Detail>
      <Detail label="Priority">{priorityNames[priorityOf(view)]}</Detail>
      <Detail label="Deadline">{story.deadline === null ? 'None' : dateAndTime(story.deadline)}</Detail>
      <Detail label="Length">
        {story.commissionedWords === null ? 'None' : `${formatNumber(story.commissionedWords)} words`}
      </Detail>
      <Detail label="Embargo">{story.embargo === null ? 'None' : dateAndTime(story.embargo.at)}</Detail>
      <Detail label="Publish in">{story.publishIn.map(englishName).join(', ')}</Detail>
    </>
  );
}

function StoryFields({ view }: { view: EditionView }) {
  const { newsroom } = useSession();
  const client = useQueryClient();
  const { story, edition } = view;
  const update = async (change: Omit<Input<'stories.update'>, 'storyId'>): Promise<void> => {
    const updated = await request('stories.update', { storyId: story.id, ...change });
    // The change event brings the rest; this keeps the old value from flashing back until it does.
    client.setQueryData(query('editions.open', { editionId: edition.id }).queryKey, (before) =>
      before ? { ...before, story: updated } : before,
    );
  };
  const desks =
    story.desk === '' || newsroom.desks.includes(story.desk) ? newsroom.desks : [story.desk, ...newsroom.desks];
  const languages = [...newsroom.languages, ...story.publishIn.filter((one) => !newsroom.languages.includes(one))];
  return (
    <>
      <TextDetail
        label="Slugline"
        value={story.slugline}
        read={readSlugline}
        onSave={(slugline) => update({ slugline })}
      />
      <SelectDetail
        label="Desk"
        value={story.desk}
        choices={[{ value: '', label: 'None' }, ...desks.map((value) => ({ value, label: value }))]}
        onSave={(desk) => update({ desk })}
      />
      <SelectDetail
        label="Priority"
        value={priorityOf(view)}
        choices={priorityChoices}
        onSave={(priority) => update({ priority: Number(priority) })}
      />
      <TextDetail
        label="Deadline"
        value={story.deadline === null ? '' : writeLocalTime(story.deadline)}
        placeholder="None"
        hint="Such as 2026-11-22 14:30"
        read={readTime}
        onSave={(deadline) => update({ deadline })}
      />
      <TextDetail
        label="Length"
        value={story.commissionedWords === null ? '' : String(story.commissionedWords)}
        placeholder="None"
        hint="How many words were asked for, such as 500"
        read={readLength}
        onSave={(commissionedWords) => update({ commissionedWords })}
      />
      <TextDetail
        label="Embargo"
        value={story.embargo === null ? '' : writeLocalTime(story.embargo.at)}
        placeholder="None"
        hint={`Such as 2026-11-22 14:30, ${ownTimeZone()}`}
        read={readTime}
        onSave={(at) => update({ embargo: at === null ? null : { at, timeZone: ownTimeZone() } })}
      />
      <ChoicesDetail
        label="Publish in"
        values={story.publishIn}
        choices={languages.map((value) => ({ value, label: englishName(value) }))}
        onSave={(publishIn) => update({ publishIn: [...publishIn] })}
      />
    </>
  );
}
