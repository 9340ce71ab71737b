import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {type DemoServer, startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from '../demo/test-faults.ts';
import {type CliRun, runProgram} from '../helpers/run-cli.ts';
import {type FaultRow, hangingRows, longTimeout, promptRows, shortTimeout, statusRows} from './wire-faults.ts';

const rows = [...promptRows, ...statusRows];
const token = 'a-token-that-must-stay-here';

let server: DemoServer;

beforeAll(async () => {
  server = await startDemoServer({scenario: 'enabled', faults: allFaults});
});
beforeEach(() => server.setFault(null));
afterAll(() => server.close());

const env = {LANG: 'C.UTF-8', HW_AUTH_TOKEN: token};

function oneCluster({url, clusters}: DemoServer, timeout = longTimeout): readonly string[] {
  return ['get', clusters[0]?.id ?? '', '--endpoint', url, '--request-timeout', timeout];
}

function allClusters({url}: DemoServer, timeout = longTimeout): readonly string[] {
  return ['get', '--endpoint', url, '--request-timeout', timeout];
}

const get = () => runProgram(oneCluster(server), {env});

/** One line: what happened, then what to do. */
function expectOneLine(stderr: string, cause: RegExp): void {
  expect(stderr).toMatch(new RegExp(`^ucs-gitops: (\\w+: )?(${cause.source})`));
  expect(stderr).toMatch(/^[^\n]+\n$/);
}

function expectNoStack(text: string): void {
  expect(text).not.toMatch(/^\s+at |Error:|node:|\.[jt]s:\d/m);
}

/** The exit code of the table, the cause and a hint in one line, no stack. */
function expectTold({code, stdout, stderr}: CliRun, {exit, cause}: FaultRow): void {
  expect(code).toBe(exit);
  if (cause === null) {
    // Some of what is answered lacks the app that Flux cannot do without.
    expect(stderr).toMatch(/^(?:ucs-gitops: \w+: no pod of [^\n]+\n)?$/);
  } else {
    expectOneLine(stderr, cause);
  }
  if (exit === 0) {
    expect(stdout).toMatch(/^NAME +READY +STATUS +RESTARTS +AGE\n\S/);
  } else {
    expect(stdout).toBe('');
    // A sentence about what to do follows.
    expect(stderr).toMatch(/\. [A-Z][^\n]{20,}\.\n$/);
  }
  expectNoStack(stdout + stderr);
}

/** The same where the list of clusters fails. */
function expectListTold({code, stdout, stderr}: CliRun, exit: FaultRow['exit']): void {
  expect({code, stdout}).toEqual({code: exit === 7 ? 6 : exit, stdout: ''});
  expect(stderr).toMatch(/^ucs-gitops: [^\n]+\. [A-Z][^\n]+\.\n$/);
  expectNoStack(stderr);
}

test('every fault there is has a row', () => {
  expect([...rows, ...hangingRows].map(({name}) => name).toSorted()).toEqual(Object.keys(allFaults).toSorted());
});

describe('get: the exit code of the table, the cause and a hint in one line, no stack', () => {
  test.each(rows)('$name: $exit', async row => {
    await server.setFault(row.name);
    expectTold(await get(), row);
  });
});

describe('get without a cluster, so that the list of clusters fails', () => {
  test.each(rows.filter(({exit}) => exit !== 0))('$name: $exit', async ({name, exit}) => {
    await server.setFault(name);
    expectListTold(await runProgram(allClusters(server)), exit);
  });
});

// They wait for the end of their time all together.
describe.concurrent('get of what hangs, with a cluster and without', () => {
  test.each(hangingRows)('$name: $exit', async row => {
    const hanging = await startDemoServer({scenario: 'enabled', faults: allFaults, fault: row.name});
    try {
      const [one, all] = await Promise.all([
        runProgram(oneCluster(hanging, shortTimeout), {env}),
        runProgram(allClusters(hanging, shortTimeout)),
      ]);
      expectTold(one, row);
      expectListTold(all, row.exit);
    } finally {
      await hanging.close();
    }
  });

  test('several clusters, one of which hangs: the others are printed, and the code is that of the one', async () => {
    const fleet = await startDemoServer({scenario: 'rollout'});
    try {
      await fleet.setFault('hang', 'prod-b');
      const argv = ['get', 'prod-b', 'sample', 'legacy', '--endpoint', fleet.url, '--request-timeout', '4s'];
      const {code, stdout, stderr} = await runProgram(argv);
      expect(code).toBe(6);
      expect(stdout).toMatch(/^sample +source-controller-97bdcd8cf-5fs52 /m);
      expect(stdout).toContain('legacy: GitOps is not enabled\n');
      expect(stdout).not.toContain('prod-b');
      expectOneLine(stderr, /prod-b: no answer within [\d.]+ s/);
    } finally {
      await fleet.close();
    }
  });
});

test('the token reaches no other origin, and a redirect on the same host is not followed either', async () => {
  for (const name of ['redirect', 'redirect-away']) {
    const before = server.requests.length;
    await server.setFault(name);
    await get();
    expect(server.requests.length - before).toBe(1);
  }
  expect(server.requests.at(-1)?.headers['x-auth-token']).toBe(token);
  expect(server.elsewhereRequests).toEqual([]);
});

test('one answer after 100 pages of a list without end, and after two of one that repeats itself', async () => {
  const before = server.requests.length;
  await server.setFault('continue-endless');
  await get();
  expect(server.requests.length - before).toBe(100);
  await server.setFault('continue-repeats');
  await get();
  expect(server.requests.length - before).toBe(102);
});
