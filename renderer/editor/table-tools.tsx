import { COMMAND_PRIORITY_CRITICAL, HISTORY_PUSH_TAG, KEY_DOWN_COMMAND } from 'lexical';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCommands } from '../app/commands.ts';
import type { BodyController } from './body-controller.ts';
import tool from './format-tool.module.css';
import { $doToTable, $tablePlace, type TableAction } from './table-commands.ts';
import { $hasHeader } from './table-nodes.ts';
import styles from './table-tools.module.css';

interface Tool {
  readonly action: TableAction;
  readonly name: string;
  readonly icon: string;
}

const groups: readonly (readonly Tool[])[] = [
  [
    { action: 'row-above', name: 'Insert row above', icon: 'M2.5 8h11v5.5h-11zM2.5 10.7h11M8 1.8v4M6 3.8h4' },
    { action: 'row-below', name: 'Insert row below', icon: 'M2.5 2.5h11V8h-11zM2.5 5.2h11M8 10.2v4M6 12.2h4' },
    { action: 'delete-row', name: 'Delete row', icon: 'M2 5h12M2 11h12M6.4 6.4l3.2 3.2M9.6 6.4L6.4 9.6' },
  ],
  [
    { action: 'column-before', name: 'Insert column before', icon: 'M8 2.5v11h5.5v-11zM10.7 2.5v11M1.8 8h4M3.8 6v4' },
    { action: 'column-after', name: 'Insert column after', icon: 'M2.5 2.5v11H8v-11zM5.2 2.5v11M10.2 8h4M12.2 6v4' },
    { action: 'delete-column', name: 'Delete column', icon: 'M5 2v12M11 2v12M6.4 6.4l3.2 3.2M9.6 6.4L6.4 9.6' },
  ],
  [
    { action: 'header-row', name: 'Header row', icon: 'M2.5 3h11v10h-11zM2.5 6.6h11M4.7 4.8h6.6' },
    {
      action: 'delete-table',
      name: 'Delete table',
      icon: 'M3 4.5h10M6.5 4.3V2.8h3v1.5M4.5 4.7l.6 8.5h5.8l.6-8.5',
    },
  ],
];

interface Here {
  readonly key: string;
  readonly header: boolean;
}

/** What can be done to the table that has the caret, below it; Alt F10 goes there, Escape back. */
export function TableTools({ body }: { body: BodyController }) {
  const here = useTableHere(body);
  return here ? <Toolbar body={body} here={here} /> : null;
}

function useTableHere(body: BodyController): Here | null {
  const [here, setHere] = useState<Here | null>(null);
  useEffect(() => {
    const look = (): void => {
      const now = body.editor.read('latest', (): Here | null => {
        const place = $tablePlace();
        return place && { key: place.table.getKey(), header: $hasHeader(place.table) };
      });
      setHere((before) => (before?.key === now?.key && before?.header === now?.header ? before : now));
    };
    look();
    return body.editor.registerUpdateListener(look);
  }, [body]);
  return here;
}

function Toolbar({ body, here }: { body: BodyController; here: Here }) {
  const toolbar = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState<number | null>(null);
  const run = useCallback(
    (action: TableAction): void => {
      body.editor.update(() => void $doToTable(action), { tag: HISTORY_PUSH_TAG, discrete: true });
      body.focus();
    },
    [body],
  );
  useCommands(groups.flat().map(({ action, name }) => ({ name, words: 'table', run: () => run(action) })));
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
      body.editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (!event.altKey || event.key !== 'F10') return false;
          event.preventDefault();
          toolbar.current?.querySelector('button')?.focus();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
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
      {groups.map((tools, index) => (
        <span key={tools[0]?.action} className={styles.group}>
          {tools.map(({ action, name, icon }, at) => (
            <button
              key={action}
              type="button"
              className={tool.tool}
              aria-label={name}
              aria-pressed={action === 'header-row' ? here.header : undefined}
              title={name}
              tabIndex={index === 0 && at === 0 ? 0 : -1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(action)}
            >
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <path d={icon} />
              </svg>
            </button>
          ))}
        </span>
      ))}
    </div>
  );
}
