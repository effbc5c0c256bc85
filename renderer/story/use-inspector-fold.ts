import { useEffect, useState } from 'react';
import { isCommand } from '../app/shortcuts.ts';

/** Below this width, in CSS pixels, the text needs the room: the inspector starts folded and lies over the text. */
const roomFor = '(min-width: 1080px)';

export interface InspectorFold {
  readonly open: boolean;
  readonly toggle: () => void;
}

/** Whether the inspector is on the screen: as the person chose, or as the width of the window allows. */
export function useInspectorFold(): InspectorFold {
  const [open, setOpen] = useState(() => window.matchMedia(roomFor).matches);
  useEffect(() => {
    const media = window.matchMedia(roomFor);
    const follow = (): void => setOpen(media.matches);
    media.addEventListener('change', follow);
    const onKey = (event: KeyboardEvent): void => {
      if (!isCommand(event) || event.shiftKey || !event.altKey || event.code !== 'KeyI') return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      media.removeEventListener('change', follow);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return { open, toggle: () => setOpen((now) => !now) };
}
