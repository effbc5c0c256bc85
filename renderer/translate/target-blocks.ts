import type { TargetBlock } from './bands.ts';

/** One block of the translation as it stands in the page. */
export interface TargetElement extends TargetBlock {
  readonly element: HTMLElement;
}

/** The blocks of the body, read from the page: the editor marks each with its id and its source's. */
export function targetElements(root: HTMLElement | null): readonly TargetElement[] {
  const out: TargetElement[] = [];
  for (const element of root?.children ?? []) {
    if (!(element instanceof HTMLElement)) continue;
    const { block, source } = element.dataset;
    if (block !== undefined && block !== '')
      out.push({ id: block, source: source === '' ? undefined : source, element });
  }
  return out;
}

export function sameTargets(left: readonly TargetElement[], right: readonly TargetElement[]): boolean {
  return (
    left.length === right.length &&
    left.every((one, index) => {
      const other = right[index];
      return one.element === other?.element && one.id === other.id && one.source === other.source;
    })
  );
}

/** Whether a block of the page, or what is around a field, holds no text. */
export function isEmptyElement(element: HTMLElement): boolean {
  const field = element.querySelector<HTMLTextAreaElement | HTMLInputElement>('textarea, input');
  return (field?.value ?? element.textContent ?? '').trim() === '';
}
