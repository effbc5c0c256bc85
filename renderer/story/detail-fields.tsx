import { type ReactNode, useId, useState } from 'react';
import { type Read, useDraft } from '../app/use-draft.ts';
import { useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import type { Choice } from '../ui/field.tsx';
import styles from './panel.module.css';

/** A label and what it labels, on one line of the inspector. */
export function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.detail}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

/** A line of text that looks like a value until it is edited. */
export function TextDetail<Value>({
  label,
  value,
  placeholder,
  hint,
  read,
  onSave,
}: {
  label: string;
  value: string;
  placeholder?: string;
  hint?: string;
  read: (text: string) => Read<Value>;
  onSave: (value: Value) => Promise<unknown>;
}) {
  const id = useId();
  const saving = useSaving();
  const input = useDraft(value, read, onSave, saving);
  const { problem } = saving;
  return (
    <div className={styles.detail}>
      <dt className={styles.label}>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd className={styles.value}>
        <input
          id={id}
          className={styles.control}
          {...input}
          placeholder={placeholder}
          title={hint}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
        />
        <FieldProblem id={`${id}-problem`} problem={problem} />
      </dd>
    </div>
  );
}

/** A choice that is saved when it is made. */
export function SelectDetail<Value extends string>({
  label,
  value,
  choices,
  onSave,
}: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onSave: (value: Value) => Promise<unknown>;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<Value | null>(null);
  const { problem, save } = useSaving();
  return (
    <div className={styles.detail}>
      <dt className={styles.label}>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd className={styles.value}>
        <select
          id={id}
          className={`${styles.control} ${styles.select}`}
          value={chosen ?? value}
          onChange={(event) => {
            const choice = choices.find((one) => one.value === event.target.value);
            if (!choice) return;
            setChosen(choice.value);
            void save(() => onSave(choice.value)).then(() => setChosen(null));
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <FieldProblem problem={problem} />
      </dd>
    </div>
  );
}

/** One or more choices, saved at each change. */
export function ChoicesDetail<Value extends string>({
  label,
  values,
  choices,
  onSave,
}: {
  label: string;
  values: readonly Value[];
  choices: readonly Choice<Value>[];
  onSave: (values: readonly Value[]) => Promise<unknown>;
}) {
  const id = useId();
  const [chosen, setChosen] = useState<readonly Value[] | null>(null);
  const { problem, save } = useSaving();
  const shown = chosen ?? values;
  return (
    <div className={`${styles.detail} ${styles.top}`}>
      <dt className={styles.label} id={id}>
        {label}
      </dt>
      <dd className={styles.value}>
        {/* biome-ignore lint/a11y/useSemanticElements: a legend could not stand level with its options */}
        <div role="group" aria-labelledby={id} className={styles.choices}>
          {choices.map((choice) => (
            <label key={choice.value} className={styles.choice}>
              <input
                type="checkbox"
                checked={shown.includes(choice.value)}
                // The last one stays: something has to be chosen.
                disabled={shown.length === 1 && shown.includes(choice.value)}
                onChange={(event) => {
                  const { checked } = event.target;
                  const next = choices
                    .map((one) => one.value)
                    .filter((one) => (one === choice.value ? checked : shown.includes(one)));
                  setChosen(next);
                  void save(() => onSave(next)).then(() => setChosen(null));
                }}
              />
              {choice.label}
            </label>
          ))}
        </div>
        <FieldProblem problem={problem} />
      </dd>
    </div>
  );
}

export function FieldProblem({ problem, id }: { problem: string | null; id?: string }) {
  if (problem === null) return null;
  return (
    <div id={id} className={styles.problem}>
      <Alert>{problem}</Alert>
    </div>
  );
}
