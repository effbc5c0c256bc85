import { memo, type ReactNode } from 'react';
import type { BlockDifference } from '../../shared/language/difference.ts';
import type { Row } from '../../shared/language/difference-order.ts';
import type { Side } from '../../shared/language/difference-rebuild.ts';
import { type BlockShape, ShapedBlock } from '../ui/block-view.tsx';
import { besidesWords, DifferenceRuns, DifferenceWords } from '../ui/difference-runs.tsx';
import { shortened } from '../ui/format-changes.ts';
import styles from './comparison.module.css';
import { hasWords, isChange } from './comparison-rows.ts';

export interface RowProps {
  readonly block: BlockDifference;
  readonly sides: Row['sides'];
  /** How it is drawn on either side; undefined where it does not stand. */
  readonly before: BlockShape | undefined;
  readonly after: BlockShape | undefined;
  /** What has the end of its words on either side: what was split off it, what was joined to it. */
  readonly endsBefore: readonly BlockDifference[] | undefined;
  readonly endsAfter: readonly BlockDifference[] | undefined;
  /** Where it went, when it moved. */
  readonly went: 'further down' | 'further up' | undefined;
}

type Placed = RowProps & { readonly actions: ReactNode };

const plain: BlockShape = { type: 'paragraph', indent: 0, ordinal: 1, details: null };

/** Marks a change so that the eye, and the keys that go from change to change, find it. */
function changedProps(difference: BlockDifference) {
  return isChange(difference) ? { 'data-change': difference.change, tabIndex: -1 } : {};
}

/** A note on a block. Without one, `beside` keeps free the room that the note in the other column takes. */
function Said({ text, beside = null }: { text: string | null; beside?: string | null }) {
  if (text === null) {
    // By the style sheet, so that nothing finds or copies the words twice.
    return beside === null ? null : <p className={styles.said} lang="en" aria-hidden="true" data-room={beside} />;
  }
  return (
    <p className={styles.said} lang="en">
      {text}
    </p>
  );
}

function Actions({ children }: { children: ReactNode }) {
  return children === undefined || children === null ? null : (
    <div className={styles.actions} lang="en">
      {children}
    </div>
  );
}

/** What happened to a block besides its words, of one without any too. */
function saidOf(block: BlockDifference): string | null {
  const what = block.look === 'rule' ? 'line' : block.look === 'table' ? 'blank table' : 'blank paragraph';
  const ofItsOwn = block.look === 'image' || block.look === 'embed';
  if (!hasWords(block) && !ofItsOwn && block.change === 'added') return `A ${what} came here.`;
  if (!hasWords(block) && !ofItsOwn && block.change === 'removed') return `A ${what} went from here.`;
  return besidesWords(block);
}

/** "Moved further down: “Water has…”", where a block stood that stands elsewhere. */
function movedAway({
  block,
  went = 'elsewhere',
}: Pick<Placed, 'block'> & { readonly went?: string | undefined }): string {
  const words = block.runs
    .filter((run) => run.side !== 'added')
    .map((run) => run.text)
    .join('')
    .trim();
  return words === '' ? `Moved ${went}.` : `Moved ${went}: “${shortened(words, 72)}”`;
}

function sameRow(last: Placed, next: Placed): boolean {
  return (
    last.block === next.block &&
    last.sides === next.sides &&
    last.before === next.before &&
    last.after === next.after &&
    last.went === next.went &&
    last.actions === next.actions
  );
}

/** A block in one text. Where one stood that moved, only a line says so. */
export const InlineRow = memo(function InlineRow({ block, sides, before, after, went, actions }: Placed) {
  if (sides === 'before' && block.moved) {
    return (
      <p className={`${styles.block} ${styles.said} ${styles.ghost}`} lang="en">
        {movedAway({ block, went })}
      </p>
    );
  }
  return (
    <div className={styles.block} data-look={block.look} {...changedProps(block)}>
      <Said text={saidOf(block)} />
      <ShapedBlock shape={after ?? before ?? plain}>
        <DifferenceWords difference={block} />
      </ShapedBlock>
      <Actions>{actions}</Actions>
    </div>
  );
}, sameRow);

