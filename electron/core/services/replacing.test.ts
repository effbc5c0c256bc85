import { describe, expect, test, vi } from 'vitest';
import type { ReplacedInNewsroom, ReplacePreview } from '../../../shared/contract/find.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import { type FindQuery, plainQuery } from '../../../shared/language/find-query.ts';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { quietParts } from '../testing/quiet-parts.ts';
import {
  act,
  type Person,
  paragraph,
  saveText,
  type TestStory,
  translateAll,
  writeStory,
} from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest({ fourEyes: false });

const queryOf = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({ ...plainQuery, ...more, text });

const preview = (
  who: Person,
  text: string,
  by: string,
  editionIds: readonly string[],
  more: Partial<FindQuery> = {},
): Promise<ReplacePreview> => newsroom.get(who, 'find.replacements', { query: queryOf(text, more), by, editionIds });

/** Replaces everything that the preview would, but for what is named. */
async function replace(
  who: Person,
  text: string,
  by: string,
  editionIds: readonly string[],
  without: readonly { readonly key: string; readonly run: number; readonly at: number }[] = [],
): Promise<ReplacedInNewsroom> {
  const { editions } = await preview(who, text, by, editionIds);
  return newsroom.get(who, 'find.replace', {
    query: queryOf(text),
    by,
    editions: editions.map(({ editionId, revision }) => ({ editionId, baseRevision: revision, without })),
  });
}

async function textOf(editionId: string): Promise<readonly unknown[]> {
  const { content } = await newsroom.get('dina', 'editions.open', { editionId });
  return content.blocks.map(({ children }) =>
    children.map((child) => (child.type === 'text' ? child.text : child.type)).join(''),
  );
}

/** The editions in which words are found. */
async function findable(text: string): Promise<readonly string[]> {
  const query = { ...plainQuery, text };
  const found = await newsroom.get('dina', 'find.newsroom', { query, languages: [], stages: [], limit: 50 });
  return found.stories.flatMap(({ editions }) => editions.map(({ editionId }) => editionId));
}

const revisionOf = async (editionId: string): Promise<number> =>
  (await newsroom.get('dina', 'editions.open', { editionId })).revision;

/** Windows that saved hold what they wrote in for a while. */
const letLocksGo = (): void => newsroom.clock.advance(3 * 60_000);

/** What undoing asks for. */
const namesOf = (replaced: ReplacedInNewsroom['replaced']) =>
  replaced.map(({ editionId, revision }) => ({ editionId, revision }));

const drafts = async (...texts: readonly string[]): Promise<readonly string[]> => {
  const stories: TestStory[] = [];
  for (const [at, text] of texts.entries()) stories.push(await writeStory(newsroom, [text], ['en'], `story-${at}`));
  letLocksGo();
  return stories.map(({ original }) => original);
};

