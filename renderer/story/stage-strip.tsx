import type { EditionView } from '../../shared/contract/contract.ts';
import { shortTime } from '../ui/time.ts';
import styles from './edition-page.module.css';

/** What the stage means for the text: that it was killed, what a correction says, or why nothing can be typed. */
export function StageStrip({
  view,
  damaged = false,
}: {
  view: EditionView;
  /** Whether the newsroom's file is: then another notice says why nothing can be typed. */
  damaged?: boolean;
}) {
  const { killed, correctionNote } = view;
  const { stage } = view.edition;
  if (killed) {
    return (
      <p className={`${styles.notice} ${styles.noticeBad}`}>
        <span className={styles.noticeText}>
          <span className={styles.noticeStrong}>
            Killed by {killed.by}, {shortTime(killed.at)}:
          </span>{' '}
          {killed.reason}
        </span>
      </p>
    );
  }
  return (
    <>
      {stage === 'correcting' && correctionNote !== null ? (
        <p className={styles.notice}>
          <span className={styles.noticeText}>
            <span className={styles.noticeStrong}>Readers will be told:</span> {correctionNote}
          </span>
        </p>
      ) : null}
      {view.mayWrite || damaged || view.damage !== null ? null : <p className={styles.readOnly}>{whyReadOnly(view)}</p>}
    </>
  );
}

/** Why the member cannot write here now, and what would change that. */
export function whyReadOnly({ edition, story, actions, damage }: EditionView): string {
  if (damage !== null) return 'The newest text cannot be read.';
  if (story.spiked) {
    return actions.includes('unspike') ? 'Spiked. Unspike the story to change it.' : 'The story is spiked.';
  }
  switch (edition.stage) {
    case 'draft':
      return `${story.authorName} is writing this.`;
    case 'source':
      return `${story.authorName} or an editor changes this.`;
    case 'translation':
      return `${edition.assigneeName ?? 'A translator'} has this now.`;
    case 'edit':
      return `${edition.assigneeName ?? 'An editor'} has this now.`;
    case 'approved':
      return actions.includes('reopen') ? 'Approved. Reopen it to change it.' : 'Approved. An editor can reopen it.';
    case 'scheduled':
      return actions.includes('unschedule')
        ? 'Scheduled. Take it off the schedule to change it.'
        : 'Scheduled. An editor can take it off the schedule.';
    case 'published':
      return actions.includes('correct')
        ? 'Published. Correct it to change it.'
        : 'Published. An editor can correct it.';
    case 'correcting':
      return 'An editor is correcting this.';
    case 'killed':
      return 'Killed.';
  }
}
