import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { hasRole } from '../../shared/domain/members.ts';
import { openNewsroomFind, openNewsroomReplace } from '../search/open-newsroom-find.ts';
import { Key } from '../ui/button.tsx';
import { LanguageChips } from '../ui/stage-mark.tsx';
import { takeCaughtKeys } from './caught-keys.ts';
import { type Command, currentCommands } from './commands.ts';
import { go } from './navigation.ts';
import styles from './palette.module.css';
import { type FoundStories, type PaletteItem, paletteGroups } from './palette-items.ts';
import { query } from './queries.ts';
import { useSession } from './session.tsx';
import { useShell } from './shell-context.ts';
import { commandKey } from './shortcuts.ts';
import { useSettled } from './use-settled.ts';

const debounce = 60;
const mostStories = 8;
const longestText = 200;

/** Every action and every story behind one key: a combobox whose list is always in view. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const { newsroom } = useSession();
  // Chips stand under one another, whatever languages a story has.
  const chipsWidth = Math.min(newsroom.languages.length, 4) * 34 - 6;
  const dialog = useModal();
  // It has the focus by now; what was typed on the way here is the first of what is looked for.
  useLayoutEffect(() => setText((text) => text + takeCaughtKeys()), []);
  const listId = useId();
  const everywhere = useNewsroomCommands();
  const found = useFoundStories(text);
  const { settled } = found;
  const groups = useMemo(() => paletteGroups(text, found, currentCommands(), everywhere), [text, found, everywhere]);
  const items = groups.flatMap((group) => group.items);
  const active = items.find((item) => item.id === activeId) ?? items[0];
  const optionId = (item: PaletteItem): string => `${listId}-${item.id}`;

  useEffect(() => {
    if (active) document.getElementById(`${listId}-${active.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, listId]);

  const run = (item: PaletteItem): void => {
    onClose();
    if (item.kind === 'story') go({ view: 'edition', editionId: item.editionId });
    else item.command.run();
  };

  // Whoever types a slugline and presses Enter at once means the story that is about to be found.
  const waiting = useRef(false);
  useEffect(() => {
    if (!waiting.current || !settled) return;
    waiting.current = false;
    if (active) run(active);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const at = active ? items.indexOf(active) : -1;
    const move = (to: number): void => {
      event.preventDefault();
      const next = items[(to + items.length) % Math.max(1, items.length)];
      if (next) setActiveId(next.id);
    };
    if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else if (event.key === 'PageDown') move(Math.min(at + 8, items.length - 1));
    else if (event.key === 'PageUp') move(Math.max(at - 8, 0));
    else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) run(active);
      else waiting.current = !settled;
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the palette closes it; Escape does so by key
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Go to anything"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles.inside}>
        <input
          className={styles.input}
          role="combobox"
          aria-label="Go to anything"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active ? optionId(active) : undefined}
          placeholder="Go to a story, or do something"
          value={text}
          maxLength={longestText}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            waiting.current = false;
            setActiveId(null);
            setText(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <div id={listId} role="listbox" aria-label="Results" className={styles.list}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, these are options
            <div key={group.name} role="group" aria-label={group.name} className={styles.group}>
              <div className={styles.groupName} aria-hidden="true">
                {group.name}
              </div>
              {group.items.map((item) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
                <div
                  key={item.id}
                  id={optionId(item)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={item === active}
                  className={styles.option}
                  onMouseMove={() => setActiveId(item.id)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => run(item)}
                >
                  <OptionText item={item} chipsWidth={chipsWidth} />
                </div>
              ))}
            </div>
          ))}
          {items.length === 0 && settled ? <p className={styles.nothing}>Nothing is called “{text.trim()}”.</p> : null}
        </div>
      </div>
    </dialog>
  );
}

function OptionText({ item, chipsWidth }: { item: PaletteItem; chipsWidth: number }) {
  if (item.kind === 'command') {
    return (
      <>
        <span className={styles.command}>{item.command.name}</span>
        {item.command.keys === undefined ? null : <Key keys={item.command.keys} />}
      </>
    );
  }
  const { story, headline } = item;
  return (
    <>
      {headline === '' ? (
        <span className={`${styles.headline} ${styles.untitled}`}>No headline yet</span>
      ) : (
        <span className={styles.headline} lang={story.originalLanguage}>
          {headline}
        </span>
      )}
      <span className={styles.slugline}>{story.slugline}</span>
      <span className={styles.chips} style={{ minWidth: chipsWidth }}>
        <LanguageChips story={story} />
      </span>
    </>
  );
}

/** Shows the dialog modally before the first paint, and gives the focus back when it goes. */
function useModal() {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector('input')?.focus();
    return () => dialog?.close();
  }, []);
  return ref;
}

/** The stories for what is typed; the ones found before stand in until the answer is there. */
function useFoundStories(text: string): FoundStories {
  const asked = useSettled(text.trim(), debounce);
  const { data, isPlaceholderData } = useQuery({
    ...query('stories.list', { show: 'all', text: asked, offset: 0, limit: mostStories }),
    placeholderData: keepPreviousData,
  });
  const settled = asked === text.trim() && data !== undefined && !isPlaceholderData;
  return useMemo(() => ({ stories: data?.rows ?? [], settled }), [data, settled]);
}

function useNewsroomCommands(): readonly Command[] {
  const { member } = useSession();
  const { newStory, switchMember, closeNewsroom, backUp, restoreBackup } = useShell();
  const writes = hasRole(member, 'journalist') || hasRole(member, 'editor');
  return useMemo(
    () => [
      ...(writes ? [{ name: 'New story', keys: commandKey('N'), run: newStory }] : []),
      { name: 'My desk', keys: commandKey('1'), run: () => go({ view: 'desk' }) },
      { name: 'Stories', keys: commandKey('2'), run: () => go({ view: 'stories' }) },
      { name: 'Published', keys: commandKey('3'), run: () => go({ view: 'published' }) },
      { name: 'Find in the newsroom…', keys: commandKey('Shift F'), run: openNewsroomFind },
      { name: 'Replace in the newsroom…', keys: commandKey('Shift H'), run: openNewsroomReplace },
      { name: 'Settings', keys: commandKey(','), run: () => go({ view: 'settings' }) },
      { name: 'Back up now', run: backUp },
      { name: 'Restore a backup…', run: restoreBackup },
      { name: 'Switch member', run: () => void switchMember() },
      { name: 'Close newsroom', run: () => void closeNewsroom() },
    ],
    [writes, newStory, switchMember, closeNewsroom, backUp, restoreBackup],
  );
}
