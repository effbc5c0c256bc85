// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Retention, RetentionPreview, RetentionState } from '../../shared/contract/contract.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { HistorySettings } from './history-settings.tsx';

const preview: RetentionPreview = {
  revisions: 3_412,
  bytes: 1_234_567,
  stories: 41,
  from: new Date('2025-03-03T09:00:00').toISOString(),
  to: new Date('2025-08-22T09:00:00').toISOString(),
  most: [{ storyId: 'port', slugline: 'port-dredging', revisions: 812 }],
};

function open({
  retention = { kind: 'keep-all' } as Retention,
  answers = {} as Answers,
  mayChange = true,
}: {
  retention?: Retention;
  answers?: Answers;
  mayChange?: boolean;
} = {}) {
  const state: RetentionState = { retention, revisions: 12_345, bytes: 8_200_000 };
  const fake = installFakeBridge({
    'retention.get': () => state,
    'retention.preview': () => preview,
    'retention.set': (input) => ({ retention: input.retention, revisions: 8_933, bytes: 7_000_000 }),
    ...answers,
  });
  renderView(<HistorySettings mayChange={mayChange} />);
  return fake;
}

beforeAll(installPageParts);

describe('HistorySettings', () => {
  it('keeps everything until told otherwise, and says what there is', async () => {
    const fake = open();
    expect(await screen.findByText('The history holds 12,345 revisions and takes 8.2 MB.')).toBeDefined();
    expect(screen.getByRole('radio', { name: 'Keep everything' })).toHaveProperty('checked', true);
    expect(fake.inputs('retention.preview')).toEqual([]);
  });

  it('shows what thinning would do before anything is dropped', async () => {
    const fake = open();
    fireEvent.click(await screen.findByRole('radio', { name: 'Thin old typing' }));
    expect(
      await screen.findByText(
        'This drops 3,412 revisions of 41 stories, from 3 March 2025 to 22 August 2025, and frees about 1.2 MB. They cannot be brought back, except out of a backup.',
      ),
    ).toBeDefined();
    expect(screen.getByText('port-dredging')).toBeDefined();
    fireEvent.change(screen.getByRole('combobox', { name: 'Older than' }), { target: { value: '30' } });
    await waitFor(() =>
      expect(fake.inputs('retention.preview').map(({ retention }) => retention)).toEqual([
        { kind: 'thin', olderThanDays: 90 },
        { kind: 'thin', olderThanDays: 30 },
      ]),
    );
    expect(fake.inputs('retention.set')).toEqual([]);
  });

  it('thins when the button is pressed, and not when it is left', async () => {
    const fake = open();
    fireEvent.click(await screen.findByRole('radio', { name: 'Thin old typing' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Leave it as it is' }));
    expect(screen.getByRole('radio', { name: 'Keep everything' })).toHaveProperty('checked', true);
    fireEvent.click(screen.getByRole('radio', { name: 'Thin old typing' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Drop 3,412 revisions' }));
    expect(await screen.findByText('The history holds 8,933 revisions and takes 7 MB.')).toBeDefined();
    expect(screen.getByRole('radio', { name: 'Thin old typing' })).toHaveProperty('checked', true);
    expect(fake.inputs('retention.set')).toEqual([{ retention: { kind: 'thin', olderThanDays: 90 } }]);
    expect(screen.queryByRole('region', { name: 'What thinning would do' })).toBeNull();
  });

  it('keeps everything again at once', async () => {
    const fake = open({ retention: { kind: 'thin', olderThanDays: 30 } });
    fireEvent.click(await screen.findByRole('radio', { name: 'Keep everything' }));
    await waitFor(() => expect(fake.inputs('retention.set')).toEqual([{ retention: { kind: 'keep-all' } }]));
  });

  it('says so when nothing is old enough', async () => {
    open({
      answers: {
        'retention.preview': () => ({ revisions: 0, bytes: 0, stories: 0, from: null, to: null, most: [] }),
      },
    });
    fireEvent.click(await screen.findByRole('radio', { name: 'Thin old typing' }));
    expect(await screen.findByText(/^Nothing is old enough/u)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Thin from now on' })).toBeDefined();
  });

  it('is not for those who may not change it', async () => {
    open({ mayChange: false });
    expect((await screen.findByRole('group')).matches(':disabled')).toBe(true);
  });
});
