import { type ReactNode, type Ref, useDeferredValue, useMemo, useState } from 'react';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import type { BlockDifference, Difference } from '../../shared/language/difference.ts';
import { endsOf } from '../../shared/language/difference-rebuild.ts';
import { counted } from '../ui/time.ts';
import styles from './comparison.module.css';
import { FieldRow, InlineRow, type RowProps, SidesRow, SmallFields } from './comparison-row.tsx';
import { allRows, foldItems, hasWords, type Item, movesOf, shapesOf } from './comparison-rows.ts';

/** So many rows are drawn at once; the rest of a long text follows while the window answers already. */
const drawnFirst = 300;

/**
 * Two states of an edition: words that came as `<ins>`, words that went as `<del>`, in one text or side by side.
 * `heads` names both sides. `blockActions` draws what can be done with a field or block, by its key.
 */
export function ComparisonText({
  difference,
  language,
  layout = 'inline',
  folded = false,
  heads,
  blockActions,
  ref,
}: {
  difference: Difference;
  language: LanguageCode;
  layout?: 'inline' | 'sides';
  folded?: boolean;
  heads?: { readonly before: ReactNode; readonly after: ReactNode };
  blockActions?: (key: string) => ReactNode;
  ref?: Ref<HTMLElement>;
}) {
  const items = useMemo(() => allRows(difference), [difference]);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const whole = useDeferredValue(true, false);
  const unfolded = useMemo(() => (folded ? foldItems(items, open) : items), [folded, items, open]);
  const shown = whole ? unfolded : unfolded.slice(0, drawnFirst);
  const before = useMemo(() => shapesOf(difference, 'before'), [difference]);
  const after = useMemo(() => shapesOf(difference, 'after'), [difference]);
  const ends = useMemo(() => endsOf(difference.blocks, 'before'), [difference]);
  const joined = useMemo(() => endsOf(difference.blocks, 'after'), [difference]);
  const moves = useMemo(() => movesOf(items), [items]);
  const field = (name: BlockDifference['key']) => difference.fields.find((one) => one.key === name);
  const small = [field('byline'), field('dateline')].filter((one) => one !== undefined && hasWords(one));
  const Row = layout === 'sides' ? SidesRow : InlineRow;
  const row = (item: Extract<Item, { kind: 'row' }>): RowProps => {
    const { block, sides } = item.row;
    return {
      block,
      sides,
      before: before.get(block.key),
      after: after.get(block.key),
      endsBefore: ends.get(block.key),
      endsAfter: joined.get(block.key),
      went: moves.get(block.key),
    };
  };
  return (
    <section
      ref={ref}
      className={layout === 'sides' ? styles.sheet : styles.paper}
      aria-label="Comparison"
      data-layout={layout}
      lang={language}
    >
      {layout === 'sides' && heads ? (
        <div className={`${styles.sides} ${styles.heads}`} lang="en">
          <div>{heads.before}</div>
          <div>{heads.after}</div>
        </div>
      ) : null}
      {difference.coarse ? (
        <p className={styles.said} lang="en">
          This text is too long to compare word by word in time. Paragraphs that changed are shown whole, as they were
          and as they are.
        </p>
      ) : null}
      <FieldRow field={field('headline')} layout={layout} actions={blockActions?.('headline')} />
      <FieldRow field={field('standfirst')} layout={layout} actions={blockActions?.('standfirst')} />
      <SmallFields fields={small} layout={layout} />
      {shown.map((item) =>
        item.kind === 'fold' ? (
          <button
            key={item.key}
            type="button"
            lang="en"
            className={styles.fold}
            onClick={() => setOpen((already) => new Set(already).add(item.key))}
          >
            {counted(item.count, 'unchanged paragraph')}
          </button>
        ) : (
          <Row key={item.key} {...row(item)} actions={blockActions?.(item.row.block.key)} />
        ),
      )}
      {difference.fields.some(hasWords) || difference.blocks.some(hasWords) ? null : (
        <p className={styles.said} lang="en">
          There was no text yet.
        </p>
      )}
    </section>
  );
}
