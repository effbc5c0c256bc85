import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react';
import { foldHistory } from '../../shared/domain/sittings.ts';
import { messageOf } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import styles from './history-panel.module.css';
import { RevisionItem } from './revision-item.tsx';
import { dayHeading, revisionName } from './revision-words.ts';
import { type Row, visibleRows } from './sittings.ts';
import { timelineKeys } from './timeline-open.ts';
import { useUnfolded } from './unfolded-sittings.ts';

/** Above this, only what is on the screen is drawn. */
const mostDrawn = 200;
const usualHeight = 54;

/**
 * Every revision of an edition, newest first, with stretches of writing folded. `selected` is the number of the
 * revision that is open; selecting it again closes it. Its place scrolls by itself, or the panel around it does.
 */
export function HistoryPanel({
  editionId,
  selected,
  onSelect,
  onTimeline,
}: {
  editionId: string;
  selected: number | null;
  onSelect: (number: number | null) => void;
  /** Opens the timeline of the whole story, or closes it. */
  onTimeline?: () => void;
}) {
  const { data: revisions, error } = useRequest('history.list', { editionId });
  const entries = useMemo(() => foldHistory(revisions ?? []), [revisions]);
  const [unfolded, toggle] = useUnfolded(editionId);
  const rows = useMemo(() => visibleRows(entries, unfolded), [entries, unfolded]);
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!revisions) return null;
  if (rows.length === 0) return <p className={styles.empty}>Nothing has been saved yet.</p>;
  const active = rows.find((row) => numberOf(row) === selected) ?? rows[0];
  const item = (row: Row, before: Row | undefined): ReactNode => (
    <RevisionItem
      editionId={editionId}
      row={row}
      day={newDay(row, before)}
      selected={numberOf(row) === selected && !(row.inside === null && isUnfolded(row, unfolded))}
      unfolded={isUnfolded(row, unfolded)}
      tabbable={row === active}
      onSelect={(number) => onSelect(number === selected ? null : number)}
      onToggle={toggle}
    />
  );
  return (
    <>
      {onTimeline ? (
        <Button className={styles.timeline ?? ''} onClick={onTimeline} keys={timelineKeys}>
          Timeline of this story
        </Button>
      ) : null}
      {rows.length > mostDrawn ? (
        <VirtualList rows={rows} item={item} />
      ) : (
        <ul className={styles.list} aria-label="Revisions" onKeyDown={moveAmongItems}>
          {rows.map((row, index) => (
            <li key={row.key} {...itemProps(row)}>
              {item(row, rows[index - 1])}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function VirtualList({ rows, item }: { rows: readonly Row[]; item: (row: Row, before: Row | undefined) => ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollParent(list.current),
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label="Revisions"
      style={{ height: virtualizer.getTotalSize(), position: 'relative' }}
      onKeyDown={moveAmongItems}
    >
      {virtualizer.getVirtualItems().map((virtual) => {
        const row = rows[virtual.index];
        return row === undefined ? null : (
          <li
            key={virtual.key}
            ref={virtualizer.measureElement}
            data-index={virtual.index}
            {...itemProps(row)}
            aria-setsize={rows.length}
            aria-posinset={virtual.index + 1}
            style={{ position: 'absolute', insetInline: 0, top: virtual.start }}
          >
            {item(row, rows[virtual.index - 1])}
          </li>
        );
      })}
    </ul>
  );
}

function itemProps(row: Row): { className: string | undefined; 'aria-label': string } {
  return { className: row.inside ? styles.inside : styles.item, 'aria-label': nameOf(row) };
}

function revisionOf(row: Row) {
  if (row.inside) return row.inside.revision;
  return row.entry.kind === 'single' ? row.entry.revision : row.entry.newest;
}

function numberOf(row: Row): number {
  return revisionOf(row).number;
}

function nameOf(row: Row): string {
  return revisionName(revisionOf(row));
}

/** The day that a row starts, in a list that starts today without saying so. */
function newDay(row: Row, before: Row | undefined): string | null {
  const day = dayHeading(revisionOf(row).at);
  const above = before ? dayHeading(revisionOf(before).at) : 'Today';
  return day === above ? null : day;
}

function isUnfolded(row: Row, unfolded: ReadonlySet<number>): boolean {
  return row.entry.kind === 'sitting' && unfolded.has(row.entry.oldest.number);
}

function scrollParent(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (overflowY === 'auto' || overflowY === 'scroll') return at;
  }
  return null;
}

/** Up and Down go from revision to revision; Enter opens, as buttons do. */
function moveAmongItems(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-revision]')];
  const active = document.activeElement;
  const at = active instanceof HTMLElement ? items.indexOf(active) : -1;
  const next = items[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
