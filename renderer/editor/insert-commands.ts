import { createCommand, type LexicalCommand } from 'lexical';

/** What can be put into the text besides letters. The extension that has the node registers what it does. */

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

export const INSERT_RULE: LexicalCommand<void> = createCommand('INSERT_RULE');
export const INSERT_TABLE: LexicalCommand<TableSize> = createCommand('INSERT_TABLE');
/** Asks how many rows and columns a table is to have. */
export const ASK_TABLE_SIZE: LexicalCommand<void> = createCommand('ASK_TABLE_SIZE');
/** Asks for a picture's file. */
export const CHOOSE_PICTURE: LexicalCommand<void> = createCommand('CHOOSE_PICTURE');
