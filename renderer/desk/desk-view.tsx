import { startTransition, useEffect, useId, useRef, useState } from 'react';
import type { DeskSection, DeskSectionKind } from '../../shared/contract/contract.ts';
import { hasRole } from '../../shared/domain/members.ts';
import { useRequest } from '../app/queries.ts';
import { RouteLink } from '../app/route-link.tsx';
import { useSession } from '../app/session.tsx';
import { useShell } from '../app/shell-context.ts';
import { commandKey } from '../app/shortcuts.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, today } from '../ui/time.ts';
import rowStyles from './desk-row.module.css';
import { DeskRowLink } from './desk-row.tsx';
import styles from './desk-view.module.css';
import { useRowKeys } from './use-row-keys.ts';
import { ViewBar } from './view-bar.tsx';

const headings: Record<DeskSectionKind, string> = {
  'sent-back': 'Sent back',
  'source-changed': 'Source changed',
  tasks: 'To carry over',
  drafts: 'Drafts',
  'to-translate': 'To translate',
  'to-edit': 'To edit',
  ready: 'Ready to publish',
  scheduled: 'Scheduled',
  elsewhere: 'Elsewhere',
  waiting: 'Waiting on others',
};

const urgent: ReadonlySet<DeskSectionKind> = new Set(['sent-back', 'source-changed', 'tasks']);
const quiet: ReadonlySet<DeskSectionKind> = new Set(['elsewhere', 'waiting']);

/** My desk: what the member's roles give them to do, the most pressing first. */
export function DeskView() {
  const { member } = useSession();
  const { newStory } = useShell();
  const desk = useRequest('desk.get', {}).data;
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const whole = useWholeAfterPaint();
  const writes = hasRole(member, 'journalist') || hasRole(member, 'editor');
  return (
    <>
      <ViewBar />
      <div className={styles.scroll} ref={list} tabIndex={-1} data-view-start="">
        <h1 className={styles.title}>My desk</h1>
        <p className={styles.date}>{today()}</p>
        {desk?.sections.map((section) => (
          <Section key={section.kind} section={section} shown={whole ? section.rows.length : firstRows} />
        ))}
        {desk && desk.sections.length === 0 ? <EmptyDesk writes={writes} onNew={newStory} /> : null}
      </div>
    </>
  );
}

/** As many rows of a section as a screen has room for; the others are drawn once these are on it. */
const firstRows = 8;
let drawnBefore = false;

/** False until the first desk of this window is painted: a launch should not wait for what is below the fold. */
function useWholeAfterPaint(): boolean {
  const [whole, setWhole] = useState(drawnBefore);
  useEffect(() => {
    if (whole) return;
    const idle = requestIdleCallback(
      () => {
        drawnBefore = true;
        startTransition(() => setWhole(true));
      },
      { timeout: 1_000 },
    );
    return () => cancelIdleCallback(idle);
  }, [whole]);
  return whole;
}

function Section({ section, shown }: { section: DeskSection; shown: number }) {
  const id = useId();
  const tone = urgent.has(section.kind) ? styles.urgent : quiet.has(section.kind) ? styles.quietHeading : '';
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 className={styles.heading}>
        <span id={id} className={tone}>
          {headings[section.kind]}
        </span>
        <span className={`${styles.headingCount} tabular`}>{formatNumber(section.total)}</span>
      </h2>
      <ul>
        {section.rows.slice(0, shown).map((row) => (
          <li key={`${row.edition.id}-${row.task?.id ?? ''}`} className={rowStyles.item}>
            <DeskRowLink row={row} section={section.kind} />
          </li>
        ))}
      </ul>
      {section.total > section.rows.length ? (
        <p className={styles.more}>
          {formatNumber(section.total - section.rows.length)} more in{' '}
          <RouteLink route={{ view: 'stories' }}>Stories</RouteLink>
        </p>
      ) : null}
    </section>
  );
}

function EmptyDesk({ writes, onNew }: { writes: boolean; onNew: () => void }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>Nothing waits for you.</p>
      <p className={styles.emptyText}>
        {writes
          ? 'Start a story and it stays here as a draft until you submit it.'
          : 'What is submitted in your languages appears here by itself.'}
      </p>
      {writes ? (
        <Button onClick={onNew} keys={commandKey('N')} aria-label="Start a story">
          Start a story
        </Button>
      ) : null}
    </div>
  );
}
