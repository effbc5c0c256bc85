import { DragomanError } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from './handlers-of.ts';

const notYet = (): never => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

export const retentionHandlers = {
  'retention.get': notYet,
  'retention.preview': notYet,
  'retention.set': notYet,
} satisfies HandlersOf<'retention.get' | 'retention.preview' | 'retention.set'>;
