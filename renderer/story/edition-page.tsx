import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import { messageOf } from '../app/client.ts';
import { useCommands } from '../app/commands.ts';
import { rememberPlace, takeRememberedBlock } from '../app/place.ts';
import { commandKey, isCommand } from '../app/shortcuts.ts';
import { useNewsroomDamaged } from '../app/use-condition.ts';
import { saveTextCopy } from '../editor/clipboard/text-copy.ts';
import { EditionPaper, type EditionPaperHandle } from '../editor/edition-paper.tsx';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { FormatToolbar } from '../editor/toolbar/format-toolbar.tsx';
import { StoryFind } from '../find/story-find.tsx';
import { RevisionView } from '../history/revision-view.tsx';
import { timelineKeys, useTimelineKey, useTimelineOpen } from '../history/timeline-open.ts';
import { TimelineView } from '../history/timeline-view.tsx';
import { StorySpelling } from '../spelling/story-spelling.tsx';
import { TranslateView, type TranslateViewHandle } from '../translate/translate-view.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { WritingTools } from '../writing/writing-tools.tsx';
import { DamageNotice } from './damage-notice.tsx';
import { EditionActions } from './edition-actions.tsx';
import { EditionHeader } from './edition-header.tsx';
import { EditionNotices } from './edition-notices.tsx';
import styles from './edition-page.module.css';
import { FoldButton } from './fold-button.tsx';
import { Inspector, type InspectorTab } from './inspector.tsx';
import { RecoveryNotice } from './recovery-notice.tsx';
import { StageStrip } from './stage-strip.tsx';
import { bringUp, reloadEdition, useActing, useEditionView, useSessionFor } from './use-edition.ts';
import { useInspectorFold } from './use-inspector-fold.ts';
import { useLock } from './use-lock.ts';

/** One edition: its text in the middle, what may be done with it above, what there is to know beside. */
export function EditionPage({ editionId }: { editionId: string }) {
  const { data, error } = useEditionView(editionId);
  if (data) return <OpenEdition view={data} />;
  if (error) {
    return (
      <div className={styles.missing}>
        <Alert>{messageOf(error)}</Alert>
      </div>
    );
  }
  return null;
}

