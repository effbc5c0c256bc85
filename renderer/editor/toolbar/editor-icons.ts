import type { EditorCommandId } from '../../../shared/contract/editor-commands.ts';

/** Outlines on a board of 16 by 16, drawn with a line of 1.4. What has none is shown by a letter or by its name. */
export const editorIcons: Readonly<Partial<Record<EditorCommandId, string>>> = {
  paragraph: 'M3 4h10M3 8h10M3 12h6',
  quote: 'M3 3.5v9M6.5 5h7M6.5 8h7M6.5 11h4.5',
  'pull-quote': 'M3 2.5h10M3 13.5h10M4.5 6.2h7M4.5 9.8h7',
  bullet: 'M6.5 4.5h7M6.5 8h7M6.5 11.5h7M3 4.5h.01M3 8h.01M3 11.5h.01',
  number: 'M7 4.5h6.5M7 8h6.5M7 11.5h6.5M2.4 3.6l1.1-.7v3.6M2.3 9.6c.3-.9 1.9-.9 1.9.1 0 .8-1.9 1.4-1.9 2.5h2',
  indent: 'M2.5 3.5h11M7.5 6.7h6M7.5 9.6h6M2.5 12.7h11M2.5 6.4l2.2 1.8-2.2 1.8',
  outdent: 'M2.5 3.5h11M7.5 6.7h6M7.5 9.6h6M2.5 12.7h11M4.7 6.4L2.5 8.2l2.2 1.8',
  superscript: 'M2.5 5.5l6 7M8.5 5.5l-6 7M11 3.4c.2-1.2 2.5-1.2 2.5.1 0 1.1-2.5 1.7-2.5 3.2h2.7',
  subscript: 'M2.5 3.5l6 7M8.5 3.5l-6 7M11 10.6c.2-1.2 2.5-1.2 2.5.1 0 1.1-2.5 1.7-2.5 3.2h2.7',
  code: 'M5.5 4L1.8 8l3.7 4M10.5 4l3.7 4-3.7 4',
  'clear-formatting': 'M4 3.5h8.5M8.2 3.5l-1.6 9M10.2 9.2l3.6 3.6M13.8 9.2l-3.6 3.6',
  link: 'M6.5 9.5l3-3M7 4.6l1-1a2.6 2.6 0 0 1 3.7 3.7l-1 1M9 11.4l-1 1a2.6 2.6 0 0 1-3.7-3.7l1-1',
  rule: 'M2 8h12M4.5 4h7M4.5 12h7',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.6h11M2.5 9.6h11M8 3.5v9',
  picture: 'M2.5 3h11v10h-11zM2.8 11.2l3.2-3.4 2.6 2.7 1.8-1.7 2.9 2.6M10.6 5.9h.01',
  'no-break-space': 'M3 8.5v3h10v-3',
  'paste-as-text': 'M5.5 3.5h-2v10h9v-10h-2M5.7 2.5h4.6v2.2H5.7zM6 8h4M8 8v3.2',
  undo: 'M5.5 3.5L2.5 6.5l3 3M2.8 6.5h6.7a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3.5l3 3-3 3M13.2 6.5H6.5a3.5 3.5 0 0 0 0 7H10',
};
