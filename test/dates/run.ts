import {spawnSync} from 'node:child_process';
import {parseArgs} from 'node:util';

// `npm run test:dates`: what meets the clock of this machine, run on days to come with `faketime`. With `-- --all` every
// test on every day; with `-- --date 2031-05-01T00:00:00Z FILE...` these files on that day.

// A time that needs more than 31 bits.
const usualDates = ['2038-01-20T00:00:00Z'];
// A leap day and the last minutes of a February that end meanwhile, and what is as near as tomorrow and next year.
const otherDates = ['2028-02-29T23:59:30Z', '2030-02-28T23:58:30Z', '+1 day', '+366 days'];

const daySeconds = 86_400;

/** The tests that start the program, or a server, on the clock of the machine. Elsewhere times are arguments. */
const onTheClock = [
  'test/commands/',
  'test/demo/play/every-scenario',
  'test/secrets/log-file',
  'test/terminal/wait',
  'test/ucs/auth',
];

/** How far the clock has to go ahead, s. Every process is given that, so that all of them agree. */
function secondsTo(date: string): number {
  const days = /^\+(\d+) days?$/.exec(date)?.[1];
  return days === undefined ? Math.round((Date.parse(date) - Date.now()) / 1000) : Number(days) * daySeconds;
}

function runOn(date: string, files: readonly string[]): boolean {
  process.stdout.write(`\nOn ${date}:\n`);
  const ahead = ['--exclude-monotonic', '-f', `${secondsTo(date)}`.replace(/^(?=\d)/, '+')];
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter',
    'minimal',
  ];
  return spawnSync('faketime', [...ahead, process.execPath, ...vitest, ...files], {stdio: 'inherit'}).status === 0;
}

const {values, positionals} = parseArgs({
  options: {all: {type: 'boolean', default: false}, date: {type: 'string', multiple: true}},
  allowPositionals: true,
});

if (spawnSync('faketime', ['--version']).error) {
  process.stdout.write('faketime is not installed (Debian: apt-get install faketime), so no other day was tried.\n');
} else {
  const dates = values.date ?? (values.all ? [...usualDates, ...otherDates] : usualDates);
  const files = positionals.length > 0 || values.all ? positionals : onTheClock;
  const failed = dates.filter(date => !runOn(date, files));
  if (failed.length > 0) {
    process.stdout.write(`\nTests failed on ${failed.join(', ')}.\n`);
    process.exitCode = 1;
  }
}