function OpenEdition({ view }: { view: EditionView }) {
  const session = useSessionFor(view);
  const act = useActing(session, view.edition.id);
  const lock = useLock(view);
  const [tab, setTab] = useState<InspectorTab>('details');
  const inspector = useInspectorFold();
  const [revision, setRevision] = useState<number | null>(null);
  const [withNow, setWithNow] = useState(false);
  const timeline = useTimelineOpen(view.story.id);
  const [problem, setProblem] = useState<string | null>(null);
  const editable = view.mayWrite && lock.held;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isCommand(event) || event.shiftKey || event.altKey || event.code !== 'KeyS') return;
      event.preventDefault();
      void session.flush();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [session]);
  const { stage } = view.edition;
  // What could not be done at one stage, or with one text, says nothing about the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is what the message was about
  useEffect(() => setProblem(null), [stage]);
  useEffect(() => onRevision(session, () => setProblem(null)), [session]);

  const paper = useRef<EditionPaperHandle>(null);
  const translate = useRef<TranslateViewHandle>(null);
  usePlaceKept(paper, editable);

  const page = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const focusText = (): void => (editable ? paper.current?.body()?.focus() : text.current?.focus());
  const leaveRevision = (): void => {
    setRevision(null);
    // What was there before is shown again by then.
    if (!timeline.open) requestAnimationFrame(focusText);
  };
  const leaveTimeline = (): void => {
    timeline.close();
    requestAnimationFrame(focusText);
  };
  const toggleTimeline = (): void => {
    if (!timeline.open) timeline.show();
    else if (revision === null) leaveTimeline();
    setRevision(null);
  };
  useTimelineKey(toggleTimeline);
  const { slugline } = view.story;
  const { language } = view.edition;
  useCommands([
    { name: 'Timeline of this story', keys: timelineKeys, run: toggleTimeline },
    {
      name: 'Save a copy elsewhere…',
      run: () => void saveTextCopy({ slugline, language, content: session.currentContent() }),
    },
  ]);
  const reading = revision !== null || timeline.open;
  const damaged = useNewsroomDamaged();

  const takeUp = useCallback(async () => {
    bringUp(session, await reloadEdition(view.edition.id));
  }, [session, view.edition.id]);
  const { close: closeTimeline } = timeline;
  const restored = useCallback(async () => {
    setRevision(null);
    closeTimeline();
    await takeUp();
  }, [takeUp, closeTimeline]);

  return (
    <div className={styles.page} data-inspector={inspector.open ? 'open' : 'folded'} ref={page}>
      <div className={styles.work}>
        <EditionHeader view={view} session={session}>
          {view.source !== null && editable && !reading ? (
            <Button title={commandKey('U')} onClick={() => translate.current?.nextUndone()}>
              Next undone
            </Button>
          ) : null}
          <EditionActions
            view={view}
            act={act}
            session={session}
            page={page}
            focusText={focusText}
            onProblem={setProblem}
          />
          {inspector.open ? null : <FoldButton open={false} onPress={inspector.toggle} />}
        </EditionHeader>
        <EditionNotices view={view} lock={lock} session={session} />
        <DamageNotice view={view} session={session} />
        <RecoveryNotice view={view} session={session} editable={editable} />
        <StageStrip view={view} damaged={damaged} />
        {problem === null ? null : (
          <div className={styles.problem}>
            <Alert>{problem}</Alert>
          </div>
        )}
        {revision === null ? null : (
          <RevisionView
            view={view}
            number={revision}
            {...(withNow ? { against: 'now' } : {})}
            {...(timeline.open ? { behind: 'timeline' } : {})}
            session={session}
            onClose={leaveRevision}
            onRestored={restored}
          />
        )}
        {timeline.open && revision === null ? (
          <TimelineView
            view={view}
            session={session}
            start={timeline.place()}
            onPlace={timeline.note}
            onClose={leaveTimeline}
            onRestored={takeUp}
            onCompare={(number) => {
              setWithNow(true);
              setRevision(number);
            }}
          />
        ) : null}
        <div className={styles.text} hidden={reading} ref={text} tabIndex={-1}>
          {editable ? <FormatToolbar session={session} translating={view.source !== null} /> : null}
          <StoryFind text={text} session={session} editable={editable} hidden={reading} focusText={focusText} />
          <StorySpelling session={session} language={language} editable={editable} hidden={reading} />
          {view.source === null ? (
            <div className={styles.scroll}>
              <div className={styles.paper}>
                <EditionPaper ref={paper} view={view} session={session} editable={editable} size="full" />
              </div>
            </div>
          ) : (
            <TranslateView ref={translate} paperRef={paper} view={view} session={session} editable={editable} />
          )}
          <WritingTools key={view.edition.id} view={view} session={session} focusText={focusText} />
        </div>
      </div>
      {inspector.open ? (
        <Inspector
          view={view}
          tab={tab}
          onTab={setTab}
          selectedRevision={revision}
          onSelectRevision={(number) => {
            setWithNow(false);
            setRevision(number);
          }}
          onTimeline={toggleTimeline}
          onFold={inspector.toggle}
        />
      ) : null}
    </div>
  );
}

/** Calls back at each new revision. Not by a hook's state: the page need not be drawn again at every save. */
function onRevision(session: EditionSession, listener: () => void): () => void {
  let { revision } = session.getSnapshot();
  return session.subscribe(() => {
    const now = session.getSnapshot().revision;
    if (now === revision) return;
    revision = now;
    listener();
  });
}

/** Gives the caret back to the block that had it at the last launch, and keeps note of where it is. */
function usePlaceKept(paper: React.RefObject<EditionPaperHandle | null>, editable: boolean): void {
  useEffect(() => {
    if (!editable) return;
    const blockId = takeRememberedBlock();
    if (blockId === null) paper.current?.focusStart();
    // Not at its start: whoever goes on typing there goes on after what is there.
    else paper.current?.focusBlock(blockId, 'end');
    const note = (): void => {
      const now = paper.current?.currentBlockId() ?? null;
      if (now !== null) rememberPlace({ blockId: now });
    };
    document.addEventListener('selectionchange', note);
    return () => document.removeEventListener('selectionchange', note);
  }, [editable, paper]);
}
