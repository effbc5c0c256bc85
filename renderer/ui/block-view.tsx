import { createElement, Fragment, type ReactNode } from 'react';
import { type Block, type Inline, type ListItemBlock, tableRows } from '../../shared/domain/blocks.ts';
import type { FieldName } from '../../shared/domain/edition.ts';
import { type BlockDetails, type BlockLook, blockDetails, blockLook } from '../../shared/language/difference.ts';
import styles from './block-view.module.css';
import { formatElements } from './format-elements.ts';
import { EmbedView, PictureView } from './picture-view.tsx';

/** Copy drawn for reading: blocks as elements, without an editor behind them. Links are shown, never followed. */

/** Nodes in their fixed places: pieces of one text never move, so they need no keys. */
export function inPlace(nodes: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...nodes);
}

/** Text in the formats that its bits name. White space is kept as typed, by the style of what is around it. */
export function formatted(text: string, format: number): ReactNode {
  let node: ReactNode = text;
  for (const [bit, Element] of formatElements) if ((format & bit) !== 0) node = <Element>{node}</Element>;
  return node;
}

export function Inlines({ inlines }: { inlines: readonly Inline[] }): ReactNode {
  return inPlace(inlines.map(drawn));
}

function drawn(inline: Inline): ReactNode {
  switch (inline.type) {
    case 'text':
      return formatted(inline.text, inline.format);
    case 'linebreak':
      return <br />;
    case 'cell':
      return '\t';
    case 'link':
      return (
        <span className={styles.link} title={inline.url}>
          <Inlines inlines={inline.children} />
        </span>
      );
  }
}

/** What a block is drawn as: its element, and for a list item what stands before it. */
export interface BlockShape {
  readonly type: Exclude<BlockLook, FieldName>;
  readonly indent: number;
  /** The number of an item in its list, from 1. */
  readonly ordinal: number;
  /** What it is besides its words; null for what is words alone. */
  readonly details: BlockDetails | null;
}

export function blockShape(block: Block, ordinal = 1): BlockShape {
  const indent = block.type === 'listitem' ? block.indent : 0;
  return { type: blockLook(block), indent, ordinal, details: blockDetails(block) };
}

/** One block's element around whatever says its text. */
export function ShapedBlock({ shape, children }: { shape: BlockShape; children: ReactNode }) {
  switch (shape.type) {
    case 'paragraph':
      return <p className={styles.paragraph}>{children}</p>;
    case 'quote':
      return <blockquote className={styles.quote}>{children}</blockquote>;
    case 'pull-quote':
      return <blockquote className={styles.pullQuote}>{children}</blockquote>;
    case 'rule':
      return <hr className={styles.rule} />;
    case 'table':
      return <div className={styles.tableScroll}>{children}</div>;
    case 'image':
    case 'embed':
      if (shape.details?.type === 'image') return <PictureView details={shape.details}>{children}</PictureView>;
      if (shape.details?.type === 'embed') return <EmbedView details={shape.details}>{children}</EmbedView>;
      return <div className={styles.paragraph}>{children}</div>;
    case 'h2':
      return <h2 className={styles.h2}>{children}</h2>;
    case 'h3':
      return <h3 className={styles.h3}>{children}</h3>;
    case 'h4':
      return <h4 className={styles.h4}>{children}</h4>;
    case 'bullet':
    case 'number': {
      const List = shape.type === 'bullet' ? 'ul' : 'ol';
      const start = shape.type === 'number' ? { start: shape.ordinal } : {};
      return (
        <List
          className={shape.type === 'bullet' ? styles.bullets : styles.numbers}
          style={shape.indent === 0 ? undefined : { marginInlineStart: `${shape.indent * 1.4}em` }}
          {...start}
        >
          <li>{children}</li>
        </List>
      );
    }
  }
}

/**
 * The number of each list item in its list, from 1; 1 for every other block. Lists are those that readers get: an item
 * lies inside the nearest earlier one that is indented less, and another kind of item begins another list.
 */
export function ordinals(blocks: readonly Block[]): readonly number[] {
  const open: { readonly block: ListItemBlock; readonly ordinal: number }[] = [];
  return blocks.map((block) => {
    if (block.type !== 'listitem') {
      open.length = 0;
      return 1;
    }
    let before = open.at(-1);
    let sibling: typeof before;
    while (before && before.block.indent >= block.indent) {
      sibling = open.pop();
      before = open.at(-1);
    }
    const ordinal = sibling?.block.list === block.list ? sibling.ordinal + 1 : 1;
    open.push({ block, ordinal });
    return ordinal;
  });
}

/** A table around whatever says its cells, each in its fixed place as {@link inPlace} has it. */
export function TableGrid({ rows, header }: { rows: readonly (readonly ReactNode[])[]; header: boolean }) {
  const drawnRows = rows.map((cells, at) => {
    const cell = header && at === 0 ? 'th' : 'td';
    const props = header && at === 0 ? { scope: 'col' } : null;
    return createElement('tr', null, ...cells.map((content) => createElement(cell, props, content)));
  });
  return (
    <table className={styles.table}>
      <tbody>{inPlace(drawnRows)}</tbody>
    </table>
  );
}

/** What a block says, in the element that is drawn for its kind: words, and those of a table in its cells. */
export function BlockWords({ block }: { block: Block }): ReactNode {
  if (block.type !== 'table') return block.children.length === 0 ? <br /> : <Inlines inlines={block.children} />;
  const rows = tableRows(block).map((cells) => cells.map((inlines) => createElement(Inlines, { inlines })));
  return <TableGrid rows={rows} header={block.header} />;
}

/** One block, for views that place each block themselves. */
export function BlockView({ block, ordinal = 1 }: { block: Block; ordinal?: number }) {
  return (
    <ShapedBlock shape={blockShape(block, ordinal)}>
      {block.type === 'table' ? <BlockWords block={block} /> : <Inlines inlines={block.children} />}
    </ShapedBlock>
  );
}
