import { Menu, MenuItem, MenuTrigger, Popover, Button as PressButton } from 'react-aria-components';
import buttonStyles from '../ui/button.module.css';
import styles from './more-menu.module.css';

/** The less frequent actions, behind one button. */
export function MoreMenu({ items }: { items: readonly { readonly name: string; readonly run: () => void }[] }) {
  return (
    <MenuTrigger>
      <PressButton className={`${buttonStyles.button} ${buttonStyles.quiet}`} aria-label="More actions">
        •••
      </PressButton>
      <Popover placement="bottom end">
        <Menu className={styles.menu ?? ''} aria-label="More actions">
          {items.map((item) => (
            <MenuItem key={item.name} className={styles.item ?? ''} onAction={item.run}>
              {item.name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
