import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EditionView, Saved, Timeline } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { messageOf, request } from '../app/client.ts';
import { go } from '../app/navigation.ts';
import { useRequest } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { whyReadOnly } from '../story/stage-strip.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { NameRevision } from './revision-name.tsx';
import styles from './timeline.module.css';
import { type Choices, TimelineControls } from './timeline-controls.tsx';
import { copyWhole } from './timeline-copy.ts';
import { TimelineHead } from './timeline-head.tsx';
import { type Glide, laneOf, type Standing, TimelineLanes } from './timeline-lanes.tsx';
import { laneToFollow, modelOf, nextMilestone, placeOf, stateAt, type TimelineModel } from './timeline-model.ts';
import { keepTimelineOpen, type TimelinePlace } from './timeline-place.ts';
import { usePlaying } from './timeline-play.ts';
import { TimelineText } from './timeline-text.tsx';
import { MomentTexts } from './timeline-texts.ts';
import type { Changing } from './undo-toast.ts';
import { useMomentText } from './use-moment-text.ts';
import { useRestoring } from './use-restoring.ts';

interface TimelineProps {
  readonly view: EditionView;
  readonly session: Pick<EditionSession, 'exclusively'> & Changing;
  /** Where it was left; at the newest moment of the edition otherwise. */
  readonly start: TimelinePlace | null;
  readonly onPlace: (place: TimelinePlace) => void;
  readonly onClose: () => void;
  /** Told what a restoring saved while the session's own saves wait. */
  readonly onRestored: (saved: Saved) => void | Promise<void>;
  readonly onCompare: (number: number) => void;
}

/** A story's whole life, to go through: in place of the text, as a revision is. */
export function TimelineView(props: TimelineProps) {
  const { data, error } = useRequest('history.timeline', { storyId: props.view.story.id });
  if (error) return <Alert>{messageOf(error)}</Alert>;
  return data ? <OpenTimeline {...props} timeline={data} /> : <div className={styles.view} />;
}

