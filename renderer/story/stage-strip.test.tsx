// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { Action, Stage } from '../../shared/domain/workflow.ts';
import { editionOf, storyOf, viewOf } from '../testing/samples.ts';
import { StageStrip, whyReadOnly } from './stage-strip.tsx';

const at = (stage: Stage, over: Partial<EditionView> = {}): EditionView =>
  viewOf({ edition: editionOf({ stage }), mayWrite: false, ...over });
const offering = (action: Action): Partial<EditionView> => ({ actions: [action] });

describe('whyReadOnly', () => {
  test.each<[string, EditionView]>([
    ['An editor has this now.', at('edit')],
    ['Galina has this now.', at('edit', { edition: editionOf({ stage: 'edit', assigneeName: 'Galina' }) })],
    ['A translator has this now.', at('translation')],
    ['Approved. Reopen it to change it.', at('approved', offering('reopen'))],
    ['Approved. An editor can reopen it.', at('approved')],
    ['Scheduled. Take it off the schedule to change it.', at('scheduled', offering('unschedule'))],
    ['Published. Correct it to change it.', at('published', offering('correct'))],
    ['Published. An editor can correct it.', at('published')],
    ['An editor is correcting this.', at('correcting')],
    [
      'Spiked. Unspike the story to change it.',
      at('edit', { story: storyOf({ spiked: true }), ...offering('unspike') }),
    ],
  ])('says "%s"', (words, view) => {
    expect(whyReadOnly(view)).toBe(words);
  });
});

describe('StageStrip', () => {
  test('says nothing where the member may write', () => {
    const { container } = render(<StageStrip view={viewOf({ mayWrite: true })} />);
    expect(container.textContent).toBe('');
  });

  test('shows the note that a correction goes out with', () => {
    render(<StageStrip view={at('correcting', { mayWrite: true, correctionNote: 'A name was wrong.' })} />);
    expect(screen.getByText(/A name was wrong\./u)).toBeDefined();
  });

  test('says who killed an edition and why, and no more', () => {
    const killed = { reason: 'A hoax.', by: 'Galina', at: '2026-11-20T10:00:00.000Z' };
    const { container } = render(<StageStrip view={at('killed', { killed })} />);
    expect(container.textContent).toMatch(/^Killed by Galina, .*: A hoax\.$/u);
  });
});
