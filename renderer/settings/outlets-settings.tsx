import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import type { Outlet, OutletKind } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import { useSession } from '../app/session.tsx';
import { useSaving } from '../app/use-saving.ts';
import { outletNames } from '../publish/publish-dialog.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Section } from './section.tsx';
import styles from './settings.module.css';
import { usualFolder } from './usual-folder.ts';

const explanations: Record<OutletKind, string> = {
  site: 'Finished pages and a front page a language, as files that any web server can show.',
  ninjs: 'One file of JSON an edition, in the format that news agencies exchange, for whatever collects it.',
};

/** Where published editions go. */
export function OutletsSettings({ mayChange }: { mayChange: boolean }) {
  const { data, error } = useRequest('outlets.list', {});
  const client = useQueryClient();
  const saving = useSaving();
  const update = (input: { outlet: OutletKind; enabled: boolean; folder: string | null }): Promise<boolean> =>
    saving.save(async () => {
      client.setQueryData(query('outlets.list', {}).queryKey, await request('outlets.update', input));
    });
  return (
    <Section title="Outlets" saving={saving}>
      {error ? <Alert>{messageOf(error)}</Alert> : null}
      {data?.map((outlet) => (
        <OutletItem
          key={outlet.outlet}
          outlet={outlet}
          mayChange={mayChange}
          onUpdate={(change) => void update({ outlet: outlet.outlet, ...change })}
          onProblem={saving.report}
        />
      ))}
    </Section>
  );
}

function OutletItem({
  outlet: { outlet, enabled, folder },
  mayChange,
  onUpdate,
  onProblem,
}: {
  outlet: Outlet;
  mayChange: boolean;
  onUpdate: (change: { enabled: boolean; folder: string | null }) => void;
  onProblem: (problem: string) => void;
}) {
  const id = useId();
  const { newsroom } = useSession();
  const usual = folder === usualFolder(newsroom.path, outlet);
  const fail = (error: unknown): void => onProblem(messageOf(error));
  const choose = async (): Promise<void> => {
    const chosen = await request('app.chooseFolder', {});
    if (chosen !== null) onUpdate({ enabled, folder: chosen });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: its name is the checkbox's label, which a legend could not be
    <div role="group" aria-labelledby={id} className={styles.outlet}>
      <label className={styles.option} id={id}>
        <input
          type="checkbox"
          checked={enabled}
          disabled={!mayChange}
          aria-describedby={`${id}-hint`}
          // The usual folder is kept as such, so that it goes along when the newsroom's file is moved.
          onChange={(event) => onUpdate({ enabled: event.target.checked, folder: usual ? null : folder })}
        />
        {outletNames[outlet]}
      </label>
      <p className={styles.optionHint} id={`${id}-hint`}>
        {explanations[outlet]}
      </p>
      <p className={styles.path}>{folder}</p>
      <div className={styles.pathActions}>
        {mayChange ? (
          <Button small onClick={() => void choose().catch(fail)}>
            Change…
          </Button>
        ) : null}
        {mayChange && !usual ? (
          <Button small look="quiet" onClick={() => onUpdate({ enabled, folder: null })}>
            Back to the usual folder
          </Button>
        ) : null}
        <Button small look="quiet" onClick={() => void request('app.showInFolder', { path: folder }).catch(fail)}>
          Show in folder
        </Button>
      </div>
    </div>
  );
}
