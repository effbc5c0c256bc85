import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { headlineFit, headlineLimitsWith } from '../../shared/domain/headline-limits.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { countCharacters } from '../../shared/language/counts.ts';
import { query, queryClient } from '../app/queries.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import styles from './headline-count.module.css';

/** How long the headline beside it is against what the newsroom wants. Shown while it is written, and once it is too long. */
export function HeadlineCount({ session, language }: { session: EditionSession; language: LanguageCode }) {
  const { data } = useQuery(query('headlines.limits', {}), queryClient);
  const { ideal, limit } = (data ?? headlineLimitsWith({}))[language];
  const place = useRef<HTMLSpanElement>(null);
  const [characters, setCharacters] = useState(() => countCharacters(session.getField('headline')));
  useEffect(() => {
    const count = (): void => setCharacters(countCharacters(session.getField('headline')));
    const field = place.current?.parentElement;
    // Before the session hears of it.
    const typed = ({ target }: Event): void => {
      if (target instanceof HTMLTextAreaElement) setCharacters(countCharacters(target.value));
    };
    field?.addEventListener('input', typed);
    const stop = session.onAdopt(count);
    return () => {
      field?.removeEventListener('input', typed);
      stop();
    };
  }, [session]);
  const fit = headlineFit(characters, { ideal, limit });
  return (
    <span
      ref={place}
      role="status"
      aria-label="Headline length"
      aria-live={fit === 'over' ? 'polite' : 'off'}
      className={`${styles.count} tabular`}
      data-fit={fit}
    >
      {fit === 'fits' ? `${characters} of ${ideal}` : null}
      {fit === 'long' ? `${characters}, better under ${ideal + 1}` : null}
      {fit === 'over' ? `${characters}, over the limit of ${limit}` : null}
    </span>
  );
}
