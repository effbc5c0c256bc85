import { defineConfig } from '@playwright/test';

/** Makes the pictures in docs/screenshots anew: `npm run screenshots`. */
export default defineConfig({
  testDir: './screenshots',
  testMatch: '*.pictures.ts',
  workers: 1,
  timeout: 180_000,
  reporter: 'list',
  outputDir: '../test-results/screenshots',
});
