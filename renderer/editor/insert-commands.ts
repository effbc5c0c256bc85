import { createCommand, type LexicalCommand } from 'lexical';

/** What can be put into the text besides letters. The extension that has the node registers what it does. */

export const INSERT_RULE: LexicalCommand<void> = createCommand('INSERT_RULE');
export const INSERT_EMPTY_TABLE: LexicalCommand<void> = createCommand('INSERT_EMPTY_TABLE');
/** Asks for a picture's file. */
export const CHOOSE_PICTURE: LexicalCommand<void> = createCommand('CHOOSE_PICTURE');
