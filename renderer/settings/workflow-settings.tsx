import { useId, useState } from 'react';
import { request } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { useSaving } from '../app/use-saving.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { useNewsroomChange } from './use-newsroom-change.ts';

/** The one rule of the workflow that a newsroom chooses. */
export function WorkflowSettings({ mayChange }: { mayChange: boolean }) {
  const { newsroom } = useSession();
  const id = useId();
  const saving = useSaving();
  const changed = useNewsroomChange();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const change = (fourEyes: boolean): void => {
    setChosen(fourEyes);
    void saving.save(async () => changed(await request('newsroom.update', { fourEyes }))).then(() => setChosen(null));
  };
  return (
    <Section title="Workflow" saving={saving}>
      <div>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={chosen ?? newsroom.fourEyes}
            disabled={!mayChange}
            aria-describedby={id}
            onChange={(event) => change(event.target.checked)}
          />
          Four eyes: nobody approves what they wrote or translated
        </label>
        <p className={styles.optionHint} id={id}>
          A second person reads everything before it goes out. Somebody who works alone turns this off.
        </p>
      </div>
    </Section>
  );
}
