import { memo, type ReactNode } from 'react';
import type { SourceView } from '../../shared/contract/contract.ts';
import { ownName } from '../../shared/domain/languages.ts';
import { messageOf } from '../app/client.ts';
import { BlockView, blockShape, ShapedBlock } from '../ui/block-view.tsx';
import { besidesWords, DifferenceRuns, DifferenceWords } from '../ui/difference-runs.tsx';
import { type Row, sameRow } from './rows.ts';
import styles from './translate-view.module.css';
import { compareSourceName } from './use-comparing.ts';
import { useWhatChanged } from './what-changed.ts';

/** The side that is read: the source's language, whose it is, and its text in rows. */
export function SourceColumn({
  source,
  rows,
  editionId,
  compared,
  onCompare,
}: {
  source: SourceView;
  rows: readonly Row[];
  editionId: string;
  /** Keys of the pieces of which the difference is shown. */
  compared: ReadonlySet<string>;
  /** Shows all that changed in one text; null when there is nothing to show. */
  onCompare: (() => void) | null;
}) {
  return (
    <section className={styles.source} aria-label="Source" lang={source.language}>
      <p className={styles.about} lang="en">
        <b lang={source.language}>{ownName(source.language)}</b>{' '}
        <span className="tabular">
          {source.authorName}, revision {source.revision}
        </span>
        {onCompare === null ? null : (
          <button
            type="button"
            className={styles.compareSource}
            aria-label={compareSourceName}
            title={compareSourceName}
            onClick={onCompare}
          >
            Compare all
          </button>
        )}
      </p>
      {rows.map((row) => (
        <SourceRow
          key={row.key}
          row={row}
          source={source}
          editionId={editionId}
          compared={row.piece !== null && compared.has(row.piece)}
        />
      ))}
    </section>
  );
}

const SourceRow = memo(DrawnRow, (before, after) => {
  const same = before.source === after.source && before.editionId === after.editionId;
  return same && before.compared === after.compared && sameRow(before.row, after.row);
});

function DrawnRow({
  row,
  source,
  editionId,
  compared,
}: {
  row: Row;
  source: SourceView;
  editionId: string;
  compared: boolean;
}) {
  return (
    <div
      className={styles.row}
      data-row={row.key}
      data-kind={row.kind}
      data-state={row.state ?? undefined}
      style={{ paddingTop: row.above }}
    >
      {row.number === null || row.kind !== 'source' ? null : (
        <span className={`${styles.number} tabular`} aria-hidden="true" style={{ top: row.above }}>
          {row.number}
        </span>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls, and this is a paragraph with its number */}
      <div role="group" aria-label={`Source ${row.name}`} className={styles.content} data-content="">
        {compared && row.piece !== null ? (
          <ComparedContent row={row} piece={row.piece} editionId={editionId} plain={plainContent(row, source)} />
        ) : (
          plainContent(row, source)
        )}
      </div>
    </div>
  );
}

function plainContent(row: Row, source: SourceView): ReactNode {
  const { fields } = source.content;
  switch (row.kind) {
    case 'headline':
      return <h2 className={styles.headline}>{fields.headline || '\u00a0'}</h2>;
    case 'standfirst':
      return <p className={styles.standfirst}>{fields.standfirst || '\u00a0'}</p>;
    case 'details':
      return (
        <p className={styles.details}>
          <span>{fields.byline || '\u00a0'}</span>
          <span>{fields.dateline}</span>
        </p>
      );
    case 'source':
      return row.block ? <BlockView block={row.block} ordinal={row.ordinal} /> : null;
    case 'gone':
      return <p className={styles.remark}>This paragraph was taken out of the source.</p>;
    case 'elsewhere':
      return <p className={styles.remark}>Translates {row.name}, which stands elsewhere in the source.</p>;
    case 'own':
      return <p className={styles.remark}>Not in the source.</p>;
  }
}

/** What the piece said when it was translated, against what it says now. */
function ComparedContent({
  row,
  piece,
  editionId,
  plain,
}: {
  row: Row;
  piece: string;
  editionId: string;
  plain: ReactNode;
}) {
  const { difference, problem } = useWhatChanged(editionId, piece);
  if (!difference) {
    return (
      <>
        {plain}
        {problem ? (
          <p className={styles.remark} lang="en">
            {messageOf(problem)}
          </p>
        ) : null}
      </>
    );
  }
  const runs = <DifferenceRuns runs={difference.runs} />;
  const said = besidesWords(difference);
  return (
    <>
      {row.kind === 'gone' ? plain : null}
      {said === null ? null : (
        <p className={styles.remark} lang="en">
          {said}
        </p>
      )}
      {difference.look === 'headline' ? (
        <h2 className={styles.headline}>{runs}</h2>
      ) : difference.look === 'standfirst' ? (
        <p className={styles.standfirst}>{runs}</p>
      ) : difference.look === 'byline' || difference.look === 'dateline' ? (
        <p className={styles.details}>{runs}</p>
      ) : (
        <ShapedBlock
          shape={
            row.block
              ? blockShape(row.block, row.ordinal)
              : { type: difference.look, indent: 0, ordinal: 1, details: difference.details }
          }
        >
          <DifferenceWords difference={difference} />
        </ShapedBlock>
      )}
    </>
  );
}
