// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EditionView, Lock } from '../../shared/contract/contract.ts';
import { DragomanError } from '../../shared/contract/errors.ts';
import { applyChangeEvent, useRequest } from '../app/queries.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { memberOf, newsroomOf, viewOf } from '../testing/samples.ts';
import { EditionNotices } from './edition-notices.tsx';
import { useSessionFor } from './use-edition.ts';
import { useLock } from './use-lock.ts';

const dina = memberOf({});
const editionId = 'port-en';
const galinas: Lock = {
  memberId: 'galina',
  memberName: 'Galina',
  mine: false,
  own: false,
  until: '2026-03-02T09:02:00.000Z',
  mayTakeOver: true,
};
const mine: Lock = { ...galinas, memberId: dina.id, memberName: dina.name, mine: true, own: true };

function Page() {
  const view = useRequest('editions.open', { editionId }).data;
  return view ? <Open view={view} /> : null;
}

function Open({ view }: { view: EditionView }) {
  const session = useSessionFor(view);
  const lock = useLock(view);
  return (
    <>
      <EditionNotices view={view} lock={lock} session={session} />
      <input
        aria-label="Headline"
        disabled={!lock.held}
        onChange={(event) => session.setField('headline', event.target.value)}
      />
      <button type="button" onClick={() => void session.flush()}>
        Save
      </button>
    </>
  );
}

const viewWith = (over: Partial<EditionView>): EditionView => viewOf({ mayWrite: true, ...over });

function open(view: EditionView, answers: Answers) {
  const fake = installFakeBridge({
    'editions.open': () => view,
    'locks.take': () => mine,
    'locks.release': () => null,
    'app.keepRecovery': () => null,
    'app.dropRecovery': () => null,
    ...answers,
  });
  renderView(<Page />, { newsroom: newsroomOf({ members: [dina] }), member: dina });
  return fake;
}

const locked = (): never => {
  throw new DragomanError('locked', 'Galina is writing here.', { holder: 'Galina', until: '', mayTakeOver: true });
};
const headline = () => screen.findByRole('textbox', { name: 'Headline' });
const changed = (): void =>
  applyChangeEvent(
    { kind: 'story', storyId: 'port', editionIds: [editionId], origin: 'another window', weight: 'text' },
    'this window',
  );

beforeAll(installPageParts);

describe('the notices of an edition', () => {
  it('say who is writing, and are gone once they let go', async () => {
    const fake = open(viewWith({ lock: galinas }), { 'locks.take': locked });
    expect(await screen.findByText('Galina is writing here.')).toBeTruthy();
    expect(await headline()).toHaveProperty('disabled', true);
    fake.answer('locks.take', () => mine);
    let lock: Lock | null = null;
    fake.answer('editions.open', () => {
      const view = viewWith({ lock });
      lock = mine;
      return view;
    });
    act(changed);
    await waitFor(() => expect(screen.queryByText('Galina is writing here.')).toBeNull());
    expect(await headline()).toHaveProperty('disabled', false);
  });

  it('say that it is open in another window when it is one’s own', async () => {
    open(viewWith({ lock: { ...mine, mine: false } }), {
      'locks.take': () => {
        throw new DragomanError('locked', '', { holder: dina.name, until: '', mayTakeOver: true });
      },
    });
    expect(await screen.findByText('You have this open in another window.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Take over' })).toBeTruthy();
  });

  it('come at once when somebody takes over, with what was typed saved before the lock is let go', async () => {
    const saved = {
      revision: 2,
      savedAt: galinas.until,
      words: 0,
      progress: viewWith({}).edition.progress,
      pieces: [],
    };
    const fake = open(viewWith({}), { 'editions.save': () => saved });
    fireEvent.change(await headline(), { target: { value: 'Typed last' } });
    await act(async () =>
      applyChangeEvent(
        { kind: 'lock-wanted', editionId, session: 'this window', by: 'Galina', own: false },
        'this window',
      ),
    );
    expect(screen.getByText('Galina is writing here.')).toBeTruthy();
    await waitFor(() => expect(fake.inputs('locks.release')).toHaveLength(1));
    expect(fake.inputs('editions.save')).toMatchObject([{ fields: { headline: 'Typed last' } }]);
    const order = fake.calls.map(({ channel }) => channel);
    expect(order.indexOf('editions.save')).toBeLessThan(order.indexOf('locks.release'));
  });

  it('offer to keep mine after a conflict, and nothing that cannot help', async () => {
    const fake = open(viewWith({}), {
      'editions.save': () => {
        throw new DragomanError('conflict', 'The text was changed elsewhere.', { headRevision: 9 });
      },
    });
    fireEvent.change(await headline(), { target: { value: 'Mine' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const keep = await screen.findByRole('button', { name: 'Keep mine' });
    expect(screen.getByRole('button', { name: 'Load the current text' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    fake.answer('editions.open', () => viewWith({ revision: 9, lock: mine }));
    const saved = {
      revision: 10,
      savedAt: galinas.until,
      words: 0,
      progress: viewWith({}).edition.progress,
      pieces: [],
    };
    fake.answer('editions.save', () => saved);
    fireEvent.click(keep);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(fake.inputs('editions.save').at(-1)).toMatchObject({ baseRevision: 9, fields: { headline: 'Mine' } });
  });

  it('keep the text on the screen as a revision before they load the current one', async () => {
    const fake = open(viewWith({}), {
      'editions.save': () => {
        throw new DragomanError('conflict', 'The text was changed elsewhere.', { headRevision: 9 });
      },
    });
    fireEvent.change(await headline(), { target: { value: 'Mine' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    const load = await screen.findByRole('button', { name: 'Load the current text' });
    const saved = {
      revision: 10,
      savedAt: galinas.until,
      words: 0,
      progress: viewWith({}).edition.progress,
      pieces: [],
    };
    fake.answer('editions.open', () => viewWith({ revision: 9, lock: mine }));
    fake.answer('editions.save', () => saved);
    fake.answer('history.restore', () => ({ ...saved, revision: 11 }));
    fireEvent.click(load);
    await waitFor(() => expect(fake.inputs('history.restore')).toEqual([{ editionId, number: 9 }]));
    expect(fake.inputs('editions.save').at(-1)).toMatchObject({ baseRevision: 9, fields: { headline: 'Mine' } });
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
