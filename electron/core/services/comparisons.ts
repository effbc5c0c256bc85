import { DragomanError } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from './handlers-of.ts';

const notYet = (): never => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

export const comparisonHandlers = {
  'history.comparePinned': notYet,
  'history.countWords': notYet,
} satisfies HandlersOf<'history.comparePinned' | 'history.countWords'>;
