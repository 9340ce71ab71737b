const carried = [
  'PATH',
  // What `faketime` moves the clock by, as in `npm run test:dates`.
  'LD_PRELOAD',
  'FAKETIME',
  'FAKETIME_SHARED',
  'DONT_FAKE_MONOTONIC',
  'FAKETIME_DONT_FAKE_MONOTONIC',
];

/** What a program gets of this machine even in an environment that is clean: where programs are, and the clock. */
export function machineEnv(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    carried.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
