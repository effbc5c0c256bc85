/** How a list of stories was left, so that going back from a story finds it so. Lives as long as the window. */
export interface ListMemory {
  readonly text: string;
  readonly spiked: boolean;
  /** Pixels from the top. */
  readonly offset: number;
}

const lists = new Map<string, ListMemory>();
const untouched: ListMemory = { text: '', spiked: false, offset: 0 };

export function rememberedList(key: string): ListMemory {
  return lists.get(key) ?? untouched;
}

/** Starts a list afresh. */
export function forgetList(key: string): ListMemory {
  lists.delete(key);
  return untouched;
}

export function rememberList(key: string, change: Partial<ListMemory>): void {
  lists.set(key, { ...rememberedList(key), ...change });
}
