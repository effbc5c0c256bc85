import { type KeyboardEvent, useRef, useState } from 'react';
import { messageOf, request } from '../app/client.ts';
import { queryClient } from '../app/queries.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './revision-name.module.css';

/** Calls a revision something: a button that becomes a field. Enter saves, nothing in it takes the name away. */
export function NameRevision({
  editionId,
  number,
  name,
  wide,
}: {
  editionId: string;
  number: number;
  /** What it is called now. */
  name: string | null;
  /** A class for the part of the button's text that gives way where there is little room. */
  wide?: string | undefined;
}) {
  const [field, setField] = useState<{ readonly of: string; readonly typed: string } | null>(null);
  const of = `${editionId}/${number}`;
  // Another revision in its place has not been asked about.
  const typed = field?.of === of ? field.typed : null;
  const verb = name === null ? 'Name' : 'Rename';
  const closed = useRef(true);
  const place = useRef<HTMLSpanElement>(null);

  const close = (focusBack: boolean): void => {
    closed.current = true;
    setField(null);
    if (focusBack) requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  };
  const save = async (focusBack: boolean): Promise<void> => {
    // A field that goes away loses the focus once more.
    if (closed.current) return;
    const wanted = typed?.trim() ?? '';
    close(focusBack);
    if (wanted === (name ?? '')) return;
    try {
      await request('history.name', { editionId, number, name: wanted === '' ? null : wanted });
      showToast({
        text: wanted === '' ? `Revision ${number} has no name any more.` : `Revision ${number} is “${wanted}” now.`,
      });
      await queryClient.invalidateQueries({
        predicate: ({ queryKey: [channel] }) => channel === 'history.list' || channel === 'history.timeline',
      });
    } catch (error) {
      showToast({ text: messageOf(error) });
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void save(true);
    else if (event.key === 'Escape') close(true);
    else return;
    // Escape would close what is around as well.
    event.preventDefault();
    event.stopPropagation();
  };
  if (typed === null) {
    return (
      <span ref={place}>
        <Button
          small
          look="quiet"
          aria-label={`${verb} this revision…`}
          onClick={() => {
            closed.current = false;
            setField({ of, typed: name ?? '' });
          }}
        >
          <span>
            {verb}
            <span className={wide}> this revision</span>…
          </span>
        </Button>
      </span>
    );
  }
  return (
    <span ref={place}>
      <input
        className={styles.field}
        aria-label={`Name of revision ${number}`}
        placeholder={name === null ? 'A name, then Enter' : 'Empty removes the name'}
        maxLength={120}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        ref={selectOnce}
        onChange={(event) => setField({ of, typed: event.target.value })}
        onKeyDown={onKeyDown}
        onBlur={() => void save(false)}
      />
    </span>
  );
}

/** What somebody called a revision, with its flag; `short`ened with an ellipsis where it stands in a row. */
export function RevisionNameText({ name, short = false }: { name: string; short?: boolean }) {
  return (
    <span className={styles.name} title={short ? name : undefined}>
      <span className={short ? styles.short : undefined}>{name}</span>
    </span>
  );
}

const seen = new WeakSet<HTMLInputElement>();

/** Whoever asked for the field is about to type into it. */
function selectOnce(field: HTMLInputElement | null): void {
  if (!field || seen.has(field)) return;
  seen.add(field);
  field.focus();
  field.select();
}
