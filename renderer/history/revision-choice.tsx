import type { Choice } from '../ui/field.tsx';
import type { Against } from './comparison-choices.ts';
import styles from './revision-view.module.css';

/** One side of a comparison: a list to choose from, and for any other revision a box for its number. */
export function RevisionChoice({
  label,
  shown = label,
  boxLabel,
  choices,
  value,
  typed,
  newest,
  missing,
  onChange,
  onType,
}: {
  label: string;
  /** What stands before it on the screen, where the rest of the sentence is clear. */
  shown?: string;
  boxLabel: string;
  choices: readonly Choice<Against>[];
  value: Against;
  typed: string;
  /** The number of the newest revision. */
  newest: number;
  /** Whether what was typed names no revision. */
  missing: boolean;
  onChange: (value: Against) => void;
  onType: (typed: string) => void;
}) {
  return (
    <span className={styles.compare}>
      <label className={styles.compare}>
        <span aria-hidden={shown !== label}>{shown}</span>
        <select
          aria-label={label}
          className={styles.select}
          value={value}
          title={choices.find((one) => one.value === value)?.label}
          onChange={(event) => {
            const choice = choices.find((one) => one.value === event.target.value);
            if (choice) onChange(choice.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
      {value === 'number' ? (
        <input
          className={`${styles.number} tabular`}
          aria-label={boxLabel}
          aria-invalid={missing}
          title={missing ? `There is no revision ${typed.trim()}.` : undefined}
          inputMode="numeric"
          placeholder={`1–${newest}`}
          value={typed}
          ref={focusOnce}
          onChange={(event) => onType(event.target.value)}
        />
      ) : null}
    </span>
  );
}

/** Whoever asked for the box is about to type into it. */
function focusOnce(box: HTMLInputElement | null): void {
  box?.focus();
}