describe('the preview', () => {
  test('names each place with its words, and not those that say it already', async () => {
    const [one = '', other = ''] = await drafts('Елка и ёлка у порта. Ещё елки.', 'Ёлка.');
    const { editions, problem } = await preview('dina', 'ёлка', 'Ёлка', [one, other, 'nothing']);
    expect(problem).toBeNull();
    expect(editions).toEqual([
      {
        editionId: one,
        revision: 2,
        leftOut: null,
        count: 2,
        places: [
          {
            key: 'p1',
            run: 0,
            at: 0,
            before: '',
            found: 'Елка',
            by: 'Ёлка',
            after: ' и ёлка у порта. Ещё елки.',
            cutBefore: false,
            cutAfter: false,
          },
          expect.objectContaining({ at: 1, before: 'Елка и ', found: 'ёлка', by: 'Ёлка' }),
        ],
      },
      { editionId: other, revision: 2, leftOut: null, count: 0, places: [] },
    ]);
  });

  test('cuts what is around a place at whole words', async () => {
    const [id = ''] = await drafts(`${'далеко '.repeat(40)}порт${' близко'.repeat(40)}`);
    const [place] = (await preview('dina', 'порт', 'гавань', [id])).editions[0]?.places ?? [];
    expect(place).toMatchObject({ cutBefore: true, cutAfter: true, found: 'порт' });
    expect(place?.before).toMatch(/^(далеко )+$/u);
    expect(place?.after).toMatch(/^( близко)+$/u);
  });

  test('says what is wrong with an expression, and follows groups', async () => {
    const [id = ''] = await drafts('10 km and 20 km');
    expect((await preview('dina', '(', '', [id], { regularExpression: true })).problem).toBe(
      'A bracket ( is not closed.',
    );
    const { editions } = await preview('dina', '(\\d+) km', '$1 miles', [id], { regularExpression: true });
    expect(editions[0]?.places.map(({ by }) => by)).toEqual(['10 miles', '20 miles']);
  });

  test.each([
    ['aigerim', 'draft', null],
    ['dina', 'draft', null],
    ['maksat', 'draft', /^Only the story’s journalist or an editor can write in this while it is in draft: /u],
    ['dina', 'published', /^This is published, so nobody writes in it now\.$/u],
    ['dina', 'approved', /^This is approved, so nobody writes in it now\.$/u],
    ['dina', 'killed', /^This is killed, so nobody writes in it now\.$/u],
    ['dina', 'spiked', /^This story is spiked\./u],
  ] as const)('for %s of a text that is %s', async (who, state, reason) => {
    const [id = ''] = await drafts('The port.');
    const steps = {
      draft: [],
      spiked: ['spike'],
      approved: ['submit', 'approve'],
      published: ['submit', 'approve', 'publish'],
      killed: ['submit', 'approve', 'publish', 'kill'],
    } as const;
    for (const step of steps[state]) await act(newsroom, 'dina', id, step, { reason: 'A reason.' });
    const said = (await preview(who, 'port', 'harbour', [id])).editions[0];
    expect(said).toMatchObject({ count: 1 });
    if (reason === null) expect(said?.leftOut).toBeNull();
    else expect(said?.leftOut).toMatch(reason);
    expect(said?.places).toHaveLength(reason === null ? 1 : 0);
    // What is left out is left out by the command as well.
    const before = await revisionOf(id);
    const done = await replace(who, 'port', 'harbour', [id]);
    expect(done.replaced).toHaveLength(reason === null ? 1 : 0);
    expect(done.leftOut.map((one) => one.reason)).toEqual(reason === null ? [] : [said?.leftOut]);
    expect(await revisionOf(id)).toBe(reason === null ? before + 1 : before);
  });

  test('leaves out what another window has open, also one of the same member', async () => {
    const [id = ''] = await drafts('The port.');
    letLocksGo();
    expect((await preview('aigerim', 'port', 'x', [id])).editions[0]?.leftOut).toBeNull();
    await newsroom.get('galina', 'locks.take', { editionId: id, takeOver: false });
    expect((await preview('aigerim', 'port', 'x', [id])).editions[0]?.leftOut).toBe('galina has it open.');
    expect((await preview('galina', 'port', 'x', [id])).editions[0]?.leftOut).toBeNull();
    await newsroom.core.handle('second window', 'session.signIn', { memberId: newsroom.memberIds.galina });
    const asked = { query: queryOf('port'), by: 'x', editionIds: [id] };
    expect(await newsroom.core.handle('second window', 'find.replacements', asked)).toMatchObject({
      value: { editions: [{ leftOut: 'You have it open in another window.' }] },
    });
    expect((await replace('aigerim', 'port', 'x', [id])).leftOut).toEqual([
      { editionId: id, name: 'Headline, English', reason: 'galina has it open.', later: true },
    ]);
    expect(await textOf(id)).toEqual(['The port.']);
  });
});

