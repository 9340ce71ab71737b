import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type DemoServer, startDemoServer} from '../../source/demo/server/server.ts';
import {allFaults} from '../demo/test-faults.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';
import {runBuilt} from '../helpers/terminal/built-program.ts';
import {peakLimitMb} from './through-faults.ts';
import {longTimeout, promptRows} from './wire-faults.ts';

const peakMemory = ['--import', fileURLToPath(new URL('../fixtures/peak-memory.mjs', import.meta.url))];

let server: DemoServer;

beforeAll(async () => {
  server = await startDemoServer({scenario: 'enabled', faults: allFaults});
});
afterAll(() => server.close());

describe(`the built program stays below ${peakLimitMb} MB`, () => {
  const heavy = [
    'gzip-bomb',
    'huge',
    'deep',
    'many-containers',
    'many-pods',
    'continue-endless',
    'hostile',
    'wrong-types',
  ];
  const cases = heavy.flatMap(name => ['table', 'raw', 'json'].map(format => ({name, format})));

  test.each(cases)('$name, get -o $format', async ({name, format}) => {
    await server.setFault(name);
    const peakFile = join(await temporaryDirectory(), 'peak');
    const cluster = server.clusters[0]?.id ?? '';
    const args = ['get', cluster, '-o', format, '--endpoint', server.url, '--request-timeout', longTimeout];
    const {code, stderr} = await runBuilt(args, {
      nodeOptions: peakMemory,
      env: {HW_AUTH_TOKEN: 'a-token', PEAK_FILE: peakFile},
    });
    expect(code).toBe(promptRows.find(row => row.name === name)?.exit);
    // One line at most: no stack.
    expect(stderr).toMatch(/^([^\n]+\n)?$/);
    const peakMb = Number(await readFile(peakFile, 'utf8'));
    expect(peakMb).toBeGreaterThan(10);
    expect(peakMb).toBeLessThan(peakLimitMb);
  });
});
