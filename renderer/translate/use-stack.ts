import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EditionContent } from '../../shared/domain/edition.ts';
import type { Piece } from '../../shared/domain/translation.ts';
import type { BodyHandle } from '../editor/body-handle.ts';
import { pairBands, type TargetBlock } from './bands.ts';
import { CurrentRow } from './current-row.ts';
import { bodyRows, fieldRows, type Row, stateByPiece } from './rows.ts';
import { Stack, type StackParts } from './stack.ts';

/** The editor of the translation's body, as far as the stack needs it. */
export type StackBody = Pick<BodyHandle, 'rootElement' | 'onLayout'>;

export interface OpenStack {
  readonly rows: readonly Row[];
  readonly current: CurrentRow;
  /** Null before the first paint. */
  readonly stack: RefObject<Stack | null>;
}

/** The rows of a translation, drawn beside what is in the editor and kept level with it. */
export function useStack({
  container,
  body,
  field,
  source,
  blocks,
  pieces,
}: {
  container: RefObject<HTMLElement | null>;
  body: StackBody | null;
  /** The element around a field of the translation; the same function at every call. */
  field: StackParts['field'];
  source: EditionContent;
  /** What the body is opened with; later the page itself is looked at. */
  blocks: readonly TargetBlock[];
  pieces: readonly Piece[];
}): OpenStack {
  const [current] = useState(() => new CurrentRow());
  const [targets, setTargets] = useState<readonly TargetBlock[]>(blocks);
  const stack = useRef<Stack | null>(null);
  const sourceIds = useMemo(() => source.blocks.map((block) => block.id), [source]);
  const rows = useMemo(() => {
    const states = stateByPiece(pieces);
    return [...fieldRows(states), ...bodyRows(source, pairBands(sourceIds, targets), states)];
  }, [source, sourceIds, targets, pieces]);

  useLayoutEffect(() => {
    if (!container.current || !body) return;
    const made = new Stack({ container: container.current, body: () => body.rootElement(), field }, current);
    stack.current = made;
    const stop = body.onLayout(() => {
      // Before the paint, so that nobody sees the sides out of step.
      if (made.bodyChanged()) queueMicrotask(() => flushSync(() => setTargets(made.targets())));
    });
    return () => {
      stop();
      made.stop();
      stack.current = null;
    };
  }, [container, body, field, current]);

  useLayoutEffect(() => {
    const made = stack.current;
    if (!made || !body) return;
    if (made.drawn(sourceIds, rows)) setTargets(made.targets());
  }, [sourceIds, rows, body]);

  useCaretFollower(stack, current);
  return { rows, current, stack };
}

/** Notes which row the caret, or the focus, is in. What is outside the stack leaves the last one current. */
function useCaretFollower(stack: RefObject<Stack | null>, current: CurrentRow): void {
  useEffect(() => {
    const follow = (): void => {
      const focused = document.activeElement;
      const caret = getSelection()?.focusNode ?? null;
      const inBody = focused?.getAttribute('aria-multiline') === 'true' && focused.contains(caret);
      const key = stack.current?.rowAt(inBody ? caret : focused);
      if (key != null) current.set(key);
    };
    document.addEventListener('selectionchange', follow);
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('selectionchange', follow);
      document.removeEventListener('focusin', follow);
    };
  }, [stack, current]);
}
