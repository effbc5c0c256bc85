import { useId } from 'react';
import type { Delivery } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { useRequest } from '../app/queries.ts';
import { outletNames } from '../publish/publish-dialog.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { briefTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './panel.module.css';

const done: Record<Delivery['kind'], string> = {
  publish: 'Published',
  correct: 'Corrected',
  kill: 'Withdrawn',
  refresh: 'Refreshed',
};
const doing: Record<Delivery['kind'], string> = {
  publish: 'Publishing',
  correct: 'Correcting',
  kill: 'Withdrawing',
  refresh: 'Refreshing',
};

/** Where the edition went, the last first. What failed is tried again by itself. */
export function DeliveryList({ storyId, editionId }: { storyId: string; editionId: string }) {
  const id = useId();
  const { data, error } = useRequest('deliveries.list', { storyId });
  if (error) return <Alert>{messageOf(error)}</Alert>;
  const deliveries = (data ?? [])
    .filter((delivery) => delivery.editionId === editionId && delivery.kind !== 'refresh')
    .toSorted((one, other) => other.at.localeCompare(one.at));
  if (deliveries.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        Deliveries
      </h3>
      <ul className={styles.deliveries}>
        {deliveries.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} />
        ))}
      </ul>
    </section>
  );
}

function DeliveryItem({ delivery }: { delivery: Delivery }) {
  const { path } = delivery;
  return (
    <li className={styles.delivery}>
      <div className={styles.deliveryHead}>
        <span className={styles.deliveryOutlet}>{outletNames[delivery.outlet]}</span>
        <span className={`${styles.time} tabular`}>{briefTime(delivery.at)}</span>
      </div>
      <div className={styles.deliveryState}>
        <span className={delivery.state === 'failed' ? styles.failed : undefined}>{stateText(delivery)}</span>
        {path === null ? null : (
          <Button
            small
            look="quiet"
            onClick={() =>
              void request('app.showInFolder', { path }).catch((problem: unknown) =>
                showToast({ text: messageOf(problem) }),
              )
            }
          >
            Show in folder
          </Button>
        )}
      </div>
      {path === null ? null : (
        <div className={styles.path} title={path}>
          {endOf(path)}
        </div>
      )}
    </li>
  );
}

/** The file and its folder: what tells one path from another. */
function endOf(path: string): string {
  return path.split(/[\\/]/u).slice(-2).join('/');
}

function stateText({ state, kind, error }: Delivery): string {
  switch (state) {
    case 'done':
      return done[kind];
    case 'waiting':
      return `${doing[kind]}…`;
    case 'failed':
      return `Not delivered: ${error ?? 'no reason was given'}. It is tried again by itself.`;
  }
}
