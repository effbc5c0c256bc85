// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EditionView } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { saveEverything } from '../app/navigation.ts';
import { useRequest } from '../app/queries.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { editionOf, memberOf, newsroomOf, storyOf, viewOf } from '../testing/samples.ts';
import { ownTimeZone } from '../ui/time.ts';
import { DetailsPanel } from './details-panel.tsx';

const dina = memberOf({});
const maksat = memberOf({ id: 'maksat', name: 'Maksat Tulegen', roles: ['translator'], languages: ['ru'] });
const aigerim = memberOf({ id: 'aigerim', name: 'Aigerim Bekova', roles: ['journalist'] });
const newsroom = newsroomOf({ members: [dina, maksat, aigerim] });

/** The panel as the edition's page has it: on a view that is asked for again when something changes. */
function Page() {
  const view = useRequest('editions.open', { editionId: 'port-en' }).data;
  return view ? <DetailsPanel view={view} /> : null;
}

function open(view: EditionView, answers: Answers = {}, member = dina) {
  const fake = installFakeBridge({ 'editions.open': () => view, 'deliveries.list': () => [], ...answers });
  renderView(<Page />, { newsroom, member });
  return fake;
}

const refuse = (): never => {
  throw new DragomanError('not-allowed', 'Only an editor can do that.', { who: ['Dina Sarsen'] });
};

beforeAll(installPageParts);

