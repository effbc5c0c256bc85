// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import { emptyContent, noFields } from '../../shared/domain/edition.ts';
import { plainQuery } from '../../shared/language/find-query.ts';
import { applyChangeEvent } from '../app/queries.ts';
import { openSession, releaseSession } from '../editor/session/open-sessions.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { editionOf, sampleTime, viewOf } from '../testing/samples.ts';
import { showToast } from '../ui/toast.tsx';
import { useReplaceMemory } from './replace-memory.ts';
import { runProgress, stopRun, useRunProgress } from './run-progress.ts';
import { replaceInNewsroom } from './run-replace.ts';

vi.mock('../ui/toast.tsx', () => ({ showToast: vi.fn() }));

const headed = (headline: string) => ({ ...emptyContent, fields: { ...noFields, headline } });
const view = (headline: string, revision: number, id = 'open') =>
  viewOf({ edition: editionOf({ id }), revision, content: headed(headline) });
const asked = {
  query: { ...plainQuery, text: 'порт' },
  by: 'причал',
  editions: [
    { editionId: 'open', baseRevision: 7, without: [] },
    { editionId: 'other', baseRevision: 3, without: [] },
  ],
};
const saved = (revision: number) => ({
  revision,
  savedAt: sampleTime,
  words: 1,
  progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
  pieces: [],
});
const changedMeanwhile = {
  editionId: 'open',
  name: 'Старый порт, Russian',
  reason: 'It was changed meanwhile.',
  later: false,
};
const quiet = {
  'locks.release': () => null,
  'app.holdText': () => null,
  'app.keepRecovery': () => null,
  'app.dropRecovery': () => null,
} as const;

test('a text with letters that cannot be saved is not replaced in, and says why', async () => {
  const bridge = installFakeBridge({
    ...quiet,
    'editions.save': () => {
      throw new DragomanError('disk-full', 'The disk is full.', {});
    },
    'find.replace': () => ({ replaced: [{ editionId: 'other', revision: 4, count: 2 }], leftOut: [], notReached: [] }),
  });
  const session = openSession(view('Старый порт', 7));
  session.setField('headline', 'Старый порт и маяк');
  const done = await replaceInNewsroom(asked);
  expect(bridge.inputs('find.replace').map(({ editions }) => editions.map(({ editionId }) => editionId))).toEqual([
    ['other'],
  ]);
  expect(done.leftOut).toEqual([
    {
      editionId: 'open',
      name: 'Старый порт и маяк, English',
      reason: 'What was typed in it here could not be saved.',
      later: true,
    },
  ]);
  expect(session.getField('headline')).toBe('Старый порт и маяк');
  expect(vi.mocked(showToast)).toHaveBeenLastCalledWith(
    expect.objectContaining({
      text: 'Replaced 2 places in 1 text. 1 text was left out. Старый порт и маяк, English: what was typed in it here could not be saved.',
    }),
  );
  bridge.answer('editions.save', () => saved(8));
  await releaseSession(session);
});

test('letters that were just typed are saved first, and what is asked is still about what was seen', async () => {
  const order: string[] = [];
  const bridge = installFakeBridge({
    ...quiet,
    'editions.save': ({ fields }) => {
      order.push(`save ${fields?.headline}`);
      return saved(8);
    },
    'find.replace': ({ editions }) => {
      order.push(
        `replace in ${editions.map(({ editionId, baseRevision }) => `${editionId} ${baseRevision}`).join(', ')}`,
      );
      // As the core does with a text that is not the one that was seen.
      return { replaced: [], leftOut: [changedMeanwhile], notReached: [] };
    },
    'editions.open': () => view('Старый порт и маяк', 8),
  });
  const session = openSession(view('Старый порт', 7));
  session.setField('headline', 'Старый порт и маяк');
  const done = await replaceInNewsroom(asked);
  expect(order).toEqual(['save Старый порт и маяк', 'replace in open 7, other 3']);
  expect(done.leftOut).toEqual([changedMeanwhile]);
  expect(session.getField('headline')).toBe('Старый порт и маяк');
  expect(bridge.inputs('editions.save')).toHaveLength(1);
  await releaseSession(session);
});

test('the window shows what was replaced in a text that is open in it', async () => {
  installFakeBridge({
    ...quiet,
    'find.replace': () => ({ replaced: [{ editionId: 'open', revision: 8, count: 1 }], leftOut: [], notReached: [] }),
    'editions.open': () => view('Старый причал', 8),
  });
  const session = openSession(view('Старый порт', 7));
  await replaceInNewsroom(asked);
  expect(session.getField('headline')).toBe('Старый причал');
  expect(session.getSnapshot()).toMatchObject({ revision: 8, status: 'saved' });
  await releaseSession(session);
});

