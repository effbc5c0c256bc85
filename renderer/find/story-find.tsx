import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { useCommands } from '../app/commands.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { counted } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { FindBar } from './find-bar.tsx';
import { type FindKey, findKeyNames, findKeyOf } from './find-keys.ts';
import { lastQuery, rememberQuery, takeWantedQuery } from './find-requests.ts';
import { type Replacing, replaceAll, replaceOne } from './replacing.ts';
import { StoryFinder } from './story-finder.ts';

interface Asked {
  readonly times: number;
  readonly replacing: boolean;
}

const longestSelection = 200;

/**
 * Finding in the text of one edition: its keys and commands, and its bar while somebody looks for something. `text` is the
 * element that everything to be looked through is in.
 */
export function StoryFind({
  text,
  session,
  editable,
  hidden,
  focusText,
}: {
  text: RefObject<HTMLElement | null>;
  session: EditionSession;
  editable: boolean;
  /** While something else stands in the place of the text. */
  hidden: boolean;
  focusText: () => void;
}) {
  const { editionId } = session;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [query, setQuery] = useState<FindQuery>(lastQuery);
  const [finder] = useState(
    () => new StoryFinder({ scope: () => text.current, body: () => session.getBody()?.rootElement() ?? null }),
  );
  const open = asked !== null && !hidden;
  const latest = useRef(query);
  const change = useCallback(
    (next: FindQuery): void => {
      latest.current = next;
      setQuery(next);
      rememberQuery(next);
      finder.setQuery(next);
    },
    [finder],
  );

  // The text on the screen is another's: of another edition, or one that was taken up.
  useLayoutEffect(() => {
    if (!open) return;
    finder.open(latest.current);
    const stop = session.onAdopt(() => void finder.searchAll());
    return () => {
      stop();
      finder.close();
    };
  }, [open, finder, session]);
  useEffect(() => {
    const wanted = takeWantedQuery(editionId);
    if (!wanted) return;
    change(wanted);
    setAsked({ times: 1, replacing: false });
  }, [editionId, change]);

  const ask = (replacing: boolean): void => {
    const selected = selectedIn(text.current);
    finder.startAtCaret();
    if (selected !== '') change({ ...latest.current, text: selected, regularExpression: false });
    setAsked((before) => ({ times: (before?.times ?? 0) + 1, replacing: replacing || (before?.replacing ?? false) }));
  };
  const run = (key: FindKey): void => {
    if (key === 'find' || key === 'replace') ask(key === 'replace');
    else if (!open) ask(false);
    else finder.go(key === 'next' ? 1 : -1);
  };
  const close = (): void => {
    const placed = finder.placeCaret();
    setAsked(null);
    if (!placed) focusText();
  };
  useFindKeys(hidden, run);
  useCommands([
    { name: 'Find in this text…', keys: findKeyNames.find, run: () => run('find') },
    { name: 'Replace in this text…', keys: findKeyNames.replace, run: () => run('replace') },
    { name: 'Find next', keys: findKeyNames.next, run: () => run('next') },
    { name: 'Find previous', keys: findKeyNames.previous, run: () => run('previous') },
  ]);

  if (!open) return null;
  const replacing: Replacing = { finder, session };
  return (
    <FindBar
      finder={finder}
      query={query}
      onQuery={change}
      asked={asked.times}
      replacing={asked.replacing}
      onReplacing={(next) => setAsked({ ...asked, replacing: next })}
      replace={
        editable
          ? {
              one: (by) => replaceOne(replacing, by),
              all: (by) => {
                const { count, undo } = replaceAll(replacing, by);
                if (count > 0) {
                  showToast({ text: `Replaced ${counted(count, 'place')}.`, action: { name: 'Undo', run: undo } });
                }
                return count;
              },
            }
          : null
      }
      onClose={close}
    />
  );
}

function useFindKeys(hidden: boolean, run: (key: FindKey) => void): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (hidden) return;
    const onKey = (event: KeyboardEvent): void => {
      const key = event.defaultPrevented ? null : findKeyOf(event);
      if (key === null || document.querySelector('dialog[open], [role="dialog"]')) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', onKey);
    const stop = window.dragoman.onMenu((command) => {
      if (command === 'find') latest.current('find');
      if (command === 'replace') latest.current('replace');
      if (command === 'find-next') latest.current('next');
      if (command === 'find-previous') latest.current('previous');
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, [hidden]);
}

/** Words that are selected in the text, when they can be a query: of one line and not too long. */
function selectedIn(scope: HTMLElement | null): string {
  const focused = document.activeElement;
  let text = '';
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) {
    if (!scope?.contains(focused) || !focused.hasAttribute('data-field')) return '';
    text = focused.value.slice(focused.selectionStart ?? 0, focused.selectionEnd ?? 0);
  } else {
    const selection = document.getSelection();
    if (selection?.anchorNode && scope?.contains(selection.anchorNode)) text = selection.toString();
  }
  return text.length <= longestSelection && !/[\r\n]/u.test(text) ? text : '';
}
