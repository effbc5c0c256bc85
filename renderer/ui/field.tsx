import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
}

/** A control with this id, its label above it and what there is to say of it below. */
function Labelled({ id, label, hint, children }: { id: string; label: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint === undefined ? null : (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

export function TextField({
  label,
  value,
  onChange,
  hint,
  placeholder,
  autoFocus = false,
}: FieldProps & { placeholder?: string; autoFocus?: boolean }) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        id={id}
        className={styles.control}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        data-autofocus={autoFocus ? '' : undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

export function TextArea({ label, value, onChange, hint }: FieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <textarea
        id={id}
        className={styles.control}
        value={value}
        spellCheck={false}
        rows={4}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export function SelectField<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hint,
}: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  hint?: ReactNode;
}) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select
        id={id}
        className={styles.control}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A group of checkboxes: any number of the choices. Values keep the order of the choices. */
export function CheckboxGroup<Value extends string>({
  label,
  values,
  choices,
  onChange,
  hint,
}: {
  label: string;
  values: readonly Value[];
  choices: readonly Choice<Value>[];
  onChange: (values: readonly Value[]) => void;
  hint?: ReactNode;
}) {
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.option}>
            <input
              type="checkbox"
              checked={values.includes(choice.value)}
              onChange={(event) => {
                const wanted = new Set(values);
                if (event.target.checked) wanted.add(choice.value);
                else wanted.delete(choice.value);
                onChange(choices.map((one) => one.value).filter((one) => wanted.has(one)));
              }}
            />
            {choice.label}
          </label>
        ))}
      </div>
      {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
    </fieldset>
  );
}
