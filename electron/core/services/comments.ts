import type { Comment } from '../../../shared/contract/contract.ts';
import { type CommentListRow, findComment, insertComment, listComments, resolveComment } from '../store/comments.ts';
import { write } from './context.ts';
import { editionOf, notFound } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { signedIn } from './sessions.ts';

export const commentHandlers = {
  'comments.list': (request, { editionId }) => {
    signedIn(request);
    return listComments(request.database, editionOf(request.database, editionId).id).map(commentOf);
  },
  'comments.add': (request, { editionId, text }) => {
    const member = signedIn(request);
    const edition = editionOf(request.database, editionId);
    const id = write(request, (unit) => {
      const comment = unit.id();
      insertComment(unit.database, {
        id: comment,
        editionId,
        authorId: member.id,
        kind: 'comment',
        text,
        createdAt: unit.at,
      });
      unit.touch(edition.storyId, editionId, 'text');
      return comment;
    });
    const added = findComment(request.database, id);
    if (!added) throw notFound('comment', id);
    return commentOf(added);
  },
  'comments.resolve': (request, { commentId, resolved }) => {
    const member = signedIn(request);
    const comment = findComment(request.database, commentId);
    if (!comment) throw notFound('comment', commentId);
    const edition = editionOf(request.database, comment.editionId);
    write(request, (unit) => {
      resolveComment(unit.database, commentId, resolved ? { at: unit.at, by: member.id } : null);
      unit.touch(edition.storyId, edition.id, 'text');
    });
    return null;
  },
} satisfies HandlersOf<'comments.list' | 'comments.add' | 'comments.resolve'>;

function commentOf(row: CommentListRow): Comment {
  return {
    id: row.id,
    authorName: row.authorName,
    text: row.text,
    kind: row.kind,
    at: row.createdAt,
    resolved: row.resolvedAt !== null,
  };
}
