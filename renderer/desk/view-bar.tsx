import { hasRole } from '../../shared/domain/members.ts';
import { useSession } from '../app/session.tsx';
import { useShell } from '../app/shell-context.ts';
import { commandKey } from '../app/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import styles from './desk-view.module.css';

/** What stands over every view of the newsroom: where this is, the palette, and the one obvious thing to do. */
export function ViewBar() {
  const { newsroom, member } = useSession();
  const { newStory, openPalette } = useShell();
  const writes = hasRole(member, 'journalist') || hasRole(member, 'editor');
  return (
    <header className={styles.bar}>
      <span className={styles.newsroom}>{newsroom.name}</span>
      <div className={styles.barActions}>
        <Button look="quiet" keys={commandKey('K')} onClick={openPalette}>
          Go to anything
        </Button>
        {writes ? (
          <Button look="primary" onClick={newStory} title={commandKey('N')}>
            New story
          </Button>
        ) : null}
      </div>
    </header>
  );
}
