import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';

/** A question that wants a reason or a note before it does something: send back, correct, kill. */
export function ReasonDialog({
  title,
  lead,
  label,
  confirm,
  dangerous = false,
  onConfirm,
  onClose,
}: {
  title: string;
  lead: string;
  label: string;
  confirm: string;
  dangerous?: boolean;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(reason);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      lead={lead}
      confirm={confirm}
      confirmLook={dangerous ? 'danger-primary' : 'primary'}
      busy={busy}
      problem={problem}
      onConfirm={() => void run()}
      onClose={onClose}
    >
      <TextArea
        label={label}
        value={reason}
        onChange={(value) => {
          setProblem(null);
          setReason(value);
        }}
      />
    </Dialog>
  );
}
