import {readdir, readFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {writeDump} from '../../source/commands/monitor/dump-file.ts';
import {type Course, runWaiting} from '../commands/wait/virtual-wait.ts';
import {hostileTexts} from '../demo/faults/hostile-text.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {createFastClock} from '../helpers/fast-clock.ts';
import {testNow} from '../helpers/pods.ts';
import {type CliOptions, runProgram} from '../helpers/run-cli.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {until} from '../helpers/until.ts';
import {harmIn} from './checks.ts';

const texts = Object.entries(hostileTexts);

const outputs = [
  ['on a terminal', {outputIsTty: true}],
  ['in a pipe', {outputIsTty: false}],
] as const;

/** A server of 40 clusters whose names are hostile; so are the pods of the first. */
async function serve() {
  const {server, get} = await startPlay({scenario: 'fleet'});
  const id = server.clusters[0]?.id ?? '';
  const run = (args: readonly string[], options: CliOptions = {}) =>
    runProgram([...args, '--endpoint', server.url], options);
  return {server, get, id, run};
}

async function serveHostile() {
  const serving = await serve();
  await serving.server.setFault('hostile-clusters');
  await serving.server.setFault('hostile', serving.id);
  return serving;
}

describe('get', () => {
  test.each(['table', 'wide', 'json'].flatMap(format => outputs.map(([where, cli]) => [format, where, cli] as const)))(
    '-o %s %s prints nothing that acts on a terminal',
    async (format, _where, cli) => {
      const {run} = await serveHostile();
      const {code, stdout, stderr} = await run(['get', '-o', format], cli);
      expect(code).toBe(0);
      expect(stderr).toMatch(format === 'json' ? /^$/ : /^ucs-gitops: \S+: no pod of source-controller for [^\n]+\n$/);
      expect(stdout).toContain('hostile-line-feed hostile lines ');
      expect(harmIn(stdout)).toEqual([]);
    },
  );

  test('a table has a line for each pod and its columns stand below each other', async () => {
    const {run, id} = await serveHostile();
    const {stdout} = await run(['get', id]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + texts.length + 1);
    expect(lines.filter(line => !/ {3}(READY|1\/3) {3}/.test(line))).toEqual([]);
  });

  test('-o raw in a pipe is the bytes of the API, whatever they are', async () => {
    const {server, get, run, id} = await serveHostile();
    const hostile = Buffer.from(await (await get(`/v1/clusters/${id}/gitops`)).arrayBuffer());
    expect((await run(['get', '-o', 'raw', id])).stdoutBytes.equals(hostile)).toBe(true);
    const noText = Buffer.concat([
      Buffer.from('{"items":["'),
      Buffer.from([0x9b, 0x32, 0x4a, 0xff]),
      Buffer.from('"]}'),
    ]);
    await server.setFault(null);
    server.answer(id, {status: 200, body: noText});
    expect((await run(['get', '-o', 'raw', id])).stdoutBytes.equals(noText)).toBe(true);
  });

  test('-o raw on a terminal is the same JSON without a character that acts on it', async () => {
    const {get, run, id} = await serveHostile();
    const body: unknown = await (await get(`/v1/clusters/${id}/gitops`)).json();
    const {stdout} = await run(['get', '-o', 'raw', id], {outputIsTty: true});
    expect(harmIn(stdout)).toEqual([]);
    expect(JSON.parse(stdout)).toEqual(body);
  });

  test('bytes that are C1 controls and no UTF-8 do nothing on a terminal', async () => {
    const {server, run, id} = await serve();
    const body = Buffer.concat([
      Buffer.from('{"items":[{"metadata":{"name":"a'),
      Buffer.from([0x9b, 0x33, 0x31, 0x6d, 0x9d, 0x30, 0x3b, 0x90]),
      Buffer.from('"}}]}'),
    ]);
    server.answer(id, {status: 200, body});
    for (const format of ['table', 'wide', 'json', 'raw']) {
      const {stdoutBytes, stdout} = await run(['get', '-o', format, id], {outputIsTty: true});
      expect(stdout).toContain('a\ufffd31m');
      expect(harmIn(stdoutBytes.toString('latin1').replaceAll('\u00ef\u00bf\u00bd', '?'))).toEqual([]);
    }
  });
});

const everything = texts.map(([, text]) => text).join(' ');

describe('error messages', () => {
  test.each<[name: string, status: number, body: string, words: string]>([
    [
      'a message and a code',
      500,
      JSON.stringify({error_code: `A${everything}`, error_msg: `no ${everything}`}),
      'no link',
    ],
    ['a request id', 500, JSON.stringify({error_msg: 'no', request_id: `r${everything}`}), 'request id r'],
    ['text that is no JSON', 502, `no ${everything}`, 'no link'],
    ['the title of a page', 502, `<html><title>no ${everything.replaceAll('<', '')}</title>`, 'an HTML page "no link'],
    ['an answer that is no JSON', 200, `no ${everything}`, 'not JSON: no link'],
    ['a refusal', 401, JSON.stringify({error_code: 'APIGW.0301', error_msg: `no ${everything}`}), 'no link'],
    ['a 404', 404, JSON.stringify({error_code: 'X', error_msg: `no ${everything}`}), 'no link'],
  ])('with hostile text in %s act on nothing', async (_name, status, body, words) => {
    const {server, run, id} = await serve();
    server.answer(id, {status, body, headers: {'X-Request-Id': 'r\u009b2J\u009d0;x\u0090'}});
    const {code, stdout, stderr} = await run(['get', id], {outputIsTty: true});
    expect([5, 6, 7]).toContain(code);
    expect(stdout).toBe('');
    expect(stderr.replaceAll(/\s+|\ufffd/g, ' ')).toContain(words);
    expect(harmIn(stderr.trimEnd())).toEqual([]);
  });

  test('the error of a faulty server, too', async () => {
    const {server, run, id} = await serve();
    await server.setFault('hostile-error');
    const {code, stderr} = await run(['get', id]);
    expect(code).toBe(6);
    expect(stderr).toContain('Internal error');
    expect(harmIn(stderr.trimEnd())).toEqual([]);
  });

  test('names of the clusters there are', async () => {
    const {run} = await serveHostile();
    const {code, stderr} = await run(['get', 'shanghai'], {outputIsTty: true});
    expect(code).toBe(7);
    expect(stderr).toContain('no cluster is named "shanghai"');
    expect(harmIn(stderr.trimEnd().replaceAll('\n', ' '))).toEqual([]);
  });

  test('what the user wrote', async () => {
    const {run} = await serveHostile();
    const {code, stderr} = await run(['get', 'a\u202eb\u200b'], {outputIsTty: true});
    expect(code).toBe(7);
    expect(stderr).toContain('no cluster is named "a\\u202eb\\u200b"');
    expect(harmIn(stderr.trimEnd())).toEqual([]);
    const controls = await run(['get', '\u001b[2J\u009b'], {outputIsTty: true});
    expect(controls.code).toBe(2);
    expect(harmIn(controls.stderr.trimEnd())).toEqual([]);
  });
});

test.each(outputs)(
  'the lines of the monitor %s, and its log, hold nothing that acts on a terminal',
  async (_where, cli) => {
    const {server, run, id} = await serveHostile();
    const logFile = join(await temporaryDirectory(), 'log');
    const stop = new AbortController();
    let printed = '';
    const running = run(['--plain', '--interval', '2s', '--log-file', logFile], {
      ...cli,
      inputIsTty: cli.outputIsTty,
      clock: createFastClock(),
      signal: stop.signal,
      onOutput: stdout => {
        printed = stdout;
      },
    });
    const printing = (pattern: RegExp) =>
      until(
        () => pattern.test(printed),
        () => printed,
      );
    await printing(/hostile-line-feed hostile lines /);
    // With the fault its pods go.
    await server.setFault(null, id);
    await printing(/hostile-line-feed hostile lines \S+ is gone/);
    stop.abort('SIGTERM');
    const {stdout, stderr} = await running;
    expect(stderr).toBe('');
    expect(harmIn(stdout)).toEqual([]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter(line => !/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S/.test(line))).toEqual([]);
    const log = await readFile(logFile, 'utf8');
    expect(harmIn(log)).toEqual([]);
    const events = log
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(events).toContainEqual(
      expect.objectContaining({
        event: 'change',
        pod: expect.stringContaining('hostile-line-feed hostile lines '),
        to: null,
      }),
    );
  },
);

test('errors in the log hold nothing that acts on a terminal', async () => {
  const {server, run, id} = await serve();
  const logFile = join(await temporaryDirectory(), 'log');
  server.answer(id, {
    status: 500,
    body: JSON.stringify({error_code: `A${everything}`, error_msg: `no ${everything}`}),
    headers: {'X-Request-Id': 'r\u009b2J\u009d0;x\u0090'},
  });
  await run(['get', id, '--log-file', logFile]);
  const log = await readFile(logFile, 'utf8');
  expect(log).toContain('"event":"failure"');
  expect(harmIn(log)).toEqual([]);
});

test('what `wait` prints in a pipe holds nothing that acts on a terminal', async () => {
  const course: Course = async (second, server) => {
    if (second === 0) {
      await server.setFault('hostile-clusters');
      await server.setFault('hostile', server.clusters[0]?.id);
    }
  };
  const args = ['--timeout', '30s', '--fail-grace', '24h'];
  const {code, stdout, stderr} = await runWaiting(args, {scenario: 'fleet'}, course);
  expect(code).toBe(4);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/Z timed out after 30s: .*also not done/);
  expect(harmIn(stdout)).toEqual([]);
});

describe('the file name of a dump', () => {
  test.each([...texts, ['a path', '../../etc/passwd'], ['dots', '..'], ['nothing', ''], ['a device', '/dev/tty']])(
    'of a cluster named by %s is harmless',
    async (_name, text) => {
      const directory = await temporaryDirectory();
      const body = {bytes: Buffer.from(text)};
      const path = await writeDump(directory, {id: text, name: text}, [body], testNow);
      expect(dirname(path)).toBe(directory);
      expect(basename(path)).toMatch(/^ucs-gitops-[A-Za-z0-9_][A-Za-z0-9._-]{0,59}-20261123T080000Z\.json$/);
      expect(await readdir(directory)).toEqual([basename(path)]);
      expect((await readFile(path)).equals(body.bytes)).toBe(true);
    },
  );
});
