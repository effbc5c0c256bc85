import { request } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useShell } from '../app/shell-context.ts';
import { useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';

/** The file that holds it all. */
export function NewsroomFileSettings() {
  const { newsroom } = useSession();
  const { closeNewsroom } = useShell();
  const { problem, save } = useSaving();
  return (
    <Section title="This newsroom">
      <p>
        Everything is in this one file. While it is open, copy it with Back up now; once it is closed, any copy is
        whole.
      </p>
      <p className={styles.path}>{newsroom.path}</p>
      <div className={styles.pathActions}>
        <Button small onClick={() => void save(() => request('app.showInFolder', { path: newsroom.path }))}>
          Show in folder
        </Button>
        <Button small look="quiet" onClick={() => void save(closeNewsroom)}>
          Close newsroom
        </Button>
      </div>
      {problem === null ? null : <Alert>{problem}</Alert>}
    </Section>
  );
}
