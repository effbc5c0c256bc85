import { DragomanError } from '../../../shared/contract/errors.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import type { EditionRow } from '../store/editions.ts';
import { listMembers } from '../store/members.ts';
import { findTask, finishTask } from '../store/tasks.ts';
import { write } from './context.ts';
import { editionOf, notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { nameMembers } from './people.ts';
import { recordEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export const taskHandlers = {
  'tasks.done': (request, { taskId }) => {
    const member = signedIn(request);
    const task = findTask(request.database, taskId);
    if (!task) throw notFound('task', taskId);
    const edition = editionOf(request.database, task.editionId);
    if (!isFor(member, edition)) {
      const able = listMembers(request.database).filter((one) => isFor(one, edition));
      throw new DragomanError('not-allowed', `This is for others to do: ${nameMembers(able)}.`, {
        who: able.map((one) => one.name),
      });
    }
    if (task.doneAt !== null) return null;
    write(request, (unit) => {
      finishTask(unit.database, task.id, unit.at, member.id);
      recordEvent(unit, { action: 'taskDone', memberId: member.id, edition, data: { taskId, kind: task.kind } });
      unit.touch(edition.storyId, edition.id, 'state');
    });
    return null;
  },
} satisfies HandlersOf<'tasks.done'>;

/** Whose business a task on this edition is: an editor's, and in a translation its translators'. */
export function isFor(member: Member, edition: Pick<EditionRow, 'kind' | 'language'>): boolean {
  if (hasRole(member, 'editor')) return true;
  return edition.kind === 'translation' && hasRole(member, 'translator') && member.languages.includes(edition.language);
}
