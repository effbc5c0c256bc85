import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Fields } from '../../shared/domain/edition.ts';
import { type Command, useCommands } from '../app/commands.ts';
import { commandKey } from '../app/shortcuts.ts';
import type { BodyHandle } from '../editor/body-handle.ts';
import type { CurrentRow } from './current-row.ts';
import { nextUndone, type Row } from './rows.ts';
import type { Stack } from './stack.ts';
import { isEmptyElement } from './target-blocks.ts';
import { translateCommand } from './translate-keys.ts';

/** What the header, the palette and keys can ask of a translation. */
export interface TranslateCommands {
  /** Puts the caret into the next paragraph that is not started or whose source changed; around at the end. */
  readonly nextUndone: () => void;
}

/** What the commands need of the editor. */
export type CommandBody = Pick<BodyHandle, 'focus' | 'focusBlock' | 'setBlockInlines'>;

export interface RowCommands extends TranslateCommands {
  /** Puts the caret beside a row, at the end of what is there. Without an editor the row is only made current. */
  readonly goTo: (row: Row) => void;
}

export function useTranslateCommands({
  stack,
  rows,
  current,
  body,
  editable,
  confirm,
  leaveOut,
  announce,
  fields,
}: {
  stack: RefObject<Stack | null>;
  rows: readonly Row[];
  current: CurrentRow;
  body: CommandBody | null;
  editable: boolean;
  /** Notes that a row whose source changed is still right. Resolves to whether it was noted. Null when not allowed. */
  confirm: ((row: Row) => Promise<boolean>) | null;
  /** Leaves a row that is not translated out on purpose, or takes that back. Null when not allowed. */
  leaveOut: ((row: Row, leftOut: boolean) => void) | null;
  announce: (text: string) => void;
  /** What the source's fields say. */
  fields: Fields;
}): RowCommands {
  const goTo = useCallback(
    (row: Row): void => {
      current.set(row.key);
      const field = stack.current?.fieldOf(row.key);
      const target = stack.current?.targetsOf(row.key)[0];
      if (editable && field) field.querySelector<HTMLElement>('textarea, input')?.focus();
      else if (editable && target) body?.focusBlock(target.id, 'end');
      // A row without a place, as of a blank paragraph: the caret stays where it was.
      else if (editable) body?.focus();
      stack.current?.reveal(row.key);
    },
    [stack, current, body, editable],
  );

  /** A paragraph typed a moment ago is started, though no save has said so yet. */
  const undoneNow = useCallback(
    (): readonly Row[] =>
      rows.map((row) => {
        if (row.state !== 'untranslated') return row;
        const field = stack.current?.fieldOf(row.key);
        const elements = field ? [field] : (stack.current?.targetsOf(row.key) ?? []).map((target) => target.element);
        return elements.some((element) => !isEmptyElement(element)) ? { ...row, state: 'done' as const } : row;
      }),
    [stack, rows],
  );

  const toNext = useCallback(
    (again: boolean): void => {
      const next = nextUndone(undoneNow(), current.get(), again);
      if (next) goTo(next);
      else announce('Every paragraph is done.');
    },
    [undoneNow, current, goTo, announce],
  );

  const confirmAndNext = useCallback(async (): Promise<void> => {
    const row = rows.find((one) => one.key === current.get());
    if (row && (row.state === 'stale' || row.state === 'removed') && confirm) {
      if (!(await confirm(row))) return;
    }
    toNext(false);
  }, [rows, current, confirm, toNext]);

  const step = useCallback(
    (by: 1 | -1): void => {
      const reachable = rows.filter(
        (row) => stack.current?.fieldOf(row.key) || stack.current?.targetsOf(row.key).length,
      );
      const at = reachable.findIndex((row) => row.key === current.get());
      const next = at === -1 ? reachable[0] : reachable[at + by];
      if (next) goTo(next);
    },
    [rows, stack, current, goTo],
  );

  const insertSource = useCallback((): void => {
    const row = rows.find((one) => one.key === current.get());
    if (!row || !editable) return;
    const [target] = stack.current?.targetsOf(row.key) ?? [];
    if (row.kind === 'headline' || row.kind === 'standfirst')
      typeInto(stack.current?.fieldOf(row.key), fields[row.kind]);
    else if (row.block && target && isEmptyElement(target.element))
      body?.setBlockInlines(target.id, row.block.children);
  }, [rows, stack, current, editable, body, fields]);

  const toggleLeftOut = useCallback((): void => {
    const row = rows.find((one) => one.key === current.get());
    if (!leaveOut || row?.kind !== 'source') return;
    if (row.state === 'left-out') leaveOut(row, false);
    else if (undoneNow().find((one) => one.key === row.key)?.state === 'untranslated') leaveOut(row, true);
    else announce('Only a paragraph that is not started can be left out.');
  }, [rows, current, leaveOut, undoneNow, announce]);

  const palette: Command[] = [{ name: 'Next undone', keys: commandKey('U'), run: () => toNext(true) }];
  if (confirm) palette.push({ name: 'Still valid', keys: commandKey('Enter'), run: () => void confirmAndNext() });
  if (leaveOut) palette.push({ name: 'Leave out', keys: commandKey('Shift L'), run: toggleLeftOut });
  useCommands(palette);
  useKeys(stack, { toNext, confirmAndNext, step, insertSource, toggleLeftOut });
  return useMemo(() => ({ goTo, nextUndone: () => toNext(true) }), [goTo, toNext]);
}

/** As if it were typed, so that it can be undone and is saved like everything else. */
function typeInto(group: HTMLElement | null | undefined, text: string): void {
  const field = group?.querySelector<HTMLElement>('textarea, input');
  if (!group || !field || !isEmptyElement(group)) return;
  field.focus();
  document.execCommand('insertText', false, text);
}

interface KeyTargets {
  readonly toNext: (again: boolean) => void;
  readonly confirmAndNext: () => Promise<void>;
  readonly step: (by: 1 | -1) => void;
  readonly insertSource: () => void;
  readonly toggleLeftOut: () => void;
}

/** Before the editor sees them: its own Ctrl+U and Ctrl+Enter mean something else. */
function useKeys(stack: RefObject<Stack | null>, targets: KeyTargets): void {
  const latest = useRef(targets);
  latest.current = targets;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = translateCommand(event);
      if (command === null || !stack.current?.isShown() || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      const { toNext, confirmAndNext, step, insertSource, toggleLeftOut } = latest.current;
      switch (command) {
        case 'next-undone':
          toNext(true);
          break;
        case 'confirm-and-next':
          void confirmAndNext();
          break;
        case 'next-paragraph':
          step(1);
          break;
        case 'previous-paragraph':
          step(-1);
          break;
        case 'insert-source':
          insertSource();
          break;
        case 'leave-out':
          toggleLeftOut();
          break;
      }
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [stack]);
}
