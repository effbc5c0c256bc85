import { describe, expect, test, vi } from 'vitest';
import type { ReplacedInNewsroom, UnfinishedReplacing } from '../../../shared/contract/find.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import { plainQuery } from '../../../shared/language/find-query.ts';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { quietParts } from '../testing/quiet-parts.ts';
import { type Person, paragraph, saveText, writeStory } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest({ fourEyes: false });

/** More than are written at once. */
const many = 40;

/** So many stories that say "port", and nobody holds them. */
async function ports(count = many): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push((await writeStory(newsroom, [`Port ${at}.`], ['en'], `story-${at}`)).original);
  }
  newsroom.clock.advance(3 * 60_000);
  newsroom.events.length = 0;
  return ids;
}

const askedFor = (ids: readonly string[]): Input<'find.replace'> => ({
  query: { ...plainQuery, text: 'port' },
  by: 'pier',
  editions: ids.map((editionId) => ({ editionId, baseRevision: 2, without: [] })),
});

const namesOf = (replaced: ReplacedInNewsroom['replaced']) =>
  replaced.map(({ editionId, revision }) => ({ editionId, revision }));

async function textOf(editionId: string): Promise<string> {
  const { content } = await newsroom.get('dina', 'editions.open', { editionId });
  return content.blocks
    .flatMap(({ children }) => children.map((child) => (child.type === 'text' ? child.text : '')))
    .join();
}

/** How many of the texts say so, and how many still say what they said. */
async function saying(ids: readonly string[]): Promise<{ readonly pier: number; readonly port: number }> {
  const texts = await Promise.all(ids.map(textOf));
  return {
    pier: texts.filter((text, at) => text === `pier ${at}.`).length,
    port: texts.filter((text, at) => text === `Port ${at}.`).length,
  };
}

const unfinished = (who: Person = 'dina'): Promise<readonly UnfinishedReplacing[]> =>
  newsroom.get(who, 'find.unfinished', {});

/** Resolves once the core says for the first time how far it is. */
function progress(): Promise<{ readonly done: number; readonly of: number }> {
  return new Promise((resolve) => {
    const stop = newsroom.core.onChange((event) => {
      if (event.kind !== 'replacing') return;
      stop();
      resolve(event);
    });
  });
}

/** Has the writing of one text fail, so many after this. */
function failAt(text: number): () => void {
  const next = quietParts.ids.next;
  let made = 0;
  const spy = vi.spyOn(quietParts.ids, 'next').mockImplementation(() => {
    made += 1;
    // The run has an id of its own.
    if (made === text + 1) throw new Error('This text cannot be written.');
    return next();
  });
  return () => spy.mockRestore();
}

describe('replacing in many texts', () => {
  test('answers others on the way, and says how far it is to whoever looks', async () => {
    const ids = await ports();
    const last = ids.at(-1) ?? '';
    const first = progress();
    let isOver = false;
    const replacing = newsroom.get('dina', 'find.replace', askedFor(ids)).then((done) => {
      isOver = true;
      return done;
    });
    expect(await first).toMatchObject({ origin: 'dina', of: many });
    await saveText(newsroom, 'aigerim', last, { blocks: [paragraph('p1', 'Another port.')] });
    expect(isOver).toBe(false);
    const { replaced, leftOut, notReached } = await replacing;
    expect(replaced.map(({ editionId }) => editionId)).toEqual(ids.slice(0, -1));
    expect(leftOut).toMatchObject([{ editionId: last, reason: 'It was changed meanwhile.' }]);
    expect(notReached).toEqual([]);
    expect(await textOf(last)).toBe('Another port.');
    const said = newsroom.events.flatMap((event) => (event.kind === 'replacing' ? [event.done] : []));
    expect(said).toEqual([...new Set(said)].sort((one, other) => one - other));
    expect(await unfinished()).toEqual([]);
    // All of it is one undoing.
    const { restored } = await newsroom.get('dina', 'find.undoReplace', { editions: namesOf(replaced) });
    expect(restored).toEqual(ids.slice(0, -1));
    expect(await saying(ids)).toEqual({ pier: 0, port: many - 1 });
  });

  test('can be stopped, and says exactly what was changed', async () => {
    const ids = await ports();
    const first = progress();
    const replacing = newsroom.get('dina', 'find.replace', askedFor(ids));
    await first;
    // Nobody else's window stops it.
    await newsroom.get('galina', 'find.stopReplacing', {});
    await newsroom.get('dina', 'find.stopReplacing', {});
    const { replaced, leftOut, notReached } = await replacing;
    expect(replaced.length).toBeGreaterThan(0);
    expect(notReached.length).toBeGreaterThan(0);
    expect(leftOut).toEqual([]);
    expect([...replaced.map(({ editionId }) => editionId), ...notReached]).toEqual(ids);
    expect(await saying(ids)).toEqual({ pier: replaced.length, port: notReached.length });
    expect(await unfinished()).toEqual([]);
    await newsroom.get('dina', 'find.undoReplace', { editions: namesOf(replaced) });
    expect(await saying(ids)).toEqual({ pier: 0, port: many });
  });

  test('waits for another that is under way', async () => {
    const ids = await ports(20);
    const back = { ...askedFor(ids), query: { ...plainQuery, text: 'pier' }, by: 'Port' };
    const [there, again] = await Promise.all([
      newsroom.get('dina', 'find.replace', askedFor(ids)),
      newsroom.get('galina', 'find.replace', {
        ...back,
        editions: back.editions.map((one) => ({ ...one, baseRevision: 3 })),
      }),
    ]);
    expect([there.replaced.length, again.replaced.length]).toEqual([20, 20]);
    expect(await saying(ids)).toEqual({ pier: 0, port: 20 });
  });
});

