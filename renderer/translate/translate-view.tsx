import {
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EditionView, SourceView } from '../../shared/contract/contract.ts';
import { ownName } from '../../shared/domain/languages.ts';
import { progressOf } from '../../shared/domain/translation.ts';
import type { BodyHandle } from '../editor/body-handle.ts';
import type { FieldGroup } from '../editor/edition-fields.tsx';
import { EditionPaper, type EditionPaperHandle } from '../editor/edition-paper.tsx';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { PinnedComparison } from '../history/pinned-comparison.tsx';
import { Alert } from '../ui/alert.tsx';
import { counted } from '../ui/time.ts';
import { RowNotes } from './row-note.tsx';
import { SourceColumn } from './source-column.tsx';
import styles from './translate-view.module.css';
import { useComparing } from './use-comparing.ts';
import { useConfirming } from './use-confirming.ts';
import { useNoteActions } from './use-note-actions.ts';
import { usePieces } from './use-pieces.ts';
import { useSourceClicks } from './use-source-clicks.ts';
import { useStack } from './use-stack.ts';
import { type TranslateCommands, useTranslateCommands } from './use-translate-commands.ts';

export type TranslateViewHandle = TranslateCommands;

/**
 * The source beside its translation: paragraph level with paragraph, both scrolling as one, each piece marked by how
 * it stands. `view` must have a source.
 */
export function TranslateView({
  view,
  session,
  editable,
  ref,
  paperRef,
}: {
  view: EditionView;
  session: EditionSession;
  editable: boolean;
  ref?: Ref<TranslateViewHandle>;
  paperRef: RefObject<EditionPaperHandle | null>;
}) {
  const { source } = view;
  return source === null ? null : (
    <SideBySide view={view} source={source} session={session} editable={editable} handle={ref} paperRef={paperRef} />
  );
}

function SideBySide({
  view,
  source,
  session,
  editable,
  handle,
  paperRef,
}: {
  view: EditionView;
  source: SourceView;
  session: EditionSession;
  editable: boolean;
  handle: Ref<TranslateViewHandle> | undefined;
  paperRef: RefObject<EditionPaperHandle | null>;
}) {
  const container = useRef<HTMLDivElement>(null);
  const [body, setBody] = useState<BodyHandle | null>(null);
  const pieces = usePieces(view, session);
  const field = useCallback((group: FieldGroup) => paperRef.current?.fieldGroup(group) ?? null, [paperRef]);
  const [blocks] = useState(() => session.currentContent().blocks);
  const { rows, current, stack } = useStack({ container, body, field, source: source.content, blocks, pieces });
  useLayoutEffect(() => setBody(paperRef.current?.body() ?? null), [paperRef]);
  const [announced, announce] = useState('');
  const comparing = useComparing();
  const hideComparison = (): void => {
    comparing.hide();
    // What was there before is shown again by then.
    if (editable) requestAnimationFrame(() => body?.focus());
  };
  const confirming = useConfirming(session);
  const { actions, compared, confirm } = useNoteActions({ confirming, announce, stack, body, editable });
  const commands = useTranslateCommands({
    stack,
    rows,
    current,
    body,
    editable,
    confirm: view.mayConfirm ? confirm : null,
    leaveOut: view.mayConfirm ? actions.leaveOut : null,
    announce,
    fields: source.content.fields,
  });
  useSourceClicks(container, rows, commands.goTo);
  const nextUndone = (): void => {
    comparing.hide();
    // What a comparison hid is shown again by then.
    if (comparing.open) requestAnimationFrame(commands.nextUndone);
    else commands.nextUndone();
  };
  useImperativeHandle(handle, () => ({ nextUndone }));

  // New paragraphs of the source get room beside them, where they stand.
  useEffect(() => {
    if (editable) body?.ensureSourceBlocks(source.content.blocks);
  }, [body, editable, source.content.blocks]);

  const progress = useMemo(() => progressOf(pieces), [pieces]);
  /** Of the paragraphs that the source has, as they are numbered beside them. */
  const paragraphs = useMemo(
    () => progressOf(pieces.filter((piece) => piece.kind === 'block' && piece.state !== 'removed')),
    [pieces],
  );
  return (
    <div className={styles.view}>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label="Translated"
        aria-valuenow={progress.done}
        aria-valuemin={0}
        aria-valuemax={progress.total}
      >
        <div style={{ width: `${progress.total === 0 ? 0 : (progress.done / progress.total) * 100}%` }} />
      </div>
      {confirming.problem === null ? null : <Alert>{confirming.problem}</Alert>}
      {comparing.open ? <PinnedComparison editionId={view.edition.id} onClose={hideComparison} /> : null}
      <div className={styles.scroll} hidden={comparing.open}>
        <div ref={container} className={styles.columns}>
          <SourceColumn
            source={source}
            rows={rows}
            editionId={view.edition.id}
            compared={compared}
            onCompare={progress.stale > 0 ? comparing.show : null}
          />
          <section className={styles.target} aria-label="Translation">
            <p className={styles.about}>
              <b lang={view.edition.language}>{ownName(view.edition.language)}</b>{' '}
              <span className="tabular">
                {paragraphs.done} of {counted(paragraphs.total, 'paragraph')}
              </span>
            </p>
            <div className={styles.bands}>
              <EditionPaper ref={paperRef} view={view} session={session} editable={editable} size="side" />
              <RowNotes
                rows={rows}
                source={source}
                compared={compared}
                mayConfirm={view.mayConfirm}
                current={current}
                actions={actions}
              />
            </div>
          </section>
        </div>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {announced}
      </p>
    </div>
  );
}
