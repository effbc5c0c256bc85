import { useSyncExternalStore } from 'react';
import type { SourceView } from '../../shared/contract/contract.ts';
import { commandKey } from '../app/shortcuts.ts';
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

interface NotesProps {
  readonly rows: readonly Row[];
  /** When the newest revision of the source was made, and by piece, when it came to say what it says. */
  readonly source: Pick<SourceView, 'changedAt' | 'changedAtByKey'>;
  /** Keys of the pieces of which the difference is shown. */
  readonly compared: ReadonlySet<string>;
  readonly mayConfirm: boolean;
  readonly current: CurrentRow;
  readonly actions: NoteActions;
}

interface NoteProps extends Omit<NotesProps, 'rows' | 'compared'> {
  readonly row: Row;
  readonly compared: boolean;
}

/** The notes of all rows, to be placed beside them by whoever keeps the rows level. */
export function RowNotes({ rows, compared, ...rest }: NotesProps) {
  return (
    <div className={styles.notes}>
      {rows.map((row) =>
        row.state === null || row.state === 'done' ? null : (
          <RowNote key={row.key} row={row} compared={row.piece !== null && compared.has(row.piece)} {...rest} />
        ),
      )}
    </div>
  );
}

/** What is said below a translation about its source, and what can be done about it. Null when all is well. */
function RowNote(props: NoteProps) {
  const { row, source } = props;
  const since = ago(source.changedAtByKey[row.piece ?? ''] ?? source.changedAt);
  switch (row.state) {
    case 'stale':
      return <MovedOn {...props} name={`Source changed, ${row.name}`} text={`Source changed, ${since}`} />;
    case 'removed':
      return <MovedOn {...props} name={`Source taken out, ${row.name}`} text={`Source taken out, ${since}`} />;
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

function Note({ row, name, children }: { row: Row; name: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more form in the middle of the text
    <div role="group" aria-label={name} className={styles.note} data-note={row.key}>
      {children}
    </div>
  );
}

function MovedOn({ row, name, text, compared, mayConfirm, actions }: NoteProps & { name: string; text: string }) {
  return (
    <Note row={row} name={name}>
      <span className={styles.changed}>{text}</span>
      <span className={styles.buttons}>
        {mayConfirm ? (
          <Button small data-still-valid={row.key} onClick={(event) => actions.stillValid(row, event.detail === 0)}>
            Still valid
          </Button>
        ) : null}
        <Button small aria-pressed={compared} onClick={() => actions.compare(row)}>
          Show what changed
        </Button>
      </span>
    </Note>
  );
}

/** Offered only in the row that holds the caret: thirteen of these would be thirteen too many. */
function LeaveOut({ row, current, actions }: NoteProps) {
  const here = useSyncExternalStore(current.subscribe, () => current.get() === row.key);
  return (
    <div className={styles.offer} data-offer={row.key} hidden={!here}>
      <Button
        small
        look="quiet"
        aria-label={`Leave out ${row.name}`}
        title={commandKey('Shift L')}
        onClick={() => actions.leaveOut(row, true)}
      >
        Leave out
      </Button>
    </div>
  );
}
