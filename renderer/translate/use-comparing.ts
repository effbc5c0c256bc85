import { useCallback, useMemo, useState } from 'react';
import { useCommands } from '../app/commands.ts';

export const compareSourceName = 'Compare the source with what was translated';

/** Whether all that changed in the source since it was translated is shown, in place of both columns. */
export function useComparing(): { readonly open: boolean; readonly show: () => void; readonly hide: () => void } {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  const hide = useCallback(() => setOpen(false), []);
  useCommands([{ name: compareSourceName, run: show }]);
  return useMemo(() => ({ open, show, hide }), [open, show, hide]);
}
