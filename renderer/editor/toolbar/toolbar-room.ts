import type { EditorCommandId } from '../../../shared/contract/editor-commands.ts';

interface ToolGroup {
  readonly ids: readonly EditorCommandId[];
  /** Which group stays longest as the window narrows: the first. */
  readonly rank: number;
  /** Without a line before it. */
  readonly joined?: true;
}

/** The tools of the toolbar, in groups from left to right. What is not here, or has no room, is behind its last button. */
export const toolGroups: readonly ToolGroup[] = [
  { ids: ['bold', 'italic'], rank: 1 },
  { ids: ['underline', 'strikethrough'], rank: 5, joined: true },
  { ids: ['link'], rank: 2 },
  { ids: ['bullet', 'number', 'quote'], rank: 3 },
  { ids: ['picture', 'table'], rank: 6 },
  { ids: ['undo', 'redo'], rank: 4 },
];

/** In pixels, as `format-toolbar.module.css` has them: a tool with its gap, a group's line, the select and the last button. */
const toolWidth = 30;
const groupWidth = 13;
const alwaysWidth = 130 + toolWidth + groupWidth;

/** The tools that a toolbar so wide has room for. */
export function toolsIn(width: number): ReadonlySet<EditorCommandId> {
  let left = width - alwaysWidth;
  const shown = new Set<EditorCommandId>();
  for (const { ids } of [...toolGroups].sort((one, other) => one.rank - other.rank)) {
    left -= ids.length * toolWidth + groupWidth;
    if (left < 0) break;
    for (const id of ids) shown.add(id);
  }
  return shown;
}
