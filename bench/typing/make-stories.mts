import { openBenchCore } from '../support/bench-core.mts';
import { makeText } from '../support/make-text.mts';

/** The paragraphs of a story of so many blocks: some 45 words each. */
export function paragraphsOf(blocks: number): readonly string[] {
  return Array.from({ length: Math.ceil(blocks / 6) }, (_, seed) => makeText(seed, 'en').blocks)
    .flat()
    .slice(0, blocks)
    .map((block) => block.children.map((child) => (child.type === 'text' ? child.text : '')).join(''));
}

export const sluglineOf = (blocks: number, copy = 1): string => `blocks-${blocks}-${copy}`;

/** A newsroom with stories of these sizes, each with a history of some saves and comments, whose text is `paragraphsOf` its size. */
export async function makeStories(
  path: string,
  stories: readonly { readonly blocks: number; readonly copies: number }[],
): Promise<void> {
  const bench = await openBenchCore(path);
  try {
    for (const { blocks, copies } of stories) {
      for (let copy = 1; copy <= copies; copy += 1) await makeStory(bench, blocks, copy);
    }
  } finally {
    await bench.close();
  }
}

async function makeStory(
  bench: Awaited<ReturnType<typeof openBenchCore>>,
  blocks: number,
  copy: number,
): Promise<void> {
  const { editionId } = await bench.ask('stories.create', {
    slugline: sluglineOf(blocks, copy),
    language: 'en',
    publishIn: ['en'],
  });
  let { revision } = await bench.ask('editions.open', { editionId });
  const all = paragraphsOf(blocks).map((text, at) => ({
    id: `b-${blocks}-${copy}-${at}`,
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, text, format: 0 }],
  }));
  const saves = 20;
  for (let save = 1; save <= saves; save += 1) {
    bench.advance(30_000);
    const part = all.slice(0, Math.ceil((all.length * save) / saves));
    ({ revision } = await bench.ask('editions.save', {
      editionId,
      baseRevision: revision,
      sourceRevision: null,
      fields: { headline: `A story of ${blocks} blocks` },
      blocks: part.slice(Math.ceil((all.length * (save - 1)) / saves)),
      order: part.map((block) => block.id),
    }));
  }
  for (let at = 1; at <= 5; at += 1) await bench.ask('comments.add', { editionId, text: `Comment ${at}: is this so?` });
}
