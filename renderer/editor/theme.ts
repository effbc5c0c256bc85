import type { EditorThemeClasses } from 'lexical';
import styles from './body-editor.module.css';

/** Classes for the editor's elements. A missing one is left out: the editor does not take undefined. */
function only(classes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(classes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export const editorTheme: EditorThemeClasses = {
  ...only({ paragraph: styles.paragraph, quote: styles.quote, item: styles.item, link: styles.link }),
  ...only({
    pullQuote: styles.pullQuote,
    rule: styles.rule,
    table: styles.table,
    tableCell: styles.cell,
    tableCellHeader: styles.headerCell,
    tableCellSelected: styles.selectedCell,
    tableSelection: styles.cellsSelected,
    blockCursor: styles.blockCursor,
  }),
  tableScrollableWrapper: styles.tableScroll ?? 'table-scroll',
  heading: only({ h2: styles.h2, h3: styles.h3, h4: styles.h4 }),
  text: only({
    bold: styles.bold,
    italic: styles.italic,
    strikethrough: styles.strikethrough,
    underline: styles.underline,
    underlineStrikethrough: styles.underlineStrikethrough,
    code: styles.code,
    subscript: styles.subscript,
    superscript: styles.superscript,
  }),
};
