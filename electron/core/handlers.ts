import type { CoreChannel } from '../../shared/contract/channels.ts';
import { backupHandlers } from './services/backups.ts';
import { commentHandlers } from './services/comments.ts';
import { comparisonHandlers } from './services/comparisons.ts';
import { conditionHandlers } from './services/condition.ts';
import { deliveryHandlers } from './services/deliveries.ts';
import { deskHandlers } from './services/desk.ts';
import { editionHandlers } from './services/editions.ts';
import { findingHandlers } from './services/finding.ts';
import type { HandlersOf } from './services/handlers-of.ts';
import { headlineHandlers } from './services/headlines.ts';
import { historyHandlers } from './services/history.ts';
import { lockHandlers } from './services/locks.ts';
import { newsroomHandlers } from './services/newsroom.ts';
import { outletHandlers } from './services/outlet-settings.ts';
import { pictureHandlers } from './services/pictures.ts';
import { replacingHandlers } from './services/replacing.ts';
import { retentionHandlers } from './services/retention.ts';
import { sessionHandlers } from './services/sessions.ts';
import { spellingHandlers } from './services/spelling.ts';
import { storyHandlers } from './services/stories.ts';
import { taskHandlers } from './services/tasks.ts';
import { timelineHandlers } from './services/timeline.ts';
import { translationHandlers } from './services/translation.ts';
import { workflowHandlers } from './services/workflow.ts';

/** What answers every channel of the core. One that nobody answers does not compile. */
export const handlers: HandlersOf<CoreChannel> = {
  ...sessionHandlers,
  ...newsroomHandlers,
  ...deskHandlers,
  ...storyHandlers,
  ...editionHandlers,
  ...workflowHandlers,
  ...lockHandlers,
  ...translationHandlers,
  ...historyHandlers,
  ...comparisonHandlers,
  ...timelineHandlers,
  ...retentionHandlers,
  ...backupHandlers,
  ...conditionHandlers,
  ...commentHandlers,
  ...findingHandlers,
  ...replacingHandlers,
  ...taskHandlers,
  ...deliveryHandlers,
  ...outletHandlers,
  ...spellingHandlers,
  ...pictureHandlers,
  ...headlineHandlers,
};
