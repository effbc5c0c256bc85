import { afterEach, beforeEach } from 'vitest';
import { openTestNewsroom, type TestNewsroom, type TestOptions, type TestStory, writeStory } from './test-newsroom.ts';

/**
 * A newsroom of its own for each test of the file or the group that calls this, closed and removed after it.
 * @param options a test may change what they say of `answersLockWanted`.
 * @returns what stands for the newsroom of whichever test runs.
 */
export function newsroomPerTest(options: TestOptions = {}): TestNewsroom {
  let newsroom: TestNewsroom | null = null;
  beforeEach(async () => {
    newsroom = await openTestNewsroom(options);
  });
  afterEach(async () => {
    await newsroom?.close();
    newsroom = null;
  });
  return standIn(() => newsroom);
}

/** A story in that newsroom, written anew for each test as {@link writeStory} does. */
export function storyPerTest(newsroom: TestNewsroom, texts?: readonly string[]): TestStory {
  let story: TestStory | null = null;
  beforeEach(async () => {
    story = await writeStory(newsroom, texts);
  });
  return standIn(() => story);
}

/** An object with the properties of whichever one there is at the moment. */
function standIn<Real extends object>(current: () => Real | null): Real {
  const real = (): Real => {
    const now = current();
    if (now === null) throw new Error('There is none outside a test');
    return now;
  };
  return new Proxy({} as Real, {
    get: (_none, key) => Reflect.get(real(), key),
    set: (_none, key, value) => Reflect.set(real(), key, value),
  });
}
