import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'node',
    include: ['{shared,electron,renderer,scripts,bench}/**/*.test.{ts,tsx,mjs}'],
    exclude: ['node_modules', 'build', 'e2e'],
    // Style modules keep their class names, so that a test may say what it sees.
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
});
