import { commandKey } from '../app/shortcuts.ts';
import { Button } from '../ui/button.tsx';

/** Folds the inspector away, or brings it back. */
export function FoldButton({ open, onPress }: { open: boolean; onPress: () => void }) {
  const name = open ? 'Fold the inspector' : 'Show the inspector';
  return (
    <Button look="quiet" aria-label={name} title={`${name} (${commandKey('Alt I')})`} onClick={onPress}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
        <rect x="1.5" y="2.5" width="13" height="11" rx="2" />
        <path d="M10 2.5v11" />
      </svg>
    </Button>
  );
}
