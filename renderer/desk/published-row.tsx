import type { EditionSummary, StorySummary } from '../../shared/contract/contract.ts';
import { englishName, type LanguageCode, ownName } from '../../shared/domain/languages.ts';
import { go, pathOf } from '../app/navigation.ts';
import { StageMark, stageNames } from '../ui/stage-mark.tsx';
import { counted, shortTime } from '../ui/time.ts';
import styles from './stories-view.module.css';
import { routeOfStory, StoryName } from './story-row.tsx';

/** With more languages than this a column each would leave no room for the headlines. */
export const mostColumns = 4;

/** A published story: its name opens the original, and each of its languages opens that edition. */
export function PublishedRow({
  story,
  languages,
  tabIndex,
  onFocus,
}: {
  story: StorySummary;
  /** The newsroom's, in its order: a column each while they are few. */
  languages: readonly LanguageCode[];
  tabIndex: number;
  onFocus: () => void;
}) {
  const route = routeOfStory(story);
  const wide = languages.length <= mostColumns;
  const own = [story.originalLanguage, ...story.publishIn.filter((one) => one !== story.originalLanguage)];
  const shown = wide ? languages : own.filter((one) => story.editions.some((edition) => edition.language === one));
  return (
    <div className={`${styles.row} ${styles.published}`}>
      <a
        href={`#${pathOf(route)}`}
        className={styles.rowLink}
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
      </a>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are links */}
      <span className={wide ? styles.columns : styles.flow} role="group" aria-label="Editions">
        {shown.map((language) => {
          const edition = story.editions.find((one) => one.language === language);
          if (edition) {
            return <EditionLink key={language} edition={edition} named={!wide} tabIndex={tabIndex} />;
          }
          return (
            <span key={language} className={styles.noEdition}>
              {story.publishIn.includes(language) ? 'Wanted' : '—'}
            </span>
          );
        })}
      </span>
    </div>
  );
}

function EditionLink({ edition, named, tabIndex }: { edition: EditionSummary; named: boolean; tabIndex: number }) {
  const route = { view: 'edition', editionId: edition.id } as const;
  const more = detail(edition);
  const stage = stageNames[edition.stage].toLowerCase();
  const moved = edition.progress.stale > 0;
  return (
    <a
      href={`#${pathOf(route)}`}
      className={styles.edition}
      aria-label={[`${englishName(edition.language)}: ${stage}`, more].filter((part) => part !== '').join(', ')}
      tabIndex={tabIndex}
      onClick={(event) => {
        event.preventDefault();
        go(route);
      }}
    >
      <span className={styles.editionStage}>
        {named ? <span className={styles.editionLanguage}>{edition.language.toUpperCase()}</span> : null}
        <StageMark stage={edition.stage} />
      </span>
      {named && !moved ? null : <span className={moved ? styles.movedOn : styles.editionDetail}>{more}</span>}
    </a>
  );
}

/** What there is to say about an edition's stage: when it went out and how often it was corrected, or who has it. */
function detail(edition: EditionSummary): string {
  if (edition.progress.stale > 0) return `${counted(edition.progress.stale, 'paragraph')} moved on`;
  const corrected = edition.correctionNumber > 0 ? [`correction ${edition.correctionNumber}`] : [];
  if (edition.publishedAt !== null) return [shortTime(edition.publishedAt), ...corrected].join(', ');
  switch (edition.stage) {
    case 'scheduled':
      return edition.scheduledAt === null ? '' : `goes out ${shortTime(edition.scheduledAt)}`;
    case 'translation':
    case 'edit':
      return edition.assigneeName ?? 'unclaimed';
    case 'draft':
    case 'source':
    case 'approved':
    case 'published':
    case 'correcting':
    case 'killed':
      return '';
  }
}

/** The heads of the columns; kept from assistive technology, where every link says its language itself. */
export function PublishedHeads({ languages }: { languages: readonly LanguageCode[] }) {
  return (
    <div className={`${styles.row} ${styles.published} ${styles.heads}`} aria-hidden="true">
      <span>Story</span>
      {languages.length <= mostColumns ? (
        <span className={styles.columns}>
          {languages.map((language) => (
            <span key={language}>{ownName(language)}</span>
          ))}
        </span>
      ) : (
        <span>Editions</span>
      )}
    </div>
  );
}
