import type { Newsroom } from '../../shared/contract/contract.ts';
import { hasRole, type Member } from '../../shared/domain/members.ts';
import { useSession } from '../app/session.tsx';
import { ViewBar } from '../desk/view-bar.tsx';
import { BackupsSettings } from './backups-settings.tsx';
import { HeadlineLimitsSettings } from './headline-limits.tsx';
import { HistorySettings } from './history-settings.tsx';
import { MembersSettings } from './members-settings.tsx';
import { NewsroomFileSettings } from './newsroom-file-settings.tsx';
import { NewsroomSettings } from './newsroom-settings.tsx';
import { OutletsSettings } from './outlets-settings.tsx';
import styles from './settings.module.css';
import { SpellingSettings } from './spelling-settings.tsx';
import { TypographySettings } from './typography-settings.tsx';
import { WorkflowSettings } from './workflow-settings.tsx';

/** Settings are the editors' business; where there is no editor, everybody's. The core enforces it. */
function mayChangeSettings(newsroom: Newsroom, member: Member): boolean {
  return hasRole(member, 'editor') || !newsroom.members.some((one) => hasRole(one, 'editor'));
}

/** The newsroom's settings. Every change is saved at once. */
export function SettingsView() {
  const { newsroom, member } = useSession();
  const mayChange = mayChangeSettings(newsroom, member);
  const editors = newsroom.members.filter((one) => hasRole(one, 'editor')).map((one) => one.name);
  return (
    <>
      <ViewBar />
      <div className={styles.scroll} tabIndex={-1} data-view-start="">
        <h1 className={styles.title}>Settings</h1>
        <p className={styles.lead}>
          {mayChange
            ? 'What is changed here is saved at once, for everybody in the newsroom.'
            : `Only editors change these settings. Ask ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(editors)}.`}
        </p>
        <NewsroomSettings mayChange={mayChange} />
        <MembersSettings mayChange={mayChange} />
        <WorkflowSettings mayChange={mayChange} />
        <HeadlineLimitsSettings mayChange={mayChange} />
        <TypographySettings />
        <SpellingSettings mayChange={mayChange} />
        <OutletsSettings mayChange={mayChange} />
        <BackupsSettings mayChange={mayChange} />
        <HistorySettings mayChange={mayChange} />
        <NewsroomFileSettings />
      </div>
    </>
  );
}
