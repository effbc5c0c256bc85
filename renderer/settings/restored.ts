import { showToast } from '../ui/toast.tsx';

/** Outlasts the page, which starts anew once the newsroom is another. */
const key = 'dragoman.restored';

/** What is to be said in the page that starts after a restore. */
export function announceLater(text: string): void {
  sessionStorage.setItem(key, text);
}

export function announceNothing(): void {
  sessionStorage.removeItem(key);
}

/** Says that a restore went well, in the page that started after it. */
export function announceRestored(): void {
  const text = sessionStorage.getItem(key);
  if (text === null) return;
  announceNothing();
  showToast({ text });
}
