import { Button } from '../ui/button.tsx';
import styles from './timeline.module.css';
import { type Speed, speeds } from './timeline-play.ts';

export interface Choices {
  readonly speed: Speed;
  readonly changes: boolean;
  readonly follow: boolean;
}

/** Playing, going from milestone to milestone, and what is shown while doing so. */
export function TimelineControls({
  playing,
  choices,
  several,
  onToggle,
  onMilestone,
  onChoose,
}: {
  playing: boolean;
  choices: Choices;
  /** Whether there is more than one edition. */
  several: boolean;
  onToggle: () => void;
  /** Null on the side on which there is none. */
  onMilestone: { readonly previous: (() => void) | null; readonly next: (() => void) | null };
  onChoose: (choices: Choices) => void;
}) {
  const { previous, next } = onMilestone;
  return (
    <>
      <Button className={styles.play ?? ''} onClick={onToggle} title={`${playing ? 'Pause' : 'Play'} (Space)`}>
        <span className={playing ? styles.pauseSign : styles.playSign} aria-hidden="true" />
        {playing ? 'Pause' : 'Play'}
      </Button>
      <label className={styles.speed}>
        <span className="visually-hidden">Speed</span>
        <select
          value={choices.speed}
          onChange={(event) => {
            const speed = speeds.find((one) => one === Number(event.target.value));
            if (speed !== undefined) onChoose({ ...choices, speed });
          }}
        >
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
      </label>
      <span className={styles.steps}>
        <Button
          small
          look="quiet"
          aria-label="Previous milestone"
          title="Previous milestone (Page Up)"
          disabled={previous === null}
          onClick={() => previous?.()}
        >
          <span className={styles.back} aria-hidden="true" />
        </Button>
        <Button
          small
          look="quiet"
          aria-label="Next milestone"
          title="Next milestone (Page Down)"
          disabled={next === null}
          onClick={() => next?.()}
        >
          <span className={styles.forth} aria-hidden="true" />
        </Button>
      </span>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={choices.changes}
          onChange={(event) => onChoose({ ...choices, changes: event.target.checked })}
        />
        Show changes
      </label>
      {several ? (
        <label className={styles.check} title="While playing, show the edition that is written on">
          <input
            type="checkbox"
            aria-label="Follow the writing"
            checked={choices.follow}
            onChange={(event) => onChoose({ ...choices, follow: event.target.checked })}
          />
          Follow
        </label>
      ) : null}
    </>
  );
}
