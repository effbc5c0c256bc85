import { useEffect, useRef, useState } from 'react';
import type { Acted, EditionView, OutletKind, Task } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { messageOf, RequestError, request } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { checkText } from '../story/check-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckboxGroup, TextField } from '../ui/field.tsx';
import { dateAndTime, ownTimeZone, readLocalTime, writeLocalTime } from '../ui/time.ts';
import styles from './publish-dialog.module.css';

export const outletNames: Record<OutletKind, string> = { site: 'Site folder', ninjs: 'ninjs folder' };

const notATime = 'That is not a date and time. Write it like 2026-11-22 14:30.';
const noOutlet = 'Choose at least one outlet to deliver to. Nothing was published.';

/** Something that the person has to mend before anything is sent. */
class Mistake extends Error {}

/** Publishing now or later, under an embargo or not, and to which outlets. */
export function PublishDialog({
  view,
  onPublished,
  onScheduled,
  onClose,
}: {
  view: EditionView;
  onPublished: (acted: Acted) => void;
  onScheduled: () => void;
  onClose: () => void;
}) {
  const { data, isPending } = useRequest('outlets.list', {});
  const outlets = data?.filter((outlet) => outlet.enabled);
  const choices = (outlets ?? []).map(({ outlet }) => ({ value: outlet, label: outletNames[outlet] }));
  const before = view.story.embargo === null ? '' : writeLocalTime(view.story.embargo.at);
  const [embargo, setEmbargo] = useState(before);
  const [later, setLater] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<readonly OutletKind[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const laterField = useRef<HTMLDivElement>(null);
  const isLater = later !== null;
  const editionId = view.edition.id;
  const chosen = choices.map((choice) => choice.value).filter((outlet) => !leftOut.includes(outlet));
  useEffect(() => {
    if (isLater) laterField.current?.querySelector('input')?.focus();
  }, [isLater]);

  /** What was changed makes the last complaint moot. */
  const edit = (change: () => void): void => {
    setProblem(null);
    change();
  };

  /** What goes with either action. The embargo is kept only if the action is done. */
  const particulars = () => {
    if (choices.length > 0 && chosen.length === 0) throw new Mistake(noOutlet);
    return {
      editionId,
      ...(outlets === undefined ? {} : { outlets: chosen }),
      ...(embargo.trim() === before ? {} : { embargo: readEmbargo(embargo) }),
    };
  };

  const run = async (action: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };

  const publish = (): Promise<void> =>
    run(async () => onPublished(await request('editions.act', { ...particulars(), action: 'publish' })));

  const schedule = (): Promise<void> =>
    run(async () => {
      const at = readLocalTime(later ?? '');
      if (at === undefined) throw new Mistake(notATime);
      await request('editions.act', { ...particulars(), action: 'schedule', at, timeZone: ownTimeZone() });
      onScheduled();
    });

  // A moment at the most: they are fetched with the button. A dialog that grows under the hand would be worse.
  if (isPending) return null;
  return (
    <Dialog
      title="Publish"
      lead={`${englishName(view.edition.language)}: ${view.content.fields.headline}`}
      confirm={isLater ? 'Schedule' : 'Publish now'}
      busy={busy}
      problem={problem}
      width={480}
      extra={
        view.actions.includes('schedule') ? (
          <Button
            look="quiet"
            onClick={() => edit(() => setLater(isLater ? null : ''))}
            style={{ marginRight: 'auto' }}
          >
            {isLater ? 'Now instead' : 'Later…'}
          </Button>
        ) : null
      }
      onConfirm={() => void (isLater ? schedule() : publish())}
      onClose={onClose}
    >
      <TextField
        label="Embargo until"
        value={embargo}
        onChange={(value) => edit(() => setEmbargo(value))}
        placeholder="No embargo"
        hint={timeHint(embargo)}
      />
      {isLater ? (
        <div ref={laterField}>
          <TextField
            label="Publish at"
            value={later}
            onChange={(value) => edit(() => setLater(value))}
            hint={timeHint(later)}
          />
        </div>
      ) : null}
      {outlets?.length === 0 ? (
        <p className={styles.nowhere}>
          No outlet is turned on, so nothing is delivered. The edition is published in this newsroom only.
        </p>
      ) : (
        <CheckboxGroup
          label="Deliver to"
          values={chosen}
          choices={choices}
          onChange={(values) =>
            edit(() => setLeftOut(choices.map((one) => one.value).filter((one) => !values.includes(one))))
          }
        />
      )}
      <Warnings view={view} />
    </Dialog>
  );
}

/** What is still open. It does not stand in the way: whoever publishes decides. */
function Warnings({ view: { checks, tasks } }: { view: EditionView }) {
  if (checks.length === 0 && tasks.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label="Still open">
      {checks.map((check) => (
        <li key={check.id}>{checkText(check)}</li>
      ))}
      {tasks.map((task) => (
        <li key={task.id}>{taskText(task)}</li>
      ))}
    </ul>
  );
}

function taskText({ kind, by, note }: Task): string {
  switch (kind) {
    case 'kill':
      return `${by} killed another edition of this story: ${note}`;
    case 'correction':
      return `${by} corrected another edition: ${note}`;
  }
}

function timeHint(typed: string): string {
  const at = readLocalTime(typed);
  return at === undefined ? `Such as 2026-11-22 14:30, ${ownTimeZone()}.` : `${dateAndTime(at)}, ${ownTimeZone()}`;
}

function readEmbargo(typed: string): { at: string; timeZone: string } | null {
  if (typed.trim() === '') return null;
  const at = readLocalTime(typed);
  if (at === undefined) throw new Mistake(notATime);
  return { at, timeZone: ownTimeZone() };
}

function explain(error: unknown): string {
  if (error instanceof Mistake) return error.message;
  if (error instanceof RequestError && error.reply.code === 'refused' && error.reply.data.code === 'embargoed') {
    const until = dateAndTime(new Date(error.reply.data.until).toISOString());
    return `Under embargo until ${until}: nothing was done. Choose “Later…” to schedule it for then, or change the embargo.`;
  }
  return messageOf(error);
}