describe('DetailsPanel', () => {
  it('saves the slugline at Enter and on leaving it, once', async () => {
    const fake = open(viewOf({}), { 'stories.update': ({ slugline = '' }) => storyOf({ slugline }) });
    const box = await screen.findByRole('textbox', { name: 'Slugline' });
    fireEvent.change(box, { target: { value: 'aktau-port' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(fake.inputs('stories.update')).toEqual([{ storyId: 'port', slugline: 'aktau-port' }]));
    fireEvent.blur(box);
    await waitFor(() => expect(box).toHaveProperty('value', 'aktau-port'));
    expect(fake.inputs('stories.update')).toHaveLength(1);
  });

  it('saves what is being edited before the window goes elsewhere', async () => {
    const fake = open(viewOf({}), { 'stories.update': ({ slugline = '' }) => storyOf({ slugline }) });
    fireEvent.change(await screen.findByRole('textbox', { name: 'Slugline' }), { target: { value: 'aktau-port' } });
    await saveEverything();
    expect(fake.inputs('stories.update')).toEqual([{ storyId: 'port', slugline: 'aktau-port' }]);
  });

  it('brings back what was at Escape', async () => {
    const fake = open(viewOf({}));
    const box = await screen.findByRole('textbox', { name: 'Slugline' });
    fireEvent.change(box, { target: { value: 'aktau-port' } });
    fireEvent.keyDown(box, { key: 'Escape' });
    fireEvent.blur(box);
    expect(box).toHaveProperty('value', 'caspian-port');
    expect(fake.inputs('stories.update')).toEqual([]);
  });

  it('shows a refusal beside the field and goes back to what was', async () => {
    open(viewOf({}), { 'stories.update': refuse });
    const box = await screen.findByRole('textbox', { name: 'Slugline' });
    fireEvent.change(box, { target: { value: 'aktau-port' } });
    fireEvent.blur(box);
    expect((await screen.findByRole('alert')).textContent).toBe('Only an editor can do that.');
    await waitFor(() => expect(box).toHaveProperty('value', 'caspian-port'));
  });

  it('reads a deadline in local time, and takes it away when it is emptied', async () => {
    const fake = open(viewOf({ story: storyOf({ deadline: new Date(2026, 10, 22, 9, 0).toISOString() }) }), {
      'stories.update': ({ deadline = null }) => storyOf({ deadline }),
    });
    const box = await screen.findByRole('textbox', { name: 'Deadline' });
    expect(box).toHaveProperty('value', '2026-11-22 09:00');
    fireEvent.change(box, { target: { value: '2026-11-23 14:30' } });
    fireEvent.blur(box);
    const deadline = new Date(2026, 10, 23, 14, 30).toISOString();
    await waitFor(() => expect(fake.inputs('stories.update')).toEqual([{ storyId: 'port', deadline }]));
    await waitFor(() => expect(box).toHaveProperty('value', '2026-11-23 14:30'));
    fireEvent.change(box, { target: { value: '' } });
    fireEvent.blur(box);
    await waitFor(() => expect(fake.inputs('stories.update').at(-1)).toEqual({ storyId: 'port', deadline: null }));
  });

  it('keeps a time that it cannot read to be put right, and says how to write it', async () => {
    const fake = open(viewOf({}));
    const box = await screen.findByRole('textbox', { name: 'Embargo' });
    fireEvent.change(box, { target: { value: '31 February' } });
    fireEvent.blur(box);
    expect((await screen.findByRole('alert')).textContent).toContain('Write it like 2026-11-22 14:30');
    expect(box).toHaveProperty('value', '31 February');
    expect(fake.inputs('stories.update')).toEqual([]);
  });

  it('saves an embargo with the zone that it was written in', async () => {
    const fake = open(viewOf({}), { 'stories.update': () => storyOf({}) });
    const box = await screen.findByRole('textbox', { name: 'Embargo' });
    fireEvent.change(box, { target: { value: '2026-11-23 14:30' } });
    fireEvent.blur(box);
    const at = new Date(2026, 10, 23, 14, 30).toISOString();
    await waitFor(() =>
      expect(fake.inputs('stories.update')).toEqual([{ storyId: 'port', embargo: { at, timeZone: ownTimeZone() } }]),
    );
  });

  it('saves the desk, the priority and the languages as they are chosen', async () => {
    const fake = open(viewOf({}), { 'stories.update': () => storyOf({}) });
    fireEvent.change(await screen.findByRole('combobox', { name: 'Desk' }), { target: { value: 'Economy' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Priority' }), { target: { value: '1' } });
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Publish in' })).getByRole('checkbox', { name: 'Kazakh' }),
    );
    await waitFor(() =>
      expect(fake.inputs('stories.update')).toEqual([
        { storyId: 'port', desk: 'Economy' },
        { storyId: 'port', priority: 1 },
        { storyId: 'port', publishIn: ['en', 'ru', 'kk'] },
      ]),
    );
  });

  it('shows the story as it is to somebody who may not change it', async () => {
    open(viewOf({}), {}, maksat);
    expect(await screen.findByText('caspian-port')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('lets its author change it', async () => {
    open(viewOf({}), {}, aigerim);
    expect(await screen.findByRole('textbox', { name: 'Slugline' })).toBeDefined();
  });
});

describe('the assignee', () => {
  const translation = viewOf({
    edition: editionOf({ id: 'port-en', language: 'ru', kind: 'translation', stage: 'translation' }),
    actions: ['assign'],
  });
  const assigned = (assigneeId: string, assigneeName: string): EditionView => ({
    ...translation,
    edition: { ...translation.edition, assigneeId, assigneeName },
  });
  const acted = () => ({ stage: 'translation', deliveries: [] }) as const;

  it('is taken by a translator', async () => {
    const fake = open(translation, { 'editions.act': acted }, maksat);
    fireEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    await waitFor(() =>
      expect(fake.inputs('editions.act')).toEqual([{ editionId: 'port-en', action: 'assign', assigneeId: 'maksat' }]),
    );
  });

  it('gives the work back', async () => {
    const fake = open(assigned('maksat', maksat.name), { 'editions.act': acted }, maksat);
    fireEvent.click(await screen.findByRole('button', { name: 'Give it back' }));
    await waitFor(() => expect(fake.inputs('editions.act')[0]?.assigneeId).toBeNull());
  });

  it('is chosen by an editor among the members whom the work fits', async () => {
    const fake = open(translation, { 'editions.act': acted });
    const choice = await screen.findByRole('combobox', { name: 'Assigned to' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Nobody', 'Dina Sarsen', 'Maksat Tulegen']);
    fireEvent.change(choice, { target: { value: 'maksat' } });
    await waitFor(() => expect(fake.inputs('editions.act')[0]?.assigneeId).toBe('maksat'));
  });

  it('is only named where nobody may change it', async () => {
    open({ ...assigned('dina', dina.name), actions: [] }, {}, maksat);
    expect(await screen.findByText('Dina Sarsen')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Take it' })).toBeNull();
  });
});

describe('deliveries', () => {
  const delivery = {
    id: 'one',
    editionId: 'port-en',
    language: 'en',
    outlet: 'site',
    kind: 'publish',
    at: '2026-03-02T09:00:00.000Z',
  } as const;

  it('are listed with where they went, which opens', async () => {
    const path = '/home/dina/courier.outlets/site/en/caspian-port.html';
    const fake = open(viewOf({}), {
      'deliveries.list': () => [{ ...delivery, state: 'done', path, error: null }],
      'app.showInFolder': () => null,
    });
    const list = within(await screen.findByRole('region', { name: 'Deliveries' }));
    expect(list.getByText('Published')).toBeDefined();
    fireEvent.click(list.getByRole('button', { name: 'Show in folder' }));
    await waitFor(() => expect(fake.inputs('app.showInFolder')).toEqual([{ path }]));
  });

  it('say why they failed and that they are tried again', async () => {
    open(viewOf({}), {
      'deliveries.list': () => [{ ...delivery, state: 'failed', path: null, error: 'the folder is full' }],
    });
    expect(await screen.findByText('Not delivered: the folder is full. It is tried again by itself.')).toBeDefined();
  });
});
