import type { BlockKind } from '../blocks/block-kind.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const headings: Readonly<Record<string, BlockKind>> = {
  H1: 'h2',
  H2: 'h2',
  H3: 'h3',
  H4: 'h4',
  H5: 'h4',
  H6: 'h4',
};

export const blockElements = names(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
);

/** What leaves nothing behind, with all that is in it. Pictures are seen to before. */
const dropped = names(
  'AUDIO BUTTON CANVAS COL COLGROUP DATALIST DIALOG EMBED HEAD IFRAME INPUT LABEL LINK MATH META METER NAV NOSCRIPT OBJECT ' +
    'PARAM PROGRESS SCRIPT SELECT SOURCE STYLE SVG TEMPLATE TEXTAREA TITLE TRACK VIDEO XML',
);

/** Word's own elements: the mark of a paragraph's end, and drawings. */
const wordOwn = /^(?:O:P|V:|O:OLEOBJECT)/u;

/** Word's notes in the margin and their anchors, and the mark that Word Online ends a paragraph with. */
const droppedClass = /(?:^|\s)(?:MsoCommentReference|MsoCommentText|msocomanchor|msocomtxt|EOP)(?:\s|$)/u;

export function isDropped(element: Element, name: string): boolean {
  if (dropped.has(name) || wordOwn.test(name) || droppedClass.test(element.className)) return true;
  // Words that somebody took out while changes were being tracked, which is not the same as words crossed out.
  return name === 'DEL' && (element.hasAttribute('cite') || element.hasAttribute('datetime'));
}