describe('what was cut off', () => {
  test('by a failure is finished later, and is one undoing still', async () => {
    const ids = await ports();
    const mend = failAt(30);
    await newsroom.refused('dina', 'find.replace', askedFor(ids), 'unexpected');
    mend();
    const [run] = await unfinished();
    const { pier, port } = await saying(ids);
    expect(pier).toBeGreaterThan(0);
    expect(pier + port).toBe(many);
    expect(run).toMatchObject({
      what: 'replace',
      text: 'port',
      by: 'pier',
      memberName: 'dina',
      texts: many,
      done: pier,
    });
    expect(run?.editions).toHaveLength(pier);
    expect(run?.left).toEqual(ids.slice(pier));
    const rest = { run: run?.run ?? '', editionIds: [...(run?.left ?? [])] };
    const done = await newsroom.get('dina', 'find.finishReplace', rest);
    expect(done.replaced.map(({ editionId, revision, count }) => [editionId, revision, count])).toEqual(
      ids.map((id) => [id, 3, 1]),
    );
    expect(await unfinished()).toEqual([]);
    await newsroom.get('dina', 'find.undoReplace', { editions: namesOf(done.replaced) });
    expect(await saying(ids)).toEqual({ pier: 0, port: many });
  });

  test('by a core that ended is taken back by the next one', async () => {
    const ids = await ports();
    const first = progress();
    const replacing = newsroom.ask('dina', 'find.replace', askedFor(ids));
    await first;
    await newsroom.reopen();
    expect(await replacing).toMatchObject({ ok: false });
    const { pier } = await saying(ids);
    expect(pier).toBeGreaterThan(0);
    const [run] = await unfinished();
    expect(run?.done).toBe(pier);
    const back = { editions: [...(run?.editions ?? [])], run: run?.run ?? '' };
    const { restored } = await newsroom.get('dina', 'find.undoReplace', back);
    expect(restored).toHaveLength(pier);
    expect(await saying(ids)).toEqual({ pier: 0, port: many });
    expect(await unfinished()).toEqual([]);
  });

  test('while it was undone is undone to the end', async () => {
    const ids = await ports();
    const { replaced } = await newsroom.get('dina', 'find.replace', askedFor(ids));
    const mend = failAt(30);
    await newsroom.refused('dina', 'find.undoReplace', { editions: namesOf(replaced) }, 'unexpected');
    mend();
    const { pier, port } = await saying(ids);
    expect([pier > 0, port > 0]).toEqual([true, true]);
    const [run] = await unfinished();
    expect(run).toMatchObject({ what: 'undo', text: 'port', by: 'pier', texts: many, done: port });
    const rest = { editions: [...(run?.editions ?? [])], run: run?.run ?? '' };
    expect((await newsroom.get('dina', 'find.undoReplace', rest)).restored).toHaveLength(pier);
    expect(await saying(ids)).toEqual({ pier: 0, port: many });
    expect(await unfinished()).toEqual([]);
  });

  test('is for who began it and for editors, and can be left as it is', async () => {
    const ids = await ports();
    const mend = failAt(30);
    await newsroom.refused('aigerim', 'find.replace', askedFor(ids), 'unexpected');
    mend();
    const [run] = await unfinished('aigerim');
    expect(await unfinished('galina')).toEqual([run]);
    expect(await unfinished('maksat')).toEqual([]);
    const named = { run: run?.run ?? '' };
    await newsroom.refused('maksat', 'find.finishReplace', { ...named, editionIds: [] }, 'not-found');
    await newsroom.refused('maksat', 'find.leaveUnfinished', named, 'not-found');
    const before = await saying(ids);
    await newsroom.get('galina', 'find.leaveUnfinished', named);
    expect(await unfinished('aigerim')).toEqual([]);
    expect(await saying(ids)).toEqual(before);
  });
});
