import { Menu, MenuItem, MenuSection, Separator } from 'react-aria-components';
import { type Place, PopoverAt } from '../ui/popover-at.tsx';
import type { CheckedWord } from './checked-text.ts';
import styles from './spelling-menu.module.css';

/** What the menu is about, and where it stands. */
export interface MenuAsk {
  readonly word: CheckedWord;
  /** Null while they are looked for. */
  readonly suggestions: readonly string[] | null;
  readonly rect: Place;
}

/** What can be done about one word, just below it. */
export function SpellingMenu({
  ask,
  onReplace,
  onAdd,
  onIgnore,
  onClose,
}: {
  ask: MenuAsk;
  onReplace: (by: string) => void;
  onAdd: () => void;
  onIgnore: () => void;
  onClose: () => void;
}) {
  const { word, suggestions, rect } = ask;
  return (
    <PopoverAt place={rect} offset={4} onClose={onClose}>
      <Menu
        className={styles.menu ?? ''}
        aria-label={`Spelling of ${word.written}`}
        autoFocus="first"
        onClose={onClose}
      >
        <MenuSection aria-label="Suggestions">
          {/* The first item stays one and the same, and with it the focus. */}
          {shownIn(suggestions).map(({ id, text, isWord }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className={`${styles.item} ${isWord ? styles.word : styles.none}`}
              shouldCloseOnSelect={isWord}
              {...(isWord ? { onAction: () => onReplace(text) } : {})}
            >
              {text}
            </MenuItem>
          ))}
        </MenuSection>
        <Separator className={styles.rule ?? ''} />
        <MenuItem id="add" className={styles.item ?? ''} onAction={onAdd}>
          Add to the newsroom’s dictionary
        </MenuItem>
        <MenuItem id="ignore" className={styles.item ?? ''} onAction={onIgnore}>
          Ignore here
        </MenuItem>
      </Menu>
    </PopoverAt>
  );
}

function shownIn(
  suggestions: readonly string[] | null,
): readonly { readonly id: string; readonly text: string; readonly isWord: boolean }[] {
  if (suggestions !== null && suggestions.length > 0) {
    return suggestions.map((text, at) => ({ id: `line ${at}`, text, isWord: true }));
  }
  const text = suggestions === null ? 'Looking for suggestions…' : 'No suggestions';
  return [{ id: 'line 0', text, isWord: false }];
}
