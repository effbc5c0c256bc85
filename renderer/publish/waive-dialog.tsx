import { useState } from 'react';
import type { Check } from '../../shared/domain/checks.ts';
import { messageOf } from '../app/client.ts';
import { checkText } from '../story/check-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';

/** Approving in spite of failing checks: each wants its own reason, which the audit trail keeps. */
export function WaiveDialog({
  checks,
  onConfirm,
  onClose,
}: {
  checks: readonly Check[];
  onConfirm: (waivers: Record<string, string>) => Promise<void>;
  onClose: () => void;
}) {
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    const without = checks.filter((check) => (reasons[check.id] ?? '').trim() === '');
    if (without.length > 0) return setProblem(`Give a reason for: ${without.map(checkText).join(' ')}`);
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(reasons);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Approve in spite of this?"
      lead="Each point needs a reason. It is kept with the approval."
      confirm="Approve all the same"
      busy={busy}
      problem={problem}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      {checks.map((check) => (
        <TextArea
          key={check.id}
          label={checkText(check)}
          value={reasons[check.id] ?? ''}
          onChange={(reason) => {
            setProblem(null);
            setReasons((all) => ({ ...all, [check.id]: reason }));
          }}
        />
      ))}
    </Dialog>
  );
}
