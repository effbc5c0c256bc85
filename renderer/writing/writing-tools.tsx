import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { EditionOut } from '../../shared/export/edition-out.ts';
import { request } from '../app/client.ts';
import type { NamedText } from '../editor/clipboard/text-copy.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { CountsBar } from './counts-bar.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { followFocus } from './focus-mode.ts';
import { Outline } from './outline.tsx';
import { PrintPreview } from './print-preview.tsx';
import { followTypewriter } from './typewriter.ts';
import { useWritingCommands } from './writing-commands.ts';
import { changeModes, nextSize, useWritingModes, type WritingModes, writingModes } from './writing-modes.ts';
import './writing-modes.css';

type Asking =
  | { readonly what: 'export' }
  | { readonly what: 'print'; readonly edition: EditionOut; readonly atOnce: boolean };

/** What helps with a text as a whole: its counts, outline and modes, and the ways in which it leaves as a file or on paper. */
export function WritingTools({
  view,
  session,
  focusText,
}: {
  view: EditionView;
  session: EditionSession;
  focusText: () => void;
}) {
  const modes = useWritingModes();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { slugline } = view.story;
  const { language } = view.edition;
  const text = (): NamedText => ({ slugline, language, content: session.currentContent() });

  useWritingCommands((command) => {
    const now = writingModes();
    switch (command) {
      case 'export':
        return setAsking({ what: 'export' });
      case 'print':
      case 'print-preview': {
        const { fields, blocks } = session.currentContent();
        const edition = { slugline, language, fields, blocks };
        return setAsking({ what: 'print', edition, atOnce: command === 'print' });
      }
      case 'outline':
        return changeModes({ outline: !now.outline });
      case 'focus-mode':
        return changeModes({ focus: !now.focus });
      case 'typewriter':
        return changeModes({ typewriter: !now.typewriter });
      case 'text-larger':
        return changeModes({ size: nextSize(now.size, 1) });
      case 'text-smaller':
        return changeModes({ size: nextSize(now.size, -1) });
      case 'text-usual':
        return changeModes({ size: 1 });
      case 'full-screen':
        return changeModes({ free: !now.free });
    }
  });
  useModesShown(modes);
  useFullScreen(modes.free);
  useEffect(() => (modes.focus ? followFocus(session) : undefined), [modes.focus, session]);
  useEffect(() => (modes.typewriter ? followTypewriter(session) : undefined), [modes.typewriter, session]);

  const close = (): void => setAsking(null);
  return (
    <>
      {modes.outline && !modes.free ? (
        <Outline
          session={session}
          onClose={() => {
            changeModes({ outline: false });
            focusText();
          }}
        />
      ) : null}
      <CountsBar view={view} session={session} />
      {asking?.what === 'export' ? <ExportDialog text={text} what={englishName(language)} onClose={close} /> : null}
      {asking?.what === 'print' ? (
        <PrintPreview edition={asking.edition} printAtOnce={asking.atOnce} onClose={close} />
      ) : null}
    </>
  );
}

/** The style sheets' own size is not said. */
const textSizeOf = (size: number): string => (size === 1 ? '' : String(size));

/** Tells the style sheets, which do the rest. */
function useModesShown({ outline, focus, typewriter, free, size }: WritingModes): void {
  const opened = useRef(false);
  useLayoutEffect(() => {
    const root = document.documentElement;
    const shown = { outline: outline && !free, focus, typewriter, free };
    for (const [name, on] of Object.entries(shown)) root.toggleAttribute(`data-writing-${name}`, on);
    // The size stays when the text is left: to set it makes the browser go through the styles of the whole page.
    const resized = root.style.getPropertyValue('--text-size') !== textSizeOf(size);
    if (resized) root.style.setProperty('--text-size', textSizeOf(size));
    // What measured the text measures it again.
    if (resized || opened.current) window.dispatchEvent(new Event('resize'));
    opened.current = true;
    return () => {
      for (const name of Object.keys(shown)) root.removeAttribute(`data-writing-${name}`);
    };
  }, [outline, focus, typewriter, free, size]);
}

/** The window follows the mode; Escape leaves it, unless something that lies over the text wants that key. */
function useFullScreen(free: boolean): void {
  useEffect(() => {
    if (!free) return;
    void request('app.fullScreen', { on: true }).catch(() => undefined);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open], [role="dialog"], [role="menu"], [role="listbox"]')) return;
      changeModes({ free: false });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      void request('app.fullScreen', { on: false }).catch(() => undefined);
    };
  }, [free]);
  // Whoever goes elsewhere has the rest of the window back.
  useEffect(() => () => changeModes({ free: false }), []);
}
