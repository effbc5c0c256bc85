import type { Delivery, OutletKind } from '../../../shared/contract/contract.ts';
import type { OutletFiles, OutletWriter } from '../outlets/outlet.ts';
import { transaction } from '../store/database.ts';
import { type DeliveryRow, deliveriesDue, failDelivery, findDelivery, finishDelivery } from '../store/deliveries.ts';
import { type Context, instantOf } from './context.ts';
import { deliveryOf } from './deliveries.ts';
import { outletFolder, outletSettings } from './outlet-settings.ts';
import { outletJob } from './published-edition.ts';

export type OutletWriters = Readonly<Record<OutletKind, OutletWriter>>;

/** Works off what outlets are to be told. One delivery at a time, in the order in which they were asked for. */
export interface Outbox {
  /** @returns how each of these stands once it was tried. */
  deliver(ids: readonly string[]): Promise<readonly Delivery[]>;
  /** Tries all that is due. */
  deliverDue(): Promise<void>;
  /** Called when something may have come due. */
  wake(): void;
  /** Resolves once nothing is under way; nothing new is tried then. */
  close(): Promise<void>;
}

/** The wait before the next try, in milliseconds: half a minute, doubled each time, up to a quarter of an hour. */
function waitAfter(attempts: number): number {
  return Math.min(30_000 * 2 ** Math.min(attempts, 10), 15 * 60_000);
}

export function createOutbox(
  context: () => Context,
  writers: OutletWriters,
  files: OutletFiles,
  { onWake, onFault }: { readonly onWake: () => void; readonly onFault: (error: unknown) => void },
): Outbox {
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  const attempt = async (id: string): Promise<void> => {
    if (closed) return;
    const { database, contents, path, clock, emit } = context();
    const delivery = findDelivery(database, id);
    if (!delivery || delivery.state === 'done') return;
    const settle = (store: (at: string) => void): void => {
      if (closed) return;
      try {
        store(instantOf(clock.now()));
      } catch (error) {
        // The publication stands. The delivery still waits, and delivering it twice does no harm.
        onFault(error);
      }
      const { storyId, editionId } = delivery;
      emit({ kind: 'story', storyId, editionIds: [editionId], origin: null, weight: 'text' });
    };
    let delivered: { readonly path: string };
    try {
      const settings = outletSettings(database).find((row) => row.outlet === delivery.outlet);
      const folder = outletFolder(path, settings ?? { outlet: delivery.outlet, enabled: true, folder: null });
      const job = outletJob(database, contents, delivery, folder);
      delivered = await writers[delivery.outlet].deliver(job, files);
    } catch (error) {
      return settle((at) => fail(delivery, error, at));
    }
    const { path: target } = delivered;
    settle((at) => transaction(database, (unit) => finishDelivery(unit, delivery, target, at)));
  };

  const fail = (delivery: DeliveryRow, error: unknown, at: string): void => {
    const { database, clock } = context();
    const reason = error instanceof Error ? error.message : String(error);
    const retryAt = instantOf(clock.now() + waitAfter(delivery.attempts));
    transaction(database, (unit) => failDelivery(unit, delivery.id, reason, at, retryAt));
  };

  return {
    wake: onWake,
    deliver: (ids) =>
      inTurn(async () => {
        for (const id of ids) await attempt(id);
        if (closed) return [];
        return ids.flatMap((id) => findDelivery(context().database, id) ?? []).map(deliveryOf);
      }),
    deliverDue: () =>
      inTurn(async () => {
        if (closed) return;
        const { database, clock } = context();
        for (const { id } of deliveriesDue(database, instantOf(clock.now()))) await attempt(id);
      }),
    async close() {
      closed = true;
      await queue;
    },
  };
}
