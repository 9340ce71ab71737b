import {fileURLToPath} from 'node:url';

const carried = [
  'PATH',
  // What `faketime` moves the clock by, as in `npm run test:dates`.
  'LD_PRELOAD',
  'FAKETIME',
  'FAKETIME_SHARED',
  'DONT_FAKE_MONOTONIC',
  'FAKETIME_DONT_FAKE_MONOTONIC',
];

// Node finds there what it compiled of the program at an earlier start: the home of most tests has no room for that.
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));

/** What a program gets of this machine even in an environment that is clean: where programs are, and the clock. */
export function machineEnv(): Readonly<Record<string, string>> {
  const known = carried.flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {...Object.fromEntries(known), NODE_COMPILE_CACHE: compiled};
}
