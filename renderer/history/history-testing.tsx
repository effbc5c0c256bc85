import { fireEvent, screen, within } from '@testing-library/react';
import { type ComponentProps, useState } from 'react';
import type { EditionView, Revision, Saved } from '../../shared/contract/contract.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import type { Cause } from '../../shared/domain/causes.ts';
import { type EditionContent, emptyContent } from '../../shared/domain/edition.ts';
import { compareContents, type Difference } from '../../shared/language/difference.ts';
import type { SessionState } from '../editor/session/edition-session.ts';
import { type Answers, installFakeBridge } from '../testing/fake-bridge.ts';
import { renderView } from '../testing/render-view.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { RevisionView } from './revision-view.tsx';

/** An edition of four revisions, and its history as the edition's page has it. For tests. */

const start = Date.UTC(2026, 10, 20, 9, 0);

export function revision(number: number, cause: Cause, note: string | null = null): Revision {
  const at = new Date(start + number * 60_000).toISOString();
  return {
    number,
    cause,
    authorId: 'm',
    authorName: 'Maksat Tulegen',
    at,
    words: number * 2,
    note,
    stage: 'draft',
    name: null,
  };
}

export const paragraph = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  children: [{ type: 'text', text, format: 0 }],
});

export const content = (headline: string, ...blocks: readonly Block[]): EditionContent => ({
  ...emptyContent,
  fields: { ...emptyContent.fields, headline },
  blocks,
});

/** What each of the revisions said, the first first. */
export const texts: readonly EditionContent[] = [
  content('Rate', paragraph('a', 'The bank waits.')),
  content('Rate held', paragraph('a', 'The bank waits.')),
  content('Rate held', paragraph('a', 'The bank waited long.'), paragraph('b', 'Prices ease.')),
  content('Rate held', paragraph('b', 'Prices ease.'), paragraph('a', 'The bank waited long.')),
];

const revisions = [
  revision(4, 'send back', 'Check the figure.'),
  revision(3, 'submit'),
  revision(2, 'typing'),
  revision(1, 'created'),
];

const view = {
  edition: { id: 'edition', language: 'en' },
  mayWrite: true,
} as EditionView;

const saved: Saved = {
  revision: 5,
  savedAt: '2026-11-22T09:00:00.000Z',
  words: 3,
  progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
  pieces: [],
};

const usual: Answers = {
  'history.list': () => revisions,
  'history.compare': ({ from, to }) => ({
    from,
    to,
    difference: compareContents(texts[from - 1] ?? emptyContent, texts[to - 1] ?? emptyContent, 'en'),
  }),
  'history.restore': () => saved,
};
const noWords: Answers = { 'history.countWords': ({ pairs }) => pairs.map(() => ({ added: 0, removed: 0 })) };

/** The four revisions, with this difference between any two of them. */
export const differingBy = (difference: Difference): Answers => ({
  'history.list': () => revisions,
  'history.compare': ({ from, to }) => ({ from, to, difference }),
});

type Session = ComponentProps<typeof RevisionView>['session'];

/** A text that was saved, and that nobody changes. */
export const quietSession: Session = {
  exclusively: (run) => run(),
  getSnapshot: () => ({ status: 'saved' }) as SessionState,
  subscribe: () => () => undefined,
};

interface PageProps {
  readonly onRestored?: () => void;
  readonly session?: Session;
}

/** Panel and main column together, as the edition's page has them. */
export function HistoryPage({ onRestored = () => undefined, session = quietSession }: PageProps) {
  const [selected, setSelected] = useState<number | null>(null);
  return (
    <>
      <HistoryPanel editionId="edition" selected={selected} onSelect={setSelected} />
      {selected === null ? (
        <p>The text</p>
      ) : (
        <RevisionView
          view={view}
          number={selected}
          onClose={() => setSelected(null)}
          session={session}
          onRestored={onRestored}
        />
      )}
    </>
  );
}

/** Shows that page. `answers` stand in the place of what the core says of the four revisions. */
export function openHistory({ answers = usual, ...page }: PageProps & { readonly answers?: Answers } = {}) {
  Element.prototype.scrollIntoView = () => undefined;
  const fake = installFakeBridge({ ...noWords, ...answers });
  return { fake, ...renderView(<HistoryPage {...page} />) };
}

/** Chooses a revision in the panel. */
export async function compare(name: RegExp): Promise<HTMLElement> {
  const item = await screen.findByRole('listitem', { name });
  fireEvent.click(within(item).getAllByRole('button')[0] as HTMLElement);
  return screen.findByRole('region', { name: 'Comparison' });
}
