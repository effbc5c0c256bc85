import type { FindQuery } from '../../shared/language/find-query.ts';
import styles from './query-options.module.css';

type Option = Exclude<keyof FindQuery, 'text'>;

const options: readonly {
  readonly key: Option;
  readonly name: string;
  readonly sign: string;
  /** With Alt, by its place on the board. */
  readonly code: string;
}[] = [
  { key: 'matchCase', name: 'Match case', sign: 'Aa', code: 'KeyC' },
  { key: 'wholeWord', name: 'Whole word', sign: '“a”', code: 'KeyW' },
  { key: 'alike', name: 'Ignore ё/е and Kazakh look-alikes', sign: 'ё=е', code: 'KeyL' },
  { key: 'regularExpression', name: 'Regular expression', sign: '.*', code: 'KeyR' },
];

/** How exactly to look: four switches. */
export function QueryOptions({ query, onChange }: { query: FindQuery; onChange: (query: FindQuery) => void }) {
  return (
    <>
      {options.map(({ key, name, sign, code }) => {
        const idle = key === 'alike' && query.regularExpression;
        return (
          <button
            key={key}
            type="button"
            className={styles.option}
            aria-label={name}
            aria-pressed={query[key] && !idle}
            aria-disabled={idle ? true : undefined}
            title={idle ? `${name}: not with a regular expression` : `${name} (Alt ${code.at(-1)})`}
            onClick={() => {
              if (!idle) onChange({ ...query, [key]: !query[key] });
            }}
          >
            {sign}
          </button>
        );
      })}
    </>
  );
}

/** The query after a key of one of the switches; null for any other key. */
export function afterOptionKey(query: FindQuery, event: KeyboardEvent): FindQuery | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const option = options.find(({ code }) => code === event.code);
  return option ? { ...query, [option.key]: !query[option.key] } : null;
}
