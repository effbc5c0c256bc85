// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import { emptyContent, noFields } from '../../shared/domain/edition.ts';
import { plainQuery } from '../../shared/language/find-query.ts';
import { openSession, releaseSession } from '../editor/session/open-sessions.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { editionOf, sampleTime, viewOf } from '../testing/samples.ts';
import { showToast } from '../ui/toast.tsx';
import { replaceInNewsroom } from './run-replace.ts';

vi.mock('../ui/toast.tsx', () => ({ showToast: vi.fn() }));

const headed = (headline: string) => ({ ...emptyContent, fields: { ...noFields, headline } });
const view = (headline: string, revision: number) =>
  viewOf({ edition: editionOf({ id: 'open' }), revision, content: headed(headline) });
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
    'find.replace': () => ({ replaced: [{ editionId: 'other', revision: 4, count: 2 }], leftOut: [] }),
  });
  const session = openSession(view('Старый порт', 7));
  session.setField('headline', 'Старый порт и маяк');
  const done = await replaceInNewsroom(asked);
  expect(bridge.inputs('find.replace').map(({ editions }) => editions.map(({ editionId }) => editionId))).toEqual([
    ['other'],
  ]);
  expect(done.leftOut).toEqual([{ editionId: 'open', reason: 'What was typed in it here could not be saved.' }]);
  expect(session.getField('headline')).toBe('Старый порт и маяк');
  expect(vi.mocked(showToast)).toHaveBeenLastCalledWith(
    expect.objectContaining({
      text: 'Replaced 2 places in 1 text. 1 text was left out: what was typed in it here could not be saved.',
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
      return { replaced: [], leftOut: [{ editionId: 'open', reason: 'It was changed meanwhile.' }] };
    },
    'editions.open': () => view('Старый порт и маяк', 8),
  });
  const session = openSession(view('Старый порт', 7));
  session.setField('headline', 'Старый порт и маяк');
  const done = await replaceInNewsroom(asked);
  expect(order).toEqual(['save Старый порт и маяк', 'replace in open 7, other 3']);
  expect(done.leftOut).toEqual([{ editionId: 'open', reason: 'It was changed meanwhile.' }]);
  expect(session.getField('headline')).toBe('Старый порт и маяк');
  expect(bridge.inputs('editions.save')).toHaveLength(1);
  await releaseSession(session);
});

test('the window shows what was replaced in a text that is open in it', async () => {
  installFakeBridge({
    ...quiet,
    'find.replace': () => ({ replaced: [{ editionId: 'open', revision: 8, count: 1 }], leftOut: [] }),
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
    'find.replace': () => ({ replaced: [{ editionId: 'open', revision: 8, count: 1 }], leftOut: [] }),
    'editions.open': () => {
      throw new DragomanError('damaged', 'It cannot be read.', { path: 'Desk.newsroom' });
    },
    'find.undoReplace': () => ({ restored: ['open'], leftOut: [] }),
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
