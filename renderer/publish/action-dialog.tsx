import type { Acted, EditionView } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { Action } from '../../shared/domain/workflow.ts';
import { showToast } from '../ui/toast.tsx';
import { showDeliveries, withdrawnIn } from './delivery-toast.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

/** The actions that ask for something before they are done. */
export type Asking = 'publish' | 'sendBack' | 'correct' | 'kill' | 'waive' | 'spike';

/** The question that goes with an action, and what is said once it was done. */
export function ActionDialog({
  asking,
  view,
  act,
  onDone,
  onClose,
}: {
  asking: Asking;
  view: EditionView;
  act: (input: { action: Action; reason?: string; waivers?: Record<string, string> }) => Promise<Acted>;
  /** Called after something was done without `act`. */
  onDone: () => Promise<unknown>;
  onClose: () => void;
}) {
  const language = englishName(view.edition.language);
  switch (asking) {
    case 'sendBack':
      return (
        <ReasonDialog
          title="Send back"
          lead={`The ${language} edition goes back to whoever ${view.edition.kind === 'original' ? 'wrote' : 'translated'} it, with your reason.`}
          label="Reason"
          confirm="Send back"
          onConfirm={async (reason) => {
            await act({ action: 'sendBack', reason });
            showToast({ text: 'Sent back, with your reason.' });
          }}
          onClose={onClose}
        />
      );
    case 'correct':
      return (
        <ReasonDialog
          title="Correct"
          lead="Readers see this note with the corrected edition. Then change the text and publish the correction."
          label="Correction note"
          confirm="Start correction"
          onConfirm={async (reason) => void (await act({ action: 'correct', reason }))}
          onClose={onClose}
        />
      );
    case 'kill':
      return (
        <ReasonDialog
          title="Kill"
          lead="This is final. The edition is withdrawn everywhere it went, and the other editions get a task."
          label="Reason"
          confirm="Kill story"
          dangerous
          onConfirm={async (reason) => showDeliveries('Killed.', await act({ action: 'kill', reason }), withdrawnIn)}
          onClose={onClose}
        />
      );
    case 'spike':
      return (
        <ReasonDialog
          title="Spike"
          lead="The story leaves every desk. It can be taken back as it was from Stories."
          label="Reason"
          confirm="Spike story"
          onConfirm={async (reason) => {
            await act({ action: 'spike', reason });
            showToast({ text: 'Spiked. The story is in Stories, under Spiked.' });
          }}
          onClose={onClose}
        />
      );
    case 'waive':
      return (
        <WaiveDialog
          checks={view.checks}
          onConfirm={async (waivers) => {
            await act({ action: 'approve', waivers });
            showToast({ text: 'Approved.' });
          }}
          onClose={onClose}
        />
      );
    case 'publish':
      return (
        <PublishDialog
          view={view}
          onPublished={(acted) => {
            onClose();
            const nowhere = acted.deliveries.length === 0 ? ' No outlet is turned on, so nothing was delivered.' : '';
            showDeliveries(`The ${language} edition is published.${nowhere}`, acted);
            void onDone();
          }}
          onScheduled={() => {
            onClose();
            showToast({ text: `The ${language} edition is scheduled.` });
            void onDone();
          }}
          onClose={onClose}
        />
      );
  }
}
