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

test('letters that were just typed are saved first, and the window shows what was replaced', async () => {
  const order: string[] = [];
  const bridge = installFakeBridge({
    ...quiet,
    'editions.save': ({ fields }) => {
      order.push(`save ${fields?.headline}`);
      return saved(8);
    },
    'find.replace': () => {
      order.push('replace');
      return { replaced: [{ editionId: 'open', revision: 9, count: 1 }], leftOut: [] };
    },
    'editions.open': () => view('Старый причал и маяк', 9),
  });
  const session = openSession(view('Старый порт', 7));
  session.setField('headline', 'Старый порт и маяк');
  await replaceInNewsroom(asked);
  expect(order).toEqual(['save Старый порт и маяк', 'replace']);
  expect(session.getField('headline')).toBe('Старый причал и маяк');
  expect(session.getSnapshot()).toMatchObject({ revision: 9, status: 'saved' });
  expect(bridge.inputs('editions.save')).toHaveLength(1);
  await releaseSession(session);
});
