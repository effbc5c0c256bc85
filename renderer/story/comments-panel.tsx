import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Comment, EditionView } from '../../shared/contract/contract.ts';
import { messageOf, request } from '../app/client.ts';
import { query, useRequest } from '../app/queries.ts';
import { commandKey, isCommand } from '../app/shortcuts.ts';
import { useSaving } from '../app/use-saving.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime, shortTime } from '../ui/time.ts';
import styles from './panel.module.css';

/** Comments begun and not sent, by edition: leaving the tab or the story loses none of them. */
const drafts = new Map<string, string>();

/** What people say to each other about an edition, the reasons of send-backs among it. */
export function CommentsPanel({ view }: { view: EditionView }) {
  const editionId = view.edition.id;
  const { data: comments, error } = useRequest('comments.list', { editionId });
  return (
    <div className={styles.panel}>
      {error ? <Alert>{messageOf(error)}</Alert> : null}
      {comments?.length === 0 ? <p className={styles.nothing}>Nobody has said anything about this edition.</p> : null}
      {comments && comments.length > 0 ? (
        <ul className={styles.comments} aria-label="Comments">
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} editionId={editionId} />
          ))}
        </ul>
      ) : null}
      <NewComment key={editionId} editionId={editionId} />
    </div>
  );
}

function useCommentsAgain(editionId: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: query('comments.list', { editionId }).queryKey });
}

function CommentItem({ comment, editionId }: { comment: Comment; editionId: string }) {
  const { problem, state, save } = useSaving();
  const again = useCommentsAgain(editionId);
  const toggle = (): void => {
    if (state === 'saving') return;
    void save(async () => {
      await request('comments.resolve', { commentId: comment.id, resolved: !comment.resolved });
      await again();
    });
  };
  return (
    <li className={comment.resolved ? `${styles.comment} ${styles.resolved}` : styles.comment}>
      <div className={styles.commentHead}>
        <span className={styles.commentAuthor}>{comment.authorName}</span>
        <time className={`${styles.time} tabular`} dateTime={comment.at} title={dateAndTime(comment.at)}>
          {shortTime(comment.at)}
        </time>
      </div>
      {comment.kind === 'send back' ? <div className={styles.sentBack}>Sent back</div> : null}
      <p className={styles.commentText}>{comment.text}</p>
      <div className={styles.commentFoot}>
        {comment.resolved ? <span>Resolved</span> : null}
        <Button small look="quiet" className={styles.flush} onClick={toggle}>
          {comment.resolved ? 'Reopen' : 'Resolve'}
        </Button>
      </div>
      {problem === null ? null : <Alert>{problem}</Alert>}
    </li>
  );
}

function NewComment({ editionId }: { editionId: string }) {
  const id = useId();
  const [text, setText] = useState(drafts.get(editionId) ?? '');
  const { problem, state, save } = useSaving();
  const again = useCommentsAgain(editionId);
  const change = (next: string): void => {
    setText(next);
    if (next === '') drafts.delete(editionId);
    else drafts.set(editionId, next);
  };
  const add = async (): Promise<void> => {
    if (text.trim() === '' || state === 'saving') return;
    const added = await save(() => request('comments.add', { editionId, text }));
    if (!added) return;
    change('');
    await again();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !isCommand(event.nativeEvent)) return;
    event.preventDefault();
    void add();
  };
  return (
    <form
      className={styles.newComment}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void add();
      }}
    >
      <label className={styles.label} htmlFor={id}>
        Comment
      </label>
      <textarea
        id={id}
        className={styles.commentInput}
        value={text}
        rows={3}
        maxLength={10_000}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {problem === null ? null : <Alert>{problem}</Alert>}
      <Button type="submit" small aria-disabled={text.trim() === ''} title={commandKey('Enter')}>
        Add comment
      </Button>
    </form>
  );
}
