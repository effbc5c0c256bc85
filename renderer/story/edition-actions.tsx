import { useState } from 'react';
import type { Acted, EditionView } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { Action } from '../../shared/domain/workflow.ts';
import { messageOf, request } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import type { EditionSession } from '../editor/edition-session.ts';
import { PublishDialog } from '../publish/publish-dialog.tsx';
import { ReasonDialog } from '../publish/reason-dialog.tsx';
import { WaiveDialog } from '../publish/waive-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { MoreMenu } from './more-menu.tsx';
import { reloadEdition } from './use-edition.ts';

type Asking = 'publish' | 'sendBack' | 'correct' | 'kill' | 'waive' | 'spike';

/**
 * What the member may do with the edition at its stage, the one obvious thing last and in colour. What is typed is
 * saved before anything is done with it.
 */
export function EditionActions({
  view,
  session,
  act: actOn,
  onProblem,
}: {
  view: EditionView;
  session: EditionSession;
  /** Runs something with everything typed saved before, and shows what came of it; null when it could not be saved. */
  act: <Value>(work: () => Promise<Value>) => Promise<Value | null>;
  onProblem: (message: string | null) => void;
}) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);
  const editionId = view.edition.id;
  const offers = (action: Action): boolean => view.actions.includes(action);

  const act = async (input: { action: Action; reason?: string; waivers?: Record<string, string> }): Promise<Acted> => {
    const acted = await actOn(() => request('editions.act', { editionId, ...input }));
    if (!acted) throw new NotSaved();
    return acted;
  };

  const press = async (action: Action, done: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    onProblem(null);
    try {
      const acted = await act({ action });
      if (acted.deliveries.length > 0) showDeliveries(done, acted);
      else showToast({ text: done });
    } catch (error) {
      onProblem(error instanceof NotSaved ? error.message : messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  const approve = async (): Promise<void> => {
    onProblem(null);
    if (!(await session.flush())) return onProblem(new NotSaved().message);
    // The checks are those of the text as it is now, which may have changed since this view was read.
    const { checks } = await reloadEdition(editionId);
    if (checks.length > 0 && offers('approve')) setAsking('waive');
    else await press('approve', 'Approved.');
  };

  const ask = async (what: Asking): Promise<void> => {
    onProblem(null);
    if (await session.flush()) setAsking(what);
    else onProblem(new NotSaved().message);
  };

  const submitName = view.edition.kind === 'translation' ? 'Send to edit' : 'Submit';
  const language = englishName(view.edition.language);
  const more = [
    ...(offers('reopen') ? [{ name: 'Reopen for editing', run: () => void press('reopen', 'Reopened.') }] : []),
    ...(offers('unschedule')
      ? [{ name: 'Take off the schedule', run: () => void press('unschedule', 'Off the schedule.') }]
      : []),
    ...(offers('spike') ? [{ name: 'Spike the story…', run: () => setAsking('spike') }] : []),
    ...(offers('unspike')
      ? [{ name: 'Unspike the story', run: () => void press('unspike', 'Back where it was.') }]
      : []),
  ];

  useCommands([
    ...(offers('submit') ? [{ name: submitName, run: () => void press('submit', 'Sent to edit.') }] : []),
    ...(offers('approve') ? [{ name: 'Approve', run: () => void approve() }] : []),
    ...(offers('sendBack') ? [{ name: 'Send back…', run: () => void ask('sendBack') }] : []),
    ...(offers('publish') ? [{ name: 'Publish…', run: () => void ask('publish') }] : []),
    ...(offers('correct') ? [{ name: 'Correct…', run: () => void ask('correct') }] : []),
    ...more,
  ]);

  const close = (): void => setAsking(null);
  return (
    <>
      {more.length > 0 ? <MoreMenu items={more} /> : null}
      {offers('kill') ? (
        <Button look="danger" onClick={() => void ask('kill')}>
          Kill…
        </Button>
      ) : null}
      {offers('sendBack') ? <Button onClick={() => void ask('sendBack')}>Send back…</Button> : null}
      {offers('submit') ? (
        <Button look="primary" aria-disabled={busy} onClick={() => void press('submit', submittedText(view))}>
          {submitName}
        </Button>
      ) : null}
      {offers('approve') ? (
        <Button look="primary" aria-disabled={busy} onClick={() => void approve()}>
          Approve
        </Button>
      ) : null}
      {offers('publish') ? (
        <Button look="primary" aria-disabled={busy} onClick={() => void ask('publish')}>
          Publish…
        </Button>
      ) : null}
      {offers('correct') ? <Button onClick={() => void ask('correct')}>Correct…</Button> : null}
      {offers('publishCorrection') ? (
        <Button
          look="primary"
          aria-disabled={busy}
          onClick={() => void press('publishCorrection', `The corrected ${language} edition is out.`)}
        >
          Publish correction
        </Button>
      ) : null}

      {asking === 'sendBack' ? (
        <ReasonDialog
          title="Send back"
          lead={`The ${language} edition goes back to whoever ${view.edition.kind === 'original' ? 'wrote' : 'translated'} it, with your reason.`}
          label="Reason"
          confirm="Send back"
          onConfirm={async (reason) => void (await act({ action: 'sendBack', reason }))}
          onClose={close}
        />
      ) : null}
      {asking === 'correct' ? (
        <ReasonDialog
          title="Correct"
          lead="Readers see this note with the corrected edition. Then change the text and publish the correction."
          label="Correction note"
          confirm="Start correction"
          onConfirm={async (reason) => void (await act({ action: 'correct', reason }))}
          onClose={close}
        />
      ) : null}
      {asking === 'kill' ? (
        <ReasonDialog
          title="Kill"
          lead="This is final. The edition is withdrawn everywhere it went, and the other editions get a task."
          label="Reason"
          confirm="Kill story"
          dangerous
          onConfirm={async (reason) => {
            const acted = await act({ action: 'kill', reason });
            showDeliveries('Killed.', acted);
          }}
          onClose={close}
        />
      ) : null}
      {asking === 'spike' ? (
        <ReasonDialog
          title="Spike"
          lead="The story leaves every desk. It can be taken back as it was from Stories."
          label="Reason"
          confirm="Spike story"
          onConfirm={async (reason) => void (await act({ action: 'spike', reason }))}
          onClose={close}
        />
      ) : null}
      {asking === 'waive' ? (
        <WaiveDialog
          checks={view.checks}
          onConfirm={async (waivers) => {
            await act({ action: 'approve', waivers });
            showToast({ text: 'Approved.' });
          }}
          onClose={close}
        />
      ) : null}
      {asking === 'publish' ? (
        <PublishDialog
          view={view}
          onPublished={(acted) => {
            close();
            showDeliveries(`The ${language} edition is published.`, acted);
            void actOn(async () => undefined);
          }}
          onScheduled={() => {
            close();
            showToast({ text: `The ${language} edition is scheduled.` });
            void actOn(async () => undefined);
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}

class NotSaved extends Error {
  constructor() {
    super('The text is not saved yet, so nothing was done. It stays on the screen; see “Save state” for why.');
  }
}

function submittedText(view: EditionView): string {
  if (view.edition.kind === 'translation') return 'Sent to edit.';
  const others = view.story.publishIn.filter((language) => language !== view.edition.language);
  if (others.length === 0) return 'Submitted.';
  return `Submitted. To be translated into ${others.map(englishName).join(' and ')}.`;
}

/** Says where a publication went, with a way to see it; or that it is still on its way. */
function showDeliveries(done: string, acted: Acted): void {
  const { deliveries } = acted;
  const page =
    deliveries.find((one) => one.outlet === 'site' && one.path !== null) ?? deliveries.find((one) => one.path !== null);
  const failed = deliveries.find((one) => one.state === 'failed');
  const path = page?.path;
  const text = failed
    ? `${done} Not everything could be delivered: ${failed.error ?? 'no reason was given'}. It is tried again by itself.`
    : path
      ? `${done} It is in ${path}`
      : done;
  showToast(
    path
      ? { text, action: { name: 'Show in folder', run: () => void request('app.showInFolder', { path }) } }
      : { text },
  );
}
