import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {recordPlay} from '../../helpers/recording.ts';
import {runProgram} from '../../helpers/run-cli.ts';
import {temporaryDirectory} from '../../helpers/temporary-directory.ts';

async function replay(content: string | Uint8Array, args: readonly string[] = []) {
  const cwd = await temporaryDirectory();
  writeFileSync(join(cwd, 'rec.ndjson'), content);
  return runProgram(['replay', 'rec.ndjson', ...args], {cwd});
}

test('without a terminal: the lines of the monitor, with the times of the recording, and no waiting', async () => {
  const {text} = await recordPlay('installing', 60);
  const {code, stdout, stderr} = await replay(text, ['--speed', '0.25']);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^2026-11-23T08:00:00Z \S+ installing/);
  expect(lines.at(-1)).toMatch(/^2026-11-23T08:0[01]:\d\dZ \S+ state installing -> enabled$/);
});

test('one that was made beside a wrong clock says so, once, and is judged as it was then', async () => {
  const hour = 60 * 60 * 1000;
  const right = (await replay((await recordPlay('installing', 60)).text)).stdout;
  const {stdout} = await replay((await recordPlay('installing', 60, () => {}, -hour)).text);
  expect(stdout.split('\n')).toEqual([
    "2026-11-23T09:00:00Z clock the recording's clock is 60m ahead of the API's: ages go by the API's",
    ...right.replaceAll('T08:', 'T09:').split('\n'),
  ]);
});

test('an outage of then is told as then', async () => {
  const {text} = await recordPlay('enabled', 40, ({server}, elapsed) => {
    server.answer('*', elapsed >= 10 && elapsed < 30 ? {status: 502, body: 'bad gateway'} : null);
  });
  const {stdout} = await replay(text);
  expect(stdout).toMatch(/^2026-11-23T08:00:10Z \S+ stale: server error: bad gateway \(HTTP 502\)/m);
  expect(stdout).toMatch(/^2026-11-23T08:00:30Z \S+ live again after 20s$/m);
});

test('a damaged one is played as far as it goes, and the last line says so', async () => {
  const {text} = await recordPlay('installing', 60);
  const {code, stdout, stderr} = await replay(text.slice(0, -10));
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const count = text.trimEnd().split('\n').length;
  expect(stdout).toContain('state installing -> enabled');
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
    new RegExp(`^\\S+Z recording line ${count} of the recording is cut off: the rest of that run cannot be played$`),
  );
});

describe('files that cannot be played', () => {
  test.each<readonly [string, string | Uint8Array, string]>([
    ['an empty one', '', 'is empty\nRecordings are made with --record FILE.'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'is no recording of ucs-gitops\n'],
    ['a text', 'Dear diary,\n', 'is no recording of ucs-gitops\n'],
    ['a newer one', '{"ucs-gitops-recording":7,"version":"9.1.0"}\n', 'was recorded by ucs-gitops 9.1.0 in format 7'],
  ])('%s', async (_name, content, message) => {
    const {code, stdout, stderr} = await replay(content);
    expect({code, stdout}).toEqual({code: 2, stdout: ''});
    expect(stderr).toMatch(/^ucs-gitops: \/.*\/rec\.ndjson /);
    expect(stderr).toContain(`/rec.ndjson ${message}`);
  });

  test.each<readonly [string, (path: string) => void, string]>([
    ['none', () => {}, 'cannot be read: there is no such file\n'],
    ['a directory', path => mkdirSync(path), 'cannot be read: it is a directory\n'],
    ['a device', path => symlinkSync('/dev/null', path), 'is no regular file\n'],
  ])('%s', async (_name, make, message) => {
    const cwd = await temporaryDirectory();
    make(join(cwd, 'rec.ndjson'));
    const {code, stderr} = await runProgram(['replay', 'rec.ndjson'], {cwd});
    expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(`/rec.ndjson ${message}`)});
  });
});

test.each([
  ['no file', ['replay'], "missing required argument 'FILE'"],
  ['two files', ['replay', 'a', 'b'], 'too many arguments'],
  ['no speed', ['replay', 'a', '--speed', 'fast'], '--speed: "fast" is not a number from 0.25 to 64'],
  ['too fast', ['replay', 'a', '--speed', '65'], '--speed: "65" is not a number from 0.25 to 64'],
  ['an option of the monitor', ['replay', 'a', '--record', 'b'], '--record'],
])('wrong usage: %s', async (_name, args, message) => {
  expect(await runProgram(args)).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining(message)});
});
