import { DragomanError } from '../../../shared/contract/errors.ts';
import type { HandlersOf } from './handlers-of.ts';

const notYet = (): never => {
  throw new DragomanError('unexpected', 'This is being built.', { logId: '' });
};

export const backupHandlers = {
  'backups.get': notYet,
  'backups.make': notYet,
  'backups.setFolder': notYet,
} satisfies HandlersOf<'backups.get' | 'backups.make' | 'backups.setFolder'>;
