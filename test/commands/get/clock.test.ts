import {expect, test} from 'vitest';
import {atSampleTime, refusal, sampleTime, serve} from './get-server.ts';

const hour = 60 * 60 * 1000;
const remark = (off: string) => `ucs-gitops: warning: this machine's clock is ${off} the API's: ages go by the API's\n`;

/** `get` on a machine whose clock is so far ahead of the server's, which is at `sampleTime`. */
async function getWith(aheadMs: number, args: readonly string[]) {
  const {get} = await serve({scenario: 'sample'});
  return get(args, {clock: {...atSampleTime, now: () => sampleTime + aheadMs}});
}

test.each([
  [hour, '60m ahead of'],
  [-hour, '60m behind'],
])('on a machine whose clock is off by %i ms ages are right, and one line says so', async (aheadMs, off) => {
  const {code, stdout, stderr} = await getWith(aheadMs, ['-o', 'wide']);
  expect({code, stderr}).toEqual({code: 0, stderr: remark(off)});
  expect(stdout).toMatch(/ContainerCreating +0 +60s .* progressing$/m);
});

test('json has the times of the API, and how far this clock is off', async () => {
  const {code, stdout, stderr} = await getWith(hour, ['-o', 'json']);
  expect({code, stderr}).toEqual({code: 0, stderr: remark('60m ahead of')});
  const {clusters, ...report} = JSON.parse(stdout);
  const right = JSON.parse((await getWith(0, ['-o', 'json'])).stdout);
  expect(clusters).toEqual([{...right.clusters[0], id: clusters[0].id, clockSkewSeconds: expect.closeTo(-3600, -1)}]);
  expect(report).toEqual({apiVersion: 'ucs-gitops/v1', generatedAt: right.generatedAt});
});

test('a few seconds are not worth a word, and without an answer nothing is known', async () => {
  expect((await getWith(4000, [])).stderr).toBe('');
  const {get, answer} = await serve({scenario: 'sample'});
  answer('*', refusal(503, 'UCS.01000005'));
  const {stdout, stderr} = await get(['-o', 'json'], {clock: {...atSampleTime, now: () => sampleTime + hour}});
  expect(stderr).not.toContain('clock');
  expect(JSON.parse(stdout).clusters).toMatchObject([{clockSkewSeconds: 0}]);
});
