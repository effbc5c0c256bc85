// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Comment } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { renderView } from '../testing/render-view.tsx';
import { editionOf, sampleTime, viewOf } from '../testing/samples.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';

let editions = 0;
function newView() {
  editions += 1;
  return viewOf({ edition: editionOf({ id: `edition-${editions}` }) });
}

function commentOf(over: Partial<Comment>): Comment {
  return {
    id: 'one',
    authorName: 'Galina Sorokina',
    text: 'Check the figure.',
    kind: 'comment',
    at: sampleTime,
    resolved: false,
    ...over,
  };
}

/** A newsroom that keeps comments as the core does. */
function keepComments(...before: readonly Comment[]) {
  let comments: readonly Comment[] = before;
  return installFakeBridge({
    'comments.list': () => comments,
    'comments.add': ({ text }) => {
      const added = commentOf({ id: `added-${comments.length}`, authorName: 'Dina Sarsen', text: text.trim() });
      comments = [...comments, added];
      return added;
    },
    'comments.resolve': ({ commentId, resolved }) => {
      comments = comments.map((one) => (one.id === commentId ? { ...one, resolved } : one));
      return null;
    },
  });
}

describe('CommentsPanel', () => {
  it('tells who said what, and marks the reason of a send-back', async () => {
    keepComments(commentOf({ kind: 'send back' }), commentOf({ id: 'two', text: 'Done.' }));
    renderView(<CommentsPanel view={newView()} />);
    const [first, second] = within(await screen.findByRole('list', { name: 'Comments' })).getAllByRole('listitem');
    expect(first?.textContent).toContain('Galina Sorokina');
    expect(first?.textContent).toContain('Sent back');
    expect(second?.textContent).not.toContain('Sent back');
  });

  it('adds a comment and empties the box', async () => {
    const fake = keepComments();
    const view = newView();
    renderView(<CommentsPanel view={view} />);
    const box = await screen.findByRole('textbox', { name: 'Comment' });
    fireEvent.change(box, { target: { value: 'Is it 9.4?' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    expect(await screen.findByText('Is it 9.4?', { selector: 'p' })).toBeDefined();
    expect(box).toHaveProperty('value', '');
    expect(fake.inputs('comments.add')).toEqual([{ editionId: view.edition.id, text: 'Is it 9.4?' }]);
  });

  it('adds it with Ctrl+Enter, and nothing when there is nothing', async () => {
    const fake = keepComments();
    renderView(<CommentsPanel view={newView()} />);
    const box = await screen.findByRole('textbox', { name: 'Comment' });
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    fireEvent.change(box, { target: { value: 'Yes.' } });
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    await screen.findByText('Yes.', { selector: 'p' });
    expect(fake.inputs('comments.add')).toHaveLength(1);
  });

  it('keeps what was typed when it cannot be added, and when the panel goes and comes back', async () => {
    const fake = keepComments();
    fake.answer('comments.add', () => {
      throw new DragomanError('disk-full', 'The disk is full. Your comment is still here.', {});
    });
    const view = newView();
    const { rerender } = renderView(<CommentsPanel view={view} />);
    const box = await screen.findByRole('textbox', { name: 'Comment' });
    fireEvent.change(box, { target: { value: 'Keep me.' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    rerender(<p>Elsewhere</p>);
    rerender(<CommentsPanel view={view} />);
    expect(await screen.findByRole('textbox', { name: 'Comment' })).toHaveProperty('value', 'Keep me.');
  });

  it('resolves a comment and opens it again', async () => {
    const fake = keepComments(commentOf({}));
    renderView(<CommentsPanel view={newView()} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
    expect(await screen.findByText('Resolved')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Reopen' }));
    await screen.findByRole('button', { name: 'Resolve' });
    await waitFor(() =>
      expect(fake.inputs('comments.resolve')).toEqual([
        { commentId: 'one', resolved: true },
        { commentId: 'one', resolved: false },
      ]),
    );
  });
});

describe('ChecksPanel', () => {
  it('says in words what fails, with counts', () => {
    installFakeBridge();
    renderView(<ChecksPanel view={viewOf({ checks: [{ id: 'headline' }, { id: 'untranslated', count: 2 }] })} />);
    const checks = within(screen.getByRole('list', { name: 'Failing checks' })).getAllByRole('listitem');
    expect(checks.map((check) => check.textContent)).toEqual([
      '!There is no headline.',
      '!2 paragraphs are not translated.',
    ]);
  });

  it('says so when nothing fails', () => {
    installFakeBridge();
    renderView(<ChecksPanel view={viewOf({})} />);
    expect(screen.getByText('All checks pass.')).toBeDefined();
  });
});
