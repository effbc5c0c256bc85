// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { EditionView } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { memberOf, newsroomOf, viewOf } from '../testing/samples.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

beforeAll(installPageParts);

const both = [
  { outlet: 'site', enabled: true, folder: '/site' },
  { outlet: 'ninjs', enabled: true, folder: '/ninjs' },
] as const;
const newsroom = newsroomOf({});
const member = memberOf({});

function open(over: Partial<EditionView> = {}, answers: Answers = {}) {
  const onPublished = vi.fn();
  const fake = installFakeBridge({
    'outlets.list': () => both,
    'editions.act': () => ({ stage: 'published', deliveries: [] }),
    ...answers,
  });
  const view = viewOf({ actions: ['publish', 'schedule'], ...over });
  renderView(<PublishDialog view={view} onPublished={onPublished} onScheduled={onPublished} onClose={() => {}} />, {
    newsroom,
    member,
  });
  return { fake, onPublished };
}

const type = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('PublishDialog', () => {
  test('wants at least one outlet, and takes its complaint back once one is chosen', async () => {
    const { fake, onPublished } = open();
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Site folder' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'ninjs folder' }));
    press('Publish now');
    expect((await screen.findByRole('alert')).textContent).toContain('at least one outlet');
    expect(fake.inputs('editions.act')).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'ninjs folder' }));
    expect(screen.queryByRole('alert')).toBeNull();
    press('Publish now');
    await waitFor(() => expect(onPublished).toHaveBeenCalled());
    expect(fake.inputs('editions.act')).toMatchObject([{ action: 'publish', outlets: ['ninjs'] }]);
  });

  test('says that it goes nowhere when no outlet is on', async () => {
    const { fake } = open({}, { 'outlets.list': () => both.map((one) => ({ ...one, enabled: false })) });
    expect(await screen.findByText(/No outlet is turned on/u)).toBeDefined();
    press('Publish now');
    await waitFor(() => expect(fake.inputs('editions.act')).toHaveLength(1));
  });

  test('sends an embargo with the request and nothing before it, and says what became of it', async () => {
    const { fake } = open(
      {},
      {
        'editions.act': () => {
          throw new DragomanError('refused', 'No.', { code: 'embargoed', until: Date.UTC(2099, 0, 1) });
        },
      },
    );
    await screen.findByRole('checkbox', { name: 'Site folder' });
    type('Embargo until', '2099-01-01T00:00Z');
    press('Publish now');
    expect((await screen.findByRole('alert')).textContent).toMatch(/embargo until .*2099.*nothing was done/u);
    expect(fake.inputs('editions.act')).toMatchObject([{ embargo: { at: '2099-01-01T00:00:00.000Z' } }]);
    expect(fake.inputs('stories.update')).toEqual([]);
  });

  test('goes to the time of a later publication, and schedules with the outlets chosen', async () => {
    const { fake } = open();
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Site folder' }));
    press('Later…');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Publish at' }));
    type('Publish at', 'some day');
    press('Schedule');
    expect((await screen.findByRole('alert')).textContent).toContain('not a date');
    type('Publish at', '31.12.2098 10:00Z');
    press('Schedule');
    await waitFor(() =>
      expect(fake.inputs('editions.act')).toMatchObject([
        { action: 'schedule', at: '2098-12-31T10:00:00.000Z', outlets: ['ninjs'] },
      ]),
    );
  });

  test('lists what is still open', async () => {
    const task = { id: 't', kind: 'correction', note: 'A name.', by: 'Dina', at: '2026-11-20T10:00:00.000Z' } as const;
    open({ checks: [{ id: 'stale', count: 2 }], tasks: [task] });
    const list = await screen.findByRole('list', { name: 'Still open' });
    expect([...list.children].map((item) => item.textContent)).toEqual([
      'The source changed in 2 paragraphs since the translation.',
      'Dina corrected another edition: A name.',
    ]);
  });
});

test('WaiveDialog names the point that has no reason', async () => {
  const onConfirm = vi.fn();
  installFakeBridge({});
  renderView(
    <WaiveDialog
      checks={[{ id: 'headline' }, { id: 'stale', count: 1 }]}
      onConfirm={onConfirm}
      onClose={() => undefined}
    />,
    { newsroom, member },
  );
  type('There is no headline.', 'It is a caption.');
  press('Approve all the same');
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Give a reason for: The source changed in 1 paragraph since the translation.',
  );
  expect(onConfirm).not.toHaveBeenCalled();
});
