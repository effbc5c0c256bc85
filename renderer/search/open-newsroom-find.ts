import { go } from '../app/navigation.ts';
import { lastQuery, rememberQuery } from '../find/find-requests.ts';
import { rememberReplacing } from './replace-memory.ts';

const longestSelection = 200;

/** Goes to the view that finds in the newsroom; what is selected is what is looked for. */
export function openNewsroomFind(): void {
  const selected = document.getSelection()?.toString() ?? '';
  const fits = selected !== '' && selected.length <= longestSelection && !/[\r\n]/u.test(selected);
  if (fits) rememberQuery({ ...lastQuery(), text: selected, regularExpression: false });
  go({ view: 'find' });
  const input = document.querySelector<HTMLInputElement>('[data-newsroom-find]');
  input?.focus();
  input?.select();
}

/** The same, with what to put instead asked for as well. */
export function openNewsroomReplace(): void {
  rememberReplacing({ open: true });
  openNewsroomFind();
}