describe('replacing', () => {
  test('writes a revision of its own in each, which says what was done, and tells every window', async () => {
    const ids = await drafts('Старый порт.', 'Порт и порт.', 'Гавань.');
    newsroom.events.length = 0;
    const done = await replace('dina', 'порт', 'причал', ids);
    expect(done).toEqual({
      replaced: [
        { editionId: ids[0], revision: 3, count: 1 },
        { editionId: ids[1], revision: 3, count: 2 },
      ],
      leftOut: [],
      notReached: [],
    });
    expect(await textOf(ids[1] ?? '')).toEqual(['причал и причал.']);
    expect(await revisionOf(ids[2] ?? '')).toBe(2);
    const [revision] = await newsroom.get('dina', 'history.list', { editionId: ids[1] ?? '' });
    expect(revision).toMatchObject({
      number: 3,
      cause: 'replace',
      authorName: 'dina',
      note: '“порт” by “причал”, 2 places',
    });
    expect(newsroom.events.map((event) => event.kind === 'story' && [event.editionIds, event.origin])).toEqual([
      [[ids[0]], null],
      [[ids[1]], null],
    ]);
    const query = queryOf('причал');
    const found = await newsroom.get('dina', 'find.newsroom', { query, languages: [], stages: [], limit: 9 });
    expect(found.stories).toHaveLength(2);
  });

  test('keeps ids, kinds and formats, and leaves what was taken out of it', async () => {
    const { original: id } = await writeStory(newsroom, ['x'], ['en']);
    const bold = (text: string) => ({ type: 'text' as const, text, format: 1 });
    const plain = (text: string) => ({ type: 'text' as const, text, format: 0 });
    const blocks: readonly Block[] = [
      { id: 'h', type: 'heading', tag: 'h2', children: [plain('The '), bold('po'), plain('rt of port')] },
      {
        id: 't',
        type: 'table',
        columns: 2,
        header: true,
        children: [plain('port'), { type: 'cell' }, plain('A port, a port')],
      },
      {
        id: 'l',
        type: 'listitem',
        list: 'bullet',
        indent: 1,
        children: [{ type: 'link', url: 'https://a.example/', children: [plain('port')] }],
      },
    ];
    await saveText(newsroom, 'aigerim', id, { headline: 'Port', blocks });
    const done = await replace('aigerim', 'port', 'pier', [id], [{ key: 't', run: 1, at: 0 }]);
    expect(done.replaced.map(({ count }) => count)).toEqual([6]);
    const { content } = await newsroom.get('aigerim', 'editions.open', { editionId: id });
    expect(content.fields.headline).toBe('pier');
    expect(content.blocks).toEqual([
      { id: 'h', type: 'heading', tag: 'h2', children: [plain('The '), bold('pier'), plain(' of pier')] },
      {
        id: 't',
        type: 'table',
        columns: 2,
        header: true,
        children: [plain('pier'), { type: 'cell' }, plain('A port, a pier')],
      },
      {
        id: 'l',
        type: 'listitem',
        list: 'bullet',
        indent: 1,
        children: [{ type: 'link', url: 'https://a.example/', children: [plain('pier')] }],
      },
    ]);
  });

  test('touches no text that is another than the one seen', async () => {
    const ids = await drafts('A port.', 'Another port.');
    const { editions } = await preview('dina', 'port', 'pier', ids);
    letLocksGo();
    await saveText(newsroom, 'aigerim', ids[1] ?? '', { blocks: [paragraph('p1', 'Another port, and more.')] });
    const done = await newsroom.get('dina', 'find.replace', {
      query: queryOf('port'),
      by: 'pier',
      editions: editions.map(({ editionId, revision }) => ({ editionId, baseRevision: revision, without: [] })),
    });
    expect(done.replaced.map(({ editionId }) => editionId)).toEqual([ids[0]]);
    expect(done.leftOut).toEqual([
      { editionId: ids[1], name: 'Headline, English', reason: 'It was changed meanwhile.', later: false },
    ]);
    expect(await textOf(ids[1] ?? '')).toEqual(['Another port, and more.']);
  });

  test('makes no headline that is too long for one', async () => {
    const ids = await drafts('A port.', 'No such word.');
    await saveText(newsroom, 'aigerim', ids[1] ?? '', { headline: 'port '.repeat(390) });
    const done = await replace('aigerim', 'port', 'a harbour', ids);
    expect(done.replaced).toHaveLength(1);
    expect(done.leftOut).toMatchObject([{ editionId: ids[1], reason: 'A headline has at most 2,000 characters.' }]);
  });

  test('makes the translation of a changed source stale, and undoing it makes it right again', async () => {
    const story = await writeStory(newsroom, ['The port.', 'Else.'], ['en', 'ru']);
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    const progress = async () => (await newsroom.get('dina', 'editions.open', { editionId: russian })).edition.progress;
    letLocksGo();
    expect((await progress()).stale).toBe(0);
    const { replaced } = await replace('galina', 'port', 'pier', [story.original]);
    expect((await progress()).stale).toBe(1);
    await newsroom.get('galina', 'find.undoReplace', { editions: namesOf(replaced) });
    expect((await progress()).stale).toBe(0);
  });

  test('follows an expression and its groups', async () => {
    const [id = ''] = await drafts('10 km, 20 km, km.');
    const { replaced } = await newsroom.get('dina', 'find.replace', {
      query: queryOf('(\\d+) km', { regularExpression: true }),
      by: '$1 км',
      editions: [{ editionId: id, baseRevision: 2, without: [{ key: 'p1', run: 0, at: 1 }] }],
    });
    expect(replaced.map(({ count }) => count)).toEqual([1]);
    expect(await textOf(id)).toEqual(['10 км, 20 km, km.']);
    const asked = { query: queryOf('(', { regularExpression: true }), by: '', editions: [] };
    await newsroom.refused(
      'dina',
      'find.replace',
      { ...asked, editions: [{ editionId: id, baseRevision: 3, without: [] }] },
      'bad-input',
    );
  });

  test('counts as writing, and takes no translation that is still anybody’s', async () => {
    const story = await writeStory(newsroom, ['The port.'], ['en', 'ru']);
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const view = await newsroom.get('dina', 'editions.open', { editionId: russian });
    await saveText(newsroom, 'galina', russian, {
      headline: 'Порт',
      blocks: view.content.blocks.map((block) => paragraph(block.id, 'Порт.', block.source)),
    });
    letLocksGo();
    expect((await replace('maksat', 'порт', 'причал', [russian])).replaced).toHaveLength(1);
    const { edition } = await newsroom.get('dina', 'editions.open', { editionId: russian });
    expect(edition).toMatchObject({ assigneeId: null, headline: 'причал' });
    await newsroom.get('dina', 'newsroom.update', { fourEyes: true });
    await newsroom.get('dina', 'members.update', {
      memberId: newsroom.memberIds.maksat,
      name: 'maksat',
      roles: ['translator', 'editor'],
      languages: ['en', 'ru'],
    });
    await act(newsroom, 'maksat', russian, 'submit');
    await newsroom.refused('maksat', 'editions.act', { editionId: russian, action: 'approve' }, 'refused');
    await act(newsroom, 'bolat', russian, 'approve');
  });

  test('writes nothing at all when one of the writes fails', async () => {
    const ids = await drafts('A port.', 'Another port.');
    const { editions } = await preview('dina', 'port', 'pier', ids);
    const asked = {
      query: queryOf('port'),
      by: 'pier',
      editions: editions.map(({ editionId, revision }) => ({ editionId, baseRevision: revision, without: [] })),
    };
    let made = 0;
    const next = vi.spyOn(quietParts.ids, 'next').mockImplementation(() => {
      made += 1;
      // The run has an id, and each text an event.
      if (made === 3) throw new Error('The second text cannot be written.');
      return `event-${made}`;
    });
    newsroom.events.length = 0;
    await newsroom.refused('dina', 'find.replace', asked, 'unexpected');
    expect(made).toBeGreaterThan(2);
    next.mockRestore();
    expect(newsroom.events).toEqual([]);
    expect(await Promise.all(ids.map(revisionOf))).toEqual([2, 2]);
    expect((await newsroom.get('dina', 'find.replace', asked)).replaced).toHaveLength(2);
  });
});

