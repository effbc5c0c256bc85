import { HISTORY_PUSH_TAG } from 'lexical';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import type { BodyController } from '../body-controller.ts';
import tool from '../toolbar/format-tool.module.css';
import { onShortcutKey } from '../typing/shortcut-keys.ts';
import { tableKeysOf, tableTools } from './table-actions.ts';
import { $doToTable, $tablePlace, type TableAction } from './table-commands.ts';
import { TableMenu } from './table-menu.tsx';
import { $hasHeader } from './table-nodes.ts';
import { TableSizePicker } from './table-size-picker.tsx';
import styles from './table-tools.module.css';

interface Here {
  readonly key: string;
  readonly header: boolean;
}

/** What asks for a new table, and what can be done to the one that has the caret: its buttons and its menu. */
export function TableTools({ body }: { body: BodyController }) {
  const here = useTableHere(body);
  const run = useCallback(
    (action: TableAction): void => {
      body.editor.update(() => void $doToTable(action), { tag: HISTORY_PUSH_TAG, discrete: true });
      body.focus();
    },
    [body],
  );
  return (
    <>
      <TableSizePicker body={body} />
      <TableMenu body={body} onRun={run} />
      {here ? <Toolbar body={body} here={here} run={run} /> : null}
    </>
  );
}

function useTableHere(body: BodyController): Here | null {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    let before: Here | null = null;
    const look = (): void => {
      const now = body.editor.read('latest', (): Here | null => {
        const place = $tablePlace();
        return place && { key: place.table.getKey(), header: $hasHeader(place.table) };
      });
      // React is not asked at each key.
      if (before?.key === now?.key && before?.header === now?.header) return;
      before = now;
      setHere(now);
    };
    look();
    return body.editor.registerUpdateListener(look);
  }, [body]);
  return here;
}

/** Below the table; Alt F10 goes there, Escape back. */
function Toolbar({ body, here, run }: { body: BodyController; here: Here; run: (action: TableAction) => void }) {
  const toolbar = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState<number | null>(null);
  useCommands(
    tableTools.flat().map((one) => {
      const keys = tableKeysOf(one);
      return { name: one.name, words: 'table', ...(keys === '' ? {} : { keys }), run: () => run(one.action) };
    }),
  );
  useLayoutEffect(() => {
    const move = (): void => {
      const table = body.editor.getElementByKey(here.key);
      const frame = body.rootElement()?.parentElement;
      if (table && frame) setTop(table.getBoundingClientRect().bottom + 5 - frame.getBoundingClientRect().top);
    };
    move();
    return body.onLayout(move);
  }, [body, here.key]);
  useEffect(
    () =>
      onShortcutKey(body.editor, (event) => {
        if (!event.altKey || event.key !== 'F10') return false;
        toolbar.current?.querySelector('button')?.focus();
        return true;
      }),
    [body],
  );
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      body.focus();
      return;
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const tools = [...event.currentTarget.querySelectorAll('button')];
    const at = tools.findIndex((one) => one.contains(event.target as Node));
    if (step === 0 || at === -1) return;
    event.preventDefault();
    tools[(at + step + tools.length) % tools.length]?.focus();
  };
  return (
    <div
      ref={toolbar}
      role="toolbar"
      aria-label="Table"
      className={styles.toolbar}
      style={top === null ? { visibility: 'hidden' } : { top }}
      onKeyDown={onKey}
    >
      {tableTools.map((tools, index) => (
        <span key={tools[0]?.action} className={styles.group}>
          {tools.map((one, at) => (
            <button
              key={one.action}
              type="button"
              className={tool.tool}
              aria-label={one.name}
              aria-pressed={one.action === 'header-row' ? here.header : undefined}
              title={[one.name, tableKeysOf(one)].filter(Boolean).join(' · ')}
              tabIndex={index === 0 && at === 0 ? 0 : -1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(one.action)}
            >
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <path d={one.icon} />
              </svg>
            </button>
          ))}
        </span>
      ))}
    </div>
  );
}
