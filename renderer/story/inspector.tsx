import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { EditionView } from '../../shared/contract/contract.ts';
import { useRequest } from '../app/queries.ts';
import { HistoryPanel } from '../history/history-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { FoldButton } from './fold-button.tsx';
import styles from './inspector.module.css';

export type InspectorTab = 'details' | 'history' | 'comments' | 'checks';
const tabs: readonly InspectorTab[] = ['details', 'history', 'comments', 'checks'];

/** What there is to know about an edition, beside it. */
export function Inspector({
  view,
  tab,
  onTab,
  selectedRevision,
  onSelectRevision,
  onTimeline,
  onFold,
}: {
  view: EditionView;
  tab: InspectorTab;
  onTab: (tab: InspectorTab) => void;
  selectedRevision: number | null;
  onSelectRevision: (number: number | null) => void;
  onTimeline: () => void;
  onFold: () => void;
}) {
  const editionId = view.edition.id;
  const open = useRequest('comments.list', { editionId }).data?.filter((comment) => !comment.resolved).length ?? 0;
  return (
    <aside className={styles.inspector} aria-label="Inspector">
      <div className={styles.fold}>
        <FoldButton open onPress={onFold} />
      </div>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => {
          const chosen = tabs.find((one) => one === key);
          if (chosen) onTab(chosen);
        }}
      >
        <TabList aria-label="Inspector" className={styles.list ?? ''}>
          <Tab id="details" className={styles.tab ?? ''}>
            Details
          </Tab>
          <Tab id="history" className={styles.tab ?? ''}>
            History
          </Tab>
          <Tab id="comments" className={styles.tab ?? ''} aria-label="Comments">
            Comments <Count count={open} />
          </Tab>
          <Tab id="checks" className={styles.tab ?? ''} aria-label="Checks">
            Checks <Count count={view.checks.length} />
          </Tab>
        </TabList>
        <TabPanel id="details" className={styles.panel ?? ''}>
          <DetailsPanel view={view} />
        </TabPanel>
        <TabPanel id="history" className={styles.panel ?? ''}>
          <HistoryPanel
            editionId={editionId}
            selected={selectedRevision}
            onSelect={onSelectRevision}
            onTimeline={onTimeline}
          />
        </TabPanel>
        <TabPanel id="comments" className={styles.panel ?? ''}>
          <CommentsPanel view={view} />
        </TabPanel>
        <TabPanel id="checks" className={styles.panel ?? ''}>
          <ChecksPanel view={view} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

function Count({ count }: { count: number }) {
  return count === 0 ? null : <span className={`${styles.count} tabular`}>{count}</span>;
}
