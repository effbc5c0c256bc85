import { blocksToHtml } from '../../shared/export/block-html.ts';
import { type EditionOut, titleOf } from '../../shared/export/edition-out.ts';
import { escapeHtml } from '../../shared/export/escape.ts';
import styles from './proof.module.css';
import { bandsIn, cutPages } from './proof-layout.ts';
import { putPictures } from './proof-pictures.ts';

export type Paper = 'A4' | 'Letter';

export interface ProofLook {
  readonly paper: Paper;
  readonly double: boolean;
  /** The line at the top of every page, before the page's number. */
  readonly slug: string;
}

/** The sheets of a proof, as elements: what is shown is what is printed. `place` must be in the page, to be measured in. */
export async function proofSheets(edition: EditionOut, look: ProofLook, place: HTMLElement): Promise<HTMLElement[]> {
  const column = element('div', styles.column);
  column.lang = edition.language;
  column.dataset.double = String(look.double);
  column.append(...proofBlocks(edition));
  const ruler = sheetOf(look.paper);
  ruler.classList.add(styles.measured ?? '');
  ruler.copy.append(column);
  place.append(ruler);
  // Type that is not there yet would be measured in another.
  await document.fonts.ready;
  try {
    const pages = cutPages(bandsIn(column), ruler.copy.clientHeight);
    const zero = column.getBoundingClientRect().top;
    const blocks = [...column.children].map((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return { block, top: top - zero, bottom: bottom - zero };
    });
    return pages.map(({ from, to }, at) => {
      const sheet = sheetOf(look.paper);
      sheet.setAttribute('aria-label', `Page ${at + 1} of ${pages.length}`);
      sheet.head.textContent = look.slug;
      sheet.foot.textContent = `${at + 1} / ${pages.length}`;
      const part = column.cloneNode(false) as HTMLElement;
      part.style.height = `${to - from}px`;
      for (const { block, top, bottom } of blocks) {
        if (bottom <= from || top >= to) continue;
        const copy = block.cloneNode(true) as HTMLElement;
        copy.style.position = 'absolute';
        copy.style.marginBlock = '0';
        copy.style.insetBlockStart = `${top - from}px`;
        part.append(copy);
      }
      part.classList.add(styles.part ?? '');
      sheet.copy.append(part);
      return sheet;
    });
  } finally {
    ruler.remove();
  }
}

function proofBlocks(edition: EditionOut): Element[] {
  const { fields, blocks } = edition;
  const part = (name: string, kind: string, text: string): string =>
    text.trim() === '' ? '' : `<${name} class="${kind}">${escapeHtml(text.trim())}</${name}>`;
  const line = [fields.byline, fields.dateline].map((text) => text.trim()).filter((text) => text !== '');
  const html = [
    part('h1', styles.headline ?? '', titleOf(edition)),
    part('p', styles.standfirst ?? '', fields.standfirst),
    part('p', styles.byline ?? '', line.join(' · ')),
    blocksToHtml(blocks, () => null),
  ].join('\n');
  // Written by our own writer, which escapes all that is text.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  putPictures([...body.querySelectorAll('figure')], blocks);
  return [...body.children];
}

interface Sheet extends HTMLElement {
  head: HTMLElement;
  copy: HTMLElement;
  foot: HTMLElement;
}

function sheetOf(paper: Paper): Sheet {
  const sheet = element('section', styles.sheet);
  sheet.dataset.paper = paper;
  const head = element('div', styles.head);
  const copy = element('div', styles.copy);
  const foot = element('div', styles.foot);
  sheet.append(head, copy, foot);
  return Object.assign(sheet, { head, copy, foot });
}

function element(name: string, className: string | undefined): HTMLElement {
  const made = document.createElement(name);
  made.className = className ?? '';
  return made;
}
