import type { EditionSummary, StorySummary } from '../../shared/contract/contract.ts';
import { englishName, type LanguageCode, ownName } from '../../shared/domain/languages.ts';
import { RouteLink } from '../app/route-link.tsx';
import { StageMark, stageNames } from '../ui/stage-mark.tsx';
import { briefTime, counted } from '../ui/time.ts';
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
  const wide = languages.length <= mostColumns;
  const own = [story.originalLanguage, ...story.publishIn.filter((one) => one !== story.originalLanguage)];
  const shown = wide ? languages : own.filter((one) => story.editions.some((edition) => edition.language === one));
  return (
    <div className={`${styles.row} ${styles.published}`}>
      <RouteLink
        route={routeOfStory(story)}
        className={styles.rowLink}
        aria-label={story.slugline}
        data-row=""
        tabIndex={tabIndex}
        onFocus={onFocus}
      >
        <StoryName story={story} />
      </RouteLink>
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
  const { stale } = edition.progress;
  const movedOn = stale > 0 ? `${counted(stale, 'paragraph')} moved on` : '';
  const more = detail(edition);
  const stage = stageNames[edition.stage].toLowerCase();
  const label = [`${englishName(edition.language)}: ${stage}`, more, movedOn].filter((part) => part !== '').join(', ');
  return (
    <RouteLink
      route={{ view: 'edition', editionId: edition.id }}
      className={styles.edition}
      aria-label={label}
      title={label}
      tabIndex={tabIndex}
    >
      <span className={styles.editionStage}>
        {named ? <span className={styles.editionLanguage}>{edition.language.toUpperCase()}</span> : null}
        <StageMark stage={edition.stage} />
      </span>
      {named || more === '' ? null : <span className={styles.editionDetail}>{more}</span>}
      {movedOn === '' ? null : <span className={styles.movedOn}>{movedOn}</span>}
    </RouteLink>
  );
}

/** What there is to say about an edition's stage: when it went out and how often it was corrected, or who has it. */
function detail(edition: EditionSummary): string {
  const { publishedAt, scheduledAt, correctionNumber } = edition;
  switch (edition.stage) {
    case 'published':
    case 'correcting':
      return [publishedAt === null ? '' : briefTime(publishedAt), correctionText(correctionNumber)]
        .filter((part) => part !== '')
        .join(', ');
    case 'killed':
      return publishedAt === null ? 'was never out' : `was out ${briefTime(publishedAt)}`;
    case 'scheduled':
      return scheduledAt === null ? '' : `goes out ${briefTime(scheduledAt)}`;
    case 'translation':
    case 'edit':
      return edition.assigneeName ?? 'unclaimed';
    case 'draft':
    case 'source':
    case 'approved':
      return '';
  }
}

function correctionText(number: number): string {
  return number > 0 ? `correction ${number}` : '';
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
