import { DragomanError } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from './handlers-of.ts';

const notYet = (): never => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

export const timelineHandlers = {
  'history.read': notYet,
  'history.timeline': notYet,
  'history.name': notYet,
} satisfies HandlersOf<'history.read' | 'history.timeline' | 'history.name'>;
