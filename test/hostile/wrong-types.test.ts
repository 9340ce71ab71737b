import {describe, expect, onTestFinished, test} from 'vitest';
import {decodeKeptList} from '../../source/ucs/decode/lists.ts';
import {startPlay} from '../demo/virtual-play.ts';
import {runProgram} from '../helpers/run-cli.ts';
import {openTerminal} from '../helpers/terminal/terminal.ts';
import {expectWhole} from './screen-checks.ts';

/** What JavaScript, or kubectl, prints for values that nobody thought of. */
const thoughtless = /NaN|invalid|Infinity|undefined|\[object|-\d+[smhdy]\b/;

const linesWith = (pattern: RegExp, text: string) => text.split('\n').filter(line => pattern.test(line));

type Report = {
  readonly clusters: readonly {
    readonly ready: number;
    readonly total: number;
    readonly progress: number;
    readonly pods: readonly {readonly name: string; readonly restarts: number; readonly ready: string}[];
  }[];
};

async function serve(fault: string | null = null) {
  const {server} = await startPlay({scenario: 'sample'});
  await server.setFault(fault);
  const get = (...args: readonly string[]) => runProgram(['get', '--endpoint', server.url, ...args]);
  const answer = (items: readonly unknown[]) =>
    server.answer('*', {status: 200, body: JSON.stringify({metadata: {}, items})});
  return {server, get, answer};
}

describe('every field null, missing, of another type, negative or huge', () => {
  test.each(['table', 'wide', 'json'])(
    '-o %s has a place for every pod and no word that means nothing',
    async format => {
      const {get} = await serve('wrong-types');
      const {code, stdout, stderr} = await get('-o', format);
      expect(code).toBe(0);
      expect(stderr).toMatch(/the list is not complete: \d+ of \d+ entries are no pods/);
      expect(linesWith(thoughtless, stdout)).toEqual([]);
      expect(stdout).toContain('pod.status.phase-null');
    },
  );

  test('numbers of the report are counts', async () => {
    const {get} = await serve('wrong-types');
    const {clusters} = JSON.parse((await get('-o', 'json')).stdout) as Report;
    expect(clusters[0]?.pods.length).toBeGreaterThan(1000);
    expect(clusters[0]?.progress).toBeGreaterThanOrEqual(0);
    expect(clusters[0]?.progress).toBeLessThanOrEqual(1);
    for (const {restarts, ready} of clusters[0]?.pods ?? []) {
      expect(Number.isSafeInteger(restarts) && restarts >= 0).toBe(true);
      expect(ready).toMatch(/^\d{1,3}\/\d{1,3}$/);
    }
  });

  test('the monitor shows them, and says in the detail what it could not read', async () => {
    const {server} = await serve('wrong-types');
    const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 36});
    onTestFinished(() => terminal.close());
    await terminal.see('The list is incomplete');
    await expectWhole(terminal);
    terminal.press('/startTime-list\r');
    await terminal.seeNot('labels');
    await terminal.see('[filter startTime-list]');
    terminal.press('\rG');
    await terminal.see(/unreadable +status\.startTime/);
    expect(linesWith(thoughtless, terminal.screen())).toEqual([]);
    terminal.press('qq');
    await terminal.exit;
  });
});

test('times that cannot be read, of the future, or before 1970 give an age that says so', async () => {
  const {get, answer} = await serve();
  const far = new Date(Date.now() + 86_400_000).toISOString();
  const times = [
    far,
    '9999-12-31T23:59:59Z',
    '1969-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    'yesterday',
    '',
    0,
    -1,
    null,
  ];
  answer(times.map((creationTimestamp, index) => ({metadata: {name: `pod-${index}`, creationTimestamp}})));
  const {stdout} = await get();
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .slice(1)
      .map(line => line.split(/ +/).at(-1)),
  ).toEqual(['0s', '0s', ...Array.from({length: 7}, () => '<unknown>')]);
});

describe('names and uids that come twice', () => {
  const twin = {metadata: {name: 'twin', uid: 'twin'}, status: {phase: 'Pending'}};

  test('are as many pods as there are', async () => {
    const {get, answer} = await serve();
    answer([twin, twin, twin]);
    expect(linesWith(/^twin /, (await get()).stdout)).toHaveLength(3);
  });

  test('have a pane each, and the cursor goes from one to the next', async () => {
    const {server, answer} = await serve();
    answer([twin, twin, twin]);
    const terminal = openTerminal({args: ['--endpoint', server.url], columns: 120, rows: 36});
    onTestFinished(() => terminal.close());
    await terminal.see('0 of 3 ready');
    const selected = () => terminal.screen().split('❯').length;
    expect(terminal.screen().match(/ \S \S*twin [─━]/g)).toHaveLength(3);
    expect(selected()).toBe(2);
    terminal.press('l');
    await terminal.see(/╭─ \S \S*twin .*┏❯ \S \S*twin /);
    expect(selected()).toBe(2);
    terminal.press('q');
    await terminal.exit;
  });
});

test('keys that mean something to the language change nothing', () => {
  const bad =
    '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": 1, "hasOwnProperty": 1';
  const text = `{${bad}, "metadata": {${bad}}, "items": [{${bad}, "metadata": {${bad}, "name": "p", "labels": {${bad}}},
    "spec": {${bad}}, "status": {${bad}, "containerStatuses": [{${bad}, "state": {${bad}, "waiting": {${bad}}}}]}}]}`;
  const {pods} = decodeKeptList(Buffer.from(text));
  expect(pods).toMatchObject([{name: 'p', app: 'p', containers: [{state: {kind: 'waiting', reason: null}}]}]);
  expect(Reflect.get({}, 'polluted')).toBe(undefined);
});
