import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Stores are created per test and nothing lives in modules, so files may share a worker.
    isolate: false,
    env: {COLUMNS: '100', LINES: '30', FORCE_COLOR: '0', CI: 'false', TZ: 'UTC'},
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
