import { type RefObject, useEffect, useState } from 'react';
import type { Acted, EditionView } from '../../shared/contract/contract.ts';
import { writingCommandNames } from '../../shared/contract/writing-commands.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { Action } from '../../shared/domain/workflow.ts';
import { messageOf, request } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { query, queryClient } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { ActionDialog, type Asking } from '../publish/action-dialog.tsx';
import { showDeliveries } from '../publish/delivery-toast.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { askWriting } from '../writing/writing-commands.ts';
import { MoreMenu } from './more-menu.tsx';
import { reloadEdition } from './use-edition.ts';
import { useFocusKept } from './use-focus-kept.ts';

/**
 * What the member may do with the edition at its stage, the one obvious thing last and in colour. What is typed is
 * saved before anything is done with it.
 */
export function EditionActions({
  view,
  session,
  act: actOn,
  page,
  focusText,
  onProblem,
}: {
  view: EditionView;
  session: EditionSession;
  /** Runs something with everything typed saved before, and shows what came of it; null when it could not be saved. */
  act: <Value>(work: () => Promise<Value>) => Promise<Value | null>;
  /** The page around, and its text: where the focus goes when an action takes its own button away. */
  page: RefObject<HTMLElement | null>;
  focusText: () => void;
  onProblem: (message: string | null) => void;
}) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);
  const editionId = view.edition.id;
  useFocusKept(view, asking !== null, page, focusText);
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

  /** Reads the view again with everything typed saved: its checks are then those of the text as it is now. */
  const settle = async (): Promise<EditionView | null> => {
    onProblem(null);
    try {
      if (await session.flush()) return await reloadEdition(editionId);
      onProblem(new NotSaved().message);
    } catch (error) {
      onProblem(messageOf(error));
    }
    return null;
  };

  const approve = async (): Promise<void> => {
    if (busy) return;
    const settled = await settle();
    if (!settled) return;
    if (settled.checks.length > 0 && offers('approve')) setAsking('waive');
    else await press('approve', 'Approved.');
  };

  const ask = async (what: Asking): Promise<void> => {
    if (await settle()) setAsking(what);
  };

  const submitName = view.edition.kind === 'translation' ? 'Send to edit' : 'Submit';
  const language = englishName(view.edition.language);
  const more = [
    ...(offers('reopen') ? [{ name: 'Reopen for editing', run: () => void press('reopen', 'Reopened.') }] : []),
    ...(offers('unschedule')
      ? [{ name: 'Take off the schedule', run: () => void press('unschedule', 'Off the schedule.') }]
      : []),
    ...(offers('spike') ? [{ name: 'Spike the story…', run: () => void ask('spike') }] : []),
    ...(offers('unspike')
      ? [{ name: 'Unspike the story', run: () => void press('unspike', 'Back where it was.') }]
      : []),
  ];

  const mayPublish = offers('publish');
  useEffect(() => {
    // So that the dialog is whole when it opens.
    if (mayPublish) void queryClient.prefetchQuery(query('outlets.list', {}));
  }, [mayPublish]);

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
      <MoreMenu items={[...more, ...onPaper]} />
      {offers('kill') ? (
        <Button look="danger" onClick={() => void ask('kill')}>
          Kill…
        </Button>
      ) : null}
      {offers('sendBack') ? <Button onClick={() => void ask('sendBack')}>Send back…</Button> : null}
      {offers('submit') ? (
        <Button look="primary" data-next aria-disabled={busy} onClick={() => void press('submit', submittedText(view))}>
          {submitName}
        </Button>
      ) : null}
      {offers('approve') ? (
        <Button look="primary" data-next aria-disabled={busy} onClick={() => void approve()}>
          Approve
        </Button>
      ) : null}
      {offers('publish') ? (
        <Button look="primary" data-next aria-disabled={busy} onClick={() => void ask('publish')}>
          Publish…
        </Button>
      ) : null}
      {offers('correct') ? <Button onClick={() => void ask('correct')}>Correct…</Button> : null}
      {offers('publishCorrection') ? (
        <Button
          look="primary"
          data-next
          aria-disabled={busy}
          onClick={() => void press('publishCorrection', `The corrected ${language} edition is out.`)}
        >
          Publish correction
        </Button>
      ) : null}

      {asking === null ? null : (
        <ActionDialog
          asking={asking}
          view={view}
          act={act}
          onDone={() => actOn(async () => undefined)}
          onClose={close}
        />
      )}
    </>
  );
}

/** How a text leaves as a file or on paper; in the palette already. */
const onPaper = (['export', 'print-preview', 'print'] as const).map((command) => ({
  name: writingCommandNames[command].name,
  run: () => askWriting(command),
}));

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
