import type { EditorCommandId } from '../../../shared/contract/editor-commands.ts';
import { matchRank } from '../../app/fuzzy.ts';
import { type EditorCommand, editorCommand } from '../editor-commands.ts';

/** What a slash offers: what begins or inserts something. Marks and letters are for words that are there. */
const offered: readonly EditorCommandId[] = [
  'h2',
  'h3',
  'h4',
  'quote',
  'pull-quote',
  'bullet',
  'number',
  'paragraph',
  'picture',
  'table',
  'rule',
  'no-break-space',
  'paste-as-text',
];

/** The commands that fit what stands behind the slash, the best first. */
export function slashItems(typed: string): readonly EditorCommand[] {
  const commands = offered.map(editorCommand);
  if (typed === '') return commands;
  return commands
    .map((command) => ({
      command,
      rank: Math.max(matchRank(typed, command.name) * 2, matchRank(typed, command.words)),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ command }) => command);
}
