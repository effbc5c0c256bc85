import { useShell } from '../app/shell-context.ts';
import { commandKey } from '../app/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import styles from './desk-view.module.css';
import type { StoriesShown } from './use-story-pages.ts';

/** What stands where no story does: why, and what to do next. */
export function StoriesEmpty({
  show,
  text,
  writes,
  onClear,
  onShowAll,
}: {
  show: StoriesShown;
  text: string;
  /** Whether the member may start a story. */
  writes: boolean;
  onClear: () => void;
  onShowAll: () => void;
}) {
  const { newStory } = useShell();
  if (text !== '') {
    return (
      <Empty title={`Nothing matches “${text}”.`} hint="Sluglines and headlines in every language were looked through.">
        <Button onClick={onClear}>Clear the search</Button>
      </Empty>
    );
  }
  switch (show) {
    case 'all':
      return (
        <Empty
          title="There are no stories yet."
          hint={
            writes
              ? 'Start one: it is a draft on your desk until you submit it.'
              : 'A journalist or an editor starts one; what is submitted in your languages comes to your desk by itself.'
          }
        >
          {writes ? (
            <Button onClick={newStory} keys={commandKey('N')}>
              Start a story
            </Button>
          ) : null}
        </Empty>
      );
    case 'published':
      return (
        <Empty
          title="Nothing is published yet."
          hint="What an editor publishes is listed here, with when it went out and how often it was corrected."
        />
      );
    case 'spiked':
      return (
        <Empty
          title="Nothing is spiked."
          hint="A spiked story leaves every desk and is kept here, from where it can be taken back as it was."
        >
          <Button onClick={onShowAll}>Show all stories</Button>
        </Empty>
      );
  }
}

function Empty({ title, hint, children }: { title: string; hint: string; children?: React.ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p className={styles.emptyText}>{hint}</p>
      {children}
    </div>
  );
}