function OpenTimeline({
  view,
  session,
  start,
  onPlace,
  onClose,
  onRestored,
  onCompare,
  timeline,
}: TimelineProps & { readonly timeline: Timeline }) {
  const model = useMemo(() => modelOf(timeline), [timeline]);
  const [texts] = useState(
    () =>
      new MomentTexts(async ({ editionId, number }) => (await request('history.read', { editionId, number })).content),
  );
  // Null stands for the end, wherever that comes to be.
  const [at, setAt] = useState<TimelinePlace | null>(start);
  const standing = (at && standingAt(model, at)) ?? endOf(model, view.edition.id);
  const [choices, setChoices] = useState<Choices>({ speed: 16, changes: true, follow: true });
  const { place, lane } = standing;

  const move = useCallback(
    (to: Standing): void => {
      const next = placeIn(model, to);
      if (!next) return;
      setAt(next);
      onPlace(next);
    },
    [model, onPlace],
  );
  const arrive = (next: number): void =>
    move({ place: next, lane: choices.follow ? laneToFollow(model, lane, next) : lane });
  const glide = useRef<Glide>(null);
  const onGlide = (between: number): void => glide.current?.(between);
  const { playing, toggle, stop, ahead } = usePlaying(model, place, choices.speed, { onPlace: arrive, onGlide });
  useTimelineKeys(toggle, onClose);

  const next = ahead.map((at) => ({ place: at, lane: choices.follow ? laneToFollow(model, lane, at) : lane }));
  const { shown, problem, now } = useMomentText(model, texts, standing, choices.changes, next);
  const state = stateAt(lane, place);
  const moment = state === null ? null : (model.moments[state] ?? null);
  const own = lane.editionId === view.edition.id;
  const isNewest = state !== null && state === lane.places.at(-1);

  const { restore, busy, problem: notRestored } = useRestoring(view.edition.id, session, onRestored);
  const refusal = view.mayWrite ? null : whyReadOnly(view);
  const notWhole = refusal ?? (isNewest ? 'This is the newest revision.' : null);
  const notCompared = own
    ? isNewest || moment === null
      ? 'This is how it is now.'
      : null
    : `Open the ${englishName(lane.language)} edition to compare it.`;
  const number = moment?.number ?? null;
  // The revision that is on the screen, once that is the one asked for. Its buttons stay the same from moment to moment.
  const read = useRef<number | null>(null);
  read.current = shown?.editionId === moment?.editionId && shown?.number === number ? number : null;
  const restoring = useMemo(() => {
    if (!own) return null;
    const run = (key: string, what: string): void => {
      stop();
      if (read.current !== null) void restore({ number: read.current, key, what });
    };
    return { run, refusal };
  }, [own, refusal, restore, stop]);

  const restoreWhole = async (): Promise<void> => {
    if (busy || notWhole !== null || number === null) return;
    stop();
    if (await restore({ number })) onClose();
  };
  const copy = (): void => {
    if (!shown) return;
    const copied = copyWhole(shown.text);
    showToast({ text: copied ? `Revision ${shown.number} is on the clipboard.` : 'The text could not be copied.' });
  };
  const toMilestone = (by: 1 | -1): (() => void) | null => {
    const next = nextMilestone(model, place, by);
    if (next === null) return null;
    return () => move({ place: next, lane: laneOf(model, next) ?? lane });
  };
  const language = englishName(lane.language);
  const openOther = (): void => {
    const now = placeIn(model, standing);
    if (now) keepTimelineOpen(view.story.id, now);
    go({ view: 'edition', editionId: lane.editionId });
  };

  return (
    <section className={styles.view} aria-label="Timeline">
      <header className={styles.head}>
        <TimelineHead
          moment={moment}
          at={model.moments[place]?.at ?? view.savedAt}
          language={model.lanes.length > 1 ? lane.language : null}
          onClose={onClose}
        >
          {own ? (
            <Button
              aria-disabled={busy || notWhole !== null}
              title={notWhole ?? undefined}
              onClick={() => void restoreWhole()}
            >
              Restore this revision
            </Button>
          ) : (
            <Button title="To restore in it or to compare it" onClick={openOther}>
              Open the {language} edition
            </Button>
          )}
        </TimelineHead>
        <div className={styles.row}>
          <TimelineControls
            playing={playing}
            choices={choices}
            several={model.lanes.length > 1}
            onToggle={toggle}
            onMilestone={{ previous: toMilestone(-1), next: toMilestone(1) }}
            onChoose={setChoices}
          />
          <span className={styles.actions}>
            {moment === null ? null : (
              <NameRevision editionId={moment.editionId} number={moment.number} name={moment.name} wide={styles.wide} />
            )}
            <Button
              small
              look="quiet"
              disabled={!shown || moment === null}
              onClick={copy}
              title="The whole text as it was"
            >
              Copy
            </Button>
            <Button
              small
              look="quiet"
              aria-label="Compare with now"
              aria-disabled={notCompared !== null}
              title={notCompared ?? undefined}
              onClick={() => (moment === null || notCompared !== null ? undefined : onCompare(moment.number))}
            >
              <span>
                Compare<span className={styles.wide}> with now</span>
              </span>
            </Button>
          </span>
        </div>
        {notRestored === null ? null : <Alert>{notRestored}</Alert>}
      </header>
      <TimelineLanes
        model={model}
        standing={standing}
        glide={glide}
        onMove={(to) => {
          if (playing && to.lane !== lane) setChoices({ ...choices, follow: false });
          move(to);
        }}
      />
      {model.moments.length === 1 ? (
        <p className={styles.young}>
          This story has been saved once. Every save from now on is a moment here, to come back to.
        </p>
      ) : null}
      <div className={styles.scroll} data-scroll>
        {problem === null ? null : <Alert>{messageOf(problem)}</Alert>}
        {moment === null ? (
          <p className={styles.young}>The {language} edition was opened later.</p>
        ) : shown ? (
          <TimelineText
            shown={shown}
            now={now}
            language={lane.language}
            restoring={restoring}
            follow={choices.changes}
            playing={playing}
          />
        ) : null}
      </div>
    </section>
  );
}

function standingAt(model: TimelineModel, { shown, editionId, number }: TimelinePlace): Standing | null {
  const place = placeOf(model, editionId, number);
  const lane = model.lanes.find((one) => one.editionId === shown);
  return place === null || !lane ? null : { place, lane };
}

function placeIn(model: TimelineModel, { place, lane }: Standing): TimelinePlace | null {
  const moment = model.moments[place];
  return moment ? { shown: lane.editionId, editionId: moment.editionId, number: moment.number } : null;
}

/** The end of the whole, with the edition that is open. */
function endOf(model: TimelineModel, editionId: string): Standing {
  const lane = model.lanes.find((one) => one.editionId === editionId) ?? model.lanes[0];
  if (!lane) throw new Error('A story has at least one edition with one revision');
  return { place: model.moments.length - 1, lane };
}

/** Space plays and pauses, Escape leaves, wherever the focus is and unless something there has a use for them. */
function useTimelineKeys(toggle: () => void, onClose: () => void): void {
  const latest = useRef({ toggle, onClose });
  latest.current = { toggle, onClose };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.code === 'Escape') latest.current.onClose();
      else if (event.code === 'Space' && !takesSpace(event.target)) latest.current.toggle();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function takesSpace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea, select, [contenteditable]') !== null;
}
