import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { DeskView } from '../desk/desk-view.tsx';
import { useRunProgress } from '../search/run-progress.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Mark } from '../ui/mark.tsx';
import { formatNumber } from '../ui/time.ts';
import { Toasts } from '../ui/toast.tsx';
import { catchKeys } from './caught-keys.ts';
import { ConditionBanner } from './condition-banner.tsx';
import { announceAgain } from './loaded-again.ts';
import { pathOf, type Route, useRoute } from './navigation.ts';
import { rememberPlace } from './place.ts';
import { useRequest } from './queries.ts';
import { RecoveryStrip } from './recovery-strip.tsx';
import { RouteLink } from './route-link.tsx';
import { useSession } from './session.tsx';
import styles from './shell.module.css';
import { ShellContext } from './shell-context.ts';
import { useShortcuts } from './shortcuts.ts';
import { useSteadyText } from './steady-text.ts';
import { ViewFocus } from './view-focus.tsx';

const StoriesView = lazy(async () => ({ default: (await import('../desk/stories-view.tsx')).StoriesView }));
const NewsroomFindView = lazy(async () => ({
  default: (await import('../search/newsroom-find-view.tsx')).NewsroomFindView,
}));
const SettingsView = lazy(async () => ({ default: (await import('../settings/settings-view.tsx')).SettingsView }));
const EditionPage = lazy(async () => ({ default: (await import('../story/edition-page.tsx')).EditionPage }));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const RestoreDialog = lazy(async () => ({ default: (await import('../settings/restore-dialog.tsx')).RestoreDialog }));
const UnfinishedStrip = lazy(async () => ({
  default: (await import('../search/unfinished-strip.tsx')).UnfinishedStrip,
}));
const RunDialog = lazy(async () => ({ default: (await import('../search/run-dialog.tsx')).RunDialog }));
const NewStoryDialog = lazy(async () => ({ default: (await import('../desk/new-story-dialog.tsx')).NewStoryDialog }));

const links: readonly { readonly name: string; readonly route: Route }[] = [
  { name: 'My desk', route: { view: 'desk' } },
  { name: 'Stories', route: { view: 'stories' } },
  { name: 'Published', route: { view: 'published' } },
  { name: 'Find', route: { view: 'find' } },
  { name: 'Settings', route: { view: 'settings' } },
];

const backUp = (): void => {
  void import('../settings/back-up.ts').then(({ backUpNow }) => backUpNow());
};

function fetchViews(): void {
  void import('../story/edition-page.tsx');
  void import('./palette.tsx');
  void import('../desk/new-story-dialog.tsx');
  void import('../desk/stories-view.tsx');
}

/** The newsroom once somebody is signed in: the rail, and the view that the route names. */
export function Shell({ onSwitch, onClose }: { onSwitch: () => Promise<void>; onClose: () => Promise<void> }) {
  const route = useRoute();
  const [overlay, setOverlay] = useState<'palette' | 'new-story' | 'restore' | null>(null);
  const [railFolded, setRailFolded] = useState(false);
  const [idle, setIdle] = useState(false);
  const running = useRunProgress() !== null;

  const above = useRef<HTMLDivElement>(null);
  useSteadyText(above);
  const show = (next: 'palette' | 'new-story'): void => {
    // What is typed on the way there is for its first field.
    if (overlay === null) catchKeys();
    setOverlay(next);
  };
  const openPalette = (): void => show('palette');
  const newStory = (): void => show('new-story');
  const restoreBackup = useCallback(() => setOverlay('restore'), []);

  useEffect(() => rememberPlace({ path: pathOf(route), blockId: null }), [route]);
  useShortcuts({
    openPalette,
    newStory,
    toggleRail: () => setRailFolded((folded) => !folded),
    backUp,
    restoreBackup,
  });
  useEffect(announceAgain, []);
  // What people open next; fetching its code now makes that click immediate and loses no key typed right after it.
  useEffect(() => {
    const callback = requestIdleCallback(
      () => {
        fetchViews();
        setIdle(true);
      },
      { timeout: 3_000 },
    );
    return () => cancelIdleCallback(callback);
  }, []);

  return (
    <ShellContext
      value={{
        newStory,
        openPalette,
        switchMember: onSwitch,
        closeNewsroom: onClose,
        backUp,
        restoreBackup,
      }}
    >
      <div className={styles.shell} data-rail={railFolded ? 'folded' : 'open'}>
        <Rail route={route} onSwitch={onSwitch} />
        <main className={styles.main}>
          <div ref={above} className={styles.above}>
            <ConditionBanner />
            {route.view === 'desk' ? <RecoveryStrip /> : null}
            <Suspense>{idle && (route.view === 'desk' || route.view === 'find') ? <UnfinishedStrip /> : null}</Suspense>
          </div>
          <div className={styles.view}>
            <Suspense>
              <View route={route} />
              <ViewFocus path={pathOf(route)} />
            </Suspense>
          </div>
        </main>
      </div>
      <Suspense>
        {overlay === 'palette' ? <Palette onClose={() => setOverlay(null)} /> : null}
        {overlay === 'restore' ? <RestoreDialog backup={null} onClose={() => setOverlay(null)} /> : null}
        {running ? <RunDialog /> : null}
        {overlay === 'new-story' ? <NewStoryDialog onClose={() => setOverlay(null)} /> : null}
      </Suspense>
      <Toasts />
    </ShellContext>
  );
}

function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'desk':
      return <DeskView />;
    case 'stories':
      return <StoriesView key="all" show="all" />;
    case 'published':
      return <StoriesView key="published" show="published" />;
    case 'find':
      return <NewsroomFindView />;
    case 'settings':
      return <SettingsView />;
    case 'edition':
      return <EditionPage key={route.editionId} editionId={route.editionId} />;
  }
}

function Rail({ route, onSwitch }: { route: Route; onSwitch: () => Promise<void> }) {
  const { member } = useSession();
  const desk = useRequest('desk.get', {}).data;
  const waiting = desk?.sections
    .filter((section) => section.kind !== 'elsewhere' && section.kind !== 'waiting')
    .reduce((sum, section) => sum + section.total, 0);
  const counts: Partial<Record<Route['view'], number | undefined>> = { desk: waiting, stories: desk?.stories };
  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <Mark />
        Dragoman
      </div>
      <nav aria-label="Newsroom" className={styles.links}>
        {links.map((link) => {
          const count = counts[link.route.view];
          return (
            <RouteLink
              key={link.name}
              route={link.route}
              className={styles.link}
              aria-label={link.name}
              aria-current={route.view === link.route.view ? 'page' : undefined}
            >
              {link.name}
              {count === undefined || count === 0 ? null : (
                <span className={`${styles.count} tabular`}>{formatNumber(count)}</span>
              )}
            </RouteLink>
          );
        })}
      </nav>
      <button type="button" className={styles.member} aria-label="Switch member" onClick={() => void onSwitch()}>
        <Avatar name={member.name} size={28} />
        <span style={{ minWidth: 0 }}>
          <span className={styles.memberName}>{member.name}</span>
          <span className={styles.memberRoles}>{member.roles.join(', ')}</span>
        </span>
      </button>
    </div>
  );
}
