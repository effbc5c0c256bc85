import { type KeyboardEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { takeCaughtKeys } from '../app/caught-keys.ts';
import { Button } from '../ui/button.tsx';
import { counted, formatNumber } from '../ui/time.ts';
import styles from './find-bar.module.css';
import { findKeyNames } from './find-keys.ts';
import type { FinderState } from './finder-state.ts';
import { afterOptionKey, QueryOptions } from './query-options.tsx';
import type { StoryFinder } from './story-finder.ts';

const longestText = 500;

export interface FindBarProps {
  readonly finder: StoryFinder;
  readonly query: FindQuery;
  readonly onQuery: (query: FindQuery) => void;
  /** Whether what to put instead is asked for as well. */
  readonly replacing: boolean;
  readonly onReplacing: (replacing: boolean) => void;
  /** Null while nothing may be written here. */
  readonly replace: { readonly one: (by: string) => void; readonly all: (by: string) => number } | null;
  readonly onClose: () => void;
  /** Goes up whenever somebody asks for the bar anew: its field takes the focus. */
  readonly asked: number;
}

/** What is looked for in the text below, how many there are, and what to put instead. */
export function FindBar({ finder, query, onQuery, replacing, onReplacing, replace, onClose, asked }: FindBarProps) {
  const state = useSyncExternalStore(finder.subscribe, finder.getSnapshot);
  const [by, setBy] = useState('');
  const [done, setDone] = useState('');
  const text = useRef<HTMLInputElement>(null);
  const instead = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again gives the focus again
  useLayoutEffect(() => {
    const caught = takeCaughtKeys();
    text.current?.focus({ preventScroll: true });
    if (caught === '') text.current?.select();
    else onQuery({ ...query, text: caught });
  }, [asked]);

  const change = (next: FindQuery): void => {
    setDone('');
    onQuery(next);
  };
  const go = (step: 1 | -1): void => {
    setDone('');
    finder.go(step);
  };
  const replaceOne = (): void => {
    replace?.one(by);
    setDone('Replaced.');
  };
  const replaceAll = (): void => {
    const count = replace?.all(by) ?? 0;
    setDone(count === 0 ? 'Nothing was replaced.' : `Replaced ${counted(count, 'place')}.`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const option = afterOptionKey(query, event.nativeEvent);
    if (option) change(option);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEnter = (enter: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    enter(event);
  };
  const said = saidOf(state);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> has no such role for every screen reader yet
    <div role="search" aria-label="Find in this text" className={styles.bar} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.unfold}
          aria-label={replacing ? 'Hide replace' : 'Show replace'}
          aria-expanded={replacing}
          title={`Replace (${findKeyNames.replace})`}
          onClick={() => onReplacing(!replacing)}
        >
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" data-open={replacing}>
            <path d="M3 1.5 6.5 5 3 8.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
        </button>
        <div className={styles.box} data-bad={state.problem !== null}>
          <input
            ref={text}
            className={styles.input}
            aria-label="Find"
            aria-invalid={state.problem !== null}
            aria-describedby="find-said"
            placeholder="Find"
            value={query.text}
            maxLength={longestText}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => change({ ...query, text: event.target.value })}
            onKeyDown={onEnter((event) => go(event.shiftKey ? -1 : 1))}
          />
          <QueryOptions query={query} onChange={change} />
        </div>
        <span id="find-said" className={`${styles.said} tabular`} data-bad={state.problem !== null}>
          {said}
        </span>
        <div className={styles.moves}>
          <Move name="Previous" keys={findKeyNames.previous} path="M1.5 6.5 5 3l3.5 3.5" onPress={() => go(-1)} />
          <Move name="Next" keys={findKeyNames.next} path="M1.5 3.5 5 7l3.5-3.5" onPress={() => go(1)} />
          <Move name="Close" keys="Esc" path="M2 2l6 6M8 2 2 8" onPress={onClose} />
        </div>
      </div>
      {replacing ? (
        <div className={styles.row}>
          <span />
          <div className={styles.box}>
            <input
              ref={instead}
              className={styles.input}
              aria-label="Replace with"
              placeholder={query.regularExpression ? 'Replace with ($1 is the first group)' : 'Replace with'}
              value={by}
              maxLength={longestText}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setBy(event.target.value)}
              onKeyDown={onEnter((event) => (event.ctrlKey || event.metaKey ? replaceAll() : replaceOne()))}
            />
          </div>
          <div className={styles.actions}>
            <Button small aria-disabled={replace === null || state.inSource || state.at === 0} onClick={replaceOne}>
              Replace
            </Button>
            <Button small title="Ctrl Enter" aria-disabled={replace === null || state.count === 0} onClick={replaceAll}>
              Replace all
            </Button>
            <span className={styles.remark}>{remarkOf(replace === null, state)}</span>
          </div>
        </div>
      ) : null}
      <p className="visually-hidden" role="status" aria-label="Find results">
        {[done, query.text === '' ? '' : `${said}.`, done === '' && state.around !== '' ? state.around : '']
          .filter((part) => part !== '')
          .join(' ')}
      </p>
    </div>
  );
}

function Move({ name, keys, path, onPress }: { name: string; keys: string; path: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.move} aria-label={name} title={`${name} (${keys})`} onClick={onPress}>
      <svg viewBox="0 0 10 10" width="11" height="11" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.3" />
      </svg>
    </button>
  );
}

/** "3 of 17". */
function saidOf({ query, count, at, inSource, problem }: FinderState): string {
  if (problem !== null) return problem;
  if (query.text === '') return '';
  if (count === 0) return 'Not found';
  const place = at === 0 ? formatNumber(count) : `${formatNumber(at)} of ${formatNumber(count)}`;
  return inSource ? `${place}, in the source` : place;
}

function remarkOf(readOnly: boolean, { inSource }: FinderState): string {
  if (readOnly) return 'This text is only to be read now.';
  return inSource ? 'The source is not changed from here.' : '';
}
