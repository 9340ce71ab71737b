import {execFile} from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {describe, expect, onTestFinished, test} from 'vitest';
import {startDemoServer} from '../../../source/demo/server/server.ts';
import {createFastClock} from '../../helpers/fast-clock.ts';
import {runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';
import {machineEnv} from '../../helpers/terminal/machine-env.ts';
import {builtProgram} from '../../helpers/terminal/terminal.ts';

const header =
  '{"ucs-gitops-recording":1,"version":"0.1.0","startedAt":"2026-11-23T08:00:00.000Z","intervalMs":5000}\n';

/** Runs the monitor as lines, until it printed what is wanted. */
async function watch(args: readonly string[], until: RegExp, options: Parameters<typeof runProgram>[1] = {}) {
  const stop = new AbortController();
  const run = await runProgram(args, {
    signal: stop.signal,
    ...options,
    onOutput: text => {
      if (until.test(text)) {
        stop.abort('SIGTERM');
      }
    },
  });
  expect(run.code).toBe(143);
  return run;
}

function linesOf(file: string): readonly Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

describe('the monitor records', () => {
  test('every answer, to a new file that only its user can read', async () => {
    const cwd = await temporaryDirectory();
    await watch(['demo', '--scenario', 'sample', '--record', 'rec.ndjson'], /ContainerCreating/, {cwd});
    const file = join(cwd, 'rec.ndjson');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [first, list, answer] = linesOf(file);
    expect(first).toMatchObject({'ucs-gitops-recording': 1, intervalMs: 2000});
    expect(list).toMatchObject({clusters: [{name: 'test-cluster'}]});
    expect(answer).toMatchObject({cluster: {name: 'test-cluster'}, status: 200});
    expect(answer?.['pages']).toEqual([readFileSync('test/fixtures/api-page-sample.json', 'utf8')]);
  });

  test('by the variable as well; a second run goes on in the same file', async () => {
    const cwd = await temporaryDirectory();
    const env = {LANG: 'C.UTF-8', UCS_GITOPS_RECORD: join(cwd, 'rec.ndjson')};
    for (let run = 0; run < 2; run += 1) {
      await watch(['demo', '--scenario', 'sample'], /ContainerCreating/, {env});
    }
    const runs = linesOf(join(cwd, 'rec.ndjson')).filter(line => 'ucs-gitops-recording' in line);
    expect(runs).toHaveLength(2);
  });

  test('only what was asked for: of the list, the clusters that are watched, as they are named here', async () => {
    const cwd = await temporaryDirectory();
    const server = await startDemoServer({scenario: 'rollout'});
    onTestFinished(server.close);
    const prodB = server.clusters.find(({name}) => name === 'prod-b');
    const file = join(cwd, 'rec.ndjson');
    const args = ['--endpoint', server.url, '--record', file];
    await watch([...args, 'staging', prodB?.id ?? ''], /prod-b .*\n(.*\n)*.* staging |staging .*\n(.*\n)*.* prod-b /);
    const recorded = readFileSync(file, 'utf8');
    expect(linesOf(file)[1]).toMatchObject({clusters: [{name: 'staging'}, {name: 'prod-b'}]});
    expect(recorded).not.toContain('prod-a');
    unlinkSync(file);
    await watch([...args, prodB?.id ?? ''], /enabled/);
    expect(linesOf(file)[1]).toMatchObject({clusters: [{id: prodB?.id, name: prodB?.id.slice(0, 8)}]});
  });

  test('a wait, which can be replayed', async () => {
    const cwd = await temporaryDirectory();
    const server = await startDemoServer({scenario: 'enabled'});
    onTestFinished(server.close);
    const args = ['wait', '--endpoint', server.url, '--stable-for', '1s', '--record', 'rec.ndjson'];
    expect(await runProgram(args, {cwd})).toMatchObject({code: 0});
    const {code, stdout} = await runProgram(['replay', 'rec.ndjson'], {cwd});
    expect({code, stdout}).toEqual({code: 0, stdout: expect.stringMatching(/Z prod-b enabled 4\/4\n$/)});
  });

  test('a failure, in the words that were shown', async () => {
    const cwd = await temporaryDirectory();
    const server = await startDemoServer({scenario: 'sample'});
    onTestFinished(server.close);
    server.answer('*', {status: 403, headers: {'X-Request-Id': 'r-1'}, body: '{}'});
    await watch(['--endpoint', server.url, '--record', 'rec.ndjson'], /test-cluster auth: /, {cwd});
    expect(linesOf(join(cwd, 'rec.ndjson'))[2]).toMatchObject({
      cluster: {name: 'test-cluster'},
      error: {kind: 'forbidden', status: 403, requestId: 'r-1'},
    });
  });
});

describe('files that cannot be recorded to end the program before it asks anything', () => {
  test.each<readonly [string, (path: string) => void, string]>([
    [
      'something else',
      path => writeFileSync(path, 'notes\n'),
      'is there already and is no recording of ucs-gitops\nNothing is overwritten',
    ],
    [
      'a newer recording',
      path => writeFileSync(path, header.replace(':1,', ':2,')),
      'is there already and is a recording of another version\n',
    ],
    ['a directory', path => mkdirSync(path), 'cannot be written: it is a directory\n'],
    ['a device', path => symlinkSync('/dev/null', path), 'is no regular file\n'],
  ])('%s', async (_name, make, message) => {
    const cwd = await temporaryDirectory();
    const path = join(cwd, 'rec.ndjson');
    make(path);
    const before = statSync(path).size;
    const {code, stderr} = await runProgram(['demo', '--record', 'rec.ndjson'], {cwd});
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(`${path} ${message}`)});
    expect(statSync(path).size).toBe(before);
  });

  test('a directory that is not there', async () => {
    const cwd = await temporaryDirectory();
    const {code, stderr} = await runProgram(['demo', '--record', 'no/rec.ndjson'], {cwd});
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining('there is no such file or directory')});
  });
});

