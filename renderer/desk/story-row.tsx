import type { ReactNode } from 'react';
import type { StorySummary } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { Route } from '../app/navigation.ts';
import { originalOf } from '../app/palette-items.ts';
import { RouteLink } from '../app/route-link.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { LanguageChips } from '../ui/stage-mark.tsx';
import { counted, due } from '../ui/time.ts';
import styles from './stories-view.module.css';

export function routeOfStory(story: StorySummary): Route {
  return { view: 'edition', editionId: originalOf(story)?.id ?? '' };
}

/** A story in the list of all: what it is, how its editions stand, whose it is, when it is due. */
export function StoryRow({ story, tabIndex, onFocus }: { story: StorySummary; tabIndex: number; onFocus: () => void }) {
  return (
    <RouteLink
      route={routeOfStory(story)}
      className={styles.row}
      aria-label={story.slugline}
      data-row=""
      tabIndex={tabIndex}
      onFocus={onFocus}
    >
      <StoryName story={story}>
        <MovedOn story={story} />
      </StoryName>
      <LanguageChips story={story} />
      <span className={styles.person}>
        <Avatar name={story.authorName} />
        <span className={styles.personName}>{story.authorName}</span>
      </span>
      <Deadline story={story} />
    </RouteLink>
  );
}

/** The headline that the story is known by, with its slugline and desk below, and what the list adds. */
export function StoryName({ story, children }: { story: StorySummary; children?: ReactNode }) {
  const headline = originalOf(story)?.headline.trim() ?? '';
  return (
    <span className={styles.name}>
      {headline === '' ? (
        <span className={`${styles.headline} ${styles.untitled}`}>No headline yet</span>
      ) : (
        <span className={styles.headline} lang={story.originalLanguage} title={headline}>
          {headline}
        </span>
      )}
      <span className={styles.facts}>
        {[story.slugline, story.desk].filter((fact) => fact !== '').join(' · ')}
        {children}
      </span>
    </span>
  );
}

/** Which translations no longer say what their source says. */
function MovedOn({ story }: { story: StorySummary }) {
  const stale = story.editions.filter((edition) => edition.progress.stale > 0);
  if (stale.length === 0) return null;
  const paragraphs = stale.reduce((sum, edition) => sum + edition.progress.stale, 0);
  return (
    <>
      {' · '}
      <span className={styles.stale}>
        {counted(paragraphs, 'paragraph')} moved on in{' '}
        {stale.map(({ language }) => englishName(language)).join(' and ')}
      </span>
    </>
  );
}

function Deadline({ story }: { story: StorySummary }) {
  const over = story.stage === 'published' || story.stage === 'killed' || story.spiked;
  if (story.stage === 'killed') return <span className={styles.killed}>Killed</span>;
  if (story.deadline === null || over) return <span />;
  const { time, day, pressing } = due(story.deadline);
  return (
    <span className="tabular">
      {time === '' ? null : <span className={pressing ? styles.pressing : undefined}>{time}</span>} {day}
    </span>
  );
}
