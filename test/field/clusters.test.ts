import {describe, expect, test} from 'vitest';
import {get, look, prodA, says, waitFor, watch} from './play.ts';
import {ago, at, deleting, exit, flux, loops, pod, up} from './pods.ts';

// Clusters that share a name, come, go and are renamed, and what happens to GitOps and to pods of theirs.

const prodB = {id: '5d1f0000-0000-4000-8000-00000000c002', name: 'prod-b'};

// derailed/k9s#3374; names of UCS clusters need not be unique
describe('two clusters of one name', () => {
  const crashing = pod('source-controller', {born: ago('20m'), containers: [loops(6, exit(1, ago('1m')))]});
  const sameNames = {
    clusters: [
      {id: '7c1e40aa-5d2b-11ef-8a31-0255ac1a9d01', name: 'prod-a', course: flux()},
      {id: 'b2f0935d-5d2b-11ef-8a31-0255ac1e77c2', name: 'prod-a', course: flux(crashing)},
    ],
  };

  test('each has its state', async () => {
    const {clusters} = await look(sameNames);
    expect(clusters).toMatchObject(
      sameNames.clusters.map(({id}, nth) => ({id, state: nth === 0 ? 'enabled' : 'failing'})),
    );
  });

  test('a part of the id tells them apart in a table', async () => {
    const {stdout} = await get(sameNames, 'table');
    expect(stdout).toMatch(/7c1e|9d01/i);
    expect(stdout).toMatch(/b2f0|77c2/i);
  });

  test('one with a name of its own is called by that alone', async () => {
    const {stdout} = await get({clusters: [...sameNames.clusters, {...prodB, course: flux()}]}, 'table');
    expect(stdout).toMatch(/^prod-b +source-controller-/m);
  });

  test('and in the last line of a wait', async () => {
    const run = await waitFor(sameNames, '--stable-for', '2s', '--fail-grace', '2s', '--timeout', '9s');
    expect(run).toMatchObject({exit: 3, last: says(/b2f0|77c2/)});
  });
});

describe('the list of clusters', () => {
  test('a cluster leaves it: those who watch are told, and the other is asked on', async () => {
    const unregistered = {
      clusters: [
        {...prodA, course: {0: flux(), 5: {status: 404, code: 'UCS.00030001'}}},
        {...prodB, course: flux()},
      ],
      listed: {0: [prodA, prodB], 5: [prodB]},
    };
    expect((await look(unregistered)).clusters).toMatchObject([{state: 'enabled'}, {state: 'enabled'}]);
    const {lines, output} = await watch(unregistered, 75);
    const left =
      /\b(gone|left|leaves|no longer|any ?more|removed|unregistered|disappeared|dropped|vanished|not (in|among|on) the list|off the list|not listed)\b/i;
    expect(lines.filter(line => /prod-a\b/.test(line) && left.test(line))).not.toEqual([]);
    expect(output).not.toMatch(/prod-b.*(stale|not-found)/i);
  });

  test('a cluster is renamed: the new name shows when the list is read again', async () => {
    const prodEast = {...prodA, name: 'prod-east'};
    const course = {0: flux(), 66: deleting(flux(), at(76))};
    const renamed = {clusters: [{...prodA, course}], listed: {0: [prodA], 8: [prodEast]}};
    expect(await look(renamed)).toMatchObject({name: 'prod-a', state: 'enabled'});
    expect((await watch(renamed, 70)).last).toMatch(/ prod-east /);
  });

  test('an account without clusters is told what to do', async () => {
    const run = await get({clusters: []}, 'json');
    expect(run).toMatchObject({exit: 7, stderr: says([/no cluster/, /account|site/])});
  });
});

describe('while it is watched', () => {
  // DELETE …/gitops
  test('GitOps is disabled', async () => {
    const course = {
      0: flux(),
      2: deleting(flux(), at(12)),
      5: {status: 400, code: 'UCS.00060005'},
      8: {status: 400, code: 'UCS.00060003'},
    };
    const {output} = await watch(course, 13);
    expect(output).toMatch(/\bdisabling\b/);
    expect(output).toMatch(/\bnot.enabled\b/);
  });

  test('a pod of a StatefulSet is replaced by one of its name', async () => {
    const replica = (uid: string, born: string, container: ReturnType<typeof up>) =>
      pod('flux-cache', {
        hash: null,
        id: '0',
        born,
        owner: {kind: 'StatefulSet', name: 'flux-cache'},
        containers: [container],
        meta: {uid},
      });
    const restarted = up(ago('8d'), {restartCount: 7, lastState: exit(1, ago('8d'))});
    const course = {0: flux(replica('u1', ago('9d'), restarted)), 4: flux(replica('u2', at(3), up(at(3))))};
    expect(await look(course)).toMatchObject({state: 'enabled'});
    const {lines} = await watch(course, 9);
    const last = lines.filter(line => line.includes('flux-cache')).at(-1);
    expect(last).toMatch(/replac|appear|new|came/i);
    expect(last).not.toMatch(/\bgone\b/i);
  });
});
