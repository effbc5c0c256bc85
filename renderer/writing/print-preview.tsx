import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EditionOut } from '../../shared/export/edition-out.ts';
import { messageOf, request } from '../app/client.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { counted, dateAndTime } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './proof.module.css';
import { picturesDrawn } from './proof-pictures.ts';
import { type Paper, proofSheets } from './proof-sheets.ts';

/** People who write in inches. */
const usualPaper: Paper = /-(?:US|CA|MX)\b/u.test(typeof navigator === 'undefined' ? '' : navigator.language)
  ? 'Letter'
  : 'A4';

/** One edition on sheets of paper, as it comes out of a printer. `printAtOnce`: prints as soon as they are laid out. */
export function PrintPreview({
  edition,
  printAtOnce,
  onClose,
}: {
  edition: EditionOut;
  printAtOnce: boolean;
  onClose: () => void;
}) {
  const [paper, setPaper] = useState(usualPaper);
  const [double, setDouble] = useState(false);
  const [pages, setPages] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [printedAt] = useState(() => dateAndTime(new Date().toISOString()));
  const desk = useRef<HTMLElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const slug = `${edition.slugline} · ${edition.language.toUpperCase()} · ${printedAt}`;
  useRestInert();

  useLayoutEffect(() => {
    let current = true;
    const place = desk.current;
    if (!place) return;
    void proofSheets(edition, { paper, double, slug }, place).then((made) => {
      if (!current) return;
      sheets.current?.replaceChildren(...made);
      setPages(made.length);
    });
    return () => {
      current = false;
    };
  }, [edition, paper, double, slug]);

  const run = async (work: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const drawn = async (): Promise<void> => {
    if (sheets.current) await picturesDrawn(sheets.current);
  };
  const print = (): Promise<void> =>
    run(async () => {
      await drawn();
      if (await request('app.print', { paper })) onClose();
    });
  const savePdf = (): Promise<void> =>
    run(async () => {
      await drawn();
      const path = await request('app.savePdf', { paper, name: `${edition.slugline} (${edition.language})` });
      if (path === null) return;
      const show = (): void => void run(async () => void (await request('app.showInFolder', { path })));
      showToast({ text: `The PDF is at ${path}.`, action: { name: 'Show in folder', run: show } });
      onClose();
    });
  const asked = useRef(false);
  useEffect(() => {
    if (!printAtOnce || pages === null || asked.current) return;
    asked.current = true;
    void print();
  });

  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };
  return createPortal(
    <div
      role="dialog"
      aria-modal="true"
      aria-label="Print preview"
      className={styles.proof}
      data-proof=""
      onKeyDown={onKey}
    >
      <div className={styles.bar}>
        <h2 className={styles.title}>Print preview</h2>
        <span role="status" aria-label="Pages" className={`${styles.pages} tabular`}>
          {pages === null ? 'Setting the pages…' : counted(pages, 'page')}
        </span>
        <span className={styles.space} />
        <label className={styles.choice}>
          <input type="checkbox" checked={double} onChange={(event) => setDouble(event.target.checked)} />
          Double spacing
        </label>
        <label className={styles.choice}>
          Paper
          <select
            className={styles.select}
            value={paper}
            onChange={(event) => setPaper(event.target.value === 'Letter' ? 'Letter' : 'A4')}
          >
            <option value="A4">A4</option>
            <option value="Letter">Letter</option>
          </select>
        </label>
        <Button onClick={onClose}>Close</Button>
        <Button onClick={() => void savePdf()}>Save as PDF…</Button>
        <Button look="primary" onClick={() => void print()} data-autofocus>
          Print…
        </Button>
      </div>
      {problem === null ? null : <Alert>{problem}</Alert>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reachable by keyboard */}
      <section ref={desk} className={styles.desk} tabIndex={0} aria-label="Pages to print">
        <div ref={sheets} />
      </section>
    </div>,
    document.body,
  );
}

/** While it lies over the window, nothing below can be reached; the focus goes back to where it was. */
function useRestInert(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const root = document.getElementById('root');
    root?.setAttribute('inert', '');
    document.querySelector<HTMLElement>('[data-proof] [data-autofocus]')?.focus();
    return () => {
      root?.removeAttribute('inert');
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}