test('when the file is gone, the monitor says so once and goes on', async () => {
  const cwd = await temporaryDirectory();
  const file = join(cwd, 'rec.ndjson');
  const server = await startDemoServer({scenario: 'sample'});
  onTestFinished(server.close);
  let asked = 0;
  const stop = new AbortController();
  server.answer('*', () => {
    asked += 1;
    if (asked === 1) {
      unlinkSync(file);
    }
    if (asked === 3) {
      stop.abort('SIGTERM');
    }
    return {status: 500, body: '{}'};
  });
  const {stderr} = await runProgram(['--endpoint', server.url, '--record', 'rec.ndjson', '--interval', '2s'], {
    cwd,
    signal: stop.signal,
    clock: createFastClock(),
    // Nobody waits for the back-off.
    random: () => 0,
  });
  expect(stderr).toBe(
    'ucs-gitops: warning: The recording to rec.ndjson has ended: there is no such file or directory.\n',
  );
});

describe('a file that is full', () => {
  const limit = 1024 ** 3;

  /** A recording with room for so many bytes; most of it is a hole. */
  async function almostFull(room: number) {
    const cwd = await temporaryDirectory();
    const file = join(cwd, 'rec.ndjson');
    writeFileSync(file, header, {mode: 0o600});
    truncateSync(file, limit - room - 1);
    writeFileSync(file, '\n', {flag: 'a'});
    const added = () => {
      const bytes = Buffer.alloc(statSync(file).size - (limit - room));
      const opened = openSync(file, 'r');
      readSync(opened, bytes, 0, bytes.length, limit - room);
      closeSync(opened);
      return bytes.toString();
    };
    return {cwd, file, added};
  }

  test.each<readonly [string, number, (id: string) => readonly string[], RegExp]>([
    ['at an answer', 300, () => [], /^\{"ucs-.*\}\n\{"at":.*,"clusters":.*\}\n$/],
    ['before anything is asked', header.length, id => [id], /^\{"ucs-.*\}\n$/],
  ])('ends the recording with a whole line, and the monitor goes on: %s', async (_name, room, args, expected) => {
    const {cwd, added} = await almostFull(room);
    const server = await startDemoServer({scenario: 'sample'});
    onTestFinished(server.close);
    const clusters = args(server.clusters[0]?.id ?? '');
    const line = ['--endpoint', server.url, '--record', 'rec.ndjson', ...clusters];
    const {stderr} = await watch(line, /ContainerCreating/, {cwd});
    expect(stderr).toBe(
      'ucs-gitops: warning: The recording to rec.ndjson has ended: the file has reached its limit of 1 GiB.\n',
    );
    expect(added()).toMatch(expected);
  });

  test('takes no further run', async () => {
    const {cwd, file, added} = await almostFull(header.length - 1);
    const {code, stderr} = await runProgram(['demo', '--record', 'rec.ndjson'], {cwd});
    expect({code, stderr}).toEqual({
      code: 2,
      stderr: `ucs-gitops: ${file} cannot be written: the file has reached its limit of 1 GiB\nGive another name, or move that file away.\n`,
    });
    expect(added()).toBe('');
  });
});

// What a full disk does: it takes a part of the line.
test('a line that could be written only in part is taken back, and what is there can be played', async () => {
  const server = await startDemoServer({scenario: 'enabled'});
  onTestFinished(server.close);
  const file = join(await temporaryDirectory(), 'rec.ndjson');
  const command = [process.execPath, builtProgram, 'wait', '--endpoint', server.url, '--stable-for', '1ms'];
  const {stderr} = await promisify(execFile)(
    'sh',
    ['-c', 'ulimit -f 4 && exec "$@"', 'sh', ...command, '--record', file],
    {env: {...machineEnv(), LANG: 'C.UTF-8', HOME: '/nonexistent'}},
  );
  expect(stderr).toBe(`ucs-gitops: warning: The recording to ${file} has ended: a file may not be larger here.\n`);
  expect(readFileSync(file, 'utf8')).toMatch(/^\{"ucs-.*\}\n\{"at":.*,"clusters":.*\}\n$/);
  const {code, stdout} = await runProgram(['replay', file]);
  expect({code, stdout}).toEqual({code: 0, stdout: expect.not.stringContaining('cut off')});
});
