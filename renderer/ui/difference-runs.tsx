import type { ReactNode } from 'react';
import type { BlockDifference, Run } from '../../shared/language/difference.ts';
import { formatted, inPlace } from './block-view.tsx';
import styles from './difference-runs.module.css';

/** The words of two states of one text as one: what came as `<ins>`, what went as `<del>`. */
export function DifferenceRuns({ runs }: { runs: readonly Run[] }): ReactNode {
  return inPlace(runs.map(drawn));
}

function drawn(run: Run): ReactNode {
  const text = formatted(run.text, run.format);
  const words =
    run.url === undefined ? (
      text
    ) : (
      <span className={styles.link} title={run.url}>
        {text}
      </span>
    );
  switch (run.side) {
    case 'both':
      return words;
    case 'added':
      return <ins className={styles.added}>{words}</ins>;
    case 'removed':
      return <del className={styles.removed}>{words}</del>;
  }
}

const lookNames: Record<BlockDifference['look'], string> = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  paragraph: 'paragraph',
  h2: 'heading',
  h3: 'small heading',
  h4: 'smallest heading',
  quote: 'quote',
  bullet: 'bullet point',
  number: 'numbered point',
};

/** What happened to a block besides its words: "Moved here. Was a paragraph." Null when nothing did. */
export function besidesWords(difference: BlockDifference): string | null {
  const said: string[] = [];
  if (difference.moved) said.push('Moved here.');
  if (difference.lookBefore)
    said.push(`Was a ${lookNames[difference.lookBefore]}, now a ${lookNames[difference.look]}.`);
  return said.length === 0 ? null : said.join(' ');
}
