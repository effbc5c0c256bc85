import { expect, test } from 'vitest';
import { type BesidesWindow, besides } from './besides.ts';

function windowOf(told: string[], saved: boolean, mayLose = false): BesidesWindow {
  return {
    save: async () => saved,
    mayLose: async () => {
      told.push('asked');
      return mayLose;
    },
    loadAnew: () => void told.push('anew'),
  };
}

const work = (told: string[]) => async (): Promise<string> => {
  told.push('worked');
  return 'done';
};

test('windows that saved everything start anew after it', async () => {
  const told: string[] = [];
  expect(await besides([windowOf(told, true), windowOf(told, true)], work(told))).toBe('done');
  expect(told).toEqual(['worked', 'anew', 'anew']);
});

test('nothing is done when a person keeps a window with text that is not saved', async () => {
  const told: string[] = [];
  await expect(besides([windowOf(told, true), windowOf(told, false)], work(told))).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect(told).toEqual(['asked']);
});

test('it is done when a person lets go of what is not saved', async () => {
  const told: string[] = [];
  await besides([windowOf(told, false, true)], work(told));
  expect(told).toEqual(['asked', 'worked', 'anew']);
});
