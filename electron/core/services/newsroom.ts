import type { Newsroom } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { englishName } from '../../../shared/domain/languages.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import { findMember, insertMember, listMembers, updateMember } from '../store/members.ts';
import { readNewsroom, updateNewsroom } from '../store/newsroom.ts';
import { languagesInUse } from '../store/stories.ts';
import { type Context, type Request, write } from './context.ts';
import { badInput, notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { nameMembers } from './people.ts';
import { recordStoryEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export function newsroomOf(context: Pick<Context, 'database' | 'path'>): Newsroom {
  const { id, name, languages, desks, fourEyes } = readNewsroom(context.database);
  return { id, name, path: context.path, languages, desks, fourEyes, members: listMembers(context.database) };
}

/** Editors run the newsroom; in one that has no editor, everybody does. */
export function refuseUnlessManager(request: Request, member: Member, what: string): void {
  if (hasRole(member, 'editor')) return;
  const editors = listMembers(request.database).filter((one) => hasRole(one, 'editor'));
  if (editors.length === 0) return;
  throw new DragomanError('not-allowed', `Only an editor can ${what}: ${nameMembers(editors)}.`, {
    who: editors.map((one) => one.name),
  });
}

export const newsroomHandlers = {
  'newsroom.get': (request) => newsroomOf(request),
  'newsroom.update': (request, input) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'change the newsroom');
    write(request, (unit) => {
      const before = readNewsroom(unit.database);
      const languages = [...new Set(input.languages ?? before.languages)];
      const missed = languagesInUse(unit.database).find((language) => !languages.includes(language));
      if (missed) throw badInput('languages', `There are stories in ${englishName(missed)}, so it stays.`);
      updateNewsroom(unit.database, {
        ...before,
        name: input.name ?? before.name,
        languages,
        desks: [...new Set(input.desks ?? before.desks)],
        fourEyes: input.fourEyes ?? before.fourEyes,
      });
      recordStoryEvent(unit, { action: 'newsroom', memberId: member.id, storyId: null, data: { ...input } });
    });
    return changed(request);
  },
  'members.add': (request, input) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'add members');
    write(request, (unit) => {
      const added = { id: unit.id(), ...input };
      insertMember(unit.database, added, unit.at);
      recordStoryEvent(unit, { action: 'addMember', memberId: member.id, storyId: null, data: added });
    });
    return changed(request);
  },
  'members.update': (request, { memberId, ...input }) => {
    const member = signedIn(request);
    refuseUnlessManager(request, member, 'change members');
    if (!findMember(request.database, memberId)) throw notFound('member', memberId);
    write(request, (unit) => {
      const changedMember = { id: memberId, ...input };
      updateMember(unit.database, changedMember);
      recordStoryEvent(unit, { action: 'updateMember', memberId: member.id, storyId: null, data: changedMember });
    });
    return changed(request);
  },
} satisfies HandlersOf<'newsroom.get' | 'newsroom.update' | 'members.add' | 'members.update'>;

function changed(request: Request): Newsroom {
  request.emit({ kind: 'newsroom' });
  return newsroomOf(request);
}
