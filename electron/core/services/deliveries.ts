import type { Delivery } from '../../../shared/contract/contract.ts';
import { type DeliveryRow, deliveriesOfStory } from '../store/deliveries.ts';
import { storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { signedIn } from './sessions.ts';

export const deliveryHandlers = {
  'deliveries.list': (request, { storyId }) => {
    signedIn(request);
    return deliveriesOfStory(request.database, storyOf(request.database, storyId).id).map(deliveryOf);
  },
} satisfies HandlersOf<'deliveries.list'>;

export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    editionId: row.editionId,
    language: row.language,
    outlet: row.outlet,
    kind: row.kind,
    state: row.state,
    path: row.path,
    error: row.error,
    at: row.updatedAt,
  };
}
