import { memo, useEffect, useRef, useState } from 'react';
import type { FoundEdition, FoundStory, ReplaceEdition, ReplacePlace } from '../../shared/contract/find.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { RouteLink } from '../app/route-link.tsx';
import { findWhenOpened } from '../find/find-requests.ts';
import { Button } from '../ui/button.tsx';
import { counted, formatNumber } from '../ui/time.ts';
import { EditionFacts, headlineIn, nameIn } from './found-story.tsx';
import { countIn, isIn, isOpen, type OutOfText, type TakenOut, withPlace, withText } from './replace-choices.ts';
import styles from './replace-item.module.css';

/** So many places of one text are shown at first. */
const shownAtFirst = 5;

export interface ReplaceItemProps {
  readonly found: FoundStory;
  readonly edition: FoundEdition;
  readonly change: ReplaceEdition;
  readonly query: FindQuery;
  readonly own: OutOfText | undefined;
  readonly onChange: (change: (out: TakenOut) => TakenOut) => void;
}

/** One edition with what replacing would do to it, place by place; each can be taken out. */
export const ReplaceItem = memo(function ReplaceItem({
  found,
  edition,
  change,
  query,
  own,
  onChange,
}: ReplaceItemProps) {
  const [unfolded, setUnfolded] = useState(false);
  const name = nameIn(found, edition);
  const headline = headlineIn(found, edition.editionId);
  const open = isOpen(change);
  const shown = unfolded ? change.places : change.places.slice(0, shownAtFirst);
  const folded = change.places.length - shown.length;
  const beyond = change.count - change.places.length;
  return (
    <section className={styles.edition} aria-label={name} data-open={open}>
      <div className={styles.line}>
        {open ? (
          <TextBox
            name={`Replace in ${name}`}
            count={countIn(own, change)}
            all={change.count}
            onChange={(wanted) => onChange((before) => withText(before, change, wanted))}
          />
        ) : (
          <span className={styles.noBox} />
        )}
        <RouteLink
          route={{ view: 'edition', editionId: edition.editionId }}
          className={styles.headline}
          lang={edition.language}
          onClickCapture={() => findWhenOpened(edition.editionId, query)}
        >
          {headline === '' ? 'No headline yet' : headline}
        </RouteLink>
        <EditionFacts edition={edition} count={formatNumber(change.count)} />
      </div>
      {change.leftOut === null ? null : <p className={styles.leftOut}>Left out. {change.leftOut}</p>}
      {shown.map((place) => (
        <label key={`${place.key} ${place.run} ${place.at}`} className={styles.place}>
          <input
            type="checkbox"
            checked={isIn(own, place)}
            onChange={(event) => {
              const { checked } = event.target;
              onChange((before) => withPlace(before, change, place, checked));
            }}
          />
          <PlaceText place={place} language={edition.language} />
        </label>
      ))}
      {folded > 0 ? (
        <Button small look="quiet" className={styles.more} onClick={() => setUnfolded(true)}>
          Show {counted(folded, 'more place')}
        </Button>
      ) : null}
      {open && folded === 0 && beyond > 0 ? (
        <p className={styles.leftOut}>{counted(beyond, 'more place')} in this text, not shown one by one.</p>
      ) : null}
    </section>
  );
});

function TextBox({
  name,
  count,
  all,
  onChange,
}: {
  name: string;
  count: number;
  all: number;
  onChange: (wanted: boolean) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const partly = count > 0 && count < all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={name}
      checked={count > 0}
      // A text that is in partly comes in whole first.
      onChange={() => onChange(count < all)}
    />
  );
}

/** What was said and what will be, with the words around. */
function PlaceText({ place, language }: { place: ReplacePlace; language: string }) {
  const { before, found, by, after, cutBefore, cutAfter } = place;
  return (
    <span className={styles.words} lang={language}>
      {cutBefore ? '… ' : ''}
      {before}
      <del className={styles.old}>{found}</del>
      <span className="visually-hidden">{by === '' ? ' taken out ' : ' becomes '}</span>
      {by === '' ? null : <ins className={styles.new}>{by}</ins>}
      {after}
      {cutAfter ? ' …' : ''}
    </span>
  );
}