/** A block as it stood and as it stands, beside each other. One that moved is shown in both its places. */
export const SidesRow = memo(function SidesRow(props: Placed) {
  const { block, sides, before, after, endsBefore, endsAfter, went, actions } = props;
  const left = sides !== 'after';
  const right = sides !== 'before';
  // Where it stood is no change of its own: it is counted where it stands.
  const marks = sides === 'before' && block.moved ? {} : changedProps(block);
  const saidLeft = left && block.moved ? `Moved ${went ?? 'elsewhere'}.` : null;
  const saidRight = right || block.joinedTo !== undefined ? saidOf(block) : null;
  return (
    <div className={`${styles.block} ${styles.sides}`} data-look={block.look} data-same={!isChange(block)} {...marks}>
      <div className={styles.cell} data-label="Before" data-empty={!left}>
        {left ? (
          <>
            <Said text={saidLeft} beside={saidRight} />
            <Words block={block} ends={endsBefore} shape={before ?? plain} side="before" />
          </>
        ) : null}
      </div>
      <div className={styles.cell} data-label="After" data-empty={!right && block.joinedTo === undefined}>
        {right ? (
          <>
            <Said text={saidRight} beside={saidLeft} />
            <Words block={block} ends={endsAfter} shape={after ?? plain} side="after" />
          </>
        ) : (
          <Said text={saidRight} />
        )}
        <Actions>{actions}</Actions>
      </div>
    </div>
  );
}, sameRow);

function Words({
  block,
  ends,
  shape,
  side,
}: {
  block: BlockDifference;
  ends: readonly BlockDifference[] | undefined;
  shape: BlockShape;
  side: Side;
}) {
  const runs = [block, ...(ends ?? [])].flatMap((one) => one.runs);
  return (
    <ShapedBlock shape={shape}>
      <DifferenceWords difference={{ ...block, runs }} side={side} />
    </ShapedBlock>
  );
}

/** The headline or the standfirst; nothing when neither side has one. */
export function FieldRow({
  field,
  layout,
  actions,
}: {
  field: BlockDifference | undefined;
  layout: 'inline' | 'sides';
  actions: ReactNode;
}) {
  if (!field || !hasWords(field)) return null;
  const words = (side?: Side): ReactNode => {
    const runs =
      side === undefined ? <DifferenceRuns runs={field.runs} /> : <DifferenceRuns runs={field.runs} side={side} />;
    return field.look === 'headline' ? (
      <h3 className={styles.headline}>{runs}</h3>
    ) : (
      <p className={styles.standfirst}>{runs}</p>
    );
  };
  if (layout === 'inline') {
    return (
      <div className={styles.block} data-look={field.look} {...changedProps(field)}>
        {words()}
        <Actions>{actions}</Actions>
      </div>
    );
  }
  return (
    <div
      className={`${styles.block} ${styles.sides}`}
      data-look={field.look}
      data-same={!isChange(field)}
      {...changedProps(field)}
    >
      <div className={styles.cell} data-label="Before">
        {words('before')}
      </div>
      <div className={styles.cell} data-label="After">
        {words('after')}
        <Actions>{actions}</Actions>
      </div>
    </div>
  );
}

/** Byline and dateline in one line, as they stand over a text. */
export function SmallFields({
  fields,
  layout,
}: {
  fields: readonly (BlockDifference | undefined)[];
  layout: 'inline' | 'sides';
}) {
  if (fields.length === 0) return null;
  const line = (side?: Side): ReactNode =>
    fields.map((one) =>
      one === undefined ? null : (
        // In two columns a change is still one: the newer side has it.
        <span key={one.key} {...(side === 'before' ? {} : changedProps(one))}>
          {side === undefined ? <DifferenceRuns runs={one.runs} /> : <DifferenceRuns runs={one.runs} side={side} />}
        </span>
      ),
    );
  if (layout === 'inline') return <div className={styles.small}>{line()}</div>;
  return (
    <div className={styles.sides} data-same={!fields.some((one) => one !== undefined && isChange(one))}>
      <div className={`${styles.cell} ${styles.small}`} data-label="Before">
        {line('before')}
      </div>
      <div className={`${styles.cell} ${styles.small}`} data-label="After">
        {line('after')}
      </div>
    </div>
  );
}
