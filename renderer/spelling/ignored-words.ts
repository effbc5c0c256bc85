/** Words that are not to be underlined in one edition, until the window closes. */
const byEdition = new Map<string, Set<string>>();
const listeners = new Set<() => void>();

export function isIgnored(editionId: string, word: string): boolean {
  return byEdition.get(editionId)?.has(word) ?? false;
}

export function ignoreWord(editionId: string, word: string): void {
  const words = byEdition.get(editionId) ?? new Set();
  words.add(word);
  byEdition.set(editionId, words);
  for (const listener of listeners) listener();
}

export function onIgnored(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
