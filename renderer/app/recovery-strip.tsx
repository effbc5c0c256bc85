import { useQueries, useQuery } from '@tanstack/react-query';
import type { Recovery } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { sessionOf } from '../editor/session/open-sessions.ts';
import { shortTime } from '../ui/time.ts';
import styles from './condition-banner.module.css';
import { query } from './queries.ts';
import { RouteLink } from './route-link.tsx';

/** So many are listed: each is opened to find out what it is called. */
const most = 5;

/** On the desk: the stories that have text which an earlier window could not save. Opening one brings it back. */
export function RecoveryStrip() {
  const { data = [] } = useQuery({ ...query('app.recoveries', {}), staleTime: 0, gcTime: 0 });
  const waiting = data.filter(({ editionId }) => !sessionOf(editionId)?.isDirty);
  return waiting.length === 0 ? null : <Strip waiting={waiting} />;
}

function Strip({ waiting }: { waiting: readonly Recovery[] }) {
  const views = useQueries({
    queries: waiting.slice(0, most).map(({ editionId }) => query('editions.open', { editionId })),
  });
  const names = new Map(
    views.flatMap(({ data }) => (data ? [[data.edition.id, nameOf(data.story.slugline, data.edition.language)]] : [])),
  );
  return (
    <div role="status" aria-label="Text that was not saved" className={`${styles.banner} ${styles.lit}`}>
      <p className={styles.text}>
        <strong>Text that could not be saved was kept.</strong> Open the story, and it is there again:{' '}
        {waiting.map((one, at) => (
          <span key={one.editionId}>
            {at === 0 ? '' : ', '}
            <RouteLink route={{ view: 'edition', editionId: one.editionId }} className={styles.link}>
              {names.get(one.editionId) ?? 'a story'}
            </RouteLink>{' '}
            ({shortTime(one.at)})
          </span>
        ))}
      </p>
    </div>
  );
}

function nameOf(slugline: string, language: Parameters<typeof englishName>[0]): string {
  return `${slugline}, ${englishName(language)}`;
}
