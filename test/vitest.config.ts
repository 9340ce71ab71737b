import {defineConfig} from 'vitest/config';
import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** The long files first, so that none of them runs alone at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({moduleId}: TestSpecification) =>
      /\/test\/(faults|hostile|monitor\/polling|package|program\/completion|secrets|terminal)\//.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Stores are created per test and nothing lives in modules, so files may share a worker.
    isolate: false,
    // Most files wait for a program in a terminal far longer than they compute: on two cores four of them take turns.
    maxWorkers: 4,
    sequence: {sequencer: LongFirst},
    env: {COLUMNS: '100', LINES: '30', FORCE_COLOR: '0', CI: 'false', TZ: 'UTC'},
    // What is waited for comes at once on a quiet machine. On a busy one nothing is given up before these.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: {poll: {timeout: 30_000}},
  },
});
