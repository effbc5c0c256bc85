import { $findCellNode, $isTableSelection } from '@lexical/table';
import { $getNearestNodeFromDOMNode, $getSelection, type LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { Keyboard, Menu, MenuItem, MenuSection } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { type Place, PopoverAt } from '../../ui/popover-at.tsx';
import type { BodyController } from '../body-controller.ts';
import styles from '../toolbar/format-menu.module.css';
import { tableKeysOf, tableTools } from './table-actions.ts';
import { $tablePlace, type TableAction } from './table-commands.ts';
import { $hasHeader } from './table-nodes.ts';

interface Ask {
  readonly rect: Place;
  readonly header: boolean;
}

/**
 * What can be done to a table, where somebody clicks with the right mouse button in it or presses the key of the context
 * menu. A misspelt word under the pointer has a menu of its own, which comes first.
 */
export function TableMenu({ body, onRun }: { body: BodyController; onRun: (action: TableAction) => void }) {
  const [ask, setAsk] = useState<Ask | null>(null);
  useEffect(() => {
    const frame = body.rootElement()?.parentElement;
    const onMenu = (event: MouseEvent): void => {
      const inText = event.target instanceof Node && body.rootElement()?.contains(event.target) === true;
      if (event.defaultPrevented || !inText) return;
      const byMouse = event.button === 2;
      if (byMouse && !goToCell(body.editor, event.target)) return;
      const place = body.editor.read('latest', () => {
        const there = $tablePlace();
        return there && { cell: there.cell.getKey(), header: $hasHeader(there.table) };
      });
      const cell = place && body.editor.getElementByKey(place.cell);
      if (!cell) return;
      event.preventDefault();
      const { left, top, width, height } = cell.getBoundingClientRect();
      const rect = byMouse
        ? { left: event.clientX, top: event.clientY, width: 1, height: 1 }
        : { left, top, width, height };
      setAsk({ rect, header: place.header });
    };
    // Cells that are selected stay so where one of them is clicked.
    const onDown = (event: MouseEvent): void => {
      if (event.button === 2 && isAmongSelected(body.editor, event.target)) event.preventDefault();
    };
    frame?.addEventListener('contextmenu', onMenu);
    frame?.addEventListener('mousedown', onDown);
    return () => {
      frame?.removeEventListener('contextmenu', onMenu);
      frame?.removeEventListener('mousedown', onDown);
    };
  }, [body]);
  if (!ask) return null;
  /** The menu keeps the focus for as long as it stands. */
  const leave = (): void => flushSync(() => setAsk(null));
  const close = (): void => {
    leave();
    // Selected cells stay selected.
    if (body.editor.read('latest', () => $isTableSelection($getSelection()))) {
      body.rootElement()?.focus({ preventScroll: true });
    } else body.focus();
  };
  return (
    <PopoverAt place={ask.rect} offset={2} className={styles.popover} onClose={close}>
      <Menu
        className={styles.menu ?? ''}
        aria-label="Table"
        autoFocus="first"
        onAction={(id) => {
          const tool = tableTools.flat().find(({ action }) => action === id);
          leave();
          if (tool) onRun(tool.action);
        }}
      >
        {tableTools.map((tools) => (
          <MenuSection key={tools[0]?.action} className={styles.section ?? ''} aria-label={groupName(tools[0]?.action)}>
            {tools.map((tool) => {
              const on = tool.action === 'header-row' && ask.header;
              return (
                <MenuItem key={tool.action} id={tool.action} className={styles.item ?? ''} textValue={tool.name}>
                  <span className={styles.check} aria-hidden="true">
                    {on ? '✓' : ''}
                  </span>
                  <span>
                    {tool.name}
                    {on ? <span className={styles.said}>, on</span> : null}
                  </span>
                  <Keyboard className={styles.keys}>{tableKeysOf(tool)}</Keyboard>
                </MenuItem>
              );
            })}
          </MenuSection>
        ))}
      </Menu>
    </PopoverAt>
  );
}

function groupName(first: TableAction | undefined): string {
  if (first === 'row-above') return 'Rows';
  return first === 'column-before' ? 'Columns' : 'Whole table';
}

function isAmongSelected(editor: LexicalEditor, target: EventTarget | null): boolean {
  return editor.read('latest', () => {
    const selection = $getSelection();
    const node = target instanceof Node ? $getNearestNodeFromDOMNode(target) : null;
    const cell = node && $findCellNode(node);
    return cell !== null && $isTableSelection(selection) && selection.getNodes().some((one) => one.is(cell));
  });
}

/** The caret goes to the cell that was clicked, unless that is among those that are selected. False outside of cells. */
function goToCell(editor: LexicalEditor, target: EventTarget | null): boolean {
  let found = false;
  editor.update(
    () => {
      const node = target instanceof Node ? $getNearestNodeFromDOMNode(target) : null;
      const cell = node && $findCellNode(node);
      if (!cell) return;
      found = true;
      if (!isAmongSelected(editor, target) && !$tablePlace()?.cell.is(cell)) cell.selectEnd();
    },
    { discrete: true },
  );
  return found;
}
