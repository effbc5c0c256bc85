import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { BodyHandle } from '../editor/body-handle.ts';
import type { NoteActions } from './row-note.tsx';
import type { Row } from './rows.ts';
import type { Stack } from './stack.ts';
import type { Confirming } from './use-confirming.ts';

/** What the buttons in the notes do, and where the focus goes once a note is gone. */
export function useNoteActions({
  confirming,
  announce,
  stack,
  body,
  editable,
}: {
  confirming: Confirming;
  announce: (text: string) => void;
  stack: RefObject<Stack | null>;
  body: BodyHandle | null;
  editable: boolean;
}): {
  readonly actions: NoteActions;
  /** Keys of the pieces of which the difference is shown. */
  readonly compared: ReadonlySet<string>;
  readonly confirm: (row: Row) => Promise<boolean>;
} {
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set());
  const { stillValid, leaveOut } = confirming;

  const confirm = useCallback(
    async (row: Row): Promise<boolean> => {
      if (row.piece === null || !(await stillValid(row.piece))) return false;
      setCompared((before) => without(before, row.piece));
      announce(`Marked as still valid: ${row.name}.`);
      return true;
    },
    [stillValid, announce],
  );

  const toText = useCallback(
    (row: Row): void => {
      const target = stack.current?.targetsOf(row.key)[0];
      const field = stack.current?.fieldOf(row.key);
      if (editable && field) field.querySelector<HTMLElement>('textarea, input')?.focus();
      else if (editable && target) body?.focusBlock(target.id, 'end');
    },
    [stack, editable, body],
  );

  const actions = useMemo(
    (): NoteActions => ({
      stillValid: (row, byKey) => {
        // A person on the keyboard goes through these one after the other; a pointer came from somewhere else.
        const next = byKey ? stack.current?.buttonAfter(row.key) : null;
        void confirm(row).then((done) => {
          if (!done) return;
          if (next?.isConnected) next.focus();
          else toText(row);
        });
      },
      leaveOut: (row, leftOut) => {
        if (row.piece === null) return;
        void leaveOut(row.piece, leftOut).then((done) => {
          if (!done) return;
          announce(leftOut ? `Left out on purpose: ${row.name}.` : `To be translated again: ${row.name}.`);
          toText(row);
        });
      },
      compare: (row) => {
        const { piece } = row;
        if (piece === null) return;
        setCompared((before) => (before.has(piece) ? without(before, piece) : new Set([...before, piece])));
      },
    }),
    [confirm, toText, leaveOut, announce, stack],
  );
  return { actions, compared, confirm };
}

function without(keys: ReadonlySet<string>, key: string | null): ReadonlySet<string> {
  return new Set([...keys].filter((one) => one !== key));
}
