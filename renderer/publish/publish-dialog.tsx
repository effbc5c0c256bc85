import { useState } from 'react';
import type { Acted, EditionView, OutletKind } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckboxGroup, TextField } from '../ui/field.tsx';
import { dateAndTime, ownTimeZone, readLocalTime, writeLocalTime } from '../ui/time.ts';

export const outletNames: Record<OutletKind, string> = { site: 'Site folder', ninjs: 'ninjs folder' };

const notATime = 'That is not a date and time. Write it like 2026-11-22 14:30.';

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
  const outlets = useRequest('outlets.list', {}).data?.filter((outlet) => outlet.enabled) ?? [];
  const choices = outlets.map(({ outlet }) => ({ value: outlet, label: outletNames[outlet] }));
  const before = view.story.embargo === null ? '' : writeLocalTime(view.story.embargo.at);
  const [embargo, setEmbargo] = useState(before);
  const [later, setLater] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState<readonly OutletKind[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const editionId = view.edition.id;
  const chosen = choices.map((choice) => choice.value).filter((outlet) => !leftOut.includes(outlet));

  /** The embargo is the story's, and holds whether or not anything goes out now. */
  const saveEmbargo = async (): Promise<boolean> => {
    if (embargo.trim() === before) return true;
    const at = embargo.trim() === '' ? null : readLocalTime(embargo);
    if (at === undefined) {
      setProblem(notATime);
      return false;
    }
    await request('stories.update', {
      storyId: view.story.id,
      embargo: at === null ? null : { at, timeZone: ownTimeZone() },
    });
    return true;
  };

  const run = async (action: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      if (await saveEmbargo()) await action();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  const publish = (): Promise<void> =>
    run(async () => {
      onPublished(await request('editions.act', { editionId, action: 'publish', outlets: chosen }));
    });

  const schedule = (): Promise<void> =>
    run(async () => {
      const at = readLocalTime(later ?? '');
      if (at === undefined) {
        setProblem(notATime);
        return;
      }
      await request('editions.act', { editionId, action: 'schedule', at, timeZone: ownTimeZone() });
      onScheduled();
    });

  const readEmbargo = embargo.trim() === '' ? null : readLocalTime(embargo);
  return (
    <Dialog
      title="Publish"
      lead={`${englishName(view.edition.language)}: ${view.content.fields.headline}`}
      confirm={later === null ? 'Publish now' : 'Schedule'}
      busy={busy}
      problem={problem}
      width={480}
      extra={
        view.actions.includes('schedule') ? (
          <Button look="quiet" onClick={() => setLater(later === null ? '' : null)} style={{ marginRight: 'auto' }}>
            {later === null ? 'Later…' : 'Now instead'}
          </Button>
        ) : null
      }
      onConfirm={() => void (later === null ? publish() : schedule())}
      onClose={onClose}
    >
      <TextField
        label="Embargo until"
        value={embargo}
        onChange={setEmbargo}
        placeholder="No embargo"
        hint={
          readEmbargo ? `${dateAndTime(readEmbargo)}, ${ownTimeZone()}` : `Such as 2026-11-22 14:30, ${ownTimeZone()}.`
        }
      />
      {later === null ? null : (
        <TextField
          label="Publish at"
          value={later}
          onChange={setLater}
          hint={`Such as 2026-11-22 14:30, ${ownTimeZone()}.`}
        />
      )}
      <CheckboxGroup
        label="Deliver to"
        values={chosen}
        choices={choices}
        onChange={(values) => setLeftOut(choices.map((one) => one.value).filter((one) => !values.includes(one)))}
      />
    </Dialog>
  );
}
