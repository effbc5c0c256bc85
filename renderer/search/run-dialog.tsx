import { Dialog } from '../ui/dialog.tsx';
import { stopRun, useRunProgress } from './run-progress.ts';
import { RunProgressLine } from './run-progress-line.tsx';

/** What each is called, and what becomes of it when it is stopped. */
const words = {
  undo: {
    title: 'Undo replacing',
    lead: 'Each text becomes what it was before.',
    stopped: 'If you stop, the other texts can be undone later.',
  },
  finish: {
    title: 'Finish replacing',
    lead: 'It goes on where it was cut off.',
    stopped: 'If you stop, what was replaced so far stays, and one Undo brings it back.',
  },
} as const;

/** While much is undone or finished, wherever the window is: how far it is. What is replaced says so where it was asked for. */
export function RunDialog() {
  const progress = useRunProgress();
  if (!progress?.isLong || progress.what === 'replace') return null;
  const { title, lead, stopped } = words[progress.what];
  return (
    <Dialog title={title} lead={lead} cancel="Stop" width={520} onClose={stopRun}>
      <RunProgressLine progress={progress} />
      <p>{stopped}</p>
    </Dialog>
  );
}