test('what was replaced can be undone although a text that is open could not be read again', async () => {
  const bridge = installFakeBridge({
    ...quiet,
    'find.replace': () => ({ replaced: [{ editionId: 'open', revision: 8, count: 1 }], leftOut: [], notReached: [] }),
    'editions.open': () => {
      throw new DragomanError('damaged', 'It cannot be read.', { path: 'Desk.newsroom' });
    },
    'find.undoReplace': () => ({ restored: ['open'], leftOut: [], notReached: [] }),
  });
  const session = openSession(view('Старый порт', 7));
  expect((await replaceInNewsroom(asked)).replaced).toHaveLength(1);
  const undo = vi.mocked(showToast).mock.lastCall?.[0].action;
  undo?.run();
  await vi.waitFor(() =>
    expect(bridge.inputs('find.undoReplace')).toEqual([{ editions: [{ editionId: 'open', revision: 8 }] }]),
  );
  await releaseSession(session);
});

test('of several texts that are open, only the one that cannot be saved is left out', async () => {
  const bridge = installFakeBridge({
    ...quiet,
    'find.replace': ({ editions }) => ({
      replaced: editions.map(({ editionId, baseRevision }) => ({ editionId, revision: baseRevision + 1, count: 1 })),
      leftOut: [],
      notReached: [],
    }),
    'editions.open': ({ editionId }) => view('Старый причал', editionId === 'open' ? 8 : 4, editionId),
  });
  const session = openSession(view('Старый порт', 7));
  const other = openSession(view('Новый порт', 3, 'other'));
  // Something is typed in it when everything else is saved, and that fails.
  vi.spyOn(other, 'exclusively').mockResolvedValue(null);
  const done = await replaceInNewsroom(asked);
  expect(bridge.inputs('find.replace').map(({ editions }) => editions.map(({ editionId }) => editionId))).toEqual([
    ['open'],
  ]);
  expect(done.replaced.map(({ editionId }) => editionId)).toEqual(['open']);
  expect(done.leftOut).toMatchObject([
    { editionId: 'other', name: 'Новый порт, English', reason: 'What was typed in it here could not be saved.' },
  ]);
  expect(session.getField('headline')).toBe('Старый причал');
  expect(other.getField('headline')).toBe('Новый порт');
  await Promise.all([releaseSession(session), releaseSession(other)]);
});

test('after an undoing, what may be undone later can be, and each text that was left is named', async () => {
  const replaced = ['one', 'two', 'three', 'four'].map((editionId) => ({ editionId, revision: 5, count: 1 }));
  const bridge = installFakeBridge({
    ...quiet,
    'find.replace': () => ({ replaced, leftOut: [], notReached: [] }),
    'find.undoReplace': () => ({
      restored: ['one'],
      leftOut: [
        { editionId: 'two', name: 'Рынок, Russian', reason: 'It was changed since.', later: false },
        { editionId: 'three', name: 'Базар, Kazakh', reason: 'Galina has it open.', later: true },
      ],
      notReached: ['four'],
    }),
  });
  await replaceInNewsroom(asked);
  vi.mocked(showToast).mock.lastCall?.[0].action?.run();
  await vi.waitFor(() =>
    expect(vi.mocked(showToast).mock.lastCall?.[0].text).toBe(
      'Stopped. 1 of 4 texts are as they were. 2 texts were left as they are. Рынок, Russian: it was changed since. ' +
        'Базар, Kazakh: Galina has it open.',
    ),
  );
  const { result } = renderHook(useReplaceMemory);
  expect(result.current.report).toMatchObject({
    title: 'Not undone in',
    leftOut: [{ editionId: 'two' }, { editionId: 'three' }],
  });
  expect(result.current.last?.editions).toEqual([
    { editionId: 'three', revision: 5 },
    { editionId: 'four', revision: 5 },
  ]);
  expect(bridge.inputs('find.undoReplace')).toHaveLength(1);
});

test('says how far it is, and stops when it is asked to', async () => {
  let finish = (): void => undefined;
  const bridge = installFakeBridge({
    ...quiet,
    'find.stopReplacing': () => {
      finish();
      return null;
    },
    'find.replace': () =>
      new Promise((resolve) => {
        finish = () =>
          resolve({ replaced: [{ editionId: 'open', revision: 8, count: 3 }], leftOut: [], notReached: ['other'] });
      }),
  });
  const { result } = renderHook(useRunProgress);
  const replacing = replaceInNewsroom(asked);
  await vi.waitFor(() => expect(bridge.inputs('find.replace')).toHaveLength(1));
  applyChangeEvent({ kind: 'replacing', origin: 'another window', done: 1, of: 9 }, 'this window');
  expect(runProgress()).toMatchObject({ done: 0, of: 2, isLong: false });
  act(() => applyChangeEvent({ kind: 'replacing', origin: 'this window', done: 1, of: 2 }, 'this window'));
  expect(result.current).toEqual({ what: 'replace', done: 1, of: 2, isLong: true, isStopping: false });
  act(stopRun);
  act(stopRun);
  expect(bridge.inputs('find.stopReplacing')).toHaveLength(1);
  expect((await replacing).notReached).toEqual(['other']);
  expect(runProgress()).toBeNull();
  expect(vi.mocked(showToast)).toHaveBeenLastCalledWith(
    expect.objectContaining({ text: 'Stopped. Replaced 3 places in 1 of 2 texts.' }),
  );
});