describe('undoing it', () => {
  test('brings back every text but those that changed since', async () => {
    const ids = await drafts('A port.', 'Another port.', 'The third port.');
    expect(await findable('port')).toHaveLength(3);
    const { replaced } = await replace('dina', 'port', 'pier', ids);
    expect(await findable('port')).toEqual([]);
    letLocksGo();
    await saveText(newsroom, 'aigerim', ids[1] ?? '', { blocks: [paragraph('p1', 'Another pier, longer.')] });
    letLocksGo();
    const editions = namesOf(replaced);
    expect(await newsroom.get('dina', 'find.undoReplace', { editions })).toEqual({
      restored: [ids[0], ids[2]],
      leftOut: [{ editionId: ids[1], name: 'Headline, English', reason: 'It was changed since.', later: false }],
      notReached: [],
    });
    expect(await textOf(ids[0] ?? '')).toEqual(['A port.']);
    expect(await textOf(ids[1] ?? '')).toEqual(['Another pier, longer.']);
    expect(await textOf(ids[2] ?? '')).toEqual(['The third port.']);
    expect(await findable('port')).toEqual([ids[0], ids[2]]);
    expect(await findable('pier')).toEqual([ids[1]]);
    const [revision] = await newsroom.get('dina', 'history.list', { editionId: ids[0] ?? '' });
    expect(revision).toMatchObject({ number: 4, cause: 'revert', note: 'Revision 2' });
    // Once more there is nothing that it made.
    expect((await newsroom.get('dina', 'find.undoReplace', { editions })).restored).toEqual([]);
  });

  test('leaves a text alone that nobody writes in any more', async () => {
    const [id = ''] = await drafts('A port.');
    const { replaced } = await replace('dina', 'port', 'pier', [id]);
    await act(newsroom, 'dina', id, 'spike');
    const done = await newsroom.get('dina', 'find.undoReplace', { editions: namesOf(replaced) });
    expect(done).toMatchObject({
      restored: [],
      leftOut: [{ editionId: id, reason: expect.stringMatching(/spiked/u) }],
    });
    expect(await textOf(id)).toEqual(['A pier.']);
  });

  test('undoes nothing but a replacing', async () => {
    const [id = ''] = await drafts('A port.');
    const done = await newsroom.get('dina', 'find.undoReplace', { editions: [{ editionId: id, revision: 2 }] });
    expect(done).toMatchObject({ restored: [], leftOut: [{ reason: 'Its last change was no replacing.' }] });
    expect(await revisionOf(id)).toBe(2);
    expect(await textOf(id)).toEqual(['A port.']);
  });
});
