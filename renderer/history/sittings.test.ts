import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Revision } from '../../shared/contract/contract.ts';
import { type Cause, causes } from '../../shared/domain/causes.ts';
import { fewestFolded, foldHistory } from '../../shared/domain/sittings.ts';
import { comparisonChoices, otherNumber } from './comparison-choices.ts';
import { lasted, noteShown, revisionName } from './revision-words.ts';
import { visibleRows } from './sittings.ts';

const start = Date.UTC(2026, 10, 22, 9, 0);

function revision(number: number, minute: number, cause: Cause = 'typing', authorId = 'maksat'): Revision {
  return {
    number,
    cause,
    authorId,
    authorName: authorId,
    at: new Date(start + minute * 60_000).toISOString(),
    words: number * 10,
    note: null,
    stage: 'draft',
    name: null,
  };
}

/** Newest first, as the core answers. */
const history = (...oldestFirst: readonly Revision[]): readonly Revision[] => [...oldestFirst].reverse();
const typing = (from: number, to: number, minute = from): Revision[] =>
  Array.from({ length: to - from + 1 }, (_, index) => revision(from + index, minute + index));

describe('folding a history', () => {
  it('makes one entry of a stretch of writing', () => {
    const entries = foldHistory(history(revision(1, 0, 'created'), ...typing(2, 12), revision(13, 14, 'submit')));
    expect(entries.map((entry) => entry.kind)).toEqual(['single', 'sitting', 'single']);
    expect(entries[1]).toMatchObject({ newest: { number: 12 }, oldest: { number: 2 }, before: { number: 1 } });
  });

  it('shows a few saves one by one', () => {
    const entries = foldHistory(history(...typing(1, fewestFolded - 1)));
    expect(entries.every((entry) => entry.kind === 'single')).toBe(true);
  });

  it('ends a sitting at a long pause and at another writer', () => {
    const pause = foldHistory(history(...typing(1, 8), ...typing(9, 16, 60)));
    expect(pause.map((entry) => entry.kind)).toEqual(['sitting', 'sitting']);
    const second = typing(9, 16).map((one) => ({ ...one, authorId: 'galina' }));
    expect(foldHistory(history(...typing(1, 8), ...second)).map((entry) => entry.kind)).toEqual(['sitting', 'sitting']);
  });

  it('loses no revision and keeps their order, folded or not', () => {
    const one = fc.record({ cause: fc.constantFrom(...causes), gap: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (steps) => {
        let minute = 0;
        const revisions = history(
          ...steps.map(({ cause, gap }, index) => {
            minute += gap;
            return revision(index + 1, minute, cause);
          }),
        );
        const entries = foldHistory(revisions);
        const flat = entries.flatMap((entry) => (entry.kind === 'single' ? [entry.revision] : entry.revisions));
        expect(flat).toEqual(revisions);
        const all = new Set(revisions.map((each) => each.number));
        const unfolded = visibleRows(entries, all).flatMap((row) => {
          if (row.inside) return [row.inside.revision.number];
          return row.entry.kind === 'single' ? [row.entry.revision.number] : [];
        });
        expect(unfolded).toEqual(revisions.map((each) => each.number));
      }),
    );
  });
});

describe('what a revision is called', () => {
  it('names number, cause, author and time', () => {
    expect(revisionName(revision(12, 0, 'send back'))).toMatch(
      /^Revision 12, send back, maksat, 22 November 2026, \d\d:\d\d$/u,
    );
  });

  it.each([
    [0, '1 minute'],
    [26, '26 minutes'],
    [60, '1 hour'],
    [72, '1 hour 12 minutes'],
  ])('says how long %d minutes are', (minutes, said) => {
    expect(lasted(revision(1, 0).at, revision(2, minutes).at)).toBe(said);
  });

  it('tells what was restored from where', () => {
    expect(noteShown({ ...revision(3, 0, 'revert'), note: 'Revision 20' })).toBe('from revision 20');
    expect(noteShown({ ...revision(3, 0, 'revert'), note: 'Paragraph from revision 2' })).toBe(
      'Paragraph from revision 2',
    );
    expect(noteShown({ ...revision(3, 0, 'send back'), note: 'Revision 20' })).toBe('“Revision 20”');
  });
});

describe('what a revision is compared with', () => {
  const revisions = history(revision(1, 0, 'created'), ...typing(2, 12), revision(13, 14, 'submit'), revision(14, 20));

  it('is by default the one before, and for a sitting what it started from', () => {
    expect(comparisonChoices(revisions, 14)[0]?.value).toBe('before');
    expect(comparisonChoices(revisions, 12)[0]?.value).toBe('sitting');
    expect(otherNumber(revisions, 14, 'before', '')).toBe(13);
    expect(otherNumber(revisions, 12, 'sitting', '')).toBe(1);
  });

  it('can be the text now, a step by name or any number', () => {
    expect(otherNumber(revisions, 5, 'now', '')).toBe(14);
    expect(otherNumber(revisions, 5, 'r13', '')).toBe(13);
    expect(otherNumber(revisions, 5, 'number', ' 3 ')).toBe(3);
    for (const typed of ['', 'x', '0', '15', '1.5']) expect(otherNumber(revisions, 5, 'number', typed)).toBeNull();
  });
});
