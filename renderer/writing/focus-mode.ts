import type { EditionSession } from '../editor/session/edition-session.ts';

/** The shade of whatever is not written at is the style sheet's; which block it is not, one rule that is written here. */
export function followFocus(session: EditionSession): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let stopBody = (): void => undefined;
  const attach = (): void => {
    stopBody();
    const body = session.getBody();
    const mark = (): void => {
      const id = body?.currentBlockId() ?? null;
      sheet.replaceSync(
        id === null ? '' : `[data-writing-focus] [role="textbox"] > [data-block="${CSS.escape(id)}"] { opacity: 1; }`,
      );
    };
    mark();
    stopBody = body?.onCurrentBlock(mark) ?? stopBody;
  };
  attach();
  const stop = session.subscribeBody(attach);
  return () => {
    stop();
    stopBody();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
