import { type ClipboardEvent, memo, useEffect, useMemo, useRef } from 'react';
import { type Block, isBlank, isBlankText } from '../../shared/domain/blocks.ts';
import type { FieldName } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { BlockWords, blockShape, ShapedBlock } from '../ui/block-view.tsx';
import { besidesWords, DifferenceRuns, DifferenceWords } from '../ui/difference-runs.tsx';
import { copySelection } from './timeline-copy.ts';
import { differingKeys, type Line, linesOf } from './timeline-lines.ts';
import styles from './timeline-text.module.css';
import type { MomentText } from './timeline-texts.ts';
import type { MomentShown } from './use-moment-text.ts';
import { drawAround, useNearLines } from './use-near-lines.ts';

/** How one piece is brought back: null where the edition is not the one that is open. */
export interface PieceRestoring {
  /** `what` is what people call it: "paragraph". */
  readonly run: (key: string, what: string) => void;
  /** Why it cannot be done now. */
  readonly refusal: string | null;
}

/** Milliseconds. */
const betweenJumps = 800;

/** What an edition said at a moment, with what had just changed marked. */
export function TimelineText({
  shown,
  now,
  language,
  restoring,
  follow,
  playing,
}: {
  shown: MomentShown;
  /** What the edition says now; what differs from it can be restored. */
  now: MomentText | null;
  language: LanguageCode;
  restoring: PieceRestoring | null;
  /** Whether to bring what changed into view. */
  follow: boolean;
  /** While the story is played, the text does not jump more often than an eye can follow. */
  playing: boolean;
}) {
  const { text, before } = shown;
  const lines = useMemo(() => linesOf(text, before, language), [text, before, language]);
  const differing = useMemo(() => differingKeys(text, now), [text, now]);
  const paper = useRef<HTMLElement>(null);

  const scrolled = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every moment that marks a change
  useEffect(() => {
    const time = performance.now();
    if (!follow || (playing && time - scrolled.current < betweenJumps)) return;
    scrolled.current = time;
    const changed = paper.current?.querySelector('[data-changed]');
    if (!changed || isInView(changed)) return;
    drawAround(changed);
    changed.scrollIntoView({ block: 'center' });
  }, [lines, follow, playing]);

  useNearLines(paper, lines, playing);

  const onCopy = (event: ClipboardEvent): void => {
    if (copySelection(event.clipboardData, paper.current)) event.preventDefault();
  };
  const { headline, standfirst } = text.fields;
  const empty = text.blocks.every(isBlank) && isBlankText(headline) && isBlankText(standfirst);
  return (
    <section ref={paper} className={styles.paper} aria-label="Text at this moment" lang={language} onCopy={onCopy}>
      {lines.map((line) => (
        <LineView
          key={`${line.kind === 'gone' ? 'gone-' : ''}${line.key}`}
          line={line}
          action={restoring && differing.has(line.key) && line.kind !== 'gone' ? restoring : null}
        />
      ))}
      {empty ? (
        <p className={styles.said} lang="en">
          There was no text yet.
        </p>
      ) : null}
    </section>
  );
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const scroll = element.closest('[data-scroll]')?.getBoundingClientRect();
  // In a low window the text scrolls with what is around it, and stands lower than the window is high.
  return !scroll || (bottom > scroll.top + 24 && top < Math.min(scroll.bottom, window.innerHeight) - 24);
}

const fieldClass: Record<FieldName, string | undefined> = {
  headline: styles.headline,
  standfirst: styles.standfirst,
  byline: styles.small,
  dateline: styles.small,
};

const sameLine = (left: Line, right: Line): boolean => {
  if (left.kind !== right.kind || left.difference !== right.difference) return false;
  if (left.kind === 'field') return right.kind === 'field' && left.text === right.text;
  if (left.kind === 'gone') return true;
  return (
    right.kind === 'block' && left.block === right.block && left.ordinal === right.ordinal && left.moved === right.moved
  );
};

/** Drawn anew only when it says something else: scrubbing through a long text costs one paragraph. */
const LineView = memo(
  function LineView({ line, action }: { line: Line; action: PieceRestoring | null }) {
    if (line.kind === 'field' && isBlankText(line.text) && line.difference === null) return null;
    const changed = line.difference !== null || (line.kind === 'block' && line.moved);
    return (
      <div
        className={`${styles.line} ${line.kind === 'field' ? fieldClass[line.key] : ''}`}
        data-look={line.kind === 'field' ? line.key : line.block.type}
        data-changed={changed ? '' : undefined}
      >
        <Besides line={line} />
        {line.kind === 'field' ? <FieldText line={line} /> : <BlockText line={line} />}
        {action === null ? null : (
          <RestorePiece name={line.kind === 'field' ? line.key : pieceName(line.block)} piece={line.key} {...action} />
        )}
      </div>
    );
  },
  (left, right) => sameLine(left.line, right.line) && left.action === right.action,
);

function FieldText({ line }: { line: Extract<Line, { kind: 'field' }> }) {
  const words = line.difference ? <DifferenceRuns runs={line.difference.runs} /> : line.text;
  return line.key === 'headline' ? <h3>{words}</h3> : <p>{words}</p>;
}

function BlockText({ line }: { line: Exclude<Line, { kind: 'field' }> }) {
  const { block, difference } = line;
  return (
    <ShapedBlock shape={blockShape(block, line.kind === 'block' ? line.ordinal : 1)}>
      {difference ? <DifferenceWords difference={difference} /> : <BlockWords block={block} />}
    </ShapedBlock>
  );
}

function Besides({ line }: { line: Line }) {
  if (line.kind === 'field') return null;
  const said = [
    line.kind === 'block' && line.moved ? 'Moved here.' : null,
    line.kind === 'block' && line.difference ? besidesWords(line.difference) : null,
  ];
  const text = said.filter(Boolean).join(' ');
  return text === '' ? null : (
    <p className={styles.said} lang="en" data-not-copied>
      {text}
    </p>
  );
}

function pieceName(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return 'paragraph';
    case 'heading':
      return 'heading';
    case 'quote':
      return block.pull ? 'pull quote' : 'quote';
    case 'rule':
      return 'line';
    case 'image':
      return 'picture';
    case 'embed':
    case 'table':
      return block.type;
    case 'listitem':
      return 'list item';
  }
}

function RestorePiece({ name, piece, run, refusal }: { name: string; piece: string } & PieceRestoring) {
  return (
    <button
      type="button"
      className={styles.restore}
      lang="en"
      data-not-copied
      aria-disabled={refusal !== null}
      title={refusal ?? 'As it is here, into the text as it is now'}
      onClick={() => (refusal === null ? run(piece, name) : undefined)}
    >
      Restore this {name}
      {refusal === null ? null : <span className="visually-hidden">. {refusal}</span>}
    </button>
  );
}
