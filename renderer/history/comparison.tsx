import type { Ref } from 'react';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { BlockDifference, Difference } from '../../shared/language/difference.ts';
import { type BlockShape, ShapedBlock } from '../ui/block-view.tsx';
import { besidesWords, DifferenceRuns } from '../ui/difference-runs.tsx';
import styles from './comparison.module.css';

/** Two states of an edition as one text: words that came as `<ins>`, words that went as `<del>`. */
export function ComparisonText({
  difference,
  language,
  ref,
}: {
  difference: Difference;
  language: LanguageCode;
  ref?: Ref<HTMLElement>;
}) {
  const field = (name: BlockDifference['key']) => difference.fields.find((one) => one.key === name);
  const headline = field('headline');
  const standfirst = field('standfirst');
  const small = [field('byline'), field('dateline')].filter((one) => one !== undefined && hasWords(one));
  return (
    <section ref={ref} className={styles.paper} aria-label="Comparison" lang={language}>
      {headline && hasWords(headline) ? (
        <Changed difference={headline}>
          <h3 className={styles.headline}>
            <DifferenceRuns runs={headline.runs} />
          </h3>
        </Changed>
      ) : null}
      {standfirst && hasWords(standfirst) ? (
        <Changed difference={standfirst}>
          <p className={styles.standfirst}>
            <DifferenceRuns runs={standfirst.runs} />
          </p>
        </Changed>
      ) : null}
      {small.length === 0 ? null : (
        <div className={styles.small}>
          {small.map((one) =>
            one === undefined ? null : (
              <span key={one.key} {...changedProps(one)}>
                <DifferenceRuns runs={one.runs} />
              </span>
            ),
          )}
        </div>
      )}
      {difference.blocks.map((block, at) => (
        <Changed key={block.key} difference={block}>
          <Said difference={block} />
          <ShapedBlock shape={shapeOf(difference.blocks, at)}>
            {hasWords(block) ? <DifferenceRuns runs={block.runs} /> : <br />}
          </ShapedBlock>
        </Changed>
      ))}
      {difference.fields.some(hasWords) || difference.blocks.some(hasWords) ? null : (
        <p className={styles.said}>There was no text yet.</p>
      )}
    </section>
  );
}

function hasWords(difference: BlockDifference): boolean {
  return difference.runs.some((run) => run.text !== '');
}

function isChange(difference: BlockDifference): boolean {
  return difference.change !== 'same' || difference.moved;
}

/** Marks a change so that the eye, and the keys that go from change to change, find it. */
function changedProps(difference: BlockDifference) {
  return isChange(difference) ? { 'data-change': difference.change, tabIndex: -1 } : {};
}

function Changed({ difference, children }: { difference: BlockDifference; children: React.ReactNode }) {
  return (
    <div className={styles.block} data-look={difference.look} {...changedProps(difference)}>
      {children}
    </div>
  );
}

function Said({ difference }: { difference: BlockDifference }) {
  const said = besidesWords(difference);
  return said === null ? null : (
    <p className={styles.said} lang="en">
      {said}
    </p>
  );
}

/** A difference has no indents; a numbered item counts on from the one before it. */
function shapeOf(blocks: readonly BlockDifference[], at: number): BlockShape {
  const look = blocks[at]?.look ?? 'paragraph';
  switch (look) {
    case 'headline':
    case 'standfirst':
    case 'byline':
    case 'dateline':
      return { type: 'paragraph', indent: 0, ordinal: 1 };
    case 'number': {
      let ordinal = 1;
      for (let before = at - 1; blocks[before]?.look === 'number'; before -= 1) {
        if (blocks[before]?.change !== 'removed') ordinal += 1;
      }
      return { type: look, indent: 0, ordinal };
    }
    default:
      return { type: look, indent: 0, ordinal: 1 };
  }
}
