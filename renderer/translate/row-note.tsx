import { useSyncExternalStore } from 'react';
import type { Instant } from '../../shared/contract/contract.ts';
import { Button } from '../ui/button.tsx';
import { ago } from '../ui/time.ts';
import type { CurrentRow } from './current-row.ts';
import type { Row } from './rows.ts';
import styles from './translate-view.module.css';

export interface NoteActions {
  /** `byKey`: whether a key pressed the button, and not a pointer. */
  readonly stillValid: (row: Row, byKey: boolean) => void;
  readonly leaveOut: (row: Row, leftOut: boolean) => void;
  readonly compare: (row: Row) => void;
}

export interface NoteProps {
  readonly row: Row;
  readonly changedAt: Instant;
  readonly compared: boolean;
  readonly mayConfirm: boolean;
  readonly current: CurrentRow;
  readonly actions: NoteActions;
}

/** What is said below a translation about its source, and what can be done about it. Null when all is well. */
export function RowNote(props: NoteProps) {
  const { row } = props;
  switch (row.state) {
    case 'stale':
      return <MovedOn {...props} name={`Source changed, ${row.name}`} text={`Source changed, ${ago(props.changedAt)}`} />;
    case 'removed':
      return <MovedOn {...props} name={`Source taken out, ${row.name}`} text={`Source taken out, ${ago(props.changedAt)}`} />;
    case 'left-out':
      return (
        <Note row={row} name={`Left out, ${row.name}`}>
          <span className={styles.leftOut}>Left out on purpose</span>
          {props.mayConfirm ? (
            <Button small look="quiet" onClick={() => props.actions.leaveOut(row, false)}>
              Undo
            </Button>
          ) : null}
        </Note>
      );
    case 'untranslated':
      return props.mayConfirm && row.piece !== null && row.kind === 'source' ? <LeaveOut {...props} /> : null;
    case 'done':
    case null:
      return null;
  }
}

function Note({
  row,
  name,
  floating = false,
  children,
}: {
  row: Row;
  name: string;
  floating?: boolean;
  children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more form in the middle of the text
    <div
      role="group"
      aria-label={name}
      className={floating ? styles.floating : styles.note}
      data-note={floating ? undefined : row.key}
      data-floating={floating ? row.key : undefined}
    >
      {children}
    </div>
  );
}

function MovedOn({ row, name, text, compared, mayConfirm, actions }: NoteProps & { name: string; text: string }) {
  return (
    <Note row={row} name={name}>
      <span className={styles.changed}>{text}</span>
      {mayConfirm ? (
        <Button small data-still-valid={row.key} onClick={(event) => actions.stillValid(row, event.detail === 0)}>
          Still valid
        </Button>
      ) : null}
      <Button small aria-pressed={compared} onClick={() => actions.compare(row)}>
        Show what changed
      </Button>
    </Note>
  );
}

/** Offered only in the row that holds the caret: thirteen of these would be thirteen too many. */
function LeaveOut({ row, current, actions }: NoteProps) {
  const here = useSyncExternalStore(current.subscribe, () => current.get() === row.key);
  return here ? (
    <Note row={row} name={`Not started, ${row.name}`} floating>
      <Button small look="quiet" onClick={() => actions.leaveOut(row, true)}>
        Leave out
      </Button>
    </Note>
  ) : null;
}
