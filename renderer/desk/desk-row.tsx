import type { DeskRow, DeskSectionKind } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { RouteLink } from '../app/route-link.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { LanguageChips, stageNames } from '../ui/stage-mark.tsx';
import { ago, counted, due, shortTime } from '../ui/time.ts';
import styles from './desk-row.module.css';

/** One line of a desk: what it is, how it stands, whose it is, when it is due. Opens its edition. */
export function DeskRowLink({ row, section }: { row: DeskRow; section: DeskSectionKind }) {
  const { story, edition } = row;
  const route = { view: 'edition', editionId: edition.id } as const;
  const original = story.editions.find((one) => one.kind === 'original');
  const headline = edition.headline.trim() || original?.headline.trim() || '';
  const person = edition.assigneeName ?? story.authorName;
  const underWay = edition.stage === 'translation' && edition.progress.done > 0 && edition.progress.total > 0;
  return (
    <RouteLink route={route} className={styles.row} aria-label={story.slugline} data-row="">
      <span>
        <span className={styles.headline} lang={edition.headline.trim() ? edition.language : story.originalLanguage}>
          {headline || <span className={styles.untitled}>No headline yet</span>}
        </span>
        <div className={styles.facts}>
          {facts(row, section)
            .filter((fact) => fact !== '')
            .join(' · ')}
          {edition.progress.stale > 0 ? (
            <>
              {' · '}
              <span className={styles.stale}>{counted(edition.progress.stale, 'paragraph')} moved on</span>
              {section === 'source-changed' ? ` ${ago(row.since)}` : ''}
            </>
          ) : null}
        </div>
        {row.reason === null ? null : (
          <div className={styles.reason}>
            {row.reasonBy === null ? '' : `${row.reasonBy}: `}
            {row.reason}
          </div>
        )}
        {underWay ? (
          <div className={styles.progress} aria-hidden="true">
            <div
              className={styles.progressDone}
              style={{ width: `${Math.round((edition.progress.done / edition.progress.total) * 100)}%` }}
            />
          </div>
        ) : null}
      </span>
      <LanguageChips story={story} />
      <span className={styles.person}>
        <Avatar name={person} />
        <span className={styles.personName}>{person}</span>
      </span>
      <Deadline row={row} section={section} />
    </RouteLink>
  );
}

function languageFact(row: DeskRow): string {
  const { edition, sourceLanguage } = row;
  return sourceLanguage === null
    ? englishName(edition.language)
    : `${englishName(sourceLanguage)} → ${englishName(edition.language)}`;
}

function facts(row: DeskRow, section: DeskSectionKind): readonly string[] {
  const { story, edition } = row;
  const start = [story.slugline, languageFact(row)];
  switch (section) {
    case 'drafts':
      return [...start, counted(edition.words, 'word'), `saved ${ago(edition.updatedAt)}`];
    case 'sent-back':
      return [...start, `sent back ${ago(row.since)}`];
    case 'to-translate':
      return [
        ...start,
        edition.progress.done > 0
          ? `${edition.progress.done} of ${counted(edition.progress.total, 'paragraph')}`
          : counted(edition.progress.total, 'paragraph'),
      ];
    case 'source-changed':
      return start;
    case 'to-edit':
      return [...start, counted(edition.words, 'word'), `since ${shortTime(row.since)}`];
    case 'ready':
      return [...start, 'approved', story.embargo ? `embargo until ${shortTime(story.embargo.at)}` : ''];
    case 'scheduled':
      return [...start, edition.scheduledAt === null ? '' : `goes out ${shortTime(edition.scheduledAt)}`];
    case 'tasks':
      return [...start, row.task?.kind === 'kill' ? 'another edition was killed' : 'another edition was corrected'];
    case 'elsewhere':
    case 'waiting':
      return [...start, stageNames[edition.stage].toLowerCase(), `since ${shortTime(row.since)}`];
  }
}

function Deadline({ row, section }: { row: DeskRow; section: DeskSectionKind }) {
  const { deadline } = row.story;
  const out = row.edition.stage === 'published' || row.edition.stage === 'killed' || section === 'scheduled';
  if (deadline === null || out) return <span />;
  const { time, day, pressing } = due(deadline);
  return (
    <span className={`${styles.due} tabular`}>
      {time === '' ? null : <span className={pressing ? styles.pressing : undefined}>{time}</span>} {day}
    </span>
  );
}
