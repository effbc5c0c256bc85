import { DragomanError } from '../../shared/contract/errors.ts';

/** A window as this needs it. */
export interface BesidesWindow {
  /** Resolves to whether all that was typed in it is saved. */
  save(): Promise<boolean>;
  /** Whether the person lets go of what is not saved in it. */
  mayLose(): Promise<boolean>;
  loadAnew(): void;
}

/**
 * Runs what changes the newsroom under all windows: the others save before it and load anew after it. When one of them
 * cannot save, a person is asked.
 * @throws DragomanError `cancelled` when they keep what is open; nothing was done then.
 */
export async function besides<Value>(others: readonly BesidesWindow[], work: () => Promise<Value>): Promise<Value> {
  const saved = await Promise.all(others.map((one) => one.save()));
  for (const [at, one] of others.entries()) {
    if (saved[at] || (await one.mayLose())) continue;
    throw new DragomanError('cancelled', 'The newsroom stays open: a window has text that is not saved.', {});
  }
  try {
    return await work();
  } finally {
    for (const one of others) one.loadAnew();
  }
}
