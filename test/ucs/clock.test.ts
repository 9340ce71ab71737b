import {expect, test} from 'vitest';
import {hour, minute, second, testNow} from '../helpers/pods.ts';
import {podWith} from './pod-json.ts';
import {clientOf, sampleCluster, serve} from './serving.ts';

const createdAt = Date.parse('2025-11-05T03:48:06Z');

/** A client on a machine whose clock is at `testNow`, and a server whose clock the test sets. */
async function clocks(skewMs: number, headers: Readonly<Record<string, string>> = {}) {
  let now = testNow + skewMs;
  const server = await serve({now: () => now});
  const body = JSON.stringify({metadata: {}, items: [podWith('metadata.creationTimestamp', '2025-11-05T03:48:06Z')]});
  server.answer('*', {status: 200, headers, body});
  const client = clientOf(server.url, {now: () => testNow});
  const ask = async () => {
    const {clockSkewMs, pods, pages} = await client.gitops(sampleCluster);
    return {clockSkewMs, createdAt: pods[0]?.createdAt, pages};
  };
  const set = (skew: number) => {
    now = testNow + skew;
  };
  return {client, ask, set};
}

test.each([
  ['as the server', 0, 0],
  ['a few seconds ahead', -4 * second, 0],
  ['two minutes ahead', -2 * minute, -2 * minute + 500],
  ['an hour behind', hour, hour + 500],
])('the times of pods are on the clock of this machine, which is %s', async (_case, skewMs, found) => {
  const {ask} = await clocks(skewMs);
  expect(await ask()).toMatchObject({clockSkewMs: found, createdAt: createdAt - found});
});

test('an answer of a cache counts from when the cache sent it', async () => {
  const {ask} = await clocks(-10 * minute, {Age: '600'});
  expect(await ask()).toMatchObject({clockSkewMs: 0, createdAt});
});

test.each(['soon', '', 'Mon, 23 Nov 275760 08:00:00 GMT'])('the date %o tells nothing', async date => {
  const {ask} = await clocks(hour, {Date: date});
  expect(await ask()).toMatchObject({clockSkewMs: 0, createdAt});
});

test('the clock is that of the newest answer, though its pages are those of the one before', async () => {
  const {client, ask, set} = await clocks(0);
  const {pages} = await ask();
  set(hour);
  const again = await client.gitops(sampleCluster, undefined, pages);
  expect(again.pages[0]).toBe(pages[0]);
  expect(again).toMatchObject({clockSkewMs: hour + 500, pods: [{createdAt: createdAt - hour - 500}]});
  set(0);
  expect(await client.gitops(sampleCluster, undefined, pages)).toMatchObject({clockSkewMs: 0, pods: [{createdAt}]});
});
