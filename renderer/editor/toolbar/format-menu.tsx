import { Button, Header, Keyboard, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { EditorCommandGroup } from '../../../shared/contract/editor-commands.ts';
import type { FormatState } from '../body-handle.ts';
import type { EditorCommand } from '../editor-commands.ts';
import { keysOf } from '../typing/shortcuts.ts';
import styles from './format-menu.module.css';

const groups: readonly { readonly name: string; readonly of: readonly EditorCommandGroup[] }[] = [
  { name: 'Text', of: ['mark', 'link', 'history'] },
  { name: 'Lists', of: ['list'] },
  { name: 'Insert', of: ['insert'] },
  { name: 'Letters', of: ['case'] },
  { name: 'As you type', of: ['setting'] },
];

/** The rest of what can be done to the text, behind one button, with its keys. */
export function FormatMenu({
  commands,
  state,
  translating,
  onRun,
}: {
  commands: readonly EditorCommand[];
  state: FormatState;
  translating: boolean;
  onRun: (command: EditorCommand) => void;
}) {
  const run = (id: unknown): void => {
    const command = commands.find((one) => one.id === id);
    // Once the menu has let go of the focus.
    if (command) requestAnimationFrame(() => requestAnimationFrame(() => onRun(command)));
  };
  const disabled = commands.filter(({ isEnabled }) => !isEnabled(state)).map(({ id }) => id);
  return (
    <MenuTrigger>
      <Button className={styles.button ?? ''} aria-label="More formatting" excludeFromTabOrder>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </Button>
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Menu className={styles.menu ?? ''} aria-label="More formatting" onAction={run} disabledKeys={disabled}>
          {groups.map(({ name, of }) => {
            const own = commands.filter(({ group }) => of.includes(group));
            return own.length === 0 ? null : (
              <MenuSection key={name} aria-label={name} className={styles.section ?? ''}>
                <Header className={styles.header}>{name}</Header>
                {own.map((command) => (
                  <MenuItem
                    key={command.id}
                    id={command.id}
                    className={styles.item ?? ''}
                    textValue={command.name}
                    data-active={command.isActive?.(state) || undefined}
                  >
                    <span className={styles.check} aria-hidden="true">
                      {command.isActive?.(state) ? '✓' : ''}
                    </span>
                    <span>
                      {command.name}
                      {command.isActive?.(state) ? <span className={styles.said}>, on</span> : null}
                    </span>
                    <Keyboard className={styles.keys}>{keysOf(command.id, translating)}</Keyboard>
                  </MenuItem>
                ))}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
