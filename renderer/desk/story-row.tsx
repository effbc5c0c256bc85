import type { StorySummary } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { go, pathOf, type Route } from '../app/navigation.ts';
import { originalOf } from '../app/palette-items.ts';
import { Avatar } from '../ui/avatar.tsx';
import { LanguageChips } from '../ui/stage-mark.tsx';
import { counted, due } from '../ui/time.ts';
import styles from './stories-view.module.css';

export function routeOfStory(story: StorySummary): Route {
  return { view: 'edition', editionId: originalOf(story)?.id ?? '' };
}

/** A story in the list of all: what it is, how its editions stand, whose it is, when it is due. */
export function StoryRow({ story, tabIndex, onFocus }: { story: StorySummary; tabIndex: number; onFocus: () => void }) {
  const route = routeOfStory(story);
  return (
    <a
      href={`#${pathOf(route)}`}
      className={styles.row}
      aria-label={story.slugline}
      data-row-link=""
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={(event) => {
        event.preventDefault();
        go(route);
      }}
    >
      <StoryName story={story} />
      <LanguageChips story={story} />
      <span className={styles.person}>
        <Avatar name={story.authorName} />
        <span className={styles.personName}>{story.authorName}</span>
      </span>
      <Deadline story={story} />
    </a>
  );
}

/** The headline that the story is known by, and its slugline, desk and what moved on below. */
export function StoryName({ story }: { story: StorySummary }) {
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
        {story.editions
          .filter((edition) => edition.progress.stale > 0)
          .map((edition) => (
            <span key={edition.id}>
              {' · '}
              <span className={styles.stale}>
                {counted(edition.progress.stale, 'paragraph')} moved on in {englishName(edition.language)}
              </span>
            </span>
          ))}
      </span>
    </span>
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
