import { useState } from 'react';
import { saveTextCopy } from '../editor/clipboard/text-copy.ts';
import { openText, type UnsavedText } from '../editor/session/open-sessions.ts';
import { Button } from '../ui/button.tsx';
import styles from './condition-banner.module.css';
import { troubleOf, whatIsSafe } from './condition-words.ts';
import { DamagedBanner } from './damaged-banner.tsx';
import { currentRoute } from './navigation.ts';
import { queryClient } from './queries.ts';
import { useSession } from './session.tsx';
import { useCondition } from './use-condition.ts';

/** Above all views: what happened to the newsroom, what is safe, and what can be done. Nothing while all is well. */
export function ConditionBanner() {
  const { shown, unsaved } = useCondition();
  const { newsroom } = useSession();
  switch (shown.kind) {
    case 'nothing':
      return null;
    case 'again':
      return (
        <div role="status" className={`${styles.banner} ${styles.good}`}>
          <p className={styles.text}>
            <strong>Saving works again.</strong> Everything typed is saved.
          </p>
        </div>
      );
    case 'damaged':
      return <DamagedBanner damaged={shown} path={newsroom.path} />;
    case 'failing':
      return <FailingBanner {...shown} unsaved={unsaved} />;
  }
}

function FailingBanner({
  error,
  since,
  closed,
  unsaved,
}: {
  error: Parameters<typeof troubleOf>[0];
  since: string | null;
  closed: boolean;
  unsaved: readonly UnsavedText[];
}) {
  const [busy, setBusy] = useState(false);
  const { title, advice } = troubleOf(error);
  const run = (work: () => Promise<unknown>) => (): void => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return (
    <div role="alert" className={`${styles.banner} ${styles.bad}`}>
      <p className={styles.text}>
        <strong>{closed ? 'The newsroom is closed.' : title}</strong> {advice} {whatIsSafe(since, unsaved)}
      </p>
      <div className={styles.actions}>
        {closed ? null : (
          <Button small disabled={busy} onClick={run(() => tryAgain(unsaved))}>
            Try again
          </Button>
        )}
        <SaveCopyButton unsaved={unsaved} />
      </div>
    </div>
  );
}

async function tryAgain(unsaved: readonly UnsavedText[]): Promise<void> {
  await Promise.all(unsaved.map(({ session }) => session.flush()));
  await queryClient.invalidateQueries({ queryKey: ['newsroom.condition'] });
}

/** Writes what is not saved, or else the story on the screen, into files of its own. */
function SaveCopyButton({ unsaved }: { unsaved: readonly UnsavedText[] }) {
  const route = currentRoute();
  const here = route.view === 'edition' ? openText(route.editionId) : null;
  const texts = unsaved.length > 0 ? unsaved : here ? [here] : [];
  if (texts.length === 0) return null;
  const save = async (): Promise<void> => {
    for (const { session, slugline, language } of texts) {
      if (!(await saveTextCopy({ slugline, language, content: session.currentContent() }))) return;
    }
  };
  return (
    <Button small onClick={() => void save()}>
      Save a copy elsewhere…
    </Button>
  );
}
