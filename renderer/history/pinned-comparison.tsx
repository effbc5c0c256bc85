import { englishName } from '../../shared/domain/languages.ts';
import { messageOf } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { ComparisonText } from './comparison.tsx';
import { ComparisonBar, useComparisonBar } from './comparison-bar.tsx';
import styles from './revision-view.module.css';

/** The source of a translation as it was when each paragraph was translated, against the source as it is now. */
export function PinnedComparison({ editionId, onClose }: { editionId: string; onClose: () => void }) {
  const { data, error } = useRequest('history.comparePinned', { editionId });
  const bar = useComparisonBar(data?.difference, onClose);
  return (
    <div className={styles.view} data-comparing>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            What changed in the source
            <span className={styles.by}>
              {' · '}
              {data ? `${englishName(data.language)}, since` : 'Since'} it was translated
            </span>
          </h2>
          <Button onClick={onClose} keys="Esc">
            Back to the translation
          </Button>
        </div>
        <ComparisonBar difference={data?.difference} bar={bar} />
      </header>
      <div className={styles.scroll}>
        {error ? <Alert>{messageOf(error)}</Alert> : null}
        {data?.thinned ? (
          <Alert>
            Some of the words that this was translated from were thinned with old revisions. Those paragraphs are shown
            as they are now.
          </Alert>
        ) : null}
        {data ? (
          <ComparisonText
            ref={bar.root}
            difference={data.difference}
            language={data.language}
            layout={bar.layout}
            folded={bar.folded}
            heads={{
              before: <b>As it was translated</b>,
              after: <b>As it is now, revision {data.to}</b>,
            }}
          />
        ) : null}
      </div>
    </div>
  );
}
