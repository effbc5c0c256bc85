import { COMMAND_PRIORITY_EDITOR } from 'lexical';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components';
import { type Place, PopoverAt } from '../../ui/popover-at.tsx';
import type { BodyController } from '../body-controller.ts';
import { ASK_TABLE_SIZE, INSERT_TABLE, type TableSize } from '../insert-commands.ts';
import styles from './table-size-picker.module.css';

/** Larger ones grow from these by their own commands. */
const most = 8;
const usual: TableSize = { rows: 3, columns: 3 };
const lines = Array.from({ length: most }, (_, at) => at + 1);

/** Asks for the size of a new table at the caret: Enter makes the usual one, the mouse or the arrow keys choose another. */
export function TableSizePicker({ body }: { body: BodyController }) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(
    () =>
      body.editor.registerCommand(
        ASK_TABLE_SIZE,
        () => {
          // Once whoever asked has given the focus back to the text.
          requestAnimationFrame(() => requestAnimationFrame(() => setPlace(caretPlace(body))));
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [body],
  );
  if (!place) return null;
  const close = (): void => {
    setPlace(null);
    body.focus();
  };
  return (
    <PopoverAt place={place} offset={6} className={styles.popover} onClose={close}>
      <Dialog aria-label="Size of the table" className={styles.dialog ?? ''}>
        <Sizes
          onPick={(size) => {
            close();
            body.editor.dispatchCommand(INSERT_TABLE, size);
            body.focus();
          }}
        />
      </Dialog>
    </PopoverAt>
  );
}

function Sizes({ onPick }: { onPick: (size: TableSize) => void }) {
  const [size, setSize] = useState(usual);
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[aria-label="${nameOf(size)}"]`)?.focus({ preventScroll: true });
  }, [size]);
  const onKey = (event: KeyboardEvent): void => {
    const next = sizeAfter(size, event.key);
    if (!next) return;
    event.preventDefault();
    setSize(next);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a board of buttons, and no table of words */}
      <div ref={grid} role="grid" aria-label="Rows and columns" tabIndex={-1} className={styles.grid} onKeyDown={onKey}>
        {lines.map((rows) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div key={rows} role="row" tabIndex={-1} className={styles.row}>
            {lines.map((columns) => {
              const chosen = rows === size.rows && columns === size.columns;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see above
                <button
                  key={columns}
                  type="button"
                  role="gridcell"
                  aria-label={nameOf({ rows, columns })}
                  aria-selected={chosen}
                  tabIndex={chosen ? 0 : -1}
                  className={styles.cell}
                  data-in={(rows <= size.rows && columns <= size.columns) || undefined}
                  data-head={rows === 1 || undefined}
                  onPointerMove={() => {
                    if (!chosen) setSize({ rows, columns });
                  }}
                  onClick={() => onPick({ rows, columns })}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.name} aria-hidden="true">
        {nameOf(size)}
      </p>
    </>
  );
}

function nameOf({ rows, columns }: TableSize): string {
  return `${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns} ${columns === 1 ? 'column' : 'columns'}`;
}

function sizeAfter({ rows, columns }: TableSize, key: string): TableSize | null {
  switch (key) {
    case 'ArrowUp':
      return { rows: Math.max(1, rows - 1), columns };
    case 'ArrowDown':
      return { rows: Math.min(most, rows + 1), columns };
    case 'ArrowLeft':
      return { rows, columns: Math.max(1, columns - 1) };
    case 'ArrowRight':
      return { rows, columns: Math.min(most, columns + 1) };
    case 'Home':
      return { rows: 1, columns: 1 };
    case 'End':
      return { rows: most, columns: most };
    default:
      return null;
  }
}

/** An empty paragraph has no letters to stand at: then it is the paragraph's own place. */
function caretPlace(body: BodyController): Place {
  const range = body.selectionRange();
  const letters = range?.getBoundingClientRect();
  if (letters && letters.height > 0) return letters;
  const node = range?.startContainer;
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  const { left, top, height } = (element ?? body.rootElement())?.getBoundingClientRect() ?? new DOMRect();
  return { left, top, width: 1, height: Math.min(height, 30) };
}
