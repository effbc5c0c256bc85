// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import type { UnfinishedReplacing } from '../../shared/contract/find.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { sampleTime } from '../testing/samples.ts';
import { Toasts } from '../ui/toast.tsx';
import { UnfinishedStrip } from './unfinished-strip.tsx';

const cutOff: UnfinishedReplacing = {
  run: 'the-run',
  what: 'replace',
  text: 'порт',
  by: 'причал',
  memberName: 'Galina',
  at: sampleTime,
  texts: 3,
  done: 2,
  left: ['three'],
  editions: [
    { editionId: 'one', revision: 5 },
    { editionId: 'two', revision: 6 },
  ],
};

function show(run: UnfinishedReplacing, answers: Answers) {
  let there = true;
  const fake = installFakeBridge({
    'find.unfinished': () => (there ? [run] : []),
    ...answers,
  });
  renderView(
    <>
      <UnfinishedStrip />
      <Toasts />
    </>,
  );
  const end = (): void => {
    there = false;
  };
  return { ...fake, end };
}

const press = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const strip = () => screen.queryByRole('status', { name: 'Unfinished replacing' });

beforeAll(installPageParts);

test('a replacing that was cut off is finished, with what it did before', async () => {
  const { inputs, end } = show(cutOff, {
    'find.finishReplace': () => {
      end();
      const replaced = ['one', 'two', 'three'].map((editionId) => ({ editionId, revision: 7, count: 2 }));
      return { replaced, leftOut: [], notReached: [] };
    },
  });
  await press('Finish');
  expect(strip()?.textContent).toMatch(
    /^Replacing “порт” by “причал” was cut off. 2 of 3 texts were changed. Galina /u,
  );
  await waitFor(() => expect(strip()).toBeNull());
  expect(inputs('find.finishReplace')).toEqual([{ run: 'the-run', editionIds: ['three'] }]);
  expect(screen.getByRole('log').textContent).toContain('Replaced 6 places in 3 texts.');
});

test('it is taken back where it changed something', async () => {
  const { inputs, end } = show(cutOff, {
    'find.undoReplace': ({ editions }) => {
      end();
      return { restored: editions.map(({ editionId }) => editionId), leftOut: [], notReached: [] };
    },
  });
  await press('Take back');
  await waitFor(() => expect(strip()).toBeNull());
  expect(inputs('find.undoReplace')).toEqual([{ run: 'the-run', editions: cutOff.editions }]);
  expect(screen.getByRole('log').textContent).toContain('2 texts are as they were.');
});

test('an undoing that was cut off has one way on, and what fails is said', async () => {
  const { inputs, answer, end } = show(
    { ...cutOff, what: 'undo', by: '', done: 1 },
    {
      'find.leaveUnfinished': () => {
        throw new DragomanError('disk-full', 'The disk is full.', {});
      },
    },
  );
  await screen.findByText('Putting “порт” back was cut off.');
  expect(strip()?.textContent).toContain('1 of 3 texts are as they were.');
  const ways = [...(strip()?.querySelectorAll('button') ?? [])];
  expect(ways.map(({ textContent }) => textContent)).toEqual(['Finish undoing', 'Leave it']);
  await press('Leave it');
  await waitFor(() => expect(screen.getByRole('log').textContent).toContain('The disk is full.'));
  expect(strip()).not.toBeNull();
  answer('find.leaveUnfinished', () => {
    end();
    return null;
  });
  await press('Leave it');
  await waitFor(() => expect(strip()).toBeNull());
  expect(inputs('find.leaveUnfinished')).toEqual([{ run: 'the-run' }, { run: 'the-run' }]);
});
