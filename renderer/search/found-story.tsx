import type { ReactNode } from 'react';
import type { Excerpt, FoundEdition, FoundStory } from '../../shared/contract/find.ts';
import { mostCounted } from '../../shared/contract/find.ts';
import { englishName } from '../../shared/domain/languages.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { RouteLink } from '../app/route-link.tsx';
import { findWhenOpened } from '../find/find-requests.ts';
import { inPlace } from '../ui/block-view.tsx';
import { StageMark } from '../ui/stage-mark.tsx';
import { counted, formatNumber } from '../ui/time.ts';
import styles from './newsroom-find-view.module.css';

/** A story with its editions below it. */
export function StoryItem({ found: { story }, children }: { found: FoundStory; children: ReactNode }) {
  return (
    <li className={styles.story}>
      <h2 className={styles.slugline}>
        {story.slugline}
        {story.desk === '' ? null : <span className={styles.desk}> · {story.desk}</span>}
        {story.spiked ? <span className={styles.desk}> · Spiked</span> : null}
      </h2>
      {children}
    </li>
  );
}

export function headlineIn({ story }: FoundStory, editionId: string): string {
  return story.editions.find(({ id }) => id === editionId)?.headline.trim() ?? '';
}

/** What an edition is called where it is told from others: "Гавань, Russian". */
export function nameIn(found: FoundStory, { editionId, language }: FoundEdition): string {
  const headline = headlineIn(found, editionId);
  return `${headline === '' ? found.story.slugline : headline}, ${englishName(language)}`;
}

/** "Russian · Draft · 3". */
export function EditionFacts({ edition, count }: { edition: FoundEdition; count: string }) {
  return (
    <span className={styles.facts}>
      <span>{englishName(edition.language)} ·</span>
      <StageMark stage={edition.stage} />
      <span className="tabular">· {count}</span>
    </span>
  );
}

/** One edition with the sentences that have what was looked for; opens at the first place. */
export function FoundItem({ found, edition, query }: { found: FoundStory; edition: FoundEdition; query: FindQuery }) {
  const headline = headlineIn(found, edition.editionId);
  return (
    <RouteLink
      route={{ view: 'edition', editionId: edition.editionId }}
      className={styles.edition}
      aria-label={`${nameIn(found, edition)}, ${counted(edition.count, 'place')}`}
      onClickCapture={() => findWhenOpened(edition.editionId, query)}
    >
      <span className={styles.line}>
        <span className={styles.headline} lang={edition.language}>
          {headline === '' ? 'No headline yet' : headline}
        </span>
        <EditionFacts
          edition={edition}
          count={edition.count >= mostCounted ? `${formatNumber(mostCounted)}+` : formatNumber(edition.count)}
        />
      </span>
      {edition.excerpts
        .filter(({ key }) => key !== 'headline')
        .map((excerpt) => (
          <span key={excerpt.key} className={styles.excerpt} lang={edition.language}>
            {marked(excerpt)}
          </span>
        ))}
    </RouteLink>
  );
}

/** The sentence with what was found in it. */
function marked({ text, marks, cutBefore, cutAfter }: Excerpt): ReactNode {
  const nodes: ReactNode[] = cutBefore ? ['… '] : [];
  let from = 0;
  for (const { start, end } of marks) {
    nodes.push(text.slice(from, start), <mark className={styles.mark}>{text.slice(start, end)}</mark>);
    from = end;
  }
  nodes.push(text.slice(from), cutAfter ? ' …' : '');
  return inPlace(nodes);
}
