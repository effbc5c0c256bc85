import { DragomanError } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from './handlers-of.ts';

const notYet = (): never => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

export const conditionHandlers = {
  'newsroom.condition': notYet,
} satisfies HandlersOf<'newsroom.condition'>;
